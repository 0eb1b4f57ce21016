import type { Day } from '../../base/day.ts'
import type { Schedule } from '../../scenario/build-schedule.ts'
import type { Session, Side } from '../../session/session.ts'
import type { SideSchedules } from '../side-schedules.ts'
import type { Sun } from '../sun.ts'
import { readingCode, type SideTime, type TimeState } from './time-state.ts'

/** Beyond the last column of any picture: one side has the whole of it, whatever its size. */
const ALL_COLUMNS = 1e6

/**
 * What the shaders read of each side: the first goes with the clock, a second one too unless it stands on a day of its
 * own. `width`: columns of the picture. There are as many as schedules, whatever the session has come to ask for.
 */
export function sideTimes(
  session: Session,
  day: Day,
  schedules: SideSchedules,
  width: number,
  sunOn: (day: number) => Sun,
): TimeState['sides'] {
  const [first, second = first] = session.sides
  const of = (side: Side, { evidenceUntil }: Schedule, columns: SideTime['columns']): SideTime => ({
    day: side.day ?? day,
    reading: readingCode(side.reading),
    evidenceUntil,
    columns,
    sun: sunOn(side.day ?? day),
  })
  const [schedule, secondSchedule] = schedules
  if (!secondSchedule) return [of({ ...first, day: undefined }, schedule, [0, ALL_COLUMNS])]
  const edge = Math.round(session.swipe * width)
  return [of({ ...first, day: undefined }, schedule, [0, edge]), of(second, secondSchedule, [edge, ALL_COLUMNS])]
}
