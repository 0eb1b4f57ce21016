import '../messages/intake.ts'
import { message, type Message } from '../messages/message.ts'
import { asDay, type Day } from '../base/day.ts'
import { cleanLine } from '../base/clean-text.ts'
import { wholeFileFault, type FileFault } from './file-fault.ts'
import {
  bareShares,
  clip,
  isMarked,
  readDateCell,
  readDegreesCell,
  readPercentCell,
  textOf,
  type BareShares,
  type Cell,
  type CellReading,
} from './read-cells.ts'
import { findColumns, type FoundColumns } from './schedule-columns.ts'
import {
  SCHEDULE_BOUNDS,
  type ScheduleDatum,
  type ScheduleField,
  type ScheduleFile,
  type ScheduleHold,
  type ScheduleRow,
} from './schedule-file.ts'

/** The rows of a table, whatever file they come from. */
export interface ScheduleTable {
  readonly file: string
  readonly kind: 'csv' | 'xlsx'
  readonly encoding: string | null
  readonly sheet: string | null
  readonly rows: readonly (readonly Cell[])[]
  /** Faults found before: bytes that are no text, quotes that do not close. */
  readonly faults: readonly FileFault[]
}

/** Column 28 from 1 -> "AB", as spreadsheets name it. */
export function columnName(column: number): string {
  return column > 26
    ? columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
}

/** Finds the headers of a table and reads the rows under them. A cell that cannot be read is a fault; its row stays. */
export function readScheduleTable(table: ScheduleTable): ScheduleFile {
  const { file, kind, encoding, sheet } = table
  const faults = [...table.faults]
  const rows = table.rows.slice(0, SCHEDULE_BOUNDS.rows).map((row) => row.slice(0, SCHEDULE_BOUNDS.columns))
  const at = (row: number, where: string, reason: Message): void => {
    faults.push({ file, row, column: 0, where, reason })
  }
  if (table.rows.length > rows.length)
    at(rows.length + 1, '', message('table.tooManyRows', { max: SCHEDULE_BOUNDS.rows }))
  const found = findColumns(rows)
  const empty = { file, kind, encoding, sheet, columns: [], unused: [], datum: null, rows: [], unnamed: [] }
  if (!found) {
    at(1, sheet ?? '', message('table.noHeaders'))
    return { ...empty, faults }
  }
  const percentAt = found.columns.get('percent')
  const shares =
    percentAt === undefined
      ? 'unclear'
      : bareShares(
          rows.slice(found.header + 1).map((row) => row[percentAt]),
          found.texts.get('percent') ?? '',
        )
  const wide = rowsBeyond(rows, found.header)
  if (wide.length > 0)
    faults.push(
      wholeFileFault(file, message('table.moreCells', { count: wide.length, rows: wide.slice(0, MOST_TOLD) })),
    )
  const datum = datumOf(file, found, faults)
  const unnamed: number[] = []
  const read = rows.slice(found.header + 1).flatMap((cells, i): ScheduleRow[] => {
    const row = readRow({ file, sheet, found, shares, cells, row: found.header + 2 + i, faults })
    if (row === 'unnamed') unnamed.push(found.header + 2 + i)
    return row === undefined || row === 'unnamed' ? [] : [{ key: 0, ...row }]
  })
  const columns = [...found.columns].map(([field, column]) => ({
    field,
    header: found.texts.get(field) ?? '',
    column: column + 1,
  }))
  const keyed = read.map((row, key) => ({ ...row, key, ...(datum ? {} : { lng: null, lat: null }) }))
  return { ...empty, columns, unused: found.unused, datum, rows: keyed, unnamed, faults }
}

const MOST_TOLD = 10

/** Rows, from 1, that hold something to the right of all headers: a note without a header, or a comma that stands in no quotes. */
function rowsBeyond(rows: readonly (readonly Cell[])[], header: number): readonly number[] {
  const lastOf = (row: readonly Cell[]): number => row.findLastIndex((cell) => textOf(cell) !== '')
  const width = Math.max(...rows.slice(0, header + 1).map(lastOf))
  return rows.flatMap((row, at) => (at > header && lastOf(row) > width ? [at + 1] : []))
}

/** A line that only rules a table off, as Markdown and plain text draw them. */
const RULE = /^[-=:_–—+\s]+$/

/** Metres that a point of GCJ-02 lies beside the same numbers in WGS-84, at most, in these parts. */
const SHIFT_M = 700

/** What the headers say of the coordinates; null, with a fault, for those whose shift is not known here. */
function datumOf(file: string, found: FoundColumns, faults: FileFault[]): ScheduleDatum | null {
  if (!found.columns.has('lng') || !found.columns.has('lat')) return null
  const headerText = `${found.texts.get('lng')} ${found.texts.get('lat')}`.toLowerCase()
  if (/gcj|火星|高德|bd-?09|百度|北京54|beijing|西安80|xian/.test(headerText)) {
    faults.push(wholeFileFault(file, message('table.otherDatum', { header: clip(headerText) })))
    return null
  }
  return /wgs|cgcs|4326|4490|国家2000/.test(headerText)
    ? { accuracyM: 50, words: message('datum.stated') }
    : {
        accuracyM: SHIFT_M,
        words: message('datum.assumed', { metres: SHIFT_M }),
      }
}

interface RowContext {
  readonly file: string
  readonly sheet: string | null
  readonly found: FoundColumns
  readonly shares: BareShares
  readonly cells: readonly Cell[]
  readonly row: number
  readonly faults: FileFault[]
}

const PAIRS = [
  ['start', 'finish'],
  ['actualStart', 'actualFinish'],
] as const

function readRow(context: RowContext): Omit<ScheduleRow, 'key'> | 'unnamed' | undefined {
  const { file, sheet, found, shares, row, faults } = context
  const faulty: ScheduleField[] = []
  const vague: ScheduleField[] = []
  const raw = (field: ScheduleField): Cell | undefined => {
    const at = found.columns.get(field)
    return at === undefined ? undefined : (context.cells[at] ?? null)
  }
  const [idText, nameText] = [cleanLine(textOf(raw('id'))), cleanLine(textOf(raw('name')))]
  // A heading runs over the cells of its row; what they show is no date.
  const heads = [...found.columns.keys()].filter((field) => {
    const cell = raw(field)
    return isMarked(cell) && cell.spread && [idText, nameText].includes(cleanLine(cell.shown))
  })
  const cell = (field: ScheduleField): Cell | undefined => (heads.includes(field) ? null : raw(field))
  const report = (field: ScheduleField, reason: FileFault['reason']): void => {
    const at = (found.columns.get(field) ?? -1) + 1
    const name = at > 0 ? `${columnName(at)}${row}` : ''
    if (!faulty.includes(field)) faulty.push(field)
    faults.push({ file, row, column: at, where: sheet === null ? name : `${sheet}!${name}`, reason })
  }
  const take = <T>(field: ScheduleField, reading: CellReading<T>): T | null => {
    if ('fault' in reading) report(field, reading.fault)
    if ('vague' in reading) vague.push(field)
    return 'value' in reading ? reading.value : null
  }
  const written = [...found.columns.keys()]
    .map((field) => [field, textOf(cell(field))] as const)
    .filter(([, shown]) => shown !== '')
  if (written.length === 0 || (nameText !== '' && written.every(([, shown]) => RULE.test(shown)))) return undefined
  const [id, name] = [idText || null, nameText || null]
  // A sheet repeats its headers on each page, and ends in sums and signatures that name no work.
  if (id === null && name === null) {
    faults.push({
      file,
      row,
      column: 0,
      where: sheet ?? '',
      reason: message('row.noName'),
    })
    return 'unnamed'
  }
  const days = {
    start: take<Day>('start', readDateCell(cell('start'), 'start')),
    finish: take<Day>('finish', readDateCell(cell('finish'), 'finish')),
    actualStart: take<Day>('actualStart', readDateCell(cell('actualStart'), 'start')),
    actualFinish: take<Day>('actualFinish', readDateCell(cell('actualFinish'), 'finish')),
  }
  const percent = take('percent', readPercentCell(cell('percent'), shares))
  for (const [from, to] of PAIRS) {
    const [first, last] = [days[from], days[to]]
    if (first === null || last === null || last >= first) continue
    report(to, message('row.backwards', { to: clip(textOf(cell(to))), from: clip(textOf(cell(from))) }))
    faulty.push(from)
    days[from] = null
    days[to] = null
  }
  const point = {
    lng: take('lng', readDegreesCell(cell('lng'), 70, 136)),
    lat: take('lat', readDegreesCell(cell('lat'), 17, 55)),
  }
  const whole = point.lng !== null && point.lat !== null
  return {
    row,
    id,
    name,
    ...days,
    percent,
    cancelled: take<Day>('cancelled', readDateCell(cell('cancelled'), 'start')),
    holds: take('holds', readHoldsCell(cell('holds'))),
    lng: whole ? point.lng : null,
    lat: whole ? point.lat : null,
    inactive: false,
    summary: heads.length > 0,
    links: [],
    cells: Object.fromEntries(written),
    faulty,
    vague,
  }
}

/** Times without progress, "2022-08-01 / 2022-10-31; …": each from its first day to its last. */
export function readHoldsCell(cell: Cell | undefined): CellReading<readonly ScheduleHold[]> {
  const text = textOf(cell).normalize('NFKC').trim()
  if ('empty' in readDateCell(text, 'start')) return { empty: true }
  const holds: ScheduleHold[] = []
  for (const part of text.split(/\s*[;；]\s*/).filter((piece) => piece !== '')) {
    const [from = '', until = '', ...more] = part.split(/\s*(?:至|到|~|\bto\b|(?<=\d)\/(?=\d{4}-)|\s\/\s|—|–)\s*/)
    const [first, last] = [readDateCell(from, 'start'), readDateCell(until, 'finish')]
    if (more.length > 0 || !('value' in first) || !('value' in last) || last.value < first.value)
      return {
        fault: message('cell.noSpan', { text: clip(part) }),
      }
    holds.push({ from: first.value, until: asDay(last.value + 1) })
  }
  return { value: holds }
}
