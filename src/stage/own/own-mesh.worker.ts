import { createLocalFrame } from '../../base/geodesy.ts'
import { ownMesh, type OwnMesh } from '../../layers/own-mesh.ts'
import type { OwnLayer } from '../../own-layers/own-layer.ts'
import { packOwnDays, type PackedOwnDays } from '../../own-layers/own-spans.ts'
import { CITY_ORIGIN } from '../city-origin.ts'

/** What is asked: meshes of geometry, packed days, or both. */
export interface OwnMeshQuestion {
  readonly key: number
  readonly geometry: OwnLayer['geometry'] | null
  readonly days: Pick<OwnLayer, 'days' | 'count'> | null
}

export interface OwnMeshAnswer {
  readonly key: number
  readonly mesh: OwnMesh | null
  readonly days: PackedOwnDays | null
}

const frame = createLocalFrame(CITY_ORIGIN)

/** Off the main thread: triangles of 100,000 polygons take longer than a frame. Buffers are handed over, not copied. */
self.addEventListener('message', ({ data }: MessageEvent<OwnMeshQuestion>) => {
  const mesh = data.geometry && ownMesh(data.geometry, frame)
  const days = data.days && packOwnDays(data.days)
  const { solids, lines, points, anchors } = mesh ?? {}
  const buffers = [
    anchors,
    solids?.vertices,
    solids?.triangles,
    solids?.edges,
    lines?.pieces,
    lines?.who,
    points?.at,
    days?.data,
  ].flatMap((array) => (array ? [array.buffer] : []))
  self.postMessage({ key: data.key, mesh, days } satisfies OwnMeshAnswer, { transfer: buffers })
})
