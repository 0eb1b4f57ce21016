import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { phaseName } from '../../src/app/phase-names.ts'
import { cleanLine, cleanText, cleanTexts, LONGEST_TEXT } from '../../src/base/clean-text.ts'
import { nameInBoth, nameInOneLanguage } from '../../src/messages/own-names.ts'
import { dayOf } from '../../src/base/day.ts'
import { writeCzml } from '../../src/export/czml.ts'
import { writeGeoJson } from '../../src/export/geojson.ts'
import { writeProjectXml } from '../../src/export/project-xml.ts'
import { writeScenarioFile } from '../../src/export/scenario-file.ts'
import { writeScheduleCsv } from '../../src/export/schedule-csv.ts'
import { readDraft } from '../../src/intake/read-draft.ts'
import { readScenarioFile } from '../../src/intake/read-scenario-file.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { addEdit, createScenario } from '../../src/scenario/edit-scenario.ts'
import { checkProperty } from '../properties/check-property.ts'
import { buildTown } from '../town/town.ts'

/** Written once more, apart from the code: what no text that leaves the twin may hold. */
const bears = (text: string): boolean =>
  !/[\ud800-\udfff]/u.test(text) &&
  [...text].every((sign) => {
    const code = sign.codePointAt(0)!
    const control = (code < 32 && code !== 9 && code !== 10) || (code >= 127 && code < 160)
    const turns = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
    return !control && !turns && (code & 0xfffe) !== 0xfffe && !(code >= 0xfdd0 && code <= 0xfdef)
  })
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(
      fc.constantFrom(
        '\u000b',
        '\u202e',
        '\ud800',
        '\udc00',
        '\ufffe',
        '\r\n',
        '\u2029',
        '\u0085',
        '👨‍👩‍👧',
        'é',
        '字',
        ' ',
        '\u0000',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)

describe('a text of one’s own', () => {
  test('is one that every file can hold, whatever it was; cleaning twice changes nothing', () => {
    checkProperty(
      'clean-text',
      fc.property(anyText, fc.integer({ min: 1, max: 8 }), (text, longest) => {
        expect(bears(cleanText(text))).toBe(true)
        expect(cleanText(cleanText(text))).toBe(cleanText(text))
        const cut = cleanText(text, longest)
        expect(cut.length).toBeLessThanOrEqual(longest)
        expect(bears(cut) && cleanText(text).startsWith(cut)).toBe(true)
        expect(cleanLine(text)).not.toMatch(/[\n\t]|^\s|\s$/)
      }),
      2000,
    )
  })

  test.each([
    ['First\u000bsecond', 'First\nsecond'],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['\u202efdp.exe', 'fdp.exe'],
    ['x\ud83dy', 'xy'],
    ['郑州\u200b东站\ufeff', '郑州东站'],
    ['two  spaces stay ', 'two  spaces stay '],
  ])('%j becomes %j', (text, expected) => expect(cleanText(text)).toBe(expected))

  test('a text of millions of characters is cut in no time', () => {
    const begun = performance.now()
    expect(cleanText('字'.repeat(3_000_000), 2_000_000)).toHaveLength(2_000_000)
    expect(cleanText(`字${'\u0301'.repeat(100_000)}`, 50_000)).toHaveLength(50_000)
    expect(performance.now() - begun).toBeLessThan(3_000)
  })

  test('is cut between whole signs', () => {
    expect(cleanText(`${'a'.repeat(LONGEST_TEXT - 1)}👨‍👩‍👧`)).toBe('a'.repeat(LONGEST_TEXT - 1))
    expect(cleanText('e\u0301x', 2)).toBe('e\u0301')
  })

  test('what needs no cleaning is the very object', () => {
    const value = { a: ['x', { b: 1, c: null }] }
    expect(cleanTexts(value)).toBe(value)
    expect(cleanTexts({ 'k\u0000': ['\u000b'] })).toEqual({ k: ['\n'] })
  })

  test('a name is given in both languages, or says which is missing', () => {
    expect(nameInBoth({ zh: ' 滨河医院 ', en: 'Riverside' })).toEqual({ zh: '滨河医院', en: 'Riverside' })
    expect(nameInBoth({ zh: '', en: 'Riverside' })).toEqual({ zh: 'Riverside（无中文名）', en: 'Riverside' })
    expect(nameInBoth({ zh: '滨河医院', en: '  ' })).toEqual({ zh: '滨河医院', en: '滨河医院 (no English name)' })
  })

  test('a name in one language says that the other is missing', () => {
    expect(nameInOneLanguage('滨河医院')).toEqual({ zh: '滨河医院', en: '滨河医院 (no English name)' })
    expect(nameInOneLanguage('Riverside')).toEqual({ zh: 'Riverside（无中文名）', en: 'Riverside' })
  })
})

test('vertical-tab.briefing.json is read with its lines, and without what no slide can hold', () => {
  const text = readFileSync(new URL('inputs/vertical-tab.briefing.json', import.meta.url), 'utf8')
  const read = readDraft('b.json', text, { isFact: () => true, isEntity: () => true, isScenario: () => true })
  expect(read.ok && read.value.chapters[0]?.title.en).toBe('First line\nsecond line')
})

describe('with the worst of words every file is whole', () => {
  const town = buildTown()
  const nasty = 'a\u000bb\u202e<c&d>"\ud800\ufffe =1+1'
  const words = { zh: nasty, en: nasty }
  const about = { author: words, reason: words }
  const made = createScenario({ id: 'own', name: words, statement: words, base: 'reference' })
  const cancelled = made.ok
    ? addEdit(made.value, { edit: 'cancel', entity: 'tram', from: '2022-06-01', ...about })
    : made
  const edited = cancelled.ok
    ? addEdit(cancelled.value, {
        edit: 'add',
        entity: 'added-1',
        name: words,
        layer: 'parks',
        kind: 'site',
        planClass: 'building',
        place: null,
        at: null,
        parent: null,
        start: '2022-01-01',
        end: '2023-01-01',
        ...about,
      })
    : cancelled
  if (!edited.ok) throw new Error(JSON.stringify(edited.errors))
  const scenario = edited.value
  const schedule = buildSchedule(town.city, scenario, town.pack.facts.scenarios)
  const record = {
    entity: 'tower',
    name: cleanLine(nasty),
    actualStart: null,
    actualFinish: null,
    percent: 40,
    file: 'a.csv',
    row: 1,
  }
  const dated = {
    city: town.city,
    schedule,
    places: town.pack.geometry.places,
    day: dayOf('2022-06-20'),
    credits: [],
    reviewNumber: null,
    phaseName: () => words,
  }
  const xml = writeProjectXml({
    city: town.city,
    schedule,
    systems: [],
    ownRecords: [record],
    phaseName,
    language: 'en',
    reviewNumber: null,
  })

  test('Project XML', () => {
    expect(XMLValidator.validate(xml)).toBe(true)
    expect(bears(xml)).toBe(true)
    expect(readSchedule('a.xml', new TextEncoder().encode(xml)).faults).toEqual([])
  })

  test('CSV', () => {
    const text = writeScheduleCsv(town.city, schedule, [record], 'en', (basis) => basis, phaseName)
    expect(bears(text.replaceAll('\r\n', '\n').slice(1))).toBe(true)
    const { data, errors } = papa.parse<string[]>(text.trim())
    expect([errors, new Set(data.map((row) => row.length)).size]).toEqual([[], 1])
  })

  test('GeoJSON and CZML', () => {
    const features = (JSON.parse(writeGeoJson(dated)) as { features: { properties: Record<string, unknown> }[] })
      .features
    expect(features.find(({ properties }) => properties['id'] === 'added-1')?.properties['name_en']).toBe(
      'a\nb<c&d>" =1+1',
    )
    const czml = JSON.parse(
      writeCzml({
        ...dated,
        phaseName: () => ({ zh: 'x', en: 'x' }),
        reading: 'planned',
        colourOf: () => [0, 0, 0, 255],
      }),
    ) as Record<string, unknown>[]
    expect(czml.every((packet) => bears(String(packet['name'])) && bears(String(packet['description'])))).toBe(true)
  })

  test('a scenario file, which is read back to the same', () => {
    const text = writeScenarioFile({ scenario, bases: [], ownRecords: [record] })
    expect(readScenarioFile('a.json', text)).toEqual({ ok: true, value: { scenario, bases: [], ownRecords: [record] } })
  })
})

/** Cesium's CZML guide: a document first, ids once, intervals in order, positions in threes. */
test('CZML keeps to its structure', () => {
  const town = buildTown()
  const packets = JSON.parse(
    writeCzml({
      city: town.city,
      schedule: town.schedule,
      places: town.pack.geometry.places,
      day: dayOf('2022-06-20'),
      credits: town.pack.facts.credits,
      reviewNumber: null,
      phaseName: (phase) => ({ zh: phase, en: phase }),
      reading: 'planned',
      colourOf: () => [1, 2, 3, 255],
    }),
  ) as Record<string, unknown>[]
  expect([packets[0]?.['id'], packets[0]?.['version']]).toEqual(['document', '1.0'])
  expect(new Set(packets.map(({ id }) => id)).size).toBe(packets.length)
  const times = (interval: string): number[] => interval.split('/').map((time) => Date.parse(time))
  const wrong: string[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null) return
    for (const [key, part] of Object.entries(value)) {
      if (key === 'cartographicDegrees' && Array.isArray(part) && !Array.isArray(part[0]) && part.length % 3 !== 0)
        wrong.push(`${key} of ${part.length}`)
      if ((key === 'interval' || key === 'availability') && typeof part === 'string') {
        const [from, to] = times(part)
        if (!(from! < to!)) wrong.push(part)
      }
      visit(part)
    }
  }
  visit(packets)
  expect(wrong).toEqual([])
})
