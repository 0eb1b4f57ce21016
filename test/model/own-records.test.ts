import { expect, test } from 'vitest'
import type { OwnRecord } from '../../src/scenario/own-record.ts'
import { createOwnRecords } from '../../src/session/own-records.ts'
import { memoryStorage } from '../../src/session/text-storage.ts'

const record = (entity: string, file: string, row: number): OwnRecord => ({
  entity,
  name: entity,
  actualStart: '2022-03-05',
  actualFinish: null,
  percent: null,
  file,
  row,
})

test('own records are there again after a reload; a file read again replaces its own, not another’s', () => {
  const texts = new Map<string, string>()
  const records = createOwnRecords(memoryStorage(texts))
  records.add('trial', [record('tower', 'a.csv', 2), record('yard', 'a.csv', 3)])
  records.add('trial', [record('tower', 'b.csv', 9), record('yard', 'a.csv', 4)])
  const again = createOwnRecords(memoryStorage(texts))
  expect(again.of('trial').map(({ entity, file, row }) => [entity, file, row])).toEqual([
    ['tower', 'a.csv', 2],
    ['tower', 'b.csv', 9],
    ['yard', 'a.csv', 4],
  ])
  expect(again.of('other')).toEqual([])
  again.remove('trial', 'a.csv')
  expect(createOwnRecords(memoryStorage(texts)).of('trial')).toEqual([record('tower', 'b.csv', 9)])
  again.remove('trial')
  expect(texts.size).toBe(0)
})

test('what cannot be read is kept, named, and never written over', () => {
  const key = 'zhengzhou-twin/own-records/trial'
  const texts = new Map([[key, '[{"entity":']])
  const records = createOwnRecords(memoryStorage(texts))
  expect(records.store.getState().damaged).toEqual([{ key, text: '[{"entity":' }])
  records.add('trial', [record('tower', 'a.csv', 2)])
  expect(texts.get(key)).toBe('[{"entity":')
  expect(records.of('trial')).toHaveLength(1)
  expect(records.store.getState().unsaved?.en).toMatch(/could not store/)
})

test('a browser that keeps nothing says so, and the records stay for as long as the page is open', () => {
  const refuse = (): never => {
    throw new Error('no room')
  }
  const records = createOwnRecords({ keys: refuse, read: refuse, write: refuse, remove: refuse })
  records.add('trial', [record('tower', 'a.csv', 2)])
  expect([records.of('trial').length, records.store.getState().unsaved?.en]).toEqual([
    1,
    'the browser could not store the own records (no room); save the scenario as a file',
  ])
})
