import {
  BufferAttribute,
  BufferGeometry,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  BoxGeometry,
  Sphere,
  Vector3,
} from 'three'
import type { BoundaryWalls } from '../../layers/boundary-walls.ts'
import type { MassingSite } from '../../layers/massing.ts'
import type { SolidMesh } from '../../layers/solid-mesh.ts'
import type { Tray } from '../../layers/trays.ts'
import type { VehicleColumns } from '../../layers/vehicles.ts'

/** The whole city and the province around it; culling is by layer switch, not by frustum, since the shaders move vertices. */
const EVERYWHERE = new Sphere(new Vector3(), 1e9)

/** Straight pieces that a trail bends in. */
const TRAIL_PIECES = 3

function geometryOf(
  attributes: Readonly<Record<string, readonly [Float32Array, number]>>,
  indices?: Uint32Array,
): BufferGeometry {
  const geometry = new BufferGeometry()
  for (const [name, [array, size]] of Object.entries(attributes))
    geometry.setAttribute(name, new BufferAttribute(array, size))
  if (indices) geometry.setIndex(new BufferAttribute(indices, 1))
  geometry.boundingSphere = EVERYWHERE
  return geometry
}

export function solidGeometry(mesh: SolidMesh): { solids: BufferGeometry; edges: BufferGeometry } {
  return {
    solids: geometryOf(
      { position: [mesh.positions, 3], normal: [mesh.normals, 3], info: [mesh.info, 4], anchor: [mesh.anchors, 2] },
      mesh.indices,
    ),
    edges: geometryOf({ position: [mesh.edgePositions, 3], info: [mesh.edgeInfo, 4], anchor: [mesh.edgeAnchors, 2] }),
  }
}

export function wallGeometry(walls: BoundaryWalls): BufferGeometry {
  return geometryOf({ position: [walls.positions, 3], rim: [walls.heights, 1], entity: [walls.entities, 1] })
}

/** Two triangles for each beacon; `corner` is -1 or 1 across and 0 or 1 up. */
export function beaconGeometry(sites: readonly MassingSite[]): BufferGeometry {
  const corners = [-1, 0, 1, 0, 1, 1, -1, 0, 1, 1, -1, 1]
  const position = new Float32Array(sites.length * 18)
  const corner = new Float32Array(sites.length * 12)
  const who = new Float32Array(sites.length * 12)
  for (const [i, site] of sites.entries()) {
    for (let k = 0; k < 6; k += 1) {
      position.set([site.at[0], site.heightM, site.at[1]], (i * 6 + k) * 3)
      who.set([site.entity, site.somewhere ? 1 : 0], (i * 6 + k) * 2)
    }
    corner.set(corners, i * 12)
  }
  return geometryOf({ position: [position, 3], corner: [corner, 2], who: [who, 2] })
}

/** A plate under each tray's tokens. */
export function trayGeometry(trays: readonly Tray[]): BufferGeometry {
  const position = new Float32Array(trays.length * 18)
  const entity = new Float32Array(trays.length * 6)
  for (const [i, { centre, size, hostIndex }] of trays.entries()) {
    const [w, e] = [centre[0] - size[0] / 2, centre[0] + size[0] / 2]
    const [n, s] = [centre[1] - size[1] / 2, centre[1] + size[1] / 2]
    position.set([w, 1, n, e, 1, s, e, 1, n, w, 1, n, w, 1, s, e, 1, s], i * 18)
    entity.fill(hostIndex, i * 6, i * 6 + 6)
  }
  return geometryOf({ position: [position, 3], entity: [entity, 1] })
}

/** Boxes for the vehicles, and bands for their trails: x is the share of the trail, from the vehicle back. */
export function vehicleGeometry(columns: VehicleColumns): {
  vehicles: InstancedBufferGeometry
  trails: InstancedBufferGeometry
} {
  const [run, rank] = [new InstancedBufferAttribute(columns.runs, 4), new InstancedBufferAttribute(columns.rank, 1)]
  const [vehicles, trails] = [new InstancedBufferGeometry(), new InstancedBufferGeometry()]
  const box = new BoxGeometry(1, 1, 1).translate(0, 0.5, 0)
  vehicles.setIndex(box.index)
  vehicles.setAttribute('position', box.getAttribute('position'))
  vehicles.setAttribute('normal', box.getAttribute('normal'))
  const band = Array.from({ length: TRAIL_PIECES + 1 }, (_, i) => [i / TRAIL_PIECES, 0, -0.5, i / TRAIL_PIECES, 0, 0.5])
  trails.setAttribute('position', new BufferAttribute(new Float32Array(band.flat()), 3))
  trails.setIndex(
    Array.from({ length: TRAIL_PIECES }, (_, i) => [0, 1, 2, 1, 3, 2].map((corner) => i * 2 + corner)).flat(),
  )
  for (const geometry of [vehicles, trails]) {
    geometry.setAttribute('run', run)
    geometry.setAttribute('rank', rank)
    geometry.instanceCount = columns.count
    geometry.boundingSphere = EVERYWHERE
  }
  return { vehicles, trails }
}
