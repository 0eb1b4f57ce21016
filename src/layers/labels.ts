import { inBothLanguages } from '../messages/localize.ts'
import { message } from '../messages/message.ts'
import { boundsOf, distanceM, metresPerDegree, type LngLat } from '../base/geodesy.ts'
import type { City } from '../city/build-city.ts'
import type { Schedule } from '../scenario/build-schedule.ts'
import type { EntityKind, LayerId } from '../city/schema.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import { lengthsAlong, smoothLine } from './lines.ts'
import { outerRing, type Geography, type Placement } from './placement.ts'

/** A name on the map. `knownFrom` groups labels that appear on the same day; `rank` 0 is placed first. */
export interface LabelRow {
  readonly entity: string
  readonly name: LocalizedText
  readonly at: LngLat
  readonly layer: LayerId
  readonly kind: EntityKind | 'tray'
  readonly rank: number
  /** The side of the name that stands at its spot: neighbours lean away from one another. */
  readonly anchor: LabelAnchor
  readonly knownFrom: number
  readonly minZoom: number
  readonly maxZoom: number
}

export type LabelAnchor = 'center' | 'left' | 'right' | 'top' | 'bottom'

/** Names nearer to one another than this lean apart, in metres. */
const NEIGHBOURS_M = 1800
/** Nearer than this to the middle of its neighbours, a name stays on its spot. */
const MIDDLE_M = 120
const LEANING: ReadonlySet<LabelRow['kind']> = new Set(['site', 'park-area', 'mobility-node'])

/** Bands of the province's scale, which fade out as one comes near; so do their names. */
const FADING: ReadonlySet<EntityKind> = new Set(['pipeline-planned', 'pipeline-existing', 'pipeline-end'])

/** The plate of a tray, in degrees, with the number of things that lie on it. */
export interface TrayLabel {
  readonly host: string
  readonly at: LngLat
  readonly layer: LayerId
  readonly count: number
}

/** Before every day: trays are there from the start, with what is not stated yet lying in them faint. */
const ALWAYS_KNOWN = -1e6

/** Rank, and the zoom from which a kind's names are worth their room. */
const LOOK: Partial<Record<EntityKind, readonly [rank: number, minZoom: number]>> = {
  district: [1, 7.6],
  'development-zone': [2, 8.8],
  county: [2, 7.2],
  'pipeline-planned': [0, 5.5],
  'pipeline-existing': [3, 6.2],
  'pipeline-end': [3, 6.6],
  'park-area': [3, 10.4],
  'mobility-node': [3, 9.8],
  'trunk-line': [4, 10.2],
  'branch-line': [5, 11.6],
  'demonstration-area': [4, 9.4],
  'micro-circulation': [6, 12.6],
  corridor: [5, 8.6],
  road: [6, 9.2],
  'express-line': [6, 9],
  site: [7, 12.4],
}

export function labelRows(
  city: City,
  schedule: Schedule,
  geography: Geography,
  placements: ReadonlyMap<string, Placement>,
  trays: readonly TrayLabel[],
): readonly LabelRow[] {
  return trays
    .map(({ host, at, layer, count }): LabelRow => ({
      entity: host,
      name: inBothLanguages(message('place.notStated', { count })),
      at,
      layer,
      kind: 'tray',
      rank: 6,
      anchor: 'center',
      knownFrom: ALWAYS_KNOWN,
      minZoom: 9.6,
      maxZoom: 20,
    }))
    .concat(leanApart(entityLabels(city, schedule, geography, placements)))
    .sort((a, b) => a.rank - b.rank)
}

/** Names of neighbouring things stand on the side that is away from the others, as the map lies with north up. */
function leanApart(rows: readonly LabelRow[]): readonly LabelRow[] {
  const leaning = rows.filter(({ kind }) => LEANING.has(kind))
  return rows.map((row) => {
    if (!LEANING.has(row.kind)) return row
    const near = leaning.filter((other) => other !== row && distanceM(other.at, row.at) < NEIGHBOURS_M)
    if (near.length === 0) return row
    const [lng, lat] = [0, 1].map((axis) => near.reduce((sum, other) => sum + other.at[axis]!, 0) / near.length) as [
      number,
      number,
    ]
    const [perLng, perLat] = metresPerDegree(lat)
    const [east, north] = [(row.at[0] - lng) * perLng, (row.at[1] - lat) * perLat]
    if (Math.hypot(east, north) < MIDDLE_M) return row
    if (Math.abs(east) >= Math.abs(north)) return { ...row, anchor: east > 0 ? 'left' : 'right' }
    return { ...row, anchor: north > 0 ? 'bottom' : 'top' }
  })
}

function entityLabels(
  city: City,
  schedule: Schedule,
  geography: Geography,
  placements: ReadonlyMap<string, Placement>,
): readonly LabelRow[] {
  return city.entities.flatMap((entity, index): LabelRow[] => {
    const look = LOOK[entity.kind]
    const knownFrom = schedule.entries[index]!.knownFrom
    const at = anchorOf(geography, entity.place, placements.get(entity.id))
    if (!look || knownFrom === null || !at) return []
    return [
      {
        entity: entity.id,
        name: entity.name,
        at,
        layer: entity.layer,
        kind: entity.kind,
        rank: look[0],
        anchor: 'center',
        knownFrom,
        minZoom: look[1],
        maxZoom: FADING.has(entity.kind) ? 10 : 20,
      },
    ]
  })
}

/** Where an entity's name stands: its spot, the middle of its line, or the middle of its area. */
export function anchorOf(
  geography: Geography,
  placeId: string | null,
  placement: Placement | undefined,
): LngLat | undefined {
  if (placement?.mode === 'pin' || placement?.mode === 'somewhere') return placement.at
  const place = placeId === null ? undefined : geography.places.get(placeId)
  if (!place || placement?.mode !== 'shape') return undefined
  if (place.geometry.type === 'LineString') return halfway(smoothLine(place.geometry.coordinates))
  const ring = outerRing(place)
  return ring && ringCentre(ring)
}

/** The point half the length along a line. */
function halfway(line: readonly LngLat[]): LngLat {
  const along = lengthsAlong(line)
  const half = along.at(-1)! / 2
  const after = Math.max(
    1,
    along.findIndex((metres) => metres >= half),
  )
  const [a, b] = [line[after - 1]!, line[after]!]
  const share = (half - along[after - 1]!) / (along[after]! - along[after - 1]! || 1)
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

/** Centroid by area; it lies inside all the shapes we have that are not rings. */
export function ringCentre(ring: readonly LngLat[]): LngLat {
  let [x, y, twice] = [0, 0, 0]
  const [x0, y0] = ring[0]!
  for (let i = 1; i < ring.length; i += 1) {
    const [ax, ay] = [ring[i - 1]![0] - x0, ring[i - 1]![1] - y0]
    const [bx, by] = [ring[i]![0] - x0, ring[i]![1] - y0]
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
    twice += cross
  }
  if (twice === 0) {
    const [west, south, east, north] = boundsOf(ring)
    return [(west + east) / 2, (south + north) / 2]
  }
  return [x0 + x / (3 * twice), y0 + y / (3 * twice)]
}
