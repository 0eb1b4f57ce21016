import type { Map as MapLibreMap } from 'maplibre-gl'
import { createLocalFrame } from '../../base/geodesy.ts'
import type { FabricColumns, FabricSource } from '../../layers/fabric.ts'
import type { Palette } from '../../session/palette.ts'
import { CITY_ORIGIN } from '../city-origin.ts'
import type { WorldLayer } from '../world/world-layer.ts'
import type { WorldUniforms } from '../world/world-uniforms.ts'
import { chooseRanges } from './choose-ranges.ts'
import { createFabricMesh, type FabricMesh } from './fabric-mesh.ts'

export interface KeptFabric {
  /** The view, the budget or the switch has changed: choose anew what to draw. */
  follow(shown: boolean, budget: number, shaded: boolean, metresPerPixel: number): void
  setPalette(palette: Palette): void
  /** Resolves when the fabric is made and on the GPU, or will not be. */
  readonly ready: Promise<void>
  destroy(): void
}

/** Has the fabric made in a worker, puts it on the GPU a megabyte a frame, and keeps what is drawn in step with the view. */
export function keepFabric(map: MapLibreMap, world: WorldLayer, uniforms: WorldUniforms, source: FabricSource, palette: Palette): KeptFabric {
  const worker = new Worker(new URL('./fabric.worker.ts', import.meta.url), { type: 'module', name: 'fabric' })
  const frame = createLocalFrame(CITY_ORIGIN)
  let colours = palette
  let made: { readonly columns: FabricColumns; readonly mesh: FabricMesh } | undefined
  let wish = { shown: false, budget: 0, shaded: false, metresPerPixel: 1 }
  let stop = false

  const choose = (): void => {
    if (!made) return
    const bounds = map.getBounds()
    const centre = map.getCenter()
    const [west, north] = frame.toLocal([bounds.getWest(), bounds.getNorth()])
    const [east, south] = frame.toLocal([bounds.getEast(), bounds.getSouth()])
    const view = { centre: frame.toLocal([centre.lng, centre.lat]), bounds: [west, north, east, south] as const, metresPerPixel: wish.metresPerPixel }
    const uploaded = made.mesh.uploaded()
    const ready = made.columns.ranges.filter((range) => range.first + range.count <= uploaded)
    made.mesh.show(wish.shown ? chooseRanges(ready, view, wish.budget) : [], wish.shaded)
    map.triggerRepaint()
  }
  const ready = new Promise<void>((resolve) => {
    worker.addEventListener('error', (event) => {
      console.warn('the city fabric could not be made', event.message)
      resolve()
    })
    worker.addEventListener('message', (event: MessageEvent<FabricColumns>) => {
      worker.terminate()
      if (stop) return resolve()
      const mesh = createFabricMesh(event.data, uniforms)
      mesh.setPalette(colours)
      made = { columns: event.data, mesh }
      world.add(mesh.shade)
      world.add(mesh.mesh)
      const upload = (): void => {
        if (stop) return resolve()
        const more = mesh.uploadNext()
        choose()
        if (more) map.once('render', upload)
        else resolve()
      }
      upload()
    })
    worker.postMessage(source)
  })
  return {
    ready,
    follow(shown, budget, shaded, metresPerPixel) {
      wish = { shown, budget, shaded, metresPerPixel }
      choose()
    },
    setPalette(next) {
      colours = next
      made?.mesh.setPalette(next)
    },
    destroy() {
      stop = true
      worker.terminate()
      made?.mesh.dispose()
    },
  }
}
