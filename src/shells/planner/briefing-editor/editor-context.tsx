import { createContext, useContext, type ReactNode } from 'react'
import type { TextOf } from '../../../messages/values.ts'
import { IntlProvider } from 'react-intl'
import { useStore } from 'zustand'
import { assertDefined } from '../../../base/assert.ts'
import type { DraftStore } from '../../../story/briefing-draft-store.ts'
import type { Draft } from '../../../story/draft.ts'
import { LOCALES } from '../../../base/localized-text.ts'
import { editorEn } from './messages/en.ts'
import { editorZh } from './messages/zh.ts'
import { asDay } from '../../../base/day.ts'
import { chapterOfSession } from '../../../story/edit-briefing.ts'
import { useApp, useLanguage, useStageView, useTexts } from '../../../app/use-app.ts'
import { openDraftStore } from '../../../features/own-briefings/open-draft-store.ts'

const WORDS = { zh: editorZh, en: editorEn }
const DraftContext = createContext<DraftStore | null>(null)

/** Gives what stands in it the briefing that is being made, and the words of the panel. */
export function EditorProvider({ children }: { readonly children: ReactNode }) {
  const language = useLanguage()
  return (
    <IntlProvider locale={LOCALES[language]} messages={WORDS[language]}>
      <DraftContext value={openDraftStore()}>{children}</DraftContext>
    </IntlProvider>
  )
}

export function useDraft(): { readonly drafts: DraftStore; readonly draft: Draft } {
  const drafts = assertDefined(useContext(DraftContext), 'a part stands inside the briefing editor')
  return { drafts, draft: useStore(drafts.store, (state) => state.draft) }
}

/** Takes the view that stands on the map now. */
export function usePresentView(): () => ReturnType<typeof chapterOfSession> {
  const { store, clock, wholeCity } = useApp()
  const view = useStageView()
  return () => {
    const session = store.getState()
    const selected = session.selection === null ? undefined : wholeCity.entityById.get(session.selection)
    const made = chapterOfSession(session, asDay(Math.floor(clock.day)), view?.camera() ?? session.camera)
    return selected ? { ...made, title: selected.name } : made
  }
}

export function useEditorText(): TextOf<typeof editorZh> {
  return useTexts<typeof editorZh>()
}
