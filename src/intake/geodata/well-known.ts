import { GEO_BOUNDS } from './bounds.ts'

/** A shape as GeoJSON has it, read from well-known text or binary. `crs` where it names one, `EPSG:4490`. */
export interface WellKnownShape {
  readonly geometry: { readonly type: string; readonly [member: string]: unknown } | null
  readonly crs: string | null
}

const NAMES: Readonly<Record<string, string>> = {
  POINT: 'Point',
  MULTIPOINT: 'MultiPoint',
  LINESTRING: 'LineString',
  MULTILINESTRING: 'MultiLineString',
  POLYGON: 'Polygon',
  MULTIPOLYGON: 'MultiPolygon',
  GEOMETRYCOLLECTION: 'GeometryCollection',
}
const CURVES = /^(?:CIRCULARSTRING|COMPOUNDCURVE|CURVEPOLYGON|MULTICURVE|MULTISURFACE|CURVE|SURFACE)/

/** Whether a text begins as well-known text does. */
export function looksLikeWkt(text: string): boolean {
  return /^\s*(?:SRID=\d+;)?\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\b[^A-Z(]*(?:Z|M|ZM)?\s*(?:\(|EMPTY)/i.test(
    text,
  )
}

/** Reads well-known text, with or without SRID; undefined where it is none, `curve` where it is bent. */
export function readWkt(text: string): WellKnownShape | 'curve' | undefined {
  const found = /^\s*(?:SRID\s*=\s*(\d+)\s*;)?\s*([\s\S]*)$/i.exec(text)
  const tokens = (found?.[2] ?? '').toUpperCase().match(/[A-Z]+|[(),]|[-+]?(?:\d+\.?\d*|\.\d+)(?:E[-+]?\d+)?|\S/g) ?? []
  if (CURVES.test(tokens[0] ?? '')) return 'curve'
  const reader = { tokens, at: 0 }
  try {
    const geometry = readTagged(reader, 0)
    if (reader.at !== tokens.length) return undefined
    const srid = found?.[1]
    return { geometry, crs: srid === undefined || srid === '0' ? null : `EPSG:${srid}` }
  } catch (fault) {
    if (fault instanceof NoShape) return undefined
    throw fault
  }
}

class NoShape extends Error {}

interface Tokens {
  readonly tokens: readonly string[]
  at: number
}

function take(reader: Tokens, wanted: string): void {
  if (reader.tokens[reader.at] !== wanted) throw new NoShape()
  reader.at += 1
}

function readTagged(reader: Tokens, depth: number): NonNullable<WellKnownShape['geometry']> {
  const tag = (reader.tokens[reader.at] ?? '').replace(/(?<=T|N|G)(?:ZM?|M)$/, '')
  const type = Object.hasOwn(NAMES, tag) ? NAMES[tag] : undefined
  if (type === undefined || depth > GEO_BOUNDS.depth) throw new NoShape()
  reader.at += 1
  if (/^(?:Z|M|ZM)$/.test(reader.tokens[reader.at] ?? '')) reader.at += 1
  if (reader.tokens[reader.at] === 'EMPTY') {
    reader.at += 1
    return type === 'GeometryCollection' ? { type, geometries: [] } : { type, coordinates: [] }
  }
  if (type === 'GeometryCollection') return { type, geometries: readList(reader, () => readTagged(reader, depth + 1)) }
  if (type === 'Point') {
    const [position] = readList(reader, () => readPosition(reader))
    return { type, coordinates: position }
  }
  const levels = { MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 }[type] ?? 1
  return { type, coordinates: readNested(reader, levels) }
}

function readNested(reader: Tokens, levels: number): unknown[] {
  return readList(reader, () => {
    if (levels > 1) return readNested(reader, levels - 1)
    // MULTIPOINT may have brackets around each point.
    if (reader.tokens[reader.at] !== '(') return readPosition(reader)
    return readList(reader, () => readPosition(reader))[0]
  })
}

function readList<T>(reader: Tokens, readOne: () => T): T[] {
  if (reader.tokens[reader.at] === 'EMPTY') {
    reader.at += 1
    return []
  }
  take(reader, '(')
  const list = [readOne()]
  while (reader.tokens[reader.at] === ',') {
    reader.at += 1
    list.push(readOne())
  }
  take(reader, ')')
  return list
}

function readPosition(reader: Tokens): number[] {
  const position: number[] = []
  for (
    let token = reader.tokens[reader.at];
    token !== undefined && /\d/.test(token);
    token = reader.tokens[reader.at]
  ) {
    position.push(Number(token))
    reader.at += 1
  }
  if (position.length < 2) throw new NoShape()
  return position
}

/** Reads well-known binary (ISO, EWKB and that of old tools); undefined where it is none or is cut short. */
export function readWkb(bytes: Uint8Array): WellKnownShape | 'curve' | undefined {
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0, srid: 0 }
  try {
    const geometry = readBinary(reader, 0)
    return { geometry, crs: reader.srid === 0 ? null : `EPSG:${reader.srid}` }
  } catch (fault) {
    if (fault instanceof Curve) return 'curve'
    if (fault instanceof NoShape || fault instanceof RangeError) return undefined
    throw fault
  }
}

class Curve extends Error {}

interface Binary {
  readonly view: DataView
  at: number
  srid: number
}

const BINARY_TYPES = [
  '',
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
]

function readBinary(reader: Binary, depth: number): NonNullable<WellKnownShape['geometry']> {
  if (depth > GEO_BOUNDS.depth) throw new NoShape()
  const little = reader.view.getUint8(reader.at) === 1
  const raw = reader.view.getUint32(reader.at + 1, little)
  reader.at += 5
  if (raw & 0x2000_0000) {
    reader.srid = reader.view.getUint32(reader.at, little)
    reader.at += 4
  }
  const iso = Math.floor((raw & 0x0fff_ffff) / 1000)
  const code = (raw & 0x0fff_ffff) % 1000
  const dimensions =
    raw & 0xc000_0000 ? 2 + (raw & 0x8000_0000 ? 1 : 0) + (raw & 0x4000_0000 ? 1 : 0) : [2, 3, 3, 4][iso]
  const type = BINARY_TYPES[code]
  if (code >= 8 && code <= 14) throw new Curve()
  if (!type || dimensions === undefined) throw new NoShape()
  const position = (): number[] => {
    const found = [reader.view.getFloat64(reader.at, little), reader.view.getFloat64(reader.at + 8, little)]
    reader.at += dimensions * 8
    return found
  }
  const list = <T>(least: number, readOne: () => T): T[] => {
    const count = reader.view.getUint32(reader.at, little)
    reader.at += 4
    // A count that the bytes cannot hold is damage, and no reason to wait.
    if (count * least > reader.view.byteLength - reader.at) throw new NoShape()
    return Array.from({ length: count }, readOne)
  }
  if (type === 'Point') {
    const coordinates = position()
    return { type, coordinates: coordinates.every(Number.isNaN) ? [] : coordinates }
  }
  if (type === 'LineString') return { type, coordinates: list(dimensions * 8, position) }
  if (type === 'Polygon') return { type, coordinates: list(4, () => list(dimensions * 8, position)) }
  const inner = list(9, () => readBinary(reader, depth + 1))
  return type === 'GeometryCollection'
    ? { type, geometries: inner }
    : { type, coordinates: inner.map(({ coordinates }) => coordinates) }
}
