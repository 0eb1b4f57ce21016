import { asDay, endOfPeriod, type Day } from '../base/day.ts'
import type { Localizable } from '../messages/message.ts'
import type { City } from '../city/build-city.ts'
import { statementDay } from '../city/documented-steps.ts'
import type { Entity } from '../city/schema.ts'
import type { BasisKind, Fact } from '../facts/schema.ts'
import type { Schedule } from '../scenario/build-schedule.ts'
import { pairsOn } from './pairs-on.ts'
import { reportsSince, type GoalLists, type LaterReport } from './reports-since.ts'
import type { DaySpan } from './day-span.ts'

/**
 * Something that is to be done by a day. `deadline`: a document's own statement has a term; `plan`: the scenario lets works
 * end. On what the day rests stands beside it either way.
 */
export interface DueRow {
  readonly kind: 'deadline' | 'plan'
  readonly id: string
  /** The last day by which it is to be done, that day included. */
  readonly day: Day
  /** The term as a document has it: "2025", "2023-04"; null for the end of a plan. */
  readonly period: string | null
  readonly basis: BasisKind
  readonly words: Localizable
  /** The statement that the day was taken from; null where the scenario assumes it. */
  readonly fact: Fact | null
  /** Things that it speaks of. */
  readonly entities: readonly Entity[]
  readonly reports: readonly LaterReport[]
}

/** All that is due between two days, both included, by day; what documents set first. */
export function dueBetween(city: City, schedule: Schedule, lists: GoalLists, { from, to }: DaySpan): readonly DueRow[] {
  const isDue = (day: Day): boolean => day >= from && day <= to
  const known = { pairs: pairsOn(city, lists.pairs), indicators: lists.indicators }
  const deadlines = [...city.facts.values()].flatMap((fact): DueRow[] => {
    const end = fact.deadline ? endOfPeriod(fact.deadline.period) : undefined
    // An amount of a period, of something larger: nothing ends with it.
    if (!fact.deadline || fact.deadline.sum || end === undefined || !isDue(asDay(end - 1))) return []
    const { period, basis, words } = fact.deadline
    return [
      {
        kind: 'deadline',
        id: fact.id,
        day: asDay(end - 1),
        period,
        basis,
        words,
        fact,
        entities: city.entitiesOfFact.get(fact.id) ?? [],
        reports: reportsSince(city, fact, known),
      },
    ]
  })
  const stated = new Map(deadlines.map(({ id, day }) => [id, day]))
  const plans = schedule.entries.flatMap(({ entity, plan, steps }): DueRow[] => {
    if (!plan || (plan.cancelled && plan.cancelled.day < plan.end.day)) return []
    const day = asDay(Math.ceil(plan.end.day) - 1)
    const { basis, words, fact: id } = plan.end
    // The document's own row says it already.
    if (!isDue(day) || (id !== null && stated.get(id) === day)) return []
    // Where the plan ends because a document reports the thing done, nothing is due any more.
    if (plan.takenUp.some((report) => report.day === plan.end.day)) return []
    const last = steps.at(-1)
    const report = last && city.facts.get(last.fact)
    return [
      {
        kind: 'plan',
        id: entity.id,
        day,
        period: null,
        basis,
        words,
        fact: (id !== null && city.facts.get(id)) || null,
        entities: [entity],
        reports: report ? [{ fact: report, day: statementDay(city, report), link: 'item', pair: null }] : [],
      },
    ]
  })
  return [...deadlines, ...plans].toSorted((a, b) => a.day - b.day)
}
