import type { LocalFrame } from '../base/geodesy.ts'
import { createRandom } from '../base/seeded-random.ts'
import { assertDefined } from '../base/assert.ts'
import type { City } from '../city/build-city.ts'
import type { EntityKind } from '../city/schema.ts'
import { lengthsAlong, smoothLine } from './lines.ts'
import type { Geography } from './placement.ts'

/** Samples of each line in the path texture. */
export const PATH_SAMPLES = 256

/**
 * Vehicles as columns; where each one is on a day is worked out on the GPU from the path texture. Illustrative:
 * the documents give no split by type, line or area. One entry for each vehicle of the goal.
 */
export interface VehicleColumns {
  readonly count: number
  /** Row of the path texture, share of the line at ambient time 0, metres per second of ambient time (negative: backwards), type 0 to 3. */
  readonly runs: Float32Array
  /** Place in the order in which the fleet grows, 0 to count - 1. */
  readonly rank: Float32Array
  /** RGBA32F, PATH_SAMPLES wide: metres east, metres south, length of the line in metres, 1. */
  readonly path: { readonly data: Float32Array; readonly height: number }
  /** Row of the step texture of the fleet, whose ramp the count follows. */
  readonly fleetEntity: number
  /** Rows of the step texture of the lines, in the order of the path texture. */
  readonly lineEntities: readonly number[]
}

/** How much of the fleet runs on a line of each kind, against its length; and which types, in the order micro-bus, bus, car, sanitation. */
const SERVICE: Partial<Record<EntityKind, { readonly weight: number; readonly types: readonly number[] }>> = {
  'trunk-line': { weight: 1, types: [1, 1, 2, 2, 0] },
  'branch-line': { weight: 1.6, types: [1, 2, 2, 0, 3] },
  'micro-circulation': { weight: 2.4, types: [0, 0, 3, 2, 3] },
}

export function vehicleColumns(
  city: City,
  geography: Geography,
  frame: LocalFrame,
  fleetGoal: number,
): VehicleColumns | null {
  const fleetEntity = city.entities.findIndex((entity) => entity.kind === 'fleet')
  const lines = city.entities.flatMap((entity, index) => {
    const service = SERVICE[entity.kind]
    const geometry = entity.place === null ? undefined : geography.places.get(entity.place)?.geometry
    if (!service || geometry?.type !== 'LineString') return []
    const points = smoothLine(geometry.coordinates)
    const along = lengthsAlong(points)
    return [{ index, service, points, along, length: along.at(-1)! }]
  })
  if (fleetEntity < 0 || lines.length === 0) return null

  const data = new Float32Array(PATH_SAMPLES * lines.length * 4)
  for (const [row, line] of lines.entries()) {
    const local = line.points.map((point) => frame.toLocal(point))
    for (let i = 0; i < PATH_SAMPLES; i += 1) {
      const target = (i / (PATH_SAMPLES - 1)) * line.length
      const after = Math.max(
        1,
        line.along.findIndex((metres) => metres >= target - 1e-6),
      )
      const [from, to] = [line.along[after - 1]!, line.along[after]!]
      const share = to > from ? (target - from) / (to - from) : 0
      const [a, b] = [assertDefined(local[after - 1], 'point before'), assertDefined(local[after], 'point after')]
      data.set(
        [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, line.length, 1],
        (row * PATH_SAMPLES + i) * 4,
      )
    }
  }

  const random = createRandom('vehicles')
  const weights = lines.map((line) => line.length * line.service.weight)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const runs = new Float32Array(fleetGoal * 4)
  const rank = new Float32Array(fleetGoal)
  for (let i = 0; i < fleetGoal; i += 1) {
    let pick = random() * total
    const row = Math.max(
      0,
      weights.findIndex((weight) => (pick -= weight) <= 0),
    )
    const types = lines[row]!.service.types
    const type = types[Math.floor(random() * types.length)]!
    const speed = (type === 3 ? 4 : 11 + random() * 5) * (random() < 0.5 ? -1 : 1)
    runs.set([row, random(), speed, type], i * 4)
    rank[i] = i
  }
  return {
    count: fleetGoal,
    runs,
    rank,
    path: { data, height: lines.length },
    fleetEntity,
    lineEntities: lines.map((line) => line.index),
  }
}
