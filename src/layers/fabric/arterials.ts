import type { Cut } from './cut-polygon.ts'
import type { Field, Quarter } from './field.ts'
import { SHORE_M, type Ground } from './ground.ts'
import { codeOf, type StreetKind } from './streets.ts'

/** A line that ends in the middle of the city goes on as a street for so far at most, in metres. */
const GOES_ON_M = 2600
/** What is not water or rail. */
const GOING_ON: ReadonlySet<number> = new Set(
  (['metro', 'route', 'road', 'expressway'] as const).map((kind) => codeOf(kind)),
)
/** Spokes about a lake, and metres from its shore to the ring streets around it. */
const SPOKES = 9
const RINGS_M = [SHORE_M + 6, SHORE_M + 330, SHORE_M + 720] as const

/**
 * The lines that come before all other streets: rings, roads, rails, metros, routes and banks of the map, gone on with
 * where they end, and the spokes and rings about the lakes that a quarter is laid out around.
 */
export function arterialsOf(ground: Ground, field: Field): readonly Cut[] {
  const round = field.quarters.filter((quarter) => quarter.lake)
  return [...ground.lines.map(({ points, code }) => goneOn(points, code)), ...round.flatMap(roundTheLake)]
}

/** A road with its first and last piece lengthened: how streets go on beyond where the map stops. Water and rails end where they end. */
function goneOn(points: readonly number[], code: number): Cut {
  const n = points.length
  const codes = Array.from({ length: n / 2 - 1 }, () => code)
  const closed = points[0] === points[n - 2] && points[1] === points[n - 1]
  if (closed || !GOING_ON.has(code)) return { points, codes }
  const beyond = (fromX: number, fromZ: number, toX: number, toZ: number): readonly number[] => {
    const length = Math.hypot(toX - fromX, toZ - fromZ) || 1
    return [toX + ((toX - fromX) / length) * GOES_ON_M, toZ + ((toZ - fromZ) / length) * GOES_ON_M]
  }
  return {
    points: [
      ...beyond(points[2]!, points[3]!, points[0]!, points[1]!),
      ...points,
      ...beyond(points[n - 4]!, points[n - 3]!, points[n - 2]!, points[n - 1]!),
    ],
    codes: [codeOf('arterial'), ...codes, codeOf('arterial')],
  }
}

/** Two streets through the middle, the outermost ring, spokes up to it, and the rings nearer the shore: each finds something to cut. */
function roundTheLake(quarter: Quarter): readonly Cut[] {
  const { x, z, radiusM, lake = [] } = quarter
  const through = (turn: number, half: number, kind: StreetKind): Cut => {
    const [dx, dz] = [Math.cos(turn) * half, Math.sin(turn) * half]
    return { points: [x - dx, z - dz, x + dx, z + dz], codes: [codeOf(kind)] }
  }
  const ring = (metres: number, kind: StreetKind): Cut => {
    const points = scaled(x, z, lake, metres)
    return { points, codes: Array.from({ length: points.length / 2 - 1 }, () => codeOf(kind)) }
  }
  const outermost = radiusM - farthest(x, z, lake)
  return [
    through(0, radiusM + GOES_ON_M, 'arterial'),
    through(Math.PI / 2, radiusM + GOES_ON_M, 'arterial'),
    ring(outermost, 'arterial'),
    ...Array.from({ length: SPOKES }, (_, i) =>
      through(((i + 0.5) / SPOKES) * Math.PI, radiusM + 40, i % 3 === 0 ? 'arterial' : 'secondary'),
    ),
    ...RINGS_M.filter((metres) => metres < outermost - 200).map((metres) => ring(metres, 'secondary')),
  ]
}

/** A lake's own outline, so many metres farther out, closed. */
function scaled(x: number, z: number, lake: readonly number[], metres: number): readonly number[] {
  const points: number[] = []
  for (let k = 0; k < lake.length; k += 2) {
    const [dx, dz] = [lake[k]! - x, lake[k + 1]! - z]
    const share = 1 + metres / Math.hypot(dx, dz)
    points.push(x + dx * share, z + dz * share)
  }
  return [...points, points[0]!, points[1]!]
}

function farthest(x: number, z: number, points: readonly number[]): number {
  let most = 0
  for (let k = 0; k < points.length; k += 2) most = Math.max(most, Math.hypot(points[k]! - x, points[k + 1]! - z))
  return most
}
