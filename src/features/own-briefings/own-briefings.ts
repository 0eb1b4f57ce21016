import '../../messages/intake.ts'
import type { LocalizedText } from '../../base/localized-text.ts'
import { inBothLanguages } from '../../messages/localize.ts'
import { message, type Localizable } from '../../messages/message.ts'
import type { StoreFault } from '../../session/stored-texts.ts'
import type { FileFault } from '../../intake/file-fault.ts'
import { slideFaults, type KnownIds } from '../../intake/read-briefing.ts'
import { browserStorage } from '../../session/browser-storage.ts'
import { firstFault, parseDraft } from '../../story/briefing-draft-store.ts'
import { createBriefingLibrary } from '../../story/briefing-library.ts'
import { lacksOf, type Draft, type Lack } from '../../story/draft.ts'
import { slidesOfDraft } from '../../story/edit-briefing.ts'
import type { Briefing } from '../../story/schema.ts'
import { freeBriefingId, showDraft } from '../../story/showable.ts'
import { openDraftStore } from './open-draft-store.ts'
import type { AppServices } from '../../app/services.ts'

/** A briefing of the viewer's own: the one that is being made, or one opened from a file. Its words are not the project's. */
export interface OwnBriefing {
  /** By which the address names it; no shipped briefing has it. */
  readonly id: string
  readonly origin: 'made' | 'opened' | 'sent'
  readonly name: LocalizedText
  /** As it is shown; null where it cannot be: then either it has no chapter yet, or `faults` say what is wrong. */
  readonly briefing: Briefing | null
  readonly draft: Draft | null
  /** What it lacks to be a full briefing. */
  readonly lacks: readonly Lack[]
  readonly faults: readonly StoreFault[]
  /** The text that it was read from, where it came from a presenter elsewhere. */
  readonly sent?: string
}

type OwnServices = Pick<AppServices, 'wholeCity' | 'scenarios'> & { readonly page?: Pick<AppServices['page'], 'asked'> }

const LARGEST_BYTES = 2_000_000
const UNTITLED = inBothLanguages(message('briefing.untitled'))
const catalog = createBriefingLibrary(browserStorage())

/** What a briefing may name here; the viewer's own scenarios are looked up only if one is named that is not shipped. */
async function knownIdsOf(
  { wholeCity, scenarios: { shippedScenarios, loadLibrary } }: OwnServices,
  drafts: readonly Draft[],
): Promise<KnownIds> {
  const shipped = new Set(shippedScenarios.map(({ id }) => id))
  const named = drafts
    .flatMap(slidesOfDraft)
    .flatMap(({ slide }) => [slide.scenario, ...(slide.compare ? [slide.compare.scenario] : [])])
  const library = named.every((id) => shipped.has(id)) ? null : await loadLibrary()
  return {
    isFact: (id) => wholeCity.facts.has(id),
    isEntity: (id) => wholeCity.entityById.has(id),
    isScenario: (id) => shipped.has(id) || library?.find(id) !== undefined,
  }
}

/** The briefing that is being made, if there is anything of it, then those opened from files. */
export async function loadOwnBriefings(
  services: OwnServices,
  shipped: readonly Briefing[],
): Promise<readonly OwnBriefing[]> {
  const linked = services.page?.asked.fragment.briefing ?? null
  const sent = linked === null ? [] : [await readLinkedBriefing(services, linked)]
  const { draft, aside } = openDraftStore().store.getState()
  const isBegun = draft.name.zh !== '' || draft.name.en !== '' || slidesOfDraft(draft).length > 0
  const opened = catalog.list()
  const known = await knownIdsOf(services, [draft, ...opened.flatMap((one) => one.draft ?? [])])
  const taken = new Set([...shipped.map(({ id }) => id), ...opened.map(({ id }) => id)])
  return [
    ...(isBegun ? [ownOf(draft, freeBriefingId(draft.id, taken), 'made', known)] : []),
    ...aside.map(({ fault }, at) =>
      damagedOwn(isBegun || at > 0 ? `draft-aside-${at + 1}` : freeBriefingId(draft.id, taken), 'made', fault),
    ),
    ...opened.map((one) =>
      one.draft
        ? ownOf(one.draft, one.id, 'opened', known)
        : damagedOwn(one.id, 'opened', firstFault(one.fault ? [one.fault] : [])),
    ),
    ...sent,
  ]
}

function damagedOwn(id: string, origin: OwnBriefing['origin'], fault: StoreFault): OwnBriefing {
  return {
    id,
    origin,
    name: { zh: id, en: id },
    briefing: null,
    draft: null,
    lacks: [],
    faults: [fault],
  }
}

function ownOf(draft: Draft, id: string, origin: OwnBriefing['origin'], known: KnownIds): OwnBriefing {
  const faults = faultsOf(draft, known)
  const briefing = faults.length > 0 ? null : showDraft(draft, id, UNTITLED)
  const name = { zh: draft.name.zh || draft.name.en || UNTITLED.zh, en: draft.name.en || draft.name.zh || UNTITLED.en }
  return { id, origin, name: briefing?.name ?? name, briefing, draft, lacks: lacksOf(draft), faults }
}

function faultsOf(draft: Draft, known: KnownIds): OwnBriefing['faults'] {
  return slidesOfDraft(draft).flatMap(({ place, slide }) =>
    slideFaults(
      place === 'chapter' ? `/chapters/${draft.chapters.findIndex(({ id }) => id === slide.id)}` : `/${place}`,
      slide,
      known,
    ),
  )
}

/** A presenter's own briefing as it came from elsewhere: checked like a file, since anyone may have sent it. */
export function readSentBriefing({ wholeCity }: Pick<AppServices, 'wholeCity'>, id: string, text: string): OwnBriefing {
  const read = parseDraft(text)
  if (!read.ok) return { ...damagedOwn(id, 'sent', firstFault(read.errors)), sent: text }
  // A scenario of the presenter's own is not here: the reference is shown in its place, and the page says so.
  const known: KnownIds = {
    isFact: (fact) => wholeCity.facts.has(fact),
    isEntity: (entity) => wholeCity.entityById.has(entity),
    isScenario: () => true,
  }
  return { ...ownOf(read.value, id, 'sent', known), sent: text }
}

/** A briefing that came with the page's address: kept nowhere, and checked like a file. Its scenarios have the ids that they have here. */
async function readLinkedBriefing(services: OwnServices, packed: string): Promise<OwnBriefing> {
  const [{ unpackText }, { sentBriefingId }] = await Promise.all([
    import('../../intake/read-scenario-file.ts'),
    import('../../export/share-link.ts'),
  ])
  const json = unpackText(packed)
  if (!json.ok) return damagedOwn('sent', 'sent', firstFault(json.errors.map(({ reason }) => ({ path: '', reason }))))
  const id = sentBriefingId(json.value)
  const ids = services.scenarios.embedded?.ids
  const read = parseDraft(
    json.value.replaceAll(/"scenario":"([a-z0-9-]+)"/g, (all, given: string) => {
      const here = ids?.get(given)
      return here === undefined ? all : `"scenario":"${here}"`
    }),
  )
  if (!read.ok) return damagedOwn(id, 'sent', firstFault(read.errors))
  return ownOf(read.value, id, 'sent', await knownIdsOf(services, [read.value]))
}

/** A briefing file, full or half made; or everything that is wrong with it, with its place. */
export async function readBriefingFile(
  services: OwnServices,
  file: File,
): Promise<{ readonly draft: Draft | null; readonly faults: readonly FileFault[] }> {
  const { name } = file
  if (file.size > LARGEST_BYTES)
    return {
      draft: null,
      faults: [
        {
          file: name,
          row: 1,
          column: 1,
          where: '',
          reason: message('file.over', { megabytes: LARGEST_BYTES / 1e6 }),
        },
      ],
    }
  const [{ readDraft }, { readOwnText }, library, bytes] = await Promise.all([
    import('../../intake/read-draft.ts'),
    import('../../intake/read-own-text.ts'),
    services.scenarios.loadLibrary(),
    file.arrayBuffer(),
  ])
  const content = readOwnText(name, new Uint8Array(bytes), 'briefing')
  if (!content.ok) return { draft: null, faults: content.errors }
  const result = readDraft(name, content.value, {
    isFact: (id) => services.wholeCity.facts.has(id),
    isEntity: (id) => services.wholeCity.entityById.has(id),
    isScenario: (id) => library.find(id) !== undefined,
  })
  return result.ok ? { draft: result.value, faults: [] } : { draft: null, faults: result.errors }
}

/** Keeps an opened briefing in this browser, beside the one that is being made. Says why it could not be stored; null where it is. */
export function keepOpened(draft: Draft, shipped: readonly Briefing[]): Localizable | null {
  return catalog.add(draft, new Set([...shipped.map(({ id }) => id), openDraftStore().store.getState().draft.id]))
    .unsaved
}

/** Forgets an opened briefing. */
export function forgetOpened(id: string): void {
  catalog.remove(id)
}

/**
 * Puts an opened briefing on the drafts, to be changed. What lay there goes to the catalog in its place, so that nothing is lost.
 */
export function editOpened({ id, draft }: OwnBriefing, shipped: readonly Briefing[]): void {
  if (!draft) return
  const drafts = openDraftStore()
  const before = drafts.store.getState().draft
  if (slidesOfDraft(before).length > 0) catalog.add(before, new Set([...shipped.map((one) => one.id), draft.id]))
  drafts.change(() => draft)
  catalog.remove(id)
}
