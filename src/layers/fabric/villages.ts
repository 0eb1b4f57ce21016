import type { Block } from './blocks.ts'
import type { Field } from './field.ts'
import type { Ground } from './ground.ts'
import { chance, hash } from './hash.ts'
import { areaOf, centroid, extent, type Polygon } from './polygon.ts'
import { codeOf } from './streets.ts'

/** One village at most in each square of this side, in metres. */
const SQUARE_M = 1450
/** Share of the squares that have none. */
const EMPTY = 0.14
/** Squares by which the ground that blocks take is told, and how far from it villages keep, in metres. */
const TAKEN_M = 200
const APART_M = 260
const LEAST_M2 = 9000

/** Villages in the fields between the towns, each one block on a small grid of its own, in the order of a hash. */
export function layVillages(ground: Ground, field: Field, blocks: readonly Block[], salt: number): readonly Block[] {
  const taken = groundTaken(blocks)
  const [west, north, east, south] = ground.bounds
  const villages: { block: Block; order: number }[] = []
  for (let u = Math.floor(west / SQUARE_M); u <= Math.floor(east / SQUARE_M); u += 1) {
    for (let v = Math.floor(north / SQUARE_M); v <= Math.floor(south / SQUARE_M); v += 1) {
      if (chance(u, v, salt) < EMPTY) continue
      const x = (u + 0.22 + 0.56 * chance(u, v, salt + 1)) * SQUARE_M
      const z = (v + 0.22 + 0.56 * chance(u, v, salt + 2)) * SQUARE_M
      if (taken(x, z)) continue
      const turn = field.turnAt(x, z) + (chance(u, v, salt + 3) - 0.5) * 0.3
      const outline = outlineAt(x, z, turn, chance(u, v, salt + 4), chance(u, v, salt + 5))
      const plot = ground.free(outline).toSorted((a, b) => areaOf(b) - areaOf(a))[0]
      if (!plot || areaOf(plot) < LEAST_M2 || !corners(plot).every(([a, b]) => ground.within(a, b))) continue
      const [cx, cz] = centroid(plot)
      const own = hash(u, v, salt + 6)
      villages.push({ block: { outer: plot, plot, x: cx, z: cz, turn, urban: 0, own }, order: hash(u, v, salt + 7) })
    }
  }
  return villages.sort((a, b) => a.order - b.order).map(({ block }) => block)
}

/** A box with its corners cut, larger or smaller by two shares. */
function outlineAt(x: number, z: number, turn: number, large: number, oblong: number): Polygon {
  const half = 85 + 105 * large * large + 30 * large
  const [a, b] = [half * (0.85 + 0.5 * oblong), half * (1.15 - 0.4 * oblong)]
  const cut = half * 0.35
  const shape = [a - cut, -b, a, -b + cut, a, b - cut, a - cut, b, -a + cut, b, -a, b - cut, -a, -b + cut, -a + cut, -b]
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  const points: number[] = []
  for (let i = 0; i < shape.length; i += 2)
    points.push(x + shape[i]! * c - shape[i + 1]! * s, z + shape[i]! * s + shape[i + 1]! * c)
  return { points, edges: Array.from({ length: shape.length / 2 }, () => codeOf('lane')) }
}

const corners = ({ points }: Polygon): readonly (readonly [number, number])[] =>
  Array.from({ length: points.length / 2 }, (_, i) => [points[i * 2]!, points[i * 2 + 1]!])

/** Whether a place lies on or near a block that stands. */
function groundTaken(blocks: readonly Block[]): (x: number, z: number) => boolean {
  const cells = new Set<number>()
  const keyOf = (u: number, v: number): number => (u + 4096) * 8192 + v + 4096
  for (const { outer } of blocks) {
    const [[west, east], [north, south]] = [extent(outer.points, 1, 0), extent(outer.points, 0, 1)]
    for (let u = Math.floor((west - APART_M) / TAKEN_M); u <= Math.floor((east + APART_M) / TAKEN_M); u += 1)
      for (let v = Math.floor((north - APART_M) / TAKEN_M); v <= Math.floor((south + APART_M) / TAKEN_M); v += 1)
        cells.add(keyOf(u, v))
  }
  return (x, z) => cells.has(keyOf(Math.floor(x / TAKEN_M), Math.floor(z / TAKEN_M)))
}
