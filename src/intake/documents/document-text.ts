import type { Message } from '../../messages/message.ts'

export type DocumentKind = 'pdf' | 'docx' | 'html' | 'text'

/** What is read of a document, as text to mark phrases in. */
export interface DocumentText {
  readonly kind: DocumentKind
  /** The text of each page in order, lines ended by \n; a single one where the file knows no pages. */
  readonly pages: readonly string[]
  /** Whether the numbers of `pages` are those of the document's own pages. */
  readonly paged: boolean
  /** What was not read, or not surely, in words. */
  readonly notes: readonly Message[]
}

/** A document as readers get it. */
export interface DocumentFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Bounds of what is read; a yearbook of a city stays below them. */
export const DOCUMENT_BOUNDS = {
  bytes: 200_000_000,
  pages: 2_000,
  /** Characters of all pages together. */
  characters: 4_000_000,
  /** Bytes that the parts of a DOCX may unpack to, all together. */
  unpacked: 60_000_000,
  /** Elements within each other. */
  depth: 1_000,
} as const

/** Numbers in order as ranges: 3, 5–7. Of many, the first ranges and an ellipsis. */
export function asRanges(numbers: readonly number[], most = 8): string {
  const ranges: [from: number, to: number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  const shown = ranges.slice(0, most).map(([from, to]) => (from === to ? String(from) : `${from}–${to}`))
  return [...shown, ...(ranges.length > most ? ['…'] : [])].join(', ')
}
