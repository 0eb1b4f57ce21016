import { createContext, useCallback, useContext, type ReactNode } from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import { useStore } from 'zustand'
import { assertDefined } from '../../../base/assert.ts'
import type { BriefingDesk } from '../../../story/briefing-draft-store.ts'
import type { Draft } from '../../../story/draft.ts'
import { LOCALES } from '../../../app/messages/catalogue.ts'
import { makerEn } from './messages/en.ts'
import { makerZh, type MakerMessageId } from './messages/zh.ts'
import { useLanguage, type TextValues } from '../../../app/use-app.ts'
import { keptDesk } from '../../../features/own-briefings/open-draft-store.ts'

const WORDS = { zh: makerZh, en: makerEn }
const DeskContext = createContext<BriefingDesk | null>(null)

/** Gives what stands in it the briefing that is being made, and the words of the panel. */
export function MakerProvider({ children }: { readonly children: ReactNode }) {
  const language = useLanguage()
  return (
    <IntlProvider locale={LOCALES[language]} messages={WORDS[language]}>
      <DeskContext value={keptDesk()}>{children}</DeskContext>
    </IntlProvider>
  )
}

export function useDesk(): { readonly desk: BriefingDesk; readonly draft: Draft } {
  const desk = assertDefined(useContext(DeskContext), 'a part stands inside the maker')
  return { desk, draft: useStore(desk.store, (state) => state.draft) }
}

export function useMakerText(): (id: MakerMessageId, values?: TextValues) => string {
  const intl = useIntl()
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl])
}
