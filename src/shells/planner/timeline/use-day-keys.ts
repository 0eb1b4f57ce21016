import type { KeyboardEvent } from 'react'
import { useApp } from '../../../app/use-app.ts'
import { readDayKey } from './day-keys.ts'
import { runDayKey } from './run-day-key.ts'

/** The keys of a handle of the day: a key that means something to it is nobody else's. */
export function useDayKeys(): (event: KeyboardEvent) => void {
  const { clock, commands } = useApp()
  return (event) => {
    const key = readDayKey(event, clock.day, clock.end)
    if (key === null) return
    event.preventDefault()
    event.stopPropagation()
    runDayKey(key, commands)
  }
}
