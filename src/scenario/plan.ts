import type { Localizable } from '../messages/message.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import { asDay, type Day } from '../base/day.ts'
import type { BasisKind } from '../facts/schema.ts'
import type { Phase } from '../facts/phase.ts'

/** One end of a planned span, with what it rests on. */
export interface PlanEnd {
  readonly day: Day
  readonly basis: BasisKind
  readonly words: Localizable
  /** The fact it was taken from, where there is one. */
  readonly fact: string | null
}

/** A time without progress, [from, until), as far as it lies within the span. */
export interface Hold {
  readonly from: Day
  readonly until: Day
  readonly words: Localizable
}

export interface Plan {
  readonly start: PlanEnd
  /** Exclusive. */
  readonly end: PlanEnd
  /** The phase from each share of the span on; ascending, first at 0. */
  readonly profile: readonly { readonly at: number; readonly phase: Phase }[]
  /** Ascending, apart from each other, MAX_HOLDS at most. The phase is then "on hold", and progress stands. */
  readonly holds: readonly Hold[]
  /** From that day on it is given up: the phase is "cancelled", and progress stands where it was. */
  readonly cancelled: { readonly day: Day; readonly words: Localizable } | null
  /** What a document reports, and the scenario therefore takes up from that day on; ascending. */
  readonly takenUp: readonly TakenUp[]
}

/** A phase that the plan has from a day on because a document reports it then, whatever the scenario assumed. */
export interface TakenUp {
  readonly day: Day
  /** How the day is told where it is that of a paper whose own day is inferred. */
  readonly about: LocalizedText | null
  readonly phase: Phase
  readonly fact: string
}

/** Three fill the plan's part of the step texture. */
export const MAX_HOLDS = 3

/** Days of [start, day) on which nothing progressed. */
export function heldBefore(holds: readonly Pick<Hold, 'from' | 'until'>[], start: number, day: number): number {
  let held = 0
  for (const { from, until } of holds) held += Math.max(0, Math.min(until, day) - Math.max(from, start))
  return held
}

/** The day on which `work` days of progress from `start` on are done; holds in between put it off. */
export function finishAfter(holds: readonly Pick<Hold, 'from' | 'until'>[], start: Day, work: number): Day {
  let end = start + work
  for (const { from, until } of holds) {
    if (until <= start || from >= end) continue
    end += until - Math.max(from, start)
  }
  return asDay(end)
}

/** The days on which the phases of the profile begin, to a 128th of a day: more than that no share of a span is worth. */
export function phaseDays({ start, end, holds, profile }: Plan): Day[] {
  const work = end.day - start.day - heldBefore(holds, start.day, end.day)
  return profile.map(({ at }) => asDay(Math.round(finishAfter(holds, start.day, at * work) * 128) / 128))
}

/** Share of the plan that is done on a day, 0 to 1: the days that passed without a hold against all of them. */
export function progressOn({ start, end, holds, cancelled }: Plan, day: number): number {
  const now = Math.min(Math.max(cancelled ? Math.min(day, cancelled.day) : day, start.day), end.day)
  return (
    (now - start.day - heldBefore(holds, start.day, now)) /
    (end.day - start.day - heldBefore(holds, start.day, end.day))
  )
}

/** A count that grows along its plan: in a straight line, or slowly at both ends (3p² − 2p³). */
export function countAt(
  ramp: { readonly from: number; readonly to: number; readonly shape: 'linear' | 's-curve' },
  progress: number,
): number {
  const share = ramp.shape === 'linear' ? progress : progress * progress * (3 - 2 * progress)
  return ramp.from + (ramp.to - ramp.from) * share
}
