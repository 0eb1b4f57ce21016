import type { ErrorEvent } from 'maplibre-gl'
import type { BaseMapHost, KeptBaseMap } from './base-map/keep-base-map.ts'
import type { RealBuilding } from '../base-map/building.ts'
import type { ViewState } from './view-state.ts'

/** The base map of a stage. What draws it comes with the first one. */
export interface BaseMapControl {
  show(view: ViewState): void
  /** Whether a fault of the map is one of the base map's tiles, which is then told to whoever opened it. */
  takesFault(event: ErrorEvent): boolean
  /** The building of the base map at a point of the map, in CSS pixels of its element. */
  buildingAt(x: number, y: number): RealBuilding | null
  isWhole(): boolean
  ready(): Promise<void>
  destroy(): void
}

export function createBaseMapControl(host: BaseMapHost): BaseMapControl {
  let wanted: ViewState | undefined
  let kept: KeptBaseMap | undefined
  let coming: Promise<void> | undefined
  let gone = false
  const load = async (): Promise<void> => {
    const { keepBaseMap } = await import('./base-map/keep-base-map.ts')
    if (gone) return
    kept = keepBaseMap(host)
    if (wanted) kept.show(wanted)
    host.redraw()
  }
  return {
    show(view) {
      wanted = view
      if (kept) kept.show(view)
      else if (view.baseMap) coming ??= load()
    },
    takesFault(event) {
      const isOwn = (event as { readonly sourceId?: string }).sourceId === 'base-map'
      if (isOwn) wanted?.baseMap?.map.onBadTile()
      return isOwn
    },
    buildingAt: (x, y) => kept?.buildingAt(x, y) ?? null,
    isWhole: () => (kept ? kept.isWhole() : coming === undefined),
    async ready() {
      await coming
      await kept?.ready()
    },
    destroy() {
      gone = true
      kept?.destroy()
    },
  }
}
