import { createLocalFrame } from '../../base/geodesy.ts'
import { generateFabric, type FabricColumns, type FabricSource } from '../../layers/fabric.ts'
import { CITY_ORIGIN } from '../city-origin.ts'

/** Off the main thread: the fabric takes a second or two. The columns are handed over, not copied. */
self.addEventListener('message', (event: MessageEvent<FabricSource>) => {
  const columns: FabricColumns = generateFabric(event.data, createLocalFrame(CITY_ORIGIN))
  self.postMessage(columns, { transfer: [columns.data.buffer] })
})
