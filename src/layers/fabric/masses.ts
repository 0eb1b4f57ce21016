import type { Block } from './blocks.ts'
import { BLOCK_KINDS, type BlockKind } from './grammar.ts'
import { MASS_TILE_M, type FabricMasses } from './packing.ts'
import { clip, inset, signedArea, type Polygon } from './polygon.ts'
import { codeOf, vergeOf } from './streets.ts'

/** A block that stands, and what is known of its buildings. */
export interface StandingBlock {
  readonly block: Block
  readonly kind: BlockKind
  /** Height of its mass in metres, by the height of its buildings and how much of it they cover; 0 for an open one. */
  readonly height: number
}

/** All blocks as columns, tile after tile. */
export function packMasses(standing: readonly StandingBlock[]): FabricMasses {
  const tileOf = ({ block }: StandingBlock): number =>
    (Math.floor(block.z / MASS_TILE_M) + 512) * 1024 + Math.floor(block.x / MASS_TILE_M) + 512
  const sorted = standing
    .map((each) => ({ each, tile: tileOf(each) }))
    .sort((a, b) => a.tile - b.tile || a.each.block.own - b.each.block.own)
  const corners: number[] = []
  const paving: number[] = []
  const firstCorner = new Uint32Array(sorted.length + 1)
  const firstPaving = new Uint32Array(sorted.length + 1)
  const height = new Float32Array(sorted.length)
  const turn = new Float32Array(sorted.length)
  const kind = new Uint8Array(sorted.length)
  const own = new Uint8Array(sorted.length)
  const tiles: { at: readonly [number, number]; first: number; count: number }[] = []
  let last = -1
  for (const [i, { each, tile }] of sorted.entries()) {
    const { block } = each
    corners.push(...clockwise(block.plot))
    paving.push(...clockwise(pavedAround(block)))
    firstCorner[i + 1] = corners.length / 2
    firstPaving[i + 1] = paving.length / 2
    height[i] = each.height
    turn[i] = block.turn
    kind[i] = BLOCK_KINDS.indexOf(each.kind)
    own[i] = block.own >>> 24
    if (tile !== last) {
      const at = [
        ((tile % 1024) - 512 + 0.5) * MASS_TILE_M,
        (Math.floor(tile / 1024) - 512 + 0.5) * MASS_TILE_M,
      ] as const
      tiles.push({ at, first: i, count: 0 })
      last = tile
    }
    tiles.at(-1)!.count += 1
  }
  return {
    corners: Float32Array.from(corners),
    paving: Float32Array.from(paving),
    firstCorner,
    firstPaving,
    height,
    turn,
    kind,
    own,
    tiles,
  }
}

/** The streets on all sides, up to their middle; not where something kept free took a part of the block. */
function pavedAround({ outer, plot }: Block): Polygon {
  const clearing = codeOf('clearing')
  const turn = Math.sign(signedArea(plot))
  let paved = inset(outer, vergeOf)
  for (let i = 0; paved && i < plot.points.length; i += 2) {
    if (plot.edges[i / 2] !== clearing) continue
    const k = (i + 2) % plot.points.length
    const [ax, az, bx, bz] = [plot.points[i]!, plot.points[i + 1]!, plot.points[k]!, plot.points[k + 1]!]
    const length = Math.hypot(bx - ax, bz - az) || 1
    const [nx, nz] = [(-(bz - az) / length) * turn, ((bx - ax) / length) * turn]
    paved = clip(paved, nx, nz, nx * ax + nz * az, clearing)
  }
  return paved ?? plot
}

/** Corners in the order in which walls are seen from outside. */
function clockwise(polygon: Polygon): readonly number[] {
  if (signedArea(polygon) > 0) return polygon.points
  const turned: number[] = []
  for (let i = polygon.points.length - 2; i >= 0; i -= 2) turned.push(polygon.points[i]!, polygon.points[i + 1]!)
  return turned
}
