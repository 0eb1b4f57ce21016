import { READINGS, type Reading } from '../../scenario/reading.ts'
import type { Sun } from '../sun.ts'
import type { Palette } from '../../session/palette.ts'

/**
 * What every shader of a frame reads: one mutable object, written by the stage, read by deck.gl's extension and three's
 * uniforms alike. Colours are linear-free sRGB, 0 to 1.
 */
export interface TimeState {
  /** One, or two that stand side by side; the first goes with the clock. */
  sides: readonly [SideTime] | readonly [SideTime, SideTime]
  /** Seconds of ambient motion; stands still while nothing plays. */
  ambient: number
  /** Metres that one CSS pixel covers at the centre of the view. */
  metresPerPixel: number
  zoom: number
  /** Rows of the step texture, or -1. */
  selected: number
  hovered: number
  pixelRatio: number
  /** Pixels by which what is drawn lies to the left of the canvas's edge: more than 0 only for a column of a large picture. */
  shift: number
  /** Width and height in CSS pixels. */
  viewport: readonly [number, number]
  colours: ShaderColours
}

/** What the shaders read of one side of the screen. */
export interface SideTime {
  day: number
  reading: number
  /** Columns of the picture that the side takes, from and up to, in its own pixels. */
  columns: readonly [number, number]
  sun: Sun
}

export interface ShaderColours {
  readonly documented: Rgb
  readonly planned: Rgb
  readonly notStated: Rgb
  readonly selection: Rgb
  readonly ground: Rgb
  readonly haze: Rgb
  /** Above, at the horizon, and where the sun is low. */
  readonly skyTop: Rgb
  readonly skyEdge: Rgb
  readonly glow: Rgb
  /** 1 on the night model, 0 on the paper model: lights add on the one and shade on the other. */
  readonly night: number
  /** One colour for each phase, and for each difference, in the order of their codes. */
  readonly phases: readonly Rgb[]
  readonly differences: readonly Rgb[]
}

export type Rgb = readonly [number, number, number]

export function readingCode(reading: Reading): number {
  return READINGS.indexOf(reading)
}

export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}

export function shaderColours(palette: Palette, night: boolean): ShaderColours {
  const d = palette.differences
  return {
    documented: rgb(palette.documented),
    planned: rgb(palette.planned),
    notStated: rgb(palette.notStated),
    selection: rgb(palette.selection),
    ground: rgb(palette.ground),
    haze: rgb(palette.haze),
    skyTop: rgb(palette.skyTop),
    skyEdge: rgb(palette.skyEdge),
    glow: rgb(palette.glow),
    night: night ? 1 : 0,
    phases: Object.values(palette.phases).map(rgb),
    differences: [d.noPlan, d.ahead, d.same, d.behind, d.noLaterReport, d.added, d.cancelled].map(rgb),
  }
}
