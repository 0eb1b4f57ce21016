import { useEffect, useSyncExternalStore } from 'react'
import type { Day } from '../base/day.ts'
import type { Clock } from '../session/clock.ts'
import { useApp } from './use-app.ts'

/** Runs on every change of the clock, and once at the start: for text nodes and transforms, past React. */
export function useEveryDay(effect: (clock: Clock) => void, dependencies: readonly unknown[]): void {
  const { clock } = useApp()
  useEffect(() => {
    const run = (): void => effect(clock)
    run()
    return clock.subscribe(run)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the caller names what its effect reads
  }, [clock, ...dependencies])
}

/** A fact about the clock that seldom changes, as React state: playing, or on which side of a day it is. */
export function useClockFact<T extends string | number | boolean>(read: (clock: Clock) => T): T {
  const { clock } = useApp()
  const readNow = (): T => read(clock)
  return useSyncExternalStore(clock.subscribe, readNow, readNow)
}

/** The last day the clock runs to, exclusive: the end of 2025, or a scenario's later horizon. */
export function useClockEnd(): Day {
  return useClockFact((clock) => clock.end)
}
