import type { Map as MapLibreMap } from 'maplibre-gl'
import type { OwnFeatureRef } from '../own-layers/layer-style.ts'
import type { RealBuilding } from '../base-map/building.ts'
import type { FlatRow } from './map/flat-layers.ts'
import type { KeptOwnLayers } from './own/keep-own-layers.ts'
import type { TimeState } from './time/time-state.ts'
import type { WorldLayer } from './world/world-layer.ts'

/** What the pointer is over: an entity, a feature of an own layer, a building of the illustrative fabric, or a building that stands on an entity's ground. */
export interface StageHover {
  readonly entity: string | null
  /** A feature of a layer of the viewer's own. */
  readonly own: OwnFeatureRef | null
  readonly illustrative: boolean
  /** A building of the base map. */
  readonly real?: RealBuilding
  /** CSS pixels of the window. */
  readonly x: number
  readonly y: number
}

export interface PickingOptions {
  readonly map: MapLibreMap
  readonly world: Pick<WorldLayer, 'pick'>
  readonly own: Pick<KeptOwnLayers, 'featureOf' | 'setHovered'>
  readonly time: TimeState
  readonly idOf: (row: number) => string | null
  readonly redraw: () => void
  /** How much larger than life the map's element is drawn. */
  readonly scale: () => number
  /** Whether a building of the illustrative fabric is drawn there. */
  readonly fabricAt: (x: number, y: number) => boolean
  /** The building of the base map that is drawn there. */
  readonly buildingAt: (x: number, y: number) => RealBuilding | null
  readonly onHover: (hover: StageHover | null) => void
  readonly onSelect: (entity: string | null, own: OwnFeatureRef | null) => void
}

/** An entity's row of the step texture, or -1; or a feature of an own layer. */
export interface Picked {
  readonly row: number
  readonly own: OwnFeatureRef | null
}

const NOTHING: Picked = { row: -1, own: null }

/** What lies under a point: deck.gl tells of the flat things, the world of what stands on them. Points in CSS pixels of the map's own element. */
export interface Picking {
  /** What lies flat is looked for only where the world has drawn nothing. */
  at(x: number, y: number, flat: () => FlatRow | undefined): Picked
  hover(x: number, y: number, flat: FlatRow | undefined, source: unknown): void
  select(x: number, y: number, flat: () => FlatRow | undefined): void
}

export function createPicking({
  map,
  world,
  own,
  time,
  idOf,
  redraw,
  scale,
  fabricAt,
  buildingAt,
  onHover,
  onSelect,
}: PickingOptions): Picking {
  const inWorld = (x: number, y: number): Picked => {
    const id = world.pick(x, y)
    const feature = id < 0 ? null : own.featureOf(id)
    return { row: feature ? -1 : id, own: feature }
  }
  const isNothing = (picked: Picked): boolean => picked.row < 0 && picked.own === null
  // Everything flat of the documents lies on the ground, under what the world draws: what is seen of that at a pixel is the nearer one.
  const at: Picking['at'] = (x, y, flat) => {
    const found = inWorld(x, y)
    return isNothing(found) ? { row: flat()?.entity ?? -1, own: null } : found
  }
  return {
    at,
    hover(x, y, flat, source) {
      const touch =
        typeof PointerEvent !== 'undefined' && source instanceof PointerEvent && source.pointerType === 'touch'
      // A pointer that leaves the map is reported once more, at -1, -1: nothing is there, whatever the nearest pixel shows.
      const still = x >= 0 && y >= 0 && !map.isMoving() && !touch
      const solid = still ? inWorld(x, y) : NOTHING
      const row = isNothing(solid) && still ? (flat?.entity ?? -1) : solid.row
      const entity = idOf(row)
      // The fabric hides nothing: it is reported where nothing else of the world is, beside the ground that it stands on.
      const real = still && isNothing(solid) ? buildingAt(x, y) : null
      const illustrative = still && isNothing(solid) && real === null && fabricAt(x, y)
      const isAnything = entity !== null || solid.own !== null || illustrative || real !== null
      const hovered = { entity, own: solid.own, illustrative, ...(real && { real }), x: x * scale(), y: y * scale() }
      onHover(isAnything ? hovered : null)
      map.getCanvas().style.cursor = row >= 0 || solid.own ? 'pointer' : ''
      const isOther = own.setHovered(solid.own)
      if (row === time.hovered && !isOther) return
      time.hovered = row
      redraw()
    },
    select(x, y, flat) {
      const picked = at(x, y, flat)
      onSelect(idOf(picked.row), picked.own)
    },
  }
}
