import { expect, test } from 'vitest'
import { asDay, dayOf, isoOf } from '../../src/base/day.ts'
import { differingDays } from '../../src/moment/differing-days.ts'
import { gainsAndCosts } from '../../src/moment/gains-and-costs.ts'
import type { ScenarioIndicator } from '../../src/moment/indicators/indicator.ts'

const indicator = (
  id: string,
  better: ScenarioIndicator['better'],
  value: number | null,
  digits = 0,
): ScenarioIndicator => ({
  id,
  group: 'sites',
  name: { zh: id, en: id },
  unit: { zh: '个', en: 'sites' },
  digits,
  formula: { zh: '', en: '' },
  assumptions: [],
  facts: [],
  better,
  documented: [],
  valueAt: () => value,
})
const day = dayOf('2024-06-01')
const compare = (better: ScenarioIndicator['better'], first: number | null, second: number | null, digits = 0) => {
  const [row] = gainsAndCosts(
    [indicator('one', better, first, digits)],
    [indicator('one', better, second, digits)],
    day,
  )
  return row && [row.first, row.second, row.difference, row.effect]
}

test.each([
  ['more of what is better is a gain', 'more', 2, 5, [2, 5, 3, 'gain']],
  ['less of it is a cost', 'more', 5, 2, [5, 2, -3, 'cost']],
  ['a shorter time is a gain', 'less', 30, 12, [30, 12, -18, 'gain']],
  ['a longer one is a cost', 'less', 12, 30, [12, 30, 18, 'cost']],
  ['where neither way is better it has moved', null, 1, 2, [1, 2, 1, 'moved']],
  ['the same is the same', 'more', 7, 7, [7, 7, 0, 'same']],
  ['what was not stated is no gain from nothing', 'more', null, 5, [null, 5, null, 'unknown']],
  ['nor is what is stated no more a loss', 'more', 5, null, [5, null, null, 'unknown']],
  ['nothing stated by either is no sameness', 'more', null, null, [null, null, null, 'unknown']],
] as const)('%s', (_what, better, first, second, row) => {
  expect(compare(better, first, second)).toEqual(row)
})

test('what is shown adds up: the difference is that of the rounded values', () => {
  // 1.04 and 1.16 are read as 1.0 and 1.2.
  expect(compare('more', 1.04, 1.16, 1)).toEqual([1, 1.2, 0.2, 'gain'])
  expect(compare('more', 1.041, 1.042, 1)).toEqual([1, 1, 0, 'same'])
})

test('only what both have is compared, in the order of the first', () => {
  const rows = gainsAndCosts(
    [indicator('b', 'more', 1), indicator('a', 'more', 1)],
    [indicator('a', 'more', 2), indicator('b', 'more', 2), indicator('c', 'more', 2)],
    day,
  )
  expect(rows.map(({ indicator: { id } }) => id)).toEqual(['b', 'a'])
})

/** An indicator that has one value on [from, to) and another elsewhere. */
const during = (from: string, to: string, inside: number | null, outside: number | null, id = 'one') => ({
  ...indicator(id, 'more', outside),
  valueAt: (on: number) => (on >= dayOf(from) && on < dayOf(to) ? inside : outside),
})
const span = [dayOf('2022-01-01'), dayOf('2025-12-31')] as const
const days = Array.from({ length: span[1] - span[0] + 1 }, (_, at) => asDay(span[0] + at))
const told = (runs: ReturnType<typeof differingDays>) =>
  runs.map(({ from, to, most: { day: on, ...counts } }) => [isoOf(from), isoOf(to), isoOf(on), counts])

test('the days on which two scenarios differ are found to the day, each run with the day on which most differ', () => {
  const same = [indicator('one', 'more', 4), indicator('two', 'more', 4)]
  const other = [during('2023-03-10', '2023-09-02', 6, 4), during('2023-05-01', '2024-12-25', 1, 4, 'two')]
  expect(told(differingDays(same, other, days))).toEqual([
    ['2023-03-10', '2024-12-24', '2023-05-01', { gain: 1, cost: 1, moved: 0 }],
  ])
  const apart = [during('2023-03-10', '2023-04-02', 6, 4), during('2025-05-01', '2026-01-01', 1, 4, 'two')]
  expect(told(differingDays(same, apart, days)).map((run) => run.slice(0, 2))).toEqual([
    ['2023-03-10', '2023-04-01'],
    ['2025-05-01', '2025-12-31'],
  ])
})

test('a single day between two that agree is found, and so is a day on which they meet', () => {
  const same = [indicator('one', 'more', 4)]
  expect(
    told(differingDays(same, [during('2023-03-10', '2023-03-11', 6, 4)], days)).map((run) => run.slice(0, 2)),
  ).toEqual([['2023-03-10', '2023-03-10']])
  expect(
    told(differingDays(same, [during('2023-03-10', '2023-03-11', 4, 6)], days)).map((run) => run.slice(0, 2)),
  ).toEqual([
    ['2022-01-01', '2023-03-09'],
    ['2023-03-11', '2025-12-31'],
  ])
})

test('what only one of two states is a difference and no gain; two that agree on every day have no such days', () => {
  const unstated = [indicator('one', 'more', null)]
  expect(told(differingDays(unstated, [during('2023-01-01', '2024-01-01', 5, null)], days))).toEqual([
    ['2023-01-01', '2023-12-31', '2023-01-01', { gain: 0, cost: 0, moved: 1 }],
  ])
  expect(differingDays(unstated, unstated, days)).toEqual([])
})
