import { positionIn, type FileFault } from './file-fault.ts'

export interface DecodedText {
  readonly text: string
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
  /** One for each place whose bytes are no text in that encoding; at most 20. */
  readonly faults: readonly FileFault[]
}

const REPLACEMENT = '\u{fffd}'
const MAX_FAULTS = 20

/**
 * Bytes to text. A byte order mark decides; else every second byte being zero tells UTF-16; else what is UTF-8, but for a
 * few damaged bytes, is UTF-8; the rest is read as GB18030, which GBK and GB2312 are part of.
 */
export function decodeText(file: string, bytes: Uint8Array): DecodedText {
  const marked = markOf(bytes)
  if (marked) return decodeAs(file, bytes, marked)
  const wide = wideOf(bytes)
  if (wide) return decodeAs(file, bytes, wide)
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  const damaged = utf8.split(REPLACEMENT).length - 1
  if (damaged === 0) return { text: utf8, encoding: 'utf-8', faults: [] }
  // oxlint-disable-next-line no-control-regex -- all that is not ASCII
  const sound = utf8.replace(/[\u0000-\u007f\ufffd]+/g, '').length
  return decodeAs(file, bytes, damaged * 2 <= sound ? 'utf-8' : 'gb18030')
}

function decodeAs(file: string, bytes: Uint8Array, encoding: DecodedText['encoding']): DecodedText {
  const text = new TextDecoder(encoding).decode(bytes)
  const faults: FileFault[] = []
  for (
    let at = text.indexOf(REPLACEMENT);
    at >= 0 && faults.length < MAX_FAULTS;
    at = text.indexOf(REPLACEMENT, at + 1)
  ) {
    faults.push({
      file,
      ...positionIn(text, at),
      where: '',
      reason: {
        zh: `此处字节不是${encoding.toUpperCase()}文字`,
        en: `the bytes here are no ${encoding.toUpperCase()} text`,
      },
    })
  }
  return { text, encoding, faults }
}

function markOf(bytes: Uint8Array): DecodedText['encoding'] | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 without a mark: commas, digits and line ends have a zero byte on one side. */
function wideOf(bytes: Uint8Array): DecodedText['encoding'] | undefined {
  const length = Math.min(bytes.length, 4000)
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 1) {
    if (bytes[i] !== 0) continue
    if (i % 2 === 0) even += 1
    else odd += 1
  }
  if (odd > length / 20 && odd > even * 4) return 'utf-16le'
  if (even > length / 20 && even > odd * 4) return 'utf-16be'
  return undefined
}
