import { message, type Message } from '../messages/message.ts'
import { asDay, endOfPeriod, startOfPeriod, type Day } from '../base/day.ts'
import { dayText } from '../base/day-text.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import { aboutStatement } from '../city/about-day.ts'
import { factsOf, type City } from '../city/build-city.ts'
import { documentedSteps, firstStatement, phaseOf, type DocumentedStep } from '../city/documented-steps.ts'
import type { Entity } from '../city/schema.ts'
import type { BasisKind } from '../facts/schema.ts'
import { WORKS, ADVANCE, type Phase } from '../facts/phase.ts'
import type { TakenUp } from './plan.ts'

/** What the documents fix of a plan. Officials' phrases such as "speed up" (progressing) are no proof of works and fix nothing. */
export interface Evidence {
  /**
   * The start of works, of which the documents give the first and the last day that it can have been: one and the same
   * where the day is printed, else those of a year or a month. A plan starts within them. An approval, an issue, a meeting
   * starts no works.
   */
  readonly started: { readonly from: Day; readonly to: Day; readonly basis: BasisKind; readonly fact: string } | null
  /** The first report of works: a plan starts on that day at the latest. */
  readonly underWayBy: Reported | null
  /** The last report of works or of use: a plan is not complete, held or given up before what is reported then. */
  readonly lastReport: (Reported & { readonly complete: boolean }) | null
  /** Phases of works and of use as they are reported, each further than those before: no plan lags behind them. */
  readonly reached: readonly TakenUp[]
}

/** The day of a report, and how it is told where the paper’s own day is inferred. */
export interface Reported {
  readonly day: Day
  readonly about: LocalizedText | null
}

/** That day as messages take it. */
export const statedDayText = ({ day, about }: Reported): LocalizedText => about ?? dayText(day)

/** A day as evidence allows it, and why it is not the one that was wanted; null where it is. */
export interface Limited {
  readonly day: Day
  readonly why: Message | null
}

/** Reports that fix something: works, use, and that a thing is there. */
const tells = (phase: Phase): boolean => WORKS.has(phase) || phase === 'existing'

/** Whether nothing is left to be built in that phase. */
export const isComplete = (phase: Phase): boolean => phase === 'inOperation' || phase === 'existing'

/** What the documents say of an entity, whatever the scenario. */
export interface Documented {
  readonly first: (Reported & { readonly fact: string }) | null
  readonly steps: readonly DocumentedStep[]
  readonly evidence: Evidence
}

/** A city never changes, and a schedule is built anew with every edit: what does not depend on the edit is kept. */
const known = new WeakMap<City, Map<string, Documented>>()

export function documentedOf(city: City, entity: Entity): Documented {
  const byId = known.get(city) ?? new Map<string, Documented>()
  if (byId.size === 0) known.set(city, byId)
  const kept = byId.get(entity.id)
  if (kept) return kept
  const steps = documentedSteps(city, entity)
  const first = firstStatement(city, entity)
  const made = {
    first: first ? { ...first, about: aboutFact(city, first.fact) } : null,
    steps,
    evidence: evidenceOf(city, entity, steps),
  }
  byId.set(entity.id, made)
  return made
}

function aboutFact(city: City, id: string): LocalizedText | null {
  const fact = city.facts.get(id)
  return fact ? aboutStatement(city, fact) : null
}

export function evidenceOf(
  city: City,
  entity: Entity,
  steps: readonly DocumentedStep[] = documentedSteps(city, entity),
): Evidence {
  // Where nothing makes a step (a thing that exists, a goal in numbers), the facts speak of works on something else.
  const begun = (steps.length === 0 ? [] : factsOf(city, entity)).flatMap((fact) => {
    const phase = phaseOf(city.phaseRules, fact)
    const [from, end] = fact.start === null ? [] : [startOfPeriod(fact.start), endOfPeriod(fact.start)]
    return phase && WORKS.has(phase) && from !== undefined && end !== undefined
      ? [{ from, to: asDay(end - 1), basis: fact.startBasis?.basis ?? 'derived', fact: fact.id }]
      : []
  })
  const reports = steps.filter(({ phase }) => tells(phase))
  const reported = ({ day, fact }: DocumentedStep): Reported => ({ day, about: aboutFact(city, fact) })
  const [initial, last] = [reports[0], reports.at(-1)]
  return {
    started: begun[0] ?? null,
    underWayBy: initial ? reported(initial) : null,
    lastReport: last ? { ...reported(last), complete: isComplete(last.phase) } : null,
    reached: reports
      .filter(({ phase }, at) => reports.slice(0, at).every((before) => ADVANCE[before.phase] < ADVANCE[phase]))
      .map((step) => ({ ...reported(step), phase: step.phase, fact: step.fact })),
  }
}

/** A start that an edit or a dependency asks for. */
export function limitStart({ started, underWayBy }: Evidence, wanted: Day): Limited {
  if (started && (wanted < started.from || wanted > started.to)) {
    const day = wanted < started.from ? started.from : started.to
    const one = started.from === started.to
    const [from, to] = [dayText(started.from), dayText(started.to)]
    return {
      day,
      why: one ? message('evidence.startStated', { from }) : message('evidence.startWithin', { from, to }),
    }
  }
  if (underWayBy !== null && wanted > underWayBy.day) {
    return {
      day: underWayBy.day,
      why: message('evidence.worksBy', { day: statedDayText(underWayBy) }),
    }
  }
  return { day: wanted, why: null }
}

/** An end that an edit asks for, where the plan now ends on `current`. What the plan says already is never made worse by evidence. */
export function limitEnd({ lastReport }: Evidence, current: Day, wanted: Day): Limited {
  if (!lastReport) return { day: wanted, why: null }
  if (lastReport.complete) {
    const latest = asDay(Math.max(current, lastReport.day))
    return wanted > latest
      ? {
          day: latest,
          why: message('evidence.inOperationBy', { day: statedDayText(lastReport) }),
        }
      : { day: wanted, why: null }
  }
  const earliest = asDay(Math.min(current, lastReport.day + 1))
  return wanted < earliest
    ? {
        day: earliest,
        why: message('evidence.unfinishedOn', { day: statedDayText(lastReport) }),
      }
    : { day: wanted, why: null }
}

/** A day from which an edit holds a thing or gives it up. */
export function limitStop({ lastReport }: Evidence, wanted: Day): Limited {
  if (!lastReport || wanted > lastReport.day) return { day: wanted, why: null }
  return {
    day: asDay(lastReport.day + 1),
    why: message('evidence.underWayOn', { day: statedDayText(lastReport) }),
  }
}
