import { use } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { useApp } from '../../../app/use-app.ts'
import type { OwnRecord } from '../../../scenario/own-record.ts'
import type { OwnRecordsState } from '../../../session/own-records.ts'

const NONE = createStore<OwnRecordsState>(() => ({ byScenario: new Map(), damaged: [], unsaved: null }))
const NO_RECORDS: readonly OwnRecord[] = []

/** The own records of the first side's scenario; what keeps them is fetched only where there are any. */
export function useOwnRecords(): readonly OwnRecord[] {
  const {
    schedule,
    scenarios: { holdsOwnRecords, loadOwnRecords },
  } = useApp()
  const records = holdsOwnRecords() ? use(loadOwnRecords()) : null
  return useStore(records?.store ?? NONE, (state) => state.byScenario.get(schedule.source.id) ?? NO_RECORDS)
}
