import '../messages/intake.ts'
import { message } from '../messages/message.ts'
import { positionIn, wholeFileFault, type FileFault } from './file-fault.ts'

export interface DecodedText {
  readonly text: string
  /** As browsers name it: utf-8, gb18030, utf-16le, big5 … */
  readonly encoding: string
  /** One for each place whose bytes are no text in that encoding; at most 20. */
  readonly faults: readonly FileFault[]
}

const REPLACEMENT = '\u{fffd}'
const MAX_FAULTS = 20
/** Signs of Chinese, whose UTF-8 is hardly ever met in another encoding by chance. */
const HAN = /\p{Script=Han}/u

/**
 * Bytes to text. A byte order mark decides; else every second byte being zero tells UTF-16; else what the file itself
 * `declared`; else what is UTF-8, but for a few damaged bytes, is UTF-8; the rest is read as GB18030, which GBK and GB2312
 * are part of. A declaration that the bytes contradict is a fault and is not followed.
 */
export function decodeText(file: string, bytes: Uint8Array, declared: string | null = null): DecodedText {
  const marked = markOf(bytes) ?? wideOf(bytes)
  if (marked) return decodeAs(file, bytes, marked)
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  const damaged = utf8.split(REPLACEMENT).length - 1
  const named = declared === null ? undefined : declaredOf(file, declared)
  if (named && 'encoding' in named && named.encoding !== 'utf-8' && !named.encoding.startsWith('utf-16')) {
    // oxlint-disable-next-line no-control-regex -- all that is not ASCII
    const isUtf8 = damaged === 0 && /[^\u0000-\u007f]/.test(utf8) && HAN.test(utf8)
    if (!isUtf8) return decodeAs(file, bytes, named.encoding)
    return { text: utf8, encoding: 'utf-8', faults: [contradicted(file, declared ?? '')] }
  }
  const more = named && 'fault' in named ? [named.fault] : []
  if (damaged === 0) return { text: utf8, encoding: 'utf-8', faults: more }
  // oxlint-disable-next-line no-control-regex -- all that is not ASCII
  const sound = utf8.replace(/[\u0000-\u007f\ufffd]+/g, '').length
  const guessed = decodeAs(file, bytes, damaged * 2 <= sound ? 'utf-8' : 'gb18030')
  const wrong =
    named && 'encoding' in named && guessed.encoding !== named.encoding ? [contradicted(file, declared ?? '')] : []
  return { ...guessed, faults: [...more, ...wrong, ...guessed.faults] }
}

/** The encoding that the first line of an XML file declares. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 300))
  return /^[^<]*<\?xml\s[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)\s*["']/i.exec(head)?.[1] ?? null
}

function declaredOf(file: string, declared: string): { encoding: string } | { fault: FileFault } {
  try {
    return { encoding: new TextDecoder(declared).encoding }
  } catch {
    return {
      fault: wholeFileFault(file, message('file.encodingUnknown', { declared })),
    }
  }
}

function contradicted(file: string, declared: string): FileFault {
  return wholeFileFault(file, message('file.encodingOther', { declared }))
}

function decodeAs(file: string, bytes: Uint8Array, encoding: string): DecodedText {
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
      reason: message('file.notText', { encoding: encoding.toUpperCase() }),
    })
  }
  return { text, encoding, faults }
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** UTF-16 without a mark: commas, digits and line ends have a zero byte on one side. */
function wideOf(bytes: Uint8Array): string | undefined {
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
