import type { FileFault } from '../messages/file-fault.ts'
import type { Message } from '../messages/message.ts'

export type { FileFault } from '../messages/file-fault.ts'

/** A fault of the file as a whole. */
export function wholeFileFault(file: string, reason: Message): FileFault {
  return { file, row: 0, column: 0, where: '', reason }
}

/** Row and column, from 1, of a character of a text. */
export function positionIn(text: string, at: number): { row: number; column: number } {
  const before = text.slice(0, Math.max(0, at))
  const lines = before.split('\n')
  return { row: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}
