import { asDay, type Day } from '../base/day.ts'
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

/** Days between two looks; where looks disagree the day of the change is sought in between. */
const LOOK_EVERY = 14

/**
 * The runs of days over [from, to] on which the indicators of two scenarios differ as they are shown. A difference that comes
 * and goes again between two looks is not seen.
 */
export function differingDays(
  first: readonly ScenarioIndicator[],
  second: readonly ScenarioIndicator[],
  from: Day,
  to: Day,
): readonly DifferingDays[] {
  const known = new Map<number, DifferenceCounts>()
  const on = (day: number): DifferenceCounts => {
    const counts = known.get(day) ?? countsOn(first, second, asDay(day))
    known.set(day, counts)
    return counts
  }
  const differs = (day: number): boolean => sum(on(day)) > 0
  /** The last day that is like `same`, which lies on one side of a change; `other` lies on the other. */
  const edge = (same: number, other: number): number => {
    let [near, far] = [same, other]
    while (Math.abs(far - near) > 1) {
      const middle = Math.trunc((near + far) / 2)
      if (differs(middle) === differs(same)) near = middle
      else far = middle
    }
    return near
  }
  const looks = [...daysBetween(from, to), to]
  const runs: DifferingDays[] = []
  let since: number | null = null
  for (const [at, day] of looks.entries()) {
    const before = looks[at - 1]
    if (differs(day) && since === null) since = before === undefined ? day : edge(day, before)
    const next = looks[at + 1]
    if (since !== null && differs(day) && (next === undefined || !differs(next))) {
      const until = next === undefined ? day : edge(day, next)
      runs.push({ from: asDay(since), to: asDay(until), most: mostOf([since, ...looks, until], since, until, on) })
      since = null
    }
  }
  return runs
}

function* daysBetween(from: Day, to: Day): Generator<Day> {
  for (let day: number = from; day < to; day += LOOK_EVERY) yield asDay(day)
}

const sum = ({ gain, cost, moved }: DifferenceCounts): number => gain + cost + moved

function mostOf(
  looks: readonly number[],
  from: number,
  to: number,
  on: (day: number) => DifferenceCounts,
): DifferingDays['most'] {
  const inside = looks.filter((day) => day >= from && day <= to).toSorted((a, b) => a - b)
  const day = inside.reduce((best, one) => (sum(on(one)) > sum(on(best)) ? one : best))
  return { day: asDay(day), ...on(day) }
}

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
