import type { DialogName, PanelsStore } from '../../app/panels.ts'
import type { AppServices } from '../../app/services.ts'
import { openNotes } from './keep-notes.ts'
import type { Presentation } from './presentation.ts'
import { readPresentKey, type PresentAction } from './present-keys.ts'
import { stepTextSize } from './text-size.ts'

const TYPING =
  'input:not([type=radio], [type=checkbox], [type=range]), input[type=range]:focus-visible, select, textarea, [contenteditable=true]'
const PRESSED_BY_KEYS = 'button, a[href], summary, input'

/** Pages that work of its own is done in: only their own keys count there. Every other page gives way to the show. */
const WORKING: ReadonlySet<DialogName> = new Set(['export', 'search'])
/** Digits of a chapter's number, at most: one more than any briefing needs, so that a slip is seen. */
const MOST_DIGITS = 3

/** What a browser lets a page keep of the keyboard while it fills the screen. */
interface KeyboardLock {
  lock?: (keys: readonly string[]) => Promise<void>
  unlock?: () => void
}

/** Fills the screen or leaves it; Escape and F5 then come to the page, where the browser lets them. */
export async function toggleFullscreen(): Promise<void> {
  const { keyboard } = navigator as Navigator & { keyboard?: KeyboardLock }
  try {
    if (document.fullscreenElement) {
      keyboard?.unlock?.()
      await document.exitFullscreen()
    } else {
      await document.documentElement.requestFullscreen()
      await keyboard?.lock?.(['Escape', 'F5'])
    }
  } catch {
    // Not granted: the show goes on in its window.
  }
}

/** The presenter's keys, taken before anything else on the page hears of them. Returns the way to stop. */
export function listenPresent(
  world: Pick<AppServices, 'store' | 'commands'>,
  open: PanelsStore,
  { story, ui }: Presentation,
): () => void {
  const run = (action: PresentAction): boolean => {
    const { typed, dialog } = ui.getState()
    ui.setState({ missing: null, refused: false })
    const { exploring, black } = story.state.getState()
    switch (action.do) {
      case 'next':
        story.next()
        break
      case 'back':
        story.back()
        break
      case 'first':
        story.first()
        break
      case 'last':
        story.last()
        break
      case 'list':
        ui.setState({ dialog: dialog === 'list' ? null : 'list' })
        break
      case 'help':
        ui.setState({ dialog: 'help' })
        break
      case 'overview':
        if (exploring === 'overview') story.resume()
        else story.overview()
        break
      case 'fullscreen':
        void toggleFullscreen()
        break
      case 'black':
        story.setBlack(!black)
        break
      case 'hide':
        document.documentElement.toggleAttribute('data-hidden')
        break
      case 'auto':
        story.setAuto(!story.state.getState().auto)
        break
      case 'notes':
        ui.setState({ refused: !openNotes() })
        break
      case 'digit':
        ui.setState({ typed: `${typed}${action.digit}`.slice(0, MOST_DIGITS) })
        return true
      case 'larger':
      case 'smaller':
        stepTextSize(action.do === 'larger' ? 1 : -1)
        break
      case 'erase':
        if (typed !== '') ui.setState({ typed: typed.slice(0, -1) })
        else if (exploring !== null) story.resume()
        return true
      case 'enter':
        if (typed !== '') ui.setState({ missing: story.goToNumber(Number(typed)) ? null : typed })
        else if (exploring !== null) story.resume()
        else return false
        break
      case 'escape':
        escape()
        break
      case 'take':
        break
    }
    ui.setState({ typed: '' })
    return true
  }
  const escape = (): void => {
    const { store, commands } = world
    if (document.fullscreenElement) void toggleFullscreen()
    else if (ui.getState().typed !== '') ui.setState({ typed: '' })
    else if (open.getState().document) open.setState({ document: null })
    else if (story.state.getState().exploring !== null && store.getState().selection !== null) commands.select(null)
    else ui.setState({ dialog: 'list' })
  }
  const press = (event: KeyboardEvent): void => {
    const target = event.target instanceof Element ? event.target : null
    const action = readPresentKey(event)
    if (!action) return
    if (action.do === 'take') {
      event.preventDefault()
      event.stopImmediatePropagation()
      return
    }
    if (target?.closest(TYPING)) return
    const working = open.getState().dialog
    if (working !== null && WORKING.has(working)) return
    const take = (): void => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    // A key that is held, and a clicker that repeats, act once; only what is typed is erased on and on.
    if (event.repeat && action.do !== 'erase') {
      take()
      return
    }
    // What has the focus is pressed by these two.
    if ((event.key === 'Enter' || event.key === ' ') && target?.closest(PRESSED_BY_KEYS)) return
    const page = ui.getState().dialog
    if (page !== null || working !== null) {
      // An open page closes itself; whatever else a clicker sends goes on with the show.
      if (action.do === 'escape' || action.do === 'enter' || action.do === 'erase') return
      open.setState({ dialog: null })
      ui.setState({ dialog: null })
      if (action.do === page) {
        take()
        return
      }
    }
    if (run(action)) take()
  }
  const page = window
  page.addEventListener('keydown', press, true)
  return () => page.removeEventListener('keydown', press, true)
}
