import type { Bounds } from './base-map.ts'

type Position = readonly number[]

/**
 * What of a geometry lies outside a rectangle: lines are cut at its edges, and an area goes whole when its middle lies in
 * it. Null where nothing is left. Degrees in, degrees out.
 */
export function clipOutside(geometry: GeoJSON.Geometry, bounds: Bounds): GeoJSON.Geometry | null {
  if (geometry.type === 'LineString') return linesOf(partsOutside(geometry.coordinates, bounds))
  if (geometry.type === 'MultiLineString')
    return linesOf(geometry.coordinates.flatMap((line) => partsOutside(line, bounds)))
  if (geometry.type === 'Polygon') return contains(bounds, middleOf(geometry.coordinates[0] ?? [])) ? null : geometry
  if (geometry.type === 'MultiPolygon') {
    const left = geometry.coordinates.filter(([ring = []]) => !contains(bounds, middleOf(ring)))
    return left.length > 0 ? { type: 'MultiPolygon', coordinates: left } : null
  }
  return geometry.type === 'Point' && contains(bounds, geometry.coordinates) ? null : geometry
}

function linesOf(lines: readonly GeoJSON.Position[][]): GeoJSON.Geometry | null {
  return lines.length > 0 ? { type: 'MultiLineString', coordinates: [...lines] } : null
}

const contains = ([west, south, east, north]: Bounds, [x = 0, y = 0]: Position): boolean =>
  x >= west && x <= east && y >= south && y <= north

function middleOf(ring: readonly Position[]): Position {
  const [xs, ys] = [ring.map(([x = 0]) => x), ring.map(([, y = 0]) => y)]
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2]
}

/** The shares of the way from one point to another that lie in the rectangle, from and to; null where none does. */
function shareInside(a: Position, b: Position, [west, south, east, north]: Bounds): readonly [number, number] | null {
  let [from, to] = [0, 1]
  const [ax = 0, ay = 0] = a
  const [dx, dy] = [(b[0] ?? 0) - ax, (b[1] ?? 0) - ay]
  for (const [step, room] of [
    [-dx, ax - west],
    [dx, east - ax],
    [-dy, ay - south],
    [dy, north - ay],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null
    } else if (step < 0) from = Math.max(from, room / step)
    else to = Math.min(to, room / step)
  }
  return from < to ? [from, to] : null
}

function partsOutside(line: readonly GeoJSON.Position[], bounds: Bounds): readonly GeoJSON.Position[][] {
  const parts: GeoJSON.Position[][] = []
  let part: GeoJSON.Position[] = []
  const end = (): void => {
    if (part.length > 1) parts.push(part)
    part = []
  }
  for (const [i, b] of line.entries()) {
    const a = line[i - 1]
    if (!a) {
      if (!contains(bounds, b)) part = [b]
      continue
    }
    const inside = shareInside(a, b, bounds)
    if (inside === null) {
      part.push(b)
      continue
    }
    const at = (share: number): GeoJSON.Position => [a[0]! + (b[0]! - a[0]!) * share, a[1]! + (b[1]! - a[1]!) * share]
    if (inside[0] > 0) part.push(at(inside[0]))
    end()
    if (inside[1] < 1) part = [at(inside[1]), b]
  }
  end()
  return parts
}
