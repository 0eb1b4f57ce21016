import { dayOf, type Day } from '../base/day.ts'
import type { Fact, SourceDocument } from '../facts/schema.ts'
import { buildCity, type City } from './build-city.ts'
import { isStanding } from './entity-state.ts'
import type { Entity } from './schema.ts'

/** The days on which what is known changes, ascending: one for each day of publication. */
export function knowledgeStops(city: City): readonly Day[] {
  return [...new Set([...city.documents.values()].map((document) => dayOf(document.date)))].toSorted((a, b) => a - b)
}

/**
 * The city as the documents published up to and on `day` describe it. Later facts are gone, and with them what no earlier
 * document speaks of, but for divisions and zones. What lay in a thing that is gone lies in the next one around it.
 * Remarks of the pack that may rest on later documents are left out.
 */
export function cityAsKnownOn(city: City, day: Day): City {
  const documents = [...city.documents.values()].filter((document) => dayOf(document.date) <= day)
  const published = new Set(documents.map(({ id }) => id))
  const holds = (fact: Fact): boolean => published.has(fact.source.document)
  const known = new Set([...city.facts.values()].filter(holds).map(({ id }) => id))
  const facts = [...city.facts.values()].filter(holds).map((fact): Fact => ({
    ...fact,
    alsoIn: fact.alsoIn.filter(({ document }) => published.has(document)),
    related: fact.related.filter(({ id }) => known.has(id)),
    note: fact.related.every(({ id }) => known.has(id) || !city.facts.has(id)) ? fact.note : null,
  }))
  const stays = (entity: Entity): boolean => isStanding(entity) || entity.facts.some((id) => known.has(id))
  const parentOf = (entity: Entity): string | null => {
    for (let up = entity.parent; up !== null; up = city.entityById.get(up)?.parent ?? null) {
      const parent = city.entityById.get(up)
      if (parent && stays(parent)) return up
    }
    return null
  }
  const entities = city.entities.filter(stays).map((entity): Entity => {
    const own = entity.facts.filter((id) => known.has(id))
    return {
      ...entity,
      parent: parentOf(entity),
      facts: own,
      note: own.length === entity.facts.length ? entity.note : null,
    }
  })
  return buildCity({
    documents,
    facts,
    phaseRules: city.phaseRules,
    entities,
    placeNotes: [...city.placeNotes.values()],
    own: city.own,
  })
}

/** What one state of knowledge holds beyond another, in the order of the pack. */
export interface KnowledgeChange {
  readonly documents: readonly SourceDocument[]
  readonly facts: readonly Fact[]
  /** Things first spoken of. */
  readonly entities: readonly Entity[]
}

export function knowledgeGained(before: City, after: City): KnowledgeChange {
  return {
    documents: [...after.documents.values()].filter(({ id }) => !before.documents.has(id)),
    facts: [...after.facts.values()].filter(({ id }) => !before.facts.has(id)),
    entities: after.entities.filter(({ id }) => !before.entityById.has(id)),
  }
}
