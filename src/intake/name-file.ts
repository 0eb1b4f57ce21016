import type { LocalizedText } from '../base/localized-text.ts'

/** What a file is by its content, whatever its name says, and what to do with it instead. */
export interface NamedFile {
  readonly what: LocalizedText
  readonly instead: LocalizedText
}

type Bytes = Uint8Array
type Kind = readonly [what: LocalizedText, instead: LocalizedText]

const w = (zh: string, en: string): LocalizedText => ({ zh, en })

const TABLE = w('请把项目名称和日期整理成xlsx或CSV表格', 'put names and dates into a table (.xlsx or CSV)')
const AS_XLSX = w('请另存为xlsx或CSV', 'save it as .xlsx or CSV')
const AS_XML = w('请在该程序中另存为Project XML（.xml）', 'save it as Project XML (.xml) in its own program')
const UNLOCK = w('请去掉密码后另存', 'save it without the password')
const UNPACK = w('请先解压，再选其中的文件', 'unpack it and choose a file in it')
const MAP = w(
  '进度导入只读日期，不读图形；请把其中的名称和日期整理成xlsx或CSV表格',
  'schedules are read for their dates, not for shapes: put its names and dates into a table (.xlsx or CSV)',
)

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
  const old = (zh: string, en: string): LocalizedText =>
    w(`旧的二进制格式（${zh}）`, `a file in the old binary form (${en})`)
  if (holdsName(bytes, 'EncryptedPackage')) return [w('有密码的Office文件', 'an Office file behind a password'), UNLOCK]
  if (holdsName(bytes, 'WordDocument')) return [old('Word文档', 'a Word document'), TABLE]
  if (holdsName(bytes, 'PowerPoint Document')) return [old('PowerPoint演示文稿', 'a PowerPoint presentation'), TABLE]
  if (holdsName(bytes, 'Workbook') || holdsName(bytes, 'Book')) return [old('xls工作簿', 'an .xls workbook'), AS_XLSX]
  if (/MSProject|Microsoft\.Project/.test(new TextDecoder('latin1').decode(bytes)))
    return [old('mpp，Microsoft Project', 'mpp, Microsoft Project'), AS_XML]
  return [old('xls或mpp', 'xls or mpp'), w('请另存为xlsx、CSV或Project XML', 'save it as .xlsx, CSV or Project XML')]
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
  if (has(/^\/?xl\/workbook\.bin$/i)) return [w('二进制工作簿（xlsb）', 'a binary workbook (.xlsb)'), AS_XLSX]
  if (has(/^\/?xl\//i)) return undefined
  if (has(/^word\//i)) return [w('Word文档', 'a Word document'), TABLE]
  if (has(/^ppt\//i)) return [w('PowerPoint演示文稿', 'a PowerPoint presentation'), TABLE]
  if (ascii(bytes, 30, 120).includes('mimetypeapplication/vnd.oasis'))
    return [w('OpenDocument文件（如ods）', 'an OpenDocument file (such as .ods)'), AS_XLSX]
  if (has(/\.iwa$/i)) return [w('Apple Numbers或Pages文件', 'a file of Apple Numbers or Pages'), AS_XLSX]
  if (has(/\.kml$/i)) return [w('Google Earth地图文件（KMZ）', 'a map file of Google Earth (KMZ)'), MAP]
  if (has(/\.(?:shp|shx)$/i)) return [w('压缩的Shapefile地图图层', 'a zipped Shapefile, a map layer'), MAP]
  if (has(/\.gdb\//i)) return [w('压缩的地理数据库（gdb）', 'a zipped geodatabase (gdb)'), MAP]
  if (has(/\.geojson$/i)) return [w('压缩的GeoJSON地图图层', 'a zipped GeoJSON map layer'), MAP]
  if (locked) return [w('有密码的压缩包', 'an archive behind a password'), UNLOCK]
  return [w('压缩包', 'an archive (.zip)'), UNPACK]
}

/** Files that their first bytes tell, from an offset. */
const MAGIC: readonly (readonly [offset: number, bytes: string, Kind])[] = [
  [0, '%PDF', [w('PDF文件', 'a PDF'), TABLE]],
  [0, '\u0089PNG', [w('图片（PNG）', 'a picture (PNG)'), TABLE]],
  [0, '\u00ff\u00d8\u00ff', [w('图片（JPEG）', 'a picture (JPEG)'), TABLE]],
  [0, 'GIF8', [w('图片（GIF）', 'a picture (GIF)'), TABLE]],
  [8, 'WEBP', [w('图片（WebP）', 'a picture (WebP)'), TABLE]],
  [0, 'II*\u0000', [w('图片（TIFF）', 'a picture (TIFF)'), TABLE]],
  [0, 'MM\u0000*', [w('图片（TIFF）', 'a picture (TIFF)'), TABLE]],
  [4, 'ftyphei', [w('图片（HEIC）', 'a picture (HEIC)'), TABLE]],
  [4, 'ftypavif', [w('图片（AVIF）', 'a picture (AVIF)'), TABLE]],
  [4, 'ftyp', [w('视频或录音（MP4）', 'a film or recording (MP4)'), TABLE]],
  [0, '\u001aE\u00df\u00a3', [w('视频（WebM或MKV）', 'a film (WebM or MKV)'), TABLE]],
  [0, 'ID3', [w('录音（MP3）', 'a recording (MP3)'), TABLE]],
  [0, '\u0000\u0000\u0027\u000a', [w('Shapefile的一部分（shp或shx）', 'a part of a Shapefile (shp or shx)'), MAP]],
  [0, 'SQLite format 3', [w('数据库（SQLite或GeoPackage）', 'a database (SQLite or GeoPackage)'), MAP]],
  [0, 'fgb', [w('FlatGeobuf地图图层', 'a FlatGeobuf map layer'), MAP]],
  [0, 'PAR1', [w('Parquet数据表', 'a Parquet table'), AS_XLSX]],
  [0, 'glTF', [w('三维模型（GLB）', 'a 3D model (GLB)'), MAP]],
  [0, 'AC10', [w('CAD图（DWG）', 'a CAD drawing (DWG)'), MAP]],
  [0, 'Rar!', [w('压缩包（RAR）', 'an archive (RAR)'), UNPACK]],
  [0, '7z\u00bc\u00af', [w('压缩包（7z）', 'an archive (7z)'), UNPACK]],
  [0, '\u001f\u008b', [w('压缩文件（gz）', 'a compressed file (gz)'), UNPACK]],
  [0, 'MZ', [w('程序文件', 'a program'), TABLE]],
  [0, '{\\rtf', [w('RTF文档', 'an RTF document'), TABLE]],
  [0, 'MPX,', [w('旧的Microsoft Project交换文件（MPX）', 'an old exchange file of Microsoft Project (MPX)'), AS_XML]],
  [0, 'ERMHDR', [w('Primavera P6文件（XER）', 'a file of Primavera P6 (XER)'), AS_XML]],
  [0, 'BEGIN:V', [w('日历或名片文件', 'a calendar or contact file'), TABLE]],
  [0, '\u0009\u0008', [w('旧的xls工作簿', 'an old .xls workbook'), AS_XLSX]],
  [0, 'MIME-Version', [w('网页存档（mht）', 'a web archive (mht)'), AS_XLSX]],
]

/** The root elements of XML files that are something else. */
const ROOTS: Readonly<Record<string, Kind>> = {
  kml: [w('Google Earth地图文件（KML）', 'a map file of Google Earth (KML)'), MAP],
  gpx: [w('GPS轨迹文件（GPX）', 'a GPS track (GPX)'), MAP],
  osm: [w('OpenStreetMap文件', 'an OpenStreetMap file'), MAP],
  CityModel: [w('CityGML城市模型', 'a city model (CityGML)'), MAP],
  FeatureCollection: [w('GML地图图层', 'a map layer (GML)'), MAP],
  svg: [w('矢量图片（SVG）', 'a drawing (SVG)'), TABLE],
  html: [w('网页（有的系统把它当作xls导出）', 'a web page (some systems export it as .xls)'), AS_XLSX],
  Workbook: [w('Excel 2003的XML工作簿', 'a workbook in the XML of Excel 2003'), AS_XLSX],
  APIBusinessObjects: [w('Primavera P6的XML文件', 'an XML file of Primavera P6'), AS_XML],
  project: [w('GanttProject或Ant等程序的文件', 'a file of GanttProject or of another program'), AS_XML],
  rss: [w('新闻源（RSS）', 'a news feed (RSS)'), TABLE],
  metadata: [w('元数据文件', 'a file of metadata'), TABLE],
  document: [w('文档的一部分', 'a part of a document'), TABLE],
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
  if (GEOMETRIES.has(String(type))) return [w('GeoJSON地图图层', 'a map layer (GeoJSON)'), MAP]
  if (type === 'Topology') return [w('TopoJSON地图图层', 'a map layer (TopoJSON)'), MAP]
  if (type === 'CityJSON') return [w('CityJSON城市模型', 'a city model (CityJSON)'), MAP]
  if (fields['format'] === 'zhengzhou-twin-scenario' || ('edits' in fields && 'horizon' in fields))
    return [
      w('本程序的情景文件', "one of the twin's scenario files"),
      w('请在“结果—导出与导入”中打开', 'open it in the results, under export and import'),
    ]
  if ('chapters' in fields && 'opening' in fields)
    return [
      w('本程序的汇报文件', "one of the twin's briefing files"),
      w('请在汇报制作（M）中打开', 'open it in the briefing editor (M)'),
    ]
  if ('kiosk' in fields)
    return [
      w('展厅设置文件', 'a settings file of the hall'),
      w('它放在程序旁边的settings.json中', 'it belongs beside the program, as settings.json'),
    ]
  if (Array.isArray(value) && (value[0] as Readonly<Record<string, unknown>> | undefined)?.['id'] === 'document')
    return [w('CZML文件', 'a CZML file'), w('CZML由Cesium打开，不能读回', 'Cesium opens it; it is not read back')]
  return [w('JSON数据', 'JSON data'), TABLE]
}

/** Whether a file is meant as one of the twin's scenarios, whole or damaged: by what it holds, then by its name. */
export function isScenarioText(name: string, bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes.subarray(0, 4000))
  if (!/^[\u{feff}\s]*\{/u.test(text)) return false
  return /"zhengzhou-twin-scenario"|"edits"\s*:|"deadlines"\s*:/.test(text) || /\.scenario\.json$/i.test(name)
}

/** The root element of an XML text, without prefix; null where the text is none. */
function rootOf(text: string): string | null {
  const found = /^\s*(?:<\?[^>]*>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:[\w.-]+:)?([\w.-]+)/i.exec(text)
  return found?.[1] ?? null
}

/** Text that is neither a table nor XML. */
function plainText(text: string): Kind | undefined {
  const start = text.replace(/^[\u{feff}\s]+/u, '')
  if (/^[[{]/.test(start) && /^[{[]\s*(?:["{[\]}\d]|$)/.test(start)) return nameJson(text)
  if (/^(?:GEOGCS|PROJCS|GEOGCRS|PROJCRS|COMPD_CS)\[/i.test(start))
    return [w('坐标系说明（Shapefile的prj）', 'a description of coordinates (the .prj of a Shapefile)'), MAP]
  if (/^(?:0\s*\r?\nSECTION|999\s*\r?\n)/i.test(start)) return [w('CAD图（DXF）', 'a CAD drawing (DXF)'), MAP]
  if (/^(?:MULTI)?(?:POINT|LINESTRING|POLYGON)\s*(?:Z\s*)?\(/i.test(start)) return [w('WKT图形', 'shapes (WKT)'), MAP]
  return undefined
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
    return [w('图片（BMP）', 'a picture (BMP)'), TABLE]
  if (isDbf(bytes))
    return [w('数据表（dbf，常为Shapefile的一部分）', 'a dBASE table (.dbf, often a part of a Shapefile)'), AS_XLSX]
  const read = text()
  const start = read.replace(/^[\u{feff}\s]+/u, '')
  if (!start.startsWith('<')) return plainText(read)
  if (/^<!DOCTYPE\s+html/i.test(start)) return ROOTS['html']
  const root = rootOf(start)
  return root === null || root === 'Project' ? undefined : (ROOTS[root] ?? ROOTS[root.toLowerCase()])
}
