import type { Block } from './blocks.ts'
import { quarterTurn, type Field } from './field.ts'
import { sequence } from './hash.ts'
import { inset, signedArea, type Polygon } from './polygon.ts'
import { fillRows, type RowPlan, type Sink } from './rows.ts'

/** What stands in a block; `park` is left open. */
export const BLOCK_KINDS = [
  'park',
  'old-town',
  'slabs',
  'towers',
  'perimeter',
  'podium',
  'campus',
  'sheds',
  'village',
] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** Slabs face south, a few degrees off at most, whatever way the streets run. */
const MOST_OFF_SOUTH = (30 * Math.PI) / 180
const STOREY_M = 3

type Chances = Partial<Record<BlockKind, number>>
const OF_QUARTER: Readonly<Record<string, Chances>> = {
  old: { 'old-town': 0.55, slabs: 0.24, perimeter: 0.13, podium: 0.06, park: 0.02 },
  campus: { campus: 0.74, towers: 0.12, slabs: 0.06, park: 0.08 },
  industry: { sheds: 0.52, slabs: 0.2, towers: 0.12, campus: 0.09, park: 0.07 },
  rings: { podium: 0.62, towers: 0.24, perimeter: 0.06, park: 0.08 },
}
const CENTRAL: Chances = { podium: 0.24, perimeter: 0.16, slabs: 0.32, towers: 0.16, 'old-town': 0.07, park: 0.05 }
const MIDDLE: Chances = {
  slabs: 0.4,
  towers: 0.27,
  podium: 0.05,
  perimeter: 0.08,
  campus: 0.08,
  'old-town': 0.08,
  park: 0.04,
}
const OUTER: Chances = { slabs: 0.36, towers: 0.15, sheds: 0.22, 'old-town': 0.15, campus: 0.05, park: 0.07 }

/** What a block is, by its quarter or by how central it is, and its own number. */
export function kindOf(block: Block, field: Field): BlockKind {
  const quarter = field.quarterAt(block.x, block.z)
  const core = field.coreAt(block.x, block.z)
  const chances = quarter ? OF_QUARTER[quarter.kind]! : core > 0.72 ? CENTRAL : core > 0.28 ? MIDDLE : OUTER
  let left = sequence(block.own)()
  for (const kind of BLOCK_KINDS) {
    left -= chances[kind] ?? 0
    if (left < 0) return kind
  }
  return 'slabs'
}

/** Fills a block with the buildings of its kind; the same block gives the same ones. */
export function fillBlock(block: Block, kind: BlockKind, field: Field, sink: Sink): void {
  const next = sequence(block.own ^ 0x9e3779b9)
  const core = field.coreAt(block.x, block.z)
  const centre = field.nearest(block.x, block.z)
  const work: Work = {
    plot: block.plot,
    turn: block.turn,
    // What the centre's tallest are, less far out.
    tall: centre.heightM * (0.55 + 0.85 * core),
    core,
    next,
    sink,
  }
  FILLS[kind](work)
}

interface Work {
  readonly plot: Polygon
  readonly turn: number
  readonly tall: number
  readonly core: number
  readonly next: () => number
  readonly sink: Sink
}

const FILLS: Readonly<Record<BlockKind, (work: Work) => void>> = {
  park: () => {},
  'old-town': (work) => {
    const { next } = work
    const own = rowsOf(work, {
      turn: work.turn + (next() - 0.5) * 0.16,
      depth: 10,
      spacing: 16 + next() * 3,
      length: [10, 24],
      gap: [1.5, 5],
      height: () => STOREY_M * (1 + Math.floor(next() * 3 + next() * 3 * work.core)),
      leave: 0.1,
      laneEvery: 92,
    })
    fillRows(shopsAlong(work, 9), own, work.sink)
  },
  slabs: (work) => {
    const { next } = work
    // Six storeys in the old compounds, up to eighteen in the newer ones.
    const storeys = next() < 0.42 + 0.2 * work.core ? 6 : 9 + Math.floor(next() * 9)
    const depth = 12 + next() * 3
    const height = storeys * STOREY_M
    const plan = rowsOf(work, {
      turn: southward(work.turn),
      depth,
      spacing: depth + Math.max(15, height * 0.78),
      length: storeys === 6 ? [44, 66] : [34, 52],
      gap: [7, 13],
      height: () => height + (next() < 0.15 ? STOREY_M : 0),
      leave: 0.05,
      laneEvery: 138,
    })
    fillRows(shopsAlong(work, 10), plan, work.sink)
  },
  towers: (work) => {
    const { next } = work
    const height = Math.min(99, Math.max(48, work.tall * (1.05 + next() * 0.7)))
    const depth = 17 + next() * 4
    const plan = rowsOf(work, {
      turn: southward(work.turn),
      depth,
      spacing: depth + height * 0.5,
      length: [24, 36],
      gap: [16, 26],
      height: () => height * (0.86 + 0.14 * next()),
      leave: 0.12,
      laneEvery: 190,
    })
    fillRows(shopsAlong(work, 11), plan, work.sink)
  },
  perimeter: (work) => {
    const { next } = work
    const height = STOREY_M * (5 + Math.floor(next() * 5))
    const yard = alongEdges(work, {
      depth: 15,
      off: 2,
      length: [26, 60],
      gap: [0.5, 6],
      height: () => height,
      leave: 0.04,
    })
    if (!yard) return
    const plan = rowsOf(work, {
      turn: southward(work.turn),
      depth: 13,
      spacing: 34,
      length: [36, 58],
      gap: [8, 14],
      height: () => height - STOREY_M,
      leave: 0.18,
    })
    fillRows(yard, plan, work.sink)
  },
  podium: (work) => {
    const { next } = work
    const low = 4 * (3 + Math.floor(next() * 3))
    const yard = alongEdges(work, { depth: 26, off: 5, length: [46, 84], gap: [8, 22], height: () => low, leave: 0.1 })
    if (!yard) return
    const plan = rowsOf(work, {
      turn: work.turn,
      depth: 30,
      spacing: 74,
      length: [30, 42],
      gap: [30, 46],
      height: () => work.tall * (1.2 + next() * 1.5),
      leave: 0.2,
    })
    fillRows(yard, plan, work.sink)
  },
  campus: (work) => {
    const { next } = work
    const plan = rowsOf(work, {
      turn: work.turn,
      depth: 18,
      spacing: 54,
      length: [42, 96],
      gap: [16, 44],
      height: () => STOREY_M * (4 + Math.floor(next() * 3)),
      leave: 0.32,
      laneEvery: 170,
    })
    fillRows(inset(work.plot, () => 16) ?? work.plot, plan, work.sink)
  },
  sheds: (work) => {
    const { next } = work
    const depth = 34 + next() * 26
    const plan = rowsOf(work, {
      turn: work.turn,
      depth,
      spacing: depth + 22,
      length: [64, 136],
      gap: [14, 26],
      height: () => 8 + next() * 7,
      leave: 0.14,
      laneEvery: 260,
    })
    fillRows(inset(work.plot, () => 12) ?? work.plot, plan, work.sink)
  },
  village: (work) => {
    const { next } = work
    const plan = rowsOf(work, {
      turn: work.turn,
      depth: 9,
      spacing: 17,
      length: [10, 14],
      gap: [2, 5],
      height: () => STOREY_M * (1 + Math.floor(next() * 2.4)),
      leave: 0.1,
      laneEvery: 64,
    })
    fillRows(work.plot, plan, work.sink)
  },
}

const rowsOf = ({ next }: Work, plan: Omit<RowPlan, 'next'>): RowPlan => ({ ...plan, next })

/** The grid's turn as near to south as slabs stand. */
function southward(turn: number): number {
  const off = quarterTurn(turn)
  return Math.min(MOST_OFF_SOUTH, Math.max(-MOST_OFF_SOUTH, off))
}

/** A row of low shops along the streets, before the compound's wall; what is left is the compound's own. */
function shopsAlong(work: Work, depth: number): Polygon {
  const { next, plot } = work
  const height = (): number => (next() < 0.7 ? 4.5 : 8.5)
  const yard = alongEdges(work, { depth, off: 2, length: [14, 30], gap: [0.5, 7], height, leave: 0.16 })
  return yard ?? plot
}

interface EdgePlan {
  readonly depth: number
  /** Metres from the edge. */
  readonly off: number
  readonly length: readonly [number, number]
  readonly gap: readonly [number, number]
  readonly height: () => number
  readonly leave: number
}

/** Metres between what stands along the edges and the yard behind it. */
const BEHIND_M = 11

/** One row along each edge of a plot that is long enough; gives the yard within, if any is left. */
function alongEdges(work: Work, { depth, off, ...plan }: EdgePlan): Polygon | undefined {
  const { points } = work.plot
  const turnedRight = signedArea(work.plot) > 0
  for (let i = 0; i < points.length; i += 2) {
    const k = (i + 2) % points.length
    const [ax, az, bx, bz] = [points[i]!, points[i + 1]!, points[k]!, points[k + 1]!]
    const length = Math.hypot(bx - ax, bz - az)
    if (length < 40) continue
    const [ux, uz] = [(bx - ax) / length, (bz - az) / length]
    const [nx, nz] = turnedRight ? [-uz, ux] : [uz, -ux]
    // A strip along the edge, off both corners, so that the rows of two edges do not meet.
    const ends = off + depth + 4
    const strip = [
      ax + ux * ends + nx * off,
      az + uz * ends + nz * off,
      bx - ux * ends + nx * off,
      bz - uz * ends + nz * off,
      bx - ux * ends + nx * (off + depth + 0.01),
      bz - uz * ends + nz * (off + depth + 0.01),
      ax + ux * ends + nx * (off + depth + 0.01),
      az + uz * ends + nz * (off + depth + 0.01),
    ]
    if (length <= 2 * ends || !holds(work.plot, strip)) continue
    const turn = Math.atan2(uz, ux)
    fillRows(
      { points: strip, edges: [0, 0, 0, 0] },
      { ...plan, depth, spacing: depth * 2, turn, next: work.next },
      work.sink,
    )
  }
  return inset(work.plot, () => off + depth + BEHIND_M)
}

/** Whether all corners lie in a convex outline. */
function holds(plot: Polygon, corners: readonly number[]): boolean {
  const { points } = plot
  const turn = Math.sign(signedArea(plot))
  for (let i = 0; i < points.length; i += 2) {
    const k = (i + 2) % points.length
    const [dx, dz] = [points[k]! - points[i]!, points[k + 1]! - points[i + 1]!]
    for (let c = 0; c < corners.length; c += 2)
      if (turn * (dx * (corners[c + 1]! - points[i + 1]!) - dz * (corners[c]! - points[i]!)) < -1e-6) return false
  }
  return true
}
