import { inWords, worded } from '../in-words.ts'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { isoOf, type Day } from '../../src/base/day.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import { bareShares, readDateCell, readPercentCell, type BareShares, type Cell } from '../../src/intake/read-cells.ts'
import { findColumns } from '../../src/intake/schedule-columns.ts'
import type { ScheduleFile, ScheduleRow } from '../../src/intake/schedule-file.ts'
import { writeXlsx } from '../town/write-xlsx.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const iso = (day: Day | null): string | null => (day === null ? null : isoOf(day))
const short = (row: ScheduleRow | undefined): unknown[] =>
  row
    ? [
        row.row,
        row.id,
        row.name,
        iso(row.start),
        iso(row.finish),
        iso(row.actualStart),
        iso(row.actualFinish),
        row.percent,
      ]
    : []
const faults = (file: ScheduleFile): string[] =>
  file.faults.map(({ row, column, where, reason }) => `${row}:${column} ${where} ${inWords(reason)}`)

test('cells beyond the headers are named once, with their rows, and lines that rule a table off are no rows', async () => {
  const text =
    '名称,开工,竣工\n---,---,---\n塔,2022-05-20,2023-05-20\n院,二期,2022-05-20,2023-05-20\n楼,2022-05-20,2023-05-20,,\n'
  const read = await readSchedule('a.csv', new TextEncoder().encode(text))
  expect(read.rows.map(({ name }) => name)).toEqual(['塔', '院', '楼'])
  expect(read.faults.map(({ where, reason }) => `${where} ${inWords(reason)}`)).toEqual([
    expect.stringMatching(/1 row has more cells than there are headers.*row 4/),
    expect.stringMatching(/^B4 /),
  ])
})

describe('cells', () => {
  test.each<[Cell, 'start' | 'finish', string]>([
    ['2022-05-20', 'start', '2022-05-20'],
    ['2022-05-20T08:00:00', 'start', '2022-05-20'],
    ['2022-5-2 17:30', 'finish', '2022-05-02'],
    ['2022/5/20', 'start', '2022-05-20'],
    ['2022.05.20', 'start', '2022-05-20'],
    ['20220520', 'start', '2022-05-20'],
    ['2022年5月20日', 'start', '2022-05-20'],
    ['２０２２年５月２０日', 'start', '2022-05-20'],
    [44701, 'start', '2022-05-20'],
    ['44701.75', 'finish', '2022-05-20'],
    [new Date(Date.UTC(2022, 4, 20)), 'start', '2022-05-20'],
    ['2022年5月', 'start', '2022-05-01'],
    ['2022年2月', 'finish', '2022-02-28'],
    ['2024-02', 'finish', '2024-02-29'],
    ['2025年', 'start', '2025-01-01'],
    ['2025年', 'finish', '2025-12-31'],
  ])('the date %s as a %s is %s', (cell, edge, expected) => {
    const read = readDateCell(cell, edge)
    expect('value' in read && isoOf(read.value)).toBe(expected)
  })

  test.each<Cell>(['', ' ', null, '-', '—', '无', '待定', 'N/A'])('%s is no date and no fault', (cell) => {
    expect(readDateCell(cell, 'start')).toEqual({ empty: true })
  })

  test.each<[Cell, RegExp]>([
    ['2022-02-30', /no date of the calendar/],
    ['2022-13-01', /no date of the calendar/],
    ['5/6/2022', /order of day, month and year/],
    ['05/06/22', /order of day, month and year/],
    ['soon', /not a date/],
    ['1922-05-20', /outside 1990 to 2099/],
    [12, /not a date/],
    [99999, /outside/],
    [true, /not a date/],
    ['2022年0月', /outside/],
    [new Date(Number.NaN), /outside/],
  ])('%s is refused', (cell, expected) => {
    const read = readDateCell(cell, 'start')
    expect('fault' in read && inWords(read.fault)).toMatch(expected)
    expect('fault' in read && inWords(read.fault, 'zh').length > 0).toBe(true)
  })

  test.each<[Cell, BareShares, number]>([
    ['85%', 'of-one', 85],
    [0.85, 'of-one', 85],
    [85, 'per-cent', 85],
    ['12.345', 'per-cent', 12.35],
    ['１００％', 'unclear', 100],
    ['百分之三十五', 'unclear', 35],
    ['百分之35', 'unclear', 35],
    ['百分之三十五点五', 'unclear', 35.5],
    ['百分之百', 'unclear', 100],
    ['35 per cent', 'unclear', 35],
    [0.5, 'per-cent', 0.5],
    [0, 'unclear', 0],
    [85, 'unclear', 85],
  ])('the share %s (%s) is %s per cent', (cell, bare, expected) =>
    expect(readPercentCell(cell, bare)).toEqual({ value: expected }),
  )

  test.each<[readonly Cell[], string, BareShares]>([
    [[0.4, 1], '进度', 'of-one'],
    [[0.4, 1], '进度（%）', 'unclear'],
    [[0, 1, 1], '进度', 'unclear'],
    [[1, 35, 60], '进度', 'per-cent'],
    [[0.5, 35], '进度', 'unclear'],
    [['45%', 0.62], '进度', 'unclear'],
    [['45%', 62], '进度', 'per-cent'],
  ])('bare shares %j under "%s" are %s', (cells, header, expected) => expect(bareShares(cells, header)).toBe(expected))

  test.each<Cell>([1, 0.62, '0.5'])('%s may be two shares and is refused', (cell) =>
    expect(worded(readPercentCell(cell, 'unclear'))).toMatchObject({
      fault: { en: expect.stringMatching(/ or /) as string },
    }),
  )

  test.each<Cell>(['120%', 101, 'half', '-3', '百分之一百二十', '三成五', '50%-60%', '35‰'])(
    'the share %s is refused',
    (cell) => expect(readPercentCell(cell, 'per-cent')).toHaveProperty('fault'),
  )
})

describe('headers', () => {
  test('the row that tells most is found, whatever stands above', () => {
    const found = findColumns([
      ['郑州市重点项目进度表'],
      [null, '截至2023年'],
      [
        '序号',
        '项目 名称',
        '计划开工日期（年/月/日）',
        '计划竣工',
        '实际开工',
        '实际竣工日期',
        '形象进度（%）',
        '编号',
      ],
    ])
    expect(found?.header).toBe(2)
    expect(Object.fromEntries(found?.columns ?? [])).toEqual({
      name: 1,
      start: 2,
      finish: 3,
      actualStart: 4,
      actualFinish: 5,
      percent: 6,
      id: 7,
    })
  })

  test.each([
    [['名称', '开工日期', '计划开工日期'], { name: 0, start: 1 }],
    [
      ['ID', 'Task Name', 'Start', 'Finish', 'Actual Start', 'Actual Finish', '% Complete'],
      { id: 0, name: 1, start: 2, finish: 3, actualStart: 4, actualFinish: 5, percent: 6 },
    ],
    [['任务名称', '开始时间', '完成时间', '完成百分比'], { name: 0, start: 1, finish: 2, percent: 3 }],
  ])('%j', (cells, expected) => expect(Object.fromEntries(findColumns([cells])?.columns ?? [])).toEqual(expected))

  test('headers in two rows, the upper over several columns', async () => {
    const found = findColumns([
      ['重点项目'],
      ['序号', '项目名称', '计划', null, '实际', null, '形象进度'],
      [null, null, '开工', '竣工', '开工', '竣工', null],
    ])
    expect(found?.header).toBe(2)
    expect(Object.fromEntries(found?.columns ?? [])).toEqual({
      name: 1,
      start: 2,
      finish: 3,
      actualStart: 4,
      actualFinish: 5,
      percent: 6,
    })
    const read = await readSchedule(
      'a.csv',
      utf8('项目名称,计划,,实际,\n,开工,竣工,开工,竣工\n塔楼,2022-03-01,2022-12-31,2022-03-05,\n'),
    )
    expect(read.rows.map(short)).toEqual([[3, null, '塔楼', '2022-03-01', '2022-12-31', '2022-03-05', null, null]])
    expect(read.columns.map(({ header }) => header)).toEqual([
      '项目名称',
      '计划开工',
      '计划竣工',
      '实际开工',
      '实际竣工',
    ])
  })

  test.each([[['名称', '备注']], [['开工日期', '竣工日期']], [[]]])('%j is no header of a schedule', (cells) =>
    expect(findColumns([cells])).toBeUndefined(),
  )
})

const table =
  '项目名称,开工日期,竣工日期,实际开工,完成百分比\r\n塔楼,2022/3/1,2024年2月29日,2022-03-05,40%\r\n"院子, 北",44701,,,\r\n'
const expectedRows = [
  [2, null, '塔楼', '2022-03-01', '2024-02-29', '2022-03-05', null, 40],
  [3, null, '院子, 北', '2022-05-20', null, null, null, null],
]
/** GB18030 bytes of the table's characters; Node has no encoder for it. */
function toGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const bytes = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail !== 0x7f) bytes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail])
  return new Uint8Array(
    [...text].flatMap((character) => (character < '\u0080' ? [character.charCodeAt(0)] : (bytes.get(character) ?? []))),
  )
}
function toUtf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const units = [...(mark ? `\u{feff}${text}` : text)].flatMap((character) => [
    character.charCodeAt(0) & 255,
    character.charCodeAt(0) >> 8,
  ])
  return new Uint8Array(little ? units : units.map((_, i) => units[i ^ 1]!))
}

describe('CSV', () => {
  test.each<[string, Uint8Array, string]>([
    ['UTF-8', utf8(table), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\u{feff}${table}`), 'utf-8'],
    ['GB18030', toGb18030(table), 'gb18030'],
    ['UTF-16LE with a mark', toUtf16(table, true, true), 'utf-16le'],
    ['UTF-16BE with a mark', toUtf16(table, false, true), 'utf-16be'],
    ['UTF-16LE without', toUtf16(table, true, false), 'utf-16le'],
    ['UTF-16BE without', toUtf16(table, false, false), 'utf-16be'],
    [
      'tabs',
      utf8(table.replace('"院子, 北"', '院子; 北').replaceAll(',', '\t').replace('院子; 北', '"院子, 北"')),
      'utf-8',
    ],
    ['semicolons', utf8(table.replace('"院子, 北"', '@').replaceAll(',', ';').replace('@', '"院子, 北"')), 'utf-8'],
  ])('is read from %s', async (_, bytes, encoding) => {
    const read = await readSchedule('计划.csv', bytes)
    expect([read.kind, read.encoding, faults(read)]).toEqual(['csv', encoding, []])
    expect(read.rows.map(short)).toEqual(expectedRows)
    expect(read.rows[1]?.cells).toEqual({ name: '院子, 北', start: '44701' })
  })

  test('a bad cell is a fault at its place, and everything else stays', async () => {
    const read = await readSchedule(
      'a.csv',
      utf8(
        '编号,名称,开工日期,竣工日期,进度\ntower,塔楼,someday,2023-01-01,50\n,,2022-01-01,,\nyard,院子,2023-05-01,2022-05-01,130\nhall,厅,2022-01-01,2022-12-31,7\n合计,,,,\n',
      ),
    )
    expect(read.rows.map(short)).toEqual([
      [2, 'tower', '塔楼', null, '2023-01-01', null, null, 50],
      [4, 'yard', '院子', null, null, null, null, null],
      [5, 'hall', '厅', '2022-01-01', '2022-12-31', null, null, 7],
      [6, '合计', null, null, null, null, null, null],
    ])
    expect(faults(read)).toEqual([
      '2:3 C2 "someday" is not a date that can be read',
      '3:0  the row names no work and is not used',
      '4:5 E4 130 is more than 100 per cent',
      '4:4 D4 "2022-05-01" is before the start, "2023-05-01"',
    ])
    expect(read.rows[0]?.faulty).toEqual(['start'])
    expect(read.rows[1]?.faulty).toEqual(['percent', 'finish', 'start'])
    expect(read.rows[1]?.cells).toMatchObject({ start: '2023-05-01', finish: '2022-05-01', percent: '130' })
  })

  test('a damaged byte of UTF-8 is located, and the file is not taken for another encoding', async () => {
    const bytes = utf8(table)
    bytes[utf8(table.slice(0, table.indexOf('塔'))).length] = 0xff
    const read = await readSchedule('a.csv', bytes)
    expect(read.encoding).toBe('utf-8')
    expect(read.faults[0]).toMatchObject({ row: 2, column: 1 })
    expect(read.rows).toHaveLength(2)
  })

  test.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /empty/],
    ['prose', utf8('Dear colleagues,\nthe works go well.\n'), /no headers/],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), /old binary form/],
    ['a broken workbook', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9]), /not a workbook/],
    ['too much', new Uint8Array(8_000_001), /too large/],
    ['unclosed quotes', utf8('名称,开工日期\n"塔楼,2022-01-01\n'), /quotation mark/],
  ])('%s is a fault in words', async (_, bytes, expected) => {
    const read = await readSchedule('x', bytes)
    expect(read.faults.map(({ reason }) => inWords(reason)).join(' ')).toMatch(expected)
    expect(read.faults.every(({ file, reason }) => file === 'x' && inWords(reason, 'zh') !== '')).toBe(true)
  })
})

describe('XLSX', () => {
  test('dates, serials, texts and shares are read from the sheet that is a schedule', async () => {
    const bytes = writeXlsx({
      说明: [['本表由镇上编制']],
      进度: [
        ['镇上工程'],
        ['项目名称', '开工日期', '竣工日期', '实际开工', '进度'],
        ['塔楼', { date: 44621 }, '2024年2月29日', 44625, 0.4],
        ['院子', { error: '#REF!' }, null, null, 1],
        ['厅', true, null, null, null],
      ],
    })
    const read = await readSchedule('计划.xlsx', bytes)
    expect([read.kind, read.sheet]).toEqual(['xlsx', '进度'])
    expect(read.columns.map(({ field, header, column }) => [field, header, column])).toContainEqual([
      'start',
      '开工日期',
      2,
    ])
    expect(read.rows.map(short)).toEqual([
      [3, null, '塔楼', '2022-03-01', '2024-02-29', '2022-03-05', null, 40],
      [4, null, '院子', null, null, null, null, 100],
      [5, null, '厅', null, null, null, null, null],
    ])
    expect(read.faults.map(({ where }) => where)).toEqual(['进度!B4', '进度!B5'])
  })

  test('what would unpack to more than the bound is refused before it is unpacked', async () => {
    const read = await readSchedule(
      'bomb.xlsx',
      zipSync({ 'xl/workbook.xml': new Uint8Array(20_000_000), 'xl/styles.xml': new Uint8Array(11_000_000) }),
    )
    expect(faults(read)).toEqual([expect.stringMatching(/too large/)])
  })
})

const project = (tasks: string, more = ''): Uint8Array =>
  utf8(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="http://schemas.microsoft.com/project">\n<MinutesPerDay>480</MinutesPerDay>${more}\n<Tasks>\n${tasks}\n</Tasks>\n</Project>`,
  )

describe('Project XML', () => {
  test('names, ids, dates, shares and links are read', async () => {
    const read = await readSchedule(
      'p.xml',
      project(`<Task><UID>0</UID><Name>whole</Name><OutlineLevel>0</OutlineLevel><Summary>1</Summary></Task>
<Task><UID>1</UID><Name>一期 &amp; 二期</Name><Summary>1</Summary></Task>
<Task><UID>2</UID><Name>塔楼</Name><Start>2022-03-01T08:00:00</Start><Finish>2024-02-29T17:00:00</Finish><ActualStart>2022-03-05T08:00:00</ActualStart><ActualFinish>NA</ActualFinish><PercentComplete>40</PercentComplete><ExtendedAttribute><FieldID>188743731</FieldID><Value>tower</Value></ExtendedAttribute></Task>
<Task><UID>3</UID><Name>院子</Name><Notes>made up&#10;id: yard</Notes><Start>2024-03-01T00:00:00</Start><Finish>2024-06-01T00:00:00</Finish><PredecessorLink><PredecessorUID>2</PredecessorUID><Type>1</Type><LinkLag>9600</LinkLag><LagFormat>7</LagFormat></PredecessorLink><PredecessorLink><PredecessorUID>2</PredecessorUID><Type>3</Type></PredecessorLink><PredecessorLink><PredecessorUID>77</PredecessorUID></PredecessorLink></Task>`),
    )
    expect(read.kind).toBe('project-xml')
    expect(read.rows.map(short)).toEqual([
      [2, null, '一期 & 二期', null, null, null, null, null],
      [3, 'tower', '塔楼', '2022-03-01', '2024-02-29', '2022-03-05', null, 40],
      [4, 'yard', '院子', '2024-03-01', '2024-05-31', null, null, null],
    ])
    expect(read.rows.map(({ summary }) => summary)).toEqual([true, false, false])
    expect(read.rows[2]?.links).toEqual([
      { before: 1, kind: 'finish-to-start', lagDays: 2 },
      { before: 1, kind: 'start-to-start', lagDays: 0 },
    ])
    expect(faults(read)).toEqual(['8:352 4 PredecessorLink the predecessor 77 is not in the file'])
  })

  test('a bad element is a fault at its line and column, and the task stays', async () => {
    const read = await readSchedule(
      'p.xml',
      project(
        '<Task><UID>2</UID><Name>塔楼</Name><Start>soon</Start>\n  <Finish>2024-02-29T17:00:00</Finish>\n  <PercentComplete>400</PercentComplete></Task>',
      ),
    )
    expect(faults(read)).toEqual([
      '5:34 1 Start "soon" is no date',
      '7:3 1 PercentComplete "400" is no percentage from 0 to 100',
    ])
    expect(read.rows.map(short)).toEqual([[1, null, '塔楼', null, '2024-02-29', null, null, null]])
  })

  test.each<[string, string, RegExp]>([
    ['entities of its own', '<!DOCTYPE a [<!ENTITY x "y">]><Project/>', /document type or entities/],
    ['an end that is missing', '<Project><Tasks></Project>', /incomplete or wrong/],
    ['another root', '<Tasks/>', /root element/],
    ['no tasks', '<Project/>', /no tasks/],
    ['too deep', `<Project>${'<a>'.repeat(60)}${'</a>'.repeat(60)}</Project>`, /cannot be read/],
  ])('%s is refused', async (_, text, expected) => {
    const read = await readSchedule('p.xml', utf8(text))
    expect(faults(read).join(' ')).toMatch(expected)
  })
})
