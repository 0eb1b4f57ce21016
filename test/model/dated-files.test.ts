import { describe, expect, test } from 'vitest'
import { dayOf, isoOf } from '../../src/base/day.ts'
import type { Words } from '../../src/base/words.ts'
import { writeCzml, type CzmlExport } from '../../src/export/czml.ts'
import { writeGeoJson, type DatedExport } from '../../src/export/geojson.ts'
import { writeProjectXml, type ProjectXmlExport } from '../../src/export/project-xml.ts'
import { writeScheduleCsv } from '../../src/export/schedule-csv.ts'
import type { Phase } from '../../src/facts/phase.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import type { OwnRecord } from '../../src/scenario/own-record.ts'
import { buildTown } from '../town/town.ts'
import { townFiles } from '../town/town-files.ts'
import { readRealCity } from './real-city.ts'

const town = buildTown()
const phaseName = (phase: Phase): Words => ({ zh: `〔${phase}〕`, en: phase })
const dated: DatedExport = {
  city: town.city, schedule: town.schedule, places: town.pack.geometry.places, day: dayOf('2022-06-20'),
  credits: town.pack.facts.credits, reviewNumber: null, phaseName,
}
const czml = (reading: CzmlExport['reading'], more: Partial<DatedExport> = {}): CzmlExport => ({ ...dated, ...more, reading, colourOf: (phase) => [phase.length, 0, 0, 255] })
const records: OwnRecord[] = [{ entity: 'tower', name: '塔', actualStart: '2022-03-05', actualFinish: null, percent: 40.5, file: '进度.csv', row: 2 }]
const xml: ProjectXmlExport = {
  city: town.city, schedule: town.schedule, systems: town.pack.systems.systems,
  links: [{ before: 'tower', after: 'yard', lagDays: -3 }, { before: 'ring-road', after: 'tower', lagDays: 1 }], ownRecords: records, language: 'en', reviewNumber: null,
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('GeoJSON', () => {
  test('of the town', async () => {
    await expect(writeGeoJson(dated)).toMatchFileSnapshot('goldens/town.geojson')
  })

  test('every file says that documented is not actual, whom it owes thanks, and that it is not reviewed', () => {
    const { twin } = JSON.parse(writeGeoJson(dated)) as { twin: { notActual: Words; review: Words; credits: unknown[] } }
    expect(twin.notActual.zh).toContain('不代表当前建设情况')
    expect(twin.review.zh).toContain('未经审图')
    expect(twin.credits).toEqual(town.pack.facts.credits)
    expect(writeGeoJson({ ...dated, reviewNumber: '豫S(2026)001号' })).toContain('审图号：豫S(2026)001号')
  })
})

test('no file carries coordinates of gas lines, or of points that the map does not pin', () => {
  const { city, schedule, pack } = readRealCity()
  const options = { ...dated, city, schedule, places: pack.geometry.places, credits: pack.facts.credits, day: dayOf('2024-01-01') }
  const { features } = JSON.parse(writeGeoJson(options)) as { features: { id: string; geometry: { type: string } | null; properties: { layer: string; location: string; accuracy_m: number } }[] }
  const gas = features.filter(({ properties }) => properties.layer === 'pipelines')
  expect(gas.length).toBeGreaterThan(3)
  expect(gas.filter(({ geometry, properties }) => geometry !== null || properties.location !== 'withheld' || properties.accuracy_m !== null)).toEqual([])
  expect(features.filter(({ geometry, properties }) => geometry?.type === 'Point' && properties.accuracy_m >= 2500)).toEqual([])
  expect(features.filter(({ geometry }) => geometry !== null).length).toBeGreaterThan(40)
  const packets = JSON.parse(writeCzml({ ...options, reading: 'planned', colourOf: () => [0, 0, 0, 255] })) as { properties?: { layer: string }; polyline?: unknown; position?: unknown; polygon?: unknown }[]
  expect(packets.filter(({ properties, polyline, position, polygon }) => properties?.layer === 'pipelines' && (polyline ?? position ?? polygon))).toEqual([])
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
      expect(document).toMatchObject({ id: 'document', version: '1.0', clock: { range: 'CLAMPED', step: 'SYSTEM_CLOCK_MULTIPLIER' } })
      expect(isInterval(document!['clock']!['interval'])).toBe(true)
      expect(document!['clock']!['currentTime']).toBe('2022-06-19T16:00:00Z')
      expect(new Set(packets.map(({ id }) => id)).size).toBe(packets.length)
      for (const packet of packets) {
        expect(isInterval(packet['availability']!)).toBe(true)
        const colour = (packet['point']?.['color'] ?? packet['polygon']?.['material']?.['solidColor']?.['color'] ?? packet['polyline']?.['material']?.['solidColor']?.['color'] ?? []) as { interval: string; rgba: number[] }[]
        for (const [i, { interval, rgba }] of colour.entries()) {
          expect([isInterval(interval), rgba.length]).toEqual([true, 4])
          expect(interval.split('/')[0]).toBe(i === 0 ? String(packet['availability']).split('/')[0] : colour[i - 1]!.interval.split('/')[1])
        }
      }
    }
  })

  test('names are text, not markup', () => {
    const files = townFiles()
    ;(files.get('data/documents/june-paper.json') as { publication: Words }).publication = { zh: '<img src=x>', en: 'a & b' }
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
    const planned = town.schedule.entries.filter(({ plan }) => plan)
    expect(rows.map(({ id, name, start, finish }) => [id, name, start, finish]).sort()).toEqual(
      planned.map(({ entity, plan }) => [entity.id, entity.name[language], plan!.start.day, plan!.end.day - 1]).sort(),
    )
    const tower = rows.find(({ id }) => id === 'tower')
    expect([tower?.actualStart && isoOf(tower.actualStart), tower?.actualFinish, tower?.percent]).toEqual(['2022-03-05', null, 41])
    expect(rows.filter(({ links }) => links.length > 0).map(({ id, links }) => [id, links])).toEqual([['yard', [{ row: tower?.row, lagDays: -3 }]]])
  })

  test('says of no task that works have begun, unless an own record does', () => {
    const text = writeProjectXml({ ...xml, ownRecords: [] })
    expect(text).not.toMatch(/Actual|PercentComplete/)
  })
})

test.each(['zh', 'en'] as const)('the table of the schedule is read back, in %s', async (language) => {
  const read = await readSchedule('town.csv', bytes(writeScheduleCsv(town.city, town.schedule, records, language, (basis) => basis)))
  expect(read.faults).toEqual([])
  expect(read.rows.map(({ id, name, start, finish }) => [id, name, start, finish])).toEqual(
    town.schedule.entries.flatMap(({ entity, plan }) => (plan ? [[entity.id, entity.name[language], plan.start.day, plan.end.day - 1]] : [])),
  )
  const tower = read.rows.find(({ id }) => id === 'tower')
  expect([tower?.actualStart && isoOf(tower.actualStart), tower?.actualFinish, tower?.percent]).toEqual(['2022-03-05', null, 40.5])
})
