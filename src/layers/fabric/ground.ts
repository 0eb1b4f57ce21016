import type { LngLat, LocalFrame } from '../../base/geodesy.ts'
import type { Place } from '../../city/schema.ts'
import { smoothLine } from '../lines.ts'
import { contains, extent, subtract, type Polygon } from './polygon.ts'
import { codeOf, codeOfPlace, freeOf } from './streets.ts'

/** A straight piece of a line that stays free on both sides. */
export interface Segment {
  readonly ax: number
  readonly az: number
  readonly bx: number
  readonly bz: number
  readonly code: number
}

/** What the made-up city finds on the ground, in the frame's metres. */
export interface Ground {
  /** Lines of the map, whole, with the code of what runs there. */
  readonly lines: readonly { readonly points: readonly number[]; readonly code: number }[]
  /** Corners of the shore of each lake, by its id. */
  readonly lakes: ReadonlyMap<string, readonly number[]>
  /** West, north, east, south of the districts. */
  readonly bounds: readonly [number, number, number, number]
  /** Pieces of lines near a place, of any kind. */
  segmentsNear(x: number, z: number): readonly Segment[]
  /** What of a convex polygon may be built on, in convex pieces. */
  free(polygon: Polygon): readonly Polygon[]
  /** Whether a place lies in a district. */
  within(x: number, z: number): boolean
  /** Whether a border of a district comes nearer than some metres. */
  nearBorder(x: number, z: number, metres: number): boolean
}

/** What is cleared for what is documented. */
export interface Clearings {
  /** Longitude, latitude, and metres around it. */
  readonly reserved: readonly { readonly at: LngLat; readonly radiusM: number }[]
  /** Plots for things whose place is not stated: their middle, width (east) and depth (south) in metres. */
  readonly trays: readonly { readonly at: LngLat; readonly sizeM: readonly [number, number] }[]
}

/** Kept free around a lake's shore, the middle of the airport and the edge of a tray, in metres. */
export const SHORE_M = 150
const AIRPORT_M = 1800
const TRAY_M = 60
/** Side of the squares by which lines and holes are found, and how far beyond it lines are told of. */
const CELL_M = 1000
const REACH_M = 1000
const ROUND = 12

export function readGround(places: readonly Place[], clearings: Clearings, frame: LocalFrame): Ground {
  const flat = (line: readonly LngLat[]): number[] => line.flatMap((point) => [...frame.toLocal(point)])
  const lines = places.flatMap((place) => {
    const code = codeOfPlace(place)
    if (code === undefined || place.geometry.type !== 'LineString') return []
    // Routes are drawn rounded off.
    const course = place.kind === 'av-route' ? smoothLine(place.geometry.coordinates) : place.geometry.coordinates
    return [{ points: flat(course), code }]
  })
  const lakes = new Map(
    places
      .filter(({ kind }) => kind === 'lake')
      .map((place): [string, number[]] => [place.id, flat(ringsOf(place)[0] ?? []).slice(0, -2)]),
  )
  const districts = places.filter(({ kind }) => kind === 'district').map((place) => ringsOf(place).map(flat))
  const holes = [
    ...[...lakes.values()].map((shore) => grown(shore, SHORE_M)),
    ...clearings.reserved.map(({ at, radiusM }) => roundAbout(frame.toLocal(at), radiusM)),
    ...clearings.trays.map(({ at, sizeM }) => boxAbout(frame.toLocal(at), sizeM)),
    ...places.flatMap((place) =>
      place.kind === 'airport' && place.geometry.type === 'Point'
        ? [roundAbout(frame.toLocal(place.geometry.coordinates), AIRPORT_M)]
        : [],
    ),
  ]
  const segments = squares<Segment>()
  for (const { points, code } of lines)
    for (const piece of piecesOf(points, code)) segments.add(piece, boxOf(piece, Math.max(REACH_M, freeOf(code))))
  const borders = squares<Segment>()
  for (const ring of districts.flat()) for (const piece of piecesOf(ring, 0)) borders.add(piece, boxOf(piece, 100))
  const cleared = squares<readonly number[]>()
  for (const hole of holes) cleared.add(hole, [...extents(hole)])
  const rings = districts.flatMap((each) => each.map((ring) => ({ ring, box: extents(ring) })))
  const isWithin = (x: number, z: number): boolean =>
    rings.filter(({ ring, box: [w, n, e, s] }) => x >= w && x <= e && z >= n && z <= s && contains(ring, x, z)).length %
      2 ===
    1
  const whole = new Map<number, boolean>()
  const clearing = codeOf('clearing')
  return {
    lines,
    lakes,
    bounds: extents(districts.flat(2)),
    segmentsNear: (x, z) => segments.at(x, z),
    free(polygon) {
      const box = extents(polygon.points)
      let pieces: readonly Polygon[] = [polygon]
      for (const hole of cleared.within(box)) pieces = pieces.flatMap((piece) => subtract(piece, hole, clearing))
      const [x, z] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
      const reach = Math.hypot(box[2] - box[0], box[3] - box[1]) / 2
      for (const segment of segments.within(box)) {
        if (distanceTo(segment, x, z) > freeOf(segment.code) * Math.SQRT2 + reach) continue
        const hole = alongside(segment, freeOf(segment.code))
        pieces = pieces.flatMap((piece) => subtract(piece, hole, clearing))
      }
      return pieces
    },
    within(x, z) {
      if (borders.at(x, z).length > 0) return isWithin(x, z)
      // Where no border comes into a square, all of it is as its middle.
      const [u, v] = [Math.floor(x / CELL_M), Math.floor(z / CELL_M)]
      const key = u * 8192 + v
      const known = whole.get(key)
      if (known !== undefined) return known
      const found = isWithin((u + 0.5) * CELL_M, (v + 0.5) * CELL_M)
      whole.set(key, found)
      return found
    },
    nearBorder: (x, z, metres) => borders.at(x, z).some((piece) => distanceTo(piece, x, z) < metres),
  }
}

/** Metres from a place to a straight piece. */
export function distanceTo({ ax, az, bx, bz }: Segment, x: number, z: number): number {
  const [dx, dz] = [bx - ax, bz - az]
  const t = Math.min(1, Math.max(0, ((x - ax) * dx + (z - az) * dz) / (dx * dx + dz * dz || 1)))
  return Math.hypot(x - ax - t * dx, z - az - t * dz)
}

/** Things by the squares of the ground that their boxes touch. */
function squares<Thing>() {
  const found = new Map<number, Thing[]>()
  const none: readonly Thing[] = []
  const keyOf = (u: number, v: number): number => (u + 4096) * 8192 + v + 4096
  const cells = ([west, north, east, south]: readonly number[], visit: (key: number) => void): void => {
    for (let u = Math.floor(west! / CELL_M); u <= Math.floor(east! / CELL_M); u += 1)
      for (let v = Math.floor(north! / CELL_M); v <= Math.floor(south! / CELL_M); v += 1) visit(keyOf(u, v))
  }
  return {
    add(thing: Thing, box: readonly number[]): void {
      cells(box, (key) => {
        const here = found.get(key)
        if (here) here.push(thing)
        else found.set(key, [thing])
      })
    },
    at: (x: number, z: number): readonly Thing[] =>
      found.get(keyOf(Math.floor(x / CELL_M), Math.floor(z / CELL_M))) ?? none,
    /** Each thing once, in the order in which it was added. */
    within(box: readonly number[]): ReadonlySet<Thing> {
      const things = new Set<Thing>()
      cells(box, (key) => {
        for (const thing of found.get(key) ?? none) things.add(thing)
      })
      return things
    },
  }
}

function piecesOf(points: readonly number[], code: number): readonly Segment[] {
  return Array.from({ length: points.length / 2 - 1 }, (_, i) => ({
    ax: points[i * 2]!,
    az: points[i * 2 + 1]!,
    bx: points[i * 2 + 2]!,
    bz: points[i * 2 + 3]!,
    code,
  }))
}

function boxOf({ ax, az, bx, bz }: Segment, margin: number): readonly [number, number, number, number] {
  return [Math.min(ax, bx) - margin, Math.min(az, bz) - margin, Math.max(ax, bx) + margin, Math.max(az, bz) + margin]
}

function extents(points: readonly number[]): readonly [number, number, number, number] {
  const [west, east] = extent(points, 1, 0)
  const [north, south] = extent(points, 0, 1)
  return [west, north, east, south]
}

/** The ground that is nearer to a straight piece than some metres, as a box that holds it. */
function alongside({ ax, az, bx, bz }: Segment, metres: number): readonly number[] {
  const length = Math.hypot(bx - ax, bz - az) || 1
  const [dx, dz] = [((bx - ax) / length) * metres, ((bz - az) / length) * metres]
  return [
    ax - dx - dz,
    az - dz + dx,
    bx + dx - dz,
    bz + dz + dx,
    bx + dx + dz,
    bz + dz - dx,
    ax - dx + dz,
    az - dz - dx,
  ]
}

function roundAbout([x, z]: readonly [number, number], radius: number): readonly number[] {
  const reach = radius / Math.cos(Math.PI / ROUND)
  return Array.from({ length: ROUND }, (_, i) => (i / ROUND) * 2 * Math.PI).flatMap((turn) => [
    x + Math.cos(turn) * reach,
    z + Math.sin(turn) * reach,
  ])
}

function boxAbout([x, z]: readonly [number, number], [width, depth]: readonly [number, number]): readonly number[] {
  const [half, down] = [width / 2 + TRAY_M, depth / 2 + TRAY_M]
  return [x - half, z - down, x + half, z - down, x + half, z + down, x - half, z + down]
}

/** A convex shape that holds everything within some metres of a shore: what the directions of a compass leave. */
function grown(shore: readonly number[], metres: number): readonly number[] {
  const sides = Array.from({ length: ROUND * 2 }, (_, i) => (i / (ROUND * 2)) * 2 * Math.PI)
  const reach = sides.map((turn) => extent(shore, Math.cos(turn), Math.sin(turn))[1] + metres)
  return sides.flatMap((turn, i) => {
    const next = (i + 1) % sides.length
    const [c, s, c2, s2] = [Math.cos(turn), Math.sin(turn), Math.cos(sides[next]!), Math.sin(sides[next]!)]
    const cross = c * s2 - c2 * s
    return [(reach[i]! * s2 - reach[next]! * s) / cross, (c * reach[next]! - c2 * reach[i]!) / cross]
  })
}

function ringsOf(place: Place): readonly (readonly LngLat[])[] {
  if (place.geometry.type === 'Polygon') return place.geometry.coordinates
  if (place.geometry.type === 'MultiPolygon') return place.geometry.coordinates.flat()
  return []
}
