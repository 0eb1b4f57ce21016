/**
 * The illustrative city fabric as columns: buildings one by one, and the rows that stand for them from farther off.
 * Sorted by level and tile, so that a view draws a few ranges of them.
 */
export interface FabricColumns {
  /**
   * Four unsigned 32-bit numbers an item (16 bytes): metres east and south of the frame's origin as float bits; length
   * and depth (10 bits each, quarter metres) with bearing (12 bits, of a full turn); height (16 bits, decimetres) with a
   * number of its own (15 bits) and whether it is a row (the highest bit).
   */
  readonly data: Uint32Array
  /** Items: rows and buildings. */
  readonly count: number
  /** Buildings that the city has, whether or not they are in the columns. */
  readonly buildings: number
  readonly ranges: readonly FabricRange[]
  readonly masses: FabricMasses
  /** Steps of the making, by which its work is bounded: regions cut, sites of buildings tried. */
  readonly work: { readonly regions: number; readonly sites: number }
}

/** A tile of one level: 0 holds rows, 1 the buildings. */
export interface FabricRange {
  readonly level: number
  /** Middle of the tile, metres east and south. */
  readonly at: readonly [number, number]
  readonly sizeM: number
  readonly first: number
  readonly count: number
}

/** Whole blocks: convex prisms over their plots, with the ground around them. Sorted by tile. */
export interface FabricMasses {
  /** Metres east and south, two numbers a corner. */
  readonly corners: Float32Array
  /** Corners of what is paved around the block, in the same way. */
  readonly paving: Float32Array
  /** For each mass its first corner, and one number more. */
  readonly firstCorner: Uint32Array
  readonly firstPaving: Uint32Array
  /** Metres. */
  readonly height: Float32Array
  /** Radians that rows run, from east to south. */
  readonly turn: Float32Array
  /** Number of the block kind, in the order of BLOCK_KINDS. */
  readonly kind: Uint8Array
  /** A number of its own, 0 to 255. */
  readonly own: Uint8Array
  readonly tiles: readonly { readonly at: readonly [number, number]; readonly first: number; readonly count: number }[]
}

/** Side of a tile of rows, of buildings, and of masses, in metres. */
export const FABRIC_LEVELS: readonly { readonly sizeM: number }[] = [{ sizeM: 1_000 }, { sizeM: 2_000 }]
export const MASS_TILE_M = 16_000

export const ROW_BIT = 0x8000_0000
const LONGEST_M = 255.75

/** Items in the order in which they were made, and the way to the order in which they are drawn. */
export class ItemList {
  count = 0
  private data = new Uint32Array(1 << 16)
  private floats = new Float32Array(this.data.buffer)
  private levels = new Uint8Array(1 << 14)

  add(
    x: number,
    z: number,
    length: number,
    depth: number,
    turn: number,
    height: number,
    own: number,
    level: number,
  ): void {
    if (this.count * 4 === this.data.length) this.grow()
    const at = this.count * 4
    const quarters = (metres: number): number => Math.round(Math.min(LONGEST_M, metres) * 4)
    this.floats[at] = x
    this.floats[at + 1] = z
    this.data[at + 2] =
      (quarters(length) | (quarters(depth) << 10) | ((Math.round((turn / (2 * Math.PI)) * 4096) & 4095) << 20)) >>> 0
    this.data[at + 3] =
      (Math.min(65_535, Math.round(height * 10)) | ((own & 0x7fff) << 16) | (level === 0 ? ROW_BIT : 0)) >>> 0
    this.levels[this.count] = level
    this.count += 1
  }

  private grow(): void {
    const data = new Uint32Array(this.data.length * 2)
    data.set(this.data)
    this.data = data
    this.floats = new Float32Array(data.buffer)
    const levels = new Uint8Array(this.levels.length * 2)
    levels.set(this.levels)
    this.levels = levels
  }

  /** By level, then by tile; within a tile as made, block after block. */
  sorted(): { data: Uint32Array<ArrayBuffer>; ranges: readonly FabricRange[] } {
    const keys = new Float64Array(this.count)
    const counts = new Map<number, number>()
    for (let i = 0; i < this.count; i += 1) {
      const level = this.levels[i]!
      const side = FABRIC_LEVELS[level]!.sizeM
      const [u, v] = [Math.floor(this.floats[i * 4]! / side), Math.floor(this.floats[i * 4 + 1]! / side)]
      const key = (level * 4096 + v + 2048) * 4096 + u + 2048
      keys[i] = key
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    const next = new Map<number, number>()
    let first = 0
    const ranges = [...counts.keys()]
      .sort((a, b) => a - b)
      .map((key): FabricRange => {
        const [u, row] = [(key % 4096) - 2048, Math.floor(key / 4096)]
        const [level, v] = [Math.floor(row / 4096), (row % 4096) - 2048]
        const side = FABRIC_LEVELS[level]!.sizeM
        next.set(key, first)
        const count = counts.get(key)!
        first += count
        return { level, at: [(u + 0.5) * side, (v + 0.5) * side], sizeM: side, first: first - count, count }
      })
    const data = new Uint32Array(this.count * 4)
    for (let i = 0; i < this.count; i += 1) {
      const to = next.get(keys[i]!)!
      next.set(keys[i]!, to + 1)
      for (let k = 0; k < 4; k += 1) data[to * 4 + k] = this.data[i * 4 + k]!
    }
    return { data, ranges }
  }
}
