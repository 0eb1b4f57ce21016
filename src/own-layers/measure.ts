import { distanceM, type LngLat } from '../base/geodesy.ts'

/** Of the mean sphere that `distanceM` measures by. */
const EARTH_RADIUS_M = 6_371_008.8
const RADIANS = Math.PI / 180

/** Metres along the ground from the first position to the last, over all between; great circles. */
export function lengthM(positions: readonly LngLat[]): number {
  return positions.reduce((sum, position, at) => (at === 0 ? 0 : sum + distanceM(positions[at - 1]!, position)), 0)
}

/** Square metres inside a ring on the sphere, whether it is closed or not. Of a ring that crosses itself: the difference of its parts. */
export function areaM2(ring: readonly LngLat[]): number {
  const sum = ring.reduce((total, [lng, lat], at) => {
    const [nextLng, nextLat] = ring[(at + 1) % ring.length]!
    return total + (nextLng - lng) * RADIANS * (2 + Math.sin(lat * RADIANS) + Math.sin(nextLat * RADIANS))
  }, 0)
  return Math.abs((sum * EARTH_RADIUS_M ** 2) / 2)
}
