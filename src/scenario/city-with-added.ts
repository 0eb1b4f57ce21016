import { inBothLanguages } from '../messages/localize.ts'
import { message } from '../messages/message.ts'
import { buildCity, type City, type PlaceNote } from '../city/build-city.ts'
import type { Entity, Place } from '../city/schema.ts'
import type { EditOf, Scenario } from './schema.ts'

type Added = EditOf<'add'>

/** The id of the place that an added point gets; an entity of the twin has no colon in its ids, so nothing is hidden. */
const placeIdOf = (edit: Added): string => `added:${edit.entity}`

const additions = (scenario: Pick<Scenario, 'edits'>): readonly Added[] =>
  scenario.edits.filter((edit) => edit.edit === 'add')

/** The points of a scenario's own, for whoever draws: they join the pack's places. */
export function addedPlaces(scenario: Pick<Scenario, 'edits'>): readonly Place[] {
  return additions(scenario).flatMap((edit): Place[] =>
    edit.at === null
      ? []
      : [
          {
            id: placeIdOf(edit),
            name: edit.name,
            kind: 'scenario-point',
            geometry: { type: 'Point', coordinates: [edit.at.lng, edit.at.lat] },
            accuracyM: edit.at.accuracyM,
            crossChecked: false,
            basis: inBothLanguages(message('basis.added', { author: edit.author })),
            note: null,
          },
        ],
  )
}

/**
 * The city with the things that a (resolved) scenario adds, after all of its own, so that every row stays where it was.
 * They have no facts and say that they are the scenario's (`addedBy`). One whose id the city already holds is left out;
 * the schedule reports it. Without anything to add, the city itself comes back.
 */
export function cityWithAdded(city: City, scenario: Pick<Scenario, 'id' | 'edits'>): City {
  const taken = new Set(city.entityById.keys())
  const entities: Entity[] = []
  for (const edit of additions(scenario)) {
    if (taken.has(edit.entity)) continue
    taken.add(edit.entity)
    entities.push({
      id: edit.entity,
      layer: edit.layer,
      kind: edit.kind,
      planClass: edit.planClass,
      name: edit.name,
      place: edit.at ? placeIdOf(edit) : edit.place !== null && city.placeNotes.has(edit.place) ? edit.place : null,
      parent: edit.parent !== null && taken.has(edit.parent) && edit.parent !== edit.entity ? edit.parent : null,
      facts: [],
      note: null,
      addedBy: { scenario: scenario.id, author: edit.author, reason: edit.reason },
    })
  }
  if (entities.length === 0) return city
  const notes: PlaceNote[] = addedPlaces(scenario)
    .filter(({ id }) => entities.some(({ place }) => place === id))
    .map(({ geometry: _geometry, ...note }) => note)
  return buildCity({
    documents: [...city.documents.values()],
    facts: [...city.facts.values()],
    phaseRules: city.phaseRules,
    entities: [...city.entities, ...entities],
    placeNotes: [...city.placeNotes.values(), ...notes],
    own: city.own,
  })
}
