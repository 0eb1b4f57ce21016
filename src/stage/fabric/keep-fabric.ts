import type { Map as MapLibreMap } from 'maplibre-gl'
import { createStore } from 'zustand/vanilla'
import { createLocalFrame } from '../../base/geodesy.ts'
import type { FabricColumns, FabricSource } from '../../layers/fabric.ts'
import type { Palette } from '../../session/palette.ts'
import { CITY_ORIGIN } from '../city-origin.ts'
import type { WorldLayer } from '../world/world-layer.ts'
import type { WorldUniforms } from '../world/world-uniforms.ts'
import { chooseRanges, type ChosenRange } from './choose-ranges.ts'
import type { FabricWord } from './fabric.worker.ts'
import { createFabricMesh, type FabricMesh } from './fabric-mesh.ts'
import { meetsBuilding } from './find-building.ts'

export interface KeptFabric {
  /** The view, the budget or the switch has changed: choose anew what to draw. */
  follow(shown: boolean, budget: number, shaded: boolean, metresPerPixel: number): void
  setPalette(palette: Palette): void
  /** Whether an illustrative building is drawn at a point of the map, in CSS pixels of its element. */
  standsAt(x: number, y: number): boolean
  /** Told how far the making has come, 0 to 1, at once and then as it goes; null once it stands, or will not. */
  onShare(listener: (share: number | null) => void): () => void
  /** Resolves when the fabric is made and on the GPU, or will not be. */
  readonly ready: Promise<void>
  destroy(): void
}

/** Share of the work that the worker does; the rest puts the fabric on the GPU. */
const MAKING = 0.7

/**
 * Has the fabric made in a worker, puts it on the GPU a megabyte a frame, and keeps what is drawn in step with the view.
 */
export function keepFabric(
  map: MapLibreMap,
  world: WorldLayer,
  uniforms: WorldUniforms,
  source: FabricSource,
  palette: Palette,
): KeptFabric {
  const worker = new Worker(new URL('./fabric.worker.ts', import.meta.url), { type: 'module', name: 'fabric' })
  const frame = createLocalFrame(CITY_ORIGIN)
  let colours = palette
  let made: { readonly columns: FabricColumns; readonly mesh: FabricMesh } | undefined
  let wish = { shown: false, budget: 0, shaded: false, metresPerPixel: 1 }
  let drawn: readonly ChosenRange[] = []
  let stop = false
  const progress = createStore<{ readonly share: number | null }>(() => ({ share: 0 }))
  const say = (share: number | null): void => progress.setState({ share })

  const choose = (): void => {
    if (!made) return
    const bounds = map.getBounds()
    const centre = map.getCenter()
    const [west, north] = frame.toLocal([bounds.getWest(), bounds.getNorth()])
    const [east, south] = frame.toLocal([bounds.getEast(), bounds.getSouth()])
    const view = {
      centre: frame.toLocal([centre.lng, centre.lat]),
      bounds: [west, north, east, south] as const,
      metresPerPixel: wish.metresPerPixel,
    }
    const uploaded = made.mesh.uploaded()
    const ready = made.columns.ranges.filter((range) => range.first + range.count <= uploaded)
    drawn = wish.shown ? chooseRanges(ready, view, wish.budget) : []
    made.mesh.show(drawn, wish.shaded)
    map.triggerRepaint()
  }
  const ready = new Promise<void>((resolve) => {
    worker.addEventListener('error', (event) => {
      console.warn('the city fabric could not be made', event.message)
      say(null)
      resolve()
    })
    worker.addEventListener('message', ({ data: word }: MessageEvent<FabricWord>) => {
      if ('share' in word) return say(word.share * MAKING)
      const { columns } = word
      worker.terminate()
      if (stop) return resolve()
      const mesh = createFabricMesh(columns, uniforms)
      mesh.setPalette(colours)
      made = { columns, mesh }
      world.add(mesh.shade)
      world.add(mesh.mesh)
      const upload = (): void => {
        if (stop) return resolve()
        const more = mesh.uploadNext()
        choose()
        say(more ? MAKING + (1 - MAKING) * (mesh.uploaded() / columns.count) : null)
        if (more) map.once('render', upload)
        else resolve()
      }
      upload()
    })
    worker.postMessage(source)
  })
  return {
    ready,
    onShare(listener) {
      listener(progress.getState().share)
      return progress.subscribe(({ share }) => listener(share))
    },
    follow(shown, budget, shaded, metresPerPixel) {
      wish = { shown, budget, shaded, metresPerPixel }
      choose()
    },
    standsAt(x, y) {
      if (!made || drawn.length === 0) return false
      const [centre, ground] = [map.getCenter(), map.unproject([x, y])]
      const [atX, atZ] = frame.toLocal([centre.lng, centre.lat])
      const [toX, toZ] = frame.toLocal([ground.lng, ground.lat])
      // The eye stands behind the middle of the view, as far as the map is high in it.
      const radians = Math.PI / 180
      const away =
        (map.getContainer().clientHeight / 2 / Math.tan((map.getVerticalFieldOfView() * radians) / 2)) *
        wish.metresPerPixel
      const [back, bearing, pitch] = [
        away * Math.sin(map.getPitch() * radians),
        map.getBearing() * radians,
        map.getPitch() * radians,
      ]
      const eye = [atX - back * Math.sin(bearing), away * Math.cos(pitch), atZ + back * Math.cos(bearing)] as const
      return meetsBuilding(made.columns, drawn, { from: eye, to: [toX, 0, toZ] }, wish.metresPerPixel)
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
