import type { AppContextValue } from '../../app/use-app.ts'
import type { ShareLink, SharedView } from '../../export/share-link.ts'
import type { Draft } from '../../story/draft.ts'
import { slidesOfDraft } from '../../story/edit-briefing.ts'
import type { ToastMessage } from './toast-words.ts'

/** What only this browser knows of the scenarios: what a link or a file must bring along. */
async function sharedScenarios(
  services: Pick<AppContextValue, 'scenarios' | 'schedules'>,
): Promise<Omit<SharedView, 'query'>> {
  const { scenarios, schedules } = services
  const { embedded, shippedScenarios } = scenarios
  const [library, records] = await Promise.all([
    scenarios.loadLibrary(),
    scenarios.holdsOwnRecords() ? scenarios.loadOwnRecords() : null,
  ])
  return {
    sides: schedules.map(({ source }) => source),
    catalog: library.catalog(),
    isEverywhere: (id) =>
      shippedScenarios.some((scenario) => scenario.id === id) &&
      !embedded?.added.some((scenario) => scenario.id === id),
    recordsOf: (id) => records?.of(id) ?? [],
  }
}

export interface CopiedLink extends Omit<ShareLink, 'missing'> {
  /** What is on the screen and not in the link, each with what to do instead. */
  readonly lacks: readonly ToastMessage[]
  /** False where the browser refused the clipboard: the whole link then stands in the address bar. */
  readonly copied: boolean
}

/** Puts a link on the clipboard; where the browser refuses that, into the address bar. Says whether it was copied. */
async function copyText(text: string): Promise<boolean> {
  const address = new URL(text === '' ? '?' : text, location.href)
  try {
    await navigator.clipboard.writeText(address.href)
    return true
  } catch {
    history.replaceState(null, '', address.href)
    return false
  }
}

type Sharing = Pick<AppContextValue, 'scenarios' | 'schedules' | 'wholeCity' | 'ownData' | 'panels' | 'page'>

/** What no link carries, of all that this browser alone knows and shows; `isBriefing`: a briefing is what the link carries. */
function lacksOf(
  { wholeCity, ownData, panels }: Sharing,
  missing: ShareLink['missing'],
  isBriefing: boolean,
): ToastMessage[] {
  const plain = (message: ToastMessage['message'], isThere: boolean): ToastMessage[] =>
    isThere ? [{ message, values: {} }] : []
  return [
    ...missing.map(({ kind, name, count }): ToastMessage =>
      kind === 'scenario'
        ? { message: 'share.lacksScenario', values: { name } }
        : { message: 'share.lacksRecords', values: { name, count: String(count) } },
    ),
    ...plain('share.lacksBriefing', !isBriefing && panels.getState().briefingEditor),
    // A briefing shows the layers that its chapters name, and those alone.
    ...plain('share.lacksOwnData', ownData.holds()),
    ...plain('share.lacksFilter', !isBriefing && panels.getState().narrowed.length > 0),
    ...plain('share.lacksOwnDocuments', wholeCity.own.statements.size > 0),
  ]
}

/** Copies a link that presents a briefing elsewhere, with the scenarios that it shows; null where it is too large for a link. */
export async function copyBriefingLink(services: Sharing, draft: Draft): Promise<CopiedLink | null> {
  const [{ writeBriefingLink }, shared] = await Promise.all([
    import('../../export/share-link.ts'),
    sharedScenarios(services),
  ])
  const named = slidesOfDraft(draft).flatMap(({ slide }) => [slide.scenario, slide.compare?.scenario])
  const sides = shared.catalog.filter(({ id }) => named.includes(id))
  const link = writeBriefingLink(JSON.stringify(draft), { ...shared, sides })
  if (link === null) return null
  const { missing, ...rest } = link
  return { ...rest, lacks: lacksOf(services, missing, true), copied: await copyText(link.text) }
}

/** Copies a link that shows elsewhere what is shown here, with the scenarios that are only here. */
export async function copyShareLink(services: Sharing): Promise<CopiedLink> {
  const [{ writeShareLink }, shared] = await Promise.all([
    import('../../export/share-link.ts'),
    sharedScenarios(services),
  ])
  const { missing, ...link } = writeShareLink({ ...shared, query: services.page.presentAddress(true) })
  return { ...link, lacks: lacksOf(services, missing, false), copied: await copyText(link.text) }
}
