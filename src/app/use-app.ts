import { createContext, useCallback, useContext } from 'react'
import { useIntl } from 'react-intl'
import { useStore } from 'zustand'
import { assertDefined } from '../base/assert.ts'
import { localize } from '../messages/localize.ts'
import type { Localizable } from '../messages/message.ts'
import type { CityView } from '../moment/city-view.ts'
import type { Reading } from '../scenario/reading.ts'
import type { Language, Session } from '../session/session.ts'
import type { TextOf, TextValues } from '../messages/values.ts'
import type { zh } from './messages/zh.ts'
import type { Crossings } from './crossings.ts'
import type { Panels, PanelsStore } from './panels.ts'
import type { StageView } from '../stage/stage-view.ts'
import type { AppServices } from './services.ts'

/** The services, and what the interface itself keeps beside it. */
export interface AppContextValue extends AppServices, CityView {
  readonly crossings: Crossings
  readonly panels: PanelsStore
}

export const AppContext = createContext<AppContextValue | null>(null)

export function useApp(): AppContextValue {
  return assertDefined(useContext(AppContext), 'a component stands inside a shell')
}

export function useSession<T>(select: (session: Session) => T): T {
  return useStore(useApp().store, select)
}

export function usePanels<T>(select: (open: Panels) => T): T {
  return useStore(useApp().panels, select)
}

export function useLanguage(): Language {
  return useSession((session) => session.language)
}

/** The reading of the first side: the one the panels speak of. */
export function useReading(): Reading {
  return useSession((session) => session.sides[0].reading)
}

/** The map's view, or null while there is none. */
export function useStageView(): StageView | null {
  return useStore(useApp().stage, (status) => (status.state === 'ready' ? status.view : null))
}

/** The interface's words in the chosen language. */
export function useText(): TextOf<typeof zh> {
  return useTexts<typeof zh>()
}

/** The words of the nearest provider of messages: the values that each needs are checked against its catalogue. */
export function useTexts<Texts extends Readonly<Record<string, string>>>(): TextOf<Texts> {
  const intl = useIntl()
  const text = useCallback((id: string, values?: TextValues) => intl.formatMessage({ id }, values), [intl])
  return text as TextOf<Texts>
}

/** The pack's words and the model's messages in the chosen language. */
export function useLocalized(): (words: Localizable) => string {
  const language = useLanguage()
  return useCallback((words) => localize(words, language), [language])
}

/** Whether two scenarios stand side by side: the difference reading then speaks of their plans. */
export function useComparedScenarios(): boolean {
  const {
    schedules: [first, second],
  } = useApp()
  return second !== undefined && second.source !== first.source
}
