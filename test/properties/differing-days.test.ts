import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIRST_DAY, asDay, dayOf } from '../../src/base/day.ts'
import { daysOfChange, differingDays } from '../../src/moment/differing-days.ts'
import { gainsAndCosts } from '../../src/moment/gains-and-costs.ts'
import { scenarioIndicators } from '../../src/moment/indicators/scenario-indicators.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { cityWithAdded } from '../../src/scenario/city-with-added.ts'
import { anyScenario } from '../town/any-scenario.ts'
import { buildTown } from '../town/town.ts'
import { checkProperty } from './check-property.ts'

const { city, pack } = buildTown()
const { scenarios } = pack.facts
const { places } = pack.geometry
const reference = scenarios.find(({ id }) => id === 'reference')!
const until = dayOf('2027-06-30')
const sideOf = (scenario: typeof reference) => {
  const schedule = buildSchedule(city, scenario, scenarios)
  return {
    schedule,
    indicators: scenarioIndicators({ city: cityWithAdded(city, schedule.scenario), schedule, places }),
  }
}
const base = sideOf(reference)

test('the days on which two scenarios differ are exactly those that a look at every day finds', () =>
  checkProperty(
    'the days on which two scenarios differ are exactly those that a look at every day finds',
    fc.property(anyScenario, (scenario) => {
      const other = sideOf(scenario)
      const found = differingDays(
        base.indicators,
        other.indicators,
        daysOfChange([base.schedule, other.schedule], FIRST_DAY, until),
      )
      const missed: number[] = []
      for (let day: number = FIRST_DAY; day <= until; day += 1) {
        const differs = gainsAndCosts(base.indicators, other.indicators, asDay(day)).some(
          ({ first, second }) => first !== second,
        )
        if (differs !== found.some(({ from, to }) => day >= from && day <= to)) missed.push(day)
      }
      expect(missed).toEqual([])
    }),
    12,
  ))
