import '../../ui/styles/tokens.css'
import '../../ui/styles/base.css'
import '../../ui/styles/layout.css'
import '../../ui/styles/floats.css'
import '../../ui/styles/masthead.css'
import '../../ui/styles/dock.css'
import '../../ui/styles/timeline.css'
import '../../ui/styles/track.css'
import '../../ui/styles/card.css'
import '../../ui/styles/facts.css'
import '../../ui/styles/marks.css'
import '../../ui/styles/dialog.css'
import '../../ui/styles/shots.css'
import '../../ui/styles/narrow.css'
import '../../ui/styles/low.css'
import { createRoot } from 'react-dom/client'
import { applyLanguage, applyTheme } from '../../app/apply-theme.ts'
import { watchCrossings } from '../../app/crossings.ts'
import { createPanels, openPanelsOf, type DockTab, type PanelsStore } from '../../app/panels.ts'
import { AppContext, type AppContextValue } from '../../app/use-app.ts'
import { keepFocus } from './keep-focus.ts'
import { listenKeys } from './listen-keys.ts'
import { Planner } from './planner.tsx'
import { NOTHING_OPEN, writeOpenPanels, type OpenPanels } from '../../session/open-panels.ts'
import type { CityView } from '../../moment/city-view.ts'
import type { AppServices } from '../../app/services.ts'

/** Puts the planner's interface into `root`, in place of what the page held until then; returns the way to take it out. */
export function mountPlanner(root: HTMLElement, world: AppServices): () => void {
  const page = document.documentElement
  const {
    store,
    page: { notices, asked, opened },
  } = world
  const known = (): CityView => world.cityView.getState()
  const toasts = [
    ...notices.map((fault) => ({
      message: fault.date ? ('notice.addressDate' as const) : ('notice.address' as const),
      fault,
    })),
    ...asked.unread.map((fault) => ({ message: 'notice.unread' as const, fault })),
  ].map(({ message, fault: { parameter, value, date } }, id) => ({
    id,
    message,
    values: { parameter, value, ...date },
    lasting: true,
  }))
  let shell: AppContextValue = {
    ...world,
    ...known(),
    crossings: watchCrossings(known().schedule, world.clock),
    panels: createPanels(
      opened.getState().briefingEditor ? null : firstDock(world),
      toasts,
      askedShot(world),
      opened.getState(),
    ),
  }
  const stopOpened = followOpened(shell.panels, opened)

  applyTheme(page, store.getState().theme)
  applyLanguage(page, store.getState().language)
  const stopStyle = store.subscribe((session, before) => {
    if (session.theme !== before.theme) applyTheme(page, session.theme)
    if (session.language !== before.language) applyLanguage(page, session.language)
    // A thing that is chosen anew takes the place of an open document, and is not hidden by a dialog.
    if (session.selection !== before.selection) shell.panels.setState({ document: null, dialog: null })
  })
  const stopStage = world.stage.subscribe((status) => {
    if (status.state === 'unavailable') shell.panels.setState({ dock: firstDock(world) })
  })
  const stopKeys = listenKeys(shell, window)
  const stopFocus = keepFocus(shell, document)

  const react = createRoot(root)
  const render = (): void =>
    react.render(
      <AppContext value={shell}>
        <Planner />
      </AppContext>,
    )
  render()
  const stopCityView = world.cityView.subscribe((next) => {
    shell.crossings.dispose()
    shell = { ...shell, ...next, crossings: watchCrossings(next.schedule, world.clock) }
    render()
  })
  return () => {
    react.unmount()
    stopFocus()
    stopOpened()
    stopKeys()
    stopStage()
    stopStyle()
    stopCityView()
    shell.crossings.dispose()
  }
}

/** The composed view that a link has asked for; it runs as soon as there is a map. */
function askedShot({ content: { shots }, page: { asked } }: AppServices): string | null {
  return shots.some(({ id }) => id === asked.shot) ? asked.shot : null
}

/** Keeps the panels and what the address says of them the same thing. */
function followOpened(panels: PanelsStore, opened: AppServices['page']['opened']): () => void {
  const same = (a: OpenPanels, b: OpenPanels): boolean => writeOpenPanels(a) === writeOpenPanels(b)
  const stopPanels = panels.subscribe((now) => {
    if (!same(now, opened.getState())) opened.setState(openPanelsOf(now), true)
  })
  const stopAddress = opened.subscribe((now) => {
    if (!same(now, panels.getState())) panels.setState(now)
  })
  return () => {
    stopPanels()
    stopAddress()
    // Another shell has no such panels.
    opened.setState(NOTHING_OPEN, true)
  }
}

/** Where there is room, the layers lie open; without a map, the list. A phone has no room for either at first. */
function firstDock({ stage }: AppServices): DockTab | null {
  if (matchMedia('(max-width: 760px), (max-height: 560px)').matches) return null
  return stage.getState().state === 'unavailable' ? 'list' : 'layers'
}
