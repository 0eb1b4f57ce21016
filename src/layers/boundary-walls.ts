import type { LngLat, LocalFrame } from '../base/geodesy.ts'
import type { City } from '../city/build-city.ts'
import type { Geography } from './placement.ts'

/** Low curtains of light on the edges of the divisions: triangles in metres; `heights` is 0 at the foot and 1 at the rim. */
export interface BoundaryWalls {
  readonly positions: Float32Array
  readonly heights: Float32Array
  readonly entities: Float32Array
}

export function boundaryWalls(city: City, geography: Geography, frame: LocalFrame): BoundaryWalls {
  const positions: number[] = []
  const heights: number[] = []
  const entities: number[] = []
  for (const [index, entity] of city.entities.entries()) {
    if (entity.kind !== 'district') continue
    for (const ring of ringsOf(geography, entity.place)) {
      for (let i = 1; i < ring.length; i += 1) {
        const [ax, az] = frame.toLocal(ring[i - 1]!)
        const [bx, bz] = frame.toLocal(ring[i]!)
        // y is the share of the wall's height, which the shader sets for the view's scale.
        positions.push(ax, 0, az, bx, 0, bz, bx, 1, bz, ax, 0, az, bx, 1, bz, ax, 1, az)
        heights.push(0, 0, 1, 0, 1, 1)
        for (let k = 0; k < 6; k += 1) entities.push(index)
      }
    }
  }
  return {
    positions: new Float32Array(positions),
    heights: new Float32Array(heights),
    entities: new Float32Array(entities),
  }
}

function ringsOf(geography: Geography, placeId: string | null): readonly (readonly LngLat[])[] {
  const geometry = placeId === null ? undefined : geography.places.get(placeId)?.geometry
  if (geometry?.type === 'Polygon') return [geometry.coordinates[0]!]
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates.map((polygon) => polygon[0]!)
  return []
}
