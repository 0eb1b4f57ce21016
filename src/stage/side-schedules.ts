import type { Schedule } from '../scenario/build-schedule.ts'

/** The schedules of one or two sides of the screen. */
export type SideSchedules = readonly [Schedule] | readonly [Schedule, Schedule]

/** The most vehicles that any of these schedules has; 0 where none has a fleet. */
export function largestFleet(schedules: SideSchedules): number {
  return Math.max(
    0,
    ...schedules.flatMap((schedule) => schedule.entries.flatMap(({ ramp }) => (ramp ? [ramp.to, ramp.from] : []))),
  )
}
