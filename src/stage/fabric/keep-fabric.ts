import type { Map as MapLibreMap } from 'maplibre-gl'
import { Vector4, type Scene } from 'three'
import { createStore } from 'zustand/vanilla'
import type { FabricColumns, FabricSource } from '../../layers/fabric.ts'
import type { Palette } from '../../session/palette.ts'
import type { WorldLayer } from '../world/world-layer.ts'
import type { WorldUniforms } from '../world/world-uniforms.ts'
import type { Cover } from './cover.ts'
import { chooseRanges } from './choose-ranges.ts'
import { NO_DETAIL } from './detail.ts'
import type { FabricMade } from './fabric.worker.ts'
import { groundViewOf, rayThrough } from './fabric-camera.ts'
import { createFabricMesh, type FabricMesh } from './fabric-mesh.ts'
import { meetsFabric, type DrawnFabric } from './find-building.ts'
import { makeFabric } from './make-fabric.ts'
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

/** Share of the work that the worker does; the rest puts the fabric on the GPU. */
const MAKING = 0.7

/** Puts a fabric on the GPU, a layer a frame, for as long as `goOn` says so: it is told whether there are more. */
function uploadByFrame(map: MapLibreMap, mesh: FabricMesh, goOn: (more: boolean) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const next = (): void => {
      if (goOn(mesh.uploadNext())) map.once('render', next)
      else resolve()
    }
    next()
  })
}

/**
 * Has the fabric made in a worker, puts it on the GPU a megabyte a frame, and keeps what is drawn in step with the view.
 */
export function keepFabric(
  map: MapLibreMap,
  { world, ground, cover }: { readonly world: WorldLayer; readonly ground: Scene; readonly cover: Cover },
  uniforms: WorldUniforms,
  source: FabricSource,
  palette: Palette,
): KeptFabric {
  let colours = palette
  let drawable: { readonly columns: FabricColumns; readonly mesh: FabricMesh; readonly masses: MassMeshes } | undefined
  const detail = { value: new Vector4() }
  let wish = { shown: false, budget: 0, shaded: false, metresPerPixel: 1 }
  let drawn: DrawnFabric = { ranges: [], detail: NO_DETAIL, metresPerPixel: 1 }
  let isGone = false
  const progress = createStore<{ readonly share: number | null }>(() => ({ share: null }))
  const say = (share: number | null): void => progress.setState({ share })
  const making = makeFabric(source, (share) => say(share === null ? null : share * MAKING))

  const choose = (): void => {
    if (!drawable) return
    const { columns, mesh, masses } = drawable
    const uploaded = mesh.uploaded()
    const there = columns.ranges.filter((range) => range.first + range.count <= uploaded)
    const view = groundViewOf(map, wish.metresPerPixel)
    const found = wish.shown ? chooseRanges(there, view, wish.budget) : { chosen: [], detail: NO_DETAIL }
    drawn = { ranges: found.chosen, detail: found.detail, metresPerPixel: wish.metresPerPixel, coverAt: cover.at }
    detail.value.set(...found.detail.focus, found.detail.rowsWithin, found.detail.buildingsWithin)
    mesh.show(found.chosen, wish.shaded)
    masses.show(wish.shown)
    map.triggerRepaint()
  }
  /** Puts the fabric into the scenes and on the GPU, one layer a frame; resolves when all of it is there. */
  const upload = ({ columns, tiles }: FabricMade): Promise<void> => {
    const mesh = createFabricMesh(columns, uniforms, detail, cover)
    const masses = createMassMeshes(tiles, uniforms, detail, cover)
    mesh.setPalette(colours)
    masses.setPalette(colours)
    drawable = { columns, mesh, masses }
    for (const each of [...masses.solids, mesh.shade, mesh.mesh]) world.add(each)
    ground.add(...masses.grounds)
    return uploadByFrame(map, mesh, (more) => {
      if (isGone) return false
      choose()
      say(more ? MAKING + (1 - MAKING) * (mesh.uploaded() / columns.count) : null)
      return more
    })
  }
  const ready = making.made.then((made) => (made && !isGone ? upload(made) : undefined))
  return {
    ready,
    onShare(listener) {
      listener(progress.getState().share)
      return progress.subscribe(({ share }) => listener(share))
    },
    follow(shown, budget, shaded, metresPerPixel) {
      wish = { shown, budget, shaded, metresPerPixel }
      // A fabric that is switched off is not made: nothing is worked out or uploaded for it before it is first shown.
      if (shown) making.begin()
      choose()
    },
    standsAt(x, y) {
      if (!drawable || !wish.shown) return false
      return meetsFabric(drawable.columns, drawn, rayThrough(map, [x, y], wish.metresPerPixel))
    },
    setPalette(next) {
      colours = next
      drawable?.mesh.setPalette(next)
      drawable?.masses.setPalette(next)
    },
    destroy() {
      isGone = true
      making.stop()
      if (!drawable) return
      ground.remove(...drawable.masses.grounds)
      drawable.mesh.dispose()
      drawable.masses.dispose()
    },
  }
}
