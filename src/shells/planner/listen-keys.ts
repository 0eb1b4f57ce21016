import { toggleInterface } from './hide-interface.ts'
import { isEscape, plainKey } from '../../app/plain-key.ts'
import { chooseFeature } from '../../app/own-data/own-data.ts'
import { openCockpit } from '../../app/panels.ts'
import { showDock } from './kept-panels.ts'
import { readDayKey } from './timeline/day-keys.ts'
import { runDayKey } from './timeline/run-day-key.ts'
import type { AppContextValue } from '../../app/use-app.ts'

/** What has keys of its own: while one of these has the focus, the timeline takes none. */
const OWN_KEYS =
  'input, select, textarea, button, a[href], summary, [role=slider], [role=option], [contenteditable=true], dialog'

/** What a held Enter would press again and again. */
const PRESSED_BY_ENTER = 'button, a[href], summary'

const TYPED_IN = 'input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable=true]'

/** Closes what lies on top, and no more. */
function closeOne({
  commands,
  panels,
  store,
  ownData,
}: Pick<AppContextValue, 'commands' | 'panels' | 'store' | 'ownData'>): void {
  const open = panels.getState()
  if (open.document) panels.setState({ document: null })
  else if (store.getState().selection !== null) commands.select(null)
  else if (ownData.view.getState().feature !== null) chooseFeature(ownData.view, null)
  else if (open.scenarios) panels.setState({ scenarios: false })
  else if (open.ownData) panels.setState({ ownData: false })
  else if (open.scenarioEditor) panels.setState({ scenarioEditor: false })
  else if (open.results) panels.setState({ results: null })
  else if (open.briefingEditor) panels.setState({ briefingEditor: false })
  else if (open.ownDocuments) panels.setState({ ownDocuments: false })
  else if (open.cockpit) panels.setState({ cockpit: null })
  else if (open.shot) panels.setState({ shot: null })
  else showDock(panels, null)
}

/** What a key opens, or closes again where it is open. */
function toggleOf(key: string, panels: AppContextValue['panels']): (() => void) | undefined {
  const open = panels.getState()
  const toggles: Readonly<Record<string, () => void>> = {
    '/': () => panels.setState({ dialog: 'search' }),
    c: () => (open.cockpit ? panels.setState({ cockpit: null }) : openCockpit(panels)),
    s: () => panels.setState({ scenarios: !open.scenarios }),
    d: () => panels.setState({ ownData: !open.ownData }),
    r: () => panels.setState({ results: open.results === null ? 'differences' : null }),
    m: () => panels.setState({ briefingEditor: !open.briefingEditor, results: null }),
    '?': () => panels.setState({ dialog: 'help' }),
    h: () => toggleInterface(document.documentElement),
  }
  return Object.hasOwn(toggles, key) ? toggles[key] : undefined
}

/**
 * Keys that work anywhere: the timeline's, "/" to search, "C" for the cockpit, "S" for scenarios, "D" for data of one's own, "M" to make a briefing, "?"
 * for help, Escape to close, on every keyboard layout. What toggles does so once, however long its key is held. A page over
 * everything has keys of its own, and its Escape closes nothing else. Returns the way to stop.
 */
export function listenKeys(services: AppContextValue, window: Window): () => void {
  const { clock, commands, panels } = services
  const press = (event: KeyboardEvent): void => {
    const target = event.target instanceof Element ? event.target : null
    if (event.repeat && event.key === 'Enter' && target?.closest(PRESSED_BY_ENTER)) event.preventDefault()
    if (event.defaultPrevented || document.querySelector('dialog:modal')) return
    if (panels.getState().dialog !== null) {
      // It is still on its way, and has no keys of its own yet.
      if (isEscape(event)) panels.setState({ dialog: null, typedAhead: '' })
      else if (
        panels.getState().dialog === 'search' &&
        event.key.length === 1 &&
        !event.ctrlKey &&
        !event.metaKey &&
        !event.altKey
      ) {
        event.preventDefault()
        panels.setState(({ typedAhead }) => ({ typedAhead: typedAhead + event.key }))
      }
      return
    }
    if (event.key === 'Escape') {
      if (isEscape(event)) closeOne(services)
      return
    }
    const key = plainKey(event)
    if ((event.ctrlKey || event.metaKey) && !event.altKey && key === 'k') {
      event.preventDefault()
      if (!event.repeat) panels.setState({ dialog: 'search' })
      return
    }
    if (target?.closest(TYPED_IN) || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const toggle = toggleOf(key, panels)
    if (toggle) {
      event.preventDefault()
      if (!event.repeat) toggle()
    } else if (!target?.closest(OWN_KEYS)) {
      const dayKey = readDayKey(event, clock.day, clock.end)
      if (dayKey === null) return
      event.preventDefault()
      runDayKey(dayKey, commands)
    }
  }
  window.addEventListener('keydown', press)
  return () => window.removeEventListener('keydown', press)
}
