import { boundsOf, type LocalFrame } from '../base/geodesy.ts'
import type { City } from '../city/build-city.ts'
import { massingParts } from './massing-parts.ts'
import { outerRing, type Geography, type Placement } from './placement.ts'
import type { PlacedPart } from './solid-mesh.ts'

/** Where a massing stands, for its beacon: metres in the frame, and the height of its tallest part. */
export interface MassingSite {
  readonly entity: number
  readonly at: readonly [number, number]
  readonly heightM: number
  readonly somewhere: boolean
}

/** The parts and sites of all entities that have massing and a spot to stand on; an area with massing of its own is filled around its middle. */
export function massingOf(
  city: City,
  geography: Geography,
  placements: ReadonlyMap<string, Placement>,
  frame: LocalFrame,
): { parts: readonly PlacedPart[]; sites: readonly MassingSite[] } {
  const parts: PlacedPart[] = []
  const sites: MassingSite[] = []
  for (const [index, entity] of city.entities.entries()) {
    const row = geography.massing.get(entity.id)
    const placement = placements.get(entity.id)
    if (!row || !placement) continue
    const spot =
      placement.mode === 'pin' || placement.mode === 'somewhere'
        ? placement.at
        : placement.mode === 'shape'
          ? middleOf(geography, entity.place)
          : undefined
    if (!spot) continue
    const origin = frame.toLocal(spot)
    const somewhere = placement.mode === 'somewhere'
    const solids = massingParts(row)
    for (const part of solids) parts.push({ entity: index, kind: somewhere ? 'somewhere' : 'placed', origin, part })
    sites.push({
      entity: index,
      at: origin,
      heightM: Math.max(...solids.map((part) => part.base + part.height)),
      somewhere,
    })
  }
  return { parts, sites }
}

function middleOf(geography: Geography, placeId: string | null): readonly [number, number] | undefined {
  const place = placeId === null ? undefined : geography.places.get(placeId)
  const ring = place && outerRing(place)
  if (!ring) return undefined
  const [west, south, east, north] = boundsOf(ring)
  return [(west + east) / 2, (south + north) / 2]
}
