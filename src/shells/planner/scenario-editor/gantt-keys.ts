import { plainKey, type PressedKey } from '../../../app/plain-key.ts'
import type { Grip } from './move-bar.ts'

/** What a key asks of the row that has the focus. */
export type GanttKey =
  | { readonly move: Grip; readonly months: number; readonly days: number }
  | { readonly go: 'up' | 'down' | 'first' | 'last' | 'page-up' | 'page-down'; readonly extend: boolean }
  | 'select'
  | 'select-all'
  | 'open'
  | 'reset'
  | 'cancel'
  | 'undo'
  | 'redo'
  | 'held'

type KeyPress = PressedKey & Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>

const GO: Readonly<Record<string, Extract<GanttKey, { go: string }>['go']>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  PageUp: 'page-up',
  PageDown: 'page-down',
}

/**
 * Left and right move the bar by a day, with Shift by a month; with Alt only its end, with Ctrl only its start. Where bars
 * snap to months there are no days: each press is a month. A held key moves on and undoes on; all else it does once. Null for
 * keys that mean nothing here.
 */
export function readGanttKey(press: KeyPress, snap: boolean): GanttKey | null {
  const command = press.ctrlKey || press.metaKey
  const letter = plainKey(press)
  const once = (key: GanttKey): GanttKey => (press.repeat ? 'held' : key)
  if (command && !press.altKey && letter === 'z') return press.shiftKey ? 'redo' : 'undo'
  if (command && !press.altKey && letter === 'y') return 'redo'
  if (press.key === 'ArrowLeft' || press.key === 'ArrowRight') {
    const by = press.key === 'ArrowRight' ? 1 : -1
    const months = snap || press.shiftKey
    return { move: press.altKey ? 'end' : command ? 'start' : 'whole', months: months ? by : 0, days: months ? 0 : by }
  }
  if (press.altKey) return null
  if (command) return letter === 'a' ? 'select-all' : null
  const go = GO[press.key]
  if (go) return { go, extend: press.shiftKey }
  switch (letter) {
    case ' ':
      return once('select')
    case 'Enter':
      return once('open')
    case 'Delete':
    case 'Backspace':
      return once('reset')
    case 'Escape':
      return once('cancel')
    default:
      return null
  }
}
