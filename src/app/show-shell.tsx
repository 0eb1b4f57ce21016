import type { ReactNode } from 'react'
import { createRoot, type RootOptions } from 'react-dom/client'
import type { Session } from '../session/session.ts'
import { applyLanguage, applyTheme } from './apply-theme.ts'
import { watchCrossings } from './crossings.ts'
import type { PanelsStore } from './panels.ts'
import type { AppServices } from './services.ts'
import { AppContext, type AppContextValue } from './use-app.ts'

/** A shell on the page. */
export interface ShownShell {
  /** What its parts are given, with the city as it is known now. */
  readonly context: () => AppContextValue
  readonly stop: () => void
}

export interface ShellOptions extends RootOptions {
  /** Hears of every change of the session, once the page has taken it up. */
  readonly onSession?: (now: Session, before: Session) => void
}

/**
 * Puts a shell into `root`, in place of what the page held until then: in the session's theme and language, with the city as
 * it is known, drawn anew when that changes.
 */
export function showShell(
  root: HTMLElement,
  services: AppServices,
  panels: PanelsStore,
  shell: ReactNode,
  { onSession, ...options }: ShellOptions = {},
): ShownShell {
  const page = document.documentElement
  const { store, cityView, clock } = services
  const known = cityView.getState()
  let context: AppContextValue = { ...services, ...known, crossings: watchCrossings(known.schedule, clock), panels }
  applyTheme(page, store.getState().theme)
  applyLanguage(page, store.getState().language)
  const stopSession = store.subscribe((now, before) => {
    if (now.theme !== before.theme) applyTheme(page, now.theme)
    if (now.language !== before.language) applyLanguage(page, now.language)
    onSession?.(now, before)
  })
  const react = createRoot(root, options)
  const render = (): void => react.render(<AppContext value={context}>{shell}</AppContext>)
  render()
  const stopCityView = cityView.subscribe((next) => {
    context.crossings.dispose()
    const { wholeCity, content } = services
    context = { ...context, wholeCity, content, ...next, crossings: watchCrossings(next.schedule, clock) }
    render()
  })
  return {
    context: () => context,
    stop() {
      react.unmount()
      stopCityView()
      stopSession()
      context.crossings.dispose()
    },
  }
}
