import type { Briefing, Chapter, Picture } from '../../story/schema.ts'
import { secondsOf } from '../../story/slides.ts'

/** About what a hall's loop takes, in seconds. */
const LOOP_SECONDS = 180
/** No caption stands for less than this, in seconds: it can be read in either language. */
const SHORTEST = 9

/**
 * A briefing as a hall's loop: silent, shortened to about three minutes, and without what a hall does not offer: the
 * reading Difference, comparisons, and with them verdicts. What moves is never cut short; a short briefing is not drawn out.
 */
export function loopOf(briefing: Briefing, seconds: number = LOOP_SECONDS): Briefing {
  const all = [briefing.opening, ...briefing.chapters, briefing.closing]
  const share = Math.min(1, seconds / all.reduce((sum, view) => sum + secondsOf({ view }), 0))
  const shown = <T extends Picture | Chapter>(view: T): T => ({
    ...view,
    reading: view.reading === 'difference' ? 'planned' : view.reading,
    compare: null,
    audio: null,
    stay: Math.max(SHORTEST, view.stay * share),
  })
  return {
    ...briefing,
    opening: shown(briefing.opening),
    chapters: briefing.chapters.map(shown),
    closing: shown(briefing.closing),
  }
}
