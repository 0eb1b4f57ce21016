import type { Part } from './massing-parts.ts'

/**
 * Solids merged into one triangle mesh, in metres: x east, y up, z south. Per vertex: position (3), normal (3), and
 * info (4): row of the step texture, top of its solid above ground, a number in [0, 1) that is the solid's own,
 * and a kind that the shader tells apart (see SolidKind); anchor (2): where its site stands, metres east and south. Edges are pairs of vertices for line drawing.
 */
export interface SolidMesh {
  readonly positions: Float32Array
  readonly normals: Float32Array
  readonly info: Float32Array
  readonly anchors: Float32Array
  readonly indices: Uint32Array
  readonly edgePositions: Float32Array
  readonly edgeInfo: Float32Array
  readonly edgeAnchors: Float32Array
}

/** `placed`: at a place known well enough for a pin; `somewhere`: spread in an area, at no claimed spot; `token`: in a tray. */
export const SOLID_KINDS = { placed: 0, somewhere: 1, token: 2 } as const
export type SolidKind = keyof typeof SOLID_KINDS

export interface PlacedPart {
  readonly entity: number
  readonly kind: SolidKind
  /** Metres east and south of the frame's origin: where the part's own zero lies. */
  readonly origin: readonly [number, number]
  readonly part: Part
}

export function solidMesh(parts: readonly PlacedPart[]): SolidMesh {
  const positions: number[] = []
  const normals: number[] = []
  const info: number[] = []
  const anchors: number[] = []
  const indices: number[] = []
  const edgePositions: number[] = []
  const edgeInfo: number[] = []
  const edgeAnchors: number[] = []

  for (const [number, { entity, kind, origin, part }] of parts.entries()) {
    const own = (number * 0.618_034) % 1
    const tag = [entity, part.base + part.height, own, SOLID_KINDS[kind]] as const
    const turn = (part.bearingDeg * Math.PI) / 180
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    /** From the part's own metres (x right, z down) to the frame. */
    const place = (x: number, z: number): readonly [number, number] => [
      origin[0] + part.east + x * cos - z * sin,
      origin[1] + part.south + x * sin + z * cos,
    ]
    const vertex = (x: number, y: number, z: number, normal: readonly [number, number, number]): number => {
      positions.push(x, y, z)
      normals.push(...normal)
      info.push(...tag)
      anchors.push(...origin)
      return positions.length / 3 - 1
    }
    const edge = (a: readonly [number, number], ya: number, b: readonly [number, number], yb: number): void => {
      edgePositions.push(a[0], ya, a[1], b[0], yb, b[1])
      edgeInfo.push(...tag, ...tag)
      edgeAnchors.push(...origin, ...origin)
    }
    const corners = footprint(part).map(([x, z]) => place(x, z))
    const top = part.base + part.height
    if (part.dome) domeFaces(corners, part, vertex, indices)
    else {
      for (const [i, a] of corners.entries()) {
        const b = corners[(i + 1) % corners.length]!
        const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1
        const normal = [-(b[1] - a[1]) / length, 0, (b[0] - a[0]) / length] as const
        // Corners run clockwise seen from above (z south), so the outside is on the left.
        const out = [-normal[0], 0, -normal[2]] as const
        const v = vertex(a[0], part.base, a[1], out)
        vertex(b[0], part.base, b[1], out)
        vertex(b[0], top, b[1], out)
        vertex(a[0], top, a[1], out)
        indices.push(v, v + 2, v + 1, v, v + 3, v + 2)
        edge(a, top, b, top)
        if (corners.length <= 8) edge(a, part.base, a, top)
        if (part.base === 0) edge(a, 0, b, 0)
      }
      const first = positions.length / 3
      for (const [x, z] of corners) vertex(x, top, z, [0, 1, 0])
      for (let i = 1; i < corners.length - 1; i += 1) indices.push(first, first + i + 1, first + i)
    }
  }
  return {
    positions: new Float32Array(positions),
    normals: new Float32Array(normals),
    info: new Float32Array(info),
    anchors: new Float32Array(anchors),
    indices: new Uint32Array(indices),
    edgePositions: new Float32Array(edgePositions),
    edgeInfo: new Float32Array(edgeInfo),
    edgeAnchors: new Float32Array(edgeAnchors),
  }
}

/** Corners in the part's own metres, clockwise seen from above. */
function footprint(part: Part): readonly (readonly [number, number])[] {
  const [w, d] = [part.width / 2, part.depth / 2]
  if (part.sides === 4)
    return [
      [-w, -d],
      [w, -d],
      [w, d],
      [-w, d],
    ]
  return Array.from({ length: part.sides }, (_, i) => {
    const angle = ((i + 0.5) / part.sides) * 2 * Math.PI
    return [Math.sin(angle) * w, -Math.cos(angle) * d] as const
  })
}

type AddVertex = (x: number, y: number, z: number, normal: readonly [number, number, number]) => number

const DOME_LEVELS = 5

/** A half ellipsoid over the footprint. */
function domeFaces(
  corners: readonly (readonly [number, number])[],
  part: Part,
  vertex: AddVertex,
  indices: number[],
): void {
  const centre = corners.reduce(
    ([x, z], corner) => [x + corner[0] / corners.length, z + corner[1] / corners.length] as const,
    [0, 0] as readonly [number, number],
  )
  const rings: number[][] = []
  for (let level = 0; level <= DOME_LEVELS; level += 1) {
    const angle = (level / DOME_LEVELS) * (Math.PI / 2)
    rings.push(
      corners.map(([x, z]) => {
        const [dx, dz] = [x - centre[0], z - centre[1]]
        const reach = Math.hypot(dx, dz) || 1
        const normal = [(dx / reach) * Math.cos(angle), Math.sin(angle), (dz / reach) * Math.cos(angle)] as const
        return vertex(
          centre[0] + dx * Math.cos(angle),
          part.base + part.height * Math.sin(angle),
          centre[1] + dz * Math.cos(angle),
          normal,
        )
      }),
    )
  }
  for (let level = 0; level < DOME_LEVELS; level += 1) {
    const [low, high] = [rings[level]!, rings[level + 1]!]
    for (let i = 0; i < low.length; i += 1) {
      const j = (i + 1) % low.length
      indices.push(low[i]!, high[j]!, low[j]!, low[i]!, high[i]!, high[j]!)
    }
  }
}
