import type { Day } from '../base/day.ts'

/** Two days, the earlier first. */
export interface DaySpan {
  readonly from: Day
  readonly to: Day
}

/** Two days in their order. */
export function spanOf(one: Day, other: Day): DaySpan {
  return one <= other ? { from: one, to: other } : { from: other, to: one }
}
