import type { Message } from './message.ts'

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
