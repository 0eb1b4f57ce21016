import type { OwnGeometry } from './own-layer.ts'

/** West, south, east, north of one row in degrees; null where it has no position. */
export function rowBounds(
  { rowParts, partRings, ringPositions, positions }: OwnGeometry,
  row: number,
): readonly [number, number, number, number] | null {
  const from = ringPositions[partRings[rowParts[row]!]!]!
  const until = ringPositions[partRings[rowParts[row + 1]!]!]!
  if (!(until > from)) return null
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = from; at < until; at += 1) {
    const [lng, lat] = [positions[at * 2]!, positions[at * 2 + 1]!]
    bounds[0] = Math.min(bounds[0], lng)
    bounds[1] = Math.min(bounds[1], lat)
    bounds[2] = Math.max(bounds[2], lng)
    bounds[3] = Math.max(bounds[3], lat)
  }
  return bounds
}
