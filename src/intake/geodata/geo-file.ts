import '../../messages/intake.ts'
import type { FileFault } from '../../messages/file-fault.ts'
import { message, type Message } from '../../messages/message.ts'
import type { EncodingReading } from '../../own-layers/file-preview.ts'
import { decodeText } from '../decode-text.ts'
import { wholeFileFault } from '../file-fault.ts'
import { GEO_BOUNDS } from './bounds.ts'

/** A file, or one of an archive, as readers get it. */
export interface GeoFile {
  /** As it came; one of an archive is `archive.zip/roads.shp`. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** What a reader is told beside the file. */
export interface ReadOptions {
  /** An encoding that a person chose; null to find it. */
  readonly encoding: string | null
  /** How far reading has come, 0 to 1. */
  readonly onShare: (share: number) => void
  /** Opens a database file; where it is missing, databases cannot be read here. */
  readonly openDatabase?: (bytes: Uint8Array) => Promise<Database>
}

/** As much of SQLite as is needed: all rows of a query, names of its columns first. */
export interface Database {
  query(sql: string): { readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] }
  close(): void
}

/** Thrown by readers for what makes a whole file unreadable; becomes a fault of that file. */
export class UnreadableFile extends Error {
  constructor(
    readonly reason: Message,
    /** Row and column from 1, where that is known. */
    readonly place: { readonly row: number; readonly column: number } = { row: 0, column: 0 },
    readonly where = '',
  ) {
    super(reason.code)
  }
}

/** The name without folders and ending. */
export function stemOf(name: string): string {
  const last = name.slice(name.lastIndexOf('/') + 1)
  return last.replace(/\.[^.]{1,12}$/, '') || last
}

export function endingOf(name: string): string {
  return /\.([^./]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** A text and its encoding; `declared` by the file itself or by one beside it. */
export function readText(
  { name, bytes }: GeoFile,
  chosen: string | null,
  declared: string | null = null,
): { readonly text: string; readonly encoding: EncodingReading; readonly faults: readonly FileFault[] } {
  if (bytes.length > GEO_BOUNDS.textBytes)
    throw new UnreadableFile(message('geo.textTooLong', { max: GEO_BOUNDS.textBytes / 1e6 }))
  if (chosen !== null) {
    const text = decoderOf(chosen).decode(bytes)
    return {
      text: withoutMark(text),
      encoding: { name: chosen, basis: 'chosen', reason: message('geo.encodingChosen') },
      faults: [],
    }
  }
  const { text, encoding, faults } = decodeText(name, bytes, declared)
  const isStated = declared !== null && sameEncoding(declared, encoding)
  return {
    text: withoutMark(text),
    encoding: {
      name: encoding,
      basis: isStated ? 'stated' : 'derived',
      reason: isStated ? message('geo.encodingStated', { declared }) : message('geo.encodingFound'),
    },
    faults,
  }
}

const withoutMark = (text: string): string => (text.startsWith('\u{feff}') ? text.slice(1) : text)

function sameEncoding(declared: string, encoding: string): boolean {
  try {
    return new TextDecoder(declared).encoding === encoding
  } catch {
    return false
  }
}

/** A decoder by the name of an encoding; a fault of the file where nobody knows it. */
export function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding)
  } catch {
    throw new UnreadableFile(message('file.encodingUnknown', { declared: encoding }))
  }
}

/** What a reader threw, as a fault of the file. Anything unforeseen says what it was, and hides nothing. */
export function faultOf(file: string, thrown: unknown): FileFault {
  if (thrown instanceof UnreadableFile)
    return { ...wholeFileFault(file, thrown.reason), ...thrown.place, where: thrown.where }
  const detail = (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, 200)
  return wholeFileFault(file, message('geo.damaged', { detail }))
}
