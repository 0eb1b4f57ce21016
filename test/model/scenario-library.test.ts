import { worded } from '../in-words.ts'
import { describe, expect, test } from 'vitest'
import type { Result } from '../../src/base/result.ts'
import { addEdit, rename } from '../../src/scenario/edit-scenario.ts'
import type { OwnRecord } from '../../src/scenario/own-record.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { followGoneScenarios } from '../../src/main/follow-gone-scenarios.ts'
import { isUniqueId } from '../../src/session/new-id.ts'
import { createOwnRecords } from '../../src/session/own-records.ts'
import { createScenarioLibrary } from '../../src/session/scenario-library.ts'
import { memoryStorage, type TextStorage } from '../../src/session/text-storage.ts'
import { townFiles } from '../town/town-files.ts'

const value = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}
const reference = value(readScenario(townFiles().get('scenes/scenarios/reference.json')))
const words = { zh: '试', en: 'a trial' }
const shift = (months: number) =>
  ({ edit: 'shift', entity: 'tram', months, days: 0, author: words, reason: words }) as const
/** Ids in place of chance: `own-u000000000001` and so on, as unique as any. */
let count = 0
const nextId = (stem: string): string => `${stem}-u${String((count += 1)).padStart(12, '0')}`
let clock = 0
const now = (): number => (clock += 10_000)
const open = (texts = new Map<string, string>(), storage: TextStorage = memoryStorage(texts)) => ({
  texts,
  library: createScenarioLibrary([reference], storage, nextId, now),
})
const record: OwnRecord = {
  entity: 'tram',
  name: 'tram',
  actualStart: '2022-03-05',
  actualFinish: null,
  percent: null,
  file: 'a.csv',
  row: 2,
}
const reopened = (texts: Map<string, string>) => createScenarioLibrary([reference], memoryStorage(new Map(texts)))

describe('the library of scenarios', () => {
  test('every change is stored at once, and read again as it was', () => {
    const { texts, library } = open()
    const { id } = value(library.create('reference', words, words))
    expect(reopened(texts).store.getState().own).toEqual(library.store.getState().own)
    value(library.edit(id, (scenario) => addEdit(scenario, shift(3))))
    expect(reopened(texts).store.getState().own).toEqual([
      expect.objectContaining({ id, edits: [expect.objectContaining({ months: 3 })] }),
    ])
    value(library.remove(id))
    expect(texts.size).toBe(0)
  })

  test('undo and redo run over the changes of one scenario and no other, and what is stored goes with them', () => {
    const { texts, library } = open()
    const one = value(library.create('reference', words, words)).id
    const two = value(library.create('reference', words, words)).id
    value(library.edit(one, (scenario) => addEdit(scenario, shift(3)), { name: { message: 'three', values: {} } }))
    value(library.edit(two, (scenario) => addEdit(scenario, shift(7))))
    value(library.edit(one, (scenario) => addEdit(scenario, shift(5)), { name: { message: 'five', values: {} } }))
    const months = (id: string): number[] | undefined =>
      reopened(texts)
        .find(id)
        ?.edits.map((edit) => (edit.edit === 'shift' ? edit.months : 0))
    expect(library.undoName(one)?.message).toBe('five')
    const stages = [1, 2, 3].map(() => {
      library.undo(one)
      return [months(one), months(two)]
    })
    expect(stages).toEqual([
      [[3], [7]],
      [[], [7]],
      [undefined, [7]],
    ])
    expect([library.canUndo(one), library.canUndo(two), library.canUndo('reference')]).toEqual([false, true, false])
    expect(library.undo(one).ok).toBe(false)
    // What was made on the reference comes back from there.
    expect(library.canRedo('reference')).toBe(true)
    library.redo('reference')
    for (let step = 0; step < 2; step += 1) library.redo(one)
    expect(months(one)).toEqual([5])
    expect(library.redo(one).ok).toBe(false)
    expect([library.undoName(one)?.message, months(two)]).toEqual(['five', [7]])
  })

  test('a run of presses is one step; a pause, another change or another group begins the next', () => {
    let at = 0
    const library = createScenarioLibrary([reference], memoryStorage(), nextId, () => at)
    const { id } = value(library.create('reference', words, words))
    for (let press = 1; press <= 12; press += 1) {
      at += 200
      value(library.edit(id, (scenario) => addEdit(scenario, shift(press)), { group: 'end tram' }))
    }
    at += 5000
    value(library.edit(id, (scenario) => addEdit(scenario, shift(20)), { group: 'end tram' }))
    value(library.edit(id, (scenario) => addEdit(scenario, shift(21)), { group: 'start tram' }))
    const undone = [1, 2, 3].map(() => {
      library.undo(id)
      return library.find(id)?.edits.map((edit) => (edit.edit === 'shift' ? edit.months : 0))
    })
    expect(undone).toEqual([[20], [12], []])
  })

  test('no id is given twice, and no step or record outlives its scenario', async () => {
    const { texts, library } = open()
    const records = createOwnRecords(memoryStorage(texts))
    followGoneScenarios(
      library,
      () => true,
      () => Promise.resolve(records),
    )
    const { id } = value(library.create('reference', words, words))
    records.add(id, [record])
    value(library.edit(id, (scenario) => addEdit(scenario, shift(3))))
    value(library.remove(id))
    await Promise.resolve()
    expect([records.of(id), texts.size, library.canUndo(id), library.undo(id).ok]).toEqual([[], 0, false, false])
    const next = value(library.create('reference', words, words)).id
    expect(next).not.toBe(id)
    expect(records.of(next)).toEqual([])
    // Undoing its making takes the records along, and doing it again brings them back.
    records.add(next, [record])
    library.undo(next)
    await Promise.resolve()
    expect([records.of(next), createOwnRecords(memoryStorage(texts)).of(next)]).toEqual([[], []])
    library.redo('reference')
    await Promise.resolve()
    expect(createOwnRecords(memoryStorage(texts)).of(next)).toEqual([record])
  })

  test('what comes with the twin is never changed; a copy of it is', () => {
    const { library } = open()
    expect(worded(library.edit('reference', (scenario) => rename(scenario, { name: words })))).toMatchObject({
      ok: false,
      errors: [{ reason: { en: expect.stringContaining('copy it first') as string } }],
    })
    const copy = value(library.copy('reference', words))
    expect(copy).toEqual({ ...reference, id: copy.id, name: words })
    expect(isUniqueId(copy.id)).toBe(true)
    expect(library.edit(copy.id, (scenario) => rename(scenario, { name: { zh: '二', en: 'two' } })).ok).toBe(true)
    expect(library.find('reference')).toBe(reference)
  })

  test('a fault changes nothing and is no step', () => {
    const { texts, library } = open()
    const { id } = value(library.create('reference', words, words))
    const before = new Map(texts)
    expect(library.edit(id, (scenario) => addEdit(scenario, { ...shift(3), months: 0.5 }))).toMatchObject({
      ok: false,
      errors: [{ path: '/edits/0/months' }],
    })
    expect(library.edit('gone', (scenario) => addEdit(scenario, shift(3))).ok).toBe(false)
    expect(library.create('gone', words, words).ok).toBe(false)
    expect(texts).toEqual(before)
    library.undo(id)
    expect(library.store.getState().own).toEqual([])
  })

  test('one that is taken in keeps a unique id where it is free, and one that others rest on stays', () => {
    const { library } = open()
    const { id } = value(library.create('reference', words, words))
    expect(isUniqueId(value(library.importScenario(townFiles().get('scenes/scenarios/reference.json'))).id)).toBe(true)
    const unique = { ...reference, id: 'plan-u0123456789ab' }
    expect(value(library.importScenario(unique)).id).toBe(unique.id)
    expect(value(library.importScenario(unique)).id).not.toBe(unique.id)
    expect(library.importScenario({ version: 2 }).ok).toBe(false)
    value(library.create(id, { zh: '三', en: 'three' }, words))
    expect(worded(library.remove(id))).toMatchObject({
      ok: false,
      errors: [{ reason: { en: '"three" is based on it' } }],
    })
  })

  test.each([
    ['half a file', (text: string) => text.slice(0, 40)],
    ['a version to come', (text: string) => text.replace('"version":3', '"version":9')],
    ['an edit nobody knows', (text: string) => text.replace('"shift"', '"demolish"')],
    ['nothing', () => ''],
    ['the id of another', (text: string) => text.replace(/"id":"own-u\d+"/, '"id":"reference"')],
  ])('a damaged copy is reported and kept aside, word for word: %s', (_what, harm) => {
    const { texts, library } = open()
    const { id } = value(library.create('reference', words, words))
    value(library.edit(id, (scenario) => addEdit(scenario, shift(3))))
    const [key, aside] = [`zhengzhou-twin/scenario/${id}`, `zhengzhou-twin/scenario-aside/${id}`]
    const whole = texts.get(key) ?? ''
    const harmed = harm(whole)
    expect(harmed).not.toBe(whole)
    const again = new Map([
      [key, harmed],
      ['elsewhere', 'kept'],
    ])
    const { damaged, own } = createScenarioLibrary([reference], memoryStorage(again)).store.getState()
    expect(own).toEqual([])
    expect(worded(damaged)).toMatchObject([
      { key: aside, text: harmed, faults: [{ reason: { zh: expect.any(String) as string } }] },
    ])
    expect([...again]).toEqual([
      ['elsewhere', 'kept'],
      [aside, harmed],
    ])
    const next = createScenarioLibrary([reference], memoryStorage(again))
    expect(next.store.getState().damaged).toHaveLength(1)
    next.dropDamaged(aside)
    expect(next.store.getState().damaged).toEqual([])
    expect([...again.keys()]).toEqual(['elsewhere'])
  })

  test('storage that fails is said, loses nothing in memory, and is made up for with the next change', () => {
    const texts = new Map<string, string>()
    let full = true
    const storage: TextStorage = {
      ...memoryStorage(texts),
      write(key, text) {
        if (full) throw new Error('no room')
        texts.set(key, text)
      },
    }
    const library = createScenarioLibrary([reference], storage, nextId, now)
    value(library.create('reference', words, words))
    expect(worded(library.store.getState())).toMatchObject({
      own: [{ name: words }],
      unsaved: { en: expect.stringContaining('no room') as string },
    })
    full = false
    value(library.create('reference', words, words))
    expect(library.store.getState().unsaved).toBeNull()
    expect(texts.size).toBe(2)
    const refused = createScenarioLibrary([reference], {
      ...storage,
      keys: () => {
        throw new Error('not allowed')
      },
    })
    expect(worded(refused.store.getState())).toMatchObject({
      own: [],
      unsaved: { zh: expect.stringContaining('not allowed') as string },
    })
  })
})
