import '../../messages/intake.ts'
import { distanceM, type LngLat } from '../../base/geodesy.ts'
import type { DatumShift } from '../../own-layers/file-preview.ts'
import { GeometryKind, type LeftOut, type OwnGeometry } from '../../own-layers/own-layer.ts'
import { HENAN, isWithin, type ChosenCrs } from './choose-crs.ts'
import { LeftOutTally, type RawGeometry, type RawLayer } from './raw-layer.ts'

export interface PlacedGeometry {
  readonly geometry: OwnGeometry
  readonly leftOut: readonly LeftOut[]
  readonly shift: DatumShift | null
  /** How many positions lie in Henan. */
  readonly inHenan: number
}

const MOST_PAIRS = 500

/** Fewest positions of a line and of a closed ring. */
const FEWEST: Readonly<Record<number, number>> = {
  [GeometryKind.point]: 1,
  [GeometryKind.line]: 2,
  [GeometryKind.polygon]: 4,
}

/** Writes the columns of the placed geometry; what is dropped is overwritten. */
class Placing {
  readonly positions: Float64Array
  readonly kinds: Uint8Array
  readonly rowParts: Uint32Array
  readonly partRings: Uint32Array
  readonly ringPositions: Uint32Array
  readonly bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  readonly pairs: { before: LngLat; after: LngLat }[] = []
  inHenan = 0
  parts = 0
  rings = 0
  length = 0
  readonly #pairEvery: number

  constructor(
    private readonly raw: RawGeometry,
    private readonly chosen: ChosenCrs,
    private readonly tally: LeftOutTally,
  ) {
    const rings = raw.ringPositions.length - 1
    this.positions = new Float64Array(raw.positions.length + 2 * rings)
    this.kinds = new Uint8Array(raw.kinds.length)
    this.rowParts = new Uint32Array(raw.rowParts.length)
    this.partRings = new Uint32Array(raw.partRings.length)
    this.ringPositions = new Uint32Array(raw.ringPositions.length)
    this.#pairEvery = Math.max(1, Math.ceil(raw.positions.length / 2 / MOST_PAIRS))
  }

  row(row: number, at: string): void {
    const { raw } = this
    const kind = raw.kinds[row] ?? GeometryKind.none
    const from = this.parts
    for (let part = raw.rowParts[row]!; part < raw.rowParts[row + 1]!; part += 1) {
      const ringsFrom = this.rings
      for (let ring = raw.partRings[part]!; ring < raw.partRings[part + 1]!; ring += 1) {
        const isTaken = this.#ring(ring, kind, at)
        // Without its outer ring a hole is nothing.
        if (!isTaken && kind === GeometryKind.polygon && ring === raw.partRings[part]) break
      }
      if (this.rings > ringsFrom) {
        this.parts += 1
        this.partRings[this.parts] = this.rings
      }
    }
    this.kinds[row] = this.parts > from ? kind : GeometryKind.none
    this.rowParts[row + 1] = this.parts
  }

  /** Places one ring, line or run of points; says whether anything of it was taken. */
  #ring(ring: number, kind: number, at: string): boolean {
    const { raw, tally } = this
    const begin = this.length
    for (let i = raw.ringPositions[ring]!; i < raw.ringPositions[ring + 1]!; i += 1) {
      const [x, y] = [raw.positions[2 * i]!, raw.positions[2 * i + 1]!]
      if (this.#position(x, y, i)) continue
      tally.add(Number.isFinite(x) && Number.isFinite(y) ? 'left.outsideProjection' : 'left.strayPosition', at)
      if (kind === GeometryKind.point) continue
      this.length = begin
      return false
    }
    if (kind === GeometryKind.polygon) this.#close(begin)
    if (this.length - begin < (FEWEST[kind] ?? 1)) {
      if (this.length > begin) tally.add('left.brokenGeometry', at)
      this.length = begin
      return false
    }
    this.#widen(begin)
    this.rings += 1
    this.ringPositions[this.rings] = this.length
    return true
  }

  #position(x: number, y: number, index: number): boolean {
    const { convert, reading } = this.chosen
    const found = reading.swapped ? convert?.(y, x) : convert?.(x, y)
    if (!found) return false
    const { placed, shifted } = found
    this.positions[2 * this.length] = shifted[0]
    this.positions[2 * this.length + 1] = shifted[1]
    this.length += 1
    if (placed !== shifted && index % this.#pairEvery === 0) this.pairs.push({ before: placed, after: shifted })
    return true
  }

  #close(begin: number): void {
    const { positions, length } = this
    if (length === begin) return
    const isClosed =
      positions[2 * begin] === positions[2 * length - 2] && positions[2 * begin + 1] === positions[2 * length - 1]
    if (isClosed) return
    positions[2 * length] = positions[2 * begin]!
    positions[2 * length + 1] = positions[2 * begin + 1]!
    this.length += 1
  }

  #widen(begin: number): void {
    const { bounds, positions } = this
    for (let i = begin; i < this.length; i += 1) {
      const [lng, lat] = [positions[2 * i]!, positions[2 * i + 1]!]
      if (lng < bounds[0]) bounds[0] = lng
      if (lat < bounds[1]) bounds[1] = lat
      if (lng > bounds[2]) bounds[2] = lng
      if (lat > bounds[3]) bounds[3] = lat
      if (isWithin([lng, lat], HENAN)) this.inHenan += 1
    }
  }
}

/** Brings all of a layer to WGS-84. Rows keep their places; what cannot be placed is left out, and counted. */
export function placeGeometry(raw: RawLayer, chosen: ChosenCrs, onShare: (share: number) => void): PlacedGeometry {
  const tally = new LeftOutTally()
  const placing = new Placing(raw.geometry, chosen, tally)
  for (let row = 0; row < raw.count; row += 1) {
    placing.row(row, `feature ${row + 1}`)
    if (row % 8192 === 0) onShare(row / raw.count)
  }
  const { positions, kinds, rowParts, partRings, ringPositions, length, parts, rings, bounds, pairs, inHenan } = placing
  return {
    geometry: {
      kinds,
      rowParts,
      partRings: partRings.slice(0, parts + 1),
      ringPositions: ringPositions.slice(0, rings + 1),
      positions: positions.slice(0, 2 * length),
      bounds: length > 0 ? bounds : null,
    },
    leftOut: tally.list(),
    shift: shiftOf(pairs),
    inHenan,
  }
}

function shiftOf(pairs: readonly { before: LngLat; after: LngLat }[]): DatumShift | null {
  if (pairs.length === 0) return null
  const metres = pairs.map(({ before, after }) => distanceM(before, after)).toSorted((a, b) => a - b)
  return { medianM: metres[Math.floor(metres.length / 2)]!, greatestM: metres.at(-1)!, pairs }
}
