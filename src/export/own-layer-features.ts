import { asDay, isoOf, type Day } from '../base/day.ts'
import {
  DayPrecision,
  GeometryKind,
  NO_DAY,
  type DayColumn,
  type OwnGeometry,
  type OwnLayer,
} from '../own-layers/own-layer.ts'
import { valueAt } from '../own-layers/value-at.ts'

type Position = [number, number]

/** A shape as GeoJSON has it; null for a row without one. */
export function shapeOf(geometry: OwnGeometry, row: number): GeoJSON.Geometry | null {
  const parts = partsOf(geometry, row)
  const [first] = parts
  if (!first) return null
  const isOne = parts.length === 1
  switch (geometry.kinds[row]) {
    case GeometryKind.point: {
      const points = parts.flat(2)
      return points.length === 1
        ? { type: 'Point', coordinates: points[0]! }
        : { type: 'MultiPoint', coordinates: points }
    }
    case GeometryKind.line:
      return isOne && first.length === 1
        ? { type: 'LineString', coordinates: first[0]! }
        : { type: 'MultiLineString', coordinates: parts.flat() }
    case GeometryKind.polygon:
      return isOne ? { type: 'Polygon', coordinates: first } : { type: 'MultiPolygon', coordinates: parts }
    default:
      return null
  }
}

function partsOf({ rowParts, partRings, ringPositions, positions }: OwnGeometry, row: number): Position[][][] {
  const parts: Position[][][] = []
  for (let part = rowParts[row]!; part < rowParts[row + 1]!; part += 1) {
    const rings: Position[][] = []
    for (let ring = partRings[part]!; ring < partRings[part + 1]!; ring += 1) {
      const run: Position[] = []
      for (let i = ringPositions[ring]!; i < ringPositions[ring + 1]!; i += 1)
        run.push([positions[2 * i]!, positions[2 * i + 1]!])
      rings.push(run)
    }
    parts.push(rings)
  }
  return parts
}

/** What a row says, by the names of its fields; what it does not say is left out. */
export function propertiesOf(layer: OwnLayer, row: number): Record<string, string | number | boolean> {
  const found: Record<string, string | number | boolean> = {}
  for (const column of layer.attributes) {
    const value = valueAt(column, row)
    if (value !== null) found[column.name] = value
  }
  return found
}

/** A day as KML writes it, no more exact than it is known; null where there is none. */
export function kmlTime(column: DayColumn | undefined, row: number): string | null {
  const day = column?.days[row]
  if (day === undefined || day === NO_DAY) return null
  const iso = isoOf(asDay(day) as Day)
  const precision = column?.precision[row]
  if (precision === DayPrecision.year) return iso.slice(0, 4)
  return precision === DayPrecision.month ? iso.slice(0, 7) : iso
}

/** Whether an id is the file's or a person's own, and no mere number of a row. */
export const hasOwnId = (layer: OwnLayer, row: number): boolean => layer.ids[row] !== String(row + 1)

/** What every file of a layer says of itself: its name, its datum, which is always WGS-84 here, and whose it is. */
export interface LayerNotice {
  readonly name: string
  readonly crs: 'WGS-84'
  readonly convertedFrom: string
  readonly file: string
  readonly licence: string
  readonly attribution: string
}

export function noticeOf({ name, crs, source }: OwnLayer): LayerNotice {
  const { file, licence, attribution } = source
  return { name, crs: 'WGS-84', convertedFrom: crs, file, licence, attribution }
}
