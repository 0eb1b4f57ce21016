import * as fc from 'fast-check'

/** What happens to a file on its way, whatever its format. */
export type Damage = (bytes: Uint8Array) => Uint8Array
/** The file ends early. */
export const cut = fc.double({ min: 0, max: 1, noNaN: true }).map(
  (share): Damage =>
    (bytes) =>
      bytes.slice(0, Math.floor(bytes.length * share)),
)
/** Single bits change. */
export const flips = fc
  .array(fc.tuple(fc.nat(), fc.nat(7)), { minLength: 1, maxLength: 12 })
  .map((places): Damage => (bytes) => {
    const copy = bytes.slice()
    for (const [at, bit] of places) copy[at % copy.length]! ^= 1 << bit
    return copy
  })
/** Other bytes stand somewhere in it. */
export const overwrite = fc
  .tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 16 }))
  .map(([at, patch]): Damage => (bytes) => {
    const copy = bytes.slice()
    const from = at % copy.length
    copy.set(patch.subarray(0, copy.length - from), from)
    return copy
  })
