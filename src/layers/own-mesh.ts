import earcut from 'earcut'
import type { LocalFrame } from '../base/geodesy.ts'
import { GeometryKind, type OwnGeometry } from '../own-layers/own-layer.ts'

/**
 * A layer's geometry for the GPU, in metres from one origin of its own (east, south on the city's frame): float64 up to that
 * one subtraction, float32 after it. What of it stands on a day, how tall and in which colour is not in it.
 */
export interface OwnMesh {
  /** Metres east and south of the city's origin. */
  readonly origin: readonly [number, number]
  readonly solids: OwnSolidMesh | null
  readonly lines: OwnLineMesh | null
  readonly points: OwnPointMesh | null
  /** Longitude and latitude of the middle of each row, for its name; NaN where it has no geometry. */
  readonly anchors: Float64Array
}

/** Polygons as prisms. Each position of a ring is two vertices, an even one on the ground and the odd one after it at the top. */
export interface OwnSolidMesh {
  /** East, row, south, for each vertex. */
  readonly vertices: Float32Array
  /** Triangles of walls and roofs. */
  readonly triangles: Uint32Array
  /** Line segments along ground, top and corners. */
  readonly edges: Uint32Array
}

/** Straight pieces of lines. */
export interface OwnLineMesh {
  /** East and south of either end. */
  readonly pieces: Float32Array
  /** Row, and the shares of the row's whole length at which the piece begins and ends. */
  readonly who: Float32Array
}

export interface OwnPointMesh {
  /** East, row, south. */
  readonly at: Float32Array
}

/** Metres of all positions, and the way from a row to its positions. */
interface Local {
  readonly geometry: OwnGeometry
  readonly metres: Float32Array
}

export function ownMesh(geometry: OwnGeometry, frame: LocalFrame): OwnMesh {
  const { bounds, positions } = geometry
  const origin = bounds ? frame.toLocal([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2]) : ([0, 0] as const)
  const metres = new Float32Array(positions.length)
  for (let i = 0; i < positions.length; i += 2) {
    const [east, south] = frame.toLocal([positions[i]!, positions[i + 1]!])
    metres[i] = east - origin[0]
    metres[i + 1] = south - origin[1]
  }
  const local = { geometry, metres }
  return {
    origin,
    solids: solidsOf(local),
    lines: linesOf(local),
    points: pointsOf(local),
    anchors: anchorsOf(geometry),
  }
}

/** Rings of a part, as ranges of positions, the repeated last position left out; the first is the outer one. */
function ringsOf({ partRings, ringPositions }: OwnGeometry, part: number): readonly (readonly [number, number])[] {
  const rings: (readonly [number, number])[] = []
  for (let ring = partRings[part]!; ring < partRings[part + 1]!; ring += 1) {
    const [from, to] = [ringPositions[ring]!, ringPositions[ring + 1]! - 1]
    if (to - from >= 3) rings.push([from, to])
    // Without its outer ring a polygon is nothing.
    else if (rings.length === 0) return []
  }
  return rings
}

function eachPart(geometry: OwnGeometry, kind: number, visit: (part: number, row: number) => void): void {
  const { kinds, rowParts } = geometry
  for (let row = 0; row < kinds.length; row += 1) {
    if (kinds[row] !== kind) continue
    for (let part = rowParts[row]!; part < rowParts[row + 1]!; part += 1) visit(part, row)
  }
}

function solidsOf({ geometry, metres }: Local): OwnSolidMesh | null {
  let [corners, roofs] = [0, 0]
  eachPart(geometry, GeometryKind.polygon, (part) => {
    const rings = ringsOf(geometry, part)
    const its = rings.reduce((sum, [from, to]) => sum + to - from, 0)
    corners += its
    roofs += Math.max(0, its + 2 * (rings.length - 1))
  })
  if (corners === 0) return null
  const vertices = new Float32Array(corners * 6)
  const triangles = new Uint32Array(corners * 6 + roofs * 3)
  const edges = new Uint32Array(corners * 6)
  let [corner, triangle, edge] = [0, 0, 0]
  eachPart(geometry, GeometryKind.polygon, (part, row) => {
    const rings = ringsOf(geometry, part)
    // The roof comes first: through a translucent one no wall behind it is to be seen.
    for (const at of roofOf(metres, rings)) triangles[triangle++] = (corner + at) * 2 + 1
    for (const [from, to] of rings) {
      const base = corner
      for (let at = from; at < to; at += 1, corner += 1) {
        const [x, z] = [metres[at * 2]!, metres[at * 2 + 1]!]
        vertices.set([x, row, z, x, row, z], corner * 6)
        const [here, next] = [corner * 2, (at + 1 < to ? corner + 1 : base) * 2]
        triangles.set([here, next, here + 1, next, next + 1, here + 1], triangle)
        edges.set([here, next, here + 1, next + 1, here, here + 1], edge)
        triangle += 6
        edge += 6
      }
    }
  })
  return { vertices, triangles: triangles.slice(0, triangle), edges }
}

/** Triangles of a part, in its corners from 0. */
function roofOf(metres: Float32Array, rings: readonly (readonly [number, number])[]): readonly number[] {
  const [outer, ...inner] = rings
  if (!outer) return []
  const corners: number[] = []
  const holes: number[] = []
  for (const [from, to] of [outer, ...inner]) {
    if (corners.length > 0) holes.push(corners.length / 2)
    for (let at = from * 2; at < to * 2; at += 1) corners.push(metres[at]!)
  }
  return earcut(corners, holes)
}

function linesOf({ geometry, metres }: Local): OwnLineMesh | null {
  const { kinds, rowParts, partRings, ringPositions } = geometry
  const pieces: number[] = []
  const who: number[] = []
  for (let row = 0; row < kinds.length; row += 1) {
    if (kinds[row] !== GeometryKind.line) continue
    const [from, to] = [partRings[rowParts[row]!]!, partRings[rowParts[row + 1]!]!]
    const first = who.length
    let length = 0
    for (let ring = from; ring < to; ring += 1) {
      for (let at = ringPositions[ring]!; at + 1 < ringPositions[ring + 1]!; at += 1) {
        const [fromX = 0, fromY = 0, toX = 0, toY = 0] = metres.subarray(at * 2, at * 2 + 4)
        const before = length
        length += Math.hypot(toX - fromX, toY - fromY)
        pieces.push(fromX, fromY, toX, toY)
        who.push(row, before, length)
      }
    }
    for (let i = first; i < who.length; i += 3) {
      who[i + 1]! /= length || 1
      who[i + 2]! /= length || 1
    }
  }
  return who.length === 0 ? null : { pieces: Float32Array.from(pieces), who: Float32Array.from(who) }
}

function pointsOf({ geometry, metres }: Local): OwnPointMesh | null {
  const { partRings, ringPositions } = geometry
  const at: number[] = []
  eachPart(geometry, GeometryKind.point, (part, row) => {
    const [from, to] = [ringPositions[partRings[part]!]!, ringPositions[partRings[part + 1]!]!]
    for (let position = from; position < to; position += 1)
      at.push(metres[position * 2]!, row, metres[position * 2 + 1]!)
  })
  return at.length === 0 ? null : { at: Float32Array.from(at) }
}

/** The middle of what a row's first part covers; of a line, the position half way along its list. */
function anchorsOf({ kinds, rowParts, partRings, ringPositions, positions }: OwnGeometry): Float64Array {
  const anchors = new Float64Array(kinds.length * 2).fill(NaN)
  for (let row = 0; row < kinds.length; row += 1) {
    const part = rowParts[row]!
    if (part === rowParts[row + 1]!) continue
    const ring = partRings[part]!
    if (ring === partRings[part + 1]!) continue
    const [from, to] = [ringPositions[ring]!, ringPositions[ring + 1]!]
    if (to === from) continue
    if (kinds[row] !== GeometryKind.polygon) {
      const middle = from + Math.floor((to - from) / 2)
      anchors.set(positions.subarray(middle * 2, middle * 2 + 2), row * 2)
      continue
    }
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let at = from; at < to; at += 1) {
      west = Math.min(west, positions[at * 2]!)
      east = Math.max(east, positions[at * 2]!)
      south = Math.min(south, positions[at * 2 + 1]!)
      north = Math.max(north, positions[at * 2 + 1]!)
    }
    anchors.set([(west + east) / 2, (south + north) / 2], row * 2)
  }
  return anchors
}
