import type { Entity } from '../city/schema.ts'
import type { EntitySchedule, Schedule } from './build-schedule.ts'

/**
 * How a thing's plan in one schedule stands to the other's. `earlier`, `later`: by its end, or by its start where both end on
 * one day. `added`: only the second plans it. `cancelled`: the second gives it up. `unplanned`: only the first plans it.
 */
export const PLAN_VERDICTS = ['earlier', 'same', 'later', 'added', 'cancelled', 'unplanned'] as const
export type PlanVerdict = (typeof PLAN_VERDICTS)[number]

export interface PlanDifference {
  readonly entity: Entity
  readonly verdict: PlanVerdict
  /** Days by which the second's start and end are later; negative: earlier. Null where one of them has no plan. */
  readonly startDays: number | null
  readonly endDays: number | null
  /** Null where a schedule does not hold the thing at all. */
  readonly first: EntitySchedule | null
  readonly second: EntitySchedule | null
}

export interface ScheduleComparison {
  /** Everything that one of the two plans, in the order of the first; what only the second holds comes after. */
  readonly rows: readonly PlanDifference[]
  readonly totals: {
    readonly counts: Readonly<Record<PlanVerdict, number>>
    /** Over the things that both plan: days by which ends are later (positive) in all, the mean, and the extremes. */
    readonly compared: number
    readonly endDays: number
    readonly meanEndDays: number | null
    readonly latest: PlanDifference | null
    readonly earliest: PlanDifference | null
  }
}

export function compareSchedules(first: Schedule, second: Schedule): ScheduleComparison {
  const others = new Map(second.entries.map((entry) => [entry.entity.id, entry]))
  const own = new Set(first.entries.map(({ entity }) => entity.id))
  const pairs: (readonly [EntitySchedule | null, EntitySchedule | null])[] = [
    ...first.entries.map((entry) => [entry, others.get(entry.entity.id) ?? null] as const),
    ...second.entries.filter(({ entity }) => !own.has(entity.id)).map((entry) => [null, entry] as const),
  ]
  const rows = pairs.flatMap(([a, b]) => differenceOf(a, b) ?? [])
  const counts = Object.fromEntries(
    PLAN_VERDICTS.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length]),
  ) as Record<PlanVerdict, number>
  const compared = rows.filter((row) => row.endDays !== null && row.verdict !== 'cancelled')
  const endDays = compared.reduce((sum, row) => sum + (row.endDays ?? 0), 0)
  const extreme = (sign: 1 | -1): PlanDifference | null =>
    compared.reduce<PlanDifference | null>(
      (best, row) => ((row.endDays ?? 0) * sign > (best?.endDays ?? 0) * sign ? row : best),
      null,
    )
  return {
    rows,
    totals: {
      counts,
      compared: compared.length,
      endDays,
      meanEndDays: compared.length === 0 ? null : endDays / compared.length,
      latest: extreme(1),
      earliest: extreme(-1),
    },
  }
}

function differenceOf(first: EntitySchedule | null, second: EntitySchedule | null): PlanDifference | null {
  const [a, b] = [first?.plan ?? null, second?.plan ?? null]
  const entity = (second ?? first)?.entity
  if (!entity || (!a && !b)) return null
  const startDays = a && b ? b.start.day - a.start.day : null
  const endDays = a && b ? b.end.day - a.end.day : null
  const moved = endDays || startDays || 0
  const verdict: PlanVerdict =
    b?.cancelled && !a?.cancelled
      ? 'cancelled'
      : !a
        ? 'added'
        : !b
          ? 'unplanned'
          : moved > 0
            ? 'later'
            : moved < 0
              ? 'earlier'
              : 'same'
  return { entity, verdict, startDays, endDays, first, second }
}
