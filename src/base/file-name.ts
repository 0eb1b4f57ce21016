import { cleanLine } from './clean-text.ts'

/** What Windows keeps for devices, whatever follows it. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i
/** File systems take 255 bytes for a name; two long ones with a date stay below. */
const LONGEST_PART = 75

/**
 * A name for a file from what tells it apart, in this order: cleaned of what any file system refuses, each part cut so
 * that the whole always fits. Empty parts are left out. `ending` goes without its first dot: `scenario.json`.
 */
export function fileName(parts: readonly string[], ending: string): string {
  return `${fileStem(parts)}.${ending}`
}

/** The same without an ending, as a title that a browser names a printed page after. */
export function fileStem(parts: readonly string[]): string {
  const stem = parts
    .map(namePart)
    .filter((part) => part !== '')
    .join('-')
  return stem === '' ? 'file' : stem.replace(DEVICE, '_$1')
}

function namePart(part: string): string {
  const whole = cleanLine(part)
    .replace(/\s*[\\/:*?"<>|·~#%&{}$!'@`=+^;,]+\s*/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.-]+|[\s.-]+$/g, '')
  const encoder = new TextEncoder()
  let cut = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter().segment(whole)) {
    bytes += encoder.encode(segment).length
    if (bytes > LONGEST_PART) break
    cut += segment
  }
  return cut.replace(/[\s.-]+$/, '')
}
