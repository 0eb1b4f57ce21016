import { addMonths, asDay, dayOf, endOfPeriod, parseDay, type Day } from '../base/day.ts'
import type { Words } from '../base/words.ts'
import type { BasisKind, Fact } from '../facts/schema.ts'
import type { Phase } from '../facts/phase.ts'
import { factsOf, type City } from '../city/build-city.ts'
import { documentedSteps, firstStatement, type DocumentedStep } from '../city/documented-steps.ts'
import type { Entity } from '../city/schema.ts'
import type { Scenario, ScenarioEdit } from './schema.ts'

/** One end of a planned span, with what it rests on. */
export interface PlanEnd {
  readonly day: Day
  readonly basis: BasisKind
  readonly words: Words
  /** The fact it was taken from, where there is one. */
  readonly fact: string | null
}

export interface Plan {
  readonly start: PlanEnd
  /** Exclusive. */
  readonly end: PlanEnd
  /** The phase from each share of the span on; ascending, first at 0. */
  readonly profile: readonly { readonly at: number; readonly phase: Phase }[]
}

/** How a counted goal grows over its plan; every value but `to` is an assumption. */
export interface Ramp {
  readonly from: number
  readonly to: number
  readonly goalFact: string
  readonly reason: Words
}

/** All that is known and planned of one entity over time. */
export interface EntitySchedule {
  readonly entity: Entity
  /**
   * Day of the first statement: before it the thing does not exist for the twin. ALWAYS for administrative divisions and
   * development zones, which were there before the documents. Null: no document speaks of it.
   */
  readonly knownFrom: Day | null
  readonly steps: readonly DocumentedStep[]
  readonly plan: Plan | null
  readonly ramp: Ramp | null
}

/** One entry for each entity, in the order of `city.entities`. */
export interface Schedule {
  readonly scenario: Scenario
  readonly entries: readonly EntitySchedule[]
  /** Edits whose target the city does not hold: kept, skipped and reported. */
  readonly skipped: readonly { readonly edit: ScenarioEdit; readonly reason: Words }[]
}

/** Before every day of the timeline. */
const ALWAYS = asDay(-1e6)
const STANDING: ReadonlySet<Entity['kind']> = new Set(['district', 'development-zone', 'county'])

export function buildSchedule(city: City, scenario: Scenario): Schedule {
  const entries = city.entities.map((entity): EntitySchedule => {
    const first = firstStatement(city, entity)
    const plan = planOf(city, entity, scenario)
    const ramp = scenario.edits.find((edit) => edit.edit === 'set-ramp' && edit.entity === entity.id)
    return {
      entity,
      knownFrom: STANDING.has(entity.kind) ? ALWAYS : (first?.day ?? null),
      steps: documentedSteps(city, entity),
      plan,
      ramp: ramp?.edit === 'set-ramp' && plan ? { from: ramp.from, to: ramp.to, goalFact: ramp.goalFact, reason: ramp.reason } : null,
    }
  })
  return { scenario, entries, skipped: skippedEdits(city, scenario, entries) }
}

/** Edits that change nothing, with the reason: their entity is unknown, has no plan, or would end before it starts. */
function skippedEdits(city: City, scenario: Scenario, entries: readonly EntitySchedule[]): Schedule['skipped'] {
  return scenario.edits.flatMap((edit) => {
    const index = city.indexOf.get(edit.entity)
    if (index === undefined) return [{ edit, reason: { zh: `数据包中没有“${edit.entity}”`, en: `the city pack holds no "${edit.entity}"` } }]
    if (entries[index]!.plan) return []
    return [{ edit, reason: { zh: `“${edit.entity}”没有可修改的规划期，或修改后终点不晚于起点`, en: `"${edit.entity}" has no plan to change, or would end before it starts` } }]
  })
}

const FIRST_STATEMENT: Words = { zh: '起点取首次见报之日（文献未载明开工日期）', en: 'start taken as the day of the first statement (no start of works is stated)' }
const STATED_START: Words = { zh: '文献载明的开工日期', en: 'start of works as stated' }

function planOf(city: City, entity: Entity, scenario: Scenario): Plan | null {
  const duration = scenario.durations.find((row) => row.planClass === entity.planClass)
  const profile = scenario.profiles.find((row) => row.planClass === entity.planClass)
  const first = firstStatement(city, entity)
  if (!duration || duration.months === null || !profile || !first) return null
  const edit = scenario.edits.find((candidate) => candidate.edit === 'set-span' && candidate.entity === entity.id)
  const span = edit?.edit === 'set-span' ? edit : undefined
  const facts = factsOf(city, entity)
  const horizon = dayOf(scenario.horizon)

  const begun = facts.find((fact) => fact.start !== null && parseDay(fact.start) !== undefined)
  let start: PlanEnd = begun?.start
    ? { day: dayOf(begun.start), basis: 'stated', words: STATED_START, fact: begun.id }
    : { day: first.day, basis: 'derived', words: FIRST_STATEMENT, fact: first.fact }
  if (span?.start) start = { day: dayOf(span.start.date), basis: span.start.basis, words: span.start.words, fact: null }

  let end = endFromDeadline(facts) ?? {
    day: addMonths(start.day, duration.months),
    basis: 'assumed' as const,
    words: duration.words,
    fact: null,
  }
  if (span?.end) end = { day: dayOf(span.end.date), basis: span.end.basis, words: span.end.words, fact: null }
  if (end.day > horizon) {
    end = { ...end, day: horizon, basis: 'assumed', words: { zh: `${end.words.zh}；截至规划期末`, en: `${end.words.en}; cut at the plan horizon` } }
  }
  return end.day > start.day ? { start, end, profile: profile.phases } : null
}

/** The latest deadline that the facts give; a stated one wins over a derived or assumed one. */
function endFromDeadline(facts: readonly Fact[]): PlanEnd | undefined {
  const order: readonly BasisKind[] = ['stated', 'derived', 'assumed']
  let best: PlanEnd | undefined
  for (const fact of facts) {
    const day = fact.deadline ? endOfPeriod(fact.deadline.period) : undefined
    if (!fact.deadline || day === undefined) continue
    const end: PlanEnd = { day, basis: fact.deadline.basis, words: fact.deadline.words, fact: fact.id }
    const better = !best || order.indexOf(end.basis) < order.indexOf(best.basis) || (end.basis === best.basis && end.day > best.day)
    if (better) best = end
  }
  return best
}
