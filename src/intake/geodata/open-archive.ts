import '../../messages/intake.ts'
import { unzipSync } from 'fflate'
import { message } from '../../messages/message.ts'
import { GEO_BOUNDS } from './bounds.ts'
import { UnreadableFile, type GeoFile } from './geo-file.ts'

/** What macOS and Windows put into archives beside the data. */
const CLUTTER = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** The name of a file in an archive, without folders that lead out of it. Names of old tools are GBK and come as Latin letters. */
function nameIn(raw: string): string {
  const codes = Array.from(raw, (sign) => sign.codePointAt(0) ?? 0)
  const text = codes.every((code) => code < 256) ? decodeName(Uint8Array.from(codes)) : raw
  return text
    .split(/[\\/]/)
    .filter((step) => step !== '' && step !== '.' && step !== '..')
    .join('/')
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/**
 * The files of an archive. What unpacks to more than is read, or to many times what it takes, is refused before it is
 * unpacked; a file that holds more than it declares is not read further than that.
 */
export function openArchive(file: GeoFile): readonly GeoFile[] {
  const most = Math.min(GEO_BOUNDS.bytes, Math.max(GEO_BOUNDS.unpackLeast, file.bytes.length * GEO_BOUNDS.unpackRatio))
  let [count, unpacked] = [0, 0]
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(file.bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith('/') || CLUTTER.test(name) || nameIn(name) === '') return false
        count += 1
        unpacked += originalSize
        return count <= GEO_BOUNDS.archived && unpacked <= most
      },
    })
  } catch (fault) {
    const detail = (fault instanceof Error ? fault.message : String(fault)).slice(0, 120)
    throw new UnreadableFile(message('geo.badArchive', { detail }))
  }
  if (unpacked > most) throw new UnreadableFile(message('geo.unpacksTooLarge', { max: Math.round(most / 1e6) }))
  if (count > GEO_BOUNDS.archived)
    throw new UnreadableFile(message('geo.tooManyArchived', { max: GEO_BOUNDS.archived }))
  if (count === 0) throw new UnreadableFile(message('geo.emptyArchive'))
  return Object.entries(parts).map(([name, bytes]) => ({ name: `${file.name}/${nameIn(name)}`, bytes }))
}
