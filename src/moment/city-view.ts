import type { Day } from '../base/day.ts'
import type { City } from '../city/build-city.ts'
import { statementDay } from '../city/documented-steps.ts'
import { cityAsKnownOn } from '../city/known-on.ts'
import { buildSchedule, type Schedule } from '../scenario/build-schedule.ts'
import { cityWithAdded } from '../scenario/city-with-added.ts'
import { resolveScenario, type ScenarioCatalog } from '../scenario/resolve-scenario.ts'
import type { Scenario } from '../scenario/schema.ts'

/** What the documents in use make of the city, all of them or those published up to the chosen day, under one scenario or two. */
export interface CityView {
  /** Null for all documents. */
  readonly known: Day | null
  /** With what either scenario adds to it. */
  readonly city: City
  /** Of the first side: the one the panels speak of. */
  readonly schedule: Schedule
  /** One for each side of the screen, both with the rows of `city`. */
  readonly schedules: readonly [Schedule] | readonly [Schedule, Schedule]
  /** Ascending. */
  readonly documentedDays: readonly Day[]
}

/** One or two scenarios to plan the city by. */
export type SideScenarios = readonly [Scenario] | readonly [Scenario, Scenario]

/**
 * Works out what is known; what has not changed since the last time comes back as the very same object, so that nothing is
 * uploaded or drawn anew for it. `wholeCity`: by all documents that count at the moment. `catalog`: where the scenarios' bases are found.
 */
export function createCityView(
  wholeCity: () => City,
): (known: Day | null, scenarios: SideScenarios, catalog: ScenarioCatalog) => CityView {
  let documented:
    | { readonly whole: City; readonly known: Day | null; readonly city: City; readonly days: readonly Day[] }
    | undefined
  let added: { readonly of: City; readonly key: string; readonly city: City } | undefined
  let built: readonly { readonly city: City; readonly from: readonly Scenario[]; readonly schedule: Schedule }[] = []

  const documentedOn = (known: Day | null): NonNullable<typeof documented> => {
    const whole = wholeCity()
    if (documented?.known === known && documented.whole === whole) return documented
    const city = known === null ? whole : cityAsKnownOn(whole, known)
    const days = [...new Set([...city.facts.values()].map((fact) => statementDay(city, fact)))].sort((a, b) => a - b)
    return (documented = { whole, known, city, days })
  }
  const withAdded = (city: City, scenarios: readonly ReturnType<typeof resolveScenario>[]): City => {
    const key = JSON.stringify(scenarios.map(({ id, edits }) => [id, edits.filter(({ edit }) => edit === 'add')]))
    if (added?.of === city && added.key === key) return added.city
    const made = scenarios.reduce(cityWithAdded, city)
    added = { of: city, key, city: made }
    return made
  }
  return (known, scenarios, catalog) => {
    const { city, days } = documentedOn(known)
    const all = withAdded(
      city,
      scenarios.map((scenario) => resolveScenario(scenario, catalog)),
    )
    const scheduleOf = (scenario: Scenario): Schedule => {
      const { lineage } = resolveScenario(scenario, catalog)
      // A scenario changes with those that it is based on.
      const from = lineage.map((id) => (id === scenario.id ? scenario : catalog.find((base) => base.id === id)!))
      const kept = built.find(
        (one) => one.city === all && one.from.length === from.length && one.from.every((base, i) => base === from[i]),
      )
      const schedule = kept?.schedule ?? buildSchedule(all, scenario, catalog)
      built = [{ city: all, from, schedule }, ...built.filter((one) => one !== kept)].slice(0, scenarios.length * 2)
      return schedule
    }
    const [first, second] = scenarios
    const schedules = second ? ([scheduleOf(first), scheduleOf(second)] as const) : ([scheduleOf(first)] as const)
    return { known, city: all, schedule: schedules[0], schedules, documentedDays: days }
  }
}
