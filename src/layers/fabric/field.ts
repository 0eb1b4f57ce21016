import type { LocalFrame } from '../../base/geodesy.ts'
import type { Fabric, Place } from '../../city/schema.ts'
import { distanceTo, type Ground } from './ground.ts'
import { noise } from './hash.ts'
import { centroid, contains, extent } from './polygon.ts'

/** A centre of the city: everything is told from how near the next one is. */
export interface Centre {
  readonly x: number
  readonly z: number
  readonly radiusM: number
  readonly share: number
  readonly heightM: number
  /** Radians that its grid is turned, from east to south. */
  readonly turn: number
}

/** A quarter of a known character: an area of the pack, or so many metres around a place. */
export interface Quarter {
  readonly kind: Fabric['quarters'][number]['kind']
  readonly x: number
  readonly z: number
  readonly radiusM: number
  /** Corners of its area; undefined where it is round. */
  readonly ring: readonly number[] | undefined
  /** Corners of the lake that its rings go round. */
  readonly lake: readonly number[] | undefined
}

/** Which way streets run, how urban it is and of what character, anywhere on the ground. */
export interface Field {
  readonly centres: readonly Centre[]
  readonly quarters: readonly Quarter[]
  /** Radians that the streets' grid is turned from east to south, within a quarter turn. */
  turnAt(x: number, z: number): number
  /** Share of how built up it is: the densest centre has about 0.4, the open field none. */
  urbanAt(x: number, z: number): number
  /** 1 in the middle of the nearest centre, falling off to 0. */
  coreAt(x: number, z: number): number
  nearest(x: number, z: number): Centre
  quarterAt(x: number, z: number): Quarter | undefined
  /** Metres from end to end that a block should have. */
  blockAt(x: number, z: number): number
}

/** How far a line of the map turns the streets along it, in metres, and how much against the grid of the centre. */
const LINE_REACH_M = 420
const GRID_WEIGHT = 0.3
/** Farther from a centre than this many of its radii nothing is urban. */
const REACH = 3.8

export function createField(
  fabric: Fabric,
  places: readonly Place[],
  ground: Ground,
  frame: LocalFrame,
  salt: number,
): Field {
  const centres = fabric.centres.map((centre): Centre => {
    const [x, z] = frame.toLocal(centre.at)
    return {
      x,
      z,
      radiusM: centre.radiusKm * 1000,
      share: centre.share,
      heightM: centre.heightM,
      turn: (centre.bearingDeg * Math.PI) / 180,
    }
  })
  const quarters = fabric.quarters.flatMap((quarter) => quarterOf(quarter, places, ground, frame))
  const nearest = (x: number, z: number): Centre => {
    let [best, least] = [centres[0]!, Infinity]
    for (const centre of centres) {
      const away = Math.hypot(x - centre.x, z - centre.z) / centre.radiusM
      if (away < least) [best, least] = [centre, away]
    }
    return best
  }
  const quarterAt = (x: number, z: number): Quarter | undefined =>
    quarters.find((quarter) =>
      quarter.ring ? contains(quarter.ring, x, z) : Math.hypot(x - quarter.x, z - quarter.z) < quarter.radiusM,
    )
  const coreAt = (x: number, z: number): number => {
    const { x: cx, z: cz, radiusM } = nearest(x, z)
    return Math.exp(-((x - cx) ** 2 + (z - cz) ** 2) / (2 * radiusM ** 2))
  }
  return {
    centres,
    quarters,
    nearest,
    quarterAt,
    coreAt,
    turnAt: (x, z) => turnAt(x, z, nearest(x, z), quarterAt(x, z), ground),
    urbanAt: (x, z) => {
      let sum = 0
      for (const centre of centres) {
        const d2 = ((x - centre.x) ** 2 + (z - centre.z) ** 2) / centre.radiusM ** 2
        // A city's skirts reach farther than a bell would have it.
        if (d2 < REACH ** 2)
          sum += (centre.share / (centre.radiusM / 1000) ** 2) * (Math.exp(-d2 / 2) * 0.8 + Math.exp(-d2 / 6) * 0.2)
      }
      return sum * (0.55 + 0.9 * noise(x, z, 2200, salt))
    },
    blockAt: (x, z) => {
      const quarter = quarterAt(x, z)?.kind
      if (quarter === 'old') return 260
      if (quarter === 'industry') return 560
      if (quarter === 'campus') return 480
      return 430 - 90 * coreAt(x, z)
    },
  }
}

/**
 * The grid's turn: that of the centre, and of every line of the map nearby the more, the nearer it is. Directions are
 * summed at four times their angle, where a quarter turn makes no difference: a cross field.
 */
function turnAt(x: number, z: number, centre: Centre, quarter: Quarter | undefined, ground: Ground): number {
  if (quarter?.lake) return quarterTurn(Math.atan2(z - quarter.z, x - quarter.x))
  let [c, s] = [GRID_WEIGHT * Math.cos(4 * centre.turn), GRID_WEIGHT * Math.sin(4 * centre.turn)]
  for (const segment of ground.segmentsNear(x, z)) {
    const away = distanceTo(segment, x, z) / LINE_REACH_M
    if (away > 2.4) continue
    const weight = Math.exp(-away * away)
    const turn = 4 * Math.atan2(segment.bz - segment.az, segment.bx - segment.ax)
    c += weight * Math.cos(turn)
    s += weight * Math.sin(turn)
  }
  return Math.atan2(s, c) / 4
}

/** An angle brought into an eighth of a turn on either side of none. */
export function quarterTurn(angle: number): number {
  const quarter = Math.PI / 2
  return angle - Math.round(angle / quarter) * quarter
}

function quarterOf(
  { kind, place, at, radiusKm }: Fabric['quarters'][number],
  places: readonly Place[],
  ground: Ground,
  frame: LocalFrame,
): readonly Quarter[] {
  const radiusM = (radiusKm ?? 0) * 1000
  if (at) {
    const [x, z] = frame.toLocal(at)
    return [{ kind, x, z, radiusM, ring: undefined, lake: undefined }]
  }
  const lake = ground.lakes.get(place ?? '')
  if (lake) {
    const [x, z] = centroid({ points: lake })
    const turns = Array.from({ length: 8 }, (_, i) => (i / 8) * Math.PI)
    // Beyond the shore on all sides.
    const half = Math.max(
      ...turns.map((turn) => {
        const [least, most] = extent(lake, Math.cos(turn), Math.sin(turn))
        return (most - least) / 2
      }),
    )
    return [{ kind, x, z, radiusM: half + radiusM, ring: undefined, lake }]
  }
  const area = places.find(({ id }) => id === place)?.geometry
  if (area?.type !== 'Polygon') return []
  const ring = area.coordinates[0]!.flatMap((point) => [...frame.toLocal(point)])
  const [x, z] = centroid({ points: ring })
  return [{ kind, x, z, radiusM, ring, lake: undefined }]
}
