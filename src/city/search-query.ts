import { ALL_YEARS } from '../base/years.ts'
import { FIRST_DAY, endOfPeriod, startOfPeriod, type Day } from '../base/day.ts'

/** What a query says by itself, without the city: a point of the ground in degrees, or a day. */
export type DirectAim =
  | { readonly kind: 'spot'; readonly lng: number; readonly lat: number; readonly latFirst: boolean }
  | { readonly kind: 'day'; readonly day: Day }

/** Degrees that the map reaches; no longitude of it can be taken for a latitude. */
const LNG = { min: 108, max: 118 }
const LAT = { min: 30, max: 38 }
const within = (value: number, { min, max }: { min: number; max: number }): boolean => value >= min && value <= max

const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*[NSEW东经北纬]*`
const PAIR = new RegExp(String.raw`^(?:东经|北纬|E|N)?\s*${NUMBER}\s*[,;、\s]\s*(?:东经|北纬|E|N)?\s*${NUMBER}$`, 'i')

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const DIGITS = /^(\d{4})(?:[-/.年]\s*(\d{1,2})(?:[-/.月]\s*(\d{1,2})\s*[日号]?|月)?|年)?$/
const DAY_FIRST = new RegExp(`^(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+)?${MONTH}\\s+(\\d{4})$`)
const MONTH_FIRST = new RegExp(`^${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})$`)

/** Reads coordinates (longitude and latitude in either order) or a date, month or year; null for all else. */
export function readAim(query: string): DirectAim | null {
  const text = query.normalize('NFKC').trim()
  const pair = PAIR.exec(text)
  if (pair) {
    const [a, b] = [Number(pair[1]), Number(pair[2])]
    if (within(a, LNG) && within(b, LAT)) return { kind: 'spot', lng: a, lat: b, latFirst: false }
    if (within(a, LAT) && within(b, LNG)) return { kind: 'spot', lng: b, lat: a, latFirst: true }
    return null
  }
  const period = periodOf(text.toLowerCase())
  if (period === null) return null
  const [from, end] = [startOfPeriod(period), endOfPeriod(period)]
  if (from === undefined || end === undefined || end <= FIRST_DAY) return null
  return { kind: 'day', day: from < FIRST_DAY ? FIRST_DAY : from }
}

/** "2023年3月" -> "2023-03"; also years and whole dates, in Chinese, in figures and in English; null for what is none. */
function periodOf(text: string): string | null {
  const join = (year: string, month?: string | number, date?: string): string =>
    [year, ...[month, date].flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, '0')]))].join('-')
  const monthOf = (name = ''): number => MONTHS.indexOf(name) + 1
  const digits = DIGITS.exec(text)
  if (digits) {
    // A bare number is a year only where the timeline has it.
    const isYear = text.length > 4 || ALL_YEARS.includes(Number(text))
    return isYear ? join(digits[1] ?? '', digits[2], digits[3]) : null
  }
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return join(dayFirst[3] ?? '', monthOf(dayFirst[2]), dayFirst[1])
  const monthFirst = MONTH_FIRST.exec(text)
  return monthFirst ? join(monthFirst[3] ?? '', monthOf(monthFirst[1]), monthFirst[2]) : null
}

/** Letters that must be changed, added, left out or exchanged with the next to make one text of the other; `most` + 1 for more. */
export function editDistance(a: string, b: string, most: number): number {
  const [one, two] = [[...a], [...b]]
  if (Math.abs(one.length - two.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: two.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= two.length; j += 1) {
      const same = one[i - 1] === two[j - 1]
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return Math.min(row[two.length] ?? most + 1, most + 1)
}
