import { wholeFileFault, type FileFault } from './file-fault.ts'
import { readScheduleTable } from './read-schedule-table.ts'
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
  if (!chosen)
    return unreadSchedule(file, 'xlsx', [wholeFileFault(file, '工作簿中没有工作表', 'the workbook has no sheets')])
  const others = schedules.filter((sheet) => sheet !== chosen).map(({ name }) => name)
  const faults: FileFault[] = []
  const say = (zh: string, en: string): void => {
    faults.push({ ...wholeFileFault(file, zh, en), where: chosen.name })
  }
  if (others.length > 0)
    say(
      `另有工作表也是进度表，未读：${others.join('、')}`,
      `other sheets hold schedules, too, and were not read: ${others.join(', ')}`,
    )
  if (chosen.hidden) say('读取的是隐藏的工作表', 'the sheet that was read is hidden')
  if (chosen.hiddenRows.length > 0) {
    const first = chosen.hiddenRows.slice(0, 10).join(', ')
    say(
      `${chosen.hiddenRows.length}行在表中隐藏，仍已读入：第${first}行${chosen.hiddenRows.length > 10 ? '等' : ''}`,
      `${chosen.hiddenRows.length} rows are hidden in the sheet and were read all the same: ${first}${chosen.hiddenRows.length > 10 ? ' …' : ''}`,
    )
  }
  return readScheduleTable({ file, kind: 'xlsx', encoding: null, sheet: chosen.name, rows: chosen.rows, faults })
}

function tooLarge(file: string): FileFault {
  return wholeFileFault(
    file,
    `工作簿过大：上限${SCHEDULE_BOUNDS.bytes / 1e6} MB，展开后${MAX_UNPACKED / 1e6} MB`,
    `the workbook is too large: at most ${SCHEDULE_BOUNDS.bytes / 1e6} MB, ${MAX_UNPACKED / 1e6} MB unpacked`,
  )
}

function damaged(file: string, fault: unknown): FileFault {
  const detail = (fault instanceof Error ? fault.message : String(fault)).slice(0, 120)
  return wholeFileFault(
    file,
    `不是可读的xlsx工作簿（${detail}）`,
    `not a workbook (.xlsx) that can be read (${detail})`,
  )
}
