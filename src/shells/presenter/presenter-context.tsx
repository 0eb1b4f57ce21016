import { createContext, useContext, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { assertDefined } from '../../base/assert.ts'
import type { Slide } from '../../story/slides.ts'
import type { StoryState } from '../../story/story.ts'
import { presenterEn } from './messages/en.ts'
import { presenterZh } from './messages/zh.ts'
import { createFeatureMessages } from '../../app/feature-messages.tsx'
import type { Presentation, PresentUi } from './presentation.ts'

/** The presenter's words in the chosen language. */
const messages = createFeatureMessages({
  zh: presenterZh,
  en: presenterEn,
})
const PresenterMessages = messages.Provider
export const usePresentText = messages.useMessages
const Context = createContext<Presentation | null>(null)

/** Gives what stands in it the presenter's words, and the briefing that is shown, if one is. */
export function PresenterProvider({
  presentation,
  children,
}: {
  readonly presentation: Presentation | null
  readonly children: ReactNode
}) {
  return (
    <PresenterMessages>
      <Context value={presentation}>{children}</Context>
    </PresenterMessages>
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
  return assertDefined(
    useStory(({ slides, index }) => slides[index]),
    'the slide that is shown',
  )
}
