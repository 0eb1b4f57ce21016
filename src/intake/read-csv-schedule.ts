import '../messages/intake.ts'
import { message } from '../messages/message.ts'
import papa from 'papaparse'
import { decodeText } from './decode-text.ts'
import type { FileFault } from './file-fault.ts'
import type { Cell } from './read-cells.ts'
import { readScheduleTable } from './read-schedule-table.ts'
import { SCHEDULE_BOUNDS, type ScheduleFile } from './schedule-file.ts'

/** A schedule as comma-, tab- or semicolon-separated text, in UTF-8, UTF-16 or GB18030. */
export function readCsvSchedule(file: string, bytes: Uint8Array): ScheduleFile {
  const { text, encoding, faults: found } = decodeText(file, bytes)
  const faults: FileFault[] = [...found]
  // Excel's own line that names the separator is no row; the rows below keep their numbers.
  const plain = text.replace(/^\u{feff}/u, '')
  const separator = /^"?sep=(.)"?\r?\n/i.exec(plain)
  const { data, errors } = papa.parse<string[]>(plain.replace(/^"?sep=./i, '').replace(/^"(?=\r?\n)/, ''), {
    ...(separator ? { delimiter: separator[1]! } : {}),
    header: false,
    skipEmptyLines: false,
    preview: SCHEDULE_BOUNDS.rows + 1,
    delimitersToGuess: separatesInFullWidth(plain) ? ['，'] : [',', '\t', ';', '|'],
  })
  for (const error of errors.slice(0, 20)) {
    if (error.type !== 'Quotes') continue
    faults.push({
      file,
      row: (error.row ?? 0) + 1,
      column: 0,
      where: '',
      reason: message('csv.quote'),
    })
  }
  return readScheduleTable({ file, kind: 'csv', encoding, sheet: null, rows: withLostZeros(data), faults })
}

/**
 * Whether a text's cells lie between full-width commas: more of its first lines hold them than any other separator. In a
 * table with plain separators they stand in the sentences of cells, and every row may hold the same number of them.
 */
function separatesInFullWidth(text: string): boolean {
  const lines = text.split(/\r?\n/, 30)
  const count = (sign: RegExp): number => lines.filter((line) => sign.test(line)).length
  return count(/，/) > count(/[,\t;|]/)
}

/**
 * A spreadsheet writes the number 2022.10 as 2022.1. Unless the file shows that it keeps its zeros, such a cell is the number
 * and not the month of January.
 */
function withLostZeros(rows: readonly (readonly string[])[]): readonly (readonly Cell[])[] {
  if (rows.some((row) => row.some((cell) => /^\s*\d{4}\.(?:10|0\d)\s*$/.test(cell)))) return rows
  return rows.map((row) => row.map((cell) => (/^\s*\d{4}\.1\s*$/.test(cell) ? Number(cell) : cell)))
}
