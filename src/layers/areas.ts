import type { LngLat } from '../base/geodesy.ts'
import type { City } from '../city/build-city.ts'
import type { EntityKind, LayerId, Place } from '../city/schema.ts'
import { runPath, smoothLine, type RunPath } from './lines.ts'
import type { Geography } from './placement.ts'

/** One polygon to draw flat on the ground: rings in degrees, first the outer one. `entity` is the row of the step texture. */
export interface AreaRow {
  readonly entity: number
  readonly kind: EntityKind
  readonly layer: LayerId
  readonly rings: readonly (readonly LngLat[])[]
}

/** Large areas first, so that what lies inside another is drawn, and picked, above it. */
const ORDER: readonly EntityKind[] = [
  'district',
  'county',
  'development-zone',
  'corridor',
  'demonstration-area',
  'park-area',
  'site',
  'programme',
]

/** The edge of an area: each of its rings as a line. */
export interface OutlineRow {
  readonly entity: number
  readonly kind: EntityKind
  readonly layer: LayerId
  readonly path: RunPath
}

export function outlineRows(areas: readonly AreaRow[]): readonly OutlineRow[] {
  return areas.flatMap((area) =>
    area.rings.map((ring) => ({ entity: area.entity, kind: area.kind, layer: area.layer, path: runPath(ring) })),
  )
}

/** Islands and lakeshores are given by few points on a curve; their rings are rounded. What runs along roads keeps its corners. */
const ROUND_PLACES: ReadonlySet<string> = new Set(['island', 'lake'])

export function roundedRings(place: Place, rings: readonly (readonly LngLat[])[]): readonly (readonly LngLat[])[] {
  return ROUND_PLACES.has(place.kind) ? rings.map((ring) => smoothLine(ring)) : rings
}

export function areaRows(city: City, geography: Geography): readonly AreaRow[] {
  const rows: AreaRow[] = []
  for (const [index, entity] of city.entities.entries()) {
    const place = entity.place === null ? undefined : geography.places.get(entity.place)
    const polygons =
      place?.geometry.type === 'Polygon'
        ? [place.geometry.coordinates]
        : place?.geometry.type === 'MultiPolygon'
          ? place.geometry.coordinates
          : []
    for (const rings of polygons)
      rows.push({ entity: index, kind: entity.kind, layer: entity.layer, rings: roundedRings(place!, rings) })
  }
  const depth = (row: AreaRow): number => depthOf(city, row.entity)
  return rows.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || depth(a) - depth(b))
}

function depthOf(city: City, index: number): number {
  let depth = 0
  for (let up = city.entities[index]?.parent ?? null; up !== null; up = city.entityById.get(up)?.parent ?? null)
    depth += 1
  return depth
}
