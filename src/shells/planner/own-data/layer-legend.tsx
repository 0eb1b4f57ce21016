import './layer-legend.css'
import type { OwnLayerStyle } from '../../../own-layers/layer-style.ts'
import type { OwnLayer } from '../../../own-layers/own-layer.ts'
import { RAMP_AT, REST_AT } from '../../../own-layers/style-columns.ts'
import { OWN_RAMP } from '../../../own-layers/layer-style.ts'
import { useLanguage } from '../../../app/use-app.ts'
import { formatDecimal } from '../../../ui/format-figure.ts'
import { useOwnDataText } from './own-data-text.tsx'

/** A colour of own layers, by its number. */
export function OwnSwatch({ number }: { readonly number: number }) {
  return <span className="own-swatch" style={{ background: `var(--own-${number})` }} aria-hidden="true" />
}

/** The one colour that stands for a whole layer: its own, or that of what it is coloured by. */
export function colourOfLayer({ colour }: OwnLayerStyle): string {
  const number =
    colour.by === 'one'
      ? colour.hue
      : colour.by === 'categories'
        ? (colour.categories[0]?.hue ?? REST_AT)
        : RAMP_AT + OWN_RAMP - 1
  return `var(--own-${number})`
}

interface Entry {
  readonly key: string
  readonly number: number
  readonly words: string
}

/** What the colours of a layer mean. */
export function LayerLegend({ layer, style }: { readonly layer: Pick<OwnLayer, 'id'>; readonly style: OwnLayerStyle }) {
  const text = useOwnDataText()
  const entries = useEntries(style)
  return (
    <ul className="own-legend" data-part="own-legend" data-layer={layer.id} aria-label={text('data.legend')}>
      {style.colour.by !== 'one' && <li className="own-legend-field">{style.colour.field}</li>}
      {entries.map(({ key, number, words }) => (
        <li key={key}>
          <OwnSwatch number={number} />
          {words}
        </li>
      ))}
    </ul>
  )
}

function useEntries({ colour }: OwnLayerStyle): readonly Entry[] {
  const text = useOwnDataText()
  const language = useLanguage()
  if (colour.by === 'one') return [{ key: 'one', number: colour.hue, words: text('data.legend.own') }]
  const rest: Entry = { key: 'rest', number: REST_AT, words: text('data.legend.rest') }
  if (colour.by === 'categories')
    return [...colour.categories.map(({ value, hue }) => ({ key: `value ${value}`, number: hue, words: value })), rest]
  const { breaks } = colour
  const figure = (value: number): string => formatDecimal(value, language)
  const between = (at: number): string => {
    const [from, to] = [breaks[at - 1], breaks[at]]
    if (from === undefined && to === undefined) return text('data.legend.all')
    if (from === undefined) return text('data.legend.below', { to: figure(to!) })
    return to === undefined
      ? text('data.legend.from', { from: figure(from) })
      : text('data.legend.between', { from: figure(from), to: figure(to) })
  }
  const classes = Array.from({ length: breaks.length + 1 }, (_, at) => ({
    key: `class ${at}`,
    number: RAMP_AT + Math.round((at / Math.max(breaks.length, 1)) * (OWN_RAMP - 1)),
    words: between(at),
  }))
  return [...classes, rest]
}
