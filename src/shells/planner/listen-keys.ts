import { toggleInterface } from './hide-interface.ts'
import { openCockpit } from '../../app/panels.ts'
import { readDayKey } from './timeline/day-keys.ts'
import { runDayKey } from './timeline/run-day-key.ts'
import type { AppContextValue } from '../../app/use-app.ts'

/** What has keys of its own: while one of these has the focus, the timeline takes none. */
const OWN_KEYS =
  'input, select, textarea, button, a[href], summary, [role=slider], [role=option], [contenteditable=true], dialog'

/** Keys that work anywhere: the timeline's, "/" to search, "C" for the cockpit, "S" for scenarios, "M" to make a briefing, "?" for help, Escape to close. Returns the way to stop. */
export function listenKeys(world: AppContextValue, window: Window): () => void {
  const { clock, commands, panels, store } = world
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    if (panels.getState().dialog !== null) {
      // A dialog that is still on its way has no keys of its own yet.
      if (document.querySelector('dialog[open]')) return
      if (event.key === 'Escape') panels.setState({ dialog: null, typedAhead: '' })
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
    const target = event.target instanceof Element ? event.target : null
    const typing = target?.closest('input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable=true]')
    if (event.key === 'Escape') {
      if (panels.getState().document) panels.setState({ document: null })
      else if (store.getState().selection !== null) commands.select(null)
      else if (panels.getState().scenarios) panels.setState({ scenarios: false })
      else if (panels.getState().scenarioEditor) panels.setState({ scenarioEditor: false })
      else if (panels.getState().results) panels.setState({ results: null })
      else if (panels.getState().briefingEditor) panels.setState({ briefingEditor: false })
      else if (panels.getState().cockpit) panels.setState({ cockpit: null })
      else if (panels.getState().shot) panels.setState({ shot: null })
      else panels.setState({ dock: null })
      return
    }
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      panels.setState({ dialog: 'search' })
      return
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '/') {
      event.preventDefault()
      panels.setState({ dialog: 'search' })
    } else if (event.key === 'c' || event.key === 'C') {
      if (panels.getState().cockpit) panels.setState({ cockpit: null })
      else openCockpit(panels)
    } else if (event.key === 's' || event.key === 'S') panels.setState(({ scenarios }) => ({ scenarios: !scenarios }))
    else if (event.key === 'r' || event.key === 'R')
      panels.setState({ results: panels.getState().results === null ? 'differences' : null })
    else if (event.key === 'm' || event.key === 'M')
      panels.setState(({ briefingEditor }) => ({ briefingEditor: !briefingEditor, results: null }))
    else if (event.key === '?') panels.setState({ dialog: 'help' })
    else if (event.key === 'h' || event.key === 'H') toggleInterface(document.documentElement)
    else if (!target?.closest(OWN_KEYS)) {
      const key = readDayKey(event, clock.day, clock.end)
      if (key === null) return
      event.preventDefault()
      runDayKey(key, commands)
    }
  }
  window.addEventListener('keydown', press)
  return () => window.removeEventListener('keydown', press)
}
