import { describe, expect, test } from 'vitest'
import { phaseName } from '../../src/app/phase-names.ts'
import { dayOf, isoOf } from '../../src/base/day.ts'
import { isExisting, isStanding } from '../../src/city/entity-state.ts'
import { writeCzml } from '../../src/export/czml.ts'
import { writeDifferencesCsv } from '../../src/export/differences-csv.ts'
import { writeGeoJson } from '../../src/export/geojson.ts'
import { writePairsCsv } from '../../src/export/pairs-csv.ts'
import { writeProjectXml } from '../../src/export/project-xml.ts'
import { writeScheduleCsv } from '../../src/export/schedule-csv.ts'
import { writeChangesCsv, writeDueCsv, writeGoalsCsv, type SpanWords } from '../../src/export/span-csv.ts'
import { localize } from '../../src/messages/localize.ts'
import { changesBetween } from '../../src/moment/changes-between.ts'
import { dueBetween } from '../../src/moment/due-between.ts'
import { goalsOn } from '../../src/moment/goals-on.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { compareSchedules } from '../../src/scenario/compare-schedules.ts'
import { evidenceOf, limitStart, limitStop } from '../../src/scenario/evidence.ts'
import { readRealCity } from './real-city.ts'

/*
 * Every file that leaves the twin tells three things wherever it shows what rests on them: that a paper's day is inferred,
 * that a thing was there before its first statement, and what a plan takes up of the reports.
 */

const { city, pack, schedule } = readRealCity()
const dated = {
  city,
  schedule,
  places: pack.geometry.places,
  day: dayOf('2023-03-09'),
  credits: [],
  reviewNumber: null,
  phaseName,
}
const xmlOptions = { city, schedule, systems: pack.systems.systems, ownRecords: [], phaseName, reviewNumber: null }
const later = buildSchedule(
  city,
  pack.facts.scenarios.find(({ id }) => id === 'slip-a-year')!,
  pack.facts.scenarios,
)
const names = [schedule.scenario.name, later.scenario.name] as const
const comparison = compareSchedules(schedule, later)
const differences = (language: 'zh' | 'en'): string =>
  writeDifferencesCsv(city, comparison, names, language, { verdict: (said) => said, basis: (kind) => kind, phaseName })
const colourOf = (): readonly [number, number, number, number] => [0, 0, 0, 255]
const tasks = (language: 'zh' | 'en'): string[] => writeProjectXml({ ...xmlOptions, language }).split('<Task>')

const spanWords = (language: 'zh' | 'en'): SpanWords => ({
  kind: ({ kind }) => kind,
  change: ({ kind }) => kind,
  due: (kind) => kind,
  basis: (kind) => kind,
  statement: (fact) => fact.subject[language],
  will: () => '',
  system: ({ system }) => system,
  link: ({ link }) => link,
  layer: () => '',
})
const lists = { pairs: pack.systems.pairs, indicators: pack.systems.indicators }
const spanFiles = (['zh', 'en'] as const).map((language): [string, string[]] => {
  const days = { from: dayOf('2021-12-01'), to: dayOf('2023-06-01') }
  const changes = changesBetween(city, schedule, [], 'both', days)
  const due = dueBetween(city, schedule, lists, days)
  return [
    `changes, due, goals, ${language}`,
    [
      writeChangesCsv(city, changes, language, spanWords(language)),
      writeDueCsv(city, due, language, spanWords(language)),
      writeGoalsCsv(city, goalsOn(city, lists), language, spanWords(language)),
    ].flatMap((text) => text.split('\r\n')),
  ]
})

/** Each file in its records: features, packets, rows, tasks. */
const records: readonly (readonly [string, readonly string[]])[] = [
  ['GeoJSON', writeGeoJson(dated).split('\n')],
  ['CZML, planned', writeCzml({ ...dated, reading: 'planned', colourOf }).split('\n')],
  ['CZML, documented', writeCzml({ ...dated, reading: 'documented', colourOf }).split('\n')],
  ['Project XML, zh', tasks('zh')],
  ['Project XML, en', tasks('en')],
  ['schedule, zh', writeScheduleCsv(city, schedule, [], 'zh', (kind) => kind, phaseName).split('\r\n')],
  ['schedule, en', writeScheduleCsv(city, schedule, [], 'en', (kind) => kind, phaseName).split('\r\n')],
  ['differences, zh', differences('zh').split('\r\n')],
  ['differences, en', differences('en').split('\r\n')],
  ...spanFiles,
]

/** A day that only papers of an inferred day have. */
const INFERRED = [...city.documents.values()]
  .filter(
    ({ date, dateAbout }) =>
      dateAbout !== null &&
      [...city.documents.values()].every((other) => other.date !== date || other.dateAbout !== null),
  )
  .map(({ date }) => date)
/** "2022年2月21日" as the instant that CZML has it: midnight in Shanghai. */
const instants = INFERRED.map((date) => new Date(`${date}T00:00:00+08:00`).toISOString().slice(0, 19))

describe('a paper’s day that is inferred', () => {
  test.each(records)('%s: no record has it without saying so', (_name, rows) => {
    expect(INFERRED).toEqual(['2022-02-21'])
    const having = rows.filter((row) => [...INFERRED, ...instants].some((date) => row.includes(date)))
    expect(having.length).toBeGreaterThan(10)
    const bare = having.filter((row) => !/日期推定|day inferred/.test(row))
    // A heading spans its tasks, and each of them says it.
    expect(bare.filter((row) => !row.includes('<Summary>1</Summary>'))).toEqual([])
  })

  test('the table of goals against reports has it in a column of its own', () => {
    for (const language of ['zh', 'en'] as const) {
      const rows = writePairsCsv(city, pack.systems.systems, pack.systems.pairs, language, {
        verdict: (pair) => pair.verdict,
        basis: (fact) => fact.deadline?.basis ?? '',
        statement: (fact) => fact.subject[language],
        will: () => '',
        identity: () => '',
      }).split('\r\n')
      const having = rows.filter((row) => row.includes('2022-02-21'))
      expect(having.length).toBeGreaterThan(10)
      expect(having.filter((row) => !/日期推定|day inferred/.test(row))).toEqual([])
    }
  })

  test('and the words that limit an edit tell it as it is known', () => {
    const limited = schedule.entries.flatMap(({ entity }) => {
      const evidence = evidenceOf(city, entity)
      const last = evidence.lastReport
      return [limitStart(evidence, dayOf('2030-01-01')).why, last ? limitStop(evidence, last.day).why : null].flatMap(
        (why) => (why ? [`${localize(why, 'zh')} ${localize(why, 'en')}`] : []),
      )
    })
    expect(limited.some((why) => why.includes('日期推定') && why.includes('day inferred'))).toBe(true)
    expect(limited.filter((why) => why.includes('2022-02-21'))).toEqual([])
  })
})

test('what exists says so, from when it is known and from what, in GeoJSON and in the documented CZML', () => {
  const existing = schedule.entries.filter(({ entity, knownFrom }) => isExisting(entity) && knownFrom !== null)
  expect(existing.length).toBeGreaterThan(40)
  const { features } = JSON.parse(writeGeoJson(dated)) as {
    features: { id: string; properties: Record<string, unknown> }[]
  }
  const packets = JSON.parse(writeCzml({ ...dated, reading: 'documented', colourOf })) as {
    id: string
    description: string
  }[]
  for (const { entity, knownFrom } of existing) {
    const properties = features.find(({ id }) => id === entity.id)!.properties
    expect([entity.id, properties['existing'], properties['documented_phase'], properties['existing_why_zh']]).toEqual([
      entity.id,
      true,
      'existing',
      entity.existing?.zh ?? null,
    ])
    const since = isStanding(entity) ? null : isoOf(knownFrom!)
    expect([entity.id, properties['existing_known_from']]).toEqual([entity.id, since])
    expect([entity.id, packets.find(({ id }) => id === entity.id)?.description.includes('既有')]).toEqual([
      entity.id,
      true,
    ])
  }
  const others = schedule.entries.filter(({ entity }) => !isExisting(entity))
  for (const { entity } of others)
    expect([entity.id, features.find(({ id }) => id === entity.id)!.properties['existing']]).toEqual([entity.id, false])
})

test('what a plan takes up of the reports is in every file of plans', () => {
  const taken = schedule.entries.flatMap(({ entity, plan }) =>
    (plan?.takenUp ?? []).map((report) => ({ id: entity.id, fact: report.fact })),
  )
  expect(taken.length).toBeGreaterThanOrEqual(8)
  for (const [name, rows] of records.filter(([name]) => !/documented|differences|changes/.test(name)))
    for (const { id, fact } of taken) {
      const mentions = rows.filter(
        (row) => row.includes(id) && row.includes(fact) && /采纳|taken up|planned_taken_up/i.test(row),
      )
      expect([name, id, fact, mentions.length > 0]).toEqual([name, id, fact, true])
    }
})
