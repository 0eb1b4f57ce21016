import type { Quality } from '../session/session.ts'

/** Buildings of the city fabric that a level of quality draws at most. */
const BUDGETS: Readonly<Record<Exclude<Quality, 'auto'>, number>> = { low: 3_000, medium: 40_000, high: 250_000, full: 1_120_000 }
const LADDER = [3_000, 12_000, 40_000, 120_000, 400_000, 1_120_000] as const

/** Milliseconds between frames of motion: above, less is drawn; below, more. */
const SLOW_MS = 42
const FAST_MS = 19
/** Frames of motion that are looked at before the budget changes. */
const WINDOW = 20

/** How many buildings to draw, by choice or by the measured time of a frame. */
export interface QualityGovernor {
  budget(): number
  choose(quality: Quality): void
  /** A frame of motion was drawn, `ms` after the one before. */
  frame(ms: number): void
  /** Levels of the fabric worth making on this machine. */
  readonly levels: number
}

export function createQualityGovernor(gl: WebGL2RenderingContext, quality: Quality, onChange: () => void): QualityGovernor {
  const software = /swiftshader|llvmpipe|software/i.test(String(gl.getParameter(gl.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER)))
  let chosen = quality
  let step = software ? 0 : 3
  let times: number[] = []
  return {
    levels: software && (quality === 'auto' || quality === 'low') ? 1 : 3,
    budget: () => (chosen === 'auto' ? LADDER[step]! : BUDGETS[chosen]),
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
