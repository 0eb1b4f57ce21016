import { useMemo } from 'react'
import { asDay, type Day } from '../../../base/day.ts'
import type { ScenarioIndicator } from '../../../moment/indicators/indicator.ts'
import { lastDayOf } from '../../../scenario/build-schedule.ts'
import { rankScenarios, type RankMethod, type RankedIndicator } from '../../../scenario/rank-scenarios.ts'
import { useApp } from '../../../app/use-app.ts'
import { useCalmDay, useResults } from './results-context.tsx'

/** What a weight begins with: everything counts the same until someone says otherwise. */
const EVEN = 1

/** On which day all are looked at: the last of the longest plan, or the one that is shown. */
export type RankDay = 'end' | 'day'

export interface RankChoices {
  /** The scenarios that are ranked, by id. */
  readonly chosen: ReadonlySet<string>
  readonly method: RankMethod
  readonly when: RankDay
  /** By indicator; those that are not named weigh evenly. */
  readonly weights: ReadonlyMap<string, number>
}

/** An indicator that has a better and a worse, with what it weighs. */
export interface WeighedIndicator {
  readonly indicator: ScenarioIndicator
  readonly better: NonNullable<ScenarioIndicator['better']>
  readonly weight: number
}

export interface Ranking {
  readonly day: Day
  readonly weighed: readonly WeighedIndicator[]
  readonly ranked: ReturnType<typeof rankScenarios>
  /** Whether there is something to rank: two scenarios at least. */
  readonly hasTwo: boolean
}

/** Scenarios in the order of a total of their weighed indicators. */
export function useRanking({ chosen, method, when, weights }: RankChoices): Ranking {
  const { schedules } = useApp()
  const { catalog, scheduleOf, indicatorsOf } = useResults()
  const entrants = useMemo(
    () => catalog.filter(({ id }) => chosen.has(id)).map((scenario) => ({ scenario, schedule: scheduleOf(scenario) })),
    [catalog, chosen, scheduleOf],
  )
  const today = useCalmDay()
  const last = asDay(Math.max(...[...schedules, ...entrants.map(({ schedule }) => schedule)].map(lastDayOf)) - 1)
  const day = when === 'end' ? last : today
  const weighed = useMemo(
    () =>
      indicatorsOf(schedules[0]).flatMap((indicator) => {
        const { id, better } = indicator
        return better ? [{ indicator, better, weight: weights.get(id) ?? EVEN }] : []
      }),
    [indicatorsOf, schedules, weights],
  )
  const ranked = useMemo(() => {
    const values = entrants.map(({ scenario, schedule }) => ({
      id: scenario.id,
      values: new Map(indicatorsOf(schedule).map((indicator) => [indicator.id, indicator.valueAt(day)])),
    }))
    const rows = weighed.map(({ indicator, better, weight }): RankedIndicator => ({ id: indicator.id, better, weight }))
    return rankScenarios(values, rows, method, 'reference')
  }, [entrants, weighed, method, day, indicatorsOf])
  return { day, weighed, ranked, hasTwo: entrants.length > 1 }
}
