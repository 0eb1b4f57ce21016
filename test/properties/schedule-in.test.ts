import { inWords } from '../in-words.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { phaseName } from '../../src/app/phase-names.ts'
import { cleanLine } from '../../src/base/clean-text.ts'
import { asDay, isoOf, type Day } from '../../src/base/day.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import { matchRows } from '../../src/intake/match-rows.ts'
import { likeness, namePartsOf, plainName } from '../../src/intake/match-names.ts'
import { SCHEDULE_FIELDS, type ScheduleFile } from '../../src/intake/schedule-file.ts'
import { writeProjectXml } from '../../src/export/project-xml.ts'
import { writeScheduleCsv } from '../../src/export/schedule-csv.ts'
import { writeCsv } from '../../src/export/csv.ts'
import { buildTown } from '../town/town.ts'
import { writeXlsx } from '../town/write-xlsx.ts'
import { checkAsyncProperty, checkProperty } from './check-property.ts'

const town = buildTown()
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const xml = utf8(
  writeProjectXml({
    city: town.city,
    schedule: town.schedule,
    systems: [],
    ownRecords: [],
    phaseName,
    language: 'zh',
    reviewNumber: null,
  }),
)
const csv = utf8(writeScheduleCsv(town.city, town.schedule, [], 'zh', (basis) => basis, phaseName))
const xlsx = writeXlsx({
  进度: [
    ['编号', '项目名称', '开工日期', '竣工日期', '进度'],
    ['tower', '塔', { date: 44621 }, '2024年2月29日', 0.4],
    ['yard', '院子', '2022/5/20', null, 0.9],
  ],
})

/** What is wrong with what came of a file: nothing, if every fault has a place and words, and every row is in order. */
function complaintsOf(file: string, bytes: Uint8Array, read: ScheduleFile): string[] {
  const complaints: string[] = []
  const lines = new TextDecoder().decode(bytes).split('\n').length
  for (const fault of read.faults) {
    if (fault.file !== file || inWords(fault.reason, 'zh') === '' || inWords(fault.reason) === '')
      complaints.push(`no words: ${JSON.stringify(fault)}`)
    if (!Number.isInteger(fault.row) || !Number.isInteger(fault.column) || fault.row < 0 || fault.column < 0)
      complaints.push(`no place: ${JSON.stringify(fault)}`)
    if (read.kind === 'project-xml' && fault.row > lines) complaints.push(`past the end: ${JSON.stringify(fault)}`)
  }
  if (read.rows.length === 0 && read.faults.length === 0) complaints.push('nothing read, and no reason')
  for (const row of read.rows) {
    const days = [row.start, row.finish, row.actualStart, row.actualFinish].filter((day) => day !== null)
    if (row.id === null && row.name === null) complaints.push(`row ${row.row} names nothing`)
    if (!days.every((day) => Number.isInteger(day) && /^\d{4}-/.test(isoOf(day))))
      complaints.push(`row ${row.row} holds a day that is none`)
    if (row.start !== null && row.finish !== null && row.finish < row.start)
      complaints.push(`row ${row.row} ends before it starts`)
    if (row.percent !== null && !(row.percent >= 0 && row.percent <= 100))
      complaints.push(`row ${row.row} is done to ${row.percent}`)
    if (row.faulty.some((field) => row[field] !== null || (row.cells[field] ?? '') === ''))
      complaints.push(`row ${row.row} lost a cell`)
  }
  // Matching never fails either.
  matchRows(town.city, read)
  return complaints
}

interface Harm {
  at: number
  length: number
  put: Uint8Array
}
const anyHarm: fc.Arbitrary<Harm> = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(400)),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc
      .constantFrom(
        '"',
        '<',
        '&#0;',
        '</Task>',
        '\n',
        ',',
        '2022-02-30',
        '９９',
        '<Task><Name>x</Name></Task>',
        '<!DOCTYPE a>',
        '<![CDATA[',
        '\u0000',
        '"\n"',
        '-->',
        '=1+1',
      )
      .map(utf8),
  ),
})

function harmed(bytes: Uint8Array, harms: readonly Harm[]): Uint8Array {
  let now = bytes
  for (const { at, length, put } of harms) {
    const from = at % (now.length + 1)
    now = new Uint8Array([...now.subarray(0, from), ...put, ...now.subarray(from + length)])
  }
  return now
}

test.each([
  ['damaged-project-xml', 'p.xml', xml, 400],
  ['damaged-schedule-csv', 'p.csv', csv, 400],
  ['damaged-schedule-xlsx', 'p.xlsx', xlsx, 200],
] as const)(
  '%s: read as far as it goes, or refused with a place and words in both languages',
  async (name, file, bytes, runs) => {
    await checkAsyncProperty(
      name,
      fc.asyncProperty(fc.array(anyHarm, { minLength: 1, maxLength: 4 }), async (harms) => {
        const broken = harmed(bytes, harms)
        expect(complaintsOf(file, broken, await readSchedule(file, broken))).toEqual([])
      }),
      runs,
    )
  },
)

test('any bytes are a schedule or a fault', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '编号',
          '名称',
          '开工日期',
          '进度',
          ',',
          '\n',
          '"',
          '2022-01-01',
          '<Project>',
          '<Tasks>',
          '<Task>',
          '<UID>1</UID>',
          '</Task>',
          'tower',
        ),
      )
      .map((parts) => parts.join('')),
  )
  await checkAsyncProperty(
    'any-schedule',
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 600 }), text.map(utf8)), async (bytes) => {
      expect(complaintsOf('x', bytes, await readSchedule('x', bytes))).toEqual([])
    }),
    500,
  )
})

const anyDay = fc.integer({ min: -5000, max: 8000 }).map((n) => asDay(n))
const anyName = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((name) => cleanLine(name))
  .filter((name) => /^[\p{L}\p{N}]/u.test(name) && !/[\p{Cc}\ufffd]/u.test(name))
const anyRow = fc.record({
  name: anyName,
  start: fc.option(anyDay),
  days: fc.option(fc.nat(4000)),
  percent: fc.option(fc.nat(1000).map((n) => n / 10)),
})
type AnyRow = { name: string; start: Day | null; days: number | null; percent: number | null }
const finishOf = ({ start, days }: AnyRow): Day | null => (start === null || days === null ? null : asDay(start + days))

test('a table of dates in any order of columns, language and form is read as it was written', async () => {
  const forms = [
    (day: Day) => isoOf(day),
    (day: Day) => isoOf(day).replaceAll('-', '/'),
    (day: Day) =>
      `${Number(isoOf(day).slice(0, 4))}年${Number(isoOf(day).slice(5, 7))}月${Number(isoOf(day).slice(8))}日`,
    (day: Day) => isoOf(day).replaceAll('-', ''),
  ]
  const heads = {
    zh: { name: '项目名称', start: '开工日期', finish: '竣工日期', percent: '完成百分比' },
    en: { name: 'Name', start: 'Start', finish: 'Finish', percent: '% complete' },
  } as const
  await checkAsyncProperty(
    'table-back',
    fc.asyncProperty(
      fc.array(anyRow, { minLength: 1, maxLength: 8 }),
      fc.shuffledSubarray(['name', 'start', 'finish', 'percent'] as const, { minLength: 4 }),
      fc.constantFrom('zh', 'en'),
      fc.nat(3),
      async (rows, order, language, form) => {
        const write = (day: Day | null): string | null => (day === null ? null : (forms[form] ?? isoOf)(day))
        const values = rows.map((row) => ({
          name: row.name,
          start: row.start === null ? null : write(row.start),
          finish: write(finishOf(row)),
          percent: row.percent === null ? null : `${row.percent}%`,
        }))
        const text = writeCsv(
          order.map((field) => heads[language][field]),
          values.map((row) => order.map((field) => row[field])),
        )
        const read = await readSchedule('a.csv', utf8(text))
        expect(read.faults).toEqual([])
        expect(read.rows.map(({ name, start, finish, percent }) => ({ name, start, finish, percent }))).toEqual(
          rows.map((row) => ({ name: row.name, start: row.start, finish: finishOf(row), percent: row.percent })),
        )
        expect(read.columns.map(({ field }) => field).sort()).toEqual([...order].sort())
        expect(read.columns.every(({ field }) => SCHEDULE_FIELDS.includes(field))).toBe(true)
      },
    ),
    200,
  )
})

test('the largest schedules that are read take seconds at most, and more is refused', async () => {
  const rows = Array.from({ length: 6000 }, (_, i) => `${i},某某片区基础设施建设项目${i}期,2022-01-01,2022-12-31`)
  const table = utf8(`编号,项目名称,开工日期,竣工日期\n${rows.join('\n')}\n`)
  const tasks = Array.from(
    { length: 6000 },
    (_, i) =>
      `<Task><UID>${i + 1}</UID><Name>某某片区建设项目${i}期</Name><Start>2022-01-01T08:00:00</Start><Finish>2022-12-31T17:00:00</Finish></Task>`,
  )
  const project = utf8(`<Project><Tasks>\n${tasks.join('\n')}\n</Tasks></Project>`)
  const began = performance.now()
  for (const [file, bytes] of [
    ['a.csv', table],
    ['a.xml', project],
  ] as const) {
    const read = await readSchedule(file, bytes)
    expect(matchRows(town.city, read).rows).toHaveLength(read.rows.length)
    expect(read.rows.length).toBeLessThanOrEqual(5000)
    expect(read.faults.map(({ reason }) => inWords(reason)).join()).toMatch(/more than 5000/)
  }
  expect(performance.now() - began).toBeLessThan(20_000)
})

test('likeness lies between 0 and 1, is symmetric, and a plain name is its own plain name', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc
      .array(fc.constantFrom('项目', '一期', '二期', '塔', '工程', 'the ', 'project ', ' '), { maxLength: 6 })
      .map((parts) => parts.join('')),
  )
  checkProperty(
    'likeness',
    fc.property(anyText, anyText, (a, b) => {
      const [x, y] = [namePartsOf(plainName(a)), namePartsOf(plainName(b))]
      const score = likeness(x, y)
      expect(score).toBe(likeness(y, x))
      expect(score >= 0 && score <= 1).toBe(true)
      expect(score === 1).toBe(x.plain === y.plain && x.plain !== '')
    }),
    500,
  )
})
