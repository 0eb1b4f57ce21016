import { contains, type Polygon } from './polygon.ts'

/** A line that cuts: metres east and south, two numbers a point, and for each piece the code of the street that it becomes. */
export interface Cut {
  readonly points: readonly number[]
  readonly codes: readonly number[]
}

interface Crossing {
  /** Along the cut: number of its segment and the share of it. */
  readonly along: number
  /** Along the polygon's outline, in the same way. */
  readonly around: number
  readonly x: number
  readonly z: number
}

/** A piece of a cut that lies this close to an edge already is that edge, in metres. */
const ON_EDGE_M = 2
/** Pieces smaller than this are not cut off, in square metres. */
const LEAST_M2 = 400

/** Cuts a simple polygon along every stretch of a line that crosses it from edge to edge; a stretch that ends inside cuts nothing. */
export function cutPolygon(polygon: Polygon, cut: Cut): readonly Polygon[] {
  const open = [polygon]
  const done: Polygon[] = []
  // Each cut makes one more piece; no line crosses a polygon as often as this.
  for (let guard = 0; open.length > 0 && guard < 400; guard += 1) {
    const next = open.pop()!
    const halves = cutOnce(next, cut)
    if (halves) open.push(...halves)
    else done.push(next)
  }
  return [...done, ...open]
}

function cutOnce(polygon: Polygon, cut: Cut): readonly [Polygon, Polygon] | undefined {
  const crossings = crossingsOf(polygon, cut)
  for (let i = 0; i + 1 < crossings.length; i += 1) {
    const [from, to] = [crossings[i]!, crossings[i + 1]!]
    if (to.along - from.along < 1e-9 || Math.hypot(to.x - from.x, to.z - from.z) < ON_EDGE_M) continue
    const [x, z] = pointOf(cut, (from.along + to.along) / 2)
    if (!contains(polygon.points, x, z) || onEdge(polygon, x, z)) continue
    const halves = halve(polygon, cut, from, to)
    if (halves.every(({ points }) => points.length >= 6 && areaAbout(points) > LEAST_M2)) return halves
  }
  return undefined
}

/** A place along a piece, by the piece's number and the share of it: never rounded up to the next piece. */
const on = (piece: number, share: number): number => piece + Math.min(share, 1 - 1e-9)

function crossingsOf({ points }: Polygon, cut: Cut): readonly Crossing[] {
  const found: Crossing[] = []
  for (let s = 0; s + 3 < cut.points.length; s += 2) {
    const [ax, az, bx, bz] = [cut.points[s]!, cut.points[s + 1]!, cut.points[s + 2]!, cut.points[s + 3]!]
    const [dx, dz] = [bx - ax, bz - az]
    for (let i = 0; i < points.length; i += 2) {
      const k = (i + 2) % points.length
      const [px, pz] = [points[i]!, points[i + 1]!]
      const [ex, ez] = [points[k]! - px, points[k + 1]! - pz]
      const cross = dx * ez - dz * ex
      if (Math.abs(cross) < 1e-9) continue
      const t = ((px - ax) * ez - (pz - az) * ex) / cross
      const u = ((px - ax) * dz - (pz - az) * dx) / cross
      if (t < 0 || t >= 1 || u < 0 || u >= 1) continue
      found.push({ along: on(s / 2, t), around: on(i / 2, u), x: ax + dx * t, z: az + dz * t })
    }
  }
  return found.sort((a, b) => a.along - b.along)
}

function pointOf({ points }: Cut, along: number): readonly [number, number] {
  const s = Math.min(points.length / 2 - 2, Math.floor(along)) * 2
  const t = along - s / 2
  return [points[s]! + (points[s + 2]! - points[s]!) * t, points[s + 1]! + (points[s + 3]! - points[s + 1]!) * t]
}

function onEdge({ points }: Polygon, x: number, z: number): boolean {
  for (let i = 0; i < points.length; i += 2) {
    const k = (i + 2) % points.length
    const [px, pz] = [points[i]!, points[i + 1]!]
    const [ex, ez] = [points[k]! - px, points[k + 1]! - pz]
    const t = Math.min(1, Math.max(0, ((x - px) * ex + (z - pz) * ez) / (ex * ex + ez * ez || 1)))
    if (Math.hypot(x - px - ex * t, z - pz - ez * t) < ON_EDGE_M) return true
  }
  return false
}

/** Both parts of a polygon on either side of a stretch of the cut. */
function halve({ points, edges }: Polygon, cut: Cut, from: Crossing, to: Crossing): readonly [Polygon, Polygon] {
  const chain: number[] = [from.x, from.z]
  const along: number[] = []
  for (let s = Math.floor(from.along) + 1; s <= Math.floor(to.along); s += 1) {
    if (s <= from.along || s >= to.along) continue
    along.push(cut.codes[s - 1]!)
    chain.push(cut.points[s * 2]!, cut.points[s * 2 + 1]!)
  }
  along.push(cut.codes[Math.min(cut.codes.length - 1, Math.floor(to.along))]!)
  chain.push(to.x, to.z)
  /** Corners from one crossing around to the other, then the chain back or forth. */
  const side = (start: Crossing, end: Crossing, back: readonly number[], backCodes: readonly number[]): Polygon => {
    const corners: number[] = []
    const codes: number[] = []
    const count = points.length / 2
    corners.push(start.x, start.z)
    codes.push(edges[Math.floor(start.around)]!)
    const last = Math.floor(end.around) + (end.around < start.around ? count : 0)
    for (let i = Math.floor(start.around) + 1; i <= last; i += 1) {
      corners.push(points[(i % count) * 2]!, points[(i % count) * 2 + 1]!)
      codes.push(edges[i % count]!)
    }
    for (let i = 0; i + 1 < back.length / 2; i += 1) {
      corners.push(back[i * 2]!, back[i * 2 + 1]!)
      codes.push(backCodes[i]!)
    }
    return tidy(corners, codes)
  }
  const reversed: number[] = []
  for (let i = chain.length - 2; i >= 0; i -= 2) reversed.push(chain[i]!, chain[i + 1]!)
  return [side(from, to, reversed, along.toReversed()), side(to, from, chain, along)]
}

/** Without corners that fall on the one before. */
function tidy(corners: readonly number[], codes: readonly number[]): Polygon {
  const points: number[] = []
  const edges: number[] = []
  for (let i = 0; i < codes.length; i += 1) {
    const k = (i + 1) % codes.length
    if (Math.hypot(corners[k * 2]! - corners[i * 2]!, corners[k * 2 + 1]! - corners[i * 2 + 1]!) < 0.01) continue
    points.push(corners[i * 2]!, corners[i * 2 + 1]!)
    edges.push(codes[i]!)
  }
  return { points, edges }
}

function areaAbout(points: readonly number[]): number {
  const [ox, oz] = [points[0]!, points[1]!]
  let twice = 0
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2)
    twice += (points[j]! - ox) * (points[i + 1]! - oz) - (points[i]! - ox) * (points[j + 1]! - oz)
  return Math.abs(twice / 2)
}
