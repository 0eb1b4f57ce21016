import { distanceM, type LngLat } from '../base/geodesy.ts'
import type { City } from '../city/build-city.ts'
import type { EntityKind, LayerId } from '../city/schema.ts'
import type { Geography } from './placement.ts'

/** One line to draw, rounded off at its bends. */
export interface LineRow {
  readonly entity: number
  readonly kind: EntityKind
  readonly layer: LayerId
  readonly path: RunPath
  /** Half-width of what is known of its course, in metres. */
  readonly accuracyM: number
}

/**
 * A line as deck.gl's path layer takes it, with where each piece lies along the whole, so that growth and dashes can
 * run along it on the GPU: degrees, two to a point; and three numbers to a point, in kilometres: the start and the end
 * of the piece that begins there, and the length of the whole.
 */
export interface RunPath {
  readonly positions: Float64Array
  readonly alongKm: Float32Array
}

export function lineRows(city: City, geography: Geography): readonly LineRow[] {
  return city.entities.flatMap((entity, index) => {
    const place = entity.place === null ? undefined : geography.places.get(entity.place)
    const paths =
      place?.geometry.type === 'LineString'
        ? [place.geometry.coordinates]
        : place?.geometry.type === 'MultiLineString'
          ? place.geometry.coordinates
          : []
    return paths.map((path): LineRow => ({
      entity: index,
      kind: entity.kind,
      layer: entity.layer,
      path: runPath(smoothLine(path)),
      accuracyM: place!.accuracyM,
    }))
  })
}

export function runPath(points: readonly LngLat[]): RunPath {
  const along = lengthsAlong(points)
  const total = along.at(-1)! / 1000
  const alongKm = new Float32Array(points.length * 3)
  for (let i = 0; i < points.length; i += 1)
    alongKm.set([along[i]! / 1000, (along[i + 1] ?? along[i]!) / 1000, total], i * 3)
  return { positions: new Float64Array(points.flat()), alongKm }
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
