import type { LngLat } from '../base/geodesy.ts'
import type { FieldMapping, OwnLayer } from './own-layer.ts'

/*
 * Features that are drawn or typed in here. They are written as GeoJSON and read as any other file is, so that they get what
 * every own layer has: the datum, vague days, heights, what was left out.
 */

/** The file that drawn features are said to come from; nothing else may be edited, since a file is a file. */
export const DRAWN_FILE = 'drawn.geojson'

export const DRAWN_KINDS = ['point', 'line', 'polygon'] as const
export type DrawnKind = (typeof DRAWN_KINDS)[number]

/** As few positions as a kind can have. */
export const FEWEST: Readonly<Record<DrawnKind, number>> = { point: 1, line: 2, polygon: 3 }

/** What each field of a drawn feature means. */
export const DRAWN_MAPPING: FieldMapping = {
  id: null,
  name: 'name',
  category: 'category',
  height: 'height',
  storeys: null,
  start: 'start',
  end: 'end',
  actualStart: null,
  actualEnd: null,
  removed: null,
}

/** What can be said of a drawn feature, as it is typed. */
export const DRAWN_FIELDS = ['name', 'category', 'height', 'start', 'end'] as const
export type DrawnWords = Readonly<Record<(typeof DRAWN_FIELDS)[number], string>>

export const isDrawn = ({ source }: Pick<OwnLayer, 'source'>): boolean => source.file === DRAWN_FILE

/** A feature for the file. `id` stays with it, whatever is changed. */
export function drawnFeature(
  id: string,
  kind: DrawnKind,
  positions: readonly LngLat[],
  words: DrawnWords,
): GeoJSON.Feature {
  const points = positions.map(([lng, lat]) => [lng, lat])
  const geometry: GeoJSON.Geometry =
    kind === 'point'
      ? { type: 'Point', coordinates: points.at(-1)! }
      : kind === 'line'
        ? { type: 'LineString', coordinates: points }
        : { type: 'Polygon', coordinates: [[...points, points[0]!]] }
  const properties = DRAWN_FIELDS.flatMap((field) => {
    const value = words[field].trim()
    return value === '' ? [] : [[field, value] as const]
  })
  return { type: 'Feature', id, geometry, properties: Object.fromEntries(properties) }
}

/** Positions as they are typed, one a line: two numbers with anything but figures between. */
export interface TypedPositions {
  readonly pairs: readonly (readonly [x: number, y: number])[]
  /** The first line, from 1, that holds no two numbers; null where all do. */
  readonly badLine: number | null
}

export function readPairs(text: string): TypedPositions {
  const pairs: (readonly [number, number])[] = []
  for (const [at, line] of text.normalize('NFKC').split('\n').entries()) {
    if (line.trim() === '') continue
    const numbers = line.match(/[-+]?\d+(?:\.\d+)?/g) ?? []
    if (numbers.length !== 2) return { pairs, badLine: at + 1 }
    pairs.push([Number(numbers[0]), Number(numbers[1])])
  }
  return { pairs, badLine: null }
}

/** Positions as text: seven decimals are a centimetre. */
export function writePairs(positions: readonly LngLat[]): string {
  return positions.map(([lng, lat]) => `${round(lng)}, ${round(lat)}`).join('\n')
}

const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

/** The vertex of a layer nearest to a position, if it lies within so many metres. */
export function snapTo(
  layers: readonly Pick<OwnLayer, 'geometry'>[],
  [lng, lat]: LngLat,
  withinM: number,
): LngLat | null {
  // Plane enough over a few metres, and no root or sine for each of many vertices.
  const perLat = 111_195
  const perLng = perLat * Math.cos((lat * Math.PI) / 180)
  let [best, found] = [withinM ** 2, null as LngLat | null]
  for (const { geometry } of layers) {
    const { positions } = geometry
    for (let at = 0; at < positions.length; at += 2) {
      const away = ((positions[at]! - lng) * perLng) ** 2 + ((positions[at + 1]! - lat) * perLat) ** 2
      if (away <= best) [best, found] = [away, [positions[at]!, positions[at + 1]!]]
    }
  }
  return found
}
