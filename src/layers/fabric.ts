import { boundsOf, type LngLat, type LocalFrame } from '../base/geodesy.ts'
import { createRandom } from '../base/seeded-random.ts'
import type { Fabric } from '../city/schema.ts'
import type { Place } from '../city/schema.ts'

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

/** Side of a cell of the density raster, in metres; a cell holds a lattice of LATTICE × LATTICE plots. */
const CELL_M = 200
const LATTICE = 8

/** Every how many cells a street runs, and kinds of context that nothing is built on, with half their width in metres. */
const STREET_EVERY = 1
const KEPT_FREE: Readonly<Record<string, number>> = { river: 130, canal: 70, road: 60, expressway: 110, railway: 90, hsr: 90 }
const YELLOW_RIVER_HALF_M = 1500

interface Raster {
  readonly west: number
  readonly north: number
  readonly columns: number
  readonly rows: number
}

export interface FabricSource {
  readonly fabric: Fabric
  readonly places: readonly Place[]
  /** Spots that stay free for what is documented: longitude, latitude, and metres around it. */
  readonly reserved: readonly { readonly at: LngLat; readonly radiusM: number }[]
  /** How many levels to keep, from the sparse one on: a weak machine never draws the others. */
  readonly levels: number
}

/** Generates the whole fabric; the same input gives the same bytes. Takes a second or two: for a worker. */
export function generateFabric({ fabric, places, reserved, levels }: FabricSource, frame: LocalFrame): FabricColumns {
  const districts = places.filter((place) => place.kind === 'district')
  const [west, south, east, north] = boundsOf(districts.flatMap((place) => (place.geometry.type === 'Polygon' ? place.geometry.coordinates[0]! : [])))
  const [x0, z0] = frame.toLocal([west, north])
  const [x1, z1] = frame.toLocal([east, south])
  const raster: Raster = { west: x0, north: z0, columns: Math.ceil((x1 - x0) / CELL_M), rows: Math.ceil((z1 - z0) / CELL_M) }
  const open = new Uint8Array(raster.columns * raster.rows)
  for (const place of districts) fillPolygon(raster, open, ringsOf(place), frame, 1)
  for (const place of places) {
    if (place.kind === 'lake') {
      const shore = ringsOf(place)[0] ?? []
      fillPolygon(raster, open, [shore], frame, 0)
      clearLine(raster, open, shore, frame, CELL_M)
    }
    const half = place.id === 'huang-he' ? YELLOW_RIVER_HALF_M : KEPT_FREE[place.kind]
    if (half !== undefined && place.geometry.type === 'LineString') clearLine(raster, open, place.geometry.coordinates, frame, half)
  }
  for (const { at, radiusM } of reserved) clearLine(raster, open, [at, at], frame, radiusM)
  return fillPlots(fabric, raster, open, frame, levels)
}

interface Centre {
  readonly x: number
  readonly z: number
  readonly radius: number
  readonly share: number
  readonly heightM: number
  readonly bearingDeg: number
}

function fillPlots(fabric: Fabric, raster: Raster, open: Uint8Array, frame: LocalFrame, levels: number): FabricColumns {
  const centres: readonly Centre[] = fabric.centres.map((centre) => {
    const [x, z] = frame.toLocal(centre.at)
    return { x, z, radius: centre.radiusKm * 1000, share: centre.share, heightM: centre.heightM, bearingDeg: centre.bearingDeg }
  })
  const density = new Float32Array(open.length)
  const urban = new Float32Array(open.length)
  let [urbanSum, villageSum] = [0, 0]
  for (let i = 0; i < open.length; i += 1) {
    if (open[i] === 0) continue
    const [x, z] = cellCentre(raster, i)
    for (const centre of centres) {
      const d2 = ((x - centre.x) ** 2 + (z - centre.z) ** 2) / centre.radius ** 2
      if (d2 < 12) urban[i]! += (centre.share / centre.radius ** 2) * Math.exp(-d2 / 2)
    }
    urbanSum += urban[i]!
    density[i] = villageAt(x, z)
    villageSum += density[i]!
  }
  const perCell = LATTICE * LATTICE
  /** Plots of a cell that no street takes, less some that stay empty. */
  const room = (i: number): number => {
    const [column, row] = [i % raster.columns, Math.floor(i / raster.columns)]
    return (LATTICE - (column % STREET_EVERY === 0 ? 1 : 0)) * (LATTICE - (row % STREET_EVERY === 0 ? 1 : 0)) * 0.92
  }
  const [urbanScale, villageScale] = [((1 - fabric.villageShare) * fabric.total) / Math.max(urbanSum, 1e-9), (fabric.villageShare * fabric.total) / Math.max(villageSum, 1e-9)]
  // What the full cells cannot take is spread over the rest, so that the total is that of the document.
  let lift = 1
  for (let round = 0; round < 12; round += 1) {
    let sum = 0
    for (let i = 0; i < open.length; i += 1) if (open[i] === 1) sum += Math.min(room(i), (urban[i]! * urbanScale + density[i]! * villageScale) * lift)
    lift *= fabric.total / Math.max(sum, 1)
  }

  const plots = new PlotList(fabric.total)
  let made = 0
  const random = createRandom(fabric.seed)
  for (let i = 0; i < open.length && made < fabric.total; i += 1) {
    if (open[i] === 0) continue
    const expected = Math.min(room(i), (urban[i]! * urbanScale + density[i]! * villageScale) * lift)
    const wanted = Math.floor(expected + random())
    if (wanted === 0) continue
    const [x, z] = cellCentre(raster, i)
    const centre = nearest(centres, x, z)
    const core = Math.exp(-((x - centre.x) ** 2 + (z - centre.z) ** 2) / (2 * centre.radius ** 2))
    const column = i % raster.columns
    const row = Math.floor(i / raster.columns)
    const step = CELL_M / LATTICE
    const start = Math.floor(random() * perCell)
    for (let k = 0, placed = 0; k < perCell && placed < wanted && made < fabric.total; k += 1) {
      const plot = (start + k * 37) % perCell
      const [u, v] = [plot % LATTICE, Math.floor(plot / LATTICE)]
      // A street along the edge of every cell.
      if ((u === 0 && column % STREET_EVERY === 0) || (v === 0 && row % STREET_EVERY === 0)) continue
      placed += 1
      made += 1
      const tall = core > 0.25 && random() < 0.16 * core
      const height = tall ? centre.heightM * (0.7 + random() * 1.1) : 5 + random() * (4 + 20 * core)
      const width = tall ? 16 + random() * 10 : 9 + random() * (step - 11)
      const depth = tall ? 14 + random() * 8 : 8 + random() * 10
      const draw = random()
      // Towers come first, so that the skyline is there from afar.
      const level = draw < FABRIC_LEVELS[0]!.share * (tall ? 6 : 0.7) ? 0 : draw < 0.15 * (tall ? 4 : 0.8) ? 1 : 2
      const own = random()
      if (level >= levels) continue
      plots.add(
        x + (u - (LATTICE - 1) / 2) * step + (random() - 0.5) * 3,
        z + (v - (LATTICE - 1) / 2) * step + (random() - 0.5) * 3,
        width, depth, centre.bearingDeg, height, own, level,
      )
    }
  }
  return plots.sorted()
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
      const [cx, cz] = [(u + du + 0.2 + 0.6 * hash(u + du + 71, v + dv)) * side, (v + dv + 0.2 + 0.6 * hash(u + du, v + dv + 37)) * side]
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

function cellCentre(raster: Raster, i: number): readonly [number, number] {
  return [raster.west + ((i % raster.columns) + 0.5) * CELL_M, raster.north + (Math.floor(i / raster.columns) + 0.5) * CELL_M]
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

  add(x: number, z: number, width: number, depth: number, bearingDeg: number, height: number, own: number, level: number): void {
    const at = this.count * 4
    this.floats[at] = x
    this.floats[at + 1] = z
    this.data[at + 2] = ((Math.round(width * 4) & 1023) | ((Math.round(depth * 4) & 1023) << 10) | ((Math.round((bearingDeg / 360) * 4096) & 4095) << 20)) >>> 0
    this.data[at + 3] = ((Math.min(65_535, Math.round(height * 10)) & 65_535) | (Math.floor(own * 65_536) << 16)) >>> 0
    this.levels[this.count] = level
    this.count += 1
  }

  /** By level, then by tile; within a tile in a random order. */
  sorted(): FabricColumns {
    const key = (i: number): number => {
      const level = this.levels[i]!
      const side = FABRIC_LEVELS[level]!.sizeM
      return level * 1e8 + (Math.floor(this.floats[i * 4 + 1]! / side) + 2000) * 1e4 + Math.floor(this.floats[i * 4]! / side) + 2000
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
        ranges.push({ level, at: [middle(this.floats[from * 4]!), middle(this.floats[from * 4 + 1]!)], sizeM: side, first: i, count: 0 })
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

/** Sets the cells whose middle lies in the polygon (even-odd over all its rings). */
function fillPolygon(raster: Raster, cells: Uint8Array, rings: readonly (readonly LngLat[])[], frame: LocalFrame, value: 0 | 1): void {
  const local = rings.map((ring) => ring.map((point) => frame.toLocal(point)))
  const [west, north, east, south] = boundsOf(local.flat())
  const rowOf = (z: number): number => Math.floor((z - raster.north) / CELL_M)
  for (let row = Math.max(0, rowOf(north)); row <= Math.min(raster.rows - 1, rowOf(south)); row += 1) {
    const z = raster.north + (row + 0.5) * CELL_M
    const crossings: number[] = []
    for (const ring of local) {
      for (let i = 1; i < ring.length; i += 1) {
        const [[ax, az], [bx, bz]] = [ring[i - 1]!, ring[i]!]
        if (az > z !== bz > z) crossings.push(ax + ((z - az) / (bz - az)) * (bx - ax))
      }
    }
    crossings.sort((a, b) => a - b)
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil((Math.max(crossings[k]!, west) - raster.west) / CELL_M - 0.5))
      const to = Math.min(raster.columns - 1, Math.floor((Math.min(crossings[k + 1]!, east) - raster.west) / CELL_M - 0.5))
      for (let column = from; column <= to; column += 1) cells[row * raster.columns + column] = value
    }
  }
}

/** Clears the cells within `half` metres of a line. */
function clearLine(raster: Raster, cells: Uint8Array, line: readonly LngLat[], frame: LocalFrame, half: number): void {
  const points = line.map((point) => frame.toLocal(point))
  for (let i = 1; i < points.length; i += 1) {
    const [[ax, az], [bx, bz]] = [points[i - 1]!, points[i]!]
    const steps = Math.max(1, Math.ceil(Math.hypot(bx - ax, bz - az) / (CELL_M / 2)))
    for (let k = 0; k <= steps; k += 1) {
      const [x, z] = [ax + ((bx - ax) * k) / steps, az + ((bz - az) * k) / steps]
      const reach = Math.ceil(half / CELL_M)
      const [column, row] = [Math.floor((x - raster.west) / CELL_M), Math.floor((z - raster.north) / CELL_M)]
      for (let r = Math.max(0, row - reach); r <= Math.min(raster.rows - 1, row + reach); r += 1) {
        for (let c = Math.max(0, column - reach); c <= Math.min(raster.columns - 1, column + reach); c += 1) {
          const [cx, cz] = [raster.west + (c + 0.5) * CELL_M, raster.north + (r + 0.5) * CELL_M]
          if (Math.hypot(cx - x, cz - z) <= Math.max(half, CELL_M * 0.6)) cells[r * raster.columns + c] = 0
        }
      }
    }
  }
}
