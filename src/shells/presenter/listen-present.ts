import type { PanelsStore } from '../../app/panels.ts'
import type { AppServices } from '../../app/services.ts'
import { openNotes } from './keep-notes.ts'
import type { Presentation } from './presentation.ts'
import { readPresentKey, type PresentAction } from './present-keys.ts'

const TYPING =
  'input:not([type=radio], [type=checkbox], [type=range]), input[type=range]:focus-visible, select, textarea, [contenteditable=true]'
const PRESSED_BY_KEYS = 'button, a[href], summary, input'

/** Held keys and clickers that repeat go one slide, not through the whole briefing. */
const ONCE: ReadonlySet<PresentAction['do']> = new Set([
  'next',
  'back',
  'black',
  'fullscreen',
  'list',
  'hide',
  'overview',
  'help',
  'auto',
  'notes',
])

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
        openNotes()
        break
      case 'digit':
        ui.setState({ typed: `${typed}${action.digit}`.slice(-2) })
        return true
      case 'erase':
        if (typed !== '') ui.setState({ typed: typed.slice(0, -1) })
        else if (exploring !== null) story.resume()
        return true
      case 'enter':
        if (typed !== '') story.goToNumber(Number(typed))
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
    // An open page has its own keys; G closes the list as it opened it.
    const within = ui.getState().dialog !== null || open.getState().dialog !== null
    if (within && !(action.do === 'list' && ui.getState().dialog === 'list')) return
    // What has the focus is pressed by these two.
    if ((event.key === 'Enter' || event.key === ' ') && target?.closest(PRESSED_BY_KEYS)) return
    if (event.repeat && ONCE.has(action.do)) {
      event.preventDefault()
      event.stopImmediatePropagation()
      return
    }
    if (!run(action)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', press, true)
  return () => window.removeEventListener('keydown', press, true)
}
