import { cutPolygon, type Cut } from './cut-polygon.ts'
import type { Field } from './field.ts'
import type { Ground } from './ground.ts'
import { chance } from './hash.ts'
import { areaOf, centroid, extent, inset, type Polygon } from './polygon.ts'
import { codeOf, freeOf } from './streets.ts'

/** A block: what streets enclose, what of it may be built on, and where it lies in the city. */
export interface Block {
  /** Up to the middle of its streets. */
  readonly outer: Polygon
  /** What its streets leave, less what is kept free; convex. */
  readonly plot: Polygon
  readonly x: number
  readonly z: number
  /** Radians that its grid is turned. */
  readonly turn: number
  readonly urban: number
  /** Its own number, from the seed and where it lies. */
  readonly own: number
}

/** Regions larger than this across get main streets, and smaller than that no more than local ones, in metres. */
const ARTERIAL_M = 1700
const SECONDARY_M = 780
/** Main streets keep to lines so far apart, so that they go on across rings and rails; the others to a third of that. */
const LATTICE_M = 900
/** Less urban than this, no street is made. */
const LEAST_URBAN = 0.045
/** A plot smaller than this, in square metres, or narrower, in metres, stays green. */
const LEAST_PLOT_M2 = 3000
const LEAST_WIDE_M = 28
/** A plot that holds less than this of its block has lost too much at a bend: the block is cut once more there. */
const LEAST_SHARE = 0.62

/** All blocks that streets enclose, wherever the ground is urban at all. */
export function layBlocks(ground: Ground, field: Field, arterials: readonly Cut[], salt: number): readonly Block[] {
  const [west, north, east, south] = ground.bounds
  const edge = codeOf('clearing')
  let regions: readonly Polygon[] = [
    { points: [west, north, east, north, east, south, west, south], edges: [edge, edge, edge, edge] },
  ]
  // Twice: a line that crosses nothing yet cuts nothing, until those that come after it have.
  for (const cut of [...arterials, ...arterials]) regions = regions.flatMap((region) => cutPolygon(region, cut))
  const blocks: Block[] = []
  const open = [...regions]
  while (open.length > 0) {
    const region = open.pop()!
    if (isRural(region, field)) continue
    const pieces = divide(region, field, salt)
    if (pieces.length > 1) open.push(...pieces)
    else blocks.push(...blocksOf(region, ground, field, salt))
  }
  return blocks
}

/** Whether streets have nothing to lead to in a region: no centre near a large one, no density in a small one. */
function isRural({ points }: Polygon, field: Field): boolean {
  const [[west, east], [north, south]] = [extent(points, 1, 0), extent(points, 0, 1)]
  const [x, z] = [(west + east) / 2, (north + south) / 2]
  const half = Math.hypot(east - west, south - north) / 2
  if (half > 1600)
    return !field.centres.some((centre) => Math.hypot(x - centre.x, z - centre.z) - half < centre.radiusM * 3.6)
  let most = field.urbanAt(x, z)
  for (let i = 0; i < points.length; i += 2) most = Math.max(most, field.urbanAt(points[i]!, points[i + 1]!))
  return most < LEAST_URBAN
}

/** A region in two or more along a street, across its longer side; the region itself where it is a block already. */
function divide(region: Polygon, field: Field, salt: number): readonly Polygon[] {
  const [x, z] = centroid(region)
  const turn = field.turnAt(x, z)
  const size = field.blockAt(x, z)
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  const [[u0, u1], [v0, v1]] = [extent(region.points, c, s), extent(region.points, -s, c)]
  const [long, alongU] = u1 - u0 >= v1 - v0 ? [u1 - u0, true] : [v1 - v0, false]
  if (long <= 1.38 * size) return [region]
  const kind = long > ARTERIAL_M ? 'arterial' : long > SECONDARY_M ? 'secondary' : 'local'
  const [from, to] = alongU ? [u0, u1] : [v0, v1]
  const at = streetAt(from, to, long > SECONDARY_M, chance(Math.round(x), Math.round(z), salt))
  // Across: the line where the coordinate along the longer side is `at`.
  const [px, pz] = alongU ? [c * at, s * at] : [-s * at, c * at]
  const [dx, dz] = alongU ? [-s, c] : [c, s]
  const far = 2 * (Math.abs(u1 - u0) + Math.abs(v1 - v0)) + Math.abs(x) + Math.abs(z)
  return cutPolygon(region, {
    points: [px - dx * far, pz - dz * far, px + dx * far, pz + dz * far],
    codes: [codeOf(kind)],
  })
}

/** Where between two ends a street crosses: on the lattice where a line of it lies near enough to the middle, else about the middle. */
function streetAt(from: number, to: number, onLattice: boolean, share: number): number {
  const middle = from + (to - from) * (0.44 + 0.12 * share)
  const step = to - from > ARTERIAL_M ? LATTICE_M : LATTICE_M / 2
  const line = Math.round(middle / step) * step
  return onLattice && Math.abs(line - middle) < (to - from) * 0.17 ? line : middle
}

function blocksOf(region: Polygon, ground: Ground, field: Field, salt: number, depth = 0): readonly Block[] {
  const area = areaOf(region)
  const left = inset(region, freeOf)
  if (depth < 3 && area > 20_000 && (left ? areaOf(left) : 0) < LEAST_SHARE * strip(region, area)) {
    const cut = cutAtBend(region)
    const pieces = cut ? cutPolygon(region, cut) : [region]
    if (pieces.length > 1) return pieces.flatMap((piece) => blocksOf(piece, ground, field, salt, depth + 1))
  }
  if (!left) return []
  return ground.free(left).flatMap((plot): Block[] => {
    const [x, z] = centroid(plot)
    const turn = field.turnAt(x, z)
    if (areaOf(plot) < LEAST_PLOT_M2 || !isInside(plot, ground)) return []
    const [c, s] = [Math.cos(turn), Math.sin(turn)]
    const [[u0, u1], [v0, v1]] = [extent(plot.points, c, s), extent(plot.points, -s, c)]
    if (Math.min(u1 - u0, v1 - v0) < LEAST_WIDE_M) return []
    const own = Math.floor(chance(Math.round(x), Math.round(z), salt + 1) * 4_294_967_296)
    return [{ outer: region, plot, x, z, turn, urban: field.urbanAt(x, z), own }]
  })
}

/** The area that the streets alone leave, were the region convex: its own less a strip along each edge. */
function strip({ points, edges }: Polygon, area: number): number {
  let lost = 0
  for (let i = 0; i < points.length; i += 2) {
    const k = (i + 2) % points.length
    lost += Math.hypot(points[k]! - points[i]!, points[k + 1]! - points[i + 1]!) * freeOf(edges[i / 2]!)
  }
  return Math.max(0, area - lost)
}

/** A cut from the sharpest inward corner on along the edge that comes to it. */
function cutAtBend({ points }: Polygon): Cut | undefined {
  const n = points.length
  let twice = 0
  for (let i = 0, j = n - 2; i < n; j = i, i += 2) twice += points[j]! * points[i + 1]! - points[i]! * points[j + 1]!
  let [worst, at] = [-0.12, -1]
  for (let i = 0; i < n; i += 2) {
    const [a, b] = [(i + n - 2) % n, (i + 2) % n]
    const [ax, az] = [points[i]! - points[a]!, points[i + 1]! - points[a + 1]!]
    const [bx, bz] = [points[b]! - points[i]!, points[b + 1]! - points[i + 1]!]
    const bend = ((ax * bz - az * bx) / (Math.hypot(ax, az) * Math.hypot(bx, bz) || 1)) * Math.sign(twice)
    if (bend < worst) [worst, at] = [bend, i]
  }
  if (at < 0) return undefined
  const before = (at + n - 2) % n
  const [dx, dz] = [points[at]! - points[before]!, points[at + 1]! - points[before + 1]!]
  const length = Math.hypot(dx, dz) || 1
  // A little inwards, so that it comes from outside and goes in right at the corner.
  const lean = 0.04 * Math.sign(twice)
  const [ux, uz] = [(dx - dz * lean) / length, (dz + dx * lean) / length]
  return {
    points: [points[at]! - ux * 2, points[at + 1]! - uz * 2, points[at]! + ux * 9000, points[at + 1]! + uz * 9000],
    codes: [codeOf('local')],
  }
}

/** Whether a plot lies in the districts with all its corners and the middles of its edges. */
function isInside({ points }: Polygon, ground: Ground): boolean {
  for (let i = 0; i < points.length; i += 2) {
    const k = (i + 2) % points.length
    if (!ground.within(points[i]!, points[i + 1]!)) return false
    if (!ground.within((points[i]! + points[k]!) / 2, (points[i + 1]! + points[k + 1]!) / 2)) return false
  }
  return true
}
