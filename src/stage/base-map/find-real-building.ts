import { HEIGHT_BASES, type RealBuilding } from '../../base-map/building.ts'
import type { RealBuildings } from '../../layers/real-buildings.ts'
import type { Ray } from '../fabric/find-building.ts'

/** Metres along the ground between two looks; no building is narrower by much. */
const STEP_M = 1.5
/** Higher than anything. */
const TALLEST_M = 720

/** The building that a ray meets first on its way down, of those that stand on a day, with a share of their height. */
export function findRealBuilding(
  blocks: readonly RealBuildings[],
  ray: Ray,
  day: number,
  rise: number,
): RealBuilding | null {
  const { from, to } = ray
  const down = from[1] - to[1]
  if (!(down > 0) || rise < 0.01) return null
  const high = Math.min(from[1], TALLEST_M)
  const at = (share: number): readonly [number, number, number] => [
    from[0] + (to[0] - from[0]) * share,
    from[1] - down * share,
    from[2] + (to[2] - from[2]) * share,
  ]
  const [first, last] = [(from[1] - high) / down, 1]
  const [a, b] = [at(first), at(last)]
  const near = candidates(blocks, a, b, day)
  if (near.length === 0) return null
  const steps = Math.ceil(Math.max(1, Math.hypot(b[0] - a[0], b[2] - a[2]) / STEP_M, high / STEP_M))
  for (let i = 0; i <= steps; i += 1) {
    const [x, y, z] = at(first + ((last - first) * i) / steps)
    for (const { block, number } of near)
      if (y <= block.top[number]! * rise && y >= block.foot[number]! * rise - 0.01 && stands(block, number, x, z))
        return describe(block, number)
  }
  return null
}

interface Candidate {
  readonly block: RealBuildings
  readonly number: number
}

/** Buildings whose box the way down passes over, as seen from above. */
function candidates(
  blocks: readonly RealBuildings[],
  a: readonly [number, number, number],
  b: readonly [number, number, number],
  day: number,
): readonly Candidate[] {
  const found: Candidate[] = []
  const [west, east] = [Math.min(a[0], b[0]), Math.max(a[0], b[0])]
  const [north, south] = [Math.min(a[2], b[2]), Math.max(a[2], b[2])]
  for (const block of blocks) {
    const { first, corners, from, position, origin } = block
    for (let number = 0; number < first.length; number += 1) {
      const start = first[number]!
      if (from[start]! > day) continue
      let [w, n, e, s] = [Infinity, Infinity, -Infinity, -Infinity]
      for (let k = 0; k < corners[number]!; k += 1) {
        const [x, z] = [position[(start + k * 2) * 3]! + origin[0], position[(start + k * 2) * 3 + 2]! + origin[1]]
        ;[w, e, n, s] = [Math.min(w, x), Math.max(e, x), Math.min(n, z), Math.max(s, z)]
      }
      if (w <= east && e >= west && n <= south && s >= north) found.push({ block, number })
    }
  }
  return found
}

/** Whether a place lies in a building's outer ring. */
function stands({ first, corners, position, origin }: RealBuildings, number: number, px: number, pz: number): boolean {
  const [start, count] = [first[number]!, corners[number]!]
  const [x, z] = [px - origin[0], pz - origin[1]]
  let inside = false
  for (let i = 0, j = count - 1; i < count; j = i, i += 1) {
    const [xi, zi] = [position[(start + i * 2) * 3]!, position[(start + i * 2) * 3 + 2]!]
    const [xj, zj] = [position[(start + j * 2) * 3]!, position[(start + j * 2) * 3 + 2]!]
    if (zi > z !== zj > z && x < ((xj - xi) * (z - zi)) / (zj - zi) + xi) inside = !inside
  }
  return inside
}

function describe(block: RealBuildings, number: number): RealBuilding {
  const stated = block.stated.get(number)
  return {
    name: stated?.name ?? '',
    start: stated?.start ?? '',
    heightM: Math.round(block.top[number]! * 10) / 10,
    basis: HEIGHT_BASES[block.basis[number]!] ?? 'assumed',
  }
}
