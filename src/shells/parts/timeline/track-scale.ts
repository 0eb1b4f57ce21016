import { FIRST_DAY, HORIZON_DAY, clampDay, dayOf, type Day } from '../../../base/day.ts'

const SPAN = HORIZON_DAY - FIRST_DAY

/** Share of the track, 0 to 1, at which a day stands. */
export function shareOf(day: number): number {
  return Math.min(Math.max((day - FIRST_DAY) / SPAN, 0), 1)
}

/** The whole day at a share of the track. */
export function dayAtShare(share: number): Day {
  return clampDay(Math.round(FIRST_DAY + share * SPAN))
}

export interface Quarter {
  readonly year: number
  readonly quarter: 1 | 2 | 3 | 4
  readonly from: Day
}

/** Quarters that begin on the track, in order. */
export const QUARTERS: readonly Quarter[] = [2021, 2022, 2023, 2024, 2025].flatMap((year) =>
  ([1, 2, 3, 4] as const)
    .map((quarter): Quarter => ({ year, quarter, from: dayOf(`${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`) }))
    .filter(({ from }) => from > FIRST_DAY),
)

/** Years with the first of their days that is on the track. */
export const YEARS: readonly { readonly year: number; readonly from: Day; readonly to: Day }[] = [2021, 2022, 2023, 2024, 2025].map((year) => ({
  year,
  from: clampDay(dayOf(`${year}-01-01`)),
  to: clampDay(dayOf(`${year + 1}-01-01`)),
}))
