import '../../messages/intake.ts'
import { message } from '../../messages/message.ts'
import { positionIn } from '../file-fault.ts'
import { readLocatedJson } from '../located-json.ts'
import { addGeoJsonShape } from './add-geojson.ts'
import { UnreadableFile, readText, stemOf, type GeoFile, type ReadOptions } from './geo-file.ts'
import { RawLayerBuilder, type DeclaredCrs, type RawLayer } from './raw-layer.ts'

/** Longest text whose fault is looked for sign by sign. */
const LOCATED_CHARS = 2_000_000
const REPORT_EVERY = 4096

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (fault) {
    throw unreadable(file, text, fault)
  }
}

function unreadable(file: string, text: string, fault: unknown): UnreadableFile {
  const located = text.length <= LOCATED_CHARS ? readLocatedJson(file, text, LOCATED_CHARS) : undefined
  const found = located && !located.ok ? located.errors[0] : undefined
  if (found) return new UnreadableFile(found.reason, { row: found.row, column: found.column })
  const at = /position (\d+)/.exec(fault instanceof Error ? fault.message : '')?.[1]
  return new UnreadableFile(message('geo.badJson'), positionIn(text, at === undefined ? text.length : Number(at)))
}

/** The system that an old `crs` member names, `urn:ogc:def:crs:EPSG::4490`; what the specification has is WGS-84. */
export function declaredIn(crs: unknown): DeclaredCrs | null {
  const name = isObject(crs) && isObject(crs['properties']) ? crs['properties']['name'] : undefined
  if (typeof name !== 'string') return null
  const known = /CRS:?:?84|OGC.*84/i.test(name) ? 'EPSG:4326' : undefined
  const epsg = /EPSG:(?:[\d.]*:)?(\d{4,6})$/i.exec(name)?.[1]
  const chinese = /GCJ-?02/i.test(name) ? 'GCJ-02' : /BD-?09/i.test(name) ? 'BD-09' : undefined
  const code = known ?? (epsg === undefined ? chinese : `EPSG:${epsg}`)
  return code === undefined
    ? null
    : { code, basis: 'stated', reason: message('geo.crsMember', { name: name.slice(0, 80) }) }
}

const TYPES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
])

/** Adds a feature, or a bare geometry, as a row; says whether it was one. */
function addFeature(builder: RawLayerBuilder, value: unknown, at: string): boolean {
  if (!isObject(value)) return false
  const { type, id, geometry, properties } = value
  const isFeature = type === 'Feature'
  if (!isFeature && !(typeof type === 'string' && TYPES.has(type))) return false
  const stable = typeof id === 'string' || typeof id === 'number' ? id : null
  builder.begin(stable, at)
  if (isFeature && isObject(properties)) for (const name of Object.keys(properties)) builder.set(name, properties[name])
  addGeoJsonShape(builder, isFeature ? geometry : value)
  builder.end()
  return true
}

/** A GeoJSON file: a collection, one feature, or bare geometry. */
export function readGeoJson(file: GeoFile, options: ReadOptions): RawLayer[] {
  const { text, encoding, faults } = readText(file, options.encoding)
  const value = parse(file.name, text)
  const features = isObject(value) && value['type'] === 'FeatureCollection' ? value['features'] : [value]
  if (!Array.isArray(features)) throw new UnreadableFile(message('geo.notGeoJson'))
  const builder = new RawLayerBuilder({
    key: file.name,
    file: file.name,
    name: isObject(value) && typeof value['name'] === 'string' ? value['name'] : stemOf(file.name),
    format: 'geojson',
    bytes: file.bytes.length,
    encoding,
    declared: isObject(value) ? declaredIn(value['crs']) : null,
  })
  faults.forEach((fault) => builder.fault(fault))
  for (const [i, feature] of features.entries()) {
    if (builder.isFull) {
      builder.leftOut.add(builder.fullReason, `feature ${i + 1}`, features.length - i)
      break
    }
    if (!addFeature(builder, feature, `feature ${i + 1}`)) builder.leftOut.add('left.badRecord', `feature ${i + 1}`)
    if (i % REPORT_EVERY === 0) options.onShare(i / features.length)
  }
  if (builder.count === 0 && features.length > 0) throw new UnreadableFile(message('geo.notGeoJson'))
  return [builder.finish()]
}

/** GeoJSON with a feature a line, with or without the record separator of RFC 8142. */
export function readGeoJsonLines(file: GeoFile, options: ReadOptions): RawLayer[] {
  const { text, encoding, faults } = readText(file, options.encoding)
  const builder = new RawLayerBuilder({
    key: file.name,
    file: file.name,
    name: stemOf(file.name),
    format: 'geojsonseq',
    bytes: file.bytes.length,
    encoding,
    declared: null,
  })
  faults.forEach((fault) => builder.fault(fault))
  let line = 0
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from)
    const record = text.slice(text[from] === '\u001e' ? from + 1 : from, end < 0 ? undefined : end)
    from = end < 0 ? text.length : end + 1
    line += 1
    if (record.trim() === '') continue
    if (builder.isFull) {
      builder.leftOut.add(builder.fullReason, `line ${line}`)
      continue
    }
    let value: unknown
    try {
      value = JSON.parse(record)
    } catch {
      builder.leftOut.add('left.badRecord', `line ${line}`)
      builder.fault({ file: file.name, row: line, column: 0, where: '', reason: message('geo.badJson') })
      continue
    }
    if (!addFeature(builder, value, `line ${line}`)) builder.leftOut.add('left.badRecord', `line ${line}`)
    if (line % REPORT_EVERY === 0) options.onShare(from / text.length)
  }
  if (builder.count === 0) throw new UnreadableFile(message('geo.notGeoJson'))
  return [builder.finish()]
}
