import { FIRST_DAY, asDay, dayOf, type Day } from '../base/day.ts'
import type { City } from './build-city.ts'

/**
 * The date of the newest document in use: after it nothing is documented, and everything further is plan. Without any
 * document, the timeline's first day.
 */
export function lastEvidenceOf(city: Pick<City, 'documents'>): Day {
  const days = [...city.documents.values()].map(({ date }) => dayOf(date))
  return days.length === 0 ? FIRST_DAY : asDay(Math.max(...days))
}
