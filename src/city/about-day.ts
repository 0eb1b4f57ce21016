import { dayOf, type Day } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { Fact } from '../facts/schema.ts'
import type { City } from './build-city.ts'
import { statedDay, statementDay } from './documented-steps.ts'

/** How the day of a statement is told where it is that of a paper whose own day is inferred; null where the day is known. */
export function aboutStatement(city: City, fact: Fact): LocalizedText | null {
  return statedDay(fact) === undefined ? (city.documents.get(fact.source.document)?.dateAbout ?? null) : null
}

/** The same for an end of a plan: null unless it lies on the very day of the statement that it was taken from. */
export function aboutPlanned(
  city: City,
  { day, fact: id }: { readonly day: Day; readonly fact: string | null },
): LocalizedText | null {
  const fact = id === null ? undefined : city.facts.get(id)
  return fact && statementDay(city, fact) === day ? aboutStatement(city, fact) : null
}

/** The same for statements of one day: null where the day of any of them is known. */
export function aboutStatements(city: City, facts: readonly Fact[]): LocalizedText | null {
  const abouts = facts.map((fact) => aboutStatement(city, fact))
  return abouts.every((about) => about !== null) ? (abouts[0] ?? null) : null
}

/** The same for a day of the timeline: null unless every statement and paper of that day rests on an inferred day. */
export function aboutDay(city: City, day: Day): LocalizedText | null {
  const papers = [...city.documents.values()].filter(({ date }) => dayOf(date) === Math.floor(day))
  return papers.every(({ dateAbout }) => dateAbout !== null) ? (papers[0]?.dateAbout ?? null) : null
}
