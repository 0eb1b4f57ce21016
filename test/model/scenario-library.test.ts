import { describe, expect, test } from 'vitest'
import type { Result } from '../../src/base/result.ts'
import { addEdit, rename } from '../../src/scenario/edit-scenario.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
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
const open = (texts = new Map<string, string>()) => ({
  texts,
  library: createScenarioLibrary([reference], memoryStorage(texts)),
})
const reopened = (texts: Map<string, string>) => createScenarioLibrary([reference], memoryStorage(new Map(texts)))

describe('the library of scenarios', () => {
  test('every change is stored at once, and read again as it was', () => {
    const { texts, library } = open()
    const { id } = value(library.create('reference', words, words))
    expect(reopened(texts).store.getState().own).toEqual(library.store.getState().own)
    value(library.edit(id, (scenario) => addEdit(scenario, shift(3))))
    expect(reopened(texts).store.getState().own).toEqual([
      expect.objectContaining({ id: 'own', edits: [expect.objectContaining({ months: 3 })] }),
    ])
    value(library.remove(id))
    expect(texts.size).toBe(0)
  })

  test('undo and redo run over all changes, and what is stored goes with them', () => {
    const { texts, library } = open()
    const { id } = value(library.create('reference', words, words))
    value(library.edit(id, (scenario) => addEdit(scenario, shift(3))))
    value(library.edit(id, (scenario) => addEdit(scenario, shift(5))))
    value(library.remove(id))
    const stages = [0, 1, 2, 3, 4].map((step) => {
      if (step > 0) library.undo()
      return reopened(texts)
        .store.getState()
        .own.map(({ edits }) => edits.map((edit) => (edit.edit === 'shift' ? edit.months : 0)))
    })
    expect(stages).toEqual([[], [[5]], [[3]], [[]], []])
    expect([library.canUndo(), library.canRedo()]).toEqual([false, true])
    for (let step = 0; step < 3; step += 1) library.redo()
    expect(library.find(id)?.edits).toMatchObject([{ months: 5 }])
    expect(reopened(texts).find(id)).toEqual(library.find(id))
  })

  test('what comes with the twin is never changed; a copy of it is', () => {
    const { library } = open()
    expect(library.edit('reference', (scenario) => rename(scenario, { name: words }))).toMatchObject({
      ok: false,
      errors: [{ reason: { en: expect.stringContaining('copy it first') as string } }],
    })
    const copy = value(library.copy('reference', words))
    expect(copy).toEqual({ ...reference, id: 'reference-2', name: words })
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
    library.undo()
    expect(library.store.getState().own).toEqual([])
  })

  test('one that is taken in keeps its id where it is free, and one that others rest on stays', () => {
    const { library } = open()
    const { id } = value(library.create('reference', words, words))
    expect(value(library.importScenario(townFiles().get('scenes/scenarios/reference.json'))).id).toBe('reference-2')
    expect(library.importScenario({ version: 2 }).ok).toBe(false)
    value(library.create(id, { zh: '三', en: 'three' }, words))
    expect(library.remove(id)).toMatchObject({ ok: false, errors: [{ reason: { en: '"three" is based on it' } }] })
  })

  test.each([
    ['half a file', (text: string) => text.slice(0, 40)],
    ['a version to come', (text: string) => text.replace('"version":2', '"version":9')],
    ['an edit nobody knows', (text: string) => text.replace('"shift"', '"demolish"')],
    ['nothing', () => ''],
    ['the id of another', (text: string) => text.replace('"id":"own"', '"id":"reference"')],
  ])('a damaged copy is reported and kept aside, word for word: %s', (_what, harm) => {
    const { texts, library } = open()
    value(library.create('reference', words, words))
    value(library.edit('own', (scenario) => addEdit(scenario, shift(3))))
    const whole = texts.get('zhengzhou-twin/scenario/own') ?? ''
    const harmed = harm(whole)
    expect(harmed).not.toBe(whole)
    const again = new Map([
      ['zhengzhou-twin/scenario/own', harmed],
      ['elsewhere', 'kept'],
    ])
    const { damaged, own } = createScenarioLibrary([reference], memoryStorage(again)).store.getState()
    expect(own).toEqual([])
    expect(damaged).toMatchObject([
      {
        key: 'zhengzhou-twin/scenario-aside/own',
        text: harmed,
        faults: [{ reason: { zh: expect.any(String) as string } }],
      },
    ])
    expect([...again]).toEqual([
      ['elsewhere', 'kept'],
      ['zhengzhou-twin/scenario-aside/own', harmed],
    ])
    const next = createScenarioLibrary([reference], memoryStorage(again))
    expect(next.store.getState().damaged).toHaveLength(1)
    value(next.create('reference', words, words))
    next.dropDamaged('zhengzhou-twin/scenario-aside/own')
    expect(next.store.getState().damaged).toEqual([])
    expect(again.get('zhengzhou-twin/scenario/own')).toContain('"version":2')
  })

  test('two windows lose nothing: new ones get ids of their own, and what the other wrote meanwhile is kept aside', () => {
    const { texts, library } = open()
    const other = createScenarioLibrary([reference], memoryStorage(texts))
    expect([
      value(library.create('reference', words, words)).id,
      value(other.create('reference', words, words)).id,
    ]).toEqual(['own', 'own-2'])
    const third = createScenarioLibrary([reference], memoryStorage(texts))
    value(library.edit('own', (scenario) => addEdit(scenario, shift(3))))
    value(third.edit('own', (scenario) => addEdit(scenario, shift(7))))
    expect(third.store.getState().damaged).toEqual([
      {
        key: 'zhengzhou-twin/scenario-aside/own',
        text: JSON.stringify(library.find('own')),
        faults: [
          {
            path: '',
            reason: { zh: expect.any(String) as string, en: expect.stringContaining('another window') as string },
          },
        ],
      },
    ])
    expect(JSON.parse(texts.get('zhengzhou-twin/scenario/own') ?? 'null')).toEqual(third.find('own'))
    value(library.remove('own'))
    expect([...texts.keys()].toSorted()).toEqual([
      'zhengzhou-twin/scenario-aside/own',
      'zhengzhou-twin/scenario-aside/own-2',
      'zhengzhou-twin/scenario/own-2',
    ])
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
    const library = createScenarioLibrary([reference], storage)
    value(library.create('reference', words, words))
    expect(library.store.getState()).toMatchObject({
      own: [{ id: 'own' }],
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
    expect(refused.store.getState()).toMatchObject({
      own: [],
      unsaved: { zh: expect.stringContaining('not allowed') as string },
    })
  })
})
