import { useCallback, useRef, useSyncExternalStore } from 'react'
import { assertDefined } from '../base/assert.ts'
import { entityMomentAt, type EntityMoment } from '../moment/moment-at.ts'
import { useApp } from './use-app.ts'

/**
 * The moment of one entity on the running day. Renders anew only when a phase, the step behind it, the difference
 * or its existence changes; `progress` and `count` are those of that change and go stale between: read them off the clock.
 */
export function useMoment(id: string): EntityMoment {
  const { city, schedule, clock, crossings } = useApp()
  const index = assertDefined(city.indexOf.get(id), `entity ${id}`)
  const entry = assertDefined(schedule.entries[index], `schedule of ${id}`)
  const last = useRef<{ entry: typeof entry; moment: EntityMoment } | null>(null)
  const subscribe = useCallback((listener: () => void) => crossings.subscribe(index, listener), [crossings, index])
  const read = (): EntityMoment => {
    const moment = entityMomentAt(entry, clock.day)
    if (last.current?.entry === entry && isSame(last.current.moment, moment)) return last.current.moment
    last.current = { entry, moment }
    return moment
  }
  return useSyncExternalStore(subscribe, read, read)
}

function isSame(a: EntityMoment, b: EntityMoment): boolean {
  return (
    a.exists === b.exists &&
    a.documented === b.documented &&
    a.step === b.step &&
    a.planned === b.planned &&
    a.difference === b.difference
  )
}
