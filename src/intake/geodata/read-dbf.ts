import '../../messages/intake.ts'
import { message } from '../../messages/message.ts'
import type { EncodingReading } from '../../own-layers/file-preview.ts'
import { GEO_BOUNDS } from './bounds.ts'
import { UnreadableFile, decoderOf } from './geo-file.ts'
import type { RawLayerBuilder } from './raw-layer.ts'

/** A dBASE table whose rows are read one at a time. */
export interface DbfTable {
  readonly count: number
  readonly encoding: EncodingReading
  /** Gives the values of a row, from 0, to the row that is being built. */
  addRow(row: number, builder: RawLayerBuilder): void
}

interface Field {
  readonly name: string
  readonly type: string
  readonly from: number
  readonly length: number
}

/** Language driver ids whose code page a browser can decode. */
const BY_DRIVER: Readonly<Record<number, string>> = {
  0x4d: 'gb18030',
  0x7a: 'gb18030',
  0x4f: 'big5',
  0x78: 'big5',
  0x4e: 'euc-kr',
  0x79: 'euc-kr',
  0x13: 'shift_jis',
  0x7b: 'shift_jis',
  0x03: 'windows-1252',
  0x57: 'windows-1252',
  0xc8: 'windows-1250',
  0xc9: 'windows-1251',
}

/** What a .cpg names, as browsers call it; undefined for what is no encoding that they know. */
function encodingOfCpg(text: string): string | undefined {
  const plain = text.trim().toLowerCase()
  if (/^(?:ansi\s*|cp|ms|windows-?)?936$|^gbk$|gb-?2312|gb-?18030|euc-cn/.test(plain)) return 'gb18030'
  if (/^(?:ansi\s*|cp|ms|windows-?)?950$|^big-?5/.test(plain)) return 'big5'
  const page = /^(?:ansi\s*|cp|ms|windows-?)?(125\d)$/.exec(plain)?.[1]
  const iso = /^(?:iso[-_ ]?)?8859[-_ ]?(\d{1,2})$/.exec(plain)?.[1]
  const name = page ? `windows-${page}` : iso ? `iso-8859-${iso}` : /^(?:65001|utf-?8)$/.test(plain) ? 'utf-8' : plain
  try {
    return new TextDecoder(name).encoding
  } catch {
    return undefined
  }
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/**
 * The encoding of the texts: as it was chosen, else as the .cpg says, else the table's own mark, else UTF-8 where all of
 * it is, else GB18030. A .cpg that says UTF-8 over bytes that are none is not believed.
 */
function encodingOf(bytes: Uint8Array, body: number, cpg: Uint8Array | null, chosen: string | null): EncodingReading {
  if (chosen !== null) return { name: chosen, basis: 'chosen', reason: message('geo.encodingChosen') }
  const sample = bytes.subarray(body)
  const declared = cpg ? new TextDecoder('latin1').decode(cpg.subarray(0, 40)).trim() : ''
  const stated = declared === '' ? undefined : encodingOfCpg(declared)
  if (stated && (stated !== 'utf-8' || isUtf8(sample)))
    return { name: stated, basis: 'stated', reason: message('geo.encodingStated', { declared: declared.slice(0, 40) }) }
  const driver = BY_DRIVER[bytes[29] ?? 0]
  if (driver && !(driver !== 'gb18030' && driver !== 'big5' && isUtf8(sample))) {
    const mark = `LDID 0x${(bytes[29] ?? 0).toString(16).toUpperCase()}`
    return { name: driver, basis: 'stated', reason: message('geo.encodingStated', { declared: mark }) }
  }
  return { name: isUtf8(sample) ? 'utf-8' : 'gb18030', basis: 'derived', reason: message('geo.encodingFound') }
}

/** Opens a dBASE table; its declared number of rows is believed only as far as the bytes reach. */
export function openDbf(bytes: Uint8Array, cpg: Uint8Array | null, chosen: string | null): DbfTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 33) throw new UnreadableFile(message('geo.badDbf'))
  const [declared, body, size] = [view.getUint32(4, true), view.getUint16(8, true), view.getUint16(10, true)]
  if (body < 33 || size < 1 || body > bytes.length) throw new UnreadableFile(message('geo.badDbf'))
  const encoding = encodingOf(bytes, body, cpg, chosen)
  const decoder = decoderOf(encoding.name)
  const text = (from: number, length: number): string => {
    const part = bytes.subarray(from, from + length)
    const end = part.indexOf(0)
    return decoder.decode(end < 0 ? part : part.subarray(0, end)).trim()
  }
  const fields: Field[] = []
  let offset = 1
  for (let at = 32; at + 32 <= body && bytes[at] !== 0x0d && fields.length < GEO_BOUNDS.fields; at += 32) {
    const [type, length] = [String.fromCharCode(bytes[at + 11] ?? 0), bytes[at + 16] ?? 0]
    const name = text(at, 11)
    if (offset + length <= size) fields.push({ name: name || `#${fields.length + 1}`, type, from: offset, length })
    offset += length
  }
  const count = Math.min(declared, Math.floor((bytes.length - body) / size))
  return {
    count,
    encoding,
    addRow(row, builder) {
      if (row >= count) return
      const from = body + row * size
      for (const field of fields) builder.set(field.name, valueOf(text(from + field.from, field.length), field.type))
    },
  }
}

/** Fields whose bytes are no text: numbers and links of FoxPro and dBASE 7, which no map program writes. */
const BINARY = /^[IBOYTG@+PW]$/

function valueOf(text: string, type: string): string | number | boolean | null {
  if (text === '' || /^\*+$/.test(text)) return null
  if (BINARY.test(type)) return null
  if (type === 'N' || type === 'F') {
    const number = Number(text)
    return Number.isFinite(number) ? number : text
  }
  if (type === 'L') return /^[ty]$/i.test(text) ? true : /^[fn]$/i.test(text) ? false : null
  const date = type === 'D' ? /^(\d{4})(\d{2})(\d{2})$/.exec(text) : null
  if (type === 'D') return date && text !== '00000000' ? `${date[1]}-${date[2]}-${date[3]}` : null
  return text
}
