import { FIRST_DAY, LAST_DAY, asDay, clampDay, dayOf, isoOf, type Day } from './day.ts'

export interface Year {
  readonly year: number
  readonly from: Day
  readonly to: Day
}

/** The year that a day lies in. */
export const yearOf = (day: Day): number => Number(isoOf(day).slice(0, 4))

/** The first day of the year after. */
export const nextYear = (day: Day): Day => dayOf(`${yearOf(day) + 1}-01-01`)

const FIRST_YEAR = yearOf(FIRST_DAY)

/** All years that the timeline may reach. */
export const ALL_YEARS: readonly number[] = Array.from(
  { length: yearOf(asDay(LAST_DAY - 1)) - FIRST_YEAR + 1 },
  (_, i) => FIRST_YEAR + i,
)

/** Years with the first of their days that is on a track that runs to `end`, and the day after their last one. */
export function yearsTo(end: Day): readonly Year[] {
  return ALL_YEARS.map((year): Year => ({
    year,
    from: clampDay(dayOf(`${year}-01-01`), FIRST_DAY, end),
    to: clampDay(dayOf(`${year + 1}-01-01`), FIRST_DAY, end),
  })).filter(({ from, to }) => to > from)
}
