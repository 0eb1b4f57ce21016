import type { Map as MapLibreMap } from 'maplibre-gl'
import { Vector4, type Scene } from 'three'
import { createStore } from 'zustand/vanilla'
import { createLocalFrame } from '../../base/geodesy.ts'
import type { FabricColumns, FabricSource } from '../../layers/fabric.ts'
import type { Palette } from '../../session/palette.ts'
import { CITY_ORIGIN } from '../city-origin.ts'
import type { WorldLayer } from '../world/world-layer.ts'
import type { WorldUniforms } from '../world/world-uniforms.ts'
import { chooseRanges } from './choose-ranges.ts'
import { NO_DETAIL } from './detail.ts'
import type { FabricWord } from './fabric.worker.ts'
import { createFabricMesh, type FabricMesh } from './fabric-mesh.ts'
import { meetsFabric, type DrawnFabric } from './find-building.ts'
import { createMassMeshes, type MassMeshes } from './mass-mesh.ts'

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

/** Does something the first time it is called. */
function once(act: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    act()
  }
}

/** Share of the work that the worker does; the rest puts the fabric on the GPU. */
const MAKING = 0.7
/** How far towards the eye the finest level is centred in a steep view, in pixels. */
const TOWARDS_EYE = 260

/**
 * Has the fabric made in a worker, puts it on the GPU a megabyte a frame, and keeps what is drawn in step with the view.
 */
export function keepFabric(
  map: MapLibreMap,
  { world, ground }: { readonly world: WorldLayer; readonly ground: Scene },
  uniforms: WorldUniforms,
  source: FabricSource,
  palette: Palette,
): KeptFabric {
  const worker = new Worker(new URL('./fabric.worker.ts', import.meta.url), { type: 'module', name: 'fabric' })
  const frame = createLocalFrame(CITY_ORIGIN)
  let colours = palette
  let made: { readonly columns: FabricColumns; readonly mesh: FabricMesh; readonly masses: MassMeshes } | undefined
  const detail = { value: new Vector4() }
  let wish = { shown: false, budget: 0, shaded: false, metresPerPixel: 1 }
  let drawn: DrawnFabric = { ranges: [], detail: NO_DETAIL, metresPerPixel: 1 }
  let stop = false
  const progress = createStore<{ readonly share: number | null }>(() => ({ share: null }))
  const say = (share: number | null): void => progress.setState({ share })

  const choose = (): void => {
    if (!made) return
    const bounds = map.getBounds()
    const centre = map.getCenter()
    const [west, north] = frame.toLocal([bounds.getWest(), bounds.getNorth()])
    const [east, south] = frame.toLocal([bounds.getEast(), bounds.getSouth()])
    const at = frame.toLocal([centre.lng, centre.lat])
    // Nearer to the eye than the middle of the picture, which a pitched view has far off.
    const lean = TOWARDS_EYE * Math.sin((map.getPitch() * Math.PI) / 180) * wish.metresPerPixel
    const bearing = (map.getBearing() * Math.PI) / 180
    const view = {
      focus: [at[0] - lean * Math.sin(bearing), at[1] + lean * Math.cos(bearing)] as const,
      bounds: [west, north, east, south] as const,
      metresPerPixel: wish.metresPerPixel,
    }
    const uploaded = made.mesh.uploaded()
    const there = made.columns.ranges.filter((range) => range.first + range.count <= uploaded)
    const found = wish.shown ? chooseRanges(there, view, wish.budget) : { chosen: [], detail: NO_DETAIL }
    drawn = { ranges: found.chosen, detail: found.detail, metresPerPixel: wish.metresPerPixel }
    detail.value.set(...found.detail.focus, found.detail.rowsWithin, found.detail.buildingsWithin)
    made.mesh.show(found.chosen, wish.shaded)
    made.masses.show(wish.shown)
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
      const { columns, tiles } = word
      worker.terminate()
      if (stop) return resolve()
      const mesh = createFabricMesh(columns, uniforms, detail)
      const masses = createMassMeshes(tiles, uniforms, detail)
      mesh.setPalette(colours)
      masses.setPalette(colours)
      made = { columns, mesh, masses }
      for (const each of [...masses.solids, mesh.shade, mesh.mesh]) world.add(each)
      ground.add(...masses.grounds)
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
  })
  /** A fabric that is switched off is not made: nothing is worked out or uploaded for it before it is first shown. */
  const begin = once(() => {
    say(0)
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
      if (shown) begin()
      choose()
    },
    standsAt(x, y) {
      if (!made || !wish.shown) return false
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
      return meetsFabric(made.columns, drawn, { from: eye, to: [toX, 0, toZ] })
    },
    setPalette(next) {
      colours = next
      made?.mesh.setPalette(next)
      made?.masses.setPalette(next)
    },
    destroy() {
      stop = true
      worker.terminate()
      if (!made) return
      ground.remove(...made.masses.grounds)
      made.mesh.dispose()
      made.masses.dispose()
    },
  }
}
