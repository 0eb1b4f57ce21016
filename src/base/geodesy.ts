/** Longitude, latitude in degrees, WGS-84. */
export type LngLat = readonly [number, number]

/** The mean sphere, which MapLibre measures by too. */
const EARTH_RADIUS_M = 6_371_008.8
const EARTH_CIRCUMFERENCE_M = 2 * Math.PI * EARTH_RADIUS_M
const RADIANS = Math.PI / 180

/** Metres that a degree of longitude and one of latitude are long, at a latitude in degrees. */
export function metresPerDegree(lat: number): readonly [lng: number, lat: number] {
  const metres = EARTH_CIRCUMFERENCE_M / 360
  return [metres * Math.cos(lat * RADIANS), metres]
}

/** Metres of ground that one pixel of a Web-Mercator map covers at a latitude, in degrees, and a zoom (the world is 512 pixels at 0). */
export function metresPerPixelAt(lat: number, zoom: number): number {
  return (EARTH_CIRCUMFERENCE_M * Math.cos(lat * RADIANS)) / (512 * 2 ** zoom)
}

/** Web-Mercator, 0 to 1 from the north-west corner of the world, as MapLibre counts. */
function mercator([lng, lat]: LngLat): readonly [number, number] {
  const phi = (lat * Math.PI) / 180
  return [(lng + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)]
}

/** Metres east and south of an origin, on the Mercator plane scaled to be true at the origin (0.1 % off 30 km north of it). */
export interface LocalFrame {
  readonly origin: LngLat
  toLocal(point: LngLat): readonly [number, number]
  fromLocal(east: number, south: number): LngLat
}

export function createLocalFrame(origin: LngLat): LocalFrame {
  const [x0, y0] = mercator(origin)
  const metre = 1 / (EARTH_CIRCUMFERENCE_M * Math.cos((origin[1] * Math.PI) / 180))
  return {
    origin,
    toLocal(point) {
      const [x, y] = mercator(point)
      return [(x - x0) / metre, (y - y0) / metre]
    },
    fromLocal(east, south) {
      const [x, y] = [x0 + east * metre, y0 + south * metre]
      return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI]
    },
  }
}

/** Great-circle distance in metres (haversine on the mean sphere). */
export function distanceM(a: LngLat, b: LngLat): number {
  const dLat = (b[1] - a[1]) * RADIANS
  const dLng = (b[0] - a[0]) * RADIANS
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Whether a point lies in a ring (even-odd rule); points on the edge may fall on either side. */
export function ringContains(ring: readonly LngLat[], [x, y]: LngLat): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i]!
    const [xj, yj] = ring[j]!
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** West, south, east, north of the points. */
export function boundsOf(points: Iterable<LngLat>): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng, lat] of points) {
    bounds[0] = Math.min(bounds[0], lng)
    bounds[1] = Math.min(bounds[1], lat)
    bounds[2] = Math.max(bounds[2], lng)
    bounds[3] = Math.max(bounds[3], lat)
  }
  return bounds
}
