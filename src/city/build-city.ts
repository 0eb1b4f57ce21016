import { assertDefined } from '../base/assert.ts'
import type { Fact, PhaseRule, SourceDocument } from '../facts/schema.ts'
import { NOTHING_OWN, type OwnSource } from './own-source.ts'
import type { Entity, Place } from './schema.ts'

/** What a card says of a location: everything but its coordinates. */
export type PlaceNote = Omit<Place, 'geometry'>

export interface CitySource {
  readonly documents: readonly SourceDocument[]
  readonly facts: readonly Fact[]
  readonly phaseRules: readonly PhaseRule[]
  readonly entities: readonly Entity[]
  readonly placeNotes: readonly PlaceNote[]
  /** Nothing where the city is the shipped pack's alone. */
  readonly own?: OwnSource
}

/**
 * The whole of what the twin knows, indexed and frozen. An entity's `index` is its row in the step texture,
 * and so the number that the GPU picks it by.
 */
export interface City {
  readonly documents: ReadonlyMap<string, SourceDocument>
  readonly facts: ReadonlyMap<string, Fact>
  readonly entities: readonly Entity[]
  readonly entityById: ReadonlyMap<string, Entity>
  readonly indexOf: ReadonlyMap<string, number>
  readonly placeNotes: ReadonlyMap<string, PlaceNote>
  readonly children: ReadonlyMap<string, readonly Entity[]>
  readonly entitiesOfFact: ReadonlyMap<string, readonly Entity[]>
  readonly phaseRules: readonly PhaseRule[]
  /** What of it stands in own documents. */
  readonly own: OwnSource
}

/** From this accuracy on (metres) a place is never a pin: it is a token in its parent's tray, or massing "somewhere in here". */
export const PIN_LIMIT_M = 2500

export function buildCity(source: CitySource): City {
  const children = new Map<string, Entity[]>()
  const entitiesOfFact = new Map<string, Entity[]>()
  for (const entity of source.entities) {
    if (entity.parent !== null) append(children, entity.parent, entity)
    for (const fact of entity.facts) append(entitiesOfFact, fact, entity)
  }
  return Object.freeze({
    documents: indexById(source.documents),
    facts: indexById(source.facts),
    entities: source.entities,
    entityById: indexById(source.entities),
    indexOf: new Map(source.entities.map((entity, index) => [entity.id, index])),
    placeNotes: indexById(source.placeNotes),
    children,
    entitiesOfFact,
    phaseRules: source.phaseRules,
    own: source.own ?? NOTHING_OWN,
  })
}

/** The facts of an entity in the order of publication. */
export function factsOf(city: City, entity: Entity): readonly Fact[] {
  return entity.facts.map((id) => assertDefined(city.facts.get(id), `fact ${id}`))
}

/** The entity and all that lies in it, to any depth. */
export function withinEntity(city: City, id: string): readonly Entity[] {
  const inside: Entity[] = []
  const open = [...(city.children.get(id) ?? [])]
  for (let next = open.shift(); next; next = open.shift()) {
    inside.push(next)
    open.push(...(city.children.get(next.id) ?? []))
  }
  return inside
}

function indexById<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]))
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
