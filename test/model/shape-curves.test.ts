import { expect, test } from 'vitest'
import { FIRST_DAY, asDay, dayOf } from '../../src/base/day.ts'
import type { ScenarioIndicator } from '../../src/moment/indicators/indicator.ts'
import { shapeCurves, type Curve } from '../../src/shells/planner/results/shape-curves.ts'

const end = asDay(FIRST_DAY + 960)
const words = { zh: '长', en: 'length' }
const curve = (
  role: Curve['role'],
  valueAt: ScenarioIndicator['valueAt'],
  documented: ScenarioIndicator['documented'] = [],
): Curve => ({
  role,
  indicator: {
    id: 'a',
    group: 'network',
    name: words,
    unit: words,
    digits: 1,
    formula: words,
    assumptions: [],
    facts: [],
    better: 'more',
    documented,
    valueAt,
  },
})
const box = { left: 10, right: 970, top: 6, bottom: 112 }

test('a curve runs from edge to edge, zero at the foot, the largest value a hair under the top; where nothing is stated it is broken', () => {
  const half = asDay(FIRST_DAY + 480)
  const { lines, most, xOf } = shapeCurves(
    [curve('first', (day) => (day < half ? null : 50)), curve('second', () => 0)],
    end,
    box,
  )
  expect(most).toBe(50)
  expect([xOf(FIRST_DAY), xOf(half), xOf(end)]).toEqual([10, 490, 970])
  const [first, second] = lines
  expect(first!.points.filter(({ x }) => x < 489).every(({ y }) => y === null)).toBe(true)
  expect(first!.points.at(-1)).toEqual({ x: 970, y: 12 })
  expect(new Set(second!.points.map(({ y }) => y))).toEqual(new Set([112]))
})

test('what documents state counts for the height, and stays within the edges', () => {
  const { marks, most, years } = shapeCurves(
    [curve('first', () => 10, [{ day: dayOf('2030-01-01'), value: 100, kind: 'goal', fact: 'f' }])],
    end,
    box,
  )
  expect([most, marks]).toEqual([100, [{ kind: 'goal', fact: 'f', x: 970, y: 12 }]])
  expect(years.map(({ year }) => year)).toEqual([2022, 2023, 2024])
})
