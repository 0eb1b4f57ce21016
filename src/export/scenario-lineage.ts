import type { OwnRecord } from '../scenario/own-record.ts'
import { resolveScenario } from '../scenario/resolve-scenario.ts'
import type { ScenarioFile } from '../scenario/scenario-file.ts'
import type { Scenario } from '../scenario/schema.ts'

/** What is known beside a scenario, for those who take it elsewhere. */
export interface ScenarioSurroundings {
  readonly catalog: readonly Scenario[]
  /** Whether every copy of the twin has this scenario. */
  readonly isEverywhere: (id: string) => boolean
  readonly recordsOf: (scenario: string) => readonly OwnRecord[]
}

/** A scenario with those that it rests on and that no other copy of the twin holds. */
export function fileOfScenario(
  scenario: Scenario,
  { catalog, isEverywhere, recordsOf }: ScenarioSurroundings,
): ScenarioFile {
  const lineage = resolveScenario(scenario, catalog).lineage.slice(1)
  return {
    scenario,
    // A base stands before what rests on it.
    bases: lineage.toReversed().flatMap((id) => (isEverywhere(id) ? [] : catalog.filter((one) => one.id === id))),
    ownRecords: recordsOf(scenario.id),
  }
}
