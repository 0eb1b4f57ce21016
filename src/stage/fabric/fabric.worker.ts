import { createLocalFrame } from '../../base/geodesy.ts'
import { generateFabric, type FabricColumns, type FabricSource } from '../../layers/fabric.ts'
import { massTiles, type MassTile } from '../../layers/fabric/mass-geometry.ts'
import { CITY_ORIGIN } from '../city-origin.ts'

/** The fabric, its blocks ready to be drawn. */
export interface FabricMade {
  readonly columns: FabricColumns
  readonly tiles: readonly MassTile[]
}

/** What the worker says: how far it has come, 0 to 1, and at last the fabric. */
export type FabricWord = { readonly share: number } | FabricMade

/** Off the main thread: the fabric takes some seconds. Columns and buffers are handed over, not copied. */
self.addEventListener('message', (event: MessageEvent<FabricSource>) => {
  const say = (word: FabricWord, transfer: Transferable[] = []): void => self.postMessage(word, { transfer })
  const columns = generateFabric(event.data, createLocalFrame(CITY_ORIGIN), (share) => say({ share }))
  const tiles = massTiles(columns.masses)
  const buffers = tiles.flatMap(({ solid, flat }) => [
    solid.position.buffer,
    solid.trait.buffer,
    solid.index.buffer,
    flat.position.buffer,
    flat.kind.buffer,
    flat.index.buffer,
  ])
  say({ columns, tiles }, [columns.data.buffer, ...buffers])
})
