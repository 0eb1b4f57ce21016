import { addProtocol } from 'maplibre-gl'
import type { BaseMap } from '../../base-map/base-map.ts'
import { BASE_MAP_PROTOCOL } from './base-map-style.ts'

/** Base maps whose tiles are asked for, by their ids. */
const served = new Map<string, BaseMap>()
let isAdded = false

/** Has MapLibre find the tiles of a base map, until the returned function is called. */
export function serveTiles(map: BaseMap): () => void {
  served.set(map.id, map)
  // It holds for all maps of the page, those of pictures too.
  if (!isAdded) addProtocol(BASE_MAP_PROTOCOL, ({ url }, { signal }) => answer(url, signal))
  isAdded = true
  return () => {
    served.delete(map.id)
  }
}

async function answer(url: string, signal: AbortSignal): Promise<{ data: ArrayBuffer }> {
  const [, id = '', z, x, y] = /^\w+:\/\/([\w-]+)\/(\d+)\/(\d+)\/(\d+)$/.exec(url) ?? []
  const map = served.get(id)
  const bytes = await map?.tile(Number(z), Number(x), Number(y), signal)
  // MapLibre takes nothing for a vector tile without features, and for a picture that is clear.
  return { data: bytes ?? new ArrayBuffer(0) }
}
