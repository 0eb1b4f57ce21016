import '../../messages/intake.ts'
import { message } from '../../messages/message.ts'
import { GeometryKind } from '../../own-layers/own-layer.ts'
import { declaredByDefinition } from './file-crs.ts'
import { UnreadableFile, stemOf, type GeoFile, type ReadOptions } from './geo-file.ts'
import { RawLayerBuilder, type DeclaredCrs, type RawLayer } from './raw-layer.ts'
import { openDbf, type DbfTable } from './read-dbf.ts'

/** The parts of a Shapefile that lie together under one name; only what is there. */
export interface ShapefileParts {
  /** The .shp, or the .dbf where there is none. */
  readonly main: GeoFile
  readonly shp: Uint8Array | null
  readonly dbf: Uint8Array | null
  readonly prj: Uint8Array | null
  readonly cpg: Uint8Array | null
}

const POINT = new Set([1, 11, 21])
const LINE = new Set([3, 13, 23])
const POLYGON = new Set([5, 15, 25])
const POINTS = new Set([8, 18, 28])
const MULTIPATCH = 31
const HEADER = 100
const REPORT_EVERY = 4096

function declaredBy(prj: Uint8Array | null): DeclaredCrs | null {
  if (!prj) return null
  const text = new TextDecoder('utf-8').decode(prj.subarray(0, 40_000))
  return declaredByDefinition(text, message('geo.prjSays'))
}

/** A Shapefile: shapes from .shp, attributes from .dbf, the system from .prj. Record by record; damage stays where it is. */
export function readShapefile(parts: ShapefileParts, options: ReadOptions): RawLayer[] {
  const { main, shp } = parts
  if (!shp) throw new UnreadableFile(message('geo.noShp'))
  const view = new DataView(shp.buffer, shp.byteOffset, shp.byteLength)
  if (shp.length < HEADER || view.getInt32(0) !== 9994) throw new UnreadableFile(message('geo.badShp'))
  const table = parts.dbf ? openDbf(parts.dbf, parts.cpg, options.encoding) : null
  const builder = new RawLayerBuilder({
    key: main.name,
    file: main.name,
    name: stemOf(main.name),
    format: 'shapefile',
    bytes: [shp, parts.dbf, parts.prj, parts.cpg].reduce((sum, part) => sum + (part?.length ?? 0), 0),
    encoding: table?.encoding ?? null,
    declared: declaredBy(parts.prj),
  })
  const where = { file: main.name, row: 0, column: 0, where: '' }
  if (!parts.dbf) builder.fault({ ...where, reason: message('geo.noDbf') })
  if (parts.prj && !builder.head.declared) builder.fault({ ...where, where: '.prj', reason: message('geo.badPrj') })
  readRecords({ view, builder, table, file: main.name }, options)
  const shapes = builder.count
  if (table && shapes < table.count)
    builder.fault({ ...where, reason: message('geo.fewerShapes', { shapes, rows: table.count }) })
  return [builder.finish()]
}

interface Records {
  readonly view: DataView
  readonly builder: RawLayerBuilder
  readonly table: DbfTable | null
  readonly file: string
}

function readRecords({ view, builder, table, file }: Records, options: ReadOptions): void {
  let at = HEADER
  for (let record = 1; at + 12 <= view.byteLength; record += 1) {
    const name = `record ${record}`
    const length = view.getInt32(at + 4) * 2
    const [from, to] = [at + 8, at + 8 + length]
    if (builder.isFull) {
      builder.leftOut.add(builder.fullReason, name, Math.max(1, (table?.count ?? record) - record + 1))
      return
    }
    if (length < 4 || to > view.byteLength) {
      builder.leftOut.add('left.badRecord', name)
      builder.fault({ file, row: record, column: 0, where: `byte ${at}`, reason: message('geo.cutRecord') })
      return
    }
    at = to
    // A row whose record is marked as deleted is still a shape of the file.
    builder.begin(null, name)
    if (table) table.addRow(record - 1, builder)
    addShape(view, from, to, builder)
    builder.end()
    if (record % REPORT_EVERY === 0) options.onShare(at / view.byteLength)
  }
}

function addShape(view: DataView, from: number, to: number, builder: RawLayerBuilder): void {
  const type = view.getInt32(from, true)
  const body = from + 4
  try {
    if (type === 0) builder.leftOut.add('left.noGeometry', builder.at)
    else if (POINT.has(type)) addPoints(view, body, 1, builder)
    else if (POINTS.has(type))
      addPoints(view, body + 36, checked(view.getInt32(body + 32, true), 16, body + 36, to), builder)
    else if (LINE.has(type) || POLYGON.has(type)) addParts(view, { body, to, isPolygon: POLYGON.has(type) }, builder)
    else builder.leftOut.add(type === MULTIPATCH ? 'left.notVector' : 'left.badRecord', builder.at)
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault
    builder.dropShape()
    builder.leftOut.add('left.brokenGeometry', builder.at)
  }
}

/** A count whose items fit into the record; anything else is damage. */
function checked(count: number, size: number, from: number, to: number): number {
  if (count < 0 || from + count * size > to) throw new RangeError('count')
  return count
}

function addPoints(view: DataView, from: number, count: number, builder: RawLayerBuilder): void {
  builder.kind(GeometryKind.point)
  for (let i = 0; i < count; i += 1)
    builder.position(view.getFloat64(from + i * 16, true), view.getFloat64(from + i * 16 + 8, true))
  builder.endRing()
  builder.endPart()
}

interface PartsPlace {
  readonly body: number
  readonly to: number
  readonly isPolygon: boolean
}

function addParts(view: DataView, { body, to, isPolygon }: PartsPlace, builder: RawLayerBuilder): void {
  const parts = checked(view.getInt32(body + 32, true), 4, body + 40, to)
  const points = checked(view.getInt32(body + 36, true), 16, body + 40 + parts * 4, to)
  const first = body + 40 + parts * 4
  const rings: number[][] = []
  for (let part = 0; part < parts; part += 1) {
    const begin = view.getInt32(body + 40 + part * 4, true)
    const end = part + 1 < parts ? view.getInt32(body + 44 + part * 4, true) : points
    if (begin < 0 || end < begin || end > points) throw new RangeError('part')
    const ring: number[] = []
    for (let i = begin; i < end; i += 1)
      ring.push(view.getFloat64(first + i * 16, true), view.getFloat64(first + i * 16 + 8, true))
    rings.push(ring)
  }
  builder.kind(isPolygon ? GeometryKind.polygon : GeometryKind.line)
  for (const polygon of isPolygon ? groupRings(rings) : rings.map((ring) => [ring])) {
    for (const ring of polygon) {
      for (let i = 0; i < ring.length; i += 2) builder.position(ring[i]!, ring[i + 1]!)
      builder.endRing()
    }
    builder.endPart()
  }
}

/** Twice the area, positive for a ring that runs clockwise, as outer rings of Shapefiles do. */
function clockwiseArea(ring: readonly number[]): number {
  let sum = 0
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2)
    sum += (ring[i]! - ring[j]!) * (ring[i + 1]! + ring[j + 1]!)
  return sum
}

function contains(ring: readonly number[], x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [xi, yi, xj, yj] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** Outer rings, each followed by its holes. A hole in no outer ring is an outer ring that runs the wrong way. */
function groupRings(rings: readonly number[][]): number[][][] {
  const outer = rings.filter((ring) => clockwiseArea(ring) >= 0).map((ring) => [ring])
  if (outer.length === 0) return rings.map((ring) => [ring])
  for (const hole of rings.filter((ring) => clockwiseArea(ring) < 0)) {
    const [x = NaN, y = NaN] = hole
    const around = outer.length === 1 ? outer[0] : outer.find(([ring]) => ring && contains(ring, x, y))
    if (around) around.push(hole)
    else outer.push([hole])
  }
  return outer
}
