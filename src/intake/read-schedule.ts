import '../messages/intake.ts'
import { message } from '../messages/message.ts'
import { declaredEncoding, decodeText } from './decode-text.ts'
import { wholeFileFault } from './file-fault.ts'
import { nameBinary, nameFile, type NamedFile } from './name-file.ts'
import { readCsvSchedule } from './read-csv-schedule.ts'
import { readProjectXml } from './read-project-xml.ts'
import { readXlsxSchedule } from './read-xlsx-schedule.ts'
import { SCHEDULE_BOUNDS, unreadSchedule, type ScheduleFile } from './schedule-file.ts'

/**
 * Reads a schedule that a viewer brought: Microsoft Project XML, .xlsx or CSV, told apart by their content, not by the
 * name. What is something else is named for what it is. Never throws; what could not be read stands in `faults`.
 */
export function readSchedule(file: string, bytes: Uint8Array): ScheduleFile {
  if (bytes.length === 0) return unreadSchedule(file, 'unknown', [wholeFileFault(file, message('file.empty'))])
  let decoded: string | undefined
  const text = (): string => (decoded ??= decodeText(file, bytes, declaredEncoding(bytes)).text)
  if (bytes.length < 100 && text().trim().replace('\ufeff', '') === '')
    return unreadSchedule(file, 'unknown', [wholeFileFault(file, message('file.empty'))])
  const refuse = ({ what, instead }: NamedFile): ScheduleFile =>
    unreadSchedule(file, 'unknown', [wholeFileFault(file, message('file.otherKind', { what, instead }))])
  const named = nameFile(bytes, text)
  if (named) return refuse(named)
  if (bytes.length > SCHEDULE_BOUNDS.bytes) {
    return unreadSchedule(file, 'unknown', [
      wholeFileFault(file, message('file.tooLarge', { max: SCHEDULE_BOUNDS.bytes / 1e6 })),
    ])
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readXlsxSchedule(file, bytes)
  const binary = nameBinary(text())
  if (binary) return refuse(binary)
  return /^[\u{feff}\s]*</u.test(text()) ? readProjectXml(file, bytes) : readCsvSchedule(file, bytes)
}
