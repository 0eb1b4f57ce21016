import type { Message } from '../messages/message.ts'

/** What is wrong in a file that a viewer brought: where it is, and why. */
export interface FileFault {
  readonly file: string
  /** Line of a text or row of a table, from 1; 0 where the file as a whole is meant. */
  readonly row: number
  /** Character of the line or column of the table, from 1; 0 where the whole row is meant. */
  readonly column: number
  /** The place as the file itself names it: `C7`, `Sheet 2!C7`, `/edits/0/entity`; empty for the whole file. */
  readonly where: string
  readonly reason: Message
}

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
