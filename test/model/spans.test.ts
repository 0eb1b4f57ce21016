import { describe, expect, test } from 'vitest'
import { asDay, dayOf, endOfPeriod, isoOf, type Day } from '../../src/base/day.ts'
import { statementDay } from '../../src/city/documented-steps.ts'
import { isExisting } from '../../src/city/entity-state.ts'
import { writeChangesCsv, writeDueCsv, writeGoalsCsv, type SpanWords } from '../../src/export/span-csv.ts'
import { changesBetween, groupOf, type Change } from '../../src/moment/changes-between.ts'
import { plansApart } from '../../src/moment/plans-apart.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { spanOf } from '../../src/moment/day-span.ts'
import { dueBetween } from '../../src/moment/due-between.ts'
import { goalsOn } from '../../src/moment/goals-on.ts'
import { entityMomentAt } from '../../src/moment/moment-at.ts'
import { reportsSince } from '../../src/moment/reports-since.ts'
import type { OwnRecord } from '../../src/scenario/own-record.ts'
import type { Reading } from '../../src/scenario/reading.ts'
import { readRealCity } from './real-city.ts'

const { pack, city, schedule } = readRealCity()
const { pairs, indicators, systems } = pack.systems
const lists = { pairs, indicators }
const span = (from: string, to: string) => ({ from: dayOf(from), to: dayOf(to) })
const RECORD: OwnRecord = {
  entity: 'siliang-bazhu',
  name: '四梁八柱（施工总表）',
  actualStart: '2022-06-01',
  actualFinish: null,
  percent: 40,
  file: 'schedule.csv',
  row: 7,
}
const changes = (from: string, to: string, reading: Reading = 'both', records = [RECORD]) =>
  changesBetween(city, schedule, records, reading, span(from, to))

const spanWords: SpanWords = {
  kind: ({ kind }) => kind,
  change: () => 'change',
  due: (kind) => kind,
  basis: (kind) => kind,
  statement: (fact) => fact.subject.en,
  will: () => '',
  system: (fact) => systems.find(({ id }) => id === fact.system)!.name.en,
  link: ({ link }) => link,
  layer: () => '',
}

describe('what changed between two days', () => {
  test('the phases on the second day follow from those on the first and the listed steps, for every thing', () => {
    const [from, to] = [dayOf('2022-05-20'), dayOf('2023-03-09')]
    const steps = changes('2022-05-20', '2023-03-09', 'documented').filter((change) => change.kind === 'step')
    for (const entry of schedule.entries) {
      const last = steps.findLast(({ entity }) => entity?.id === entry.entity.id)
      const [before, after] = [entityMomentAt(entry, from), entityMomentAt(entry, to)]
      // What was there before its first statement has no steps: its first mention is a statement.
      if (isExisting(entry.entity)) continue
      const phase = last?.kind === 'step' ? last.phase : before.documented
      expect([entry.entity.id, after.documented]).toEqual([entry.entity.id, phase])
    }
    expect(steps.length).toBeGreaterThan(10)
  })

  test('two spans that meet hold together what the whole holds: nothing twice, nothing lost', () => {
    const key = (change: Change) =>
      `${change.kind} ${change.day} ${change.entity?.id} ${'fact' in change ? change.fact?.id : ''}`
    for (const reading of ['documented', 'planned', 'both'] as const) {
      const parts = [
        ...changes('2021-12-01', '2022-05-20', reading),
        ...changes('2022-05-20', '2023-03-09', reading),
        ...changes('2023-03-09', '2026-06-30', reading),
      ].map(key)
      expect(parts.toSorted()).toEqual(changes('2021-12-01', '2026-06-30', reading).map(key).toSorted())
      expect(parts.length).toBeGreaterThan(50)
    }
  })

  test('a reading lists what it shows; own records are told under each, as what they are', () => {
    const groups = (reading: Reading) =>
      [...new Set(changes('2022-05-20', '2023-03-09', reading).map(({ kind }) => groupOf(kind)))].toSorted()
    expect(groups('documented')).toEqual(['documented', 'record'])
    expect(groups('planned')).toEqual(['planned', 'record'])
    expect(groups('both')).toEqual(['documented', 'planned', 'record'])
    expect(groups('difference')).toEqual(['difference', 'documented', 'planned', 'record'])
  })

  test('the first day is left out, the second is in; the end of a plan is its last day', () => {
    const day = dayOf('2022-05-20')
    const on = [...city.facts.values()].filter((fact) => fact.figure && statementDay(city, fact) === day).length
    const figures = (from: string, to: string) =>
      changes(from, to, 'documented').filter(({ kind }) => kind === 'figure').length
    expect(figures('2022-05-19', '2022-05-20')).toBe(on)
    expect(figures('2022-05-20', '2022-05-21')).toBe(0)
    const ends = changes('2025-12-30', '2025-12-31', 'planned').filter(({ kind }) => kind === 'plan-end')
    expect(ends.length).toBeGreaterThan(5)
    expect(ends.every((end) => isoOf(end.day) === '2025-12-31' && 'basis' in end)).toBe(true)
  })

  test('a day that is that of a paper with an inferred day is told so; a stated one is not', () => {
    const inferred = [...city.documents.values()].find(({ dateAbout }) => dateAbout !== null)!
    const on = changes(isoOf(asDay(dayOf(inferred.date) - 1)), inferred.date, 'documented')
    const fromIt = on.filter((change) => 'fact' in change && change.fact?.source.document === inferred.id)
    expect(fromIt.length).toBeGreaterThan(5)
    expect(fromIt.every(({ about }) => about !== null)).toBe(true)
  })

  test('days in the wrong order are put in order', () => {
    expect(spanOf(asDay(9), asDay(3))).toEqual({ from: 3, to: 9 })
  })
})

describe('what two scenarios plan otherwise between two days', () => {
  const later = buildSchedule(
    city,
    pack.facts.scenarios.find(({ id }) => id === 'slip-a-year')!,
    pack.facts.scenarios,
  )
  const all = span('2021-11-01', '2027-12-31')
  const apart = plansApart(city, [schedule, later], all)

  test('a row is in the plan of its scenario and not in the other’s; what both plan alike is no row', () => {
    const key = (change: Change) => `${change.kind} ${change.entity?.id} ${change.day}`
    const [ours, theirs] = [schedule, later].map((one) => changesBetween(city, one, [], 'planned', all))
    const both = new Set(ours!.map(key).filter((row) => theirs!.map(key).includes(row)))
    expect(apart.length).toBe(ours!.length + theirs!.length - 2 * both.size)
    expect(apart.filter((change) => both.has(key(change)))).toEqual([])
    const rows = (one: typeof schedule) => apart.filter(({ scenario }) => scenario.zh === one.scenario.name.zh).map(key)
    expect(rows(schedule)).toEqual(ours!.map(key).filter((row) => !both.has(row)))
    expect(rows(later)).toEqual(theirs!.map(key).filter((row) => !both.has(row)))
    expect([rows(schedule).length > 20, rows(later).length > 20]).toEqual([true, true])
  })

  test('a scenario against itself has none; the file names the scenario of each row', () => {
    expect(plansApart(city, [schedule, schedule], all)).toEqual([])
    const rows = writeChangesCsv(city, apart, 'en', spanWords).trimEnd().split('\r\n')
    expect(rows[0]).toContain('Scenario')
    for (const [at, { scenario }] of apart.entries()) expect(rows[at + 1]).toContain(scenario.en)
  })
})

describe('what is due between two days', () => {
  test('every term of a document in the span, each once, both days included; amounts of a period end nothing', () => {
    const rows = dueBetween(city, schedule, lists, span('2022-01-01', '2022-12-31'))
    const expected = [...city.facts.values()].filter(({ deadline }) => {
      const end = deadline && !deadline.sum ? endOfPeriod(deadline.period) : undefined
      return end !== undefined && end > dayOf('2022-01-01') && end <= dayOf('2023-01-01')
    })
    expect(
      rows
        .filter(({ kind }) => kind === 'deadline')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(expected.map(({ id }) => id).toSorted())
    expect(expected.length).toBeGreaterThan(5)
    expect(rows.map(({ day }) => day)).toEqual(rows.map(({ day }) => day).toSorted((a, b) => a - b))
  })

  test('ends of plans keep their basis, and none repeats the document’s own row', () => {
    const rows = dueBetween(city, schedule, lists, span('2021-11-01', '2025-12-31'))
    const plans = rows.filter(({ kind }) => kind === 'plan')
    for (const row of plans) {
      const entry = schedule.entries.find(({ entity }) => entity.id === row.id)!
      expect([row.id, row.basis, row.day]).toEqual([row.id, entry.plan!.end.basis, Math.ceil(entry.plan!.end.day) - 1])
      expect(rows.filter(({ kind, id, day }) => kind === 'deadline' && id === row.fact?.id && day === row.day)).toEqual(
        [],
      )
    }
    expect(plans.length).toBeGreaterThan(5)
    expect(new Set(rows.map(({ basis }) => basis))).toEqual(new Set(['stated', 'derived', 'assumed']))
  })

  test('Zhenghaoban: due by the end of 2022, with the report of March 2023', () => {
    const row = dueBetween(city, schedule, lists, span('2022-12-31', '2022-12-31')).find(({ reports }) =>
      reports.some(({ fact }) => fact.id === 'zhb-users-2023'),
    )
    expect(row?.basis).toBe('stated')
    expect(row?.reports.find(({ fact }) => fact.id === 'zhb-users-2023')?.link).toMatch(/pair|indicator/)
  })
})

describe('goals and their reports', () => {
  const goals = goalsOn(city, lists)

  test('every goal of the documents is a row, reported or not; none is reported by a pair that has no report', () => {
    expect(goals.map(({ fact }) => fact.id)).toEqual(
      [...city.facts.values()].filter(({ kind }) => kind === 'target').map(({ id }) => id),
    )
    expect(goals.filter(({ pair, isReported }) => pair !== null && pair.report !== null && !isReported)).toEqual([])
    expect(goals.filter(({ isReported }) => !isReported).length).toBeGreaterThan(pairs.length / 2)
    expect(goals.filter(({ pair }) => pair).length).toBeLessThan(goals.length)
  })

  test('a report is never older than its goal, and never a goal itself, but for what a pair sets side by side', () => {
    const paper = (id: string): Day => dayOf(city.documents.get(city.facts.get(id)!.source.document)!.date)
    for (const { fact, reports } of goals)
      for (const report of reports.filter(({ link }) => link !== 'pair')) {
        expect([fact.id, report.fact.id, paper(report.fact.id) > paper(fact.id)]).toEqual([
          fact.id,
          report.fact.id,
          true,
        ])
        expect(report.fact.kind).not.toBe('target')
      }
  })

  test('a statement that later papers do not take up has none', () => {
    const sport = city.facts.get(indicators.find(({ id }) => id === 'sport-sites')!.goals[0]!.fact)!
    expect(reportsSince(city, sport, lists)).toEqual([])
  })
})

describe('as files', () => {
  test.each(['zh', 'en'] as const)('one row each under its head, figure, sign and unit apart (%s)', (language) => {
    const listed = changes('2022-05-20', '2023-03-09')
    const due = dueBetween(city, schedule, lists, span('2022-01-01', '2025-12-31'))
    const goals = goalsOn(city, lists)
    for (const [text, count] of [
      [writeChangesCsv(city, listed, language, spanWords), listed.length],
      [writeDueCsv(city, due, language, spanWords), due.length],
      [writeGoalsCsv(city, goals, language, spanWords), goals.length],
    ] as const) {
      const rows = readCsv(text)
      expect(rows.length).toBe(count + 1)
      expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    }
    const record = readCsv(writeChangesCsv(city, listed, language, spanWords)).find((row) => row[2] === 'record-start')!
    expect(record).toContain('schedule.csv')
    expect(record).toContain('7')
  })
})

/** Rows of cells; a quoted cell may hold anything. */
function readCsv(text: string): string[][] {
  const rows = text
    .replace(/^\u{feff}/u, '')
    .trimEnd()
    .split('\r\n')
  return rows.map((row) => [...row.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) => cell))
}
