import { FIRST_DAY, HORIZON_DAY, clampDay, dayOf, type Day } from '../../../base/day.ts'
import { ALL_YEARS } from '../../../base/years.ts'

/** Share of the track, 0 to 1, at which a day stands; the track runs to `end`. */
export function shareOf(day: number, end: Day = HORIZON_DAY): number {
  return Math.min(Math.max((day - FIRST_DAY) / (end - FIRST_DAY), 0), 1)
}

/** The whole day at a share of the track. */
export function dayAtShare(share: number, end: Day = HORIZON_DAY): Day {
  return clampDay(Math.round(FIRST_DAY + share * (end - FIRST_DAY)), FIRST_DAY, end)
}

export interface Quarter {
  readonly year: number
  readonly quarter: 1 | 2 | 3 | 4
  readonly from: Day
}

/** Quarters that begin on the track before `end`, in order. */
export function quartersTo(end: Day): readonly Quarter[] {
  return ALL_YEARS.flatMap((year) =>
    ([1, 2, 3, 4] as const).map((quarter): Quarter => ({
      year,
      quarter,
      from: dayOf(`${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`),
    })),
  ).filter(({ from }) => from > FIRST_DAY && from < end)
}

/** The size of the page's letters, in CSS pixels: it grows with the window. */
export const readRem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/** Which of what begins at these pixels is named, so that each has its room before the next and before the end; by their places. */
export function spacedOut(starts: readonly number[], room: number, width: number): ReadonlySet<number> {
  const named = new Set<number>()
  let free = 0
  for (const [at, start] of starts.entries()) {
    if (start < free || start + room > width) continue
    named.add(at)
    free = start + room
  }
  return named
}
