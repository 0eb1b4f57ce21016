/** A hash of two integers and a salt, as an unsigned 32-bit integer: the same everywhere, so that any block can be made alone. */
export function hash(u: number, v: number, salt: number): number {
  let n = (Math.imul(u, 374_761_393) + Math.imul(v, 668_265_263) + Math.imul(salt, 2_246_822_519)) | 0
  n = Math.imul(n ^ (n >>> 13), 1_274_126_177)
  n = Math.imul(n ^ (n >>> 15), 2_654_435_761)
  return (n ^ (n >>> 16)) >>> 0
}

/** The same, in [0, 1). */
export function chance(u: number, v: number, salt: number): number {
  return hash(u, v, salt) / 4_294_967_296
}

/** FNV-1a of a text: what all salts start from. */
export function seedOf(text: string): number {
  let state = 2_166_136_261
  for (const char of text) state = Math.imul(state ^ char.codePointAt(0)!, 16_777_619)
  return state >>> 0
}

/** A sequence in [0, 1) from a number (mulberry32). */
export function sequence(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Value noise in [0, 1): hashes at the corners of squares of so many metres, blended between them. */
export function noise(x: number, z: number, metres: number, salt: number): number {
  const [u, v] = [x / metres, z / metres]
  const [u0, v0] = [Math.floor(u), Math.floor(v)]
  const [s, t] = [smooth(u - u0), smooth(v - v0)]
  const north = chance(u0, v0, salt) * (1 - s) + chance(u0 + 1, v0, salt) * s
  const south = chance(u0, v0 + 1, salt) * (1 - s) + chance(u0 + 1, v0 + 1, salt) * s
  return north * (1 - t) + south * t
}

const smooth = (t: number): number => t * t * (3 - 2 * t)
