import { message, type Localizable, type Message } from '../../messages/message.ts'
import { endOfPeriod } from '../../base/day.ts'
import type { EntitySchedule } from '../../scenario/build-schedule.ts'
import { entityMomentAt } from '../moment-at.ts'
import {
  entriesOfKind,
  factsHeld,
  type DocumentedPoint,
  type IndicatorSource,
  type ScenarioIndicator,
} from './indicator.ts'

const SPLIT = message('fleet.split')

/** Vehicles in service: of the fleet, of each type, in each demonstration area. */
export function vehicleIndicators(source: IndicatorSource): readonly ScenarioIndicator[] {
  const { city, schedule } = source
  const made = (entry: EntitySchedule, name: Message, assumptions: readonly Localizable[]): ScenarioIndicator => ({
    id: `vehicles-${entry.entity.id}`,
    group: 'vehicles',
    name,
    unit: message('unit.vehicles'),
    digits: 0,
    formula: message('fleet.formula'),
    assumptions: [...(entry.ramp ? [entry.ramp.reason] : []), ...assumptions],
    facts: factsHeld(city, [...(entry.ramp ? [entry.ramp.goalFact] : []), ...entry.entity.facts]),
    better: 'more',
    documented: entry.entity.facts.flatMap((id): DocumentedPoint[] => {
      const fact = city.facts.get(id)
      const day = fact?.deadline ? endOfPeriod(fact.deadline.period) : undefined
      return fact?.figure?.unit.zh === '辆' && day !== undefined
        ? [{ day, value: fact.figure.value, kind: 'goal', fact: id }]
        : []
    }),
    valueAt(day) {
      if (!entry.ramp || !entry.plan) return null
      const { count } = entityMomentAt(entry, day)
      // Before the first statement there is nothing to count.
      return count === null ? null : Math.floor(count + 1e-9)
    },
  })
  return [
    ...entriesOfKind(schedule, 'fleet').map((entry) => made(entry, message('fleet.name'), [])),
    ...entriesOfKind(schedule, 'vehicle-type').map((entry) =>
      made(entry, message('fleet.nameOf', { name: entry.entity.name }), [SPLIT]),
    ),
    ...entriesOfKind(schedule, 'demonstration-area').map((entry) =>
      made(entry, message('fleet.nameOf', { name: entry.entity.name }), [SPLIT]),
    ),
  ]
}
