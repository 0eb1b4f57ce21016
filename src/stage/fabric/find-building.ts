import { FABRIC_LEVELS, ROW_BIT, type FabricColumns, type FabricMasses } from '../../layers/fabric.ts'
import type { ChosenRange } from './choose-ranges.ts'
import { heightShare, taller, type Detail } from './detail.ts'

/** A ray in the local frame: metres east, up and south, from the eye on. */
export interface Ray {
  readonly from: readonly [number, number, number]
  readonly to: readonly [number, number, number]
}

/** What of the fabric is drawn, and how large. */
export interface DrawnFabric {
  readonly ranges: readonly ChosenRange[]
  readonly detail: Detail
  readonly metresPerPixel: number
  /** Share of what stands at a place that has given way to real buildings; left out, none has anywhere. */
  readonly coverAt?: (x: number, z: number) => number
}

/** Higher than anything of the fabric, in metres. */
const TALLEST_M = 320
/** Farther than any corner of a building, or of a block, from its middle. */
const BUILDING_REACH_M = 140
const BLOCK_REACH_M = 900

/** The way of a ray from above everything to the ground: where it comes in, at what height, and where it lands. */
interface Descent {
  readonly ax: number
  readonly az: number
  readonly bx: number
  readonly bz: number
  readonly top: number
}

/**
 * Whether a ray meets something of the fabric that is drawn: a building, a row or a block, as high as the blend of levels
 * lets it stand there.
 */
export function meetsFabric(columns: FabricColumns, drawn: DrawnFabric, ray: Ray): boolean {
  const descent = descend(ray, TALLEST_M * taller(drawn.metresPerPixel))
  return descent !== undefined && (meetsItem(columns, drawn, descent) || meetsMass(columns.masses, drawn, descent))
}

function descend({ from, to }: Ray, tallest: number): Descent | undefined {
  const down = from[1] - to[1]
  if (!(down > 0)) return undefined
  const top = Math.min(from[1], tallest)
  const share = Math.max(0, (from[1] - top) / down)
  const ground = Math.max(0, from[1] / down)
  return {
    ax: from[0] + (to[0] - from[0]) * share,
    az: from[2] + (to[2] - from[2]) * share,
    bx: from[0] + (to[0] - from[0]) * ground,
    bz: from[2] + (to[2] - from[2]) * ground,
    top,
  }
}

/** Share of its height with which something of a level stands at a place. */
function shareAt({ detail, coverAt }: DrawnFabric, level: -1 | 0 | 1, x: number, z: number): number {
  const metres = Math.hypot(x - detail.focus[0], z - detail.focus[1])
  return heightShare(level, metres, detail) * (1 - (coverAt?.(x, z) ?? 0))
}

function meetsItem({ data, ranges }: FabricColumns, drawn: DrawnFabric, descent: Descent): boolean {
  const [west, north, east, south] = boxAround(descent, BUILDING_REACH_M)
  const floats = new Float32Array(data.buffer, data.byteOffset, data.length)
  const shown = new Set(drawn.ranges.map(({ first }) => first))
  const tall = taller(drawn.metresPerPixel)
  for (const range of ranges) {
    if (!shown.has(range.first)) continue
    const half = FABRIC_LEVELS[range.level]!.sizeM / 2
    const [cx, cz] = range.at
    if (cx + half < west || cx - half > east || cz + half < north || cz - half > south) continue
    for (let i = range.first; i < range.first + range.count; i += 1) {
      const [x, z] = [floats[i * 4]!, floats[i * 4 + 1]!]
      if (x < west || x > east || z < north || z > south) continue
      const [size, above] = [data[i * 4 + 2]!, data[i * 4 + 3]!]
      const level = (above & ROW_BIT) !== 0 ? 0 : 1
      const height = ((above & 65_535) / 10) * tall * shareAt(drawn, level, x, z)
      if (height > 0.5 && meetsPrism(descent, boxOf(x, z, size), height)) return true
    }
  }
  return false
}

function meetsMass(masses: FabricMasses, drawn: DrawnFabric, descent: Descent): boolean {
  const [west, north, east, south] = boxAround(descent, BLOCK_REACH_M)
  const { corners, firstCorner, height } = masses
  const tall = taller(drawn.metresPerPixel)
  for (let i = 0; i < height.length; i += 1) {
    const from = firstCorner[i]!
    const [x, z] = [corners[from * 2]!, corners[from * 2 + 1]!]
    if (x < west || x > east || z < north || z > south) continue
    const stands = height[i]! * tall * shareAt(drawn, -1, x, z)
    if (stands > 0.5 && meetsPrism(descent, corners.subarray(from * 2, firstCorner[i + 1]! * 2), stands)) return true
  }
  return false
}

function boxAround({ ax, az, bx, bz }: Descent, margin: number): readonly [number, number, number, number] {
  return [Math.min(ax, bx) - margin, Math.min(az, bz) - margin, Math.max(ax, bx) + margin, Math.max(az, bz) + margin]
}

/** The corners of a building, clockwise. */
function boxOf(x: number, z: number, size: number): readonly number[] {
  const turn = ((size >>> 20) / 4096) * 2 * Math.PI
  const [c, s] = [Math.cos(turn), Math.sin(turn)]
  const [a, b] = [(size & 1023) / 8, ((size >>> 10) & 1023) / 8]
  return [
    [-a, -b],
    [a, -b],
    [a, b],
    [-a, b],
  ].flatMap(([u = 0, v = 0]) => [x + u * c - v * s, z + u * s + v * c])
}

/** Whether the way down meets a prism of some height over a convex outline whose corners run clockwise. */
function meetsPrism({ ax, az, bx, bz, top }: Descent, outline: ArrayLike<number>, height: number): boolean {
  let [enter, leave] = [Math.max(0, 1 - height / Math.max(top, height)), 1]
  for (let i = 0; i < outline.length; i += 2) {
    const k = (i + 2) % outline.length
    const [dx, dz] = [outline[k]! - outline[i]!, outline[k + 1]! - outline[i + 1]!]
    // Positive on the inner side of the edge.
    const a = dx * (az - outline[i + 1]!) - dz * (ax - outline[i]!)
    const b = dx * (bz - outline[i + 1]!) - dz * (bx - outline[i]!)
    if (a < 0 && b < 0) return false
    if (a < 0) enter = Math.max(enter, a / (a - b))
    else if (b < 0) leave = Math.min(leave, a / (a - b))
  }
  return enter <= leave
}
