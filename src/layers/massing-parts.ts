import { createRandom } from '../base/seeded-random.ts'
import type { Massing } from '../city/schema.ts'

/** One solid of a massing: metres east and south of its centre, metres up, degrees clockwise. `sides` 4 is a box; more, a prism; `dome` a half ball. */
export interface Part {
  readonly east: number
  readonly south: number
  readonly base: number
  readonly width: number
  readonly depth: number
  readonly height: number
  readonly bearingDeg: number
  readonly sides: number
  readonly dome: boolean
}

/**
 * The illustrative solids of one massing row, the same every time. Nothing in them is documented: shape, count, heights,
 * footprints and spread are those of the committed table.
 */
export function massingParts(row: Massing): readonly Part[] {
  const random = createRandom(row.entity)
  const between = ([low, high]: readonly [number, number]): number => low + (high - low) * random()
  const parts = LAYOUTS[row.shape](row, between, random)
  const turn = (row.bearingDeg * Math.PI) / 180
  return parts.map((part) => ({
    ...part,
    east: part.east * Math.cos(turn) - part.south * Math.sin(turn),
    south: part.east * Math.sin(turn) + part.south * Math.cos(turn),
    bearingDeg: part.bearingDeg + row.bearingDeg,
  }))
}

type Between = (range: readonly [number, number]) => number
type Layout = (row: Massing, between: Between, random: () => number) => Part[]

function solid(
  east: number,
  south: number,
  width: number,
  depth: number,
  height: number,
  more: Partial<Part> = {},
): Part {
  return { east, south, base: 0, width, depth, height, bearingDeg: 0, sides: 4, dome: false, ...more }
}

/** Spots of a grid of `count` cells that fills the spread, row by row. */
function grid(count: number, spreadM: number): readonly (readonly [number, number])[] {
  const columns = Math.ceil(Math.sqrt(count * 1.3))
  const rows = Math.ceil(count / columns)
  const step = (2 * spreadM) / Math.max(columns, rows, 1)
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / columns)
    const inRow = Math.min(columns, count - row * columns)
    return [((i % columns) - (inRow - 1) / 2) * step, (row - (rows - 1) / 2) * step] as const
  })
}

function circle(count: number, radius: number): readonly (readonly [number, number, number])[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI
    return [Math.sin(angle) * radius, -Math.cos(angle) * radius, (angle * 180) / Math.PI] as const
  })
}

const LAYOUTS: Readonly<Record<Massing['shape'], Layout>> = {
  // Office towers, each on a low podium; every third one is a prism.
  towers: (row, between, random) =>
    grid(row.count, row.spreadM).flatMap(([x, y], i) => {
      const [w, d, h] = [between(row.footprintM), between(row.footprintM), between(row.heightM)]
      const jitter = row.spreadM * 0.06
      const [east, south] = [x + (random() - 0.5) * jitter, y + (random() - 0.5) * jitter]
      return [
        solid(east, south, w * 1.7, d * 1.6, Math.min(14, h * 0.2)),
        solid(east, south, w, d, h, { sides: i % 3 === 2 ? 6 : 4 }),
      ]
    }),
  slabs: (row, between) =>
    grid(row.count, row.spreadM).map(([x, y]) =>
      solid(x, y, row.footprintM[1], row.footprintM[0], between(row.heightM)),
    ),
  terraces: (row, between) =>
    grid(row.count, row.spreadM).flatMap(([x, y]) => {
      const [w, h] = [between(row.footprintM), between(row.heightM)]
      return [0, 1, 2].map((level) =>
        solid(x, y, w * (1 - level * 0.24), w * (0.8 - level * 0.2), h / 3, { base: (level * h) / 3 }),
      )
    }),
  ring: (row, between) =>
    circle(row.count, row.spreadM).map(([x, y, bearing]) =>
      solid(x, y, row.footprintM[1], row.footprintM[0], between(row.heightM), { bearingDeg: bearing }),
    ),
  hall: (row, between) => [
    solid(0, 0, row.footprintM[1], row.footprintM[0], row.heightM[1]),
    ...grid(row.count - 1, row.spreadM).map(([x, y]) =>
      solid(x, y + row.footprintM[0], row.footprintM[0] * 0.6, row.footprintM[0] * 0.4, between(row.heightM) * 0.6),
    ),
  ],
  courtyards: (row, between) =>
    grid(row.count, row.spreadM).flatMap(([x, y]) => {
      const [side, h, wing] = [between(row.footprintM), between(row.heightM), row.footprintM[0] * 0.28]
      const off = (side - wing) / 2
      return [
        solid(x, y - off, side, wing, h),
        solid(x, y + off, side, wing, h * 0.8),
        solid(x - off, y, wing, side - 2 * wing, h * 0.9),
        solid(x + off, y, wing, side - 2 * wing, h * 0.9),
      ]
    }),
  sheds: (row, between) =>
    grid(row.count, row.spreadM).map(([x, y]) =>
      solid(x, y, row.footprintM[1], row.footprintM[0], between(row.heightM)),
    ),
  dome: (row, between) => [
    solid(0, 0, row.footprintM[1], row.footprintM[1], row.heightM[1], { sides: 24, dome: true }),
    ...circle(row.count - 1, row.spreadM).map(([x, y, bearing]) =>
      solid(x, y, row.footprintM[0], row.footprintM[0] * 0.6, between(row.heightM) * 0.7, { bearingDeg: bearing }),
    ),
  ],
  // Blocks that climb around the centre.
  spiral: (row) =>
    Array.from({ length: row.count }, (_, i) => {
      const share = row.count > 1 ? i / (row.count - 1) : 1
      const angle = share * 1.6 * Math.PI
      const radius = row.spreadM * (1 - 0.72 * share)
      const height = row.heightM[0] + (row.heightM[1] - row.heightM[0]) * share
      return solid(Math.sin(angle) * radius, -Math.cos(angle) * radius, row.footprintM[0], row.footprintM[1], height, {
        bearingDeg: (angle * 180) / Math.PI,
        sides: 4,
      })
    }),
  // Two towers and a bridge between them, with lower wings.
  gate: (row, between) => {
    const [w, h] = [row.footprintM[1], row.heightM[1]]
    const gap = w * 1.1
    return [
      solid(-gap, 0, w, w * 0.8, h),
      solid(gap, 0, w, w * 0.8, h),
      solid(0, 0, gap * 2 - w, w * 0.55, h * 0.12, { base: h * 0.78 }),
      ...grid(Math.max(0, row.count - 3), row.spreadM).map(([x, y]) =>
        solid(x, y + w * 1.6, row.footprintM[0], row.footprintM[0], between(row.heightM) * 0.4),
      ),
    ]
  },
  steps: (row) =>
    Array.from({ length: row.count }, (_, i) => {
      const share = row.count > 1 ? i / (row.count - 1) : 0
      return solid(
        (share - 0.5) * 2 * row.spreadM,
        0,
        ((2 * row.spreadM) / row.count) * 0.82,
        row.footprintM[1],
        row.heightM[0] + (row.heightM[1] - row.heightM[0]) * share,
      )
    }),
  // Low halls with a raised roof, as garden and heritage sites have.
  pavilions: (row, between) =>
    grid(row.count, row.spreadM).flatMap(([x, y], i) => {
      const [w, h] = [between(row.footprintM), between(row.heightM)]
      return [
        solid(x, y, w, w * 0.7, h * 0.6),
        solid(x, y, w * 0.7, w * 0.5, h * 0.4, { base: h * 0.6, sides: i % 2 ? 8 : 4 }),
      ]
    }),
}
