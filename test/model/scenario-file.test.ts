import { inWords } from '../in-words.ts'
import { deflateSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { writeScenarioFile, writeScenarioLink } from '../../src/export/scenario-file.ts'
import type { FileFault } from '../../src/intake/file-fault.ts'
import { readScenarioFile, readScenarioLink } from '../../src/intake/read-scenario-file.ts'
import { ownRecordSchema, ownStateAt, type OwnRecord } from '../../src/scenario/own-record.ts'
import { createScenario } from '../../src/scenario/edit-scenario.ts'
import type { ScenarioFile } from '../../src/scenario/scenario-file.ts'
import { checksum } from '../../src/scenario/checksum.ts'
import { townFiles } from '../town/town-files.ts'

const words = { zh: '试', en: 'a trial' }
const made = createScenario({ id: 'trial', name: words, statement: words, base: 'reference' })
if (!made.ok) throw new Error('the trial is no scenario')
const record: OwnRecord = {
  entity: 'tower',
  name: '塔',
  actualStart: '2022-03-05',
  actualFinish: '2022-12-31',
  percent: 100,
  file: '进度.csv',
  row: 2,
}
const file: ScenarioFile = { scenario: made.value, bases: [], ownRecords: [record] }
const lines = (errors: readonly FileFault[]): string[] =>
  errors.map(({ row, column, where, reason }) => `${row}:${column} ${where} ${inWords(reason)}`)
const faultsOf = (text: string): string[] => {
  const read = readScenarioFile('a', text)
  return read.ok ? [] : lines(read.errors)
}

describe('a scenario file', () => {
  test('has its fields in the order of the schema, whatever order they were made in', () => {
    const { notes, ...rest } = file.scenario
    const other: ScenarioFile = { ...file, scenario: { notes, ...rest } }
    expect(writeScenarioFile(other)).toBe(writeScenarioFile(file))
    expect(Object.keys(JSON.parse(writeScenarioFile(file)) as object)).toEqual([
      'format',
      'version',
      'scenario',
      'bases',
      'ownRecords',
    ])
  })

  test('may be a bare scenario, also of an old version', () => {
    const old = readScenarioFile('reference.json', JSON.stringify(townFiles().get('scenes/scenarios/reference.json')))
    expect(old.ok && old.value).toMatchObject({ scenario: { version: 3, id: 'reference' }, bases: [], ownRecords: [] })
  })

  test('says where it is wrong', () => {
    const text = writeScenarioFile(file)
    /** What is said when `from` is written as `to`: the fault must stand at the part behind the colon. */
    const damage = (from: string, to: string): string => {
      const broken = text.replace(from, to)
      const before = broken.slice(0, broken.indexOf(to) + to.indexOf(': ') + 2).split('\n')
      const [first = '', ...more] = faultsOf(broken)
      expect(more).toEqual([])
      const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1} `
      expect(first.slice(0, place.length)).toBe(place)
      return first.slice(place.length)
    }
    expect(damage('"horizon": null', '"horizon": 7')).toMatch(/^\/scenario\/horizon /)
    expect(damage('"percent": 100', '"percent": 400')).toMatch(/^\/ownRecords\/0\/percent the own record is wrong/)
    expect(damage('"bases": []', '"bases": {}')).toMatch(/^\/bases a list of at most 8/)
    expect(damage('"version": 1,', '"version": 9,')).toMatch(/^\/version the version of the file/)
    expect(damage('"bases": []', '"more": 1')).toMatch(/^\/more unknown field: more/)
    expect(damage('"format": "zhengzhou-twin-scenario"', '"format": "other"')).toMatch(/^\/format no scenario file/)
    expect(faultsOf(text.replace('"format"', '"format": 1, "format"'))).toEqual([
      '2:16  the key "format" stands twice in one object',
    ])
    expect(faultsOf(text.slice(0, -3))).toEqual([
      expect.stringMatching(/expected "," or "}", found the end of the file/),
    ])
    expect(faultsOf('')).toEqual(['1:1  expected a value, found the end of the file'])
    expect(faultsOf('['.repeat(100))).toEqual(['1:66  nested deeper than 64'])
    expect(faultsOf(' '.repeat(2_000_001))).toEqual([expect.stringMatching(/too large/)])
  })
})

describe('a scenario in a link', () => {
  test('is short, and goes there and back', () => {
    const link = writeScenarioLink({ ...file, ownRecords: [] })
    expect(link.ok && link.value.length).toBeLessThan(400)
    expect(link.ok && readScenarioLink(link.value)).toEqual({ ok: true, value: { ...file, ownRecords: [] } })
  })

  test.each([
    ['', /version of the link/],
    ['2.abc.0', /version of the link/],
    ['1.abc', /incomplete/],
    ['1.abc.0', /damaged/],
    ['1.a b.0', /character/],
    [`1.${'A'.repeat(20_000)}.0`, /too long/],
  ])('%s is refused', (text, expected) => {
    const read = readScenarioLink(text)
    expect(!read.ok && inWords(read.errors[0]?.reason)).toMatch(expected)
  })

  test('that would unpack to very much is refused without doing so', () => {
    const huge = ' '.repeat(8_000_000)
    const packed = btoa(String.fromCharCode(...deflateSync(new TextEncoder().encode(huge), { level: 9 })))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
    expect(packed.length).toBeLessThan(16_000)
    const read = readScenarioLink(`1.${packed}.${checksum(huge)}`)
    expect(!read.ok && inWords(read.errors[0]?.reason)).toMatch(/damaged/)
  })

  test('too large for one says so', () => {
    const name = {
      zh: Array.from({ length: 9000 }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 20_000))).join(''),
      en: 'x',
    }
    const link = writeScenarioLink({ ...file, scenario: { ...file.scenario, name } })
    expect(!link.ok && inWords(link.errors[0])).toMatch(/too large for a link \(\d+ characters, at most 8000\)/)
  })
})

describe('an own record', () => {
  test.each([
    ['2022-03-04', 'not-begun'],
    ['2022-03-05', 'under-way'],
    ['2022-12-31', 'under-way'],
    ['2023-01-01', 'finished'],
  ] as const)('on %s is %s', (day, state) => expect(ownStateAt(record, dayOf(day))).toBe(state))

  test('without dates says nothing of a day', () => {
    expect(ownStateAt({ ...record, actualStart: null, actualFinish: null }, dayOf('2022-06-01'))).toBe('unknown')
    expect(ownStateAt({ ...record, actualStart: null }, dayOf('2023-01-01'))).toBe('finished')
    expect(ownStateAt({ ...record, actualStart: null }, dayOf('2022-06-01'))).toBe('unknown')
  })

  test('says at least one thing, and nothing that cannot be', () => {
    expect(ownRecordSchema.safeParse({ ...record, actualStart: null, actualFinish: null, percent: null }).success).toBe(
      false,
    )
    expect(ownRecordSchema.safeParse({ ...record, actualStart: '2023-02-01' }).success).toBe(false)
    expect(ownRecordSchema.safeParse({ ...record, row: 0 }).success).toBe(false)
  })
})
