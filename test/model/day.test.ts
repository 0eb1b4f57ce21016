import { describe, expect, test } from 'vitest'
import {
  FIRST_DAY,
  HORIZON_DAY,
  LAST_DAY,
  addMonths,
  asDay,
  clampDay,
  dateFault,
  dayOf,
  endOfPeriod,
  isoOf,
  parseDay,
} from '../../src/base/day.ts'

test.each([
  ['2021-01-01', 0],
  ['2020-12-31', -1],
  ['2021-11-01', 304],
  ['2022-01-01', 365],
  ['2022-05-20', 504],
  ['2023-03-09', 797],
  ['2024-02-29', 1154],
  ['2024-03-01', 1155],
  ['2026-01-01', 1826],
  ['1900-01-01', -44195],
])('%s is day %i, and back', (iso, day) => {
  expect(parseDay(iso)).toBe(day)
  expect(dayOf(iso)).toBe(day)
  expect(isoOf(asDay(day))).toBe(iso)
})

test('scenarios run through 2035, the last year of the statutory plan', () => {
  expect(isoOf(LAST_DAY)).toBe('2036-01-01')
})

test.each([
  ['', 'incomplete'],
  ['0202-05-20', 'before'],
  ['2023-02-30', 'incomplete'],
  ['2021-10-31', 'before'],
  ['2021-11-01', undefined],
  ['2035-12-31', undefined],
  ['2036-01-01', 'after'],
])('a field that holds %j is refused as %s', (iso, fault) => {
  expect(dateFault(iso, FIRST_DAY, asDay(LAST_DAY - 1))).toBe(fault)
})

test('the timeline runs from 2021-11-01 to the end of 2025', () => {
  expect([isoOf(FIRST_DAY), isoOf(HORIZON_DAY)]).toEqual(['2021-11-01', '2026-01-01'])
})

test.each([
  '',
  '2022',
  '2022-05',
  '2022-5-20',
  '20220520',
  '2022-05-20 ',
  ' 2022-05-20',
  '2022-05-20T00:00',
  '2022/05/20',
  '２０２２-05-20',
  '2022-00-10',
  '2022-13-01',
  '2022-04-31',
  '2023-02-29',
  '2100-02-29',
  '2022-01-00',
  '2022-01-32',
  '-2022-01-01',
  '+2022-01-01',
  '0050-01-01',
  'tomorrow',
])('%j is no date', (text) => {
  expect(parseDay(text)).toBeUndefined()
  expect(() => dayOf(text)).toThrow(/not a date/)
})

test.each(['2020-02-29', '2024-02-29', '2000-02-29'])('%s is a leap day', (iso) => {
  expect(isoOf(dayOf(iso))).toBe(iso)
  expect(isoOf(asDay(dayOf(iso) + 1)).slice(5)).toBe('03-01')
})

test('any moment of a day has that day’s date', () => {
  expect(isoOf(asDay(504))).toBe('2022-05-20')
  expect(isoOf(asDay(504.999_99))).toBe('2022-05-20')
  expect(isoOf(asDay(-0.5))).toBe('2020-12-31')
})

describe('the end of a period is exclusive', () => {
  test.each([
    ['2025', '2026-01-01'],
    ['2023-04', '2023-05-01'],
    ['2023-12', '2024-01-01'],
    ['2024-02', '2024-03-01'],
    ['2024-12-31', '2025-01-01'],
    ['2024-02-28', '2024-02-29'],
    ['2023-02-28', '2023-03-01'],
  ])('%s ends at %s', (period, end) => {
    expect(endOfPeriod(period)).toBe(dayOf(end))
  })

  test.each(['', '25', '20255', '2022-00', '2022-13', '2022-1', '2022-02-30', '9999', '2022-', 'Q1 2022', '2022年'])(
    '%j is no period',
    (period) => {
      expect(endOfPeriod(period)).toBeUndefined()
    },
  )
})

describe('adding months', () => {
  test.each([
    ['2022-02-21', 36, '2025-02-21'],
    ['2022-02-21', 42, '2025-08-21'],
    ['2022-05-20', 30, '2024-11-20'],
    ['2022-01-31', 1, '2022-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2022-03-31', 1, '2022-04-30'],
    ['2022-12-31', 2, '2023-02-28'],
    ['2022-11-30', 3, '2023-02-28'],
    ['2022-01-01', 0, '2022-01-01'],
    ['2022-03-31', -1, '2022-02-28'],
    ['2022-01-15', -13, '2020-12-15'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(isoOf(addMonths(dayOf(from), months))).toBe(to)
  })

  test('counts from the day that a moment falls in', () => {
    expect(addMonths(asDay(dayOf('2022-01-31') + 0.7), 1)).toBe(dayOf('2022-02-28'))
  })
})

test('a day is kept on the timeline', () => {
  expect(clampDay(0)).toBe(FIRST_DAY)
  expect(clampDay(5000)).toBe(HORIZON_DAY)
  expect(clampDay(797.25)).toBe(797.25)
  expect(clampDay(5, asDay(10), asDay(20))).toBe(10)
})
