import { OWN_RAMP, type OwnLayerStyle } from './layer-style.ts'
import { RAMP_AT, REST_AT } from './style-columns.ts'

/** What one of a layer's colours means: all of it, a value of the field, numbers from one to below another, or all else. */
export type LegendMeaning =
  | { readonly of: 'layer' }
  | { readonly of: 'value'; readonly value: string }
  | { readonly of: 'class'; readonly from: number | null; readonly to: number | null }
  | { readonly of: 'rest' }

export interface LegendEntry {
  /** The number of the colour. */
  readonly number: number
  readonly meaning: LegendMeaning
}

/** A layer's colours with what each means, as they are drawn. */
export function legendEntries({ colour }: Pick<OwnLayerStyle, 'colour'>): readonly LegendEntry[] {
  if (colour.by === 'one') return [{ number: colour.hue, meaning: { of: 'layer' } }]
  const rest: LegendEntry = { number: REST_AT, meaning: { of: 'rest' } }
  if (colour.by === 'categories')
    return [
      ...colour.categories.map(({ value, hue }): LegendEntry => ({ number: hue, meaning: { of: 'value', value } })),
      rest,
    ]
  const { breaks } = colour
  const classes = Array.from({ length: breaks.length + 1 }, (_, at): LegendEntry => ({
    number: RAMP_AT + Math.round((at / Math.max(breaks.length, 1)) * (OWN_RAMP - 1)),
    meaning: { of: 'class', from: breaks[at - 1] ?? null, to: breaks[at] ?? null },
  }))
  return [...classes, rest]
}
