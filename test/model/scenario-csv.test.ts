import papa from 'papaparse'
import { expect, test } from 'vitest'
import { phaseName } from '../../src/app/phase-names.ts'
import { dayOf } from '../../src/base/day.ts'
import { writeDifferencesCsv } from '../../src/export/differences-csv.ts'
import { writeIndicatorsCsv } from '../../src/export/indicators-csv.ts'
import { scenarioIndicators } from '../../src/moment/indicators/scenario-indicators.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { compareSchedules } from '../../src/scenario/compare-schedules.ts'
import { addEdit, createScenario } from '../../src/scenario/edit-scenario.ts'
import { buildTown } from '../town/town.ts'

const town = buildTown()
const words = { zh: '试', en: 'trial' }
const made = createScenario({ id: 'trial', name: words, statement: words, base: 'reference' })
const later = made.ok
  ? addEdit(made.value, { edit: 'shift', entity: 'tram', months: 6, days: 0, author: words, reason: words })
  : made
if (!later.ok) throw new Error('no trial')
const trial = buildSchedule(town.city, later.value, town.pack.facts.scenarios)
const indicators = (schedule = town.schedule) =>
  scenarioIndicators({ city: town.city, schedule, places: town.pack.geometry.places })
const names = [{ zh: '基准', en: 'Reference' }, words] as const
/** The table as a spreadsheet would show it: each row by its headers. */
const rowsOf = (text: string): Record<string, string>[] =>
  papa.parse<Record<string, string>>(text.replace(/^\u{feff}/u, ''), { header: true, skipEmptyLines: true }).data

test('indicators over time: each scenario a row, what documents state in rows of their own on their own days', () => {
  const text = writeIndicatorsCsv(
    town.city,
    [
      { scenario: names[0], indicators: indicators() },
      { scenario: names[1], indicators: indicators(trial) },
    ],
    [dayOf('2022-07-07'), dayOf('2023-01-05')],
    'en',
  )
  const rows = rowsOf(text)
  const line = rows.filter((row) => row['Id'] === 'length-trunk-line')
  // By hand: the tram is 6.273 km long and partly in operation from the half of its plan on, 2022-07-07; in the trial 179 of 356 days of it have passed on 2023-01-05.
  expect(
    line
      .filter((row) => row['Nature'] === 'planned')
      .map((row) => [
        row['Scenario'],
        row['Unit'],
        Number(row['2022-07-07']).toFixed(1),
        Number(row['2023-01-05']).toFixed(1),
      ]),
  ).toEqual([
    ['Reference', 'km', '3.1', '6.3'],
    ['trial', 'km', '0.0', '3.2'],
  ])
  expect(line.every((row) => (row['Formula'] ?? '') !== '' || row['Nature'] !== 'planned')).toBe(true)
  const goals = rows.filter((row) => row['Id']?.startsWith('vehicles') && row['Nature'] === 'goal')
  expect(goals.length).toBeGreaterThan(0)
  for (const goal of goals)
    expect([goal['Scenario'], goal['2022-07-07'], goal['Sources']?.includes('june-paper')]).toEqual(['', '', true])
  expect(new Set(rows.map((row) => row['Id'])).size).toBe(indicators().length)
  expect(
    rowsOf(
      writeIndicatorsCsv(town.city, [{ scenario: names[0], indicators: indicators() }], [dayOf('2022-07-07')], 'zh'),
    ).every((row) => (row['指标'] ?? '') !== '' && (row['单位'] ?? '') !== ''),
  ).toBe(true)
})

test('differences: days by which the second is later, either side’s dates with their basis', () => {
  const text = writeDifferencesCsv(town.city, compareSchedules(town.schedule, trial), names, 'en', {
    verdict: (verdict) => verdict,
    basis: (kind) => kind,
    phaseName,
  })
  const rows = rowsOf(text)
  const tram = rows.find((row) => row['Id'] === 'tram')
  expect(tram).toMatchObject({
    Difference: 'later',
    'Start later by (days)': '181',
    'Finish later by (days)': '181',
    'Start (Reference)': '2022-01-10',
    'Basis of the start (Reference)': 'assumed',
    'Finish (Reference)': '2022-12-31',
    'Basis of the finish (Reference)': 'stated',
    'Start (trial)': '2022-07-10',
    'Finish (trial)': '2023-06-30',
    'Basis of the finish (trial)': 'assumed',
    Sources: 'january-paper 10 January 2022 line 1',
  })
  expect(
    rows
      .filter((row) => row['Id'] !== 'tram')
      .every((row) => row['Difference'] === 'same' && row['Start later by (days)'] === '0'),
  ).toBe(true)
})
