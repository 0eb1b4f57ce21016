import { asDay, type Day } from '../../base/day.ts'
import type { Localizable } from '../../messages/message.ts'
import type { City } from '../../city/build-city.ts'
import type { Place } from '../../city/schema.ts'
import type { EntitySchedule, Schedule } from '../../scenario/build-schedule.ts'

export const INDICATOR_GROUPS = [
  'vehicles',
  'network',
  'reach',
  'travel',
  'pipeline',
  'sites',
  'sports',
  'investment',
] as const
export type IndicatorGroup = (typeof INDICATOR_GROUPS)[number]

/** A value that a document states: a goal for the day on which it is due, or a report for the day that it holds for. */
export interface DocumentedPoint {
  readonly day: Day
  readonly value: number
  readonly kind: 'goal' | 'report'
  readonly fact: string
}

/** Something that a scenario moves, worked out from its schedule and the geometry alone. */
export interface ScenarioIndicator {
  readonly id: string
  readonly group: IndicatorGroup
  readonly name: Localizable
  readonly unit: Localizable
  /** Digits after the point that it makes sense to show. */
  readonly digits: number
  /** How it is worked out, in words. */
  readonly formula: Localizable
  /** What is assumed beyond the documents; each is to be printed wherever the value is. */
  readonly assumptions: readonly Localizable[]
  /** Ids of the facts that it rests on; of those that the city holds. */
  readonly facts: readonly string[]
  /** Which way is a gain; null where neither is. */
  readonly better: 'more' | 'less' | null
  readonly documented: readonly DocumentedPoint[]
  /** Null: not stated, or nothing planned. Never zero in its stead. */
  valueAt(day: Day): number | null
}

/** What indicators are worked out from. */
export interface IndicatorSource {
  /** With what the scenario adds (`cityWithAdded`). */
  readonly city: City
  readonly schedule: Schedule
  /** Places of the pack, and those that the scenario adds. */
  readonly places: readonly Place[]
}

export interface SeriesPoint {
  readonly day: Day
  readonly value: number | null
}

/** Values every `step` days over [from, to], the last day always among them. */
export function seriesOf(
  indicator: Pick<ScenarioIndicator, 'valueAt'>,
  from: Day,
  to: Day,
  step: number,
): readonly SeriesPoint[] {
  const points: SeriesPoint[] = []
  for (let day: number = from; day < to; day += Math.max(step, 0.01))
    points.push({ day: asDay(day), value: indicator.valueAt(asDay(day)) })
  points.push({ day: to, value: indicator.valueAt(to) })
  return points
}

/** The entries of a kind, in the order of the schedule. */
export function entriesOfKind(schedule: Schedule, ...kinds: readonly string[]): readonly EntitySchedule[] {
  return schedule.entries.filter(({ entity }) => kinds.includes(entity.kind))
}

export const factsHeld = (city: City, ids: Iterable<string>): readonly string[] =>
  [...new Set(ids)].filter((id) => city.facts.has(id))
