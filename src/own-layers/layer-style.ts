import type { OwnLayer } from './own-layer.ts'

/*
 * How an own layer is drawn, apart from its data: small plain values that a session keeps, a link or a project file carries,
 * and the stage is handed with each view. Colours are numbers of the palette's family for own things (`session/palette.ts`,
 * `own`), so that they go with the theme and keep apart for colour-blind eyes.
 */

/** Hues in the palette's family; more categories than these share the colour of the rest. */
export const OWN_HUES = 8
/** Steps of the palette's ramp, from little to much: the most classes that a field is cut into. */
export const OWN_RAMP = 5

/** A number of the palette's hues, 0 to `OWN_HUES` - 1. */
export type OwnHue = number

/** One colour for all; a hue for each of some values of a field; or the ramp over classes of a field of numbers. */
export type OwnColour =
  | { readonly by: 'one'; readonly hue: OwnHue }
  | {
      readonly by: 'categories'
      readonly field: string
      /** Values as texts (`valueText`), each with its hue; every other value has the colour of the rest. */
      readonly categories: readonly { readonly value: string; readonly hue: OwnHue }[]
    }
  | {
      readonly by: 'classes'
      readonly field: string
      /** Where one class ends and the next begins, ascending, at most `OWN_RAMP` - 1: a value equal to a break is of the upper class. */
      readonly breaks: readonly number[]
    }

/** Where heights come from: what the preview mapped, a field of metres, or none: all lies flat. */
export interface OwnHeightStyle {
  readonly source:
    | { readonly from: 'mapping' }
    | { readonly from: 'field'; readonly field: string }
    | { readonly from: 'flat' }
  /** Factor on the metres; 1 is true to scale. */
  readonly scale: number
}

/** Which rows are drawn at all; a row has to pass every filter of a layer. A row without a value passes none. */
export type OwnFilter =
  | { readonly type: 'values'; readonly field: string; readonly values: readonly string[] }
  | { readonly type: 'range'; readonly field: string; readonly min: number | null; readonly max: number | null }

export interface OwnLayerStyle {
  readonly visible: boolean
  /** 0 to 1. */
  readonly opacity: number
  readonly colour: OwnColour
  readonly height: OwnHeightStyle
  /** CSS pixels, of lines and outlines. */
  readonly lineWidth: number
  /** The field that names features on the map; null for none. */
  readonly labels: string | null
  readonly filters: readonly OwnFilter[]
}

/** A layer as a view shows it. A view's list is in drawing order: the first lies lowest. */
export interface ShownOwnLayer {
  readonly layer: OwnLayer
  readonly style: OwnLayerStyle
  /** Rows that light up. */
  readonly selected: ReadonlySet<number>
}

/** One feature of an own layer: what the map says is under the pointer, and what is chosen. */
export interface OwnFeatureRef {
  readonly layer: string
  readonly row: number
}

/** What a layer is drawn like before anyone has chosen; `nth` layer, from 0, so that each begins with another hue. */
export function defaultStyle(nth: number): OwnLayerStyle {
  return {
    visible: true,
    opacity: 0.9,
    colour: { by: 'one', hue: nth % OWN_HUES },
    height: { source: { from: 'mapping' }, scale: 1 },
    lineWidth: 2,
    labels: null,
    filters: [],
  }
}
