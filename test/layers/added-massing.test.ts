import { expect, test } from 'vitest'
import { addedMassing } from '../../src/layers/added-massing.ts'
import { massingParts } from '../../src/layers/massing-parts.ts'
import { massingSchema } from '../../src/city/schema.ts'
import { cityWithAdded } from '../../src/scenario/city-with-added.ts'
import type { ScenarioEdit } from '../../src/scenario/schema.ts'
import { buildTown } from '../town/town.ts'

const words = { zh: '试', en: 'a trial' }
const add = (entity: string, kind: string, planClass: string): ScenarioEdit =>
  ({
    edit: 'add',
    id: entity,
    entity,
    name: words,
    layer: 'parks',
    kind,
    planClass,
    place: null,
    at: { lng: 113.66, lat: 34.7, accuracyM: 200 },
    parent: null,
    start: '2023-01-01',
    end: '2024-01-01',
    author: words,
    reason: words,
  }) as unknown as ScenarioEdit

test('a building or a campus that a scenario adds has massing of its kind, marked as in no document; all else has none', () => {
  const { city } = buildTown()
  expect(addedMassing(city)).toEqual([])
  const added = addedMassing(
    cityWithAdded(city, {
      id: 'trial',
      edits: [add('house', 'site', 'building'), add('school', 'site', 'campus'), add('quarter', 'park-area', 'zone')],
    }),
  )
  expect(added.map(({ entity, shape }) => [entity, shape])).toEqual([
    ['house', 'towers'],
    ['school', 'courtyards'],
  ])
  for (const row of added) {
    expect(massingSchema.safeParse(row).success).toBe(true)
    expect(row.basis.zh).toContain('非文献所载')
    expect(massingParts(row).length).toBeGreaterThan(0)
  }
  expect(massingParts(added[0]!)).toHaveLength(massingParts({ ...added[0]!, entity: 'other' }).length)
})
