import type { Map as MapLibreMap } from 'maplibre-gl'
import type { FlatRow } from './map/flat-layers.ts'
import type { TimeState } from './time/time-state.ts'
import type { WorldLayer } from './world/world-layer.ts'

/** What the pointer is over: an entity, a building of the illustrative fabric, or a building that stands on an entity's ground. */
export interface StageHover {
  readonly entity: string | null
  readonly illustrative: boolean
  /** CSS pixels of the window. */
  readonly x: number
  readonly y: number
}

export interface PickingOptions {
  readonly map: MapLibreMap
  readonly world: WorldLayer
  readonly time: TimeState
  readonly idOf: (row: number) => string | null
  readonly redraw: () => void
  /** How much larger than life the map's element is drawn. */
  readonly scale: () => number
  /** Whether a building of the illustrative fabric is drawn there. */
  readonly fabricAt: (x: number, y: number) => boolean
  readonly onHover: (hover: StageHover | null) => void
  readonly onSelect: (entity: string | null) => void
}

/** What lies under a point: deck.gl tells of the flat things, the world of what stands on them. Points in CSS pixels of the map's own element. */
export interface Picking {
  /** Row of the step texture, or -1. What lies flat is looked for only where nothing solid stands. */
  entityAt(x: number, y: number, flat: () => FlatRow | undefined): number
  hover(x: number, y: number, flat: FlatRow | undefined, source: unknown): void
  select(x: number, y: number, flat: () => FlatRow | undefined): void
}

export function createPicking({
  map,
  world,
  time,
  idOf,
  redraw,
  scale,
  fabricAt,
  onHover,
  onSelect,
}: PickingOptions): Picking {
  // Everything flat lies on the ground and everything solid stands on it: a solid that is seen at a pixel is the nearer one.
  const entityAt: Picking['entityAt'] = (x, y, flat) => {
    const solid = world.pick(x, y)
    return solid >= 0 ? solid : (flat()?.entity ?? -1)
  }
  return {
    entityAt,
    hover(x, y, flat, source) {
      const touch =
        typeof PointerEvent !== 'undefined' && source instanceof PointerEvent && source.pointerType === 'touch'
      const still = !map.isMoving() && !touch
      const solid = still ? world.pick(x, y) : -1
      const row = solid >= 0 || !still ? solid : (flat?.entity ?? -1)
      const entity = idOf(row)
      // The fabric hides nothing: it is reported where no documented solid is, beside the ground that it stands on.
      const illustrative = still && solid < 0 && fabricAt(x, y)
      onHover(entity === null && !illustrative ? null : { entity, illustrative, x: x * scale(), y: y * scale() })
      map.getCanvas().style.cursor = row >= 0 ? 'pointer' : ''
      if (row === time.hovered) return
      time.hovered = row
      redraw()
    },
    select(x, y, flat) {
      onSelect(idOf(entityAt(x, y, flat)))
    },
  }
}
