import type { Day } from '../base/day.ts'
import { phaseCode, type Phase } from '../facts/phase.ts'
import { assert } from '../base/assert.ts'
import { MOST_STEPS } from '../city/documented-steps.ts'
import { isExisting } from '../city/entity-state.ts'
import { DIFFERENCES } from '../moment/moment-at.ts'
import type { EntitySchedule, Schedule } from '../scenario/build-schedule.ts'
import type { PlanVerdict } from '../scenario/compare-schedules.ts'
import { MAX_HOLDS } from '../scenario/plan.ts'

/** Texels (4 floats each) in one entity's row. */
export const STEP_TEXTURE_WIDTH = 11
export const MAX_STEPS = MOST_STEPS
export const MAX_PROFILE = 6
/**
 * What the difference reading tells apart, one colour each; the index is the GPU's code. Two scenarios that are compared
 * share the colours of documented against planned where they mean the same; an added and a cancelled thing have their own.
 */
export const DIFFERENCE_TONES = [...DIFFERENCES, 'added', 'cancelled'] as const
export type DifferenceTone = (typeof DIFFERENCE_TONES)[number]

const VERDICT_TONES: Readonly<Record<PlanVerdict, DifferenceTone>> = {
  unplanned: 'noPlan',
  earlier: 'ahead',
  same: 'same',
  later: 'behind',
  added: 'added',
  cancelled: 'cancelled',
}

/** The code of a verdict between two scenarios: the place of its tone in DIFFERENCE_TONES. */
export function verdictCode(verdict: PlanVerdict): number {
  return DIFFERENCE_TONES.indexOf(VERDICT_TONES[verdict])
}

/** Stands for "never" in a column of days. */
export const NEVER_DAY = 1e7

/**
 * A schedule as the GPU reads it: one row of RGBA32F texels for each entity, in the schedule's order.
 *
 *   texel 0     knownFrom, plan start, plan end (start = end = NEVER_DAY: no plan), count of documented steps
 *   texel 1..4  documented steps, two to a texel: day, phase code, day, phase code; what exists is one step, "existing"
 *   texel 5..7  profile of the plan, two to a texel: share of the span, phase code (share 2: unused)
 *   texel 8, 9  three holds of the plan: from, until (NEVER_DAY: unused); then the day from which it is cancelled, and how
 *               it stands to the plan of the other side (its code and 1; 0: nothing is compared)
 *   texel 10    ramp: from, to, shape (0 linear, 1 s-curve; from = to = 0: none), 1 where a document states the plan's end
 *
 * Uploaded once for a schedule; a moved day changes none of it.
 */
export function packStepTexture(
  schedule: Schedule,
  verdicts?: ReadonlyMap<string, PlanVerdict>,
): { data: Float32Array; width: number; height: number } {
  const height = Math.max(1, schedule.entries.length)
  const data = new Float32Array(STEP_TEXTURE_WIDTH * 4 * height)
  for (const [row, entry] of schedule.entries.entries()) {
    const at = row * STEP_TEXTURE_WIDTH * 4
    assert(entry.steps.length <= MAX_STEPS, `${entry.entity.id} has more than ${MAX_STEPS} documented steps`)
    assert(
      (entry.plan?.profile.length ?? 0) <= MAX_PROFILE,
      `${entry.entity.id} has more than ${MAX_PROFILE} planned phases`,
    )
    data[at] = entry.knownFrom ?? NEVER_DAY
    data[at + 1] = entry.plan?.start.day ?? NEVER_DAY
    data[at + 2] = entry.plan?.end.day ?? NEVER_DAY
    const steps = stepsOf(entry)
    data[at + 3] = steps.length
    for (const [i, step] of steps.entries()) {
      data[at + 4 + i * 2] = step.day
      data[at + 5 + i * 2] = phaseCode(step.phase)
    }
    for (let i = 0; i < MAX_PROFILE; i += 1) {
      const profile = entry.plan?.profile[i]
      data[at + 20 + i * 2] = profile?.at ?? 2
      data[at + 21 + i * 2] = profile ? phaseCode(profile.phase) : 0
    }
    assert(
      (entry.plan?.holds.length ?? 0) <= MAX_HOLDS,
      `${entry.entity.id} is put on hold more than ${MAX_HOLDS} times`,
    )
    for (let i = 0; i < MAX_HOLDS; i += 1) {
      data[at + 32 + i * 2] = entry.plan?.holds[i]?.from ?? NEVER_DAY
      data[at + 33 + i * 2] = entry.plan?.holds[i]?.until ?? NEVER_DAY
    }
    data[at + 38] = entry.plan?.cancelled?.day ?? NEVER_DAY
    if (verdicts) data[at + 39] = verdictCode(verdicts.get(entry.entity.id) ?? 'unplanned') + 1
    if (entry.ramp && entry.plan)
      data.set([entry.ramp.from, entry.ramp.to, entry.ramp.shape === 's-curve' ? 1 : 0], at + 40)
    data[at + 43] = entry.plan?.end.basis === 'stated' ? 1 : 0
  }
  return { data, width: STEP_TEXTURE_WIDTH, height }
}

/** The documented states as the GPU steps through them: what exists has no step, and is "existing" from when it is known. */
function stepsOf({
  entity,
  knownFrom,
  steps,
}: EntitySchedule): readonly { readonly day: Day; readonly phase: Phase }[] {
  return isExisting(entity) && knownFrom !== null ? [{ day: knownFrom, phase: 'existing' }] : steps
}
