import type { TextValues } from '../../src/messages/values.ts'
import { inWords } from '../in-words.ts'
import { createIntl } from 'react-intl'
import { describe, expect, test } from 'vitest'
import factsPack from 'virtual:city-facts'
import geometryPack from 'virtual:city-geometry'
import { dayOf, isoOf } from '../../src/base/day.ts'
import { buildCity } from '../../src/city/build-city.ts'
import type { FactsPack, GeometryPack } from '../../src/intake/read-pack.ts'
import { scenarioIndicators } from '../../src/moment/indicators/scenario-indicators.ts'
import { buildSchedule, lastDayOf } from '../../src/scenario/build-schedule.ts'
import { compareSchedules } from '../../src/scenario/compare-schedules.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { MESSAGES } from '../../src/app/messages/catalogue.ts'
import { LOCALES } from '../../src/base/localized-text.ts'
import { resultsEn } from '../../src/shells/planner/results/messages/en.ts'
import { resultsZh } from '../../src/shells/planner/results/messages/zh.ts'
import { comparisonReport, type ReportSide } from '../../src/shells/planner/results/comparison-report.ts'

const pack = factsPack as FactsPack
const { places } = geometryPack as GeometryPack
const city = buildCity(pack)
const results = { zh: resultsZh, en: resultsEn }
const sideOf = (scenario: Scenario | string): ReportSide => {
  const found = typeof scenario === 'string' ? pack.scenarios.find(({ id }) => id === scenario)! : scenario
  const schedule = buildSchedule(city, found, pack.scenarios)
  return { schedule, indicators: scenarioIndicators({ city, schedule, places }) }
}
function reportOf(first: ReportSide, second: ReportSide, language: 'zh' | 'en' = 'en') {
  const intl = createIntl({ locale: LOCALES[language], messages: { ...MESSAGES[language], ...results[language] } })
  const end = lastDayOf(second.schedule)
  return comparisonReport({
    text: (id: string, values?: TextValues) => intl.formatMessage({ id }, values),
    language,
    city,
    sides: [first, second],
    reference: null,
    day: dayOf('2024-06-01'),
    end,
  })
}

const [reference, transport] = [sideOf('reference'), sideOf('transport-first')]

describe.each(['zh', 'en'] as const)('two shipped scenarios in %s', (language) => {
  const report = reportOf(reference, transport, language)

  test('names, statements and the sum are theirs', () => {
    expect(report.names).toEqual([
      reference.schedule.scenario.name[language],
      transport.schedule.scenario.name[language],
    ])
    for (const name of report.names) expect(report.title).toContain(name)
    const { counts } = compareSchedules(reference.schedule, transport.schedule).totals
    for (const count of [counts.earlier, counts.later, counts.same]) expect(report.sum).toContain(String(count))
  })

  test('a row for each indicator that moves, with the very values of the day', () => {
    const fleet = reference.indicators.find(({ id }) => id === 'vehicles-av-fleet')!
    const day = dayOf('2024-06-01')
    const row = report.gains.rows.find(([name]) => name?.startsWith(inWords(fleet.name, language)))!
    const format = new Intl.NumberFormat(LOCALES[language])
    const after = transport.indicators.find(({ id }) => id === 'vehicles-av-fleet')!.valueAt(day)!
    expect(row.slice(1, 3)).toEqual([format.format(fleet.valueAt(day)!), format.format(after)])
    expect(row[3]).toContain(`+${format.format(after - fleet.valueAt(day)!)}`)
    // Each has its curve, and says how it is worked out.
    const curves = report.curves.map(({ name }) => name)
    const listed = report.gains.rows.map(([name]) => name!.replace(/ ?[（(][^（(]*[）)]$/, ''))
    expect(listed.filter((name) => !curves.includes(name))).toEqual([])
    expect(report.methods).toHaveLength(curves.length)
    // No row of noughts: what differs on other days only has a curve, and is counted.
    for (const cells of report.gains.rows) expect([cells[1] === cells[2], cells[4] === cells[5]]).toContain(false)
    expect(report.gains.note).toContain(String(listed.length))
    expect(curves.length).toBeGreaterThan(listed.length)
    expect(report.gains.note).toContain(String(curves.length - listed.length))
    const method = report.methods.find((line) => line.startsWith(inWords(fleet.name, language)))!
    expect(method).toContain(inWords(fleet.formula, language))
    for (const assumption of fleet.assumptions) expect(method).toContain(inWords(assumption, language))
  })

  test('a row for each thing that differs, with the basis of each date, and no word for the state of works', () => {
    const differing = compareSchedules(reference.schedule, transport.schedule).rows.filter(
      ({ verdict }) => verdict !== 'same',
    )
    expect(report.differences.rows).toHaveLength(differing.length)
    const trunk = differing.find(({ entity }) => entity.id === 'av-trunk')!
    const row = report.differences.rows.find(([name]) => name === trunk.entity.name[language])!
    expect(row.at(-1)).toContain(String(Math.abs(trunk.endDays!)))
    expect(row.join(' ')).toContain(MESSAGES[language]['basis.assumed'])
    expect(JSON.stringify(report)).not.toMatch(/现状|实际(?!进度)|undefined|NaN|\{\w+\}/)
  })

  test('every edit of its own with its reason and author', () => {
    const edits = [...reference.schedule.source.edits, ...transport.schedule.source.edits]
    expect(report.edits.rows.map((row) => row.slice(3))).toEqual(
      edits.map(({ reason, author }) => [reason[language], author[language]]),
    )
  })

  test('every row is as wide as its head', () => {
    for (const { head, rows, widths } of [report.gains, report.differences, report.edits]) {
      expect(widths).toHaveLength(head.length)
      for (const row of rows) expect(row).toHaveLength(head.length)
    }
  })
})

test('an edit that evidence limits is told as limited; two scenarios that are alike have nothing to list', () => {
  const started = reference.schedule.entries.find(({ entity }) => entity.id === 'wepp3-henan')!
  const late: Scenario = {
    version: 3,
    id: 'late',
    name: { zh: '晚', en: 'Late' },
    statement: { zh: '试', en: 'A trial' },
    base: 'reference',
    horizon: null,
    deadlines: null,
    durations: null,
    profiles: null,
    edits: [
      {
        edit: 'shift',
        id: 'late-start',
        entity: 'wepp3-henan',
        months: 9,
        days: 0,
        author: { zh: '甲', en: 'A' },
        reason: { zh: '试问', en: 'a question' },
      },
    ],
    dependencies: [],
    milestones: [],
    notes: [],
  } as unknown as Scenario
  const report = reportOf(reference, sideOf(late))
  const row = report.edits.rows.find(([name]) => name === 'Late')!
  expect(row[2]).toContain('limited:')
  const shifted = report.differences.rows.find(([name]) => name === started.entity.name.en)!
  // Its start is documented and stays; the end moves by nine months.
  expect(shifted[2]).toBe(shifted[3])
  expect(isoOf(started.plan!.start.day)).toBe('2022-05-20')
  const alike = reportOf(
    reference,
    sideOf({ ...pack.scenarios.find(({ id }) => id === 'reference')!, id: 'again' } as Scenario),
  )
  expect([alike.gains.rows, alike.curves, alike.differences.rows, alike.methods]).toEqual([[], [], [], []])
  expect(alike.gains.note).not.toBe('')
})
