import type { FactsPack, GeometryPack } from '../../src/intake/read-pack.ts'
import type { Scenario } from '../../src/scenario/schema.ts'

/**
 * The pack with each entity, its place, its massing, its edits and its ramp's goal there `copies` times, the copies
 * under ids of their own and in the same spots, so that the same tiles are in view. Facts, documents and the context (rivers, roads, rail) stay as they are: what grows is what
 * the day changes.
 */
export function multiplyPack(
  facts: FactsPack,
  geometry: GeometryPack,
  copies: number,
): { facts: FactsPack; geometry: GeometryPack } {
  const used = new Set(facts.entities.map((entity) => entity.place))
  const isEntity = new Set(facts.entities.map((entity) => entity.id))
  const copyOf = <T extends string | null>(id: T, copy: number): T =>
    id === null || copy === 0 ? id : (`${id}--${copy}` as T)
  const times = <T>(rows: readonly T[], make: (row: T, copy: number) => T): T[] =>
    Array.from({ length: copies }, (_, copy) => rows.map((row) => (copy === 0 ? row : make(row, copy)))).flat()
  const scenario = (source: Scenario): Scenario => ({
    ...source,
    edits: times(source.edits, (edit, copy) => ({ ...edit, entity: copyOf(edit.entity, copy) })).map((edit) =>
      edit.edit === 'set-ramp' ? { ...edit, to: edit.to * copies } : edit,
    ),
  })
  return {
    facts: {
      ...facts,
      entities: times(facts.entities, (entity, copy) => ({
        ...entity,
        id: copyOf(entity.id, copy),
        place: copyOf(entity.place, copy),
        parent: copyOf(entity.parent, copy),
      })),
      scenarios: facts.scenarios.map(scenario),
      placeNotes: [
        ...facts.placeNotes,
        ...times(
          facts.placeNotes.filter((note) => used.has(note.id)),
          (note, copy) => ({ ...note, id: copyOf(note.id, copy) }),
        ).slice(used.size),
      ],
    },
    geometry: {
      ...geometry,
      places: [
        ...geometry.places.filter((place) => !used.has(place.id)),
        ...times(
          geometry.places.filter((place) => used.has(place.id)),
          (place, copy) => ({ ...place, id: copyOf(place.id, copy) }),
        ),
      ],
      massing: times(
        geometry.massing.filter((row) => isEntity.has(row.entity)),
        (row, copy) => ({ ...row, entity: copyOf(row.entity, copy) }),
      ),
    },
  }
}
