import { expect, test } from 'vitest'
import { addMonths, asDay, isoOf } from '../../src/base/day.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { createScenario, type Stated } from '../../src/scenario/edit-scenario.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { buildRows } from '../../src/shells/planner/scenario-editor/gantt-rows.ts'
import { holdBars, moveHeld } from '../../src/shells/planner/scenario-editor/held-bars.ts'
import {
  cellChange,
  cellValue,
  isWritable,
  tableLines,
  type TableColumn,
  type TableLine,
} from '../../src/shells/planner/scenario-editor/plan-table-cells.ts'
import { cellBeside } from '../../src/shells/planner/scenario-editor/use-grid-focus.ts'
import { readRealCity } from './real-city.ts'

const { city, pack, schedule: reference } = readRealCity()
const catalog = pack.facts.scenarios
const stated: Stated = { author: { zh: '规划人员', en: 'planner' }, reason: { zh: '迟', en: 'late' } }
const ALL = { words: '', changed: false }
const ID = 'weiruan-yun'

function own(): Scenario {
  const name = { zh: '我', en: 'mine' }
  const made = createScenario({ id: 'mine', name, statement: name, base: 'reference' })
  if (!made.ok) throw new Error('no scenario')
  return made.value
}

function lineOf(scenario: Scenario): TableLine {
  const schedule = buildSchedule(city, scenario, [...catalog, scenario])
  const lines = tableLines(buildRows(city, schedule, reference, ALL, String), schedule.source.edits)
  return lines.find(({ row }) => row.entry.entity.id === ID)!
}

/** The scenario after a value was written into a cell of the one thing. */
function write(scenario: Scenario, column: TableColumn, value: string): Scenario {
  const written = cellChange(lineOf(scenario), column, value, { city, catalog, language: 'en' })
  if (!written) return scenario
  const edited = written.change(scenario, stated)
  if (!edited.ok) throw new Error(JSON.stringify(edited.errors))
  return edited.value
}

test('a cell begins with what stands in the plan, and the same written back changes nothing', () => {
  const line = lineOf(own())
  const { plan } = line.row
  expect(cellValue(line, 'end', 'en')).toBe(isoOf(asDay(plan!.end.day - 1)))
  for (const column of ['start', 'end', 'months'] as const)
    expect(cellChange(line, column, cellValue(line, column, 'en'), { city, catalog, language: 'en' })).toBeNull()
  expect(cellChange(line, 'end', 'nonsense', { city, catalog, language: 'en' })?.what.message).toBe(
    'scenario.status.moved',
  )
  expect(write(own(), 'end', 'nonsense').edits).toEqual([])
})

test('dates can be written where something is planned; basis and reason only of an own edit', () => {
  const before = lineOf(own())
  expect((['name', 'start', 'basis', 'reason'] as const).map((column) => isWritable(before, column))).toEqual([
    false,
    true,
    false,
    false,
  ])
  const moved = write(own(), 'end', '2027-03-31')
  expect(moved.edits).toMatchObject([{ edit: 'set-span', entity: ID, end: { date: '2027-04-01' } }])
  const after = lineOf(moved)
  expect([isWritable(after, 'basis'), isWritable(after, 'reason')]).toEqual([true, true])
  expect(write(moved, 'basis', 'derived').edits).toMatchObject([{ end: { basis: 'derived' } }])
  expect(write(moved, 'reason', 'gas contract').edits).toMatchObject([{ reason: { zh: '迟', en: 'gas contract' } }])
  const { start } = after.row.plan!
  expect(lineOf(write(moved, 'months', '30')).row.plan!.end.day).toBe(addMonths(start.day, 30))
})

test('a bar that is chosen among others takes them along as a whole, by its ends alone it does not', () => {
  const rows = buildRows(city, reference, reference, ALL, String).flatMap((lane) => lane.rows)
  const [one, other] = rows.filter(({ plan }) => plan !== null).map(({ entry }) => entry.entity.id)
  const selected = new Set([one!, other!])
  const whole = holdBars(rows, selected, { id: one!, grip: 'whole', language: 'en' })
  expect([whole.ids, whole.what.message]).toEqual([[one, other], 'scenario.status.movedMany'])
  const edited = moveHeld(whole, { months: 2, days: 0, snap: false }, city, catalog)!.change(own(), stated)
  expect(edited.ok && edited.value.edits.map(({ entity }) => entity)).toEqual([one, other])
  expect(holdBars(rows, selected, { id: one!, grip: 'end', language: 'en' }).ids).toEqual([one])
  const empty = { ...whole, ids: [one!], spans: new Map() }
  expect(moveHeld(empty, { months: 2, days: 0, snap: false }, city, catalog)).toBeNull()
})

test('arrows, Home and End go among the cells; other keys go nowhere', () => {
  const at = { row: 3, column: 2 }
  expect(['ArrowUp', 'ArrowRight', 'Home', 'End', 'PageDown'].map((key) => cellBeside(at, key, 8))).toEqual([
    { row: 2, column: 2 },
    { row: 3, column: 3 },
    { row: 3, column: 0 },
    { row: 3, column: 7 },
    { row: 15, column: 2 },
  ])
  expect(cellBeside(at, 'x', 8)).toBeNull()
})
