import { message } from '../../messages/message.ts'
import { endOfPeriod, type Day } from '../../base/day.ts'
import { factsOf } from '../../city/build-city.ts'
import type { EntitySchedule } from '../../scenario/build-schedule.ts'
import { progressOn } from '../../scenario/plan.ts'
import { factsHeld, type IndicatorSource, type ScenarioIndicator } from './indicator.ts'

interface DueGoal {
  readonly fact: string
  readonly due: Day
  /** As the document has it. */
  readonly stated: number
  /** As the scenario has it. */
  readonly value: number
}

/** The counted goals of an entity that have a date, in the order of their dates, all in the unit of the first. */
function goalsOf({ city }: IndicatorSource, entry: EntitySchedule): readonly DueGoal[] {
  const counted = factsOf(city, entry.entity).flatMap((fact) => {
    const due = fact.deadline ? endOfPeriod(fact.deadline.period) : undefined
    return fact.kind === 'target' && fact.figure && due !== undefined
      ? [{ fact: fact.id, due, stated: fact.figure.value, unit: fact.figure.unit.zh }]
      : []
  })
  const unit = counted[0]?.unit
  return counted
    .filter((goal) => goal.unit === unit)
    .map(({ fact, due, stated }) => ({
      fact,
      due,
      stated,
      value: entry.goals.find((goal) => goal.fact === fact)?.value ?? stated,
    }))
    .toSorted((a, b) => a.due - b.due)
}

/** A hair of rounding must not put a goal off. */
const HAIR = 1e-9

/** Sports places: the goals that are due by a day, moved as the scenario moves the plan. Nothing is put in between two goals. */
export function sportsIndicators(source: IndicatorSource): readonly ScenarioIndicator[] {
  const { city, schedule } = source
  return schedule.entries.flatMap((entry): ScenarioIndicator[] => {
    const { entity, plan, knownFrom } = entry
    const facts = factsOf(city, entity)
    if (!facts.some(({ system, kind }) => system === 'sports-venues' && kind === 'target')) return []
    const goals = goalsOf(source, entry)
    const last = goals.at(-1)
    if (!last || knownFrom === null) return []
    const unit = facts.find(({ id }) => id === last.fact)?.figure?.unit ?? message('unit.places')
    const whole = last.due - knownFrom
    return [
      {
        id: `sports-${entity.id}`,
        group: 'sports',
        name: message('goals.name', { name: entity.name }),
        unit,
        digits: 0,
        formula: message('goals.formula', { goals: goals.map(({ value }) => value) }),
        assumptions: [message('goals.caveat'), ...entry.goals.map(({ reason }) => reason)],
        facts: factsHeld(
          city,
          goals.map(({ fact }) => fact),
        ),
        better: 'more',
        documented: goals.map(({ fact, due, stated }) => ({ day: due, value: stated, kind: 'goal', fact })),
        valueAt(day) {
          if (!plan) return null
          const progress = progressOn(plan, day)
          return goals.findLast(({ due }) => (due - knownFrom) / whole <= progress + HAIR)?.value ?? 0
        },
      },
    ]
  })
}
