import '../messages/intake.ts'
import { failure, success, type Result } from '../base/result.ts'
import { message, type MessageCode } from '../messages/message.ts'
import { decodeText } from './decode-text.ts'
import { wholeFileFault, type FileFault } from './file-fault.ts'
import { nameBinary, nameFile } from './name-file.ts'

/** Files of the twin's own that are JSON. */
const WANTED = {
  scenario: message('kind.scenario'),
  briefing: message('kind.briefing'),
  record: message('kind.record'),
} as const
/** Others of its own: their advice says where they are opened. */
const OWN: ReadonlySet<MessageCode> = new Set([
  ...Object.values(WANTED).map(({ code }) => code),
  'kind.settings',
  'kind.project',
])

/**
 * The text of a file that is to be one of the twin's own, in whatever encoding an editor saved it; what is something else is
 * named for what it is. What is JSON, sound or not, is left to its reader, who tells the place of a fault. Never throws.
 */
export function readOwnText(file: string, bytes: Uint8Array, wanted: keyof typeof WANTED): Result<string, FileFault> {
  const { text } = decodeText(file, bytes)
  if (text.trim() === '') return failure([wholeFileFault(file, message('file.empty'))])
  const named = nameFile(bytes, () => text) ?? nameBinary(text)
  if (!named || named.what.code === 'kind.json' || named.what.code === WANTED[wanted].code) return success(text)
  const { what, instead } = named
  const reason = OWN.has(what.code)
    ? message('file.otherOwn', { what, wanted: WANTED[wanted], instead })
    : message('file.notOwn', { what, wanted: WANTED[wanted] })
  return failure([wholeFileFault(file, reason)])
}
