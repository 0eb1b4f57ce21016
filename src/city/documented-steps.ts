import { dayOf, parseDay, type Day } from '../base/day.ts'
import { assertDefined } from '../base/assert.ts'
import type { Fact, PhaseRule } from '../facts/schema.ts'
import type { Phase } from '../facts/phase.ts'
import { factsOf, type City } from './build-city.ts'
import { isExisting } from './entity-state.ts'
import type { Entity } from './schema.ts'

/** More than these have no room in an entity's row of the step texture: a fault of the data. */
export const MOST_STEPS = 8

/** A change of phase on a day that a document states. */
export interface DocumentedStep {
  readonly day: Day
  readonly phase: Phase
  readonly fact: string
  /** `stated`: the day is the event's own. `reported-by`: known from a report of that day; the event was then or earlier. */
  readonly mode: 'stated' | 'reported-by'
  /** The day is that of a document whose own day is not printed and was inferred. */
  readonly dayInferred: boolean
}

/** The event's own day, where the document prints it; a day worked out ("learned yesterday") or a mere year is none. */
export function statedDay(fact: Fact): Day | undefined {
  return fact.start !== null && fact.startBasis?.basis === 'stated' ? parseDay(fact.start) : undefined
}

/** The day on which a document first said this: the event's own day where stated, else the day of the report or of publication. */
export function statementDay(city: City, fact: Fact): Day {
  const publication = assertDefined(city.documents.get(fact.source.document), fact.source.document).date
  const event = statedDay(fact)
  return event ?? dayOf(fact.status?.asOf ?? publication)
}

/** The row of the phase table for a fact's status: the exact wording's row, else the status's own. */
export function phaseRuleOf(rules: readonly PhaseRule[], fact: Fact): PhaseRule | undefined {
  const status = fact.status
  if (!status) return undefined
  return (
    rules.find((rule) => rule.status === status.value && rule.wordingZh === status.wordingZh) ??
    rules.find((rule) => rule.status === status.value && rule.wordingZh === null)
  )
}

/**
 * A goal that is a number and no more: so much money, so many firms, such a share. It has no phase; one whose wording says
 * that something is put up (建设, 投入) has.
 */
export function isQuantity(fact: Fact): boolean {
  return fact.kind === 'target' && fact.figure !== null && (fact.status?.wordingZh ?? null) === null
}

/** The phase that a fact states; null for an event, a quantity, a report of something else. */
export function phaseOf(rules: readonly PhaseRule[], fact: Fact): Phase | null {
  return isQuantity(fact) ? null : (phaseRuleOf(rules, fact)?.phase ?? null)
}

/**
 * The documented steps of an entity, by day. Facts of one day that agree make one step; where they differ,
 * the furthest phase stands (a site whose first part runs and whose second has begun is entered as two entities).
 * What exists has none: what its facts speak of is planned at it, and is a thing of its own. Goals in numbers have none.
 */
export function documentedSteps(city: City, entity: Entity): readonly DocumentedStep[] {
  if (isExisting(entity) || entity.planClass === 'goal') return []
  const byDay = new Map<Day, DocumentedStep>()
  for (const fact of factsOf(city, entity)) {
    const phase = phaseOf(city.phaseRules, fact)
    if (!phase) continue
    const day = statementDay(city, fact)
    const stated = statedDay(fact) !== undefined
    const step: DocumentedStep = {
      day,
      phase,
      fact: fact.id,
      mode: stated ? 'stated' : 'reported-by',
      dayInferred: !stated && city.documents.get(fact.source.document)?.dateConfidence === 'medium',
    }
    const known = byDay.get(day)
    if (!known || rank(step.phase) > rank(known.phase)) byDay.set(day, step)
  }
  const steps = [...byDay.values()].sort((a, b) => a.day - b.day)
  return steps.filter((step, at) => at === 0 || step.phase !== steps[at - 1]!.phase)
}

/** The day of the first statement about an entity, or undefined where the documents say nothing of it. */
export function firstStatement(city: City, entity: Entity): { day: Day; fact: string } | undefined {
  let first: { day: Day; fact: string } | undefined
  for (const fact of factsOf(city, entity)) {
    const day = statementDay(city, fact)
    if (!first || day < first.day) first = { day, fact: fact.id }
  }
  return first
}

const RANK: readonly Phase[] = [
  'notStated',
  'cancelled',
  'onHold',
  'proposed',
  'planned',
  'progressing',
  'started',
  'underConstruction',
  'toppedOut',
  'partlyInOperation',
  'existing',
  'inOperation',
]
function rank(phase: Phase): number {
  return RANK.indexOf(phase)
}
