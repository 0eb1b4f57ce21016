import type { StoreApi } from 'zustand/vanilla'
import type { BaseMapState } from './base-map.ts'

/** Changes what is said of the base map; what the map draws follows, and stays the very same object where it may. */
export function changeBaseMap(state: StoreApi<BaseMapState>, change: Partial<Omit<BaseMapState, 'shown'>>): void {
  state.setState((before) => {
    const next = { ...before, ...change }
    const { map, isOn, buildings, shown } = next
    if (map === null || !isOn) return { ...next, shown: null }
    return { ...next, shown: shown?.map === map && shown.buildings === buildings ? shown : { map, buildings } }
  })
}
