import { FIRST_DAY, HORIZON_DAY, LAST_DAY, clampDay, dayOf, isoOf, type Day } from '../../../base/day.ts'

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

export interface Year {
  readonly year: number
  readonly from: Day
  readonly to: Day
}

const LAST_YEAR = Number(isoOf(LAST_DAY).slice(0, 4)) - 1
const ALL_YEARS = Array.from({ length: LAST_YEAR - 2020 }, (_, i) => 2021 + i)

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

/** Years with the first of their days that is on the track, and the day after their last one. */
export function yearsTo(end: Day): readonly Year[] {
  return ALL_YEARS.map((year): Year => ({
    year,
    from: clampDay(dayOf(`${year}-01-01`), FIRST_DAY, end),
    to: clampDay(dayOf(`${year + 1}-01-01`), FIRST_DAY, end),
  })).filter(({ from, to }) => to > from)
}

/** The years of the timeline as it is shipped. */
export const YEARS: readonly Year[] = yearsTo(HORIZON_DAY)

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
