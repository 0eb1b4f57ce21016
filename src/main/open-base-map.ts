import { createStore } from 'zustand/vanilla'
import { NO_BASE_MAP, type BaseMapServices, type BaseMapState } from '../app/base-map.ts'
import type { PageAddress } from '../session/page-address.ts'
import type { Settings } from '../session/settings.ts'

/** The base map of a page: the one that its address names, else the one that it is set up with; nothing of it is fetched where there is none. */
export function openPageBaseMap(asked: PageAddress, { baseMap, dataOrigins }: Settings): BaseMapServices {
  const state = createStore<BaseMapState>(() => NO_BASE_MAP)
  const open: BaseMapServices['open'] = async (source) =>
    (await import('./load-base-map.ts')).loadBaseMap(source, state, { place: baseMap, origins: dataOrigins })
  const first = asked.baseMap ?? baseMap?.url
  if (first !== undefined) void open(first)
  return { state, open }
}
