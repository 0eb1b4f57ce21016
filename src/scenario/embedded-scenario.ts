import type { OwnRecord } from './own-record.ts'
import type { Scenario } from './schema.ts'
import type { ScenarioFile } from './scenario-file.ts'

/** Id of the element of a saved page in which its scenario stands. */
export const EMBEDDED_ID = 'twin-scenario'

/** A scenario that a page or an address embeddedFile along, fitted in beside those that are there. */
export interface EmbeddedScenario {
  readonly from: 'page' | 'address'
  /** The id that it came with; `scenario` has another where that was taken. */
  readonly givenId: string
  readonly scenario: Scenario
  /** It and those it is based on, none under an id that was taken. */
  readonly added: readonly Scenario[]
  readonly ownRecords: readonly OwnRecord[]
}

/**
 * Fits a scenario in among those known. One that is word for word there already is that one; one whose id is taken by
 * another, or by one that only `isTaken` knows of, gets a free id, and what is based on it follows.
 */
export function embedScenario(
  known: readonly Scenario[],
  file: ScenarioFile,
  from: EmbeddedScenario['from'],
  isTaken: (id: string) => boolean,
): EmbeddedScenario {
  const taken = new Map(known.map((scenario) => [scenario.id, JSON.stringify(scenario)]))
  const renamed = new Map<string, string>()
  const fit = (scenario: Scenario): string => {
    let id = scenario.id
    const inTheWay = (): boolean => (taken.has(id) ? taken.get(id) !== JSON.stringify(scenario) : isTaken(id))
    for (let copy = 2; inTheWay(); copy += 1) id = `${scenario.id}-${copy}`
    return id
  }
  const all = [...file.bases, file.scenario]
  for (const scenario of all) {
    const id = fit(scenario)
    renamed.set(scenario.id, id)
    if (!taken.has(id)) taken.set(id, '')
  }
  const fitted = all.map((scenario) => {
    const id = renamed.get(scenario.id) ?? scenario.id
    const base = scenario.base === null ? null : (renamed.get(scenario.base) ?? scenario.base)
    return id === scenario.id && base === scenario.base ? scenario : { ...scenario, id, base }
  })
  const added = fitted.filter(({ id }) => !known.some((scenario) => scenario.id === id))
  const shown = fitted.at(-1) ?? file.scenario
  return {
    from,
    givenId: file.scenario.id,
    scenario: known.find(({ id }) => id === shown.id) ?? shown,
    added,
    ownRecords: file.ownRecords,
  }
}

/**
 * Whether a page that opens shows what it carries: unless its address asks for another scenario that is known here. The
 * address may name it by the id that it has at the sender's, or had when the address was made.
 */
export function showsEmbedded(
  embedded: EmbeddedScenario,
  asked: string | null,
  isKnown: (id: string) => boolean,
): boolean {
  return asked === null || asked === embedded.givenId || asked === embedded.scenario.id || !isKnown(asked)
}
