import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import earcut from 'earcut'
import { PbfReader } from 'pbf'
import { heightOf, HEIGHT_BASES, standsFrom, startTextOf } from '../base-map/building.ts'
import { cleanLine } from '../base/clean-text.ts'
import type { LocalFrame } from '../base/geodesy.ts'

/** The bytes of one vector tile, and where it lies. */
export interface BuildingTile {
  readonly z: number
  readonly x: number
  readonly y: number
  readonly bytes: ArrayBuffer
}

/** Which features of a tile are buildings. */
export interface BuildingPick {
  readonly layer: string
  readonly isBuilding: (properties: Readonly<Record<string, unknown>>) => boolean
}

/**
 * Buildings of a block of tiles as prisms, in metres east, up and south of `origin`, which is itself in the city's frame.
 * Each corner is two vertices, an even one at the foot and the odd one after it at the top.
 */
export interface RealBuildings {
  readonly origin: readonly [number, number]
  readonly position: Float32Array<ArrayBuffer>
  /** A number of the building's own, 0 to 255, and 255 at the top, 0 at the foot. */
  readonly trait: Uint8Array<ArrayBuffer>
  /** The day from which the building stands; long before every day where none is stated. */
  readonly from: Float32Array<ArrayBuffer>
  readonly index: Uint32Array<ArrayBuffer>
  /** For each building its first vertex, the corners of its outer ring, and what is said of it. */
  readonly first: Uint32Array<ArrayBuffer>
  readonly corners: Uint16Array<ArrayBuffer>
  readonly top: Float32Array<ArrayBuffer>
  readonly foot: Float32Array<ArrayBuffer>
  /** Numbers of HEIGHT_BASES. */
  readonly basis: Uint8Array<ArrayBuffer>
  /** Square metres on the ground. */
  readonly area: Float32Array<ArrayBuffer>
  /** What of them has a name or a start, by the building's number. */
  readonly stated: ReadonlyMap<number, { readonly name: string; readonly start: string }>
}

/** Before every day of the twin. */
const ALWAYS = -1e6
/** Rings with more corners are outlines of something else. */
const MOST_CORNERS = 4000

/** Lists that grow; typed arrays are cut from them at the end. */
interface Lists {
  readonly position: number[]
  readonly trait: number[]
  readonly from: number[]
  readonly index: number[]
  readonly first: number[]
  readonly corners: number[]
  readonly top: number[]
  readonly foot: number[]
  readonly basis: number[]
  readonly area: number[]
  readonly stated: Map<number, { readonly name: string; readonly start: string }>
}

/** The buildings in some tiles. What runs over a tile's edge is cut there by whoever made the tiles; what lies in the rim that tiles share comes once. Throws on bytes that are no tile. */
export function realBuildings(
  tiles: readonly BuildingTile[],
  picks: readonly BuildingPick[],
  frame: LocalFrame,
  origin: readonly [number, number],
): RealBuildings {
  const lists: Lists = {
    position: [],
    trait: [],
    from: [],
    index: [],
    first: [],
    corners: [],
    top: [],
    foot: [],
    basis: [],
    area: [],
    stated: new Map(),
  }
  for (const tile of tiles) {
    const { layers } = new VectorTile(new PbfReader(new Uint8Array(tile.bytes)))
    for (const { layer: name, isBuilding } of picks) {
      const layer = layers[name]
      if (!layer) continue
      for (let i = 0; i < layer.length; i += 1) {
        const feature = layer.feature(i)
        if (feature.type === 3 && isBuilding(feature.properties)) addBuilding(lists, feature, tile, frame, origin)
      }
    }
  }
  return {
    origin,
    position: Float32Array.from(lists.position),
    trait: Uint8Array.from(lists.trait),
    from: Float32Array.from(lists.from),
    index: Uint32Array.from(lists.index),
    first: Uint32Array.from(lists.first),
    corners: Uint16Array.from(lists.corners),
    top: Float32Array.from(lists.top),
    foot: Float32Array.from(lists.foot),
    basis: Uint8Array.from(lists.basis),
    area: Float32Array.from(lists.area),
    stated: lists.stated,
  }
}

type Ring = readonly { readonly x: number; readonly y: number }[]

/** Twice the area of a ring in the tile's own units: positive for an outer ring, negative for a hole. */
function twiceArea(ring: Ring): number {
  let sum = 0
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1)
    sum += ring[j]!.x * ring[i]!.y - ring[i]!.x * ring[j]!.y
  return sum
}

function addBuilding(
  lists: Lists,
  feature: VectorTileFeature,
  { z, x, y }: BuildingTile,
  frame: LocalFrame,
  origin: readonly [number, number],
): void {
  const { extent, properties } = feature
  const { top, foot, basis } = heightOf(properties)
  const start = startTextOf(properties)
  const from = standsFrom(start) ?? ALWAYS
  const name = properties['name'] ?? properties['@name']
  const across = 2 ** z * extent
  const toMetres = ({ x: px, y: py }: { readonly x: number; readonly y: number }): readonly [number, number] => {
    const [u, v] = [(x * extent + px) / across, (y * extent + py) / across]
    const lat = (Math.atan(Math.sinh(Math.PI * (1 - 2 * v))) * 180) / Math.PI
    const [east, south] = frame.toLocal([u * 360 - 180, lat])
    return [east - origin[0], south - origin[1]]
  }
  for (const polygon of polygonsOf(feature.loadGeometry())) {
    const [outer = []] = polygon
    const middle = middleOf(outer)
    // In the rim of a tile its neighbour has it.
    if (middle.x < 0 || middle.y < 0 || middle.x >= extent || middle.y >= extent) continue
    const metres = polygon.map((ring) => ring.map(toMetres))
    const number = lists.first.length
    lists.first.push(lists.from.length)
    lists.corners.push(outer.length)
    lists.top.push(top)
    lists.foot.push(foot)
    lists.basis.push(HEIGHT_BASES.indexOf(basis))
    lists.area.push(addPrism(lists, metres, { top, foot, from, own: (number * 97) % 256 }))
    const named = typeof name === 'string' ? cleanLine(name, 80) : ''
    if (named !== '' || start !== null)
      lists.stated.set(number, { name: named, start: start ? cleanLine(start, 40) : '' })
  }
}

function middleOf(ring: Ring): { readonly x: number; readonly y: number } {
  const [xs, ys] = [ring.map(({ x }) => x), ring.map(({ y }) => y)]
  return { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 }
}

/** Rings as polygons, each with its holes, without the repeated last point; what is too small or too long is left out. */
function polygonsOf(rings: readonly Ring[]): readonly (readonly Ring[])[] {
  const polygons: Ring[][] = []
  for (const closed of rings) {
    const last = closed.at(-1)
    const ring =
      last && closed.length > 1 && last.x === closed[0]!.x && last.y === closed[0]!.y ? closed.slice(0, -1) : closed
    if (ring.length < 3 || ring.length > MOST_CORNERS) continue
    const area = twiceArea(ring)
    if (area > 0) polygons.push([ring])
    else if (area < 0) polygons.at(-1)?.push(ring)
  }
  return polygons
}

interface Prism {
  readonly top: number
  readonly foot: number
  readonly from: number
  readonly own: number
}

/** Adds walls and a roof; gives the area on the ground, in square metres. */
function addPrism(
  { position, trait, from: days, index }: Lists,
  rings: readonly (readonly (readonly [number, number])[])[],
  { top, foot, from, own }: Prism,
): number {
  const base = days.length
  const flat: number[] = []
  const holes: number[] = []
  let twice = 0
  for (const [nth, ring] of rings.entries()) {
    if (nth > 0) holes.push(flat.length / 2)
    const first = base + flat.length
    for (const [i, [x, z]] of ring.entries()) {
      const [px, pz] = ring.at(i - 1)!
      twice += px * z - x * pz
      flat.push(x, z)
      position.push(x, foot, z, x, top, z)
      trait.push(own, 0, own, 255)
      days.push(from, from)
      const [here, next] = [first + i * 2, first + ((i + 1) % ring.length) * 2]
      index.push(here, here + 1, next, next, here + 1, next + 1)
    }
  }
  const roof = earcut(flat, holes)
  // Seen from above, as the walls are seen from outside.
  for (let i = 0; i < roof.length; i += 3)
    index.push(base + roof[i]! * 2 + 1, base + roof[i + 2]! * 2 + 1, base + roof[i + 1]! * 2 + 1)
  return Math.abs(twice) / 2
}
