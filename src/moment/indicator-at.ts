import { dayOf, endOfPeriod, type Day } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { City } from '../city/build-city.ts'
import { statementDay } from '../city/documented-steps.ts'
import type { BasisKind, Fact, Indicator } from '../facts/schema.ts'

/** A goal as a document sets it. `due` is null where neither the document nor the twin gives it a date. */
export interface IndicatorGoal {
  readonly fact: Fact
  /** Day from which the documents speak of it. */
  readonly stated: Day
  /** `end` is exclusive; "2025" ends on 2026-01-01. */
  readonly due: {
    readonly end: Day
    readonly period: string
    readonly basis: BasisKind
    readonly words: LocalizedText
  } | null
}

/** A reported value, for the day that it holds for, and the day of the paper that printed it. */
export interface IndicatorReport {
  readonly fact: Fact
  readonly day: Day
  readonly published: Day
}

/** One thing measured, on one day: the goals set by then, and the last value reported for a day up to then. */
export interface IndicatorMoment {
  readonly goals: readonly IndicatorGoal[]
  /** In the order of their days; the last is the last reported value. Empty is "not stated", never zero. */
  readonly reports: readonly IndicatorReport[]
}

/** All that the city's documents say of an indicator, whatever the day. Facts that the city does not hold are left out. */
export function indicatorHistory(city: City, indicator: Indicator): IndicatorMoment {
  const factsOf = (refs: Indicator['goals']): Fact[] => refs.flatMap(({ fact }) => city.facts.get(fact) ?? [])
  const goals = factsOf(indicator.goals).map((fact): IndicatorGoal => {
    const end = fact.deadline ? endOfPeriod(fact.deadline.period) : undefined
    return {
      fact,
      stated: statementDay(city, fact),
      due:
        fact.deadline && end !== undefined
          ? { end, period: fact.deadline.period, basis: fact.deadline.basis, words: fact.deadline.words }
          : null,
    }
  })
  const reports = factsOf(indicator.reports).map((fact): IndicatorReport => {
    const paper = city.documents.get(fact.source.document)
    const published = paper ? dayOf(paper.date) : statementDay(city, fact)
    return { fact, day: fact.reportedAsOf === null ? published : dayOf(fact.reportedAsOf), published }
  })
  return { goals, reports: reports.toSorted((a, b) => a.day - b.day) }
}

/** The same as far as it reaches on a day. Pure: the order of asking changes nothing. */
export function indicatorAt(city: City, indicator: Indicator, day: Day): IndicatorMoment {
  const { goals, reports } = indicatorHistory(city, indicator)
  return { goals: goals.filter((goal) => goal.stated <= day), reports: reports.filter((report) => report.day <= day) }
}
