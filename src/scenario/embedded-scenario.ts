import { checksum } from './checksum.ts'
import type { OwnRecord } from './own-record.ts'
import type { Scenario } from './schema.ts'
import type { ScenarioFile } from './scenario-file.ts'

/** Id of the element of a saved page in which its scenario stands. */
export const EMBEDDED_ID = 'twin-scenario'

/** Scenarios that a page or an address brought along, fitted in beside those that are there. */
export interface EmbeddedScenario {
  readonly from: 'page' | 'address'
  /** The one that is shown unless the address says otherwise. */
  readonly scenario: Scenario
  /** Those that came and those they are based on, none under an id that was taken. */
  readonly added: readonly Scenario[]
  /** The ids here, by the ids that they came with. */
  readonly ids: ReadonlyMap<string, string>
  /** What came of a bureau's own records, by the ids here. */
  readonly records: readonly { readonly scenario: string; readonly records: readonly OwnRecord[] }[]
}

/** The same content gets the same id whenever it is opened, and other content another: by its checksums. */
function idOfContent(scenario: Scenario): string {
  const text = JSON.stringify(scenario)
  const sums = checksum(text).padStart(7, '0') + checksum(`again ${text}`).padStart(7, '0')
  return `${scenario.id.replace(/-u[0-9a-z]{12}$/, '')}-u${sums.slice(0, 5)}${sums.slice(7)}`
}

/**
 * Fits scenarios in among those known. One that is word for word there already, or kept by the viewer (`kept` gives the text of
 * an id, null for none), is that one; one whose id is taken by another gets an id of its own, and what is based on it follows.
 * The first file is the one that is shown.
 */
export function embedScenarios(
  known: readonly Scenario[],
  files: readonly ScenarioFile[],
  from: EmbeddedScenario['from'],
  kept: (id: string) => string | null,
): EmbeddedScenario {
  const added = new Map<string, Scenario>()
  const ids = new Map<string, string>()
  const records: { scenario: string; records: readonly OwnRecord[] }[] = []
  const knownText = new Map(known.map((scenario) => [scenario.id, JSON.stringify(scenario)]))
  const fit = (scenario: Scenario, fitted: ReadonlyMap<string, string>): string => {
    const base = scenario.base === null ? null : (fitted.get(scenario.base) ?? scenario.base)
    const moved = base === scenario.base ? scenario : { ...scenario, base }
    const text = JSON.stringify(moved)
    const there = knownText.get(scenario.id) ?? kept(scenario.id)
    const present = added.get(scenario.id)
    if (there === text || (present && JSON.stringify(present) === text)) return scenario.id
    const id = there === null && !present ? scenario.id : idOfContent(moved)
    added.set(id, { ...moved, id })
    return id
  }
  for (const file of files) {
    // A base of one file is not the base of another that happens to have its id.
    const fitted = new Map<string, string>()
    for (const scenario of [...file.bases, file.scenario]) fitted.set(scenario.id, fit(scenario, fitted))
    const id = fitted.get(file.scenario.id) ?? file.scenario.id
    ids.set(file.scenario.id, id)
    // What is the viewer's own has the viewer's own records.
    if (file.ownRecords.length > 0 && added.has(id)) records.push({ scenario: id, records: file.ownRecords })
  }
  const [first] = files
  if (!first) throw new Error('nothing was brought along')
  const id = ids.get(first.scenario.id) ?? first.scenario.id
  const scenario = added.get(id) ?? known.find((one) => one.id === id) ?? first.scenario
  return { from, scenario, added: [...added.values()], ids, records }
}

/** The scenarios that an address asks for; null where it asks for none. */
export interface AskedScenarios {
  readonly scenario: string | null
  readonly compare: string | null
}

/**
 * Which scenarios stand on the sides of a page that brought some along. The address names them by the ids that they came with.
 * Links of older versions leave the first side out: it is the one that came, unless that one is compared with.
 */
export function seatEmbedded(
  embedded: EmbeddedScenario,
  asked: AskedScenarios,
  isKnown: (id: string) => boolean,
): AskedScenarios {
  const here = (id: string | null): string | null =>
    id === null ? null : (embedded.ids.get(id) ?? (isKnown(id) ? id : null))
  const shown = embedded.scenario.id
  const compare = asked.compare === null ? null : (here(asked.compare) ?? asked.compare)
  const scenario = here(asked.scenario) ?? (compare === shown ? 'reference' : shown)
  return { scenario, compare }
}
