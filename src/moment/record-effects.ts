import type { Day } from '../base/day.ts'
import type { City } from '../city/build-city.ts'
import { lastEvidenceOf } from '../city/last-evidence.ts'
import type { Entity } from '../city/schema.ts'
import type { Phase } from '../facts/phase.ts'
import type { Schedule } from '../scenario/build-schedule.ts'

/** What becomes another when statements are taken in. */
export interface RecordEffects {
  /** Documented steps that were not there, by day. */
  readonly steps: readonly {
    readonly entity: Entity
    readonly day: Day
    readonly before: Phase
    readonly phase: Phase
  }[]
  /** Ends of plans that a report moves or does away with. */
  readonly plans: readonly { readonly entity: Entity; readonly before: Day; readonly after: Day | null }[]
  readonly entities: readonly Entity[]
  /** The last day of evidence, where it is a later one. */
  readonly lastEvidence: Day | null
}

interface Known {
  readonly city: City
  readonly schedule: Schedule
}

/** Pure: what the second city and its schedule hold that the first, under the same scenario, does not. */
export function recordEffects(before: Known, after: Known): RecordEffects {
  const entries = new Map(before.schedule.entries.map((entry) => [entry.entity.id, entry]))
  const steps = after.schedule.entries.flatMap(({ entity, steps: now }) => {
    const had = new Set((entries.get(entity.id)?.steps ?? []).map(({ day, phase }) => `${day} ${phase}`))
    return now.flatMap(({ day, phase }, at) =>
      had.has(`${day} ${phase}`) ? [] : [{ entity, day, before: now[at - 1]?.phase ?? ('notStated' as const), phase }],
    )
  })
  const plans = after.schedule.entries.flatMap(({ entity, plan }) => {
    const old = entries.get(entity.id)?.plan
    if (!old || plan?.end.day === old.end.day) return []
    return [{ entity, before: old.end.day, after: plan?.end.day ?? null }]
  })
  const [was, is] = [lastEvidenceOf(before.city), lastEvidenceOf(after.city)]
  return {
    steps: steps.toSorted((a, b) => a.day - b.day),
    plans,
    entities: after.city.entities.filter(({ id }) => !before.city.entityById.has(id)),
    lastEvidence: is > was ? is : null,
  }
}
