import type { PlaceGeometry } from '../../../city/schema.ts'
import type { Camera } from '../../../session/session.ts'

const ZOOM = { nearest: 15.5, farthest: 8.5 }

/** The camera that holds a place whole, as it is turned and tilted now: the nearer the smaller the place. */
export function cameraOnPlace(geometry: PlaceGeometry, now: Camera): Camera {
  const points = pointsOf(geometry.coordinates)
  const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)]
  return cameraOnBounds([Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)], now)
}

/** The same for a box: west, south, east, north in degrees. */
export function cameraOnBounds(
  [west, south, east, north]: readonly [number, number, number, number],
  now: Camera,
): Camera {
  const extent = Math.max(east - west, north - south)
  const zoom = extent === 0 ? ZOOM.nearest : Math.log2(360 / extent)
  return {
    ...now,
    lng: (west + east) / 2,
    lat: (south + north) / 2,
    zoom: Math.min(Math.max(zoom, ZOOM.farthest), ZOOM.nearest),
  }
}

function pointsOf(coordinates: unknown): readonly (readonly [number, number])[] {
  const list = coordinates as readonly unknown[]
  const [lng, lat] = list
  return typeof lng === 'number' && typeof lat === 'number' ? [[lng, lat]] : list.flatMap(pointsOf)
}
