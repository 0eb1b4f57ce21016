import type { City } from '../city/build-city.ts'
import type { Schedule } from '../scenario/build-schedule.ts'
import { byDay, planOf, type Change } from './changes-between.ts'
import type { DaySpan } from './day-span.ts'

/** A change of a plan, with the name of the scenario that alone plans it so. */
export type PlanApart = Change & { readonly scenario: NonNullable<Change['scenario']> }

/**
 * What two scenarios plan otherwise after the first day, up to and on the second: starts, phases, holds and ends that one has
 * on that day and the other does not. By day. Pure.
 */
export function plansApart(
  city: City,
  [first, second]: readonly [Schedule, Schedule],
  { from, to }: DaySpan,
): readonly PlanApart[] {
  const [ours, theirs] = [first, second].map((schedule) =>
    schedule.entries.flatMap((entry) => planOf(city, entry)).filter(({ day }) => day > from && day <= to),
  ) as [Change[], Change[]]
  const onlyIn = (changes: readonly Change[], others: readonly Change[], { scenario }: Schedule): PlanApart[] => {
    const there = new Set(others.map(keyOf))
    return changes
      .filter((change) => !there.has(keyOf(change)))
      .map((change) => ({ ...change, scenario: scenario.name }))
  }
  return byDay([...onlyIn(ours, theirs, first), ...onlyIn(theirs, ours, second)])
}

const keyOf = (change: Change): string =>
  `${change.kind} ${change.entity?.id} ${change.day} ${'phase' in change ? change.phase : ''}`
