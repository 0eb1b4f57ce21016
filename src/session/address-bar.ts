import type { Clock } from './clock.ts'
import type { StoreApi } from 'zustand/vanilla'
import { readAddress, writeAddress, type AddressContext } from './address.ts'
import { keepArrangement, type OpenPanels } from './open-panels.ts'
import { readPageAddress, type PageAddress, type ShellStore } from './page-address.ts'
import type { Session, SessionStore } from './session.ts'

/** A drag changes the address at most this often, in milliseconds: browsers refuse more than about a hundred changes in ten seconds. */
const REPLACE_EVERY_MS = 400

export interface AddressBar {
  /**
   * The query string (with "?", or empty) of what is shown at this moment, whatever the bar has come to. As a link, it leaves
   * nothing to the defaults of whoever opens it.
   */
  present(asLink?: boolean): string
  stop(): void
}

/** Whether the viewer chose something, rather than moved the camera. */
const isChosen = (now: Session, before: Session): boolean =>
  (['sides', 'layers', 'selection', 'known', 'language', 'theme'] as const).some((key) => now[key] !== before[key])

/**
 * Keeps the address bar and the session the same thing. Deliberate choices make a history entry; moving the camera or
 * the day replaces the present one, and so does whatever a shell does that states the view itself. Going back in history
 * goes back to that view, and to that shell.
 */
export function keepAddressBar(
  store: SessionStore,
  clock: Clock,
  context: AddressContext & { readonly seat: (address: PageAddress) => PageAddress },
  shell: ShellStore,
  opened: StoreApi<OpenPanels>,
): AddressBar {
  let pending: ReturnType<typeof setTimeout> | undefined
  let fromHistory = false
  const query = (asLink = false): string =>
    writeAddress(
      { session: store.getState(), day: clock.day, open: opened.getState() },
      // A link may be opened when there are later documents: it states its day and its scenarios.
      asLink ? { openingDay: null, namesScenarios: true, isLink: true } : context,
      shell.getState(),
    )
  const present = (): string => `${location.pathname}${query()}${location.hash}`
  const replace = (): void => {
    pending = undefined
    history.replaceState(null, '', present())
  }
  const replaceSoon = (): void => {
    if (!clock.playing) pending ??= setTimeout(replace, REPLACE_EVERY_MS)
  }
  const push = (): void => {
    clearTimeout(pending)
    pending = undefined
    if (present() !== `${location.pathname}${location.search}${location.hash}`) history.pushState(null, '', present())
  }
  const stopStore = store.subscribe((now, before) => {
    if (fromHistory) return
    if (isChosen(now, before) && shell.getState().present === undefined) push()
    else replaceSoon()
  })
  const stopClock = clock.subscribe(replaceSoon)
  const stopShell = shell.subscribe((now, before) => {
    if (fromHistory) return
    if (now.present !== before.present) push()
    else replace()
  })
  // A panel that opens or closes is no step of its own: going back goes to another view, with what lay open over it.
  const stopOpened = opened.subscribe(() => {
    if (!fromHistory) replaceSoon()
  })
  const onPopState = (): void => {
    const address = readPageAddress(location.search)
    const { session, day, open } = readAddress(context.seat(address), context)
    fromHistory = true
    const asked = address.shell
    shell.setState(asked, true)
    if (asked.present === undefined) {
      store.setState(session)
      opened.setState(keepArrangement(open, opened.getState()), true)
      clock.pause()
      clock.goToDay(day)
    } else {
      // That shell states the view; the address says what is the viewer's own.
      const { language, theme, speed, quality } = session
      store.setState({ language, theme, speed, quality })
    }
    fromHistory = false
  }
  addEventListener('popstate', onPopState)
  return {
    present: query,
    stop() {
      clearTimeout(pending)
      stopStore()
      stopClock()
      stopShell()
      stopOpened()
      removeEventListener('popstate', onPopState)
    },
  }
}
