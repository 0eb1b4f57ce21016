import '../messages/intake.ts'
import { message, type Message } from '../messages/message.ts'
import { decodeText } from './decode-text.ts'

/** What a file is by its content, whatever its name says, and what to do with it instead. */
export interface NamedFile {
  readonly what: Message
  readonly instead: Message
}

type Bytes = Uint8Array
type Kind = readonly [what: Message, instead: Message]

const TABLE = message('advice.table')
const AS_XLSX = message('advice.xlsx')
const AS_XML = message('advice.xml')
const UNLOCK = message('advice.unlock')
const UNPACK = message('advice.unpack')
const MAP = message('advice.map')

/** Bytes as characters of the same numbers. */
const ascii = (bytes: Bytes, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** Whether a name stands in the bytes as UTF-16, as the directory of an old Office file has it. */
function holdsName(bytes: Bytes, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0])
  const first = wanted[0]!
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  return false
}

/** Office files of before 2007, and locked ones of any year, which look alike from outside. */
function oldOffice(bytes: Bytes): Kind {
  const old = (kind: Message): Message => message('kind.oldBinary', { kind })
  if (holdsName(bytes, 'EncryptedPackage')) return [message('kind.lockedOffice'), UNLOCK]
  if (holdsName(bytes, 'WordDocument')) return [old(message('kind.word')), TABLE]
  if (holdsName(bytes, 'PowerPoint Document')) return [old(message('kind.powerpoint')), TABLE]
  if (holdsName(bytes, 'Workbook') || holdsName(bytes, 'Book')) return [old(message('kind.xls')), AS_XLSX]
  if (/MSProject|Microsoft\.Project/.test(new TextDecoder('latin1').decode(bytes)))
    return [old(message('kind.mpp')), AS_XML]
  return [old(message('kind.xlsOrMpp')), message('advice.xlsxOrXml')]
}

/** Names of the files in a zip archive, from its directory, and whether it is locked. */
function listZip(bytes: Bytes): { readonly names: readonly string[]; readonly locked: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names: string[] = []
  let locked = false
  let at = bytes.length - 22
  while (at >= 0 && at > bytes.length - 66_000 && view.getUint32(at, true) !== 0x06054b50) at -= 1
  if (at < 0 || view.getUint32(at, true) !== 0x06054b50) return { names, locked }
  let entry = view.getUint32(at + 16, true)
  while (entry + 46 <= bytes.length && view.getUint32(entry, true) === 0x02014b50 && names.length < 10_000) {
    const length = view.getUint16(entry + 28, true)
    if ((view.getUint16(entry + 8, true) & 1) === 1) locked = true
    names.push(new TextDecoder().decode(bytes.subarray(entry + 46, entry + 46 + length)))
    entry += 46 + length + view.getUint16(entry + 30, true) + view.getUint16(entry + 32, true)
  }
  return { names, locked }
}

/** What is in a zip archive; undefined for a workbook, which is read, and for one without a directory. */
function archive(bytes: Bytes): Kind | undefined {
  const { names, locked } = listZip(bytes)
  if (names.length === 0) return undefined
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))
  if (has(/^\/?xl\/workbook\.bin$/i)) return [message('kind.xlsb'), AS_XLSX]
  if (has(/^\/?xl\//i)) return undefined
  if (has(/^word\//i)) return [message('kind.word'), TABLE]
  if (has(/^ppt\//i)) return [message('kind.powerpoint'), TABLE]
  if (ascii(bytes, 30, 120).includes('mimetypeapplication/vnd.oasis') || (has(/^mimetype$/) && has(/^content\.xml$/)))
    return [message('kind.openDocument'), AS_XLSX]
  if (has(/^project\.json$/) && has(/^(?:layers|scenarios|briefings|records)\/\d+\./))
    return [message('kind.project'), message('advice.project')]
  if (has(/\.iwa$/i)) return [message('kind.iwork'), AS_XLSX]
  if (has(/\.kml$/i)) return [message('kind.kmz'), MAP]
  if (has(/\.(?:shp|shx)$/i)) return [message('kind.shapefileZip'), MAP]
  if (has(/\.gdb\//i)) return [message('kind.gdbZip'), MAP]
  if (has(/\.geojson$/i)) return [message('kind.geojsonZip'), MAP]
  if (locked) return [message('kind.lockedArchive'), UNLOCK]
  return [message('kind.zip'), UNPACK]
}

/** Files that their first bytes tell, from an offset. */
const MAGIC: readonly (readonly [offset: number, bytes: string, Kind])[] = [
  [0, '%PDF', [message('kind.pdf'), TABLE]],
  [0, '\u0089PNG', [message('kind.png'), TABLE]],
  [0, '\u00ff\u00d8\u00ff', [message('kind.jpeg'), TABLE]],
  [0, 'GIF8', [message('kind.gif'), TABLE]],
  [8, 'WEBP', [message('kind.webp'), TABLE]],
  [0, 'II*\u0000', [message('kind.tiff'), TABLE]],
  [0, 'MM\u0000*', [message('kind.tiff'), TABLE]],
  [4, 'ftyphei', [message('kind.heic'), TABLE]],
  [4, 'ftypavif', [message('kind.avif'), TABLE]],
  [4, 'ftyp', [message('kind.mp4'), TABLE]],
  [0, '\u001aE\u00df\u00a3', [message('kind.webm'), TABLE]],
  [0, 'ID3', [message('kind.mp3'), TABLE]],
  [0, '\u0000\u0000\u0027\u000a', [message('kind.shapefilePart'), MAP]],
  [0, 'SQLite format 3', [message('kind.sqlite'), MAP]],
  [0, 'fgb', [message('kind.flatGeobuf'), MAP]],
  [0, 'PAR1', [message('kind.parquet'), AS_XLSX]],
  [0, 'glTF', [message('kind.glb'), MAP]],
  [0, 'AC10', [message('kind.dwg'), MAP]],
  [0, 'Rar!', [message('kind.rar'), UNPACK]],
  [0, '7z\u00bc\u00af', [message('kind.7z'), UNPACK]],
  [0, '\u001f\u008b', [message('kind.gz'), UNPACK]],
  [0, 'MZ', [message('kind.program'), TABLE]],
  [0, '{\\rtf', [message('kind.rtf'), TABLE]],
  [0, 'MPX,', [message('kind.mpx'), AS_XML]],
  [0, 'ERMHDR', [message('kind.xer'), AS_XML]],
  [0, 'ISO-10303-21', [message('kind.ifc'), MAP]],
  [0, 'BEGIN:V', [message('kind.calendar'), TABLE]],
  [0, '\u0009\u0008', [message('kind.oldXls'), AS_XLSX]],
  [0, 'MIME-Version', [message('kind.mht'), AS_XLSX]],
]

/** The root elements of XML files that are something else. */
const ROOTS: Readonly<Record<string, Kind>> = {
  kml: [message('kind.kml'), MAP],
  gpx: [message('kind.gpx'), MAP],
  osm: [message('kind.osm'), MAP],
  CityModel: [message('kind.cityGml'), MAP],
  FeatureCollection: [message('kind.gml'), MAP],
  svg: [message('kind.svg'), TABLE],
  html: [message('kind.html'), AS_XLSX],
  Workbook: [message('kind.excelXml'), AS_XLSX],
  APIBusinessObjects: [message('kind.p6Xml'), AS_XML],
  project: [message('kind.ganttProject'), AS_XML],
  rss: [message('kind.rss'), TABLE],
  metadata: [message('kind.metadata'), TABLE],
  document: [message('kind.documentPart'), TABLE],
}

const GEOMETRIES = new Set([
  'FeatureCollection',
  'Feature',
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
])

/** What a JSON text is, by its own fields; by its first characters where it is cut or damaged. */
function nameJson(text: string): Kind {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\u{feff}/u, ''))
  } catch {
    value = undefined
  }
  const fields = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  const type = fields['type'] ?? /"type"\s*:\s*"(\w+)"/.exec(text.slice(0, 2000))?.[1]
  if (GEOMETRIES.has(String(type))) return [message('kind.geojson'), MAP]
  if (type === 'Topology') return [message('kind.topojson'), MAP]
  if (type === 'CityJSON') return [message('kind.cityJson'), MAP]
  if (fields['format'] === 'zhengzhou-twin-scenario' || ('edits' in fields && 'horizon' in fields))
    return [message('kind.scenario'), message('advice.scenario')]
  if (fields['format'] === 'zhengzhou-twin-record') return [message('kind.record'), message('advice.record')]
  if ('chapters' in fields && 'opening' in fields) return [message('kind.briefing'), message('advice.briefing')]
  if ('kiosk' in fields) return [message('kind.settings'), message('advice.settings')]
  if (Array.isArray(value) && (value[0] as Readonly<Record<string, unknown>> | undefined)?.['id'] === 'document')
    return [message('kind.czml'), message('advice.czml')]
  return [message('kind.json'), TABLE]
}

/** Whether a file is meant as one of the twin's scenarios, whole or damaged: by what it holds, then by its name. */
export function isScenarioText(name: string, bytes: Uint8Array): boolean {
  const text = decodeText(name, bytes.subarray(0, 4000)).text
  if (!/^[\u{feff}\s]*\{/u.test(text)) return false
  return /"zhengzhou-twin-scenario"|"edits"\s*:|"deadlines"\s*:/.test(text) || /\.scenario\.json$/i.test(name)
}

/** The root element of an XML text, without prefix; null where the text is none. */
function rootOf(text: string): string | null {
  const found = /^\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->)[^])*-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:[\w.-]+:)?([\w.-]+)/i.exec(text)
  return found?.[1] ?? null
}

/** Text that is neither a table nor XML. */
function plainText(text: string): Kind | undefined {
  const start = text.replace(/^[\u{feff}\s]+/u, '')
  if (/^[[{]/.test(start) && /^[{[]\s*(?:["{[\]}\d]|$)/.test(start)) return nameJson(text)
  if (/^(?:GEOGCS|PROJCS|GEOGCRS|PROJCRS|COMPD_CS)\[/i.test(start)) return [message('kind.prj'), MAP]
  if (/^(?:From|Received|Return-Path|Delivered-To|Message-ID|Date|Subject): .*\r?\n[\w-]+: /i.test(start))
    return [message('kind.mail'), TABLE]
  if (/^(?:0\s*\r?\nSECTION|999\s*\r?\n)/i.test(start)) return [message('kind.dxf'), MAP]
  if (/^(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*(?:Z\s*)?\(/i.test(start)) return [message('kind.wkt'), MAP]
  return undefined
}

/** Names what was no text: what holds this many controls, and bytes that stand for nothing, is made for a program. */
export function nameBinary(text: string): NamedFile | undefined {
  const start = text.slice(0, 4000)
  // oxlint-disable-next-line no-control-regex -- these are counted
  const odd = start.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
  return odd > start.length / 20 ? { what: message('kind.binary'), instead: TABLE } : undefined
}

/** The dBASE table of a Shapefile: its version and a date of the calendar. */
const isDbf = (bytes: Bytes): boolean =>
  [0x03, 0x30, 0x31, 0x83, 0x8b, 0xf5].includes(bytes[0]!) &&
  bytes.length > 32 &&
  bytes[2]! >= 1 &&
  bytes[2]! <= 12 &&
  bytes[3]! >= 1 &&
  bytes[3]! <= 31 &&
  bytes[8]! + bytes[9]! * 256 >= 33

/**
 * Names a file that is no schedule, from its bytes and, where it is text, from `text`. Undefined for what may be a
 * schedule: a workbook, Project's XML, a table as text.
 */
export function nameFile(bytes: Bytes, text: () => string): NamedFile | undefined {
  const kind = kindOf(bytes, text)
  return kind && { what: kind[0], instead: kind[1] }
}

function kindOf(bytes: Bytes, text: () => string): Kind | undefined {
  if (ascii(bytes, 0, 4) === '\u00d0\u00cf\u0011\u00e0') return oldOffice(bytes)
  if (ascii(bytes, 0, 2) === 'PK') return archive(bytes)
  const magic = MAGIC.find(([offset, start]) => ascii(bytes, offset, start.length) === start)
  if (magic) return magic[2]
  if (ascii(bytes, 0, 2) === 'BM' && bytes.length > 26 && bytes[6] === 0 && bytes[7] === 0)
    return [message('kind.bmp'), TABLE]
  if (isDbf(bytes)) return [message('kind.dbf'), AS_XLSX]
  const read = text()
  const start = read.replace(/^[\u{feff}\s]+/u, '')
  if (!start.startsWith('<')) return plainText(read)
  if (/^<!DOCTYPE\s+html/i.test(start)) return ROOTS['html']
  const root = rootOf(start)
  return root === null || root === 'Project' ? undefined : (ROOTS[root] ?? ROOTS[root.toLowerCase()])
}
