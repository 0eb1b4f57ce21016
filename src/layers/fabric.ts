import type { LngLat, LocalFrame } from '../base/geodesy.ts'
import { createRandom } from '../base/seeded-random.ts'
import type { Fabric, Place } from '../city/schema.ts'
import { CELL_M, LATTICE, PLOT_M, clearLine, createPlotRaster, fillPolygon, type PlotRaster } from './plot-raster.ts'

/**
 * The illustrative city fabric: as many buildings as one document counts, none of them surveyed. They are sorted by level
 * and tile, so that a view draws a few ranges of them; within a range their order is random, so that any first part of
 * it is an even thinning.
 */
export interface FabricColumns {
  /**
   * Four unsigned 32-bit numbers a building (16 bytes): metres east and south of the frame's origin as float bits;
   * width and depth (10 bits each, quarter metres) with bearing (12 bits, of a full turn); height (16 bits, decimetres)
   * with a number of its own (16 bits).
   */
  readonly data: Uint32Array
  readonly count: number
  readonly ranges: readonly FabricRange[]
}

/** A tile of one level. Level 0 is the sparse one that is seen from afar; each building stands in one level only. */
export interface FabricRange {
  readonly level: number
  /** Middle of the tile, metres east and south. */
  readonly at: readonly [number, number]
  readonly sizeM: number
  readonly first: number
  readonly count: number
}

/** Side of a tile, in metres, and share of all buildings, for each level. */
export const FABRIC_LEVELS: readonly { readonly sizeM: number; readonly share: number }[] = [
  { sizeM: 32_000, share: 0.025 },
  { sizeM: 8_000, share: 0.125 },
  { sizeM: 2_000, share: 0.85 },
]

/** Kinds of context that nothing is built on, and how many metres on either side of their lines stay free. */
export const KEPT_FREE: Readonly<Record<string, number>> = {
  river: 150,
  canal: 100,
  road: 80,
  expressway: 120,
  railway: 100,
  hsr: 100,
}
export const YELLOW_RIVER_HALF_M = 1500
/** Kept free around a lake's shore, and around the middle of the airport, in metres. */
const SHORE_M = 150
const AIRPORT_M = 1800
/** Share of a cell's plots that are built on at most. */
const FULLEST = 0.92

export interface FabricSource {
  readonly fabric: Fabric
  readonly places: readonly Place[]
  /** Spots that stay free for what is documented: longitude, latitude, and metres around it. */
  readonly reserved: readonly { readonly at: LngLat; readonly radiusM: number }[]
  /** How many levels to keep, from the sparse one on: a weak machine never draws the others. */
  readonly levels: number
}

/** Told of how much of the fabric is made, 0 to 1. */
type OnShare = (share: number) => void
/** Shares of the making: laying out the ground, working out how dense it is, setting the buildings; the rest puts them in order. */
const SHARES = { laid: 0.12, dense: 0.3, set: 0.75 } as const
/** Cells between two reports. */
const REPORT_EVERY = 20_000

/** Generates the whole fabric; the same input gives the same bytes. Takes a second or two: for a worker. */
export function generateFabric(
  { fabric, places, reserved, levels }: FabricSource,
  frame: LocalFrame,
  onShare: OnShare = () => {},
): FabricColumns {
  const districts = places.filter((place) => place.kind === 'district')
  const raster = createPlotRaster(
    districts.flatMap((place) => ringsOf(place).flat()),
    frame,
  )
  for (const place of districts) fillPolygon(raster, ringsOf(place), frame, 1)
  for (const place of places) {
    if (place.kind === 'lake') {
      const shore = ringsOf(place)[0] ?? []
      fillPolygon(raster, [shore], frame, 0)
      clearLine(raster, shore, frame, SHORE_M)
    }
    const half = place.id === 'huang-he' ? YELLOW_RIVER_HALF_M : KEPT_FREE[place.kind]
    if (half !== undefined && place.geometry.type === 'LineString')
      clearLine(raster, place.geometry.coordinates, frame, half)
    if (place.kind === 'airport' && place.geometry.type === 'Point')
      clearLine(raster, [place.geometry.coordinates], frame, AIRPORT_M)
  }
  for (const { at, radiusM } of reserved) clearLine(raster, [at], frame, radiusM)
  onShare(SHARES.laid)
  return fillPlots(fabric, raster, frame, levels, onShare)
}

interface Centre {
  readonly x: number
  readonly z: number
  readonly radius: number
  readonly share: number
  readonly heightM: number
  readonly bearingDeg: number
}

function fillPlots(
  fabric: Fabric,
  raster: PlotRaster,
  frame: LocalFrame,
  levels: number,
  onShare: OnShare,
): FabricColumns {
  const centres: readonly Centre[] = fabric.centres.map((centre) => {
    const [x, z] = frame.toLocal(centre.at)
    return {
      x,
      z,
      radius: centre.radiusKm * 1000,
      share: centre.share,
      heightM: centre.heightM,
      bearingDeg: centre.bearingDeg,
    }
  })
  const wide = raster.columns / LATTICE
  const room = roomOfCells(raster)
  const expected = expectedOfCells(fabric, centres, raster, room)
  onShare(SHARES.dense)
  const plots = new PlotList(fabric.total)
  let made = 0
  let due = 0
  const random = createRandom(fabric.seed)
  for (let i = 0; i < room.length && made < fabric.total; i += 1) {
    if (i % REPORT_EVERY === 0) onShare(SHARES.dense + (SHARES.set - SHARES.dense) * (i / room.length))
    if (room[i] === 0) continue
    due += expected[i]!
    // What one cell rounds off the next makes up for, so that the whole is as many as the document counts.
    const wanted = Math.min(room[i]!, fabric.total - made, Math.max(0, Math.floor(due + random()) - made))
    if (wanted === 0) continue
    const [x, z] = cellCentre(raster, i)
    const centre = nearest(centres, x, z)
    const core = Math.exp(-((x - centre.x) ** 2 + (z - centre.z) ** 2) / (2 * centre.radius ** 2))
    const start = Math.floor(random() * LATTICE * LATTICE)
    const corner = Math.floor(i / wide) * LATTICE * raster.columns + (i % wide) * LATTICE
    for (let k = 0, placed = 0; placed < wanted; k += 1) {
      const plot = (start + k * 37) % (LATTICE * LATTICE)
      const [u, v] = [plot % LATTICE, Math.floor(plot / LATTICE)]
      if (isStreet(u, v) || raster.open[corner + v * raster.columns + u] === 0) continue
      placed += 1
      made += 1
      const tall = core > 0.25 && random() < 0.16 * core
      const height = tall ? centre.heightM * (0.7 + random() * 1.1) : 5 + random() * (4 + 20 * core)
      const width = tall ? 16 + random() * 10 : 9 + random() * (PLOT_M - 11)
      const depth = tall ? 14 + random() * 8 : 8 + random() * 10
      const draw = random()
      // Towers come first, so that the skyline is there from afar.
      const level = draw < FABRIC_LEVELS[0]!.share * (tall ? 6 : 0.7) ? 0 : draw < 0.15 * (tall ? 4 : 0.8) ? 1 : 2
      const own = random()
      const [dx, dz] = [(random() - 0.5) * 3, (random() - 0.5) * 3]
      if (level >= levels) continue
      plots.add(
        x + (u - (LATTICE - 1) / 2) * PLOT_M + dx,
        z + (v - (LATTICE - 1) / 2) * PLOT_M + dz,
        width,
        depth,
        centre.bearingDeg,
        height,
        own,
        level,
      )
    }
  }
  onShare(SHARES.set)
  return plots.sorted()
}

/** A street runs along two edges of every cell. */
function isStreet(u: number, v: number): boolean {
  return u === 0 || v === 0
}

/** How many buildings each cell can take: plots that are open and no street, less some that stay empty. */
function roomOfCells(raster: PlotRaster): Uint8Array {
  const [wide, high] = [raster.columns / LATTICE, raster.rows / LATTICE]
  const room = new Uint8Array(wide * high)
  for (let row = 0; row < raster.rows; row += 1) {
    for (let column = 0; column < raster.columns; column += 1) {
      if (raster.open[row * raster.columns + column] === 0 || isStreet(column % LATTICE, row % LATTICE)) continue
      room[Math.floor(row / LATTICE) * wide + Math.floor(column / LATTICE)]! += 1
    }
  }
  return room.map((plots) => Math.floor(plots * FULLEST))
}

/** How many buildings each cell should have: denser towards the centres, villages between them, the document's total in all. */
function expectedOfCells(
  fabric: Fabric,
  centres: readonly Centre[],
  raster: PlotRaster,
  room: Uint8Array,
): Float64Array {
  const urban = new Float64Array(room.length)
  const village = new Float64Array(room.length)
  let [urbanSum, villageSum] = [0, 0]
  for (let i = 0; i < room.length; i += 1) {
    if (room[i] === 0) continue
    const [x, z] = cellCentre(raster, i)
    for (const centre of centres) {
      const d2 = ((x - centre.x) ** 2 + (z - centre.z) ** 2) / centre.radius ** 2
      if (d2 < 12) urban[i]! += (centre.share / centre.radius ** 2) * Math.exp(-d2 / 2)
    }
    urbanSum += urban[i]!
    village[i] = villageAt(x, z)
    villageSum += village[i]!
  }
  const [urbanScale, villageScale] = [
    ((1 - fabric.villageShare) * fabric.total) / Math.max(urbanSum, 1e-9),
    (fabric.villageShare * fabric.total) / Math.max(villageSum, 1e-9),
  ]
  const expected = new Float64Array(room.length)
  // What the full cells cannot take is spread over the rest; one more than the total, so that no rounding leaves it short.
  let lift = 1
  for (let round = 0; round < 24; round += 1) {
    let sum = 0
    for (let i = 0; i < room.length; i += 1) {
      expected[i] = Math.min(room[i]!, (urban[i]! * urbanScale + village[i]! * villageScale) * lift)
      sum += expected[i]!
    }
    if (Math.abs(sum - fabric.total - 1) < 0.5) break
    lift *= (fabric.total + 1) / Math.max(sum, 1)
  }
  return expected
}

/** Clusters of villages on the plain: 0 between them, up to 1 within; a hash of 1.6 km squares. */
function villageAt(x: number, z: number): number {
  const side = 1600
  const [u, v] = [Math.floor(x / side), Math.floor(z / side)]
  let best = 0
  for (let du = -1; du <= 1; du += 1) {
    for (let dv = -1; dv <= 1; dv += 1) {
      const h = hash(u + du, v + dv)
      if (h < 0.35) continue
      const [cx, cz] = [
        (u + du + 0.2 + 0.6 * hash(u + du + 71, v + dv)) * side,
        (v + dv + 0.2 + 0.6 * hash(u + du, v + dv + 37)) * side,
      ]
      const radius = 130 + 190 * h
      best = Math.max(best, 1 - Math.hypot(x - cx, z - cz) / radius)
    }
  }
  return Math.max(0, best)
}

function hash(u: number, v: number): number {
  let n = (Math.imul(u, 374_761_393) + Math.imul(v, 668_265_263)) | 0
  n = Math.imul(n ^ (n >>> 13), 1_274_126_177)
  return ((n ^ (n >>> 16)) >>> 0) / 4_294_967_296
}

function nearest(centres: readonly Centre[], x: number, z: number): Centre {
  let best = centres[0]!
  let least = Infinity
  for (const centre of centres) {
    const d = Math.hypot(x - centre.x, z - centre.z) / centre.radius
    if (d < least) [best, least] = [centre, d]
  }
  return best
}

/** Metres east and south of the middle of a cell. */
function cellCentre(raster: PlotRaster, i: number): readonly [number, number] {
  const wide = raster.columns / LATTICE
  return [raster.west + ((i % wide) + 0.5) * CELL_M, raster.north + (Math.floor(i / wide) + 0.5) * CELL_M]
}

/** Plots in the order in which they were made, and the way to the order in which they are drawn. */
class PlotList {
  count = 0
  private readonly data: Uint32Array
  private readonly floats: Float32Array
  private readonly levels: Uint8Array

  constructor(capacity: number) {
    this.data = new Uint32Array(capacity * 4)
    this.floats = new Float32Array(this.data.buffer)
    this.levels = new Uint8Array(capacity)
  }

  add(
    x: number,
    z: number,
    width: number,
    depth: number,
    bearingDeg: number,
    height: number,
    own: number,
    level: number,
  ): void {
    const at = this.count * 4
    this.floats[at] = x
    this.floats[at + 1] = z
    this.data[at + 2] =
      ((Math.round(width * 4) & 1023) |
        ((Math.round(depth * 4) & 1023) << 10) |
        ((Math.round((bearingDeg / 360) * 4096) & 4095) << 20)) >>>
      0
    this.data[at + 3] = ((Math.min(65_535, Math.round(height * 10)) & 65_535) | (Math.floor(own * 65_536) << 16)) >>> 0
    this.levels[this.count] = level
    this.count += 1
  }

  /** By level, then by tile; within a tile in a random order. */
  sorted(): FabricColumns {
    const key = (i: number): number => {
      const level = this.levels[i]!
      const side = FABRIC_LEVELS[level]!.sizeM
      return (
        level * 1e8 +
        (Math.floor(this.floats[i * 4 + 1]! / side) + 2000) * 1e4 +
        Math.floor(this.floats[i * 4]! / side) +
        2000
      )
    }
    const keys = Float64Array.from({ length: this.count }, (_, i) => key(i) + (this.data[i * 4 + 3]! >>> 16) / 65_537)
    const order = Uint32Array.from({ length: this.count }, (_, i) => i).sort((a, b) => keys[a]! - keys[b]!)
    const data = new Uint32Array(this.count * 4)
    const ranges: { level: number; at: [number, number]; sizeM: number; first: number; count: number }[] = []
    let last = -1
    for (let i = 0; i < this.count; i += 1) {
      const from = order[i]!
      data.set(this.data.subarray(from * 4, from * 4 + 4), i * 4)
      const tile = Math.floor(keys[from]!)
      if (tile !== last) {
        const level = this.levels[from]!
        const side = FABRIC_LEVELS[level]!.sizeM
        const middle = (n: number): number => (Math.floor(n / side) + 0.5) * side
        ranges.push({
          level,
          at: [middle(this.floats[from * 4]!), middle(this.floats[from * 4 + 1]!)],
          sizeM: side,
          first: i,
          count: 0,
        })
        last = tile
      }
      ranges.at(-1)!.count += 1
    }
    return { data, count: this.count, ranges }
  }
}

function ringsOf(place: Place): readonly (readonly LngLat[])[] {
  if (place.geometry.type === 'Polygon') return place.geometry.coordinates
  if (place.geometry.type === 'MultiPolygon') return place.geometry.coordinates.flat()
  return []
}
