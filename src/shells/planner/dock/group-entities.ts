import type { City } from '../../../city/build-city.ts'
import type { Entity, LayerId } from '../../../city/schema.ts'

/** Layers in the order in which lists and switches show them. */
export const LAYER_ORDER: readonly LayerId[] = [
  'parks',
  'mobility',
  'pipelines',
  'corridors',
  'zones',
  'districts',
  'programmes',
]

export interface EntityGroup {
  readonly layer: LayerId
  readonly entities: readonly Entity[]
}

/** All things whose Chinese or English name holds the query, by layer; what lies in another stands after it. */
export function groupEntities(city: City, query: string): readonly EntityGroup[] {
  const wanted = query.trim().toLowerCase()
  const matches = (entity: Entity): boolean =>
    entity.name.zh.toLowerCase().includes(wanted) || entity.name.en.toLowerCase().includes(wanted)
  return LAYER_ORDER.map((layer) => ({ layer, entities: inOrder(city, layer).filter(matches) })).filter(
    (group) => group.entities.length > 0,
  )
}

function inOrder(city: City, layer: LayerId): readonly Entity[] {
  const own = city.entities.filter((entity) => entity.layer === layer)
  const ids = new Set(own.map((entity) => entity.id))
  const ordered: Entity[] = []
  const add = (entity: Entity): void => {
    ordered.push(entity)
    for (const child of city.children.get(entity.id) ?? []) if (child.layer === layer) add(child)
  }
  for (const entity of own) if (entity.parent === null || !ids.has(entity.parent)) add(entity)
  return ordered
}

/** How deep a thing lies within others of its own layer. */
export function depthOf(city: City, entity: Entity): number {
  const parent = entity.parent === null ? undefined : city.entityById.get(entity.parent)
  return parent && parent.layer === entity.layer ? depthOf(city, parent) + 1 : 0
}
