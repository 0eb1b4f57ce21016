import type { Commands } from '../../../session/commands.ts'
import type { DayKey } from './day-keys.ts'

/** Does what a key of the timeline means. */
export function runDayKey(key: NonNullable<DayKey>, commands: Commands): void {
  if (key === 'held') return
  if (key === 'toggle-play') commands.togglePlay()
  else if ('to' in key) commands.goToDay(key.to)
  else commands.stepDocumentedDay(key.documented)
}
