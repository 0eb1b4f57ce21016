import { createLocalFrame } from '../../base/geodesy.ts'
import type { Place } from '../../city/schema.ts'
import { reliefOf } from '../../layers/relief.ts'
import { CITY_ORIGIN } from '../city-origin.ts'

/** Off the main thread: the slopes take a few hundred milliseconds. */
self.addEventListener('message', (event: MessageEvent<readonly Place[]>) => {
  const relief = reliefOf(event.data, createLocalFrame(CITY_ORIGIN))
  self.postMessage(relief, { transfer: relief ? [relief.cells.buffer as ArrayBuffer] : [] })
})
