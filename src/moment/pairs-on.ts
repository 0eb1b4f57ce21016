import type { City } from '../city/build-city.ts'
import type { Pair } from '../facts/schema.ts'

/**
 * The pairs that a city can tell of: a pair whose goal it does not hold is left out, and one whose report it does not hold
 * has no later report yet, whatever was found afterwards. With a whole city it is the list itself.
 */
export function pairsOn(city: City, pairs: readonly Pair[]): readonly Pair[] {
  return pairs
    .filter((pair) => city.facts.has(pair.goal))
    .map((pair) =>
      pair.report === null || city.facts.has(pair.report)
        ? pair
        : { ...pair, report: null, verdict: 'no-later-report' as const, derived: null },
    )
}
