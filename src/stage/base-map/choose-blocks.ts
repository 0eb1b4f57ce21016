import type { Bounds } from '../../base-map/base-map.ts'
import { createLocalFrame } from '../../base/geodesy.ts'
import { CITY_ORIGIN } from '../city-origin.ts'
import type { GroundView } from '../fabric/choose-ranges.ts'

/** Zoom of the blocks that are drawn as one, some four kilometres wide, and of the tiles in them where the file has such. */
export const BLOCK_ZOOM = 13
const TILE_ZOOM = 14
/** Farther than this from the middle of the view, in metres, the illustrative city has to do. */
const REACH_M = 9000
/** Blocks at most. */
const MOST = 16

/** A tile of the map's pyramid, at `BLOCK_ZOOM`. */
export interface Block {
  readonly x: number
  readonly y: number
}

export const blockKey = ({ x, y }: Block): string => `${x} ${y}`

const frame = createLocalFrame(CITY_ORIGIN)

/** West, north, east, south of a block in metres of the city's frame. */
export function boxOf({ x, y }: Block): readonly [number, number, number, number] {
  const corner = (u: number, v: number): readonly [number, number] => {
    const n = Math.PI * (1 - (2 * v) / 2 ** BLOCK_ZOOM)
    return frame.toLocal([(u / 2 ** BLOCK_ZOOM) * 360 - 180, (Math.atan(Math.sinh(n)) * 180) / Math.PI])
  }
  return [...corner(x, y), ...corner(x + 1, y + 1)]
}

/** The tiles of a block that a file with this deepest zoom has. */
export function tilesOf(
  { x, y }: Block,
  maxZoom: number,
): readonly { readonly z: number; readonly x: number; readonly y: number }[] {
  if (maxZoom < TILE_ZOOM) return [{ z: BLOCK_ZOOM, x, y }]
  return [0, 1].flatMap((down) => [0, 1].map((right) => ({ z: TILE_ZOOM, x: x * 2 + right, y: y * 2 + down })))
}

function blockAt([lng, lat]: readonly [number, number]): readonly [number, number] {
  const phi = (Math.min(85, Math.max(-85, lat)) * Math.PI) / 180
  const n = 2 ** BLOCK_ZOOM
  return [((lng + 180) / 360) * n, (0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)) * n]
}

/** The blocks that a view sees of a base map, the nearest to its middle first. */
export function chooseBlocks({ focus, bounds }: GroundView, [west, south, east, north]: Bounds): readonly Block[] {
  const near = [
    Math.max(bounds[0], focus[0] - REACH_M),
    Math.max(bounds[1], focus[1] - REACH_M),
    Math.min(bounds[2], focus[0] + REACH_M),
    Math.min(bounds[3], focus[1] + REACH_M),
  ] as const
  const [from, to] = [blockAt(frame.fromLocal(near[0], near[1])), blockAt(frame.fromLocal(near[2], near[3]))]
  const [first, last] = [blockAt([west, north]), blockAt([east, south])]
  const found: { readonly block: Block; readonly away: number }[] = []
  for (let y = Math.floor(Math.max(from[1], first[1])); y < Math.min(to[1], last[1]); y += 1)
    for (let x = Math.floor(Math.max(from[0], first[0])); x < Math.min(to[0], last[0]); x += 1) {
      const [w, n, e, s] = boxOf({ x, y })
      const away = Math.hypot(Math.max(w - focus[0], 0, focus[0] - e), Math.max(n - focus[1], 0, focus[1] - s))
      if (away < REACH_M) found.push({ block: { x, y }, away })
    }
  return found
    .toSorted((a, b) => a.away - b.away)
    .slice(0, MOST)
    .map(({ block }) => block)
}
