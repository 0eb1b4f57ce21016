import type { StoreApi } from 'zustand/vanilla'
import type { BaseMap, RealBuildings, ShownBaseMap } from '../base-map/base-map.ts'
import type { Message } from '../messages/message.ts'

/** The base map of a page: the file that is open, how it is shown, and what is wrong with the one asked for last. */
export interface BaseMapState {
  readonly map: BaseMap | null
  readonly isOn: boolean
  readonly buildings: RealBuildings
  /** The name of what is being opened. */
  readonly opening: string | null
  readonly fault: Message | null
  /** What the map draws: null while there is none, or it is off. */
  readonly shown: ShownBaseMap | null
}

export const NO_BASE_MAP: BaseMapState = {
  map: null,
  isOn: true,
  buildings: 'dense',
  opening: null,
  fault: null,
  shown: null,
}

export interface BaseMapServices {
  readonly state: StoreApi<BaseMapState>
  /** Opens a file, or what stands at an address; one that cannot be used leaves everything as it was, and `fault` says why. */
  readonly open: (source: File | string) => Promise<void>
}
