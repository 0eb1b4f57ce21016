import { expect, test } from 'vitest'
import { asDay } from '../../src/base/day.ts'
import { cityWithRecords } from '../../src/own-documents/city-with-records.ts'
import { conflictsIn } from '../../src/own-documents/merge-records.ts'
import { withStatement } from '../../src/own-documents/edit-record.ts'
import { emptyRecord, type RecordFile, type Statement } from '../../src/own-documents/schema.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { momentAt } from '../../src/moment/moment-at.ts'
import { createOwnDocuments } from '../../src/session/own-documents.ts'
import type { TextStorage } from '../../src/session/text-storage.ts'
import { readRealCity } from '../model/real-city.ts'
import { ownDocument, ownFact, statement } from '../town/town-record.ts'

/** Characters that browsers keep of one site. */
const ROOM = 5_200_000

const { pack, city } = readRealCity()
const ids = city.entities.map(({ id }) => id)
const anyStatement = (at: number): Statement =>
  statement(
    ownFact(`own-${at}`, `paper-${at % 50}`, {
      figure: at,
      ...(at % 5 === 0 ? { status: ['started', '开工建设', '2026-03-02'] as const } : {}),
    }),
    [ids[at % ids.length]!],
  )
const record: RecordFile = {
  ...emptyRecord('many', '五千条'),
  documents: Array.from({ length: 50 }, (_, at) => ownDocument(`paper-${at}`, '2026-03-02')),
  statements: Array.from({ length: 5_000 }, (_, at) => anyStatement(at)),
}
const oneMore = withStatement(record, { statement: anyStatement(5_000), entity: null, place: null, pair: null })

/** A browser's storage with so much room. */
function storageOf(room: number) {
  const texts = new Map<string, string>()
  const limit = { room }
  const storage: TextStorage = {
    keys: () => [...texts.keys()],
    read: (key) => texts.get(key) ?? null,
    write(key, text) {
      const others = [...texts].reduce((sum, [name, value]) => sum + (name === key ? 0 : name.length + value.length), 0)
      if (others + key.length + text.length > limit.room) throw new DOMException('full', 'QuotaExceededError')
      texts.set(key, text)
    },
    remove: (key) => void texts.delete(key),
    watch: () => () => {},
  }
  return { storage, limit }
}

const timed = <T>(act: () => T): readonly [T, number] => {
  const begun = performance.now()
  return [act(), performance.now() - begun]
}

test('5,000 own statements are opened, one is taken and the day moves within budgets, on a busy machine too', () => {
  const { storage } = storageOf(ROOM)
  createOwnDocuments(storage).put(record)
  const [own, opened] = timed(() => createOwnDocuments(storage))
  expect(own.store.getState().records.get('many')?.statements).toHaveLength(5_000)
  const [made, merged] = timed(() => cityWithRecords(city, [record]))
  expect(made.leftOut).toEqual([])
  const [schedule, planned] = timed(() => buildSchedule(made.city, pack.facts.scenarios[0]!))
  const [, took] = timed(() => own.put(oneMore))
  const [, compared] = timed(() => conflictsIn(oneMore))
  const [, scrubbed] = timed(() => {
    for (let day = 1_000; day < 1_100; day += 1) momentAt(schedule, asDay(day))
  })
  expect({
    opening: opened + merged + planned < 6_000,
    taking: took + merged + planned + compared < 6_000,
    aDay: scrubbed / 100 < 20,
  }).toEqual({ opening: true, taking: true, aDay: true })
}, 60_000)

test('where the storage is full nothing is lost: it stays in this window, that is said, and it is stored when there is room', () => {
  const { storage, limit } = storageOf(ROOM)
  const own = createOwnDocuments(storage)
  own.put(record)
  limit.room = 1_000_000
  expect(own.put(oneMore).ok).toBe(true)
  expect(own.store.getState().unsaved).not.toBeNull()
  expect(own.store.getState().records.get('many')?.statements).toHaveLength(5_001)
  // A crash now leaves what was stored before, whole.
  expect(createOwnDocuments(storage).store.getState().records.get('many')).toEqual(record)
  limit.room = ROOM
  own.put(oneMore)
  expect(own.store.getState().unsaved).toBeNull()
  expect(createOwnDocuments(storage).store.getState().records.get('many')).toEqual(oneMore)
}, 60_000)
