import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, asDay, clampDay, endOfPeriod, isoOf, parseDay, FIRST_DAY, HORIZON_DAY } from '../../src/base/day.ts'
import { checkProperty } from './check-property.ts'

/** Whole days from 1900 to 2199. */
const wholeDay = fc.integer({ min: -44_195, max: 65_000 }).map(asDay)

test('a day is the day of its date', () => {
  checkProperty(
    'iso-round-trip',
    fc.property(wholeDay, (day) => {
      expect(parseDay(isoOf(day))).toBe(day)
    }),
    2000,
  )
})

test('a date is the date of its day; every other text is none', () => {
  const text = fc
    .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 40 }))
    .map(([y, m, d]) => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
  checkProperty(
    'date-round-trip',
    fc.property(fc.oneof(text, fc.string()), (iso) => {
      const day = parseDay(iso)
      expect(day === undefined ? iso : isoOf(day)).toBe(iso)
    }),
    2000,
  )
})

test('days and dates run in the same order', () => {
  checkProperty(
    'day-order',
    fc.property(wholeDay, wholeDay, (a, b) => {
      expect([a < b, a > b]).toEqual([isoOf(a) < isoOf(b), isoOf(a) > isoOf(b)])
    }),
  )
})

test('the end of a month is the first of the next, and of a date the next', () => {
  checkProperty(
    'end-of-period',
    fc.property(wholeDay, (day) => {
      const iso = isoOf(day)
      expect(endOfPeriod(iso)).toBe(day + 1)
      const end = endOfPeriod(iso.slice(0, 7))
      expect(end).toBe(addMonths(parseDay(`${iso.slice(0, 7)}-01`) ?? day, 1))
      expect(isoOf(end ?? day).slice(8)).toBe('01')
      expect(endOfPeriod(iso.slice(0, 4))).toBe(parseDay(`${Number(iso.slice(0, 4)) + 1}-01-01`))
    }),
  )
})

test('months later: the very month, and the same date or the last of it', () => {
  checkProperty(
    'add-months',
    fc.property(wholeDay, fc.integer({ min: -1200, max: 1200 }), (day, months) => {
      const [from, to] = [isoOf(day), isoOf(addMonths(day, months))]
      const count = (iso: string): number => Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7))
      expect(count(to) - count(from)).toBe(months)
      const clipped = to.slice(8) !== from.slice(8)
      expect(clipped && isoOf(asDay(addMonths(day, months) + 1)).slice(8) !== '01').toBe(false)
    }),
  )
})

test('a clamped day is on the timeline, and unchanged if it was', () => {
  checkProperty(
    'clamp',
    fc.property(fc.double({ noNaN: true }), (n) => {
      const day = clampDay(n)
      expect(day >= FIRST_DAY && day <= HORIZON_DAY).toBe(true)
      expect(n >= FIRST_DAY && n <= HORIZON_DAY ? day : n).toBe(n)
    }),
  )
})
