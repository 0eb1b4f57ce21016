import { FABRIC_LEVELS, type FabricColumns } from '../../layers/fabric.ts'
import type { ChosenRange } from './choose-ranges.ts'

/** Buildings are drawn larger than life from afar: by metres per pixel over `from`, at most `most` times. The shader and the pointer read it here. */
export const FABRIC_SWELL = { wide: { from: 5, most: 7 }, tall: { from: 7, most: 3.2 } } as const

/** A ray in the local frame: metres east, up and south, from the eye on. */
export interface Ray {
  readonly from: readonly [number, number, number]
  readonly to: readonly [number, number, number]
}

/** Higher than any building of the fabric, in metres. */
const TALLEST_M = 320
/** Wider than half of any, in metres. */
const WIDEST_M = 20

const swell = (metresPerPixel: number, { from, most }: { readonly from: number; readonly most: number }): number =>
  Math.min(most, Math.max(1, metresPerPixel / from))

/**
 * Whether a ray meets one of the buildings that are drawn: those ranges, swollen as the shader swells them. Looks only at
 * tiles that the ray passes below the height of the tallest.
 */
export function meetsBuilding(
  { data, ranges }: FabricColumns,
  drawn: readonly ChosenRange[],
  ray: Ray,
  metresPerPixel: number,
): boolean {
  const [wide, tall] = [swell(metresPerPixel, FABRIC_SWELL.wide), swell(metresPerPixel, FABRIC_SWELL.tall)]
  const down = ray.from[1] - ray.to[1]
  if (!(down > 0)) return false
  /** The point of the ray at a height, east and south. */
  const at = (height: number): readonly [number, number] => {
    const share = Math.max(0, (ray.from[1] - height) / down)
    return [ray.from[0] + (ray.to[0] - ray.from[0]) * share, ray.from[2] + (ray.to[2] - ray.from[2]) * share]
  }
  const [[ax, az], [bx, bz]] = [at(Math.min(ray.from[1], TALLEST_M * tall)), at(0)]
  const reach = WIDEST_M * wide
  const [west, east, north, south] = [
    Math.min(ax, bx) - reach,
    Math.max(ax, bx) + reach,
    Math.min(az, bz) - reach,
    Math.max(az, bz) + reach,
  ]
  const floats = new Float32Array(data.buffer, data.byteOffset, data.length)
  const counts = new Map(drawn.map(({ first, count }) => [first, count]))
  for (const range of ranges) {
    const count = counts.get(range.first)
    if (count === undefined) continue
    const half = FABRIC_LEVELS[range.level]!.sizeM / 2
    if (
      range.at[0] + half < west ||
      range.at[0] - half > east ||
      range.at[1] + half < north ||
      range.at[1] - half > south
    )
      continue
    for (let i = range.first; i < range.first + count; i += 1) {
      const [x, z] = [floats[i * 4]!, floats[i * 4 + 1]!]
      if (x < west || x > east || z < north || z > south) continue
      const [size, above] = [data[i * 4 + 2]!, data[i * 4 + 3]!]
      const turn = ((size >>> 20) / 4096) * 2 * Math.PI
      const [halfWide, halfDeep, height] = [
        ((size & 1023) / 8) * wide,
        (((size >>> 10) & 1023) / 8) * wide,
        ((above & 65_535) / 10) * tall,
      ]
      if (
        meetsBox(
          [ax - x, az - z],
          [bx - x, bz - z],
          Math.min(ray.from[1], TALLEST_M * tall),
          turn,
          halfWide,
          halfDeep,
          height,
        )
      )
        return true
    }
  }
  return false
}

/** Whether the way from above (at `top` metres) to the ground meets a box that stands turned around its middle. */
function meetsBox(
  a: readonly [number, number],
  b: readonly [number, number],
  top: number,
  turn: number,
  halfWide: number,
  halfDeep: number,
  height: number,
): boolean {
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const own = ([x, z]: readonly [number, number]): readonly [number, number] => [x * cos + z * sin, z * cos - x * sin]
  const [[ax, az], [bx, bz]] = [own(a), own(b)]
  let [enter, leave] = [Math.max(0, 1 - height / Math.max(top, height)), 1]
  for (const [from, to, half] of [
    [ax, bx, halfWide],
    [az, bz, halfDeep],
  ] as const) {
    const step = to - from
    if (Math.abs(step) < 1e-9) {
      if (Math.abs(from) > half) return false
      continue
    }
    const [near, far] = [(-half - from) / step, (half - from) / step]
    enter = Math.max(enter, Math.min(near, far))
    leave = Math.min(leave, Math.max(near, far))
  }
  return enter <= leave
}
