import type { AppContextValue } from '../../app/use-app.ts'
import type { ShareLink, SharedView } from '../../export/share-link.ts'

/** What only this browser knows of the scenarios: what a link or a file must bring along. */
export async function sharedScenarios(
  world: Pick<AppContextValue, 'scenarios' | 'schedules'>,
): Promise<Omit<SharedView, 'query'>> {
  const { scenarios, schedules } = world
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

export interface CopiedLink extends ShareLink {
  /** False where the browser refused the clipboard: the whole link then stands in the address bar. */
  readonly copied: boolean
}

/** Copies a link that shows elsewhere what is shown here, with the scenarios that are only here. */
export async function copyShareLink(
  world: Pick<AppContextValue, 'scenarios' | 'schedules' | 'page'>,
): Promise<CopiedLink> {
  const [{ writeShareLink }, shared] = await Promise.all([import('../../export/share-link.ts'), sharedScenarios(world)])
  const link = writeShareLink({ ...shared, query: world.page.presentAddress(true) })
  const address = new URL(link.text === '' ? '?' : link.text, location.href)
  try {
    await navigator.clipboard.writeText(address.href)
    return { ...link, copied: true }
  } catch {
    history.replaceState(null, '', address.href)
    return { ...link, copied: false }
  }
}
