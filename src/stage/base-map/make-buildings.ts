import type { BaseMap } from '../../base-map/base-map.ts'
import type { BuildingTile, RealBuildings } from '../../layers/real-buildings.ts'
import type { BuildingsAnswer, BuildingsQuestion } from './buildings.worker.ts'
import { boxOf, tilesOf, type Block } from './choose-blocks.ts'

/** Makes blocks of buildings off the main thread. */
export interface BuildingsWorker {
  /** Null for a block without tiles, or with one that is none. */
  make(map: BaseMap, layers: readonly string[], block: Block): Promise<RealBuildings | null>
  stop(): void
}

/** The worker is there from the first block on. */
export function createBuildingsWorker(): BuildingsWorker {
  let worker: Worker | undefined
  let keys = 0
  const waiting = new Map<number, (buildings: RealBuildings | null) => void>()
  const stop = (): void => {
    worker?.terminate()
    worker = undefined
    for (const resolve of waiting.values()) resolve(null)
    waiting.clear()
  }
  const open = (): Worker => {
    const made = new Worker(new URL('./buildings.worker.ts', import.meta.url), {
      type: 'module',
      name: 'buildings',
    })
    made.addEventListener('message', ({ data }: MessageEvent<BuildingsAnswer>) => {
      waiting.get(data.key)?.(data.buildings)
      waiting.delete(data.key)
    })
    made.addEventListener('error', (event) => {
      console.warn('buildings could not be made', event.message)
      stop()
    })
    return made
  }
  return {
    stop,
    async make(map, layers, block) {
      const tiles = await Promise.all(
        tilesOf(block, map.maxZoom).map(async ({ z, x, y }): Promise<readonly BuildingTile[]> => {
          const bytes = await map.tile(z, x, y)
          return bytes ? [{ z, x, y, bytes }] : []
        }),
      )
      const found = tiles.flat()
      if (found.length === 0) return null
      const [west, north, east, south] = boxOf(block)
      worker ??= open()
      const key = (keys += 1)
      const question: BuildingsQuestion = {
        key,
        layers,
        tiles: found,
        origin: [(west + east) / 2, (north + south) / 2],
      }
      const asked = worker
      const buildings = await new Promise<RealBuildings | null>((resolve) => {
        waiting.set(key, resolve)
        asked.postMessage(question, [])
      })
      if (buildings === null && worker) map.onBadTile()
      return buildings
    },
  }
}
