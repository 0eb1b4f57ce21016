import type { Clock } from '../session/clock.ts'
import type { EntitySchedule, Schedule } from '../scenario/build-schedule.ts'
import { finishAfter, heldBefore } from '../scenario/plan.ts'

/**
 * Tells, entity by entity, when the running day passes a day on which its moment may change.
 * A step of the clock costs a binary search and the entities that were crossed, never all of them.
 */
export interface Crossings {
  subscribe(index: number, listener: () => void): () => void
  dispose(): void
}

/** Days, ascending, on which this entity's phases, existence or difference can change. */
function crossingDays(entry: EntitySchedule): readonly number[] {
  const days: number[] = entry.steps.map((step) => step.day)
  if (entry.knownFrom !== null) days.push(entry.knownFrom)
  const last = entry.steps.at(-1)
  if (last) days.push(last.day + 1)
  if (entry.plan) {
    const { start, end, profile, holds, cancelled } = entry.plan
    days.push(
      start.day,
      end.day,
      ...holds.flatMap(({ from, until }) => [from, until]),
      ...(cancelled ? [cancelled.day] : []),
    )
    const work = end.day - start.day - heldBefore(holds, start.day, end.day)
    for (const row of profile) days.push(finishAfter(holds, start.day, row.at * work))
  }
  return [...new Set(days)].sort((a, b) => a - b)
}

/** Rounding may put a change of phase a hair after the day worked out here, so each day is watched twice. */
const HAIR = 1e-6

export function watchCrossings(schedule: Schedule, clock: Clock): Crossings {
  const marks = schedule.entries
    .flatMap((entry, index) =>
      crossingDays(entry).flatMap((day) => [
        { day, index },
        { day: day + HAIR, index },
      ]),
    )
    .sort((a, b) => a.day - b.day)
  const listeners = new Map<number, Set<() => void>>()
  const positionOf = (day: number): number => {
    let low = 0
    let high = marks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (marks[middle]!.day <= day) low = middle + 1
      else high = middle
    }
    return low
  }
  let position = positionOf(clock.day)
  const dispose = clock.subscribe(() => {
    const next = positionOf(clock.day)
    if (next === position) return
    const crossed = new Set<number>()
    for (let at = Math.min(position, next); at < Math.max(position, next); at += 1) crossed.add(marks[at]!.index)
    position = next
    for (const index of crossed) for (const listener of [...(listeners.get(index) ?? [])]) listener()
  })
  return {
    subscribe(index, listener) {
      const set = listeners.get(index) ?? new Set()
      listeners.set(index, set.add(listener))
      return () => set.delete(listener)
    },
    dispose,
  }
}
