import { createLocalFrame, distanceM, type LngLat } from '../../../base/geodesy.ts'
import type { Place } from '../../../city/schema.ts'
import type { DatumShift } from '../../../own-layers/file-preview.ts'

/** What one recognizes on a map, and would see a layer stand off from. */
const RECOGNIZED: ReadonlySet<string> = new Set(['lake', 'island', 'station', 'metro', 'district'])

/** A place of the twin that part of a layer lies near: where a shift can be seen. */
export interface KnownCorner {
  readonly place: Place
  /** Which pair of the shift lies nearest to it. */
  readonly pair: number
  /** Metres between them, after the shift. */
  readonly metres: number
}

/** The corners of a place: its positions. */
function cornersOf({ geometry }: Pick<Place, 'geometry'>): readonly LngLat[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'LineString':
      return geometry.coordinates
    case 'MultiPolygon':
      return geometry.coordinates.flat(2)
    default:
      return geometry.coordinates.flat()
  }
}

/** The places nearest to a layer, each with the pair that lies nearest to it; at most `most`, the nearest first. */
export function findCorners(
  places: readonly Place[],
  pairs: DatumShift['pairs'],
  most: number,
): readonly KnownCorner[] {
  const first = pairs[0]
  if (!first) return []
  const frame = createLocalFrame(first.after)
  const points = pairs.map(({ after }) => frame.toLocal(after))
  return places
    .filter(({ kind }) => RECOGNIZED.has(kind))
    .map((place): KnownCorner => {
      const corners = cornersOf(place).map((corner) => frame.toLocal(corner))
      let [pair, least, nearest] = [0, Infinity, 0]
      points.forEach(([x, y], at) => {
        corners.forEach(([cx, cy], corner) => {
          const squared = (x - cx) ** 2 + (y - cy) ** 2
          if (squared < least) [pair, least, nearest] = [at, squared, corner]
        })
      })
      const corner = cornersOf(place)[nearest]
      return { place, pair, metres: corner ? distanceM(pairs[pair]!.after, corner) : Infinity }
    })
    .filter(({ metres }) => Number.isFinite(metres))
    .toSorted((a, b) => a.metres - b.metres)
    .slice(0, most)
}
