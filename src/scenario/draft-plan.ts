import { message, type Message } from '../messages/message.ts'
import { LAST_DAY, addMonths, dayOf, endOfPeriod, type Day } from '../base/day.ts'
import { factsOf, type City } from '../city/build-city.ts'
import type { Entity } from '../city/schema.ts'
import type { BasisKind, Fact } from '../facts/schema.ts'
import { editWords, type Draft } from './apply-edits.ts'
import type { Documented, Evidence } from './evidence.ts'
import type { Plan, PlanEnd } from './plan.ts'
import type { ResolvedScenario } from './resolve-scenario.ts'
import type { EditOf } from './schema.ts'

const FIRST_STATEMENT: Message = message('start.firstStatement')
const STATED_START: Message = message('start.stated')
const STARTED_WITHIN: Message = message('start.within')

/** Phases of a plan for which the scenario gives no profile, but both ends: begun, and complete at the end. */
const PLAIN: Plan['profile'] = [
  { at: 0, phase: 'started' },
  { at: 1, phase: 'inOperation' },
]

/** What the scenario plans for an entity before any edit; null where no document speaks of it. A class without a profile gives it no end. */
export function draftPlan(
  city: City,
  entity: Entity,
  scenario: ResolvedScenario,
  { first, evidence }: Documented,
  added: EditOf<'add'> | undefined,
): Draft | null {
  const duration = scenario.durations.find((row) => row.planClass === entity.planClass)
  const profile = scenario.profiles.find((row) => row.planClass === entity.planClass)?.phases
  const assumedTo = dayOf(scenario.assumedTo)
  const made = { profile: profile ?? PLAIN, holds: [], cancelled: null }
  if (added) {
    const end = (date: string): PlanEnd => ({
      day: dayOf(date),
      basis: 'assumed',
      fact: null,
      words: editWords(added, message('edit.added')),
    })
    return { ...made, start: end(added.start), end: end(added.end), endByDuration: () => null }
  }
  if (!first) return null
  const start = draftStart(first, evidence)
  const deadline = endFromDeadline(
    factsOf(city, entity),
    scenario.deadlines === 'stated' ? ['stated'] : ['stated', 'derived', 'assumed'],
  )
  const months = duration?.months ?? null
  return {
    ...made,
    start,
    // No assumption cuts short what a document states.
    end: profile && deadline ? cutAt(deadline, deadline.basis === 'stated' ? LAST_DAY : assumedTo) : null,
    endByDuration: (from) =>
      profile && months !== null && duration
        ? cutAt(
            { day: addMonths(from.day, months), basis: 'assumed', words: duration.words, fact: null },
            assumableTo(from, assumedTo),
          )
        : null,
  }
}

/** The day of print makes no start: where no document gives one, it is assumed. */
function draftStart(first: NonNullable<Documented['first']>, { started }: Evidence): PlanEnd {
  if (!started) {
    const { day, about, fact } = first
    // Where that day is inferred, it is told with the start that rests on it.
    return {
      day,
      basis: 'assumed',
      words: about ? message('start.firstStatementAbout', { about }) : FIRST_STATEMENT,
      fact,
    }
  }
  return started.from === started.to && started.basis === 'stated'
    ? { day: started.to, basis: 'stated', words: STATED_START, fact: started.fact }
    : { day: started.to, basis: 'derived', words: STARTED_WITHIN, fact: started.fact }
}

/**
 * How far an end may be assumed for works from `start`: to the horizon; but what a document says begins after it has a plan
 * all the same, by the duration of its class.
 */
export const assumableTo = (start: PlanEnd, horizon: Day): Day =>
  start.fact !== null && start.day >= horizon ? LAST_DAY : horizon

/** An end no later than the horizon, which says so where it was cut. */
export function cutAt(end: PlanEnd, horizon: Day): PlanEnd {
  if (end.day <= horizon) return end
  return {
    ...end,
    day: horizon,
    basis: 'assumed',
    words: message('end.cut', { words: end.words }),
  }
}

/**
 * The latest deadline that the facts give; a stated one wins over a derived or assumed one. The day to which an amount is
 * summed (so much in the year, of a larger total) ends nothing.
 */
function endFromDeadline(facts: readonly Fact[], order: readonly BasisKind[]): PlanEnd | undefined {
  let best: PlanEnd | undefined
  for (const fact of facts) {
    const day = fact.deadline ? endOfPeriod(fact.deadline.period) : undefined
    if (!fact.deadline || day === undefined || fact.deadline.sum || !order.includes(fact.deadline.basis)) continue
    const end: PlanEnd = { day, basis: fact.deadline.basis, words: fact.deadline.words, fact: fact.id }
    const better =
      !best || order.indexOf(end.basis) < order.indexOf(best.basis) || (end.basis === best.basis && end.day > best.day)
    if (better) best = end
  }
  return best
}
