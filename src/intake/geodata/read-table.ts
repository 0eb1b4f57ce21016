import '../../messages/intake.ts'
import papa from 'papaparse'
import { message } from '../../messages/message.ts'
import type { EncodingReading, GeoFormat } from '../../own-layers/file-preview.ts'
import { isMarked, textOf, type Cell } from '../read-cells.ts'
import { HEADER_WORDS, plainHeader } from '../schedule-columns.ts'
import { TooLarge, readWorkbook } from '../xlsx-book.ts'
import { addGeoJsonShape } from './add-geojson.ts'
import { GEO_BOUNDS } from './bounds.ts'
import { UnreadableFile, readText, stemOf, type GeoFile, type ReadOptions } from './geo-file.ts'
import { declaredIn } from './read-geojson.ts'
import { RawLayerBuilder, type DeclaredCrs, type RawLayer } from './raw-layer.ts'
import { looksLikeWkt, readWkt } from './well-known.ts'

/** Headers, as `plainHeader` leaves them, of columns with coordinates; eastings before the x of surveyors, who call north x. */
const EAST = new Set([
  ...HEADER_WORDS.lng,
  'x',
  'easting',
  'pointx',
  'xcoord',
  'wgs84lng',
  'wgs84lon',
  'gcjlng',
  'bdlng',
])
const NORTH = new Set([...HEADER_WORDS.lat, 'y', 'northing', 'pointy', 'ycoord', 'wgs84lat', 'gcjlat', 'bdlat'])
const CHINESE_EAST = /^(?:x坐标|横坐标|东坐标|东向坐标|中心经度|经度坐标)$/
const CHINESE_NORTH = /^(?:y坐标|纵坐标|北坐标|北向坐标|中心纬度|纬度坐标)$/
const SHAPE = /^(?:wkt|geom|geometry|thegeom|shape|wktgeom|geojson|几何|图形|空间数据)$/
const PAIR = /^(?:坐标|经纬度|位置坐标|lnglat|lonlat|coordinates|coordinate|location)$/

interface Columns {
  /** Row of the headers, from 0. */
  readonly header: number
  readonly names: readonly string[]
  readonly east: number
  readonly north: number
  readonly shape: number
  readonly pair: number
}

const SEARCHED_ROWS = 20

/** A table with coordinates or shapes in it; undefined where no row of headers names any. */
function findColumns(rows: readonly (readonly Cell[])[]): Columns | undefined {
  for (const [header, cells] of rows.slice(0, SEARCHED_ROWS).entries()) {
    const names = cells.map(textOf)
    const plain = names.map(plainHeader)
    const east = plain.findIndex((name) => EAST.has(name) || CHINESE_EAST.test(name))
    const north = plain.findIndex((name) => NORTH.has(name) || CHINESE_NORTH.test(name))
    const shape = plain.findIndex((name) => SHAPE.test(name))
    const pair = plain.findIndex((name) => PAIR.test(name))
    const found = { header, names: uniqueNames(names), east, north, shape, pair }
    if ((east >= 0 && north >= 0) || shape >= 0 || pair >= 0) return found
  }
  return undefined
}

/** Names that nothing else bears: a header that stands twice is numbered, an empty one is named by its column. */
function uniqueNames(names: readonly string[]): string[] {
  const seen = new Set<string>()
  return names.slice(0, GEO_BOUNDS.fields).map((name, column) => {
    const stem = name.slice(0, 200) || `#${column + 1}`
    let unique = stem
    for (let n = 2; seen.has(unique); n += 1) unique = `${stem} (${n})`
    seen.add(unique)
    return unique
  })
}

/** What headers, and titles over them, say of the datum. */
function statedDatum(rows: readonly (readonly Cell[])[], { header, names }: Columns): DeclaredCrs | null {
  const stated = [...rows.slice(0, header).flat().map(textOf), ...names].join(' ').normalize('NFKC').toLowerCase()
  const found: readonly (readonly [RegExp, string])[] = [
    [/gcj-?02|火星坐标|高德|amap|腾讯/, 'GCJ-02'],
    [/bd-?09|百度|baidu/, 'BD-09'],
    [/cgcs\s*-?2000|国家2000|2000国家大地/, 'EPSG:4490'],
    [/wgs\s*-?84/, 'EPSG:4326'],
  ]
  const hit = found.find(([pattern]) => pattern.test(stated))
  const text = hit?.[0].exec(stated)?.[0]
  return hit && text !== undefined
    ? { code: hit[1], basis: 'stated', reason: message('geo.headerSays', { text }) }
    : null
}

/** A number of degrees or metres: 113.66, 113.66°E, 113°39′36″, 38469363.5; NaN for anything else. */
export function readCoordinate(cell: Cell | undefined): number {
  if (typeof cell === 'number') return cell
  const text = textOf(cell).normalize('NFKC').replace(/\s+/g, '')
  const plain = /^(?:[EWNS东西北南][经纬]?:?)?([-+]?\d+(?:\.\d*)?(?:e[-+]?\d+)?)[°度]?([EWNS]?)$/i.exec(text)
  if (plain) return (/[WS]/i.test(plain[2]!) ? -1 : 1) * Number(plain[1])
  const parts =
    /^[EN东北]?[经纬]?:?(\d{1,3})[°度](?:(\d{1,2}(?:\.\d+)?)['′分])?(?:(\d{1,2}(?:\.\d+)?)(?:["″秒]|''))?([EWNS]?)$/i.exec(
      text,
    )
  if (!parts) return Number.NaN
  const value = Number(parts[1]) + Number(parts[2] ?? 0) / 60 + Number(parts[3] ?? 0) / 3600
  return /[WS]/i.test(parts[4]!) ? -value : value
}

/** A pair "113.66, 34.76" in one cell. */
function readPair(text: string): readonly [number, number] | undefined {
  const [first, second, ...more] = text
    .normalize('NFKC')
    .replace(/[[\]()]/g, '')
    .split(/[,;、\s]+/)
    .filter((part) => part !== '')
  if (more.length > 1) return undefined
  return [readCoordinate(first), readCoordinate(second)]
}

interface ShapeContext {
  readonly builder: RawLayerBuilder
  readonly columns: Columns
  /** Systems that shapes name themselves. */
  readonly systems: Set<string>
}

/** The shape of a row; says whether one was there. */
function addShapeOf(cells: readonly Cell[], { builder, columns, systems }: ShapeContext): boolean {
  const { east, north, shape, pair } = columns
  const text = shape >= 0 ? textOf(cells[shape]) : ''
  if (text !== '') {
    if (!looksLikeWkt(text) && text.startsWith('{')) {
      addGeoJsonShape(builder, parseOr(text))
      return true
    }
    const read = readWkt(text)
    if (read === undefined || read === 'curve') {
      builder.leftOut.add(read === 'curve' ? 'left.curve' : 'left.brokenGeometry', builder.at)
      return true
    }
    if (read.crs) systems.add(read.crs)
    addGeoJsonShape(builder, read.geometry)
    return true
  }
  const both = pair >= 0 && (east < 0 || north < 0) ? readPair(textOf(cells[pair])) : undefined
  const [x, y] = both ?? [readCoordinate(cells[east]), readCoordinate(cells[north])]
  if (Number.isNaN(x) || Number.isNaN(y)) return false
  addGeoJsonShape(builder, { type: 'Point', coordinates: [x, y] })
  return true
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

interface TableSource {
  readonly file: GeoFile
  readonly key: string
  readonly name: string
  readonly format: GeoFormat
  readonly encoding: EncodingReading | null
  readonly rows: readonly (readonly Cell[])[]
}

/** The layer of a table; undefined where it has no columns of coordinates. */
function layerOfTable(source: TableSource, options: ReadOptions): RawLayer | undefined {
  const { rows } = source
  const columns = findColumns(rows)
  if (!columns) return undefined
  const systems = new Set<string>()
  const builder = new RawLayerBuilder({
    key: source.key,
    file: source.key,
    name: source.name,
    format: source.format,
    bytes: source.file.bytes.length,
    encoding: source.encoding,
    declared: statedDatum(rows, columns),
  })
  const figures = figureColumns(rows, columns)
  const isPlace = new Set([columns.shape].filter((column) => column >= 0))
  for (let row = columns.header + 1; row < rows.length; row += 1) {
    const cells = rows[row]!
    if (cells.every((cell) => textOf(cell) === '')) continue
    const at = `row ${row + 1}`
    if (builder.isFull) {
      builder.leftOut.add(builder.fullReason, at, rows.length - row)
      break
    }
    builder.begin(null, at)
    if (!addShapeOf(cells, { builder, columns, systems })) builder.leftOut.add('left.noPosition', at)
    for (const [column, name] of columns.names.entries())
      if (!isPlace.has(column)) builder.set(name, valueOf(cells[column], figures[column] ?? false))
    builder.end()
    if (row % 4096 === 0) options.onShare(row / rows.length)
  }
  const [system] = systems
  const layer = builder.finish()
  return systems.size === 1 && system !== undefined
    ? { ...layer, declared: declaredIn({ properties: { name: system } }) }
    : layer
}

/** Figures as such: no leading zero, no more digits than a number holds. */
const FIGURE = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,18})?(?:e[-+]?\d{1,3})?$/i

/** Columns whose texts are all figures become numbers; in any other a figure is a text like those beside it. */
function figureColumns(rows: readonly (readonly Cell[])[], { header, names }: Columns): boolean[] {
  const figures = names.map(() => true)
  for (const cells of rows.slice(header + 1))
    for (let column = 0; column < names.length; column += 1) {
      const cell = cells[column]
      if (!figures[column] || cell === null || cell === undefined || typeof cell === 'number') continue
      const text = textOf(cell)
      if (text !== '' && (isMarked(cell) || !FIGURE.test(text))) figures[column] = false
    }
  return figures
}

function valueOf(cell: Cell | undefined, isFigure: boolean): string | number | boolean | null {
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell
  if (cell === undefined || cell === null) return null
  const text = textOf(cell)
  return isFigure && text !== '' ? Number(text) : text
}

/** A table as comma-, tab- or semicolon-separated text with columns of coordinates or shapes. */
export function readCsvTable(file: GeoFile, options: ReadOptions): RawLayer[] {
  const { text, encoding, faults } = readText(file, options.encoding)
  const separator = /^"?sep=(.)"?\r?\n/i.exec(text)
  const { data, errors } = papa.parse<string[]>(separator ? text.slice(separator[0].length) : text, {
    ...(separator ? { delimiter: separator[1]! } : {}),
    skipEmptyLines: false,
    preview: GEO_BOUNDS.rows + SEARCHED_ROWS,
    delimitersToGuess: [',', '\t', ';', '|', '，'],
  })
  const rows = separator ? [[], ...data] : data
  const layer = layerOfTable({ file, key: file.name, name: stemOf(file.name), format: 'csv', encoding, rows }, options)
  if (!layer) throw new UnreadableFile(message('geo.noCoordinates'))
  const quotes = errors
    .filter(({ type }) => type === 'Quotes')
    .map(({ row }) => ({ file: file.name, row: (row ?? 0) + 1, column: 0, where: '', reason: message('csv.quote') }))
  const found = [...faults, ...quotes, ...layer.faults]
  return [
    {
      ...layer,
      faults: found.slice(0, GEO_BOUNDS.faults),
      faultCount: layer.faultCount + faults.length + quotes.length,
    },
  ]
}

/** The sheets of a workbook (.xlsx) that have columns of coordinates or shapes, a layer each. */
export function readXlsxTable(file: GeoFile, options: ReadOptions): RawLayer[] {
  const bounds = { rows: 200_000, unpacked: 300_000_000 }
  let sheets
  try {
    sheets = readWorkbook(file.bytes, bounds)
  } catch (fault) {
    if (fault instanceof TooLarge)
      throw new UnreadableFile(message('geo.unpacksTooLarge', { max: bounds.unpacked / 1e6 }))
    const detail = (fault instanceof Error ? fault.message : String(fault)).slice(0, 120)
    throw new UnreadableFile(message('xlsx.unreadable', { detail }))
  }
  const layers = sheets.flatMap(({ name, rows }) => {
    const isOnly = sheets.length === 1
    const key = isOnly ? file.name : `${file.name}/${name}`
    const title = isOnly ? stemOf(file.name) : name
    return layerOfTable({ file, key, name: title, format: 'xlsx', encoding: null, rows }, options) ?? []
  })
  if (layers.length === 0) throw new UnreadableFile(message('geo.noCoordinates'))
  return layers
}
