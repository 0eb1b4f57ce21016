import { addMonths, asDay, parseDay, type Day } from '../base/day.ts'

/** A time that a date names without a day: its first day and its last. */
export interface Period {
  readonly first: Day
  readonly last: Day
}

const QUARTERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
const ENGLISH_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_WORD =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'

/** The number, from 1, of an English month, whole or as its first letters. */
const monthOf = (word: string): number => ENGLISH_MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1

function months(year: number, first: number, count: number): Period | undefined {
  const from = parseDay(`${String(year).padStart(4, '0')}-${String(first).padStart(2, '0')}-01`)
  return from === undefined ? undefined : { first: from, last: asDay(addMonths(from, count) - 1) }
}

function daysOf(year: number, month: number, from: number, to: number | null): Period | undefined {
  const whole = months(year, month, 1)
  return whole && { first: asDay(whole.first + from - 1), last: to === null ? whole.last : asDay(whole.first + to - 1) }
}

/** Parts of a year as its first month and how many; beginning and end of a year are its first and last month. */
const PARTS: readonly (readonly [RegExp, number, number])[] = [
  [/^(?:年)?(?:初|年初)$/, 1, 1],
  [/^(?:年)?(?:底|末|年底|年末)$/, 12, 1],
  [/^(?:年)?(?:中|年中)$/, 6, 1],
  [/^年?上半年$/, 1, 6],
  [/^年?下半年$/, 7, 6],
  [/^(?:年|年全年|全年)?$/, 1, 12],
]

/**
 * A time written without a day, in Chinese or English: 2024年, 2024年5月, 2024年底, 2024年上半年, 2024年第三季度, 2024年5月中旬,
 * 2024Q3, end of 2024, May 2024. Undefined for anything else. `text` is trimmed and in characters of one width.
 */
export function readPeriod(text: string): Period | undefined {
  const year = /^(\d{4})\s*(.*)$/.exec(text)
  if (year) return inYear(Number(year[1]), year[2]!.replace(/\s+/g, ''))
  const words = text.toLowerCase().replace(/\s+/g, ' ')
  const month = new RegExp(`^${MONTH_WORD}[ ,-]*(\\d{4})$`).exec(words)
  if (month) return months(Number(month[2]), monthOf(month[1]!), 1)
  const quarter = /^(?:q([1-4])|([1-4])q)[ /-]*(\d{4})$/.exec(words)
  if (quarter) return months(Number(quarter[3]), Number(quarter[1] ?? quarter[2]) * 3 - 2, 3)
  const half = /^(?:h([12])|(first|second) half of)[ /-]*(\d{4})$/.exec(words)
  if (half) return months(Number(half[3]), half[1] === '2' || half[2] === 'second' ? 7 : 1, 6)
  const part = /^(?:the )?(early|beginning of|mid-?|middle of|late|end of|year-?end)[ ]*(\d{4})$/.exec(words)
  if (!part) return undefined
  const at = /^(?:early|beg)/.test(part[1]!) ? 1 : part[1]!.startsWith('mid') ? 6 : 12
  return months(Number(part[2]), at, 1)
}

function inYear(year: number, rest: string): Period | undefined {
  const quarter = /^年?第?([一二三四1-4])季度?$/.exec(rest) ?? /^[-/年 ]?q([1-4])$/i.exec(rest)
  if (quarter) return months(year, QUARTERS[quarter[1]!]! * 3 - 2, 3)
  const month = /^[-/.年](\d{1,2})月?(初|上旬|中旬|下旬|底|末|份)?$/.exec(rest)
  if (month && !(month[2] && !rest.includes('月'))) {
    const number = Number(month[1])
    if (month[2] === '初' || month[2] === '上旬') return daysOf(year, number, 1, 10)
    if (month[2] === '中旬') return daysOf(year, number, 11, 20)
    return month[2] === undefined || month[2] === '份' ? months(year, number, 1) : daysOf(year, number, 21, null)
  }
  // A bare year is a number like any other.
  if (rest === '') return undefined
  const part = PARTS.find(([pattern]) => pattern.test(rest))
  return part && months(year, part[1], part[2])
}

/** A day with its month in English, "20 May 2022", "May 20, 2022", "20-May-2022", as year, month and day. */
export function readEnglishDate(text: string): readonly [year: string, month: string, day: string] | undefined {
  const words = text.toLowerCase().replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[ ,.]+/, '')
  const first = new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -]+${MONTH_WORD}[ ,-]+(\\d{4})$`).exec(words)
  if (first) return [first[3]!, String(monthOf(first[2]!)), first[1]!]
  const second = new RegExp(`^${MONTH_WORD}[ -]+(\\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\\d{4})$`).exec(words)
  return second ? [second[3]!, String(monthOf(second[1]!)), second[2]!] : undefined
}
