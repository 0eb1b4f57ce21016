import '../../messages/intake.ts'
import { GeometryKind } from '../../own-layers/own-layer.ts'
import { GEO_BOUNDS } from './bounds.ts'
import type { RawLayerBuilder } from './raw-layer.ts'

/** A broken shape is left out whole; thrown within this file only. */
class Broken extends Error {}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

function addPosition(builder: RawLayerBuilder, position: unknown): void {
  if (!isList(position)) throw new Broken()
  const [x, y] = position
  // What is no usable number is left out later, where the coordinate system is known; a shape keeps its form until then.
  if (typeof x !== 'number' || typeof y !== 'number') throw new Broken()
  builder.position(x, y)
}

function addRun(builder: RawLayerBuilder, positions: unknown): void {
  if (!isList(positions)) throw new Broken()
  for (const position of positions) addPosition(builder, position)
  builder.endRing()
}

function addPolygon(builder: RawLayerBuilder, rings: unknown): void {
  if (!isList(rings)) throw new Broken()
  for (const ring of rings) addRun(builder, ring)
  builder.endPart()
}

const kindOf: Readonly<Record<string, number>> = {
  Point: GeometryKind.point,
  MultiPoint: GeometryKind.point,
  LineString: GeometryKind.line,
  MultiLineString: GeometryKind.line,
  Polygon: GeometryKind.polygon,
  MultiPolygon: GeometryKind.polygon,
}

function addParts(builder: RawLayerBuilder, type: string, coordinates: unknown): void {
  if (!isList(coordinates)) throw new Broken()
  if (coordinates.length === 0) return
  if (type === 'Point') {
    addPosition(builder, coordinates)
    builder.endRing()
    builder.endPart()
  } else if (type === 'MultiPoint' || type === 'LineString') {
    addRun(builder, coordinates)
    builder.endPart()
  } else if (type === 'Polygon') addPolygon(builder, coordinates)
  else
    for (const part of coordinates) {
      if (type === 'MultiPolygon') addPolygon(builder, part)
      else {
        addRun(builder, part)
        builder.endPart()
      }
    }
}

/** The positions of a collection of nothing but points, which is how KML has several; undefined for any other. */
function pointsIn(geometries: readonly unknown[]): unknown[] | undefined {
  const all = geometries as readonly ({ type?: unknown; coordinates?: unknown } | null)[]
  return all.every((one) => one?.type === 'Point') ? all.map((one) => one?.coordinates) : undefined
}

function addShape(builder: RawLayerBuilder, geometry: unknown, depth: number): void {
  if (geometry === null || geometry === undefined) return
  if (typeof geometry !== 'object' || depth > GEO_BOUNDS.depth) throw new Broken()
  const { type, coordinates, geometries } = geometry as { type?: unknown; coordinates?: unknown; geometries?: unknown }
  if (type === 'GeometryCollection') {
    if (!isList(geometries)) throw new Broken()
    const points = pointsIn(geometries)
    if (points) return addShape(builder, { type: 'MultiPoint', coordinates: points }, depth + 1)
    for (const one of geometries) addShape(builder, one, depth + 1)
    return
  }
  const kind = typeof type === 'string' && Object.hasOwn(kindOf, type) ? kindOf[type] : undefined
  if (kind === undefined) throw new Broken()
  if (builder.kind(kind)) addParts(builder, String(type), coordinates)
}

/** The shape of the row that is being built, as GeoJSON has it. One that is broken is left out whole, and counted. */
export function addGeoJsonShape(builder: RawLayerBuilder, geometry: unknown): void {
  try {
    addShape(builder, geometry, 0)
  } catch (fault) {
    if (!(fault instanceof Broken)) throw fault
    builder.dropShape()
    builder.leftOut.add('left.brokenGeometry', builder.at)
  }
}
