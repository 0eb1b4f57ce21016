import { createLocalFrame } from '../../base/geodesy.ts'
import { generateFabric, type FabricColumns, type FabricSource } from '../../layers/fabric.ts'
import { CITY_ORIGIN } from '../city-origin.ts'

/** What the worker says: how far it has come, 0 to 1, and at last the fabric. */
export type FabricWord = { readonly share: number } | { readonly columns: FabricColumns }

/** Off the main thread: the fabric takes a second or two. The columns are handed over, not copied. */
self.addEventListener('message', (event: MessageEvent<FabricSource>) => {
  const say = (word: FabricWord, transfer: Transferable[] = []): void => self.postMessage(word, { transfer })
  const columns = generateFabric(event.data, createLocalFrame(CITY_ORIGIN), (share) => say({ share }))
  say({ columns }, [columns.data.buffer])
})
