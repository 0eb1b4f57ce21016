import '../../messages/intake.ts'
import { message } from '../../messages/message.ts'
import { GeometryKind } from '../../own-layers/own-layer.ts'
import { UnreadableFile, readText, stemOf, type GeoFile, type ReadOptions } from './geo-file.ts'
import { RawLayerBuilder, type RawLayer } from './raw-layer.ts'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** Field of the height that follows from the vertices of an object. */
const HEIGHT = 'height (z)'

type Vertex = readonly [number, number, number]
/** A surface: rings of numbers of vertices, the outer one first. */
type Surface = readonly (readonly number[])[]

interface CityFile {
  readonly objects: Json
  readonly vertex: (index: number) => Vertex | undefined
}

function openCity(value: unknown): CityFile {
  if (!isObject(value) || value['type'] !== 'CityJSON' || !isObject(value['CityObjects']) || !isList(value['vertices']))
    throw new UnreadableFile(message('geo.notCityJson'))
  const { transform, vertices } = value
  const scale = isObject(transform) && isList(transform['scale']) ? transform['scale'].map(Number) : [1, 1, 1]
  const move = isObject(transform) && isList(transform['translate']) ? transform['translate'].map(Number) : [0, 0, 0]
  const list = vertices as readonly unknown[]
  return {
    objects: value['CityObjects'],
    vertex: (index) => {
      const found = list[index]
      if (!isList(found) || found.length < 3 || !found.every((one) => typeof one === 'number')) return undefined
      const at = (axis: 0 | 1 | 2): number => Number(found[axis]) * (scale[axis] ?? 1) + (move[axis] ?? 0)
      return [at(0), at(1), at(2)]
    },
  }
}

/** All surfaces of a geometry, at whatever depth its boundaries have them, with their number. */
function surfacesOf(boundaries: unknown): Surface[] {
  if (!isList(boundaries) || boundaries.length === 0) return []
  const [first] = boundaries
  const isRing = isList(first) && (first.length === 0 || typeof first[0] === 'number')
  return isRing ? [boundaries as Surface] : boundaries.flatMap(surfacesOf)
}

/** The meaning of each surface, in the same order; undefined where none is ground. */
function meaningsOf(semantics: unknown): (string | undefined)[] {
  if (!isObject(semantics) || !isList(semantics['surfaces'])) return []
  const kinds = semantics['surfaces'].map((one) => (isObject(one) ? String(one['type']) : undefined))
  const flat = (values: unknown): unknown[] => (isList(values) ? values.flatMap(flat) : [values])
  return flat(semantics['values']).map((value) => (typeof value === 'number' ? kinds[value] : undefined))
}

/** The most detailed geometry of an object. */
function bestOf(geometries: unknown): Json | undefined {
  const list = isList(geometries) ? geometries.filter(isObject) : []
  return list.toSorted((a, b) => parseFloat(String(b['lod'])) - parseFloat(String(a['lod'])))[0]
}

/** Surfaces on the ground: those that say so, else those that lie as low as the object reaches. */
function groundOf(surfaces: readonly Surface[], geometry: Json, lowest: number, city: CityFile): Surface[] {
  const meanings = meaningsOf(geometry['semantics'])
  const ground = surfaces.filter((_, i) => meanings[i] === 'GroundSurface')
  if (ground.length > 0) return ground
  return surfaces.filter((rings) =>
    (rings[0] ?? []).every((index) => Math.abs((city.vertex(index)?.[2] ?? Infinity) - lowest) < 0.3),
  )
}

/** The ground plan of an object and its height, from its vertices. */
function addPlan(builder: RawLayerBuilder, geometry: Json | undefined, city: CityFile): void {
  const surfaces = geometry ? surfacesOf(geometry['boundaries']) : []
  const heights = surfaces.flatMap((rings) => rings.flat().map((index) => city.vertex(index)?.[2] ?? NaN))
  const finite = heights.filter(Number.isFinite)
  if (!geometry || finite.length === 0) return builder.leftOut.add('left.noGeometry', builder.at)
  const lowest = finite.reduce((a, b) => Math.min(a, b))
  const highest = finite.reduce((a, b) => Math.max(a, b))
  const ground = groundOf(surfaces, geometry, lowest, city)
  if (ground.length === 0) return builder.leftOut.add('left.noGeometry', builder.at)
  builder.kind(GeometryKind.polygon)
  for (const rings of ground) {
    for (const ring of rings) {
      for (const index of ring) {
        const [x, y] = city.vertex(index) ?? [NaN, NaN]
        builder.position(x, y)
      }
      builder.endRing()
    }
    builder.endPart()
  }
  if (highest > lowest) builder.set(HEIGHT, Math.round((highest - lowest) * 100) / 100)
}

/** `https://www.opengis.net/def/crs/EPSG/0/7415` and `urn:ogc:def:crs:EPSG::7415`. */
function systemOf(value: unknown): string | undefined {
  const metadata = isObject(value) ? value['metadata'] : undefined
  const system = isObject(metadata) ? String(metadata['referenceSystem'] ?? '') : ''
  return /EPSG(?:\/[\d.]+\/|:[\d.]*:?)(\d{4,6})$/i.exec(system)?.[1]
}

/** A CityJSON file: of each object that has a shape its ground plan, with the height above it. */
export function readCityJson(file: GeoFile, options: ReadOptions): RawLayer[] {
  const { text, faults } = readText(file, options.encoding)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UnreadableFile(message('geo.badJson'))
  }
  const city = openCity(value)
  const epsg = systemOf(value)
  const builder = new RawLayerBuilder({
    key: file.name,
    file: file.name,
    name: stemOf(stemOf(file.name)),
    format: 'cityjson',
    bytes: file.bytes.length,
    encoding: null,
    declared:
      epsg === undefined
        ? null
        : { code: `EPSG:${epsg}`, basis: 'stated', reason: message('geo.crsMember', { name: `EPSG:${epsg}` }) },
    known: { height: HEIGHT },
  })
  faults.forEach((fault) => builder.fault(fault))
  for (const [id, object] of Object.entries(city.objects)) {
    const at = `feature ${builder.count + 1}`
    if (builder.isFull) {
      builder.leftOut.add(builder.fullReason, at)
      break
    }
    // An object whose parts have the shapes has none of its own.
    if (!isObject(object) || !isList(object['geometry']) || object['geometry'].length === 0) continue
    builder.begin(id, at)
    builder.set('type', object['type'])
    const parent = isList(object['parents']) ? city.objects[String(object['parents'][0])] : undefined
    for (const one of [parent, object])
      if (isObject(one) && isObject(one['attributes']))
        for (const [field, attribute] of Object.entries(one['attributes'])) builder.set(field, attribute)
    addPlan(builder, bestOf(object['geometry']), city)
    builder.end()
  }
  if (builder.count === 0) throw new UnreadableFile(message('geo.noFeatures'))
  return [builder.finish()]
}
