import { plainKey, type PressedKey } from '../../../app/plain-key.ts'
import { FIRST_DAY, HORIZON_DAY, addMonths, asDay, type Day } from '../../../base/day.ts'

/** The day that a key asks for, a step to a documented day, play, or that it is held and does nothing more; null for any other key. */
export type DayKey = { readonly to: Day } | { readonly documented: 1 | -1 } | 'toggle-play' | 'held' | null

type KeyPress = PressedKey & Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>

/** What a key means on the timeline, which runs to `end`: the same on its handle and, while nothing else has the focus, anywhere. */
export function readDayKey(press: KeyPress, today: Day, end: Day = HORIZON_DAY): DayKey {
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  const day = asDay(Math.floor(today))
  const months = (count: number): DayKey => ({ to: addMonths(day, count) })
  switch (plainKey(press)) {
    case ' ':
      return press.repeat ? 'held' : 'toggle-play'
    case 'ArrowRight':
    case 'ArrowUp':
      return press.shiftKey ? months(1) : { to: asDay(day + 1) }
    case 'ArrowLeft':
    case 'ArrowDown':
      return press.shiftKey ? months(-1) : { to: asDay(today > day ? day : day - 1) }
    case 'PageUp':
      return months(3)
    case 'PageDown':
      return months(-3)
    case 'Home':
      return { to: FIRST_DAY }
    case 'End':
      return { to: end }
    case ',':
    case '[':
      return { documented: -1 }
    case '.':
    case ']':
      return { documented: 1 }
    default:
      return null
  }
}
