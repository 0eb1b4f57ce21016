import { boundsOf, distanceM, metresPerDegree, ringContains, type LngLat } from '../base/geodesy.ts'
import { createRandom } from '../base/seeded-random.ts'
import { PIN_LIMIT_M, type City } from '../city/build-city.ts'
import type { Entity, Massing, Place } from '../city/schema.ts'

/** Places and massing rows of the pack, by id. */
export interface Geography {
  readonly places: ReadonlyMap<string, Place>
  readonly massing: ReadonlyMap<string, Massing>
}

export function indexGeography(places: readonly Place[], massing: readonly Massing[]): Geography {
  return {
    places: new Map(places.map((place) => [place.id, place])),
    massing: new Map(massing.map((row) => [row.entity, row])),
  }
}

/**
 * How an entity stands on the map. `shape`: its own area or line. `pin`: at its point, known better than PIN_LIMIT_M.
 * `somewhere`: illustrative massing spread in its parent's area, at no claimed spot. `token`: in the tray of `host`.
 */
export type Placement =
  | { readonly mode: 'shape' }
  | { readonly mode: 'pin'; readonly at: LngLat }
  | { readonly mode: 'somewhere'; readonly at: LngLat; readonly host: string }
  | { readonly mode: 'token'; readonly host: string }
  | { readonly mode: 'none' }

/** Above this size (square kilometres) "somewhere in here" says too little to spread massing; a token says as much. */
const SPREAD_LIMIT_KM2 = 110

export function placeEntities(city: City, geography: Geography): ReadonlyMap<string, Placement> {
  const placements = new Map<string, Placement>()
  const spread: LngLat[] = []
  for (const entity of city.entities) {
    const place = entity.place === null ? undefined : geography.places.get(entity.place)
    if (place && place.geometry.type === 'Point' && place.accuracyM < PIN_LIMIT_M) {
      spread.push(place.geometry.coordinates)
      placements.set(entity.id, { mode: 'pin', at: place.geometry.coordinates })
    } else if (place && place.geometry.type !== 'Point') placements.set(entity.id, { mode: 'shape' })
  }
  for (const entity of city.entities) {
    if (placements.has(entity.id)) continue
    // A programme of the whole city has no place to be somewhere in.
    if (entity.layer === 'programmes') {
      placements.set(entity.id, { mode: 'none' })
      continue
    }
    const host = hostOf(city, geography, entity)
    if (!host) placements.set(entity.id, { mode: 'none' })
    else if (geography.massing.has(entity.id) && host.areaKm2 <= SPREAD_LIMIT_KM2) {
      const at = spotWithin(host.ring, entity.id, spread)
      spread.push(at)
      placements.set(entity.id, { mode: 'somewhere', at, host: host.id })
    } else placements.set(entity.id, { mode: 'token', host: host.id })
  }
  return placements
}

/** The nearest parent that has an area of its own. */
function hostOf(
  city: City,
  geography: Geography,
  entity: Entity,
): { id: string; ring: readonly LngLat[]; areaKm2: number } | undefined {
  for (let up = entity.parent; up !== null; up = city.entityById.get(up)?.parent ?? null) {
    const parent = city.entityById.get(up)
    const place = parent?.place ? geography.places.get(parent.place) : undefined
    const ring = place && outerRing(place)
    if (ring) return { id: up, ring, areaKm2: ringAreaKm2(ring) }
  }
  return undefined
}

/** The outer ring of an area; of several, that with the most points. */
export function outerRing(place: Place): readonly LngLat[] | undefined {
  if (place.geometry.type === 'Polygon') return place.geometry.coordinates[0]
  if (place.geometry.type === 'MultiPolygon')
    return place.geometry.coordinates.map((polygon) => polygon[0]!).sort((a, b) => b.length - a.length)[0]
  return undefined
}

export function ringAreaKm2(ring: readonly LngLat[]): number {
  const [, south, , north] = boundsOf(ring)
  const [perLng, perLat] = metresPerDegree((south + north) / 2)
  let twice = 0
  for (let i = 1; i < ring.length; i += 1) {
    const [x0, y0] = ring[i - 1]!
    const [x1, y1] = ring[i]!
    twice += (x0 * y1 - x1 * y0) * (perLng / 1000) * (perLat / 1000)
  }
  return Math.abs(twice) / 2
}

/** A spot inside the ring, the same every time, as far from the spots already taken as 160 tries find. */
function spotWithin(ring: readonly LngLat[], seed: string, taken: readonly LngLat[]): LngLat {
  const [west, south, east, north] = boundsOf(ring)
  const random = createRandom(seed)
  let best: LngLat = [(west + east) / 2, (south + north) / 2]
  let bestRoom = -1
  for (let attempt = 0; attempt < 160; attempt += 1) {
    // Keep off the edge: an eighth of the box on each side.
    const spot: LngLat = [
      west + (east - west) * (0.12 + 0.76 * random()),
      south + (north - south) * (0.12 + 0.76 * random()),
    ]
    if (!ringContains(ring, spot)) continue
    const room = taken.reduce((least, other) => Math.min(least, distanceM(spot, other)), Infinity)
    if (room > bestRoom) [best, bestRoom] = [spot, room]
  }
  return best
}
