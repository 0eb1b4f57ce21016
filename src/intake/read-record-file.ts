import '../messages/intake.ts'
import { cleanTexts } from '../base/clean-text.ts'
import { failure, success, type Result } from '../base/result.ts'
import type { City } from '../city/build-city.ts'
import { message } from '../messages/message.ts'
import { checkRecord } from '../own-documents/check-record.ts'
import { RECORD_FORMAT, RECORD_VERSION, recordFileSchema, type RecordFile } from '../own-documents/schema.ts'
import type { FileFault } from './file-fault.ts'
import { readLocatedJson } from './located-json.ts'

/** Characters of a record file: 20,000 statements with all that belongs to them take less. */
const MAX_TEXT = 40_000_000
/** After so many faults of one file, the others wait. */
const MOST_FAULTS = 50

/** Reads a `.record.json` against the shipped city. Every fault says its line and column. Never throws. */
export function readRecordFile(file: string, text: string, city: City): Result<RecordFile, FileFault> {
  const json = readLocatedJson(file, text, MAX_TEXT)
  if (!json.ok) return json
  const { value, at } = json.value
  const faultAt = (path: readonly PropertyKey[], reason: FileFault['reason']): FileFault => ({
    file,
    ...at(path),
    where: path.map((step) => `/${String(step)}`).join(''),
    reason,
  })
  const head = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  if (head['format'] !== RECORD_FORMAT)
    return failure([faultAt(['format'], message('recordFile.format', { format: RECORD_FORMAT }))])
  if (head['version'] !== RECORD_VERSION)
    return failure([faultAt(['version'], message('recordFile.version', { version: RECORD_VERSION }))])
  const read = recordFileSchema.safeParse(cleanTexts(value))
  if (!read.success)
    return failure(
      read.error.issues
        .slice(0, MOST_FAULTS)
        .map(({ path, message: detail }) => faultAt(path, message('recordFile.field', { detail }))),
    )
  const faults = checkRecord(read.data, city)
  return faults.length === 0
    ? success(read.data)
    : failure(faults.slice(0, MOST_FAULTS).map(({ path, reason }) => faultAt(path, reason)))
}

/** A record as its file: two spaces of indent, so that versions compare line by line. */
export const writeRecordFile = (record: RecordFile): string => `${JSON.stringify(record, null, 2)}\n`
