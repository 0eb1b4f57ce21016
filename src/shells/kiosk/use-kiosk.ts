import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { assertDefined } from '../../base/assert.ts'
import type { StoryState } from '../../story/story.ts'
import { kioskEn } from './messages/en.ts'
import { kioskZh } from './messages/zh.ts'
import { createFeatureMessages } from '../../app/feature-messages.tsx'
import type { Kiosk, KioskState } from './kiosk.ts'

export const KioskContext = createContext<Kiosk | null>(null)

export function useKiosk(): Kiosk {
  return assertDefined(useContext(KioskContext), 'a part stands inside the kiosk')
}

export function useKioskState<T>(select: (state: KioskState) => T): T {
  return useStore(useKiosk().state, select)
}

/** Of the story that is told. What changes with every tick of time renders with every tick: choose with care. */
export function useStory<T>(select: (state: StoryState) => T): T {
  const { story } = useStore(useKiosk().story)
  return useStore(story.state, select)
}

/** The kiosk's words in the chosen language. */
export const { Provider: KioskMessages, useMessages: useKioskText } = createFeatureMessages({
  zh: kioskZh,
  en: kioskEn,
})
