import { distanceM, type LngLat } from '../base/geodesy.ts'
import type { City } from '../city/build-city.ts'
import type { EntityKind, LayerId } from '../city/schema.ts'
import type { Geography } from './placement.ts'

/** One short straight piece of a line, with where it lies along the whole: kilometres at its two ends, and of the whole line. */
export interface LinePiece {
  readonly entity: number
  readonly kind: EntityKind
  readonly layer: LayerId
  readonly path: readonly [LngLat, LngLat]
  readonly alongKm: readonly [number, number, number]
  /** Half-width of what is known of its course, in metres. */
  readonly accuracyM: number
}

/** Lines of the city, rounded off at their bends and cut into pieces, so that growth and dashes can run along them on the GPU. */
export function linePieces(city: City, geography: Geography): readonly LinePiece[] {
  const pieces: LinePiece[] = []
  for (const [index, entity] of city.entities.entries()) {
    const place = entity.place === null ? undefined : geography.places.get(entity.place)
    const paths = place?.geometry.type === 'LineString' ? [place.geometry.coordinates] : place?.geometry.type === 'MultiLineString' ? place.geometry.coordinates : []
    for (const path of paths) {
      const points = smoothLine(path)
      const along = lengthsAlong(points)
      const total = along.at(-1)! / 1000
      for (let i = 1; i < points.length; i += 1) {
        pieces.push({
          entity: index,
          kind: entity.kind,
          layer: entity.layer,
          path: [points[i - 1]!, points[i]!],
          alongKm: [along[i - 1]! / 1000, along[i]! / 1000, total],
          accuracyM: place!.accuracyM,
        })
      }
    }
  }
  return pieces
}

const STEPS_PER_SPAN = 8

/** A centripetal-like Catmull-Rom curve through all points of the line; a closed line stays closed. */
export function smoothLine(path: readonly LngLat[]): readonly LngLat[] {
  if (path.length < 3) return path
  const closed = path[0]![0] === path.at(-1)![0] && path[0]![1] === path.at(-1)![1]
  const at = (i: number): LngLat => {
    if (!closed) return path[Math.min(Math.max(i, 0), path.length - 1)]!
    const n = path.length - 1
    return path[((i % n) + n) % n]!
  }
  const points: LngLat[] = [path[0]!]
  for (let i = 0; i < path.length - 1; i += 1) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    for (let step = 1; step <= STEPS_PER_SPAN; step += 1) {
      const t = step / STEPS_PER_SPAN
      points.push([spline(a[0], b[0], c[0], d[0], t), spline(a[1], b[1], c[1], d[1], t)])
    }
  }
  return points
}

/** Catmull-Rom with tension 0.35: round at the bends without running far off the given course. */
function spline(a: number, b: number, c: number, d: number, t: number): number {
  const tension = 0.35
  const m0 = tension * (c - a)
  const m1 = tension * (d - b)
  const t2 = t * t
  const t3 = t2 * t
  return (2 * t3 - 3 * t2 + 1) * b + (t3 - 2 * t2 + t) * m0 + (-2 * t3 + 3 * t2) * c + (t3 - t2) * m1
}

/** Metres from the start of the line to each of its points. */
export function lengthsAlong(points: readonly LngLat[]): readonly number[] {
  const along = [0]
  for (let i = 1; i < points.length; i += 1) along.push(along[i - 1]! + distanceM(points[i - 1]!, points[i]!))
  return along
}
