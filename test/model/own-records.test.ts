import { inWords, worded } from '../in-words.ts'
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

test('what cannot be read is kept aside word for word, named, and never written over', () => {
  const key = 'zhengzhou-twin/own-records/trial'
  const aside = 'zhengzhou-twin/own-records-aside/trial'
  const texts = new Map([[key, '[{"entity":']])
  const records = createOwnRecords(memoryStorage(texts))
  expect(records.store.getState().damaged).toMatchObject([{ key: aside, text: '[{"entity":' }])
  records.add('trial', [record('tower', 'a.csv', 2)])
  expect(texts.get(aside)).toBe('[{"entity":')
  expect(createOwnRecords(memoryStorage(texts)).of('trial')).toHaveLength(1)
  records.dropDamaged(aside)
  expect(texts.has(aside)).toBe(false)
})

test('a record can be corrected and taken away; what would make no record is refused in words', () => {
  const texts = new Map<string, string>()
  const records = createOwnRecords(memoryStorage(texts))
  const [tower, yard] = [record('tower', 'a.csv', 2), record('yard', 'a.csv', 3)]
  records.add('trial', [tower, yard])
  expect(records.replace('trial', tower, { ...tower, actualFinish: '2023-01-31', percent: 100 }).ok).toBe(true)
  expect(worded(records.replace('trial', yard, { ...yard, actualFinish: '2021-01-31' }))).toMatchObject({
    ok: false,
    errors: [{ path: '/actualFinish', reason: { zh: expect.any(String) as string } }],
  })
  expect(records.replace('trial', yard, { ...yard, actualStart: null }).ok).toBe(false)
  expect(createOwnRecords(memoryStorage(texts)).of('trial')).toEqual([
    { ...tower, actualFinish: '2023-01-31', percent: 100 },
    yard,
  ])
  records.drop('trial', tower)
  expect(createOwnRecords(memoryStorage(texts)).of('trial')).toEqual([yard])
  records.drop('trial', yard)
  expect(texts.size).toBe(0)
})

test('a browser that keeps nothing says so and what to do, and the records stay for as long as the page is open', () => {
  const refuse = (): never => {
    throw new Error('no room')
  }
  const records = createOwnRecords({ keys: refuse, read: refuse, write: refuse, remove: refuse })
  records.add('trial', [record('tower', 'a.csv', 2)])
  expect([records.of('trial').length, inWords(records.store.getState().unsaved)]).toEqual([
    1,
    'the browser could not store it (no room); save it as a file',
  ])
})

test('what came with a link is there while the page is, and is stored with nothing', () => {
  const texts = new Map<string, string>()
  const records = createOwnRecords(memoryStorage(texts), [{ scenario: 'sent', records: [record('tower', 'a.csv', 2)] }])
  expect(records.of('sent')).toHaveLength(1)
  records.drop('sent', record('tower', 'a.csv', 2))
  expect([records.of('sent'), texts.size]).toEqual([[], 0])
})
