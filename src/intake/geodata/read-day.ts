import { asDay, parseDay, type Day } from '../../base/day.ts'
import { DayPrecision, NO_DAY, type AttributeColumn, type DayColumn } from '../../own-layers/own-layer.ts'
import { dayOfSerial, readClock, shiftOfClock } from '../read-cells.ts'
import { readEnglishDate, readPeriod, type Period } from '../vague-dates.ts'
import { valueAt } from '../../own-layers/value-at.ts'

/** A day as it was written, with how exact it is. */
export interface ReadDay {
  readonly day: Day
  readonly precision: number
}

const EMPTY = /^(?:|[-–—/\\.]+|无|暂无|未定|待定|未知|不详|空|0+|9999.*|na|n\/a|nan|null|none|tbd|unknown)$/i
const YEAR = /^(\d{4})\s*(?:年|年度|全年|年全年|\.0)?$/
const [EARLIEST, LATEST] = [parseDay('0100-01-01')!, parseDay('2300-01-01')!]
const MS_PER_DAY = 86_400_000
const EPOCH_DAY = Date.UTC(2021, 0, 1) / MS_PER_DAY
/** Serial numbers of a spreadsheet between 1950 and 2100. */
const [SERIAL_LOW, SERIAL_HIGH] = [18_264, 73_051]
const SHANGHAI_MS = 8 * 3_600_000

function periodOf(text: string): (Period & { precision: number }) | undefined {
  const year = YEAR.exec(text)?.[1]
  if (year !== undefined) {
    const [first, last] = [parseDay(`${year}-01-01`), parseDay(`${year}-12-31`)]
    return first !== undefined && last !== undefined ? { first, last, precision: DayPrecision.year } : undefined
  }
  const month = /^(\d{4})(0[1-9]|1[0-2])$/.exec(text)
  const found = readPeriod(month ? `${month[1]}-${month[2]}` : text)
  return found && { ...found, precision: precisionOf(text) }
}

/** What kind of time a text names that `readPeriod` could read. */
function precisionOf(text: string): number {
  if (/季|q/i.test(text)) return DayPrecision.quarter
  if (/[初底末中旬半]|early|begin|mid|late|end|half|^h/i.test(text)) return DayPrecision.part
  return DayPrecision.month
}

function exactOf(text: string): Day | undefined {
  const dated =
    /^(\d{4})(\d{2})(\d{2})()$/.exec(text) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:(?:T|\s+)(.+))?$/i.exec(text)
  if (dated) {
    const day = parseDay(`${dated[1]}-${dated[2]!.padStart(2, '0')}-${dated[3]!.padStart(2, '0')}`)
    const clock = dated[4] ? readClock(dated[4].replace(/(?<=:\d{2})\.\d+/, '')) : undefined
    return day === undefined || (dated[4] && !clock) ? undefined : asDay(day + (clock ? shiftOfClock(clock) : 0))
  }
  const english = readEnglishDate(text)
  if (english) return parseDay(`${english[0]}-${english[1].padStart(2, '0')}-${english[2].padStart(2, '0')}`)
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const serial = Number(text)
    return serial >= SERIAL_LOW && serial <= SERIAL_HIGH ? dayOfSerial(serial, false) : undefined
  }
  // Milliseconds since 1970, as GeoJSON of map servers has them.
  if (/^-?\d{11,13}$/.test(text)) return asDay(Math.floor((Number(text) + SHANGHAI_MS) / MS_PER_DAY) - EPOCH_DAY)
  return undefined
}

/**
 * A date as map data has it: 2022-05-20 with or without a time, 20220520, 2022年5月20日, milliseconds, a spreadsheet's number;
 * or a time without a day: 2022, 2022-05, 202205, 2022Q3, 年底. Null where there is none, undefined where it cannot be read.
 */
export function readDay(value: string | number | boolean | null, edge: 'start' | 'end'): ReadDay | null | undefined {
  if (value === null || value === false) return null
  const text = String(value).normalize('NFKC').trim()
  if (EMPTY.test(text)) return null
  const period = periodOf(text)
  const exact = period ? undefined : exactOf(text)
  const found: ReadDay | undefined = period
    ? { day: edge === 'start' ? period.first : period.last, precision: period.precision }
    : exact === undefined
      ? undefined
      : { day: exact, precision: DayPrecision.day }
  return found && found.day >= EARLIEST && found.day < LATEST ? found : undefined
}

/** All days of a column; `unread` are rows whose value is no date. Each different text is read once. */
export function readDayColumn(
  column: AttributeColumn,
  count: number,
  edge: 'start' | 'end',
): { readonly column: DayColumn; readonly unread: readonly number[] } {
  const days = new Int32Array(count).fill(NO_DAY)
  const precision = new Uint8Array(count)
  const unread: number[] = []
  const known = new Map<string | number | boolean, ReadDay | null | undefined>()
  for (let row = 0; row < count; row += 1) {
    const value = valueAt(column, row)
    if (value === null) continue
    if (!known.has(value)) known.set(value, readDay(value, edge))
    const read = known.get(value)
    if (read === undefined) unread.push(row)
    else if (read !== null) {
      days[row] = read.day
      precision[row] = read.precision
    }
  }
  return { column: { days, precision, field: column.name }, unread }
}
