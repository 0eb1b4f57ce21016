import type { LngLat } from '../base/geodesy.ts'
import type { City } from '../city/build-city.ts'
import type { EntityKind, LayerId } from '../city/schema.ts'
import type { Geography } from './placement.ts'

/** A named point of a network: a ring, with a halo as wide as its place is uncertain. */
export interface NodeRow {
  readonly entity: number
  readonly kind: EntityKind
  readonly layer: LayerId
  readonly at: LngLat
  readonly accuracyM: number
}

const NODE_KINDS: ReadonlySet<EntityKind> = new Set(['mobility-node', 'pipeline-end'])

export function nodeRows(city: City, geography: Geography): readonly NodeRow[] {
  return city.entities.flatMap((entity, index) => {
    const place = entity.place === null ? undefined : geography.places.get(entity.place)
    if (!NODE_KINDS.has(entity.kind) || place?.geometry.type !== 'Point') return []
    return [
      {
        entity: index,
        kind: entity.kind,
        layer: entity.layer,
        at: place.geometry.coordinates,
        accuracyM: place.accuracyM,
      },
    ]
  })
}
