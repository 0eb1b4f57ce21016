import { FABRIC_LEVELS, type FabricRange } from '../../layers/fabric.ts'

/** Ranges that one draw call can take. */
export const MAX_RANGES = 96

/** What the view sees of the ground: metres east and south. */
export interface GroundView {
  readonly centre: readonly [number, number]
  /** West, north, east, south. */
  readonly bounds: readonly [number, number, number, number]
  readonly metresPerPixel: number
}

/** A first part of a range, to draw. */
export interface ChosenRange {
  readonly first: number
  readonly count: number
}

/**
 * The buildings to draw, at most `budget`: sparse levels everywhere in view, denser ones near its middle, each range thinned
 * where the budget or the distance asks for it. None where a building would be far less than a pixel.
 */
export function chooseRanges(ranges: readonly FabricRange[], view: GroundView, budget: number): readonly ChosenRange[] {
  const [west, north, east, south] = view.bounds
  const reach = [
    Infinity,
    view.metresPerPixel < 60 ? 900 * view.metresPerPixel : 0,
    view.metresPerPixel < 16 ? 800 * view.metresPerPixel : 0,
  ]
  const seen = ranges.flatMap((range) => {
    const half = range.sizeM / 2
    const [x, z] = range.at
    if (x + half < west || x - half > east || z + half < north || z - half > south) return []
    const away = Math.max(0, Math.hypot(x - view.centre[0], z - view.centre[1]) - half * 1.4)
    return away <= reach[range.level]! ? [{ range, away }] : []
  })
  // Near before far, and the sparse level first: it is the ground that the others fill.
  seen.sort((a, b) => a.range.level - b.range.level || a.away - b.away)
  const chosen: ChosenRange[] = []
  let left = budget
  for (let level = 0; level < FABRIC_LEVELS.length && left > 0; level += 1) {
    const here = seen.filter(({ range }) => range.level === level)
    const total = here.reduce((sum, { range }) => sum + range.count, 0)
    // A level that does not fit whole is thinned evenly rather than cut off at some distance.
    const share = Math.min(1, left / Math.max(total, 1))
    for (const { range } of here) {
      const count = Math.min(left, Math.round(range.count * share))
      if (count < 1 || chosen.length >= MAX_RANGES) continue
      chosen.push({ first: range.first, count })
      left -= count
    }
  }
  return chosen
}
