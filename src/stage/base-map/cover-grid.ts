import type { Bounds, RealBuildings as Choice } from '../../base-map/base-map.ts'
import type { LocalFrame } from '../../base/geodesy.ts'
import type { RealBuildings } from '../../layers/real-buildings.ts'
import type { CoverGrid } from '../fabric/cover.ts'

/** Cells of the ground that a block's buildings stand in: number of the cell, square metres built on. */
export type CoverCells = ReadonlyMap<number, number>

export interface CoverSource {
  readonly map: { readonly bounds: Bounds }
  readonly buildings: Choice
  readonly frame: LocalFrame
  /** Whether the illustrative streets and plots give way in all of the base map. */
  readonly hidesGround: boolean
}

/** Side of a cell in metres, and cells along a side at most. */
const CELL_M = 250
const MOST_CELLS = 512
/** Share of a cell's ground that real buildings cover where they are dense enough to take the place of illustrative ones. */
export const DENSE = 0.06

/** Which cells of the ground are the base map's. */
export interface CoverOfGround {
  cellsOf(buildings: RealBuildings | null): CoverCells
  /** The picture of the ground for blocks that are drawn, with a share of their height; null where there is no base map. */
  with(blocks: readonly CoverCells[], rise: number): CoverGrid | null
}

export function createCoverGrid(source: CoverSource | null): CoverOfGround {
  if (!source) return { cellsOf: () => new Map(), with: () => null }
  const { map, frame, buildings: choice, hidesGround } = source
  const [west, north] = frame.toLocal([map.bounds[0], map.bounds[3]])
  const [east, south] = frame.toLocal([map.bounds[2], map.bounds[1]])
  const box = [west, north, east - west, south - north] as const
  const cells = (metres: number): number => Math.max(1, Math.min(MOST_CELLS, Math.ceil(metres / CELL_M)))
  const [columns, rows] = [cells(box[2]), cells(box[3])]
  const cellArea = (box[2] / columns) * (box[3] / rows)
  return {
    cellsOf(found) {
      const areas = new Map<number, number>()
      if (!found) return areas
      const { first, position, origin, area } = found
      for (let i = 0; i < first.length; i += 1) {
        const at = first[i]! * 3
        const u = Math.floor(((position[at]! + origin[0] - west) / box[2]) * columns)
        const v = Math.floor(((position[at + 2]! + origin[1] - north) / box[3]) * rows)
        if (u < 0 || v < 0 || u >= columns || v >= rows) continue
        areas.set(v * columns + u, (areas.get(v * columns + u) ?? 0) + area[i]!)
      }
      return areas
    },
    with(blocks, rise) {
      const data = new Uint8Array(columns * rows * 2)
      const built = new Map<number, number>()
      for (const block of blocks) for (const [cell, area] of block) built.set(cell, (built.get(cell) ?? 0) + area)
      for (let cell = 0; cell < columns * rows; cell += 1) {
        const isReal = choice === 'all' || (choice === 'dense' && (built.get(cell) ?? 0) >= DENSE * cellArea)
        data[cell * 2] = isReal ? (choice === 'all' ? 255 : Math.round(rise * 255)) : 0
        data[cell * 2 + 1] = hidesGround ? 255 : 0
      }
      return { box, columns, rows, data }
    },
  }
}
