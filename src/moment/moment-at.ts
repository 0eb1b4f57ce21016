import type { Day } from '../base/day.ts'
import type { Phase } from '../facts/phase.ts'
import type { DocumentedStep } from '../city/documented-steps.ts'
import type { EntitySchedule, Schedule } from '../scenario/build-schedule.ts'
import { countAt, progressOn } from '../scenario/plan.ts'

/**
 * How the documented phase stands to the planned one on a day. `ahead`: the documents had reported a later phase by then;
 * `same`; `behind`: an earlier one; `noLaterReport`: the plan has moved on since the last report about this thing,
 * so that nothing can be compared; `noPlan`: the scenario plans nothing for it. The index is the GPU's code.
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
  const documented = step?.phase ?? 'notStated'
  const progress = entry.plan ? progressOn(entry.plan, day) : null
  const planned = entry.plan && progress !== null ? plannedPhase(entry, day, progress) : null
  return {
    exists,
    documented,
    step,
    planned,
    progress,
    difference: differenceOf(documented, planned, day, entry.steps.at(-1)?.day),
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

/** How far along a phase is, for comparing. A pause or an end compares as nothing reached. */
export const ADVANCE: Readonly<Record<Phase, number>> = {
  notStated: 0,
  proposed: 1,
  planned: 2,
  started: 3,
  progressing: 3,
  underConstruction: 4,
  toppedOut: 5,
  partlyInOperation: 6,
  inOperation: 7,
  onHold: 0,
  cancelled: 0,
}

function differenceOf(documented: Phase, planned: Phase | null, day: Day, lastStepDay: Day | undefined): Difference {
  if (planned === null) return 'noPlan'
  const gap = ADVANCE[documented] - ADVANCE[planned]
  if (gap > 0) return 'ahead'
  if (gap === 0) return 'same'
  // No phase stated yet is nothing to compare, and no delay.
  if (documented === 'notStated') return 'noLaterReport'
  // Short of the plan counts as "behind" only while a report about this thing still follows or falls on that day.
  return lastStepDay === undefined || day >= lastStepDay + 1 ? 'noLaterReport' : 'behind'
}
