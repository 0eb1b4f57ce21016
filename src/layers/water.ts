import type { LngLat, LocalFrame } from '../base/geodesy.ts'
import type { Place } from '../city/schema.ts'
import { roundedRings } from './areas.ts'
import { smoothLine } from './lines.ts'

/** Water as shapes in the frame's metres (east, south): lakes with their islands left out, and rivers along their middle line. */
export interface Water {
  /** Rings of each lake, first its shore, then its islands. */
  readonly lakes: readonly (readonly (readonly (readonly [number, number])[])[])[]
  /** Per vertex of the rivers' bands: metres east and south of the middle line. Two vertices a point, left and right. */
  readonly middle: Float32Array
  /** Per vertex: direction to its bank (east, south; longer at bends), half of the drawn width in metres, and -1 on the left, 1 on the right. */
  readonly bank: Float32Array
  readonly indices: Uint32Array
}

/** Half of the width that a river is drawn with, in metres: a likeness, measured nowhere. */
const HALF_WIDTH_M: Readonly<Record<string, number>> = {
  'huang-he': 620,
  'jialu-he': 45,
  'chao-he': 32,
  'qili-he': 28,
  'dongfeng-qu': 22,
}
const OTHER_HALF_WIDTH_M = 30
/** A bend is never drawn out further than this many half widths. */
const LONGEST_MITRE = 2

export function waterOf(places: readonly Place[], frame: LocalFrame): Water {
  const local = (points: readonly LngLat[]): (readonly [number, number])[] =>
    points.map((point) => frame.toLocal(point))
  const lakes = places.flatMap((place) =>
    place.kind === 'lake' && place.geometry.type === 'Polygon'
      ? [roundedRings(place, place.geometry.coordinates).map(local)]
      : [],
  )
  const middle: number[] = []
  const bank: number[] = []
  const indices: number[] = []
  for (const place of places) {
    if ((place.kind !== 'river' && place.kind !== 'canal') || place.geometry.type !== 'LineString') continue
    const half = HALF_WIDTH_M[place.id] ?? OTHER_HALF_WIDTH_M
    const line = local(smoothLine(place.geometry.coordinates))
    const first = middle.length / 2
    for (const [i, at] of line.entries()) {
      const [before, after] = [line[i - 1] ?? at, line[i + 1] ?? at]
      const [a, b] = [unit(before, at), unit(at, after)]
      const [dx, dz] = unit([0, 0], [a[0] + b[0], a[1] + b[1]])
      const along = i === 0 ? b : a
      const mitre = Math.min(LONGEST_MITRE, 1 / Math.max(0.1, Math.abs(dx * along[0] + dz * along[1])))
      for (const side of [-1, 1]) {
        middle.push(at[0], at[1])
        bank.push(-dz * side * mitre, dx * side * mitre, half, side)
      }
      if (i > 0) {
        const v = first + i * 2
        indices.push(v - 2, v - 1, v, v - 1, v + 1, v)
      }
    }
  }
  return { lakes, middle: new Float32Array(middle), bank: new Float32Array(bank), indices: new Uint32Array(indices) }
}

function unit(from: readonly [number, number], to: readonly [number, number]): readonly [number, number] {
  const [x, z] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(x, z)
  return length === 0 ? [0, 0] : [x / length, z / length]
}
