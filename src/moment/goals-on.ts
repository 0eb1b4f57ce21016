import type { City } from '../city/build-city.ts'
import type { Fact, Pair } from '../facts/schema.ts'
import { pairsOn } from './pairs-on.ts'
import { reportsSince, type GoalLists, type LaterReport } from './reports-since.ts'

/** A goal of the documents, with the pair that takes it up and what later papers report. */
export interface GoalRow {
  readonly fact: Fact
  readonly pair: Pair | null
  readonly reports: readonly LaterReport[]
  /** Whether a report of the goal itself is documented; one of the phase of its thing is none. */
  readonly isReported: boolean
}

/** All goals that a city's documents set, in the order of the pack. */
export function goalsOn(city: City, lists: GoalLists): readonly GoalRow[] {
  const pairs = pairsOn(city, lists.pairs)
  return [...city.facts.values()]
    .filter(({ kind }) => kind === 'target')
    .map((fact) => {
      const reports = reportsSince(city, fact, { pairs, indicators: lists.indicators })
      return {
        fact,
        pair: pairs.find(({ goal }) => goal === fact.id) ?? null,
        reports,
        isReported: reports.some(({ link }) => link !== 'item'),
      }
    })
}
