import type { FabricMasses } from './packing.ts'

/** One tile of blocks, ready to be drawn: prisms, and the ground around them. */
export interface MassTile {
  /** Middle of the tile, metres east and south. */
  readonly at: readonly [number, number]
  readonly solid: {
    /** Metres east, up and south of the tile's middle. */
    readonly position: Float32Array<ArrayBuffer>
    /** Block kind, a number of its own, turn (of a half turn) and 255 on the roof, 0 at the foot. */
    readonly trait: Uint8Array<ArrayBuffer>
    readonly index: Uint32Array<ArrayBuffer>
  }
  readonly flat: {
    /** Metres east and south of the tile's middle. */
    readonly position: Float32Array<ArrayBuffer>
    /** Block kind, or 255 for what is paved. */
    readonly kind: Uint8Array<ArrayBuffer>
    readonly index: Uint32Array<ArrayBuffer>
  }
}

const PAVED = 255

/** All blocks as buffers that are drawn without further work, tile by tile; an open block is ground only. */
export function massTiles(masses: FabricMasses): readonly MassTile[] {
  return masses.tiles.map(({ at, first, count }) => ({
    at,
    solid: solidOf(masses, at, first, count),
    flat: flatOf(masses, at, first, count),
  }))
}

function solidOf(
  { corners, firstCorner, height, turn, kind, own }: FabricMasses,
  [x, z]: readonly [number, number],
  first: number,
  count: number,
): MassTile['solid'] {
  const total = (firstCorner[first + count]! - firstCorner[first]!) * 2
  const position = new Float32Array(total * 3)
  const trait = new Uint8Array(total * 4)
  const index: number[] = []
  let at = 0
  for (let i = first; i < first + count; i += 1) {
    const [from, to] = [firstCorner[i]!, firstCorner[i + 1]!]
    const n = to - from
    if (height[i] === 0) continue
    const angle = Math.round((((turn[i]! % Math.PI) + Math.PI) % Math.PI) * (256 / Math.PI)) & 255
    for (let k = 0; k < n; k += 1) {
      for (const up of [0, 1]) {
        const v = at + k * 2 + up
        position.set([corners[(from + k) * 2]! - x, up * height[i]!, corners[(from + k) * 2 + 1]! - z], v * 3)
        trait.set([kind[i]!, own[i]!, angle, up * 255], v * 4)
      }
      const [a, b] = [at + k * 2, at + ((k + 1) % n) * 2]
      index.push(a, a + 1, b, b, a + 1, b + 1)
      if (k > 1) index.push(at + 1, at + k * 2 + 1, at + k * 2 - 1)
    }
    at += n * 2
  }
  return { position: position.slice(0, at * 3), trait: trait.slice(0, at * 4), index: Uint32Array.from(index) }
}

function flatOf(
  { corners, firstCorner, paving, firstPaving, kind }: FabricMasses,
  [x, z]: readonly [number, number],
  first: number,
  count: number,
): MassTile['flat'] {
  const total = firstCorner[first + count]! - firstCorner[first]! + (firstPaving[first + count]! - firstPaving[first]!)
  const position = new Float32Array(total * 2)
  const kinds = new Uint8Array(total)
  const index: number[] = []
  let at = 0
  const fan = (points: Float32Array, from: number, to: number, code: number): void => {
    for (let k = from; k < to; k += 1) {
      position.set([points[k * 2]! - x, points[k * 2 + 1]! - z], (at + k - from) * 2)
      kinds[at + k - from] = code
      if (k > from + 1) index.push(at, at + k - from - 1, at + k - from)
    }
    at += to - from
  }
  // All that is paved first: what lies on it is drawn over it.
  for (let i = first; i < first + count; i += 1) fan(paving, firstPaving[i]!, firstPaving[i + 1]!, PAVED)
  for (let i = first; i < first + count; i += 1) fan(corners, firstCorner[i]!, firstCorner[i + 1]!, kind[i]!)
  return { position, kind: kinds, index: Uint32Array.from(index) }
}
