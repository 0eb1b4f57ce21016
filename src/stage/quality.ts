import type { Quality } from '../session/session.ts'

/** What a frame shows besides what is documented or planned: looks only, which a slow machine does without. */
export interface Effects {
  /** What water mirrors: nothing but the sky, the massing, or the fabric too. */
  readonly mirror: 'none' | 'solids' | 'all'
  /** Ripples on water; without, a plain sheen. */
  readonly ripples: boolean
  /** Contact shadows of solids, and of the fabric's buildings. */
  readonly contact: 'solids' | 'all'
  /** Shade that what stands near each other takes from the sky's light. */
  readonly occlusion: boolean
  /** Trails of light behind the vehicles. */
  readonly trails: boolean
  /** Bloom of what emits light by night: none, narrow, or narrow and wide. */
  readonly bloom: 'none' | 'near' | 'wide'
}

/** What a level draws: buildings of the city fabric at most, and the effects. */
interface Level {
  readonly buildings: number
  readonly effects: Effects
}

const PLAIN: Effects = {
  mirror: 'none',
  ripples: false,
  contact: 'solids',
  occlusion: false,
  trails: false,
  bloom: 'none',
}
const SOME: Effects = {
  mirror: 'solids',
  ripples: true,
  contact: 'solids',
  occlusion: true,
  trails: true,
  bloom: 'none',
}
const MORE: Effects = { mirror: 'solids', ripples: true, contact: 'all', occlusion: true, trails: true, bloom: 'near' }
const ALL: Effects = { mirror: 'all', ripples: true, contact: 'all', occlusion: true, trails: true, bloom: 'wide' }

/** The levels that one may choose. */
const LEVELS: Readonly<Record<Exclude<Quality, 'auto'>, Level>> = {
  low: { buildings: 3_000, effects: PLAIN },
  medium: { buildings: 40_000, effects: SOME },
  high: { buildings: 250_000, effects: MORE },
  full: { buildings: 1_120_000, effects: ALL },
}
/** The steps that `auto` goes up and down by the measured time of a frame. */
const LADDER: readonly Level[] = [
  LEVELS.low,
  { buildings: 12_000, effects: PLAIN },
  LEVELS.medium,
  { buildings: 120_000, effects: SOME },
  { buildings: 400_000, effects: MORE },
  LEVELS.full,
]

/** Milliseconds between frames of motion: above, less is drawn; below, more. */
const SLOW_MS = 42
const FAST_MS = 19
/** Frames of motion that are looked at before the budget changes. */
const WINDOW = 20

/** How much to draw, by choice or by the measured time of a frame. */
export interface QualityGovernor {
  /** Buildings of the city fabric, at most. */
  budget(): number
  effects(): Effects
  choose(quality: Quality): void
  /** A frame of motion was drawn, `ms` after the one before. */
  frame(ms: number): void
  /** Levels of the fabric worth making on this machine. */
  readonly levels: number
}

export function createQualityGovernor(
  gl: WebGL2RenderingContext,
  quality: Quality,
  onChange: () => void,
): QualityGovernor {
  const software = /swiftshader|llvmpipe|software/i.test(
    String(gl.getParameter(gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER)),
  )
  let chosen = quality
  let step = software ? 0 : 3
  let times: number[] = []
  const level = (): Level => (chosen === 'auto' ? LADDER[step]! : LEVELS[chosen])
  return {
    levels: software && (quality === 'auto' || quality === 'low') ? 1 : 2,
    budget: () => level().buildings,
    effects: () => level().effects,
    choose(next) {
      if (next === chosen) return
      chosen = next
      onChange()
    },
    frame(ms) {
      if (chosen !== 'auto') return
      times.push(ms)
      if (times.length < WINDOW) return
      const median = times.toSorted((a, b) => a - b)[WINDOW / 2]!
      times = []
      const next = median > SLOW_MS ? step - 1 : median < FAST_MS ? step + 1 : step
      const held = Math.min(LADDER.length - 1, Math.max(0, next))
      if (held === step) return
      step = held
      onChange()
    },
  }
}
