import type { FactsPack } from '../intake/read-pack.ts'
import type { City } from '../city/build-city.ts'
import { message, type Localizable } from '../messages/message.ts'
import { EMBEDDED_ID, embedScenarios, seatEmbedded, type EmbeddedScenario } from '../scenario/embedded-scenario.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { ScenarioFile } from '../scenario/scenario-file.ts'
import { newId } from '../session/new-id.ts'
import type { OwnRecords } from '../session/own-records.ts'
import type { PageAddress } from '../session/page-address.ts'
import { holdsOldIds } from '../session/old-ids.ts'
import type { ScenarioLibrary } from '../session/scenario-library.ts'
import {
  SCENARIO_KEY,
  holdsAddedThing,
  holdsOwnRecords,
  holdsScenario,
  type TextStorage,
} from '../session/text-storage.ts'
import { followGoneScenarios } from './follow-gone-scenarios.ts'

/** The scenarios that there are, before and after the viewer's own are fetched. */
export interface OpenScenarios {
  /** What comes with the twin and with this page. */
  readonly shipped: readonly Scenario[]
  readonly embedded: EmbeddedScenario | null
  /** What came along and could not be read, each with its parameter. */
  readonly unreadable: readonly { readonly parameter: string; readonly reason: Localizable }[]
  /** All that are at hand. */
  readonly catalog: () => readonly Scenario[]
  /** An address is read before the viewer's own are: these look into the storage, too. */
  readonly isScenario: (id: string) => boolean
  readonly isEntity: (id: string) => boolean
  /** The address with the ids that what came along has here. */
  readonly seat: (address: PageAddress) => PageAddress
  readonly loadLibrary: () => Promise<ScenarioLibrary>
  readonly holdsOwnRecords: () => boolean
  readonly loadOwnRecords: () => Promise<OwnRecords>
}

/** Opens what there is of scenarios; `onChange` is called whenever the viewer's own have come or changed. */
export async function openScenarios(
  pack: FactsPack,
  city: () => City,
  address: PageAddress,
  storage: TextStorage,
  onChange: () => void,
): Promise<OpenScenarios> {
  if (holdsOldIds(storage)) (await import('../session/renew-own-ids.ts')).renewOwnIds(storage, newId)
  const { embedded, unreadable } = await readEmbedded(pack, address, storage)
  /** What comes along is shown as what is shipped is: to be read and copied, never changed. */
  const shipped = [...pack.scenarios, ...(embedded?.added ?? [])]
  let library: ScenarioLibrary | undefined
  const catalog = (): readonly Scenario[] => library?.catalog() ?? shipped
  const isScenario = (id: string): boolean =>
    catalog().some((scenario) => scenario.id === id) || (library === undefined && holdsScenario(storage, id))
  let loadingLibrary: Promise<ScenarioLibrary> | undefined
  let loadingRecords: Promise<OwnRecords> | undefined
  const holdsRecords = (): boolean =>
    loadingRecords !== undefined || (embedded?.records.length ?? 0) > 0 || holdsOwnRecords(storage)
  const loadOwnRecords = (): Promise<OwnRecords> =>
    (loadingRecords ??= import('../session/own-records.ts').then(({ createOwnRecords }) =>
      createOwnRecords(storage, embedded?.records ?? []),
    ))
  return {
    shipped,
    embedded,
    unreadable,
    catalog,
    isScenario,
    isEntity: (id) =>
      city().entityById.has(id) ||
      catalog().some(({ edits }) => edits.some(({ edit, entity }) => edit === 'add' && entity === id)) ||
      holdsAddedThing(storage, id),
    seat(asked) {
      if (!embedded) return asked
      const named = (name: string): string | null => asked.parameters.get(name) ?? null
      const { scenario, compare } = seatEmbedded(
        embedded,
        { scenario: named('scenario'), compare: named('compare') },
        isScenario,
      )
      const parameters = new Map(asked.parameters)
      if (scenario !== null) parameters.set('scenario', scenario)
      if (compare !== null) parameters.set('compare', compare)
      return { ...asked, parameters }
    },
    loadLibrary: () =>
      (loadingLibrary ??= import('../session/scenario-library.ts').then(({ createScenarioLibrary }) => {
        library = createScenarioLibrary(shipped, storage)
        followGoneScenarios(library, holdsRecords, loadOwnRecords)
        library.store.subscribe(onChange)
        onChange()
        return library
      })),
    holdsOwnRecords: holdsRecords,
    loadOwnRecords,
  }
}

/** A scenario that this very page holds (a saved single file), else those in the address; what reads them is fetched only then. */
async function readEmbedded(
  pack: FactsPack,
  { fragment }: PageAddress,
  storage: TextStorage,
): Promise<Pick<OpenScenarios, 'embedded' | 'unreadable'>> {
  const inPage = document.getElementById(EMBEDDED_ID)?.textContent ?? null
  const given = inPage === null ? [fragment.scenario, fragment.beside] : [inPage]
  if (given.every((text) => text === null)) return { embedded: null, unreadable: [] }
  const { readScenarioFile, readScenarioLink } = await import('../intake/read-scenario-file.ts')
  const files: ScenarioFile[] = []
  const unreadable: { parameter: string; reason: Localizable }[] = []
  given.forEach((text, at) => {
    if (text === null) return
    const file = inPage === null ? readScenarioLink(text) : readScenarioFile('page', text)
    if (file.ok) files.push(file.value)
    else
      unreadable.push({
        parameter: at === 0 ? 'scenario' : 'beside',
        reason: file.errors[0]?.reason ?? message('briefing.unreadable'),
      })
  })
  const kept = (id: string): string | null => {
    try {
      return storage.read(SCENARIO_KEY + id)
    } catch {
      return null
    }
  }
  const from = inPage === null ? 'address' : 'page'
  return { embedded: files.length === 0 ? null : embedScenarios(pack.scenarios, files, from, kept), unreadable }
}
