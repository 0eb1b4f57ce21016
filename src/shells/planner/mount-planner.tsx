import { dayOf } from '../../base/day.ts'
import { dayText } from '../../base/day-text.ts'
import '../../ui/styles/tokens.css'
import '../../ui/styles/base.css'
import '../../ui/styles/controls.css'
import '../../ui/styles/marks.css'
import '../../ui/styles/states.css'
import './layout.css'
import type { BaseMapState } from '../../app/base-map.ts'
import { localize } from '../../messages/localize.ts'
import { chooseFeature } from '../../app/own-data/own-data.ts'
import { addToast, createPanels, openPanelsOf, type PanelsStore } from '../../app/panels.ts'
import { showShell } from '../../app/show-shell.tsx'
import { BREAKPOINTS } from '../../ui/breakpoints.ts'
import { keepFocus } from './keep-focus.ts'
import { readKeptDock, readKeptLanes } from './kept-panels.ts'
import { listenKeys } from './listen-keys.ts'
import { Planner } from './planner.tsx'
import {
  NOTHING_OPEN,
  keepArrangement,
  writeOpenPanels,
  type DockTab,
  type OpenPanels,
} from '../../session/open-panels.ts'
import type { AppServices } from '../../app/services.ts'

/** Puts the planner's interface into `root`, in place of what the page held until then; returns the way to take it out. */
export function mountPlanner(root: HTMLElement, services: AppServices): () => void {
  const {
    page: { notices, asked, opened },
  } = services
  const toasts = [
    ...notices.map((fault) => ({
      message: fault.date ? ('notice.addressDate' as const) : ('notice.address' as const),
      fault,
    })),
    ...asked.unread.map((fault) => ({ message: 'notice.unread' as const, fault })),
  ].map(({ message, fault: { parameter, value, date } }, id) => ({
    id,
    message,
    values: {
      parameter,
      value,
      ...(date && { why: date.why, first: dayText(dayOf(date.first)), last: dayText(dayOf(date.last)) }),
    },
    lasting: true,
  }))
  const asksFor = opened.getState()
  const panels = createPanels(
    toasts,
    askedShot(services),
    keepArrangement(asksFor, {
      dock: asksFor.briefingEditor ? null : firstDock(services),
      lanes: readKeptLanes(),
      words: false,
    }),
  )
  const stopOpened = followOpened(panels, opened)
  const stopStage = services.stage.subscribe((status) => {
    if (status.state === 'unavailable') panels.setState({ dock: asksFor.dock ?? firstDock(services) })
  })
  const shell = showShell(root, services, panels, <Planner />, {
    onSession(now, before) {
      // A thing that is chosen anew takes the place of an open document, and is not hidden by a dialog.
      if (now.selection === before.selection) return
      panels.setState({ document: null, dialog: null })
      if (now.selection !== null) chooseFeature(services.ownData.view, null)
    },
  })
  const stopFeature = followFeature(services, panels)
  const stopBaseMap = tellBaseMapFaults(services, panels)
  if (asked.layer !== null) void addAskedLayer(asked.layer, panels)
  const stopKeys = listenKeys(shell.context(), window)
  const stopFocus = keepFocus(shell.context(), document)
  return () => {
    shell.stop()
    stopFocus()
    stopOpened()
    stopKeys()
    stopFeature()
    stopBaseMap()
    stopStage()
  }
}

/** The composed view that a link has asked for; it runs as soon as there is a map. */
function askedShot({ content: { shots }, page: { asked } }: AppServices): string | null {
  return shots.some(({ id }) => id === asked.shot) ? asked.shot : null
}

/** A feature of one's own that is chosen takes the place of an item or a document. */
function followFeature({ ownData, commands }: AppServices, panels: PanelsStore): () => void {
  return ownData.view.subscribe((now, before) => {
    if (now.feature === before.feature || now.feature === null) return
    panels.setState({ document: null })
    commands.select(null)
  })
}

/** Says why a base map cannot be used, also where it was asked for before the planner stood. */
function tellBaseMapFaults({ baseMap: { state }, store }: AppServices, panels: PanelsStore): () => void {
  const tell = ({ fault }: BaseMapState): void => {
    // Where the base map's own section is open, it stands there.
    if (fault && panels.getState().dock !== 'layers')
      addToast(panels, 'baseMap.fault', { reason: localize(fault, store.getState().language) })
  }
  tell(state.getState())
  return state.subscribe((now, before) => {
    if (now.fault !== before.fault) tell(now)
  })
}

/** Adds the data that the page's address names, or says why it cannot be added. */
async function addAskedLayer(address: string, panels: PanelsStore): Promise<void> {
  try {
    await window.twin.addLayer(address)
  } catch (error) {
    addToast(panels, 'ownData.addressFailed', { reason: error instanceof Error ? error.message : String(error) })
  }
}

/** Keeps the panels and what the address says of them the same thing. */
function followOpened(panels: PanelsStore, opened: AppServices['page']['opened']): () => void {
  const same = (a: OpenPanels, b: OpenPanels): boolean => writeOpenPanels(a, true) === writeOpenPanels(b, true)
  const stopPanels = panels.subscribe((now) => {
    if (!same(now, opened.getState())) opened.setState(openPanelsOf(now), true)
  })
  const stopAddress = opened.subscribe((now) => {
    if (!same(now, panels.getState())) panels.setState(now)
  })
  opened.setState(openPanelsOf(panels.getState()), true)
  return () => {
    stopPanels()
    stopAddress()
    // Another shell has no such panels.
    opened.setState(NOTHING_OPEN, true)
  }
}

/** The map comes first: what someone left open is open again, and nothing else; without a map, the list. A phone has no room for either at first. */
function firstDock({ stage }: AppServices): DockTab | null {
  if (matchMedia(`${BREAKPOINTS.phone}, ${BREAKPOINTS.flat}`).matches) return null
  return stage.getState().state === 'unavailable' ? 'list' : readKeptDock()
}
