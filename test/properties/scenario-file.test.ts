import { inWords } from '../in-words.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { phaseName } from '../../src/app/phase-names.ts'
import { writeScenarioFile, writeScenarioLink } from '../../src/export/scenario-file.ts'
import { readScenarioFile, readScenarioLink } from '../../src/intake/read-scenario-file.ts'
import { anyScenario, anyScenarioFile } from '../town/any-scenario.ts'
import { asDay } from '../../src/base/day.ts'
import { writeProjectXml } from '../../src/export/project-xml.ts'
import { writeScheduleCsv } from '../../src/export/schedule-csv.ts'
import { writeCzml } from '../../src/export/czml.ts'
import { writeGeoJson } from '../../src/export/geojson.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import { addedPlaces } from '../../src/scenario/city-with-added.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { buildTown } from '../town/town.ts'
import { checkAsyncProperty, checkProperty } from './check-property.ts'

test('a scenario file is read back as it was, and written again to the same bytes', () => {
  checkProperty(
    'scenario-file-back',
    fc.property(anyScenarioFile, (file) => {
      const text = writeScenarioFile(file)
      const read = readScenarioFile('a.scenario.json', text)
      expect(read).toEqual({ ok: true, value: file })
      expect(read.ok && writeScenarioFile(read.value)).toBe(text)
    }),
    200,
  )
})

test('a link is read back as it was, is and is made of letters that every address may hold', () => {
  checkProperty(
    'scenario-link-back',
    fc.property(anyScenarioFile, (file) => {
      const link = writeScenarioLink(file)
      fc.pre(link.ok)
      expect(link.value).toMatch(/^1\.[\w-]+\.\w+$/)
      expect(link.value.length).toBeLessThanOrEqual(8000)
      expect(readScenarioLink(link.value)).toEqual({ ok: true, value: file })
    }),
    200,
  )
})

test('a link that is cut or changed anywhere is refused, in words', () => {
  checkProperty(
    'damaged-link',
    fc.property(anyScenarioFile, fc.nat(), fc.nat(3), fc.string({ maxLength: 3 }), (file, pick, length, put) => {
      const link = writeScenarioLink(file)
      fc.pre(link.ok)
      const at = pick % (link.value.length + 1)
      const broken = link.value.slice(0, at) + put + link.value.slice(at + length)
      const read = readScenarioLink(broken)
      // The spare bits of the last letter of base64 carry nothing: such a change is none, and all others are found.
      expect(read.ok ? read.value : file).toEqual(file)
      expect(
        read.ok
          ? []
          : read.errors.filter(
              ({ file: name, reason }) => name !== 'link' || inWords(reason, 'zh') === '' || inWords(reason) === '',
            ),
      ).toEqual([])
      expect(read.ok && link.value.length !== broken.length).toBe(false)
    }),
    400,
  )
})

test('a scenario file that is damaged anywhere is refused with line and column, or is still a scenario', () => {
  const put = fc.oneof(
    fc.string({ maxLength: 4 }),
    fc.constantFrom(
      '"',
      '{',
      ']',
      ',',
      'null',
      '-1',
      '\n',
      '"version": 1,',
      '2022-02-30',
      '\u0000',
      '\u{feff}',
      '"__proto__": {},',
    ),
  )
  checkProperty(
    'damaged-scenario-file',
    fc.property(
      anyScenarioFile,
      fc.array(fc.tuple(fc.nat(), fc.nat(30), put), { minLength: 1, maxLength: 3 }),
      (file, harms) => {
        let text = writeScenarioFile(file)
        for (const [pick, length, piece] of harms) {
          const at = pick % (text.length + 1)
          text = text.slice(0, at) + piece + text.slice(at + length)
        }
        const read = readScenarioFile('a.scenario.json', text)
        const lines = text.replace(/^\u{feff}/u, '').split('\n')
        const lost = read.ok
          ? []
          : read.errors.filter(
              ({ file: name, row, column, reason }) =>
                name !== 'a.scenario.json' ||
                inWords(reason, 'zh') === '' ||
                inWords(reason) === '' ||
                row < 1 ||
                row > lines.length ||
                column < 1 ||
                column > (lines[row - 1]?.length ?? 0) + 1,
            )
        expect(lost).toEqual([])
        expect(read.ok || read.errors.length > 0).toBe(true)
        expect(read.ok ? readScenarioFile('b', writeScenarioFile(read.value)) : read).toEqual(read)
      },
    ),
    600,
  )
})

test('anything at all is a scenario or a fault', () => {
  checkProperty(
    'any-scenario-file',
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.json(),
        fc.jsonValue().map((value) =>
          JSON.stringify({
            format: 'zhengzhou-twin-scenario',
            version: 1,
            scenario: value,
            ownRecords: value,
            bases: value,
          }),
        ),
      ),
      (text) => {
        expect(readScenarioFile('x', text).ok).toBe(false)
        expect(readScenarioLink(text).ok).toBe(false)
        expect(readScenarioLink(`1.${text}.0`).ok).toBe(false)
      },
    ),
    500,
  )
})

test('the schedule of any scenario is read back from Project XML and from the table, day for day', async () => {
  const town = buildTown()
  await checkAsyncProperty(
    'schedule-back',
    fc.asyncProperty(anyScenario, fc.constantFrom('zh', 'en'), async (scenario, language) => {
      const schedule = buildSchedule(town.city, scenario, town.pack.facts.scenarios)
      const planned = schedule.entries
        .flatMap(({ entity, plan }) =>
          plan ? [[entity.id, Math.floor(plan.start.day), Math.ceil(plan.end.day) - 1]] : [],
        )
        .sort()
      const xml = await readSchedule(
        'a.xml',
        new TextEncoder().encode(
          writeProjectXml({
            city: town.city,
            schedule,
            systems: town.pack.systems.systems,
            ownRecords: [],
            phaseName,
            language,
            reviewNumber: null,
          }),
        ),
      )
      expect(xml.faults).toEqual([])
      const tasks = xml.rows.filter(({ summary }) => !summary)
      expect(tasks.map(({ id, start, finish }) => [id, start, finish]).sort()).toEqual(planned)
      const idAt = new Map(tasks.map(({ key, id }) => [key, id]))
      const has = (id: string): boolean => planned.some(([known]) => known === id)
      expect(
        tasks
          .flatMap(({ id, links }) => links.map(({ before, kind, lagDays }) => [idAt.get(before), id, kind, lagDays]))
          .sort(),
      ).toEqual(
        schedule.dependencies
          .filter(({ outcome, dependency: { before, after } }) => outcome !== 'cycle' && has(before) && has(after))
          .map(({ dependency: { before, after, kind, lagDays } }) => [before, after, kind, lagDays])
          .sort(),
      )
      const csv = await readSchedule(
        'a.csv',
        new TextEncoder().encode(writeScheduleCsv(town.city, schedule, [], language, (basis) => basis, phaseName)),
      )
      expect(csv.faults).toEqual([])
      expect(csv.rows.map(({ id, start, finish }) => [id, start, finish]).sort()).toEqual(planned)
    }),
    150,
  )
})

test('GeoJSON and CZML of any scenario are whole: every thing once, intervals that follow on each other', () => {
  const town = buildTown()
  checkProperty(
    'dated-files',
    fc.property(anyScenario, fc.integer({ min: 0, max: 3000 }), (scenario, day) => {
      const schedule = buildSchedule(town.city, scenario, town.pack.facts.scenarios)
      const options = {
        city: town.city,
        schedule,
        places: [...town.pack.geometry.places, ...addedPlaces(schedule.scenario)],
        day: asDay(day),
        credits: [],
        reviewNumber: null,
        phaseName: (phase: string) => ({ zh: phase, en: phase }),
      }
      const { features } = JSON.parse(writeGeoJson(options)) as { features: { id: string }[] }
      expect(features.map(({ id }) => id)).toEqual(schedule.entries.map(({ entity }) => entity.id))
      const packets = JSON.parse(writeCzml({ ...options, reading: 'planned', colourOf: () => [0, 0, 0, 255] })) as {
        id: string
        availability?: string
        point?: { color: { interval: string }[] }
      }[]
      expect(new Set(packets.map(({ id }) => id)).size).toBe(packets.length)
      for (const { availability = '', point } of packets.slice(1)) {
        const [from = '', to = ''] = availability.split('/')
        expect(Date.parse(from)).toBeLessThan(Date.parse(to))
        const ofColours = point
          ? `${point.color[0]?.interval.split('/')[0]}/${point.color.at(-1)?.interval.split('/')[1]}`
          : availability
        expect(ofColours).toBe(availability)
      }
    }),
    150,
  )
})
