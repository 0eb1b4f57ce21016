import { addMonths, asDay, isoOf, parseDay, type Day } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'

/** What a table's cell may hold. */
export type Cell = string | number | boolean | Date | null

/** A cell that was read: a value, nothing (an empty cell or one that says so), or the reason why it cannot be read. */
export type CellReading<T> = { readonly value: T } | { readonly empty: true } | { readonly fault: LocalizedText }

const EMPTY = /^(?:|[-–—/\\.]+|无|暂无|未定|待定|未知|空|na|n\/a|null|none|tbd|not set)$/i
const MS_PER_DAY = 86_400_000
/** Excel's day 0 as the twin's day; Excel counts a 29 February 1900 that never was, so it holds from March 1900 on. */
const EXCEL_DAY_ZERO = (Date.UTC(1899, 11, 30) - Date.UTC(2021, 0, 1)) / MS_PER_DAY
/** 1990-01-01 and 2100-01-01: a schedule outside is a slip of the pen. */
const [EARLIEST, LATEST] = [parseDay('1990-01-01')!, parseDay('2100-01-01')!]

/** The text of a cell as a reader sees it; the apostrophe that keeps a spreadsheet from computing it is left out. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell)
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
}

/** The same in characters of one width, for reading figures. */
function narrowTextOf(cell: Cell | undefined): string {
  return textOf(cell).normalize('NFKC').trim()
}

/**
 * A date as schedules write it: 2022-05-20 (with or without a time), 2022/5/20, 2022.5.20, 20220520, 2022年5月20日, an Excel
 * serial number. A month or year alone is its first day where `edge` is `start`, its last where it is `finish`.
 */
export function readDateCell(cell: Cell | undefined, edge: 'start' | 'finish'): CellReading<Day> {
  if (cell instanceof Date)
    return within(asDay(Math.floor(cell.getTime() / MS_PER_DAY) - Date.UTC(2021, 0, 1) / MS_PER_DAY), textOf(cell))
  const text = narrowTextOf(cell)
  if (EMPTY.test(text)) return { empty: true }
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return within(asDay(Math.floor(Number(text)) + EXCEL_DAY_ZERO), text)
  const found =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[T\s]\s*\d{1,2}[:时点].*)?$/.exec(text)
  if (found) {
    const day = parseDay(`${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`)
    return day === undefined
      ? { fault: { zh: `“${clip(text)}”不是日历上的日期`, en: `"${clip(text)}" is no date of the calendar` } }
      : within(day, text)
  }
  const period = /^(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*月?|年)$/.exec(text)
  if (period) return within(edgeOf(period[1]!, period[2], edge), text)
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(text)) {
    return {
      fault: {
        zh: `“${clip(text)}”的年月日次序不明，请写作2022-05-20`,
        en: `the order of day, month and year in "${clip(text)}" is not clear; write 2022-05-20`,
      },
    }
  }
  return { fault: { zh: `“${clip(text)}”不是可识别的日期`, en: `"${clip(text)}" is not a date that can be read` } }
}

function edgeOf(year: string, month: string | undefined, edge: 'start' | 'finish'): Day {
  const first = parseDay(`${year}-${(month ?? '1').padStart(2, '0')}-01`)
  if (first === undefined) return asDay(Number.NaN)
  return edge === 'start' ? first : asDay(addMonths(first, month === undefined ? 12 : 1) - 1)
}

function within(day: Day, text: string): CellReading<Day> {
  if (day >= EARLIEST && day < LATEST) return { value: day }
  const seen = Number.isFinite(day) && Math.abs(day) < 1e6 ? isoOf(day) : clip(text)
  return { fault: { zh: `日期${seen}超出1990至2099年`, en: `the date ${seen} is outside 1990 to 2099` } }
}

/** A share of work done, 0 to 100. `fraction`: a bare number is a share of 1, as in spreadsheet cells formatted as per cent. */
export function readPercentCell(cell: Cell | undefined, fraction: boolean): CellReading<number> {
  const text = narrowTextOf(cell)
  if (EMPTY.test(text) || typeof cell === 'boolean') return { empty: true }
  const found = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text)
  if (!found) return { fault: { zh: `“${clip(text)}”不是百分比`, en: `"${clip(text)}" is no percentage` } }
  const value = Number(found[1]) * (found[2] === '' && fraction ? 100 : 1)
  if (value > 100) return { fault: { zh: `完成${clip(text)}超过100%`, en: `${clip(text)} is more than 100 per cent` } }
  return { value: Math.round(value * 100) / 100 }
}

/** Whether a column of shares is written as shares of 1: all its bare numbers are at most 1, and none says %. */
export function areFractions(cells: readonly (Cell | undefined)[]): boolean {
  const texts = cells.map(narrowTextOf).filter((text) => !EMPTY.test(text))
  const numbers = texts.map(Number).filter((value) => Number.isFinite(value))
  return (
    numbers.some((value) => value > 0) &&
    numbers.every((value) => value <= 1) &&
    !texts.some((text) => text.includes('%'))
  )
}

export function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
