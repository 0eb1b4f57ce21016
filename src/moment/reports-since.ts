import { dayOf, type Day } from '../base/day.ts'
import type { City } from '../city/build-city.ts'
import { phaseOf, statementDay } from '../city/documented-steps.ts'
import type { Fact, Indicator, Pair } from '../facts/schema.ts'

/**
 * How a later report belongs to a goal: `pair` and `indicator` by the pack's own lists; `item` is a report of a phase of a
 * thing that the goal speaks of, and says nothing of the goal itself.
 */
export type ReportLink = 'pair' | 'indicator' | 'item'

export interface LaterReport {
  readonly fact: Fact
  /** The day that the report holds for. */
  readonly day: Day
  readonly link: ReportLink
  /** The pair that sets the two side by side; null where none does. */
  readonly pair: Pair | null
}

/** The lists of the pack that say which report belongs to which goal. */
export interface GoalLists {
  readonly pairs: readonly Pair[]
  readonly indicators: readonly Indicator[]
}

const paperDay = (city: City, fact: Fact): Day | null => {
  const paper = city.documents.get(fact.source.document)
  return paper ? dayOf(paper.date) : null
}

/** What later papers report of a goal, each statement once, in the order of their days. Empty is "no later report", never "nothing done". */
export function reportsSince(city: City, goal: Fact, { pairs, indicators }: GoalLists): readonly LaterReport[] {
  const stated = paperDay(city, goal)
  const found = new Map<string, LaterReport>()
  const take = (id: string, link: ReportLink, pair: Pair | null): void => {
    const fact = city.facts.get(id)
    const printed = fact && paperDay(city, fact)
    if (!fact || found.has(id) || id === goal.id || printed === null || printed === undefined) return
    if (link !== 'pair' && (fact.kind === 'target' || stated === null || printed <= stated)) return
    found.set(id, { fact, day: statementDay(city, fact), link, pair })
  }
  for (const pair of pairs) if (pair.goal === goal.id && pair.report !== null) take(pair.report, 'pair', pair)
  for (const indicator of indicators)
    if (indicator.goals.some(({ fact }) => fact === goal.id))
      for (const report of indicator.reports) take(report.fact, 'indicator', null)
  for (const entity of city.entitiesOfFact.get(goal.id) ?? [])
    for (const id of entity.facts) {
      const fact = city.facts.get(id)
      if (fact && phaseOf(city.phaseRules, fact) !== null) take(id, 'item', null)
    }
  return [...found.values()].toSorted((a, b) => a.day - b.day)
}
