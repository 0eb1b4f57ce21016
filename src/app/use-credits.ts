import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Credit } from './services.ts'
import { useApp } from './use-app.ts'

/** Whom what is shown owes thanks: the pack's own, and the base map's. */
export function useCredits(): readonly Credit[] {
  const {
    baseMap,
    content: { credits },
  } = useApp()
  const map = useStore(baseMap.state, ({ shown }) => shown?.map ?? null)
  return useMemo(() => {
    if (map === null || map.credit === '') return credits
    const credit = { zh: map.credit, en: map.credit }
    return [...credits, { file: map.name, credit, licence: map.licence || '–' }]
  }, [credits, map])
}
