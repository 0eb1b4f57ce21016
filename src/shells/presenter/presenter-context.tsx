import { createContext, useCallback, useContext, type ReactNode } from 'react'
import { IntlProvider, useIntl } from 'react-intl'
import { useStore } from 'zustand'
import { assertDefined } from '../../base/assert.ts'
import type { Slide } from '../../story/slides.ts'
import type { StoryState } from '../../story/story.ts'
import { LOCALES, MESSAGES } from '../i18n/messages.ts'
import { presenterEn } from '../i18n/presenter-en.ts'
import { presenterZh, type PresenterMessageId } from '../i18n/presenter-zh.ts'
import { useLanguage, type TextValues } from '../parts/use-world.ts'
import type { Presentation, PresentUi } from './presentation.ts'

const WORDS = { zh: { ...MESSAGES.zh, ...presenterZh }, en: { ...MESSAGES.en, ...presenterEn } }
const Context = createContext<Presentation | null>(null)

/** Gives what stands in it the presenter's words, and the briefing that is shown, if one is. */
export function PresenterProvider({ presentation, children }: { readonly presentation: Presentation | null; readonly children: ReactNode }) {
  const language = useLanguage()
  return (
    <IntlProvider locale={LOCALES[language]} messages={WORDS[language]}>
      <Context value={presentation}>{children}</Context>
    </IntlProvider>
  )
}

export function usePresentation(): Presentation {
  return assertDefined(useContext(Context), 'a part stands inside a briefing that is shown')
}

export function useStory<T>(select: (state: StoryState) => T): T {
  return useStore(usePresentation().story.state, select)
}

export function usePresentUi<T>(select: (ui: PresentUi) => T): T {
  return useStore(usePresentation().ui, select)
}

export function useSlide(): Slide {
  return assertDefined(useStory(({ slides, index }) => slides[index]), 'the slide that is shown')
}

/** The presenter's words in the chosen language. */
export function usePresentText(): (id: PresenterMessageId, values?: TextValues) => string {
  const intl = useIntl()
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl])
}
