import type { DialogName, PanelsStore } from '../../app/panels.ts'
import type { AppServices } from '../../app/services.ts'
import type { Presentation } from './presentation.ts'
import { createPresentActions } from './present-actions.ts'
import { readPresentKey } from './present-keys.ts'

const TYPING =
  'input:not([type=radio], [type=checkbox], [type=range]), input[type=range]:focus-visible, select, textarea, [contenteditable=true]'
const PRESSED_BY_KEYS = 'button, a[href], summary, input'

/** Pages that work of its own is done in: only their own keys count there. Every other page gives way to the show. */
const WORKING: ReadonlySet<DialogName> = new Set(['export', 'search'])

/** The presenter's keys, taken before anything else on the page hears of them. Returns the way to stop. */
export function listenPresent(
  services: Pick<AppServices, 'store' | 'commands'>,
  open: PanelsStore,
  presentation: Presentation,
): () => void {
  const { ui } = presentation
  const run = createPresentActions(services, open, presentation)
  const press = (event: KeyboardEvent): void => {
    const target = event.target instanceof Element ? event.target : null
    const action = readPresentKey(event)
    if (!action) return
    const take = (): void => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    if (action.do === 'take') {
      take()
      return
    }
    if (target?.closest(TYPING)) return
    const working = open.getState().dialog
    if (working !== null && WORKING.has(working)) return
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
