import { createContext, useCallback, useContext } from 'react'
import { useIntl } from 'react-intl'
import { useStore } from 'zustand'
import { assertDefined } from '../../base/assert.ts'
import type { StoryState } from '../../story/story.ts'
import type { KioskMessageId } from '../i18n/kiosk-zh.ts'
import type { TextValues } from '../parts/use-world.ts'
import type { Kiosk, KioskState } from './create-kiosk.ts'

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
export function useKioskText(): (id: KioskMessageId, values?: TextValues) => string {
  const intl = useIntl()
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl])
}
