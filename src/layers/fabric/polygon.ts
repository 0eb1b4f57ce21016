/**
 * A simple polygon on the ground: metres east and south, two numbers a corner, not closed. `edges` holds for each edge
 * (from its corner to the next) the code of the street that runs along it.
 */
export interface Polygon {
  readonly points: readonly number[]
  readonly edges: readonly number[]
}

/** What is met by less than this, in square metres, is not met. */
const LEAST_HOLE_M2 = 0.5

export type Point = readonly [number, number]

/** Square metres, positive where corners run clockwise as seen on a map (east to south). */
export function signedArea({ points }: { readonly points: readonly number[] }): number {
  let twice = 0
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2)
    twice += points[j]! * points[i + 1]! - points[i]! * points[j + 1]!
  return twice / 2
}

export const areaOf = (polygon: { readonly points: readonly number[] }): number => Math.abs(signedArea(polygon))

/** The middle of the area; of the corners where there is next to none. */
export function centroid({ points }: { readonly points: readonly number[] }): Point {
  let [x, z, twice] = [0, 0, 0]
  // About the first corner, so that no digits are lost far from the origin.
  const [ox, oz] = [points[0]!, points[1]!]
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    const [ax, az, bx, bz] = [points[j]! - ox, points[j + 1]! - oz, points[i]! - ox, points[i + 1]! - oz]
    const cross = ax * bz - bx * az
    twice += cross
    x += (ax + bx) * cross
    z += (az + bz) * cross
  }
  return Math.abs(twice) < 1 ? [ox, oz] : [ox + x / (3 * twice), oz + z / (3 * twice)]
}

export function contains(points: readonly number[], x: number, z: number): boolean {
  let inside = false
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
    const [xi, zi, xj, zj] = [points[i]!, points[i + 1]!, points[j]!, points[j + 1]!]
    if (zi > z !== zj > z && x < ((xj - xi) * (z - zi)) / (zj - zi) + xi) inside = !inside
  }
  return inside
}

/** Least and greatest along a direction. */
export function extent(points: readonly number[], dx: number, dz: number): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 2) {
    const at = points[i]! * dx + points[i + 1]! * dz
    if (at < least) least = at
    if (at > most) most = at
  }
  return [least, most]
}

/** The part of a convex polygon where nx·x + nz·z >= least; what the cut leaves as an edge gets a code. Undefined where nothing is left. */
export function clip(polygon: Polygon, nx: number, nz: number, least: number, code: number): Polygon | undefined {
  const { points, edges } = polygon
  const [low, high] = extent(points, nx, nz)
  if (low >= least) return polygon
  if (high <= least) return undefined
  const kept: number[] = []
  const codes: number[] = []
  for (let i = 0; i < points.length; i += 2) {
    const k = (i + 2) % points.length
    const [ax, az, bx, bz] = [points[i]!, points[i + 1]!, points[k]!, points[k + 1]!]
    const [a, b] = [nx * ax + nz * az - least, nx * bx + nz * bz - least]
    if (a >= 0) {
      kept.push(ax, az)
      codes.push(edges[i / 2]!)
    }
    if (a >= 0 !== b >= 0) {
      const t = a / (a - b)
      kept.push(ax + (bx - ax) * t, az + (bz - az) * t)
      // Going out, the new edge runs along the cut; coming in, the rest of the old one goes on.
      codes.push(a >= 0 ? code : edges[i / 2]!)
    }
  }
  return kept.length >= 6 ? { points: kept, edges: codes } : undefined
}

/** What is left within all edges, each moved inwards by its own metres: always convex. Undefined where nothing is. */
export function inset(polygon: Polygon, metresOf: (code: number) => number): Polygon | undefined {
  const { points, edges } = polygon
  const turn = Math.sign(signedArea(polygon))
  let left: Polygon | undefined = polygon
  for (let i = 0; left && i < points.length; i += 2) {
    const k = (i + 2) % points.length
    const [dx, dz] = [points[k]! - points[i]!, points[k + 1]! - points[i + 1]!]
    const length = Math.hypot(dx, dz)
    if (length < 1e-3) continue
    const [nx, nz] = [(-dz / length) * turn, (dx / length) * turn]
    left = clip(left, nx, nz, nx * points[i]! + nz * points[i + 1]! + metresOf(edges[i / 2]!), edges[i / 2]!)
  }
  return left
}

/** What a convex polygon keeps outside of another convex one, in convex pieces. */
export function subtract(polygon: Polygon, hole: readonly number[], code: number): readonly Polygon[] {
  const turn = Math.sign(signedArea({ points: hole }))
  const sides: (readonly [number, number, number])[] = []
  for (let i = 0; i < hole.length; i += 2) {
    const k = (i + 2) % hole.length
    const [dx, dz] = [hole[k]! - hole[i]!, hole[k + 1]! - hole[i + 1]!]
    const length = Math.hypot(dx, dz) || 1
    const [nx, nz] = [(dz / length) * turn, (-dx / length) * turn]
    const at = nx * hole[i]! + nz * hole[i + 1]!
    if (extent(polygon.points, nx, nz)[0] >= at) return [polygon]
    sides.push([nx, nz, at])
  }
  // The side that leaves most is cut first: it makes one large piece rather than many small ones.
  const beyond = ([nx, nz, at]: readonly [number, number, number]): number => extent(polygon.points, nx, nz)[1] - at
  const pieces: Polygon[] = []
  let rest: Polygon | undefined = polygon
  for (const [nx, nz, at] of sides.toSorted((a, b) => beyond(b) - beyond(a))) {
    if (!rest) break
    const out = clip(rest, nx, nz, at, code)
    if (out) pieces.push(out)
    rest = clip(rest, -nx, -nz, -at, code)
  }
  // Sides may be cut and nothing be met: then it is whole.
  return rest && areaOf(rest) > LEAST_HOLE_M2 ? pieces : [polygon]
}
