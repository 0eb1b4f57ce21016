import { expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { compareOwnRecord } from '../../src/moment/compare-own-record.ts'
import type { OwnRecord } from '../../src/scenario/own-record.ts'
import { buildTown } from '../town/town.ts'

const town = buildTown()
const record: OwnRecord = {
  entity: 'tower',
  name: '塔',
  actualStart: '2022-03-05',
  actualFinish: '2024-01-31',
  percent: 40,
  file: '进度.csv',
  row: 2,
}

test('an own record stands beside evidence and plan, and changes neither', () => {
  // Tower: start of works stated for 2022-03-01, plan to 2024-01-01, topped out by a report of 2022-06-15.
  expect(compareOwnRecord(town.city, town.entry('tower'), record, dayOf('2023-01-01'))).toEqual({
    record,
    state: 'under-way',
    documented: 'toppedOut',
    planned: 'toppedOut',
    startDays: 4,
    finishDays: 31,
    documentedStart: { day: dayOf('2022-03-01'), fact: 'tower-started', recordLaterDays: 4 },
  })
})

test('where plan, document or record says nothing, nothing is worked out', () => {
  const road = { ...record, entity: 'ring-road', actualStart: null }
  expect(compareOwnRecord(town.city, town.entry('ring-road'), road, dayOf('2024-02-01'))).toMatchObject({
    state: 'finished',
    planned: null,
    startDays: null,
    finishDays: null,
    documentedStart: null,
  })
  expect(
    compareOwnRecord(town.city, town.entry('tower'), { ...record, actualStart: null }, dayOf('2023-01-01')),
  ).toMatchObject({ state: 'unknown', startDays: null, documentedStart: { recordLaterDays: null } })
})
