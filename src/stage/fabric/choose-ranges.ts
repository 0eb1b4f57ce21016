import type { FabricRange } from '../../layers/fabric.ts'
import { BLEND_FROM, type Detail } from './detail.ts'

/** Ranges that one draw call can take. */
export const MAX_RANGES = 160

/** What the view sees of the ground: metres east and south. */
export interface GroundView {
  /** The spot that is looked at, somewhat towards the eye: there the finest level stands. */
  readonly focus: readonly [number, number]
  /** West, north, east, south. */
  readonly bounds: readonly [number, number, number, number]
  readonly metresPerPixel: number
}

/** A range to draw, whole. */
export interface ChosenRange {
  readonly first: number
  readonly count: number
}

/** For each level, metres a pixel from which on it has sunk, and pixels from the focus that it reaches while far from that. */
const COARSEST = [24, 8] as const
const REACH_PX = [1500, 1100] as const
/** How much farther than what is seen a level reaches that has room to spare, and what share of room that is. */
const OUT_OF_SIGHT = 0.6
const ROOMY = 0.25

/**
 * The rows and buildings to draw, at most `budget` of them, and how far from the focus they stand: all of a tile or
 * none of it. What lies farther off, or does not fit, is drawn as whole blocks.
 */
export function chooseRanges(
  ranges: readonly FabricRange[],
  view: GroundView,
  budget: number,
): { readonly chosen: readonly ChosenRange[]; readonly detail: Detail } {
  const buildings = nearestTiles(ranges, 1, view, budget * 0.75, MAX_RANGES / 2)
  const used = buildings.tiles.reduce((sum, { count }) => sum + count, 0)
  // Under what stands as buildings no row is left.
  const rows = nearestTiles(ranges, 0, view, budget - used, MAX_RANGES / 2, BLEND_FROM * buildings.within)
  return {
    chosen: [...rows.tiles, ...buildings.tiles].map(({ first, count }) => ({ first, count })),
    detail: { focus: view.focus, rowsWithin: rows.within, buildingsWithin: Math.min(buildings.within, rows.within) },
  }
}

/** The tiles of a level from the focus outwards, as far as they fit whole, and the reach that they cover. */
function nearestTiles(
  ranges: readonly FabricRange[],
  level: number,
  view: GroundView,
  budget: number,
  most: number,
  from = 0,
): { readonly tiles: readonly FabricRange[]; readonly within: number } {
  const [west, north, east, south] = view.bounds
  const fade = 1 - Math.min(1, Math.max(0, (view.metresPerPixel / COARSEST[level]! - 0.5) / 0.5))
  const reach = REACH_PX[level]! * view.metresPerPixel * fade
  const ofLevel = ranges.filter((range) => range.level === level)
  // A level that is not there reaches nowhere.
  if (ofLevel.length === 0) return { tiles: [], within: 0 }
  const near = ofLevel
    .map((range) => ({ range, ...distances(range, view.focus) }))
    .filter(({ range: { at, sizeM }, nearest, farthest }) => {
      const half = sizeM / 2
      const seen = at[0] + half >= west && at[0] - half <= east && at[1] + half >= north && at[1] - half <= south
      return seen && nearest < reach && farthest > from
    })
    .sort((a, b) => a.nearest - b.nearest || a.range.first - b.range.first)
  const tiles: FabricRange[] = []
  let left = budget
  for (const { range, nearest } of near) {
    left -= range.count
    if (left < 0 || tiles.length >= most) return { tiles, within: nearest }
    tiles.push(range)
  }
  // All fit: the more room there is to spare, the farther out of sight the blend is moved.
  const spare = Math.min(left / Math.max(1, budget), 1 - tiles.length / most)
  return { tiles, within: Math.min(reach, farthestSeen(view) * (1 + OUT_OF_SIGHT * Math.min(1, spare / ROOMY))) }
}

/** Metres from the focus to the farthest corner of the view. */
function farthestSeen({ bounds: [west, north, east, south], focus: [x, z] }: GroundView): number {
  return Math.hypot(Math.max(x - west, east - x), Math.max(z - north, south - z))
}

/** Metres from a spot to the nearest and the farthest of a tile. */
function distances(
  { at, sizeM }: FabricRange,
  [x, z]: readonly [number, number],
): { nearest: number; farthest: number } {
  const [dx, dz] = [Math.abs(at[0] - x), Math.abs(at[1] - z)]
  const half = sizeM / 2
  return {
    nearest: Math.hypot(Math.max(0, dx - half), Math.max(0, dz - half)),
    farthest: Math.hypot(dx + half, dz + half),
  }
}
