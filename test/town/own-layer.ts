import { asDay, type Day } from '../../src/base/day.ts'
import {
  DayPrecision,
  GeometryKind,
  HeightBasis,
  NO_DAY,
  type AttributeColumn,
  type DayColumn,
  type OwnDays,
  type OwnLayer,
} from '../../src/own-layers/own-layer.ts'

type Position = readonly [lng: number, lat: number]

/** One feature as a test writes it; a polygon has its outer ring first, closed or not. */
export interface MadeFeature {
  readonly id?: string
  readonly geometry:
    | null
    | { readonly point: Position }
    | { readonly line: readonly Position[] }
    | { readonly polygon: readonly (readonly Position[])[] }
    | { readonly polygons: readonly (readonly (readonly Position[])[])[] }
  /** Metres. */
  readonly height?: number
  /** A day, or one with how exact it was written. */
  readonly days?: Partial<Record<keyof OwnDays, Day | { readonly day: Day; readonly precision: number }>>
  readonly attributes?: Readonly<Record<string, string | number | boolean | null>>
}

const DAY_NAMES = ['start', 'end', 'actualStart', 'actualEnd', 'removed'] as const

/** A layer of features written by hand, as a reader would yield it. */
export function ownLayerOf(features: readonly MadeFeature[], changes: Partial<OwnLayer> = {}): OwnLayer {
  const count = features.length
  const names = [...new Set(features.flatMap(({ attributes }) => Object.keys(attributes ?? {})))]
  return {
    id: 'own-test',
    name: 'Test layer',
    source: {
      file: 'test.geojson',
      format: 'geojson',
      encoding: null,
      sha256: '0'.repeat(64),
      bytes: 1,
      licence: '',
      attribution: '',
    },
    datum: 'wgs84',
    datumBasis: 'stated',
    crs: 'WGS 84',
    count,
    ids: features.map(({ id }, row) => id ?? String(row)),
    geometry: geometryOf(features),
    days: daysOf(features),
    heights: {
      metres: Float32Array.from(features, ({ height }) => height ?? NaN),
      basis: Uint8Array.from(features, ({ height }) => (height === undefined ? HeightBasis.none : HeightBasis.stated)),
    },
    attributes: names.map((name) => columnOf(name, features)),
    mapping: {
      id: null,
      name: null,
      category: null,
      height: null,
      storeys: null,
      start: null,
      end: null,
      actualStart: null,
      actualEnd: null,
      removed: null,
    },
    leftOut: [],
    addedOn: asDay(0),
    ...changes,
  }
}

function geometryOf(features: readonly MadeFeature[]): OwnLayer['geometry'] {
  const kinds = new Uint8Array(features.length)
  const [rowParts, partRings, ringPositions, positions]: number[][] = [[0], [0], [0], []]
  for (const [row, { geometry }] of features.entries()) {
    const ring = (points: readonly Position[]): void => {
      for (const point of points) positions!.push(...point)
      ringPositions!.push(positions!.length / 2)
    }
    const part = (rings: readonly (readonly Position[])[], closed: boolean): void => {
      for (const points of rings) {
        const [first, last] = [points[0]!, points.at(-1)!]
        ring(closed && (first[0] !== last[0] || first[1] !== last[1]) ? [...points, first] : points)
      }
      partRings!.push(ringPositions!.length - 1)
    }
    if (geometry === null) kinds[row] = GeometryKind.none
    else if ('point' in geometry) {
      kinds[row] = GeometryKind.point
      part([[geometry.point]], false)
    } else if ('line' in geometry) {
      kinds[row] = GeometryKind.line
      part([geometry.line], false)
    } else {
      kinds[row] = GeometryKind.polygon
      for (const rings of 'polygons' in geometry ? geometry.polygons : [geometry.polygon]) part(rings, true)
    }
    rowParts!.push(partRings!.length - 1)
  }
  return {
    kinds,
    rowParts: Uint32Array.from(rowParts!),
    partRings: Uint32Array.from(partRings!),
    ringPositions: Uint32Array.from(ringPositions!),
    positions: Float64Array.from(positions!),
    bounds: boundsOf(positions!),
  }
}

function boundsOf(positions: readonly number[]): OwnLayer['geometry']['bounds'] {
  if (positions.length === 0) return null
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < positions.length; i += 2) {
    bounds[0] = Math.min(bounds[0], positions[i]!)
    bounds[1] = Math.min(bounds[1], positions[i + 1]!)
    bounds[2] = Math.max(bounds[2], positions[i]!)
    bounds[3] = Math.max(bounds[3], positions[i + 1]!)
  }
  return bounds
}

function daysOf(features: readonly MadeFeature[]): OwnDays {
  const days: Partial<Record<keyof OwnDays, DayColumn>> = {}
  for (const name of DAY_NAMES) {
    if (!features.some((feature) => feature.days?.[name] !== undefined)) continue
    const given = features.map((feature) => feature.days?.[name])
    days[name] = {
      days: Int32Array.from(given, (day) => (day === undefined ? NO_DAY : typeof day === 'number' ? day : day.day)),
      precision: Uint8Array.from(given, (day) => (typeof day === 'object' ? day.precision : DayPrecision.day)),
      field: name,
    }
  }
  return days
}

function columnOf(name: string, features: readonly MadeFeature[]): AttributeColumn {
  const values = features.map(({ attributes }) => attributes?.[name] ?? null)
  const first = values.find((value) => value !== null)
  if (typeof first === 'number')
    return {
      type: 'number',
      name,
      numbers: Float64Array.from(values, (value) => (value === null ? NaN : Number(value))),
    }
  if (typeof first === 'boolean')
    return {
      type: 'boolean',
      name,
      booleans: Uint8Array.from(values, (value) => (value === null ? 255 : Number(value))),
    }
  const texts = [...new Set(values.filter((value) => value !== null).map(String))]
  return {
    type: 'text',
    name,
    texts,
    codes: Int32Array.from(values, (value) => (value === null ? -1 : texts.indexOf(String(value)))),
  }
}

export interface GridOptions {
  readonly count: number
  readonly centre: Position
  /** Degrees between neighbours. */
  readonly step: number
  /** Days of a row; NO_DAY for none. Default: each starts a day after the one before, round and round, and takes 200 days. */
  readonly daysOf?: (row: number) => readonly [start: number, end: number]
  readonly heightOf?: (row: number) => number
}

/** Squares in rows and columns around a place, as columns from the first: as many as anyone asks for. */
export function gridLayer({
  count,
  centre,
  step,
  daysOf: daysOfRow = (row) => [400 + (row % 1000), 600 + (row % 1000)],
  heightOf = (row) => 10 + (row % 7) * 10,
}: GridOptions): OwnLayer {
  const across = Math.ceil(Math.sqrt(count))
  const positions = new Float64Array(count * 10)
  const [start, end] = [new Int32Array(count), new Int32Array(count)]
  const metres = new Float32Array(count)
  const half = step * 0.35
  for (let row = 0; row < count; row += 1) {
    const x = centre[0] + ((row % across) - (across - 1) / 2) * step
    const y = centre[1] + (Math.floor(row / across) - (across - 1) / 2) * step
    positions.set(
      [x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half, x - half, y - half],
      row * 10,
    )
    ;[start[row], end[row]] = daysOfRow(row)
    metres[row] = heightOf(row)
  }
  const upTo = (stride: number): Uint32Array => Uint32Array.from({ length: count + 1 }, (_, i) => i * stride)
  const reach = (across / 2) * step
  const column = (days: Int32Array, field: string): DayColumn => ({ days, precision: new Uint8Array(count), field })
  return ownLayerOf([], {
    id: `grid-${count}`,
    count,
    ids: Array.from({ length: count }, (_, row) => String(row)),
    geometry: {
      kinds: new Uint8Array(count).fill(GeometryKind.polygon),
      rowParts: upTo(1),
      partRings: upTo(1),
      ringPositions: upTo(5),
      positions,
      bounds: [centre[0] - reach, centre[1] - reach, centre[0] + reach, centre[1] + reach],
    },
    days: { start: column(start, 'start'), end: column(end, 'end') },
    heights: { metres, basis: new Uint8Array(count).fill(HeightBasis.stated) },
  })
}
