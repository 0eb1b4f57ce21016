import { endOfPeriod } from '../../base/day.ts'
import type { LocalizedText } from '../../base/localized-text.ts'
import type { EntitySchedule } from '../../scenario/build-schedule.ts'
import { entityMomentAt } from '../moment-at.ts'
import {
  entriesOfKind,
  factsHeld,
  type DocumentedPoint,
  type IndicatorSource,
  type ScenarioIndicator,
} from './indicator.ts'

const SPLIT: LocalizedText = {
  zh: '文献未载明车队按车型或区域的分配：只有情景为其设定增长时才有数值，否则为“未载明”',
  en: 'No document splits the fleet by type or area: there is a number only where a scenario sets its growth, else it is “not stated”',
}

/** Vehicles in service: of the fleet, of each type, in each demonstration area. */
export function vehicleIndicators(source: IndicatorSource): readonly ScenarioIndicator[] {
  const { city, schedule } = source
  const made = (
    entry: EntitySchedule,
    name: LocalizedText,
    assumptions: readonly LocalizedText[],
  ): ScenarioIndicator => ({
    id: `vehicles-${entry.entity.id}`,
    group: 'vehicles',
    name,
    unit: { zh: '辆', en: 'vehicles' },
    digits: 0,
    formula: {
      zh: '起始数＋（目标数−起始数）×增长曲线在规划进度上的值，向下取整',
      en: 'the start value + (the goal − the start value) times the growth curve at the plan’s progress, rounded down to whole vehicles',
    },
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
    ...entriesOfKind(schedule, 'fleet').map((entry) => made(entry, { zh: '投入车辆', en: 'Vehicles in service' }, [])),
    ...entriesOfKind(schedule, 'vehicle-type').map((entry) =>
      made(entry, { zh: `投入车辆：${entry.entity.name.zh}`, en: `Vehicles in service: ${entry.entity.name.en}` }, [
        SPLIT,
      ]),
    ),
    ...entriesOfKind(schedule, 'demonstration-area').map((entry) =>
      made(entry, { zh: `投入车辆：${entry.entity.name.zh}`, en: `Vehicles in service: ${entry.entity.name.en}` }, [
        SPLIT,
      ]),
    ),
  ]
}
