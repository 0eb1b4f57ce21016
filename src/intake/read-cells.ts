import '../messages/intake.ts'
import { message, type Message } from '../messages/message.ts'
import { asDay, isoOf, parseDay, type Day } from '../base/day.ts'
import { withArabicDates, withPercentSign } from './chinese-figures.ts'
import { readEnglishDate, readPeriod } from './vague-dates.ts'

/** A cell that shows something which is not a value of its own. `spread`: it only shows what stands in its left neighbour. */
export interface MarkedCell {
  readonly shown: string
  readonly fault: Message
  readonly spread: boolean
}

/** What a table's cell may hold. */
export type Cell = string | number | boolean | Date | MarkedCell | null

/** A cell that was read: a value, nothing (an empty cell or one that says so), or the reason why it cannot be read. */
export type CellReading<T> =
  | { readonly value: T; readonly vague?: true }
  | { readonly empty: true }
  | { readonly fault: Message }

const EMPTY = /^(?:|[-–—/\\.]+|无|暂无|未定|待定|未知|空|na|n\/a|null|none|tbd|tbc|not set)$/i
const MS_PER_DAY = 86_400_000
/** The twin's days are those of Asia/Shanghai: UTC+8, no summer time since 1991. */
const SHANGHAI_MINUTES = 480
/** Excel's day 0 as the twin's day; Excel counts a 29 February 1900 that never was, so it holds from March 1900 on. */
const EXCEL_DAY_ZERO = (Date.UTC(1899, 11, 30) - Date.UTC(2021, 0, 1)) / MS_PER_DAY
/** 1990-01-01 and 2100-01-01: a schedule outside is a slip of the pen. */
const [EARLIEST, LATEST] = [parseDay('1990-01-01')!, parseDay('2100-01-01')!]

export function isMarked(cell: Cell | undefined): cell is MarkedCell {
  return typeof cell === 'object' && cell !== null && 'shown' in cell
}

/** Dashes that word processors put in place of a hyphen between figures. */
const DASHES = /(?<=\d)[‐‑‒–—−](?=\d)/g

/** What `writeCsv` puts before all that a spreadsheet might run. */
const APOSTROPHE =
  /(^|[,;|:^\t\r\n]|(?<!\s)\s(?=["'\s]*[=+\-@＝＋－＠](?!\s))(?!["'\s]*[+-]\d+(?:[.,]\d+)*%?\s))(["'\s]*)'(?=[=+\-@＝＋－＠])/g

/** The text of a cell as a reader sees it; the apostrophe that keeps a spreadsheet from computing it is left out. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(isMarked(cell) ? cell.shown : cell)
    .replace(APOSTROPHE, '$1$2')
    .trim()
}

/** The same in characters of one width, for reading figures. */
function narrowTextOf(cell: Cell | undefined): string {
  return textOf(cell).normalize('NFKC').trim()
}

const refused = (fault: Message): { fault: Message } => ({ fault })

/**
 * A date as schedules write it: 2022-05-20 (with or without a time, whose offset counts), 2022/5/20, 2022.5.20, 20220520,
 * 2022年5月20日, 20 May 2022, an Excel serial number. A time without a day is its first day where `edge` is `start`, its last
 * where it is `finish`, and says that it is vague.
 */
export function readDateCell(cell: Cell | undefined, edge: 'start' | 'finish'): CellReading<Day> {
  if (isMarked(cell)) return { fault: cell.fault }
  if (cell instanceof Date)
    return within(asDay(Math.floor(cell.getTime() / MS_PER_DAY) - Date.UTC(2021, 0, 1) / MS_PER_DAY), textOf(cell))
  const text = withArabicDates(narrowTextOf(cell).replaceAll(DASHES, '-'))
  if (EMPTY.test(text)) return { empty: true }
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return within(dayOfSerial(Number(text), false), text)
  if (typeof cell === 'number' && /^\d{4}\.1$/.test(text))
    return refused(message('cell.monthUnclear', { text, year: text.slice(0, 4) }))
  const dated =
    /^(\d{4})(\d{2})(\d{2})()$/.exec(text) ??
    /^(\d{4})(?:\s*[-/.年]\s*|\s)(\d{1,2})(?:\s*[-/.月]\s*|\s)(\d{1,2})\s*[日号.]?(?:\s*(?:[([]?(?:周|星期)[一二三四五六日天][)\]]?|\([一二三四五六日天]\)))?(?:(?:T|\s+|(?<=[日号]))(.+))?$/i.exec(
      text,
    )
  const english = dated ? undefined : readEnglishDate(text)
  const parts = dated ? [dated[1]!, dated[2]!, dated[3]!] : english
  if (parts) {
    const day = calendarDay(parts[0]!, parts[1]!, parts[2]!)
    return day === undefined
      ? refused(message('cell.noCalendarDate', { text: clip(text) }))
      : onDay(day, dated?.[4], text)
  }
  const period = readPeriod(text)
  if (period) {
    const read = within(edge === 'start' ? period.first : period.last, text)
    return 'value' in read ? { ...read, vague: true } : read
  }
  if (/^\d{4}\s*[-/.年]\s*\d{1,2}\s*月?$/.test(text)) return outside(text)
  const unordered = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})(?:\s+(.+))?$/.exec(text)
  if (!unordered) return refused(message('cell.noDate', { text: clip(text) }))
  const [only, ...more] = daysInAnyOrder(unordered[1]!, unordered[2]!, unordered[3]!)
  if (only === undefined) return refused(message('cell.noCalendarDate', { text: clip(text) }))
  return more.length > 0 ? refused(message('cell.orderUnclear', { text: clip(text) })) : onDay(only, unordered[4], text)
}

function calendarDay(year: string, month: string, date: string): Day | undefined {
  return parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
}

/** A day with the time that stands behind it, whose offset may make it the day before or after. */
function onDay(day: Day, time: string | undefined, text: string): CellReading<Day> {
  const shift = time ? dayShiftOf(time) : 0
  return shift === undefined ? refused(message('cell.time', { text: clip(text) })) : within(asDay(day + shift), text)
}

/** The days that three numbers can mean, whichever of them is the year, the month and the day: 20/5/2022 is one day, 5/6/2022 two. */
function daysInAnyOrder(one: string, two: string, three: string): readonly Day[] {
  const years = (year: string): string[] => (year.length === 4 ? [year] : [`19${year}`, `20${year}`])
  const orders = [
    ...years(three).flatMap((year) => [calendarDay(year, two, one), calendarDay(year, one, two)]),
    ...(three.length === 4 || one.length < 2 ? [] : years(one).map((year) => calendarDay(year, two, three))),
  ]
  return [...new Set(orders)].filter((day) => day !== undefined && day >= EARLIEST && day < LATEST) as Day[]
}

/** The twin's day of a serial number; workbooks from old Macs count from 1904. A second of rounding is forgiven. */
export function dayOfSerial(serial: number, from1904: boolean): Day {
  return asDay(Math.floor(serial + 1 / 86_400) + EXCEL_DAY_ZERO + (from1904 ? 1462 : 0))
}

/** Minutes of the clock and its offset from UTC, of the time that stands behind a date; undefined where it is none. */
export function readClock(text: string): { readonly minutes: number; readonly offset: number | null } | undefined {
  const found =
    /^(上午|下午|晚上?|凌晨|中午)?\s*(\d{1,2})(?:\s*[:时点]\s*(\d{1,2})?\s*分?(?:\s*[:.]?\s*(\d{1,2})(?:[.,]\d+)?\s*秒?)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(z|utc|gmt|cst|[+-]\d{2}(?::?\d{2})?|(?:utc|gmt)\s*[+-]\d{1,2}(?::?\d{2})?)?$/i.exec(
      text.trim(),
    )
  if (!found || (!found[1] && !found[5] && !/[:时点]/.test(text))) return undefined
  const [, part = '', hour = '', minute = '0', second = '0', half = '', zone = ''] = found
  let hours = Number(hour)
  if (hours > 24 || Number(minute) > 59 || Number(second) > 59) return undefined
  if ((/^(?:下午|晚|中午)/.test(part) || /^p/i.test(half)) && hours < 12 && !(part === '中午' && hours > 10))
    hours += 12
  if ((/^a/i.test(half) || /^(?:上午|凌晨)/.test(part)) && hours === 12) hours = 0
  const minutes = hours * 60 + Number(minute)
  if (minutes > 1440) return undefined
  const offset = offsetOf(zone.toLowerCase().replace(/\s+/g, ''))
  return { minutes, offset }
}

function offsetOf(zone: string): number | null {
  if (zone === '' || zone === 'cst') return null
  const found = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone)
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0)) : 0
}

/** How many days later (1) or earlier (-1) than its own date a time is in Shanghai; 24:00 still belongs to its day. */
export function shiftOfClock({
  minutes,
  offset,
}: {
  readonly minutes: number
  readonly offset: number | null
}): number {
  return offset === null ? 0 : Math.floor((minutes - offset + SHANGHAI_MINUTES) / 1440)
}

function dayShiftOf(text: string): number | undefined {
  const clock = readClock(text)
  return clock && shiftOfClock(clock)
}

function outside(text: string): { fault: Message } {
  return refused(message('cell.dateOutside', { text: clip(text) }))
}

function within(day: Day, text: string): CellReading<Day> {
  if (day >= EARLIEST && day < LATEST) return { value: day }
  return outside(Number.isFinite(day) && Math.abs(day) < 1e6 ? isoOf(day) : text)
}

/**
 * How the bare numbers of a column of shares count: as shares of 1, as per cent, or `unclear`, where either may be meant.
 * A cell that shows a % needs none of this.
 */
export type BareShares = 'of-one' | 'per-cent' | 'unclear'

/** Numbers over 1 are per cent; shares of 1 are told by one below it. Beside a %, in whatever cell, a number up to 1 may be either. */
export function bareShares(cells: readonly (Cell | undefined)[], header: string): BareShares {
  const texts = cells.map((cell) => withPercentSign(narrowTextOf(cell))).filter((text) => !EMPTY.test(text))
  const bare = texts.filter((text) => /^\d+(?:\.\d+)?$/.test(text)).map(Number)
  const saysPerCent = texts.some((text) => text.includes('%')) || header.normalize('NFKC').includes('%')
  if (bare.some((value) => value > 1)) return bare.some((value) => value > 0 && value < 1) ? 'unclear' : 'per-cent'
  return !saysPerCent && bare.some((value) => value > 0 && value < 1) ? 'of-one' : 'unclear'
}

/** A share of work done, 0 to 100. */
export function readPercentCell(cell: Cell | undefined, bare: BareShares): CellReading<number> {
  if (isMarked(cell)) return { fault: cell.fault }
  const text = withPercentSign(narrowTextOf(cell))
  if (EMPTY.test(text)) return { empty: true }
  const found = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text)
  if (!found || typeof cell === 'boolean') return refused(message('cell.noPercentage', { text: clip(text) }))
  const number = Number(found[1])
  const isBare = found[2] === '' && number > 0
  if (isBare && bare === 'unclear' && number <= 1)
    return refused(
      message('cell.percentageUnclear', { text: clip(text), high: round(number * 100), low: round(number) }),
    )
  const value = number * (isBare && bare === 'of-one' ? 100 : 1)
  if (value > 100) return refused(message('cell.percentageOver', { text: clip(text) }))
  return { value: round(value) }
}

const round = (value: number): number => Math.round(value * 100) / 100

/** A longitude or latitude in degrees, within bounds. */
export function readDegreesCell(cell: Cell | undefined, low: number, high: number): CellReading<number> {
  if (isMarked(cell)) return { fault: cell.fault }
  const text = narrowTextOf(cell)
    .replace(/[°度]$/, '')
    .replace(/^([en])|([en])$/gi, '')
    .trim()
  if (EMPTY.test(text)) return { empty: true }
  const parted = /^(\d{1,3})\s*[°度]\s*(\d{1,2})\s*['′分]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:["秒]|''|′′))?$/.exec(text)
  const value = parted
    ? Number(parted[1]) + Number(parted[2]) / 60 + Number(parted[3] ?? 0) / 3600
    : /^\d+(?:\.\d+)?$/.test(text)
      ? Number(text)
      : Number.NaN
  return value >= low && value <= high ? { value } : refused(message('cell.noDegrees', { text: clip(text), low, high }))
}

export function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
