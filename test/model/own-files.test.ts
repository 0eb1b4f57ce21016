import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { localize } from '../../src/messages/localize.ts'
import { readOwnText } from '../../src/intake/read-own-text.ts'
import { readLocatedJson } from '../../src/intake/located-json.ts'
import { writeRecordFile } from '../../src/intake/read-record-file.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import { townRecord } from '../town/town-record.ts'

/* Files of the twin's own, each brought to where another is wanted, or saved by an editor in another encoding. */

const input = (name: string): Uint8Array => readFileSync(new URL(`inputs/${name}`, import.meta.url))
const RECORD = writeRecordFile(townRecord())
const FILES = {
  scenario: strToU8('{"format":"zhengzhou-twin-scenario","version":3}'),
  briefing: input('vertical-tab.briefing.json'),
  record: strToU8(RECORD),
}
const PROJECT = zipSync({ 'project.json': strToU8('{}'), 'layers/1.layer': strToU8('x') })

const said = (bytes: Uint8Array, wanted: keyof typeof FILES, language: 'zh' | 'en' = 'en'): string | null => {
  const read = readOwnText('a.json', bytes, wanted)
  return read.ok ? null : read.errors.map(({ reason }) => localize(reason, language)).join(' ')
}

describe('a file that is something else is named, with where it is opened', () => {
  const kinds = Object.keys(FILES) as (keyof typeof FILES)[]
  const pairs = kinds.flatMap((given) => kinds.map((wanted) => [given, wanted] as const))

  test.each(pairs.filter(([given, wanted]) => given !== wanted))('a %s where a %s is wanted', (given, wanted) => {
    const words = said(FILES[given], wanted)
    expect(words).toMatch(new RegExp(`${given} files?.*, not one of the twin's ${wanted} files`))
    expect(words).toMatch(/: open it /)
  })

  test.each(kinds)('a %s is taken where one is wanted', (kind) => {
    expect(said(FILES[kind], kind)).toBe(null)
  })

  test.each<[string, Uint8Array, RegExp]>([
    ['a map layer', input('my.geojson'), /GeoJSON.*not one of the twin's record files/],
    ['a project', PROJECT, /project files.*own data \(D\)/],
    [
      'a workbook of before 2007',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]),
      /not one of the twin's record files/,
    ],
    ['a PDF', strToU8('%PDF-1.7'), /PDF.*not one of the twin's record files/],
    ['a page', strToU8('<!DOCTYPE html><html></html>'), /not one of the twin's record files/],
    ['nothing', strToU8(' \n'), /empty/],
    ['bytes', new Uint8Array(900).fill(3), /not one of the twin's record files/],
  ])('%s where a record is wanted', (_name, bytes, words) => {
    expect(said(bytes, 'record')).toMatch(words)
    expect(said(bytes, 'record', 'zh')).not.toMatch(/[a-z]{5,} [a-z]{5,}/)
  })

  test('a schedule’s reader names records and projects, too', () => {
    const [record, project] = [FILES.record, PROJECT].map((bytes) =>
      localize(readSchedule('a.csv', bytes).faults[0]!.reason, 'en'),
    )
    expect(record).toMatch(/record files.*own documents/)
    expect(project).toMatch(/project files.*own data/)
  })

  test('damaged JSON is left to the reader, which tells the place', () => {
    expect(said(strToU8('{"format":"zhengzhou-twin-record",'), 'record')).toBe(null)
  })
})

const utf16 = (text: string, mark: boolean): Uint8Array =>
  new Uint8Array([
    ...(mark ? [0xff, 0xfe] : []),
    ...new Uint8Array(new Uint16Array([...text].map((sign) => sign.charCodeAt(0))).buffer),
  ])

test.each<[string, Uint8Array]>([
  ['UTF-8', strToU8(RECORD)],
  ['UTF-8 with its mark', new Uint8Array([0xef, 0xbb, 0xbf, ...strToU8(RECORD)])],
  ['UTF-16 with its mark', utf16(RECORD, true)],
  ['UTF-16 without', utf16(RECORD, false)],
])('a record that an editor saved as %s is the record', (_name, bytes) => {
  const text = readOwnText('a.record.json', bytes, 'record')
  expect(text.ok && readLocatedJson('a', text.value, 1e6)).toMatchObject({ ok: true, value: { value: townRecord() } })
})
