import { inBothLanguages } from '../messages/localize.ts'
import { message } from '../messages/message.ts'
import type { City } from '../city/build-city.ts'
import type { Massing } from '../city/schema.ts'

const BASIS = inBothLanguages(message('massing.added'))

/** A single house, or a few around a court: as plain as can be, since nothing at all is known of them. */
const BY_CLASS: Readonly<Record<string, Omit<Massing, 'entity'>>> = {
  building: {
    shape: 'towers',
    count: 1,
    heightM: [60, 60],
    footprintM: [42, 42],
    spreadM: 40,
    bearingDeg: 0,
    basis: BASIS,
  },
  campus: {
    shape: 'courtyards',
    count: 4,
    heightM: [24, 36],
    footprintM: [60, 80],
    spreadM: 150,
    bearingDeg: 0,
    basis: BASIS,
  },
}

/** Illustrative massing for the buildings that a scenario or an own document adds, so that they grow on the map like all others. */
export function addedMassing(city: City): readonly Massing[] {
  return city.entities.flatMap(({ id, kind, planClass, addedBy }) => {
    const row =
      (addedBy || city.own.entities.has(id)) && kind === 'site' && planClass !== null ? BY_CLASS[planClass] : undefined
    return row ? [{ entity: id, ...row }] : []
  })
}
