import type { BaseMapSchema } from './base-map.ts'

/** A layer of vector tiles as their metadata describe it. */
export interface VectorLayer {
  readonly id: string
  readonly fields: readonly string[]
}

/** Layers by whose names a schema is told. Those of OpenMapTiles and Overture share `building` and `water`. */
const TELLING: Readonly<Record<Exclude<BaseMapSchema, 'raster'>, readonly string[]>> = {
  openmaptiles: ['transportation', 'transportation_name', 'landcover', 'waterway', 'water_name'],
  protomaps: ['roads', 'buildings', 'earth', 'places', 'physical_line'],
  overture: ['segment', 'land_use', 'land_cover', 'division', 'division_area', 'building_part', 'infrastructure'],
}

/** Whose schema vector tiles are in, by their layers; null for one that is none of those that are understood. */
export function findSchema(layers: readonly VectorLayer[]): Exclude<BaseMapSchema, 'raster'> | null {
  const ids = new Set(layers.map(({ id }) => id))
  const hits = Object.entries(TELLING).map(([schema, telling]) => ({
    schema: schema as keyof typeof TELLING,
    count: telling.filter((id) => ids.has(id)).length,
  }))
  const best = hits.reduce((most, one) => (one.count > most.count ? one : most))
  if (best.count > 0) return best.schema
  // Buildings alone: told by what is said of them.
  const building = layers.find(({ id }) => id === 'building')
  if (!building) return null
  return building.fields.some((field) => field.startsWith('render_')) ? 'openmaptiles' : 'overture'
}
