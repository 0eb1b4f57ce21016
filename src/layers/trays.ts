import { boundsOf, type LocalFrame } from '../base/geodesy.ts'
import type { City } from '../city/build-city.ts'
import { outerRing, ringAreaKm2, type Geography, type Placement } from './placement.ts'
import type { PlacedPart } from './solid-mesh.ts'

/** A plate beside an area, for what lies in it at no known place. Metres in the frame; `size` is width (east) and depth (south). */
export interface Tray {
  readonly host: string
  readonly hostIndex: number
  readonly centre: readonly [number, number]
  readonly size: readonly [number, number]
  readonly tokens: readonly number[]
}

/** Lays the tokens of each host out on a tray at the southern edge of its area, as large as the area can carry beside it. */
export function layTrays(
  city: City,
  geography: Geography,
  placements: ReadonlyMap<string, Placement>,
  frame: LocalFrame,
): { trays: readonly Tray[]; parts: readonly PlacedPart[] } {
  const byHost = new Map<string, number[]>()
  for (const [index, entity] of city.entities.entries()) {
    const placement = placements.get(entity.id)
    if (placement?.mode !== 'token') continue
    byHost.set(placement.host, [...(byHost.get(placement.host) ?? []), index])
  }
  const trays: Tray[] = []
  const parts: PlacedPart[] = []
  for (const [host, tokens] of byHost) {
    const place = geography.places.get(city.entityById.get(host)?.place ?? '')
    const ring = place && outerRing(place)
    if (!ring) continue
    const [west, south, east] = boundsOf(ring)
    // A token's pitch follows the size of the area, so that a county's tray and a park's are read at their own scales.
    const pitch = Math.min(1600, Math.max(260, Math.sqrt(ringAreaKm2(ring)) * 55))
    const columns = Math.min(tokens.length, Math.max(4, Math.ceil(Math.sqrt(tokens.length * 2.4))))
    const rows = Math.ceil(tokens.length / columns)
    const size = [(columns + 0.4) * pitch, (rows + 0.4) * pitch] as const
    const [x, z] = frame.toLocal([(west + east) / 2, south])
    const centre = [x, z + size[1] / 2 + pitch * 0.35] as const
    trays.push({ host, hostIndex: city.indexOf.get(host)!, centre, size, tokens })
    for (const [i, entity] of tokens.entries()) {
      const row = Math.floor(i / columns)
      const inRow = Math.min(columns, tokens.length - row * columns)
      const origin = [
        centre[0] + ((i % columns) - (inRow - 1) / 2) * pitch,
        centre[1] + (row - (rows - 1) / 2) * pitch,
      ] as const
      const part = {
        east: 0,
        south: 0,
        base: 0,
        width: pitch * 0.62,
        depth: pitch * 0.62,
        height: pitch * 0.5,
        bearingDeg: 0,
        sides: 6,
        dome: false,
      }
      parts.push({ entity, kind: 'token', origin, part })
    }
  }
  return { trays, parts }
}
