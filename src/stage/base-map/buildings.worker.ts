import { createLocalFrame } from '../../base/geodesy.ts'
import { isBuilding, type BuildingLayers } from '../../base-map/building.ts'
import { realBuildings, type BuildingTile, type RealBuildings } from '../../layers/real-buildings.ts'
import { CITY_ORIGIN } from '../city-origin.ts'

/** A block of tiles to be made into prisms. */
export interface BuildingsQuestion {
  readonly key: number
  readonly layers: BuildingLayers
  readonly tiles: readonly BuildingTile[]
  /** Metres east and south of the city's origin, from where the block's own metres count. */
  readonly origin: readonly [number, number]
}

export interface BuildingsAnswer {
  readonly key: number
  /** Null where a tile is none. */
  readonly buildings: RealBuildings | null
}

const frame = createLocalFrame(CITY_ORIGIN)

/** Off the main thread: a block of a dense town has thousands of outlines. Buffers are handed over, not copied. */
self.addEventListener('message', ({ data }: MessageEvent<BuildingsQuestion>) => {
  const { key, tiles, layers, origin } = data
  let buildings: RealBuildings | null = null
  try {
    const picks = layers.map((layer) => ({ layer, isBuilding }))
    buildings = realBuildings(tiles, picks, frame, origin)
  } catch (error) {
    console.warn('a block of buildings could not be read', error)
  }
  const { position, trait, from, index, first, corners, top, foot, basis, area } = buildings ?? {}
  const buffers = [position, trait, from, index, first, corners, top, foot, basis, area].flatMap((array) =>
    array ? [array.buffer] : [],
  )
  self.postMessage({ key, buildings } satisfies BuildingsAnswer, { transfer: buffers })
})
