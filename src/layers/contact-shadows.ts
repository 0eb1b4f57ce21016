import { SOLID_KINDS, type PlacedPart } from './solid-mesh.ts'

/** Contact shadows: the footprint of each solid that stands on the ground, for the soft shade around it. Per part: four numbers in each column, three in `sites`. */
export interface ContactShadows {
  readonly count: number
  /** Metres east and south of its middle, half width, half depth. */
  readonly boxes: Float32Array
  /** Sine and cosine of its bearing, height of its top in metres, row of the step texture. */
  readonly ways: Float32Array
  /** Metres east and south of its site, 1 for a token, 0 else. */
  readonly sites: Float32Array
}

export function contactShadowsOf(parts: readonly PlacedPart[]): ContactShadows {
  const standing = parts.filter(({ part }) => part.base === 0)
  const boxes = new Float32Array(standing.length * 4)
  const ways = new Float32Array(standing.length * 4)
  const sites = new Float32Array(standing.length * 3)
  for (const [i, { entity, kind, origin, part }] of standing.entries()) {
    const turn = (part.bearingDeg * Math.PI) / 180
    boxes.set([origin[0] + part.east, origin[1] + part.south, part.width / 2, part.depth / 2], i * 4)
    ways.set([Math.sin(turn), Math.cos(turn), part.height, entity], i * 4)
    sites.set([...origin, SOLID_KINDS[kind] === SOLID_KINDS.token ? 1 : 0], i * 3)
  }
  return { count: standing.length, boxes, ways, sites }
}
