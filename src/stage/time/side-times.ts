import type { Day } from '../../base/day.ts'
import type { Session, Side } from '../../session/session.ts'
import type { Sun } from '../sun.ts'
import { readingCode, type SideTime, type TimeState } from './time-state.ts'

/** Beyond the last column of any picture: one side has the whole of it, whatever its size. */
const ALL_COLUMNS = 1e6

/**
 * What the shaders read of each side: the first goes with the clock, a second one too unless it stands on a day of its
 * own. `width`: columns of the picture. `count`: how many there are schedules for, whatever the session has come to ask for.
 */
export function sideTimes(
  session: Session,
  day: Day,
  count: number,
  width: number,
  sunOn: (day: number) => Sun,
): TimeState['sides'] {
  const [first, second = first] = session.sides
  const of = (side: Side, columns: SideTime['columns']): SideTime => ({
    day: side.day ?? day,
    reading: readingCode(side.reading),
    columns,
    sun: sunOn(side.day ?? day),
  })
  if (count < 2) return [of({ ...first, day: undefined }, [0, ALL_COLUMNS])]
  const edge = Math.round(session.swipe * width)
  return [of({ ...first, day: undefined }, [0, edge]), of(second, [edge, ALL_COLUMNS])]
}
