import { wholeFileFault } from './file-fault.ts'
import { readCsvSchedule } from './read-csv-schedule.ts'
import { readProjectXml } from './read-project-xml.ts'
import { readXlsxSchedule } from './read-xlsx-schedule.ts'
import { SCHEDULE_BOUNDS, unreadSchedule, type ScheduleFile } from './schedule-file.ts'

/**
 * Reads a schedule that a viewer embeddedFile: Microsoft Project XML, .xlsx or CSV, told apart by their first bytes, not by
 * the name. Never throws; what could not be read stands in `faults`.
 */
export async function readSchedule(file: string, bytes: Uint8Array): Promise<ScheduleFile> {
  if (bytes.length === 0)
    return unreadSchedule(file, 'unknown', [wholeFileFault(file, '文件是空的', 'the file is empty')])
  if (bytes.length > SCHEDULE_BOUNDS.bytes) {
    return unreadSchedule(file, 'unknown', [
      wholeFileFault(
        file,
        `文件过大：上限${SCHEDULE_BOUNDS.bytes / 1e6} MB`,
        `the file is too large: at most ${SCHEDULE_BOUNDS.bytes / 1e6} MB`,
      ),
    ])
  }
  const starts = (...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte)
  if (starts(0x50, 0x4b)) return readXlsxSchedule(file, bytes)
  // The old binary form of Excel's and Project's files.
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    return unreadSchedule(file, 'unknown', [
      wholeFileFault(
        file,
        '这是旧的二进制格式（xls或mpp），请另存为xlsx、CSV或Project XML',
        'this is the old binary form (xls or mpp): save it as .xlsx, CSV or Project XML',
      ),
    ])
  }
  return looksLikeXml(bytes) ? readProjectXml(file, bytes) : readCsvSchedule(file, bytes)
}

/** The first character that is no mark, zero byte or space is "<". */
function looksLikeXml(bytes: Uint8Array): boolean {
  const first = bytes
    .subarray(0, 200)
    .find((byte) => ![0, 0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xff, 0xfe].includes(byte))
  return first === 0x3c
}
