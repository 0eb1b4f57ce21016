import { describe, expect, test } from 'vitest'
import { dayOf, isoOf } from '../../src/base/day.ts'
import type { LocalizedText } from '../../src/base/localized-text.ts'
import { writeCzml, type CzmlExport } from '../../src/export/czml.ts'
import { writeGeoJson, type DatedExport } from '../../src/export/geojson.ts'
import { addedPlaces } from '../../src/scenario/city-with-added.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import type { NewEdit } from '../../src/scenario/edit-scenario.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { writeProjectXml, type ProjectXmlExport } from '../../src/export/project-xml.ts'
import { writeScheduleCsv } from '../../src/export/schedule-csv.ts'
import type { Phase } from '../../src/facts/phase.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import type { OwnRecord } from '../../src/scenario/own-record.ts'
import { buildTown } from '../town/town.ts'
import { townFiles } from '../town/town-files.ts'
import { readRealCity } from './real-city.ts'

const town = buildTown()
/** The town under a trial: a hold, a thing given up, a thing of its own, and one that waits for another. */
const words = { zh: '试', en: 'trial' }
const about = { author: words, reason: words }
const edits: readonly NewEdit[] = [
  { edit: 'hold', entity: 'tower', from: '2022-08-01', until: '2022-11-01', ...about },
  { edit: 'cancel', entity: 'fleet', from: '2023-01-01', ...about },
  {
    edit: 'add',
    entity: 'new-hall',
    name: words,
    layer: 'parks',
    kind: 'site',
    planClass: 'building',
    place: null,
    at: { lng: 113.66, lat: 34.71, accuracyM: 300 },
    parent: 'garden',
    start: '2022-09-01',
    end: '2023-09-01',
    ...about,
  },
]
const trial = readScenario({
  version: 2,
  id: 'trial',
  name: words,
  statement: words,
  base: 'reference',
  horizon: '2025-06-01',
  deadlines: null,
  durations: null,
  profiles: null,
  edits: edits.map((edit, i) => ({ id: `edit-${i}`, ...edit })),
  dependencies: [
    { id: 'wait', before: 'tram', after: 'stop', lagDays: -3, reason: words },
    { id: 'none', before: 'ring-road', after: 'tower', lagDays: 1, reason: words },
  ],
  milestones: [],
  notes: [],
})
if (!trial.ok) throw new Error(JSON.stringify(trial.errors))
const tried = buildSchedule(town.city, trial.value, [...town.pack.facts.scenarios])
const placesTried = [...town.pack.geometry.places, ...addedPlaces(tried.scenario)]
const phaseName = (phase: Phase): LocalizedText => ({ zh: `〔${phase}〕`, en: phase })
const dated: DatedExport = {
  city: town.city,
  schedule: town.schedule,
  places: town.pack.geometry.places,
  day: dayOf('2022-06-20'),
  credits: town.pack.facts.credits,
  reviewNumber: null,
  phaseName,
}
const czml = (reading: CzmlExport['reading'], more: Partial<DatedExport> = {}): CzmlExport => ({
  ...dated,
  ...more,
  reading,
  colourOf: (phase) => [phase.length, 0, 0, 255],
})
const records: OwnRecord[] = [
  {
    entity: 'tower',
    name: '塔',
    actualStart: '2022-03-05',
    actualFinish: null,
    percent: 40.5,
    file: '进度.csv',
    row: 2,
  },
]
const xml: ProjectXmlExport = {
  city: town.city,
  schedule: tried,
  systems: town.pack.systems.systems,
  ownRecords: records,
  phaseName,
  language: 'en',
  reviewNumber: null,
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('GeoJSON', () => {
  test('of the town', async () => {
    await expect(writeGeoJson(dated)).toMatchFileSnapshot('goldens/town.geojson')
  })

  test('every file says that documented is not actual, whom it owes thanks, and that it is not reviewed', () => {
    const { twin } = JSON.parse(writeGeoJson(dated)) as {
      twin: { notActual: LocalizedText; review: LocalizedText; credits: unknown[] }
    }
    expect(twin.notActual.zh).toContain('不代表当前建设情况')
    expect(twin.review.zh).toContain('未经审图')
    expect(twin.credits).toEqual(town.pack.facts.credits)
    expect(writeGeoJson({ ...dated, reviewNumber: '豫S(2026)001号' })).toContain('审图号：豫S(2026)001号')
  })
})

test('outer rings run against the clock, holes with it', () => {
  const files = townFiles()
  const geometry = files.get('data/geometry/town.json') as {
    features: { id: string; geometry: { coordinates: number[][][] } }[]
  }
  const garden = geometry.features.find(({ id }) => id === 'garden')
  const hole = [
    [113.645, 34.685],
    [113.65, 34.685],
    [113.65, 34.69],
    [113.645, 34.685],
  ]
  garden?.geometry.coordinates[0]?.reverse()
  garden?.geometry.coordinates.push(hole)
  const other = buildTown(files)
  const { features } = JSON.parse(writeGeoJson({ ...dated, places: other.pack.geometry.places })) as {
    features: { id: string; geometry: { coordinates: number[][][] } | null }[]
  }
  expect(features.find(({ id }) => id === 'garden')?.geometry?.coordinates).toEqual([
    town.pack.geometry.places.find(({ id }) => id === 'garden')?.geometry.coordinates[0],
    hole.toReversed(),
  ])
})

test('no file carries coordinates of gas lines, or of points that the map does not pin', () => {
  const { city, schedule, pack } = readRealCity()
  const options = {
    ...dated,
    city,
    schedule,
    places: pack.geometry.places,
    credits: pack.facts.credits,
    day: dayOf('2024-01-01'),
  }
  const { features } = JSON.parse(writeGeoJson(options)) as {
    features: {
      id: string
      geometry: { type: string } | null
      properties: { layer: string; location: string; accuracy_m: number }
    }[]
  }
  const gas = features.filter(({ properties }) => properties.layer === 'pipelines')
  expect(gas.length).toBeGreaterThan(3)
  expect(
    gas.filter(
      ({ geometry, properties }) =>
        geometry !== null || properties.location !== 'withheld' || properties.accuracy_m !== null,
    ),
  ).toEqual([])
  expect(
    features.filter(({ geometry, properties }) => geometry?.type === 'Point' && properties.accuracy_m >= 2500),
  ).toEqual([])
  expect(features.filter(({ geometry }) => geometry !== null).length).toBeGreaterThan(40)
  const packets = JSON.parse(writeCzml({ ...options, reading: 'planned', colourOf: () => [0, 0, 0, 255] })) as {
    properties?: { layer: string }
    polyline?: unknown
    position?: unknown
    polygon?: unknown
  }[]
  expect(
    packets.filter(
      ({ properties, polyline, position, polygon }) =>
        properties?.layer === 'pipelines' && (polyline ?? position ?? polygon),
    ),
  ).toEqual([])
})

test('a scenario’s own thing is marked, has its own point, and rests on no document', () => {
  const { features } = JSON.parse(writeGeoJson({ ...dated, schedule: tried, places: placesTried })) as {
    features: { id: string; geometry: unknown; properties: Record<string, unknown> }[]
  }
  const own = features.find(({ id }) => id === 'new-hall')
  expect(own?.geometry).toEqual({ type: 'Point', coordinates: [113.66, 34.71] })
  expect(own?.properties).toMatchObject({
    added_by_scenario: 'trial',
    documented_phase: 'notStated',
    documents: [],
    planned_start: '2022-09-01',
  })
  expect(features.find(({ id }) => id === 'tower')?.properties).toMatchObject({
    planned_holds: [['2022-08-01', '2022-11-01']],
    planned_cancelled_from: null,
  })
  expect(features.find(({ id }) => id === 'fleet')?.properties).toMatchObject({ planned_cancelled_from: '2023-01-01' })
})

describe('CZML', () => {
  test.each(['planned', 'documented'] as const)('of the town, %s', async (reading) => {
    await expect(writeCzml(czml(reading))).toMatchFileSnapshot(`goldens/town-${reading}.czml`)
  })

  test('has the structure that Cesium documents', () => {
    const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/
    const isInterval = (text: string): boolean => {
      const [from = '', to = '', ...more] = text.split('/')
      return more.length === 0 && instant.test(from) && instant.test(to) && Date.parse(from) < Date.parse(to)
    }
    for (const reading of ['planned', 'documented'] as const) {
      const [document, ...packets] = JSON.parse(writeCzml(czml(reading))) as Record<string, never>[]
      expect(document).toMatchObject({
        id: 'document',
        version: '1.0',
        clock: { range: 'CLAMPED', step: 'SYSTEM_CLOCK_MULTIPLIER' },
      })
      expect(isInterval(document!['clock']!['interval'])).toBe(true)
      expect(document!['clock']!['currentTime']).toBe('2022-06-19T16:00:00Z')
      expect(new Set(packets.map(({ id }) => id)).size).toBe(packets.length)
      for (const packet of packets) {
        expect(isInterval(packet['availability']!)).toBe(true)
        const colour = (packet['point']?.['color'] ??
          packet['polygon']?.['material']?.['solidColor']?.['color'] ??
          packet['polyline']?.['material']?.['solidColor']?.['color'] ??
          []) as { interval: string; rgba: number[] }[]
        for (const [i, { interval, rgba }] of colour.entries()) {
          expect([isInterval(interval), rgba.length]).toEqual([true, 4])
          expect(interval.split('/')[0]).toBe(
            i === 0 ? String(packet['availability']).split('/')[0] : colour[i - 1]!.interval.split('/')[1],
          )
        }
      }
    }
  })

  test('holds and an end before the end are phases of their own', () => {
    const packets = JSON.parse(writeCzml(czml('planned', { schedule: tried, places: placesTried }))) as {
      id: string
      description: string
      clock?: { interval: string }
    }[]
    const told = (id: string): string[] =>
      (packets.find((packet) => packet.id === id)?.description ?? '')
        .split('<br>')
        .filter((line) => line.startsWith('from '))
    expect(packets[0]?.clock?.interval).toMatch(/\/2025-12-31T16:00:00Z$/)
    expect(told('tower')).toEqual([
      'from 1 March 2022: started',
      'from 15 June 2022: toppedOut',
      'from 1 August 2022: onHold',
      'from 1 November 2022: toppedOut',
      'from 2 April 2024: inOperation',
    ])
    expect(told('fleet')).toEqual(['from 15 June 2022: started', 'from 1 January 2023: cancelled'])
  })

  test('names are text, not markup', () => {
    const files = townFiles()
    ;(files.get('data/documents/june-paper.json') as { publication: LocalizedText }).publication = {
      zh: '<img src=x>',
      en: 'a & b',
    }
    const other = buildTown(files)
    const text = writeCzml(czml('documented', { city: other.city, schedule: other.schedule }))
    expect(text).not.toContain('<img')
    expect(text).toContain('&lt;img')
  })
})

describe('Project XML', () => {
  test('of the town', async () => {
    await expect(writeProjectXml(xml)).toMatchFileSnapshot('goldens/town-project.xml')
  })

  test.each(['zh', 'en'] as const)('is read back, in %s', async (language) => {
    const read = await readSchedule('town.xml', bytes(writeProjectXml({ ...xml, language })))
    expect(read.faults).toEqual([])
    const rows = read.rows.filter(({ summary }) => !summary)
    const planned = tried.entries.filter(({ plan }) => plan)
    expect(rows.map(({ id, name, start, finish }) => [id, name, start, finish]).sort()).toEqual(
      planned.map(({ entity, plan }) => [entity.id, entity.name[language], plan!.start.day, plan!.end.day - 1]).sort(),
    )
    const tower = rows.find(({ id }) => id === 'tower')
    expect([tower?.actualStart && isoOf(tower.actualStart), tower?.actualFinish, tower?.percent]).toEqual([
      '2022-03-05',
      null,
      40.5,
    ])
    expect(rows.filter(({ links }) => links.length > 0).map(({ id, links }) => [id, links])).toEqual([
      ['stop', [{ before: rows.find(({ id }) => id === 'tram')?.key, kind: 'finish-to-start', lagDays: -3 }]],
    ])
  })

  test('says of no task that works have begun, unless an own record does', () => {
    const text = writeProjectXml({ ...xml, ownRecords: [] })
    expect(text).not.toMatch(/Actual|PercentComplete/)
  })
})

test.each(['zh', 'en'] as const)('the table of the schedule is read back, in %s', async (language) => {
  const read = await readSchedule(
    'town.csv',
    bytes(writeScheduleCsv(town.city, town.schedule, records, language, (basis) => basis, phaseName)),
  )
  expect(read.faults).toEqual([])
  expect(read.rows.map(({ id, name, start, finish }) => [id, name, start, finish])).toEqual(
    town.schedule.entries.flatMap(({ entity, plan }) =>
      plan ? [[entity.id, entity.name[language], plan.start.day, plan.end.day - 1]] : [],
    ),
  )
  const tower = read.rows.find(({ id }) => id === 'tower')
  expect([tower?.actualStart && isoOf(tower.actualStart), tower?.actualFinish, tower?.percent]).toEqual([
    '2022-03-05',
    null,
    40.5,
  ])
})

test('CZML holds no empty value: Cesium’s reader refuses a file for one', () => {
  const real = readRealCity()
  for (const reading of ['planned', 'documented'] as const) {
    const text = writeCzml(
      czml(reading, { city: real.city, schedule: real.schedule, places: real.pack.geometry.places }),
    )
    expect(text).not.toMatch(/[:[,]null\b/)
    // Things with no place of their own are in it all the same.
    expect(text).toContain('"location":"withheld"')
  }
})

/** Of Microsoft's schema (mspdi_pj12.xsd, "XML Schema for the Tasks Element"), with what later versions write in between: a sequence, so that order counts. */
const TASK_ORDER = [
  'UID',
  'ID',
  'Name',
  'Active',
  'Manual',
  'Type',
  'IsNull',
  'WBS',
  'OutlineNumber',
  'OutlineLevel',
  'Priority',
  'Start',
  'Finish',
  'Duration',
  'ManualStart',
  'ManualFinish',
  'ManualDuration',
  'DurationFormat',
  'Milestone',
  'Summary',
  'PercentComplete',
  'ActualStart',
  'ActualFinish',
  'ConstraintType',
  'CalendarUID',
  'ConstraintDate',
  'Notes',
  'PredecessorLink',
  'ExtendedAttribute',
]
const PROJECT_ORDER = [
  'SaveVersion',
  'Name',
  'Title',
  'Subject',
  'ScheduleFromStart',
  'StartDate',
  'FinishDate',
  'CalendarUID',
  'DefaultStartTime',
  'DefaultFinishTime',
  'MinutesPerDay',
  'MinutesPerWeek',
  'DaysPerMonth',
  'ExtendedAttributes',
  'Calendars',
  'Tasks',
]
const LINK_ORDER = ['PredecessorUID', 'Type', 'CrossProject', 'LinkLag', 'LagFormat']

/** The elements that stand directly in another, in order, each name once where it comes several times in a row. */
const childrenAt = (text: string, indent: string): string[] =>
  [...text.matchAll(new RegExp(`^${indent}<(\\w+)`, 'gm'))]
    .map(([, name]) => name!)
    .filter((name, i, all) => name !== all[i - 1])

test('Project XML keeps the order of elements that the schema asks for', () => {
  const text = writeProjectXml(xml)
  expect(childrenAt(text, '  ')).toEqual(PROJECT_ORDER)
  const inOrder = (found: readonly string[], order: readonly string[]): readonly string[] =>
    order.filter((name) => found.includes(name))
  const tasks = [...text.matchAll(/^ {4}<Task>$[^]*?^ {4}<\/Task>$/gm)].map(([task]) => task)
  expect(tasks.length).toBeGreaterThan(5)
  for (const task of tasks) {
    const found = childrenAt(task, ' {6}')
    expect(found).toEqual(inOrder(found, TASK_ORDER))
  }
  // Together they hold all that is ever written of a task.
  const all = new Set(tasks.flatMap((task) => childrenAt(task, ' {6}')))
  for (const name of ['Active', 'PercentComplete', 'ActualStart', 'Notes', 'PredecessorLink', 'ExtendedAttribute'])
    expect([...all]).toContain(name)
  const link = /^ {6}<PredecessorLink>$[^]*?^ {6}<\/PredecessorLink>$/m.exec(text)![0]
  expect(childrenAt(link, ' {8}')).toEqual(LINK_ORDER)
})
