import type { Polygon } from './polygon.ts'

/** Where buildings go: one by one, and the rows that they make. Metres east and south of the middle, along and across. */
export interface Sink {
  /** Length runs along `turn` (radians from east to south), depth across it. */
  building(x: number, z: number, length: number, depth: number, height: number, turn: number): void
  row(x: number, z: number, length: number, depth: number, height: number, turn: number): void
}

export interface RowPlan {
  /** Radians that the rows run, from east to south. */
  readonly turn: number
  readonly depth: number
  /** From the middle of one row to the next. */
  readonly spacing: number
  /** Least and greatest length of a building, and of the gap to the next. */
  readonly length: readonly [number, number]
  readonly gap: readonly [number, number]
  readonly height: () => number
  /** Share of places that stay empty. */
  readonly leave: number
  /** A lane is left free across the rows, every so many metres. */
  readonly laneEvery?: number
  readonly next: () => number
}

/** Rows run on over gaps narrower than this, low ones over wider gaps; a row is no longer than this. */
const JOINED_M = 14
const LOW_JOINED_M = 44
const TALL_M = 34
const LONGEST_ROW_M = 250
const LANE_M = 12
const NARROWEST_M = 6

/** Fills a convex plot with parallel rows of buildings that lie wholly within it. */
export function fillRows({ points }: Polygon, plan: RowPlan, sink: Sink): void {
  const { turn, depth, spacing, laneEvery = Infinity } = plan
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  const [u, v]: [number[], number[]] = [[], []]
  for (let i = 0; i < points.length; i += 2) {
    u.push(points[i]! * c + points[i + 1]! * s)
    v.push(points[i + 1]! * c - points[i]! * s)
  }
  const [north, south] = [Math.min(...v), Math.max(...v)]
  const count = Math.floor((south - north - depth) / spacing)
  if (south - north < depth || count < 0) return
  // What is left over is shared out on both sides.
  const first = north + depth / 2 + (south - north - depth - count * spacing) / 2
  const west = Math.min(...u)
  for (let k = 0; k <= count; k += 1) {
    const at = first + k * spacing
    const span = spanWithin(u, v, at - depth / 2, at + depth / 2)
    if (!span) continue
    const row = createRow(at, plan, c, s, sink)
    // Lanes stand in line over all rows of a plot.
    for (let lane = Math.floor((span[0] - west) / laneEvery); ; lane += 1) {
      const from = Math.max(span[0], laneEvery === Infinity ? span[0] : west + lane * laneEvery + LANE_M / 2)
      const to = Math.min(span[1], laneEvery === Infinity ? span[1] : west + (lane + 1) * laneEvery - LANE_M / 2)
      if (to > from) fillStretch(from, to, at, plan, c, s, sink, row)
      if (laneEvery === Infinity || west + (lane + 1) * laneEvery >= span[1]) break
    }
    row.close()
  }
}

/** What stands for several buildings from farther off: one long one, as high as they are on average. */
interface Row {
  add(from: number, length: number, height: number): void
  close(): void
}

function createRow(at: number, { turn, depth }: RowPlan, c: number, s: number, sink: Sink): Row {
  let [from, to, metres, volume] = [0, 0, 0, 0]
  const close = (): void => {
    const middle = (from + to) / 2
    if (metres > 0) sink.row(middle * c - at * s, middle * s + at * c, to - from, depth, volume / metres, turn)
    metres = 0
  }
  return {
    add(u, length, height) {
      // Towers stand alone from any distance.
      const joined = height > TALL_M ? JOINED_M : LOW_JOINED_M
      if (metres > 0 && (u - to > joined || u + length - from > LONGEST_ROW_M)) close()
      if (metres === 0) [from, volume] = [u, 0]
      to = u + length
      metres += length
      volume += height * length
    },
    close,
  }
}

/** The buildings of a row between two lanes. */
function fillStretch(
  from: number,
  to: number,
  at: number,
  plan: RowPlan,
  c: number,
  s: number,
  sink: Sink,
  row: Row,
): void {
  const { depth, turn, next } = plan
  const [short, long] = plan.length
  const [near, far] = plan.gap
  let u = from
  while (u + short <= to) {
    const room = to - u
    const wanted = short + (long - short) * next()
    // No useless rest at the end: the last one takes it, if it is not too long for that.
    const length = room < wanted + near + short ? Math.min(room, long) : wanted
    const gap = near + (far - near) * next()
    if (next() >= plan.leave && length >= NARROWEST_M) {
      const height = plan.height()
      sink.building((u + length / 2) * c - at * s, (u + length / 2) * s + at * c, length, depth, height, turn)
      row.add(u, length, height)
    }
    u += length + gap
  }
}

/** From where to where a strip lies wholly within a convex outline, along its own direction. */
function spanWithin(
  u: readonly number[],
  v: readonly number[],
  v0: number,
  v1: number,
): readonly [number, number] | undefined {
  let [low, high] = [-Infinity, Infinity]
  for (const at of [v0, v1]) {
    let [least, most] = [Infinity, -Infinity]
    for (let i = 0, j = u.length - 1; i < u.length; j = i, i += 1) {
      const [a, b] = [v[j]! - at, v[i]! - at]
      if (a > 0 === b > 0 && a !== 0 && b !== 0) continue
      if (a === b) continue
      const t = a / (a - b)
      if (t < 0 || t > 1) continue
      const where = u[j]! + (u[i]! - u[j]!) * t
      least = Math.min(least, where)
      most = Math.max(most, where)
    }
    low = Math.max(low, least)
    high = Math.min(high, most)
  }
  return high > low && Number.isFinite(low) && Number.isFinite(high) ? [low, high] : undefined
}
