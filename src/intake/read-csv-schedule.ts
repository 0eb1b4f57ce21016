import papa from 'papaparse'
import { decodeText } from './decode-text.ts'
import type { FileFault } from './file-fault.ts'
import { readScheduleTable } from './read-schedule-table.ts'
import { SCHEDULE_BOUNDS, type ScheduleFile } from './schedule-file.ts'

/** A schedule as comma-, tab- or semicolon-separated text, in UTF-8, UTF-16 or GB18030. */
export function readCsvSchedule(file: string, bytes: Uint8Array): ScheduleFile {
  const { text, encoding, faults: found } = decodeText(file, bytes)
  const faults: FileFault[] = [...found]
  const { data, errors } = papa.parse<string[]>(text.replace(/^\u{feff}/u, ''), {
    header: false,
    skipEmptyLines: false,
    preview: SCHEDULE_BOUNDS.rows + 1,
    delimitersToGuess: [',', '\t', ';', '，', '|'],
  })
  for (const error of errors.slice(0, 20)) {
    if (error.type !== 'Quotes') continue
    faults.push({
      file,
      row: (error.row ?? 0) + 1,
      column: 0,
      where: '',
      reason: {
        zh: '引号未正确结束，其后的单元格可能并在一起',
        en: 'a quotation mark is not closed as it should be; the cells after it may run together',
      },
    })
  }
  return readScheduleTable({ file, kind: 'csv', encoding, sheet: null, rows: data, faults })
}
