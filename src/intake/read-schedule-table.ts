import type { Day } from '../base/day.ts'
import type { FileFault } from './file-fault.ts'
import { areFractions, clip, readDateCell, readPercentCell, textOf, type Cell, type CellReading } from './read-cells.ts'
import { findColumns, type FoundColumns } from './schedule-columns.ts'
import { SCHEDULE_BOUNDS, type ScheduleField, type ScheduleFile, type ScheduleRow } from './schedule-file.ts'

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
function columnName(column: number): string {
  return column > 26
    ? columnName(Math.floor((column - 1) / 26)) + columnName(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
}

/** Finds the headers of a table and reads the rows under them. A cell that cannot be read is a fault; its row stays. */
export function readScheduleTable(table: ScheduleTable): ScheduleFile {
  const { file, kind, encoding, sheet } = table
  const faults = [...table.faults]
  const rows = table.rows.slice(0, SCHEDULE_BOUNDS.rows).map((row) => row.slice(0, SCHEDULE_BOUNDS.columns))
  if (table.rows.length > rows.length) {
    faults.push({
      file,
      row: rows.length + 1,
      column: 0,
      where: '',
      reason: {
        zh: `表格超过${SCHEDULE_BOUNDS.rows}行，其后未读`,
        en: `the table has more than ${SCHEDULE_BOUNDS.rows} rows; the rest was not read`,
      },
    })
  }
  const found = findColumns(rows)
  if (!found) {
    faults.push({
      file,
      row: 1,
      column: 0,
      where: sheet ?? '',
      reason: {
        zh: '未找到表头：需要“项目名称”或“编号”，以及至少一列日期或进度',
        en: 'no headers were found: a column of names or ids is needed, and one of dates or progress',
      },
    })
    return { file, kind, encoding, sheet, columns: [], rows: [], faults }
  }
  const column = (field: ScheduleField): number | undefined => found.columns.get(field)
  const percentAt = column('percent')
  const fraction = percentAt !== undefined && areFractions(rows.slice(found.header + 1).map((row) => row[percentAt]))
  const read = rows.slice(found.header + 1).flatMap((cells, i) => {
    const row = readRow({ file, sheet, found, fraction, cells, row: found.header + 2 + i, faults })
    return row ? [row] : []
  })
  const columns = [...found.columns].map(([field, at]) => ({
    field,
    header: found.texts.get(field) ?? '',
    column: at + 1,
  }))
  return { file, kind, encoding, sheet, columns, rows: read, faults }
}

interface RowContext {
  readonly file: string
  readonly sheet: string | null
  readonly found: FoundColumns
  readonly fraction: boolean
  readonly cells: readonly Cell[]
  readonly row: number
  readonly faults: FileFault[]
}

function readRow({ file, sheet, found, fraction, cells, row, faults }: RowContext): ScheduleRow | undefined {
  const cell = (field: ScheduleField): Cell | undefined => {
    const at = found.columns.get(field)
    return at === undefined ? undefined : (cells[at] ?? null)
  }
  const faulty: ScheduleField[] = []
  const report = (field: ScheduleField, reason: FileFault['reason']): void => {
    const at = (found.columns.get(field) ?? -1) + 1
    const name = at > 0 ? `${columnName(at)}${row}` : ''
    faulty.push(field)
    faults.push({ file, row, column: at, where: sheet === null ? name : `${sheet}!${name}`, reason })
  }
  const take = <T>(field: ScheduleField, reading: CellReading<T>): T | null => {
    if ('fault' in reading) report(field, reading.fault)
    return 'value' in reading ? reading.value : null
  }
  const text = (field: 'id' | 'name'): string | null => textOf(cell(field)).slice(0, 300) || null

  const written = [...found.columns.keys()]
    .map((field) => [field, textOf(cell(field))] as const)
    .filter(([, shown]) => shown !== '')
  if (written.length === 0) return undefined
  const [id, name] = [text('id'), text('name')]
  // A sheet repeats its headers on each page, and ends in sums and signatures that name no work.
  if (id === null && name === null) {
    faults.push({
      file,
      row,
      column: 0,
      where: sheet ?? '',
      reason: { zh: '此行没有项目名称或编号，未采用', en: 'the row names no work and is not used' },
    })
    return undefined
  }
  const days = {
    start: take<Day>('start', readDateCell(cell('start'), 'start')),
    finish: take<Day>('finish', readDateCell(cell('finish'), 'finish')),
    actualStart: take<Day>('actualStart', readDateCell(cell('actualStart'), 'start')),
    actualFinish: take<Day>('actualFinish', readDateCell(cell('actualFinish'), 'finish')),
  }
  const percent = take('percent', readPercentCell(cell('percent'), fraction))
  for (const [from, to] of [
    ['start', 'finish'],
    ['actualStart', 'actualFinish'],
  ] as const) {
    const [first, last] = [days[from], days[to]]
    if (first === null || last === null || last >= first) continue
    report(to, {
      zh: `“${clip(textOf(cell(to)))}”早于开始日期“${clip(textOf(cell(from)))}”`,
      en: `"${clip(textOf(cell(to)))}" is before the start, "${clip(textOf(cell(from)))}"`,
    })
    faulty.push(from)
    days[from] = null
    days[to] = null
  }
  return { row, id, name, ...days, percent, summary: false, links: [], cells: Object.fromEntries(written), faulty }
}
