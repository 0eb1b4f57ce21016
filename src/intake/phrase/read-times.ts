import { addMonths, dayOf, isoOf, parseDay } from '../../base/day.ts'
import { NUMERAL, readNumeral } from './numerals.ts'
import { oneWidth, type Span } from './span.ts'

/** A time that a text prints, or that follows from what it prints and the day of the paper. */
export interface ReadTime {
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly period: string
  /** `stated` where the year is printed; `derived` where it is that of the paper or worked out from it. */
  readonly basis: 'stated' | 'derived'
  readonly span: Span
  /** An amount of that period: nothing ends with it (“十四五”期间新增). */
  readonly sum: boolean
}

const number = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (readNumeral(text) ?? Number.NaN))
const two = (value: number): string => String(value).padStart(2, '0')
const QUARTER: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 }

/** What may follow a year, and the period that both make; undefined for what is left unread (2025年前). */
function withinYear(year: number, rest: string): { readonly period: string; readonly length: number } | undefined {
  const date = /^(\d{1,2})月(?:(\d{1,2})日)?(?:底|末)?/.exec(rest)
  if (date) {
    const day = date[2] === undefined ? '' : `-${two(Number(date[2]))}`
    const period = `${year}-${two(Number(date[1]))}${day}`
    return parseDay(day === '' ? `${period}-01` : period) === undefined ? undefined : { period, length: date[0].length }
  }
  const end = /^年?(?:底|末)前?/.exec(rest)
  if (end) return { period: `${year}-12-31`, length: end[0].length }
  const half = /^(上|下)半年/.exec(rest)
  if (half) return { period: `${year}-${half[1] === '上' ? '06' : '12'}`, length: half[0].length }
  const quarter = /^第?([一二三四1-4])季度/.exec(rest)
  if (quarter) {
    const nth = QUARTER[quarter[1]!] ?? Number(quarter[1])
    return { period: `${year}-${two(nth * 3)}`, length: quarter[0].length }
  }
  return rest.startsWith('前') ? undefined : { period: String(year), length: 0 }
}

type Found = Omit<ReadTime, 'span' | 'sum'> & { readonly at: number; readonly length: number }

/** A year that is printed, with what follows it. */
function* printedYears(text: string): Generator<Found> {
  for (const match of text.matchAll(/(?<!\d)((?:19|20)\d{2})年/g)) {
    const head = match[0].length
    const read = withinYear(Number(match[1]), text.slice(match.index + head))
    if (read) yield { period: read.period, basis: 'stated', at: match.index, length: head + read.length }
  }
}

/** A year that is told from the day of the paper. */
function* relativeYears(text: string, paper: string): Generator<Found> {
  const year = Number(paper.slice(0, 4))
  for (const match of text.matchAll(/今年|本年度?|明年|后年|去年|前年|全年|年内|(?<![\d年])年底前?/g)) {
    if (match[0] === '年内' && new RegExp(`(?:\\d|${NUMERAL})$`).test(text.slice(0, match.index))) continue
    const shift = { 明年: 1, 后年: 2, 去年: -1, 前年: -2 }[match[0]] ?? 0
    const end = match[0].startsWith('年底')
    const read = end
      ? { period: `${year}-12-31`, length: 0 }
      : withinYear(year + shift, text.slice(match.index + match[0].length))
    if (read) yield { period: read.period, basis: 'derived', at: match.index, length: match[0].length + read.length }
  }
}

/** So many years from the paper on: 3年内 to the month, 未来五年 to the year. */
function* spansOfYears(text: string, paper: string): Generator<Found> {
  for (const match of text.matchAll(new RegExp(`(未来|今后)?(\\d{1,2}|${NUMERAL})年(内)?`, 'g'))) {
    const years = number(match[2]!)
    if ((match[1] === undefined && match[3] === undefined) || !Number.isFinite(years) || years > 30) continue
    const end = isoOf(addMonths(dayOf(paper), years * 12))
    yield {
      period: match[3] === undefined ? end.slice(0, 4) : end.slice(0, 7),
      basis: 'derived',
      at: match.index,
      length: match[0].length,
    }
  }
}

/** The five years of a plan: the fourteenth ends with 2025, each after it five years later. */
function* fiveYearPlans(text: string): Generator<Found> {
  for (const match of text.matchAll(/[“"]?十([一二三四五六七八九])五[”"]?(?:时期|期间|末)?/g)) {
    const nth = readNumeral(match[1]!) ?? 0
    yield { period: String(2025 + 5 * (nth - 4)), basis: 'derived', at: match.index, length: match[0].length }
  }
}

/** A day without a year is of the paper's year, or of the year before where it would lie after the paper. */
function* daysOfYear(text: string, paper: string): Generator<Found> {
  for (const match of text.matchAll(/(?<![\d年])(\d{1,2})月(?:(\d{1,2})日)?/g)) {
    const inYear = (year: number): string =>
      `${year}-${two(Number(match[1]))}${match[2] === undefined ? '' : `-${two(Number(match[2]))}`}`
    const year = Number(paper.slice(0, 4))
    const period = inYear(year) <= paper ? inYear(year) : inYear(year - 1)
    if (parseDay(`${period}-01`.slice(0, 10)) === undefined) continue
    yield { period, basis: match[2] === undefined ? 'derived' : 'stated', at: match.index, length: match[0].length }
  }
}

/** The day before the paper, where a reporter learned it. */
function* yesterdays(text: string, paper: string): Generator<Found> {
  for (const match of text.matchAll(/昨[日天]|今[日天]/g)) {
    const day = dayOf(paper) - (match[0].startsWith('昨') ? 1 : 0)
    yield { period: isoOf(day as ReturnType<typeof dayOf>), basis: 'derived', at: match.index, length: match[0].length }
  }
}

function inOrder(found: readonly Found[], text: string): readonly ReadTime[] {
  return found
    .toSorted((a, b) => a.at - b.at || b.length - a.length)
    .filter((one, at, all) => !all.slice(0, at).some((other) => one.at < other.at + other.length))
    .map(({ period, basis, at, length }) => ({
      period,
      basis,
      span: { from: at, to: at + length },
      sum: /期间/.test(text.slice(at, at + length + 2)),
    }))
}

/**
 * The times by which a text says that something is to be reached, those first that it marks as such (到, 至, 前). A plain
 * day is when something happened. `paper`: the day of the document, YYYY-MM-DD.
 */
export function readTerms(given: string, paper: string): readonly ReadTime[] {
  const text = oneWidth(given)
  const isDay = ({ period, at }: Found): boolean =>
    period.length === 10 && !period.endsWith('-12-31') && !/[到至]$/.test(text.slice(0, at))
  const found = [
    ...printedYears(text),
    ...relativeYears(text, paper),
    ...spansOfYears(text, paper),
    ...fiveYearPlans(text),
  ].filter((time) => !isDay(time) && !/^[去前]年/.test(text.slice(time.at)))
  const marked = ({ span }: ReadTime): number => Number(!/[到至]$/.test(text.slice(0, span.from)))
  return inOrder(found, text).toSorted((a, b) => marked(a) - marked(b))
}

/** When a text says that something happened or is under way from. Words such as 近日 or 日前 name no day, and none is read. */
export function readDays(given: string, paper: string): readonly ReadTime[] {
  const text = oneWidth(given)
  return inOrder(
    [
      ...printedYears(text),
      ...relativeYears(text, paper),
      ...daysOfYear(text, paper),
      ...yesterdays(text, paper),
    ].filter(({ period }) => period <= paper),
    text,
  )
}
