import { inWords } from '../in-words.ts'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isoOf } from '../../src/base/day.ts'
import { readDateCell, type Cell } from '../../src/intake/read-cells.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import type { ScheduleFile } from '../../src/intake/schedule-file.ts'
import { writeXlsx } from '../town/write-xlsx.ts'

const input = (name: string): Uint8Array => readFileSync(new URL(`inputs/${name}`, import.meta.url))
const read = (...args: Parameters<typeof writeXlsx>): ScheduleFile => readSchedule('a.xlsx', writeXlsx(...args))
const dates = ({ rows }: ScheduleFile): unknown[] =>
  rows.map(({ name, start, finish }) => [name, start && isoOf(start), finish && isoOf(finish)])
const faults = (file: ScheduleFile): string[] => file.faults.map(({ where, reason }) => `${where} ${inWords(reason)}`)

describe('shares', () => {
  test('each cell by its own number format, whatever stands beside it', () => {
    expect(readSchedule('p.xlsx', input('percent-mixed.xlsx')).rows.map(({ percent }) => percent)).toEqual([
      100, 35, 60,
    ])
  })

  test('formats that show a per cent: by calculation, by a letter, with colours and sections', () => {
    const cells: [number, string | number][] = [
      [0.5, 9],
      [0.625, 10],
      [0.07, '0.00%;[Red]-0.00%'],
      [45, '0"%"'],
      [45, '0\\%'],
      [0.9, '[Green]0%'],
    ]
    const file = read({ 进度: [['名称', '进度'], ...cells.map(([value, format]) => ['塔', { value, format }])] })
    expect(file.faults).toEqual([])
    expect(file.rows.map(({ percent }) => percent)).toEqual([50, 62.5, 7, 45, 45, 90])
  })

  test('a bare number beside a per cent may be two things: a fault with its cell', () => {
    const file = read({
      进度: [
        ['名称', '进度'],
        ['塔', '45%'],
        ['院', 0.62],
        ['厅', 1],
        ['园', 62],
      ],
    })
    expect(file.rows.map(({ percent }) => percent)).toEqual([45, null, null, 62])
    expect(faults(file)).toEqual([
      '进度!B3 "0.62" may be 62 or 0.62 per cent; write the %',
      '进度!B4 "1" may be 100 or 1 per cent; write the %',
    ])
  })
})

describe('dates', () => {
  const one = (value: number, format: string | number, more: Parameters<typeof writeXlsx>[1] = {}): ScheduleFile =>
    read(
      {
        表: [
          ['名称', '开工', '竣工'],
          ['塔', { value, format }, { value, format }],
        ],
      },
      more,
    )

  test.each<[number, string | number, string, string]>([
    [44701, 14, '2022-05-20', '2022-05-20'],
    [44701.99999999, 'yyyy-mm-dd hh:mm', '2022-05-21', '2022-05-21'],
    [44682, 'yyyy"年"m"月"', '2022-05-01', '2022-05-31'],
    [44682, 57, '2022-05-01', '2022-05-31'],
    [44682, 17, '2022-05-01', '2022-05-31'],
    [44701, '[$-804]yyyy"年"m"月";@', '2022-05-01', '2022-05-31'],
    [44701, 'yyyy', '2022-01-01', '2022-12-31'],
    [44701, 'yyyy"年"', '2022-01-01', '2022-12-31'],
    [44701, '[DBNum1][$-804]yyyy"年"m"月"d"日"', '2022-05-20', '2022-05-20'],
    [44701, 'yyyy/m/d h:mm:ss', '2022-05-20', '2022-05-20'],
    [44701, 'e"年"m"月"d"日"', '2022-05-20', '2022-05-20'],
  ])('%d shown as %s', (value, format, start, finish) => {
    const file = one(value, format)
    expect(faults(file)).toEqual([])
    expect(dates(file)).toEqual([['塔', start, finish]])
  })

  test.each<[number, string | number, RegExp]>([
    [44701, 58, /shows 20\/5 .* and no year; 20 May 2022/],
    [44701, 'm-d', /no year/],
    [44701.5, 'h:mm', /a time or a duration/],
    [1.5, '[h]:mm', /a time or a duration/],
    [2022.1, 'General', /January or October/],
    [44701, '0%', /not a date/],
  ])('%d shown as %s is a fault with its cell', (value, format, expected) => {
    const file = one(value, format)
    expect(dates(file)).toEqual([['塔', null, null]])
    expect(file.faults.map(({ where }) => where)).toEqual(['表!B2', '表!C2'])
    expect(inWords(file.faults[0]?.reason)).toMatch(expected)
  })

  test('a workbook of an old Mac counts from 1904, in formatted and in bare cells', () => {
    const file = read(
      {
        表: [
          ['名称', '开工', '竣工'],
          ['塔', { value: 44701 - 1462, format: 14 }, 44702 - 1462],
        ],
      },
      { date1904: true },
    )
    expect(dates(file)).toEqual([['塔', '2022-05-20', '2022-05-21']])
  })

  test.each<[Cell, 'start' | 'finish', string]>([
    ['2022-05-19T16:00:00Z', 'start', '2022-05-20'],
    ['2022-05-19T16:00:00.000Z', 'finish', '2022-05-20'],
    ['2022-05-20 02:00 +09:00', 'start', '2022-05-20'],
    ['2022-05-20T00:30+09:00', 'start', '2022-05-19'],
    ['2022-05-20 23:59', 'finish', '2022-05-20'],
    ['2022-05-20 5:30 PM', 'finish', '2022-05-20'],
    ['2022/5/20 下午5:30', 'finish', '2022-05-20'],
    ['2022年5月20日 8时30分', 'start', '2022-05-20'],
    ['20 May 2022', 'start', '2022-05-20'],
    ['May 20, 2022', 'start', '2022-05-20'],
    ['Fri 20-May-2022', 'start', '2022-05-20'],
    ['2022年5月20号（星期五）', 'start', '2022-05-20'],
    // One reading only, whichever number is the day.
    ['20/5/2022', 'start', '2022-05-20'],
    ['5/20/2022', 'finish', '2022-05-20'],
    ['5/5/2022', 'finish', '2022-05-05'],
    ['20.05.2022 08:00', 'start', '2022-05-20'],
    ['05/20/22', 'start', '2022-05-20'],
    ['2022 05 20', 'start', '2022-05-20'],
    ['2022—05–20', 'start', '2022-05-20'],
    ['2022/5/20(五)', 'start', '2022-05-20'],
    ['22年5月20日', 'start', '2022-05-20'],
    ['２０２２年５月２０日', 'start', '2022-05-20'],
    ['二〇二二年五月二十日', 'start', '2022-05-20'],
    ['二零二二年十二月三十一日', 'finish', '2022-12-31'],
    ['二○二二年十月廿三日', 'finish', '2022-10-23'],
    ['2022年五月二十日', 'start', '2022-05-20'],
    ['民国111年5月20日', 'start', '2022-05-20'],
    ['二〇二二年五月', 'finish', '2022-05-31'],
  ])('%s as a %s', (cell, edge, expected) => {
    const found = readDateCell(cell, edge)
    expect('value' in found && isoOf(found.value)).toBe(expected)
  })

  test.each<Cell>([
    '2022-05-20 25:00',
    '2022-05-20 about noon',
    '2022-05-20T08:00 Mars',
    // Two readings.
    '20/5/22 08:00',
    '5/6/2022',
    '20-May-22',
    // None.
    '32/5/2022',
    '二〇二二年十三月一日',
    '5月20日',
  ])('%s says more than is understood, and is refused', (cell) =>
    expect(readDateCell(cell, 'start')).toHaveProperty('fault'),
  )

  test.each<[string, string, string]>([
    ['2024年底', '2024-12-01', '2024-12-31'],
    ['2025年末', '2025-12-01', '2025-12-31'],
    ['2024年初', '2024-01-01', '2024-01-31'],
    ['2024年上半年', '2024-01-01', '2024-06-30'],
    ['2024年下半年', '2024-07-01', '2024-12-31'],
    ['2024年第三季度', '2024-07-01', '2024-09-30'],
    ['2024年一季度', '2024-01-01', '2024-03-31'],
    ['2024Q4', '2024-10-01', '2024-12-31'],
    ['Q2 2024', '2024-04-01', '2024-06-30'],
    ['2024年5月中旬', '2024-05-11', '2024-05-20'],
    ['2024年2月底', '2024-02-21', '2024-02-29'],
    ['2024年', '2024-01-01', '2024-12-31'],
    ['end of 2025', '2025-12-01', '2025-12-31'],
    ['May 2024', '2024-05-01', '2024-05-31'],
  ])('%s names no day: its first as a start, its last as a finish, and it says so', (text, start, finish) => {
    const ends = (['start', 'finish'] as const).map((edge) => readDateCell(text, edge))
    expect(ends.map((end) => 'value' in end && [isoOf(end.value), end.vague])).toEqual([
      [start, true],
      [finish, true],
    ])
  })

  test('2022.1 in a table of text is the number that a spreadsheet leaves of 2022.10, unless the table keeps its zeros', () => {
    const csv = (cells: string): ScheduleFile => readSchedule('a.csv', new TextEncoder().encode(`名称,开工\n${cells}`))
    expect(faults(csv('塔,2022.1\n'))).toEqual(['B2 "2022.1" may be January or October of 2022; write 2022-05'])
    expect(dates(csv('塔,2022.1\n院,2022.10\n'))).toEqual([
      ['塔', '2022-01-01', null],
      ['院', '2022-10-01', null],
    ])
  })
})

describe('cells that are more than one, or none', () => {
  test('a merged cell counts in every row that it covers', () => {
    const file = read(
      {
        表: [
          ['名称', '开工', '竣工'],
          ['塔', { date: 44701 }, '2023-01-01'],
          ['院', null, '2023-02-01'],
        ],
      },
      { merges: ['B2:B3'] },
    )
    expect(dates(file)).toEqual([
      ['塔', '2022-05-20', '2023-01-01'],
      ['院', '2022-05-20', '2023-02-01'],
    ])
  })

  test('a heading over the whole row is a heading, and a date over two columns is a fault', () => {
    const file = read(
      {
        表: [
          ['重点项目', null, null],
          ['名称', '开工', '竣工'],
          ['一、市政工程', null, null],
          ['塔', '2022-05-20', null],
        ],
      },
      { merges: ['A1:C1', 'A3:C3', 'B4:C4'] },
    )
    expect(file.rows.map(({ name, summary }) => [name, summary])).toEqual([
      ['一、市政工程', true],
      ['塔', false],
    ])
    expect(faults(file)).toEqual([
      '表!C4 merged with the cell to its left: which of the two "2022-05-20" means is not clear',
    ])
  })

  test('headers in two rows, the upper one merged', () => {
    const file = read(
      {
        表: [
          ['项目名称', '计划', null, '实际', null],
          [null, '开工', '竣工', '开工', '竣工'],
          ['塔', '2022-05-20', '2023-05-20', '2022-06-01', null],
        ],
      },
      { merges: ['A1:A2', 'B1:C1', 'D1:E1'] },
    )
    expect(file.columns.map(({ field }) => field)).toEqual(['name', 'start', 'finish', 'actualStart', 'actualFinish'])
    expect(dates(file)).toEqual([['塔', '2022-05-20', '2023-05-20']])
  })

  test('formulas without a result, errors and booleans are faults with their cells', () => {
    const file = read({
      表: [
        ['名称', '开工', '竣工', '进度'],
        ['塔', { raw: '><f>TODAY()</f>' }, { error: '#REF!' }, true],
      ],
    })
    expect(file.faults.map(({ where }) => where)).toEqual(['表!B2', '表!C2', '表!D2'])
    expect(inWords(file.faults[0]?.reason)).toMatch(/no stored result/)
  })

  test('rows and columns keep their places when some are missing; shared and escaped strings are read', () => {
    const file = read({
      表: [[null, null], [null, '名称', null, '开工'], [], [null, 'a_x000B_b', null, { date: 44701 }]],
    })
    expect(file.rows.map(({ row, name }) => [row, name])).toEqual([[4, 'a b']])
    expect(file.columns.map(({ column }) => column)).toEqual([2, 4])
  })

  test('other schedules in the workbook, hidden sheets and hidden rows are named', () => {
    const rows = [
      ['名称', '开工'],
      ['塔', '2022-05-20'],
      ['院', '2022-05-21'],
    ]
    const file = read({ 一期: rows, 二期: rows, 旧: rows }, { hidden: ['旧'], hiddenRows: [3] })
    expect([file.sheet, file.rows.length]).toEqual(['一期', 2])
    expect(faults(file)).toEqual([
      '一期 other sheets hold schedules, too, and were not read: 二期, 旧',
      '一期 1 rows are hidden in the sheet and were read all the same: 3',
    ])
    expect(read({ 旧: rows, 新: rows }, { hidden: ['旧'] }).sheet).toBe('新')
    expect(faults(read({ 表: rows }, { hiddenColumns: [2, 3] }))).toEqual([
      '表 columns hidden in the sheet were read all the same: B',
    ])
  })

  test('columns that are not taken are named, and coordinates are degrees of a system that is named or unclear', () => {
    const file = readSchedule('coords.csv', input('coords.csv'))
    expect([file.unused, file.rows.map(({ lng, lat }) => [lng, lat]), file.datum?.accuracyM]).toEqual([
      ['高度'],
      [
        [113.7, 34.75],
        [113.8, 34.76],
      ],
      700,
    ])
    const other = readSchedule(
      'g.csv',
      new TextEncoder().encode('名称,经度(GCJ-02),纬度(GCJ-02),竣工\n塔,113.7,34.7,2024-01-01\n'),
    )
    expect([other.rows[0]?.lng, faults(other)[0]]).toEqual([null, expect.stringMatching(/not WGS-84 or CGCS2000/)])
    const swapped = readSchedule('s.csv', new TextEncoder().encode('名称,经度,纬度,竣工\n塔,34.7,113.7,2024-01-01\n'))
    expect(swapped.faults.map(({ where }) => where)).toEqual(['B2', 'C2'])
  })
})
