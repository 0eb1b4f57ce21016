import { PHASES } from '../../facts/phase.ts'
import { DIFFERENCE_TONES } from '../../layers/step-texture.ts'
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
  /** The last day of evidence; what is documented fades after it. */
  evidenceUntil: number
  /** Columns of the picture that the side takes, from and up to, in its own pixels. */
  columns: readonly [number, number]
  sun: Sun
}

export interface ShaderColours {
  readonly planned: Rgb
  readonly notStated: Rgb
  readonly selection: Rgb
  /** Above, at the horizon, and where the sun is low. */
  readonly skyTop: Rgb
  readonly skyEdge: Rgb
  readonly glow: Rgb
  /** 1 on the night model, 0 on the paper model: lights add on the one and shade on the other. */
  readonly night: number
  /** One colour for each of PHASES, and for each of DIFFERENCE_TONES. */
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
  return {
    planned: rgb(palette.planned),
    notStated: rgb(palette.notStated),
    selection: rgb(palette.selection),
    skyTop: rgb(palette.skyTop),
    skyEdge: rgb(palette.skyEdge),
    glow: rgb(palette.glow),
    night: night ? 1 : 0,
    phases: PHASES.map((phase) => rgb(palette.phases[phase])),
    differences: DIFFERENCE_TONES.map((tone) => rgb(palette.differences[tone])),
  }
}
