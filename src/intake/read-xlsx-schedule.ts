import '../messages/intake.ts'
import { message, type Message } from '../messages/message.ts'
import { wholeFileFault, type FileFault } from './file-fault.ts'
import { columnName, readScheduleTable } from './read-schedule-table.ts'
import { findColumns } from './schedule-columns.ts'
import { SCHEDULE_BOUNDS, unreadSchedule, type ScheduleFile } from './schedule-file.ts'
import { MAX_UNPACKED, TooLarge, readWorkbook, type Sheet } from './xlsx-book.ts'

/** A schedule in the first sheet of a workbook (.xlsx) that has headers for one; those that are shown come first. */
export function readXlsxSchedule(file: string, bytes: Uint8Array): ScheduleFile {
  if (bytes.length > SCHEDULE_BOUNDS.bytes) return unreadSchedule(file, 'xlsx', [tooLarge(file)])
  let sheets: readonly Sheet[]
  try {
    sheets = readWorkbook(bytes)
  } catch (fault) {
    return unreadSchedule(file, 'xlsx', [fault instanceof TooLarge ? tooLarge(file) : damaged(file, fault)])
  }
  const schedules = sheets.filter(({ rows }) => findColumns(rows))
  const chosen = schedules.find(({ hidden }) => !hidden) ?? schedules[0] ?? sheets[0]
  if (!chosen) return unreadSchedule(file, 'xlsx', [wholeFileFault(file, message('xlsx.noSheets'))])
  const others = schedules.filter((sheet) => sheet !== chosen).map(({ name }) => name)
  const faults: FileFault[] = []
  const report = (reason: Message): void => {
    faults.push({ ...wholeFileFault(file, reason), where: chosen.name })
  }
  if (others.length > 0) report(message('xlsx.otherSheets', { names: others }))
  if (chosen.hidden) report(message('xlsx.hiddenSheet'))
  if (chosen.hiddenRows.length > 0) {
    const count = chosen.hiddenRows.length
    const rows = chosen.hiddenRows.slice(0, 10)
    report(message(count > rows.length ? 'xlsx.hiddenRowsFirst' : 'xlsx.hiddenRows', { count, rows }))
  }
  if (chosen.hiddenColumns.length > 0)
    report(message('xlsx.hiddenColumns', { columns: chosen.hiddenColumns.map(columnName) }))
  return readScheduleTable({ file, kind: 'xlsx', encoding: null, sheet: chosen.name, rows: chosen.rows, faults })
}

function tooLarge(file: string): FileFault {
  return wholeFileFault(
    file,
    message('xlsx.tooLarge', { max: SCHEDULE_BOUNDS.bytes / 1e6, unpacked: MAX_UNPACKED / 1e6 }),
  )
}

function damaged(file: string, fault: unknown): FileFault {
  const detail = (fault instanceof Error ? fault.message : String(fault)).slice(0, 120)
  return wholeFileFault(file, message('xlsx.unreadable', { detail }))
}
