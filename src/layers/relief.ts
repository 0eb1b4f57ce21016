import { boundsOf, type LocalFrame } from '../base/geodesy.ts'
import type { Place } from '../city/schema.ts'

/**
 * Mountains as a hint of slopes over coarse lines, where no source of elevations is at hand. No number in it is an
 * elevation: its forms are made from a fixed pattern around the lines that the pack draws the ranges with.
 */
export interface Relief {
  /** Cells along a side. */
  readonly size: number
  /** West, north, east, south of the square, in the frame's metres. */
  readonly bounds: readonly [number, number, number, number]
  /** Four bytes a cell, from the north-west, rows to the east: slope east and slope south (128 is flat), how far up, 255. */
  readonly cells: Uint8Array
}

const SIZE = 512
/** Metres around the ranges that are covered too. */
const MARGIN_M = 45_000
/** Size of the largest spurs and valleys, in metres. */
const SPUR_M = 21_000
const OCTAVES = 5
/** How steep a slope, of the pattern's own unit over a cell, takes the whole of a byte. */
const STEEPEST = 0.16

/** The same input gives the same bytes; undefined where the pack has no ranges. Takes a few hundred milliseconds: for a worker. */
export function reliefOf(places: readonly Place[], frame: LocalFrame): Relief | undefined {
  const ranges = places.flatMap((place) =>
    place.kind === 'mountain-range' && place.geometry.type === 'LineString'
      ? [
          rangeOf(
            place.geometry.coordinates.map((point) => frame.toLocal(point)),
            place.accuracyM,
          ),
        ]
      : [],
  )
  if (ranges.length === 0) return undefined
  const [w, n, e, s] = boundsOf(ranges.flatMap(({ line }) => line))
  const side = Math.max(e - w, s - n) + 2 * MARGIN_M
  const [west, north] = [(w + e - side) / 2, (n + s - side) / 2]
  const step = side / SIZE
  const heights = new Float32Array(SIZE * SIZE)
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const [x, z] = [west + (column + 0.5) * step, north + (row + 0.5) * step]
      // The lines' straightness is bent away before the distance is taken.
      const [bentX, bentZ] = [
        x + (noise(x / 34_000, z / 34_000) - 0.5) * 22_000,
        z + (noise(z / 34_000 + 57, x / 34_000) - 0.5) * 22_000,
      ]
      let rise = 0
      for (const { line, wide, box } of ranges) {
        const far = 2.2 * wide
        if (bentX < box[0] - far || bentZ < box[1] - far || bentX > box[2] + far || bentZ > box[3] + far) continue
        rise = Math.max(rise, Math.exp(-((distance(line, bentX, bentZ) / wide) ** 2)) - 0.04)
      }
      // Ranges swell and sink along their course.
      rise *= 0.45 + 0.9 * noise(x / 47_000 + 11, z / 47_000 - 5)
      if (rise > 0) heights[row * SIZE + column] = rise * (0.22 + 0.78 * ridges(x / SPUR_M, z / SPUR_M))
    }
  }
  const cells = new Uint8Array(SIZE * SIZE * 4)
  const at = (column: number, row: number): number =>
    heights[Math.min(SIZE - 1, Math.max(0, row)) * SIZE + Math.min(SIZE - 1, Math.max(0, column))]!
  const slope = (rise: number): number => Math.round(128 + 127 * Math.max(-1, Math.min(1, rise / STEEPEST)))
  for (let row = 0; row < SIZE; row += 1) {
    for (let column = 0; column < SIZE; column += 1) {
      const i = (row * SIZE + column) * 4
      cells.set(
        [
          slope(at(column + 1, row) - at(column - 1, row)),
          slope(at(column, row + 1) - at(column, row - 1)),
          Math.round(255 * Math.min(1, at(column, row))),
          255,
        ],
        i,
      )
    }
  }
  return { size: SIZE, bounds: [west, north, west + side, north + side], cells }
}

function rangeOf(line: readonly (readonly [number, number])[], wide: number) {
  return { line, wide, box: boundsOf(line) }
}

function distance(line: readonly (readonly [number, number])[], x: number, z: number): number {
  let least = Infinity
  for (let i = 1; i < line.length; i += 1) {
    const [[ax, az], [bx, bz]] = [line[i - 1]!, line[i]!]
    const [dx, dz] = [bx - ax, bz - az]
    const share = Math.max(0, Math.min(1, ((x - ax) * dx + (z - az) * dz) / (dx * dx + dz * dz)))
    least = Math.min(least, Math.hypot(x - ax - dx * share, z - az - dz * share))
  }
  return least
}

/** Sharp crests with valleys between them, 0 to 1. */
function ridges(x: number, z: number): number {
  let [sum, strength, scale, whole] = [0, 0.5, 1, 0]
  for (let octave = 0; octave < OCTAVES; octave += 1) {
    const crest = 1 - Math.abs(2 * noise(x * scale + octave * 17.3, z * scale - octave * 9.1) - 1)
    sum += crest * crest * strength
    whole += strength
    strength *= 0.5
    scale *= 2.03
  }
  return sum / whole
}

function noise(x: number, z: number): number {
  const [u, v] = [Math.floor(x), Math.floor(z)]
  const [fx, fz] = [x - u, z - v]
  const [sx, sz] = [fx * fx * (3 - 2 * fx), fz * fz * (3 - 2 * fz)]
  const [north, south] = [
    hash(u, v) + (hash(u + 1, v) - hash(u, v)) * sx,
    hash(u, v + 1) + (hash(u + 1, v + 1) - hash(u, v + 1)) * sx,
  ]
  return north + (south - north) * sz
}

function hash(u: number, v: number): number {
  let n = (Math.imul(u, 374_761_393) + Math.imul(v, 668_265_263)) | 0
  n = Math.imul(n ^ (n >>> 13), 1_274_126_177)
  return ((n ^ (n >>> 16)) >>> 0) / 4_294_967_296
}
