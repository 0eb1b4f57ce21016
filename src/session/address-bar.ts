import type { Clock } from './clock.ts'
import { readAddress, writeAddress, type AddressContext } from './address.ts'
import type { SessionStore } from './session.ts'
import { readShellAddress, type ShellStore } from './shell-address.ts'

/** A drag changes the address at most this often, in milliseconds: browsers refuse more than about a hundred changes in ten seconds. */
const REPLACE_EVERY_MS = 400

export interface AddressBar {
  stop(): void
}

/**
 * Keeps the address bar and the session the same thing. Deliberate choices make a history entry; moving the camera or
 * the day replaces the present one, and so does whatever a shell does that states the view itself. Going back in history
 * goes back to that view, and to that shell.
 */
export function keepAddressBar(
  store: SessionStore,
  clock: Clock,
  context: AddressContext,
  shell: ShellStore,
): AddressBar {
  let pending: ReturnType<typeof setTimeout> | undefined
  let fromHistory = false
  const present = (): string =>
    `${location.pathname}${writeAddress({ session: store.getState(), day: clock.day }, context, shell.getState())}${location.hash}`
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
    const chosen =
      now.sides !== before.sides ||
      now.layers !== before.layers ||
      now.selection !== before.selection ||
      now.known !== before.known ||
      now.language !== before.language ||
      now.theme !== before.theme
    if (chosen && shell.getState().present === undefined) push()
    else replaceSoon()
  })
  const stopClock = clock.subscribe(replaceSoon)
  const stopShell = shell.subscribe((now, before) => {
    if (fromHistory) return
    if (now.present !== before.present) push()
    else replace()
  })
  const onPopState = (): void => {
    const { session, day } = readAddress(location.search, context)
    fromHistory = true
    const asked = readShellAddress(location.search)
    shell.setState(asked, true)
    if (asked.present === undefined) {
      store.setState(session)
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
    stop() {
      clearTimeout(pending)
      stopStore()
      stopClock()
      stopShell()
      removeEventListener('popstate', onPopState)
    },
  }
}
