import { asDay, dayOf, isoOf, type Day } from '../base/day.ts'
import type { Schedule } from '../scenario/build-schedule.ts'
import { gainsAndCosts } from './gains-and-costs.ts'
import type { ScenarioIndicator } from './indicators/indicator.ts'

/** How many indicators a second scenario gains, loses and otherwise moves on a day. */
export interface DifferenceCounts {
  readonly gain: number
  readonly cost: number
  readonly moved: number
}

/** A run of days, both included, on which two scenarios differ, and the first of those on which most indicators do. */
export interface DifferingDays {
  readonly from: Day
  readonly to: Day
  readonly most: DifferenceCounts & { readonly day: Day }
}

/**
 * The days on which anything that two schedules plan can be otherwise than the day before, over [from, to], both included
 * and in order: each day of every plan, the first days that things are known, the turns of the years.
 */
export function daysOfChange(schedules: readonly Schedule[], from: Day, to: Day): readonly Day[] {
  const days = new Set<number>([from, to])
  const mark = (first: number, last: number): void => {
    for (let day = Math.max(Math.floor(first), from); day <= Math.min(Math.ceil(last), to); day += 1) days.add(day)
  }
  for (const { plan, knownFrom } of schedules.flatMap(({ entries }) => entries)) {
    if (knownFrom !== null) mark(knownFrom, knownFrom)
    if (plan) mark(plan.start.day, plan.end.day)
    if (plan?.cancelled) mark(plan.cancelled.day, plan.cancelled.day)
  }
  for (let year = Number(isoOf(from).slice(0, 4)) + 1; dayOf(`${year}-01-01`) <= to; year += 1)
    days.add(dayOf(`${year}-01-01`))
  return [...days].toSorted((a, b) => a - b) as Day[]
}

/**
 * The runs of days on which the indicators of two scenarios differ as they are shown. `days`, in order, are all those on
 * which any of them can change (`daysOfChange`); the last is the last that is looked at.
 */
export function differingDays(
  first: readonly ScenarioIndicator[],
  second: readonly ScenarioIndicator[],
  days: readonly Day[],
): readonly DifferingDays[] {
  const runs: DifferingDays[] = []
  let open: DifferingDays | null = null
  for (const [at, day] of days.entries()) {
    const counts = countsOn(first, second, day)
    const until = asDay((days[at + 1] ?? day + 1) - 1)
    if (sum(counts) === 0) open = null
    else if (open === null) runs.push((open = { from: day, to: until, most: { day, ...counts } }))
    else {
      const most: DifferingDays['most'] = sum(counts) > sum(open.most) ? { day, ...counts } : open.most
      runs[runs.length - 1] = open = { from: open.from, to: until, most }
    }
  }
  return runs
}

const sum = ({ gain, cost, moved }: DifferenceCounts): number => gain + cost + moved

/** A value that only one of the two states is a difference, and neither gain nor cost. */
function countsOn(
  first: readonly ScenarioIndicator[],
  second: readonly ScenarioIndicator[],
  day: Day,
): DifferenceCounts {
  const counts = { gain: 0, cost: 0, moved: 0 }
  for (const row of gainsAndCosts(first, second, day)) {
    if (row.effect === 'gain') counts.gain += 1
    else if (row.effect === 'cost') counts.cost += 1
    else if (row.first !== row.second) counts.moved += 1
  }
  return counts
}
