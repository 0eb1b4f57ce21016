import { createContext, use, useContext, useMemo, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { assertDefined } from '../../../base/assert.ts'
import type { Day } from '../../../base/day.ts'
import type { GeometryPack } from '../../../intake/read-pack.ts'
import type { ScenarioIndicator } from '../../../moment/indicators/indicator.ts'
import { scenarioIndicators } from '../../../moment/indicators/scenario-indicators.ts'
import { buildSchedule, type Schedule } from '../../../scenario/build-schedule.ts'
import { addedPlaces } from '../../../scenario/city-with-added.ts'
import type { Scenario } from '../../../scenario/schema.ts'
import type { OwnRecords } from '../../../session/own-records.ts'
import type { ScenarioLibrary } from '../../../session/scenario-library.ts'
import { resultsEn } from './messages/en.ts'
import { resultsZh } from './messages/zh.ts'
import { createFeatureMessages } from '../../../app/feature-messages.tsx'
import { useClockFact } from '../../../app/use-clock.ts'
import { useApp } from '../../../app/use-app.ts'

/** The words of the results, and all others. */
export const { Provider: ResultsMessages, useMessages: useResultsText } = createFeatureMessages({
  zh: resultsZh,
  en: resultsEn,
})

interface Results {
  readonly library: ScenarioLibrary
  readonly geometry: GeometryPack
  /** All scenarios that there are, those shipped first. */
  readonly catalog: readonly Scenario[]
  /** What a bureau itself recorded: kept apart from evidence and edits. */
  readonly ownRecords: OwnRecords
  /** Worked out once for each schedule of the present city. */
  readonly indicatorsOf: (schedule: Schedule) => readonly ScenarioIndicator[]
  /** Under the present city; the very same for the same scenario. */
  readonly scheduleOf: (scenario: Scenario) => Schedule
}

const ResultsContext = createContext<Results | null>(null)
const asked = new WeakMap<() => Promise<unknown>, Promise<unknown>>()

/** Asked for once, however often it is rendered; suspends until it is there. */
function useLoaded<T>(load: () => Promise<T>): T {
  const promise = (asked.get(load) as Promise<T> | undefined) ?? load()
  asked.set(load, promise)
  return use(promise)
}

/** Gives what stands in it the scenarios, the places and the words of the results. */
export function ResultsProvider({ children }: { readonly children: ReactNode }) {
  const {
    city,
    schedules,
    scenarios: { loadLibrary, loadOwnRecords },
    content: { loadGeometry },
  } = useApp()
  const library = useLoaded(loadLibrary)
  const geometry = useLoaded(loadGeometry)
  const shipped = useStore(library.store, (state) => state.shipped)
  const own = useStore(library.store, (state) => state.own)
  const catalog = useMemo(() => [...shipped, ...own], [shipped, own])
  const ownRecords = useLoaded(loadOwnRecords)
  const results = useMemo((): Results => {
    const indicators = new WeakMap<Schedule, readonly ScenarioIndicator[]>()
    const made = new Map<Scenario, Schedule>(schedules.map((schedule) => [schedule.source, schedule]))
    return {
      library,
      geometry,
      catalog,
      ownRecords,
      indicatorsOf(schedule) {
        const known =
          indicators.get(schedule) ??
          scenarioIndicators({
            city,
            schedule,
            places: [...geometry.places, ...city.own.places, ...addedPlaces(schedule.scenario)],
          })
        indicators.set(schedule, known)
        return known
      },
      scheduleOf(scenario) {
        const known = made.get(scenario) ?? buildSchedule(city, scenario, catalog)
        made.set(scenario, known)
        return known
      },
    }
  }, [library, geometry, city, schedules, catalog, ownRecords])
  return (
    <ResultsMessages>
      <ResultsContext value={results}>{children}</ResultsContext>
    </ResultsMessages>
  )
}

export function useResults(): Results {
  return assertDefined(useContext(ResultsContext), 'a part stands inside the results')
}

/** The chosen day; while the days run, one in seven, so that figures can be read and are not worked out for every frame. */
export function useCalmDay(): Day {
  return useClockFact((clock) => (clock.playing ? Math.floor(clock.day / 7) * 7 : Math.floor(clock.day))) as Day
}
