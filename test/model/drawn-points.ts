import { assertDefined } from '../../src/base/assert.ts'
import { createLocalFrame, type LngLat } from '../../src/base/geodesy.ts'
import { anchorOf } from '../../src/layers/labels.ts'
import { layTrays } from '../../src/layers/trays.ts'
import type { Pack } from '../../src/intake/read-pack.ts'
import type { City } from '../../src/city/build-city.ts'
import type { RealCity } from './real-city.ts'
import { pointsOfEntity } from './project-point.ts'

export interface Drawn {
  /** What the map shows of a thing: the corners of its shape, its spot, or its token; never where it is only said to be. */
  points(entity: string): readonly LngLat[]
  /** Where its name stands; undefined where it has none. */
  nameAt(entity: string): LngLat | undefined
}

/** Where the things of the real city are drawn. */
export function drawnIn(real: RealCity): Drawn {
  const { pack, city, geography, placements }: RealCity & { pack: Pack; city: City } = real
  const frame = createLocalFrame([113.7, 34.75])
  const tokens = new Map(
    layTrays(city, geography, placements, frame).parts.map(({ entity, origin }) => [
      assertDefined(city.entities[entity], 'an entity').id,
      frame.fromLocal(origin[0], origin[1]),
    ]),
  )
  return {
    points(id) {
      const placement = placements.get(id)
      switch (placement?.mode) {
        case 'shape':
          return pointsOfEntity(pack, city, id)
        case 'pin':
        case 'somewhere':
          return [placement.at]
        case 'token':
          return [assertDefined(tokens.get(id), `${id} has a token`)]
        case 'none':
        case undefined:
          return []
      }
    },
    nameAt: (id) => anchorOf(geography, city.entityById.get(id)?.place ?? null, placements.get(id)),
  }
}
