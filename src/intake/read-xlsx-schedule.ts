import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import { wholeFileFault, type FileFault } from './file-fault.ts'
import type { Cell } from './read-cells.ts'
import { readScheduleTable } from './read-schedule-table.ts'
import { findColumns } from './schedule-columns.ts'
import { SCHEDULE_BOUNDS, unreadSchedule, type ScheduleFile } from './schedule-file.ts'

/** Bytes that the parts of a workbook may unpack to, all together. */
const MAX_UNPACKED = 30_000_000
const PART = /\.(?:xml|rels)$/
/** The reader drops cells with an error such as #REF!; as texts they come through, and are faults with a place. */
const ERROR_CELL = /(<(?:\w+:)?c\s(?:[^>]*\s)?)t="e"/g

/** A schedule in the first sheet of a workbook (.xlsx) that has headers for one. */
export async function readXlsxSchedule(file: string, bytes: Uint8Array): Promise<ScheduleFile> {
  const repacked = repack(file, bytes)
  if ('fault' in repacked) return unreadSchedule(file, 'xlsx', [repacked.fault])
  try {
    const sheets = await readXlsxFile(repacked.buffer)
    const tables = sheets.map(({ sheet, data }) => ({ sheet, rows: data as readonly (readonly Cell[])[] }))
    const chosen = tables.find(({ rows }) => findColumns(rows)) ?? tables[0]
    if (!chosen)
      return unreadSchedule(file, 'xlsx', [wholeFileFault(file, '工作簿中没有工作表', 'the workbook has no sheets')])
    return readScheduleTable({ file, kind: 'xlsx', encoding: null, sheet: chosen.sheet, rows: chosen.rows, faults: [] })
  } catch (fault) {
    return unreadSchedule(file, 'xlsx', [damaged(file, fault)])
  }
}

/**
 * The workbook's XML parts, unpacked within bounds and packed again without compression: the reader would unpack a
 * large one in workers of its own, which the page's policy forbids, and would not look at how much comes out.
 */
function repack(file: string, bytes: Uint8Array): { buffer: ArrayBuffer } | { fault: FileFault } {
  if (bytes.length > SCHEDULE_BOUNDS.bytes) return { fault: tooLarge(file) }
  let sum = 0
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PART.test(name)) return false
        sum += originalSize
        return sum <= MAX_UNPACKED
      },
    })
    if (sum > MAX_UNPACKED) return { fault: tooLarge(file) }
    for (const [name, part] of Object.entries(parts))
      if (name.includes('worksheets/')) parts[name] = strToU8(strFromU8(part).replace(ERROR_CELL, '$1t="str"'))
    return { buffer: zipSync(parts, { level: 0 }).buffer as ArrayBuffer }
  } catch (fault) {
    return { fault: damaged(file, fault) }
  }
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
