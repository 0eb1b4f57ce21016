import { asDay, isoOf } from '../../../base/day.ts'
import { NO_DAY, type OwnDays } from '../../../own-layers/own-layer.ts'

export const DAY_ROLES = ['start', 'end', 'actualStart', 'actualEnd', 'removed'] as const
export type DayRole = (typeof DAY_ROLES)[number]

export interface YearCounts {
  readonly role: DayRole
  /** Rows by calendar year, from the first year that has any to the last. */
  readonly years: readonly { readonly year: number; readonly count: number }[]
  /** Rows without such a day. */
  readonly without: number
}

/** A column spans at most so many years; a stray date in the year 9999 draws no empty bars. */
const MOST_YEARS = 80

/** How many rows have each of the days in which year; the most counted years where a file names more than a chart can hold. */
export function countYears(days: OwnDays): readonly YearCounts[] {
  return DAY_ROLES.flatMap((role): YearCounts[] => {
    const column = days[role]
    if (!column) return []
    const counts = new Map<number, number>()
    let without = 0
    const years = new Map<number, number>()
    for (const day of column.days) {
      if (day === NO_DAY) without += 1
      else {
        let year = years.get(day)
        if (year === undefined) {
          year = Number(isoOf(asDay(day)).slice(0, -6))
          years.set(day, year)
        }
        counts.set(year, (counts.get(year) ?? 0) + 1)
      }
    }
    return counts.size === 0 ? [] : [{ role, years: spread(counts), without }]
  })
}

function spread(counts: ReadonlyMap<number, number>): YearCounts['years'] {
  const [first, last] = [Math.min(...counts.keys()), Math.max(...counts.keys())]
  if (last - first >= MOST_YEARS)
    return [...counts]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, MOST_YEARS)
      .map(([year, count]) => ({ year, count }))
      .toSorted((a, b) => a.year - b.year)
  return Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, count: counts.get(first + i) ?? 0 }))
}
