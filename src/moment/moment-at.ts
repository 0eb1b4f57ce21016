import type { Day } from '../base/day.ts'
import { ADVANCE, type Phase } from '../facts/phase.ts'
import type { DocumentedStep } from '../city/documented-steps.ts'
import { isExisting } from '../city/entity-state.ts'
import type { EntitySchedule, Schedule } from '../scenario/build-schedule.ts'
import { countAt, progressOn, type Plan } from '../scenario/plan.ts'

/** For the shaders, which compare as the model does. */
export { ADVANCE }

/**
 * How the documented phase stands to the planned one on a day. `ahead`: the documents had reported a later phase by then;
 * `same`; `behind`: an earlier one, after the day by which a document states that it was to be done, and no duration that
 * was assumed ever makes it so; `noLaterReport`: the plan has moved on since the last report about this thing, so that
 * nothing can be compared; `noPlan`: the scenario plans nothing for it. The index is the GPU's code.
 */
export const DIFFERENCES = ['noPlan', 'ahead', 'same', 'behind', 'noLaterReport'] as const
export type Difference = (typeof DIFFERENCES)[number]

/** One entity on one day. */
export interface EntityMoment {
  /** The twin knows of it: on or after the day of its first statement. Half-open, [knownFrom, ...). */
  readonly exists: boolean
  readonly documented: Phase
  /** The step that the documented phase rests on; null before the first. */
  readonly step: DocumentedStep | null
  /** Phase under the scenario; null where the scenario plans nothing for this entity. */
  readonly planned: Phase | null
  /** Share of the plan that is done, 0 to 1, holds left out; null without a plan. */
  readonly progress: number | null
  readonly difference: Difference
  /** Count on this day under the scenario's ramp; null without one. */
  readonly count: number | null
}

/** All entities on one day, in the order of the schedule. A pure function of its two arguments. */
export function momentAt(schedule: Schedule, day: Day): readonly EntityMoment[] {
  return schedule.entries.map((entry) => entityMomentAt(entry, day))
}

export function entityMomentAt(entry: EntitySchedule, day: Day): EntityMoment {
  const exists = entry.knownFrom !== null && day >= entry.knownFrom
  const step = lastStep(entry.steps, day)
  const documented = step?.phase ?? (exists && isExisting(entry.entity) ? 'existing' : 'notStated')
  const progress = entry.plan ? progressOn(entry.plan, day) : null
  const planned = entry.plan && progress !== null ? plannedPhase(entry, day, progress) : null
  return {
    exists,
    documented,
    step,
    planned,
    progress,
    difference: differenceOf(entry, documented, planned, day),
    count: entry.ramp && progress !== null && exists ? countAt(entry.ramp, progress) : null,
  }
}

function lastStep(steps: readonly DocumentedStep[], day: Day): DocumentedStep | null {
  let last: DocumentedStep | null = null
  for (const step of steps) {
    if (step.day > day) break
    last = step
  }
  return last
}

function plannedPhase(entry: EntitySchedule, day: Day, progress: number): Phase {
  if (!entry.plan) return 'notStated'
  const { start, holds, cancelled } = entry.plan
  if (cancelled && day >= cancelled.day) return 'cancelled'
  if (day < start.day) return 'notStated'
  if (holds.some(({ from, until }) => day >= from && day < until)) return 'onHold'
  let phase: Phase = 'notStated'
  for (const row of entry.plan.profile) {
    if (row.at > progress) break
    phase = row.phase
  }
  return phase
}

/** Whether a document states the end of the plan, and the day has come to it: only then is something late. */
function isDue(plan: Plan, day: Day): boolean {
  return plan.end.basis === 'stated' && day >= plan.end.day
}

function differenceOf(entry: EntitySchedule, documented: Phase, planned: Phase | null, day: Day): Difference {
  if (planned === null || !entry.plan) return 'noPlan'
  const gap = ADVANCE[documented] - ADVANCE[planned]
  if (gap > 0) return 'ahead'
  if (gap === 0) return 'same'
  const lastStepDay = entry.steps.at(-1)?.day
  // No phase stated yet is nothing to compare, and no delay. Short of the plan counts as "behind" only after a stated end,
  // and only while a report about this thing still follows or falls on that day.
  if (documented === 'notStated' || lastStepDay === undefined || day >= lastStepDay + 1) return 'noLaterReport'
  return isDue(entry.plan, day) ? 'behind' : 'noLaterReport'
}
