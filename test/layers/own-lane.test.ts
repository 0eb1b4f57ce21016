import { expect, test } from 'vitest'
import { dayOf, FIRST_DAY, LAST_DAY } from '../../src/base/day.ts'
import { isDated } from '../../src/own-layers/is-dated.ts'
import { countLane, type OwnLane } from '../../src/own-layers/layer-lane.ts'
import { rowsByDay } from '../../src/own-layers/rows-by-day.ts'
import { DayPrecision } from '../../src/own-layers/own-layer.ts'
import { ownLayerOf, type MadeFeature } from '../town/own-layer.ts'

const geometry = null
type Days = NonNullable<MadeFeature['days']>
const month = (iso: string) => ({ day: dayOf(iso), precision: DayPrecision.month })

function laneOf(given: readonly Days[], passing = new Uint8Array(given.length).fill(1)): OwnLane {
  const counting = countLane(ownLayerOf(given.map((days) => ({ geometry, days }))), passing, FIRST_DAY, LAST_DAY)
  for (;;) {
    const step = counting.next()
    if (step.done) return step.value
  }
}
/** "2022-05" -> how many. */
const on = ({ months }: OwnLane, counts: Uint32Array, iso: string): number =>
  counts[months.indexOf(dayOf(`${iso}-01`))]!

test('works count in every month that they touch, and in none else', () => {
  const lane = laneOf([
    { start: dayOf('2022-03-10'), end: dayOf('2022-05-31') },
    { start: dayOf('2022-05-01'), end: dayOf('2022-06-30') },
    { actualStart: dayOf('2022-04-02'), actualEnd: dayOf('2022-04-20') },
  ])
  expect(['2022-02', '2022-03', '2022-05', '2022-06', '2022-07'].map((iso) => on(lane, lane.planned.all, iso))).toEqual(
    [0, 1, 2, 1, 0],
  )
  expect(['2022-03', '2022-04', '2022-05'].map((iso) => on(lane, lane.recorded.all, iso))).toEqual([0, 1, 0])
  expect([lane.peak, lane.dated, lane.vague]).toEqual([2, 3, 0])
})

test('what is not exact is counted so, once a month; works without an end are open from their start on', () => {
  const lane = laneOf([
    { start: month('2022-03-01'), end: month('2022-04-30') },
    { start: dayOf('2023-01-15') },
    { start: dayOf('2024-01-01'), end: dayOf('2024-03-31'), removed: dayOf('2024-02-01') },
  ])
  expect(['2022-03', '2022-04'].map((iso) => on(lane, lane.planned.vague, iso))).toEqual([1, 1])
  expect(['2022-12', '2023-01', '2030-01'].map((iso) => on(lane, lane.planned.vague, iso))).toEqual([0, 1, 1])
  // Nothing is built any longer where it is gone.
  expect(['2024-01', '2024-02'].map((iso) => on(lane, lane.planned.all, iso))).toEqual([2, 1])
  expect([lane.dated, lane.vague]).toEqual([3, 2])
})

test('a thing that stands from a day on counts in its month, or anywhere in the year that was written', () => {
  const exact = laneOf([{ start: dayOf('2022-03-10') }])
  expect(['2022-02', '2022-03', '2022-04'].map((iso) => on(exact, exact.planned.all, iso))).toEqual([0, 1, 0])
  const vague = laneOf([{ start: { day: dayOf('2022-01-01'), precision: DayPrecision.year } }])
  expect(['2021-12', '2022-01', '2022-12', '2023-01'].map((iso) => on(vague, vague.planned.vague, iso))).toEqual([
    0, 1, 1, 0,
  ])
})

test('rows that a filter leaves out and days before the timeline do not count; undated layers have no lane', () => {
  const days: Days = { start: dayOf('2022-03-10'), end: dayOf('2022-05-31') }
  const before: Days = { start: dayOf('1990-01-01'), end: dayOf('1999-12-31') }
  const lane = laneOf([days, days, before], Uint8Array.of(1, 0, 1))
  expect([lane.peak, lane.dated, on(lane, lane.planned.all, '2022-04')]).toEqual([1, 2, 1])
  expect(isDated(ownLayerOf([{ geometry, days }]))).toBe(true)
  expect(isDated(ownLayerOf([{ geometry }]))).toBe(false)
})

test('rows stand in the order in which something of them begins; undated ones and those left out do not', () => {
  const layer = ownLayerOf([
    { geometry, days: { start: dayOf('2024-01-01') } },
    { geometry },
    { geometry, days: { actualStart: dayOf('1999-05-01') } },
    { geometry, days: { removed: dayOf('2022-01-01') } },
    { geometry, days: { start: dayOf('2024-01-01') } },
    { geometry, days: { start: dayOf('2023-01-01') } },
  ])
  const sorting = rowsByDay(layer, Uint8Array.of(1, 1, 1, 1, 1, 0))
  let step = sorting.next()
  while (!step.done) step = sorting.next()
  expect([...step.value]).toEqual([2, 3, 0, 4])
})
