import { expect, test } from 'vitest'
import { isUniqueId, newId } from '../../src/session/new-id.ts'
import { holdsOldIds } from '../../src/session/old-ids.ts'
import { createOwnRecords } from '../../src/session/own-records.ts'
import { renewOwnIds } from '../../src/session/renew-own-ids.ts'
import { createScenarioLibrary } from '../../src/session/scenario-library.ts'
import { memoryStorage } from '../../src/session/text-storage.ts'
import { createDraftStore } from '../../src/story/briefing-draft-store.ts'
import { addChapter, EMPTY_DRAFT } from '../../src/story/edit-briefing.ts'
import { buildTown } from '../town/town.ts'
import { chapter } from './story-town.ts'

const shipped = buildTown().pack.facts.scenarios
const [reference] = shipped
if (!reference) throw new Error('the town has no scenario')
const named = (id: string, base: string) => ({
  ...reference,
  id,
  base,
  name: { zh: id, en: id },
  statement: { zh: 'own', en: 'own' },
})
const record = {
  entity: 'tram',
  name: 'own',
  actualStart: '2022-03-05',
  actualFinish: null,
  percent: null,
  file: 'own',
  row: 2,
}

test('an id is given once, by chance, whatever it is made from', () => {
  const ids = Array.from({ length: 2000 }, () => newId('own'))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => isUniqueId(id) && /^own-u[0-9a-z]{12}$/.test(id))).toBe(true)
  expect(newId(newId('own'))).toMatch(/^own-u[0-9a-z]{12}$/)
  for (const id of ['own', 'own-2', 'reference-own', 'late-copy']) expect(isUniqueId(id)).toBe(false)
})

test('what older versions stored gets ids of its own; bases, records and briefings follow', () => {
  const draft = addChapter(EMPTY_DRAFT, 'one', {
    ...chapter('one'),
    scenario: 'own',
    compare: { scenario: 'own-2', reading: 'planned', day: null, swipe: 0.5 },
  })
  const texts = new Map<string, string>([
    ['zhengzhou-twin/scenario/own', JSON.stringify(named('own', 'reference'))],
    ['zhengzhou-twin/scenario/own-2', JSON.stringify(named('own-2', 'own'))],
    ['zhengzhou-twin/scenario/own-3', '{"id":"own-3",'],
    ['zhengzhou-twin/own-records/own', JSON.stringify([record])],
    ['zhengzhou-twin/briefing-draft', JSON.stringify(draft)],
    ['elsewhere', '{"scenario":"own"}'],
  ])
  const storage = memoryStorage(texts)
  expect(holdsOldIds(storage)).toBe(true)
  const renewed = renewOwnIds(storage, newId)
  const [own, two] = [renewed.get('own')!, renewed.get('own-2')!]
  expect([isUniqueId(own), isUniqueId(two), renewed.size]).toEqual([true, true, 2])
  const library = createScenarioLibrary(shipped, storage)
  expect(library.find(own)).toEqual({ ...named('own', 'reference'), id: own })
  expect(library.find(two)).toEqual({ ...named('own-2', 'own'), id: two, base: own })
  expect(library.store.getState().damaged.map(({ text }) => text)).toEqual(['{"id":"own-3",'])
  const records = createOwnRecords(storage)
  expect([records.of(own), records.of('own')]).toEqual([[record], []])
  expect(createDraftStore(storage).store.getState().draft.chapters[0]).toMatchObject({
    id: 'one',
    scenario: own,
    compare: { scenario: two },
  })
  expect(texts.get('elsewhere')).toBe('{"scenario":"own"}')
  expect(holdsOldIds(storage)).toBe(false)
})

test('where nothing can be written, nothing is lost', () => {
  const texts = new Map([['zhengzhou-twin/scenario/own', JSON.stringify(named('own', 'reference'))]])
  const full = {
    ...memoryStorage(texts),
    write: () => {
      throw new Error('full')
    },
  }
  expect(renewOwnIds(full, newId).size).toBe(0)
  expect([...texts.keys()]).toEqual(['zhengzhou-twin/scenario/own'])
})
