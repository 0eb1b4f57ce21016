import type { LngLat } from '../base/geodesy.ts'
import type { City } from '../city/build-city.ts'
import type { EntityKind, LayerId } from '../city/schema.ts'
import type { Geography } from './placement.ts'

/** One polygon to draw flat on the ground: rings in degrees, first the outer one. `entity` is the row of the step texture. */
export interface AreaRow {
  readonly entity: number
  readonly kind: EntityKind
  readonly layer: LayerId
  readonly rings: readonly (readonly LngLat[])[]
}

/** Large areas first, so that what lies inside another is drawn, and picked, above it. */
const ORDER: readonly EntityKind[] = ['district', 'county', 'development-zone', 'corridor', 'demonstration-area', 'park-area', 'site', 'programme']

export function areaRows(city: City, geography: Geography): readonly AreaRow[] {
  const rows: AreaRow[] = []
  for (const [index, entity] of city.entities.entries()) {
    const geometry = entity.place === null ? undefined : geography.places.get(entity.place)?.geometry
    if (geometry?.type === 'Polygon') rows.push({ entity: index, kind: entity.kind, layer: entity.layer, rings: geometry.coordinates })
    if (geometry?.type === 'MultiPolygon') {
      for (const rings of geometry.coordinates) rows.push({ entity: index, kind: entity.kind, layer: entity.layer, rings })
    }
  }
  const depth = (row: AreaRow): number => depthOf(city, row.entity)
  return rows.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || depth(a) - depth(b))
}

function depthOf(city: City, index: number): number {
  let depth = 0
  for (let up = city.entities[index]?.parent ?? null; up !== null; up = city.entityById.get(up)?.parent ?? null) depth += 1
  return depth
}
