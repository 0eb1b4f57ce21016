import { inWords } from '../in-words.ts'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isoOf } from '../../src/base/day.ts'
import { chooseNew, matchRows } from '../../src/intake/match-rows.ts'
import { readSchedule } from '../../src/intake/read-schedule.ts'
import type { ScheduleFile } from '../../src/intake/schedule-file.ts'
import { takeSchedule } from '../../src/intake/schedule-to-scenario.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { createScenario } from '../../src/scenario/edit-scenario.ts'
import { readRealCity } from './real-city.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const input = (name: string): Uint8Array => readFileSync(new URL(`inputs/${name}`, import.meta.url))
const project = (tasks: string, more = '<MinutesPerDay>480</MinutesPerDay>'): ScheduleFile =>
  readSchedule('p.xml', utf8(`<?xml version="1.0"?><Project>${more}<Tasks>${tasks}</Tasks></Project>`))
const span = 'T08:00:00</Start><Finish>'
/** Two tasks, the second waiting for the first by the link that is given. */
const linked = (link: string, more?: string): ScheduleFile =>
  project(
    `<Task><UID>1</UID><Name>a</Name><Start>2022-03-01${span}2022-03-20T17:00:00</Finish><Duration>PT160H0M0S</Duration></Task>
     <Task><UID>2</UID><Name>b</Name><PredecessorLink><PredecessorUID>1</PredecessorUID>${link}</PredecessorLink></Task>`,
    more,
  )
const faults = (file: ScheduleFile): string[] => file.faults.map(({ where, reason }) => `${where} ${inWords(reason)}`)

test('a share below one in the place of whole per cent may be two things, and is a fault with its task', () => {
  const file =
    project(`<Task><UID>1</UID><Name>a</Name><Start>2022-03-01T08:00:00</Start><PercentComplete>0.35</PercentComplete></Task>
     <Task><UID>2</UID><Name>b</Name><Start>2022-03-01T08:00:00</Start><PercentComplete>35</PercentComplete></Task>`)
  expect(file.rows.map(({ percent }) => percent)).toEqual([null, 35])
  expect(faults(file).filter((one) => one.includes('PercentComplete'))).toEqual([
    expect.stringMatching(/"0\.35" .*\b35\b.*\b0\.35\b/),
  ])
})

describe('a place for messages is no key', () => {
  test('tasks on one line keep their links, and what is taken has the dates of the file', () => {
    const file = readSchedule('plan.xml', input('links-one-line.xml'))
    expect(file.rows.map(({ key, row, links }) => [key, row, links.map(({ before }) => before)])).toEqual([
      [0, 1, []],
      [1, 2, [0]],
      [2, 3, [1]],
      [3, 4, [0]],
    ])
    const { city, pack } = readRealCity()
    const catalog = pack.facts.scenarios
    const made = createScenario({
      id: 'own',
      name: { zh: '甲', en: 'a' },
      statement: { zh: '甲', en: 'a' },
      base: 'reference',
    })
    if (!made.ok) throw new Error('no scenario')
    const preview = matchRows(city, file)
    const whole = chooseNew(preview, new Set(preview.rows.flatMap(({ state }, i) => (state === 'matched' ? [] : [i]))))
    const taken = takeSchedule({
      preview: whole,
      scenario: made.value,
      schedule: buildSchedule(city, made.value, catalog),
      city,
      catalog,
    })
    const now = buildSchedule(city, taken.scenario, catalog)
    const plans = taken.outcomes.map(({ entity }) => now.entries.find((entry) => entry.entity.id === entity)?.plan)
    expect(plans.map((plan) => plan && [isoOf(plan.start.day), isoOf(plan.end.day)])).toEqual([
      ['2022-03-01', '2023-01-01'],
      ['2023-01-01', '2024-01-01'],
      ['2024-01-01', '2025-01-01'],
      ['2024-03-01', '2025-07-01'],
    ])
    expect(taken.scenario.dependencies.map(({ before, after }) => [before, after])).toEqual(
      [
        [0, 1],
        [1, 2],
        [0, 3],
      ].map(([before, after]) => [taken.outcomes[before!]!.entity, taken.outcomes[after!]!.entity]),
    )
  })

  test('tasks of one name, without ids, with ids given twice: each is a row of its own', () => {
    const file = project('<Task><UID>1</UID><ID>7</ID><Name>塔</Name></Task>'.repeat(3))
    expect(file.rows.map(({ key, row }) => [key, row])).toEqual([
      [0, 7],
      [1, 7],
      [2, 7],
    ])
  })

  test('a UID that is given twice leads nowhere, and is named', () => {
    const twice = project(
      `<Task><UID>1</UID><Name>a</Name></Task><Task><UID>1</UID><Name>b</Name></Task>
       <Task><UID>2</UID><Name>c</Name><PredecessorLink><PredecessorUID>1</PredecessorUID></PredecessorLink></Task>`,
    )
    expect(twice.rows[2]?.links).toEqual([])
    expect(faults(twice)).toEqual([expect.stringMatching(/3 PredecessorLink the UID 1 is given twice/)])
  })
})

describe('headings', () => {
  test('by outline where no flag says so', () => {
    const file = readSchedule('p.xml', input('outline-no-summary.xml'))
    expect(file.rows.map(({ name, summary }) => [name, summary])).toEqual([
      ['中原科技城', true],
      ['生命科学园', false],
      ['总部经济园', false],
    ])
  })

  test.each<[string, boolean[]]>([
    ['<Summary>true</Summary>', [true, false]],
    ['<Summary>1</Summary>', [true, false]],
    ['<Summary>0</Summary>', [false, false]],
    ['<Summary>false</Summary><OutlineLevel>1</OutlineLevel>', [true, false]],
    ['<OutlineNumber>1</OutlineNumber>', [true, false]],
    ['<WBS>1</WBS>', [true, false]],
    ['<WBS>A-1</WBS>', [false, false]],
  ])('%s', (first, expected) => {
    const second = first.includes('Outline') || first.includes('WBS>1') ? '<OutlineLevel>2</OutlineLevel>' : ''
    const file = project(
      `<Task><UID>1</UID><Name>a</Name>${first}</Task><Task><UID>2</UID><Name>b</Name>${second}</Task>`,
    )
    expect(file.rows.map(({ summary }) => summary)).toEqual(expected)
  })

  test('UIDs from 0 are tasks; Project’s own row for the whole file is none', () => {
    const own = project(
      '<Task><UID>0</UID><ID>0</ID><Name>plan</Name><OutlineLevel>0</OutlineLevel></Task><Task><UID>1</UID><Name>a</Name><OutlineLevel>1</OutlineLevel></Task>',
    )
    expect(own.rows.map(({ name }) => name)).toEqual(['a'])
    const other = project(
      `<Task><UID>0</UID><Name>a</Name><OutlineLevel>1</OutlineLevel></Task>
       <Task><UID>1</UID><Name>b</Name><OutlineLevel>1</OutlineLevel><PredecessorLink><PredecessorUID>0</PredecessorUID></PredecessorLink></Task>`,
    )
    expect(other.rows.map(({ name, links }) => [name, links.length])).toEqual([
      ['a', 0],
      ['b', 1],
    ])
  })
})

describe('links', () => {
  test.each<[string, string]>([
    ['<Type>0</Type>', 'finish-to-finish'],
    ['<Type>1</Type>', 'finish-to-start'],
    ['<Type>2</Type>', 'start-to-finish'],
    ['<Type>3</Type>', 'start-to-start'],
    ['', 'finish-to-start'],
  ])('%s is %s', (link, kind) => expect(linked(link).rows[1]?.links).toEqual([{ before: 0, kind, lagDays: 0 }]))

  test.each<[lag: number, format: number | '', days: number]>([
    [9600, 7, 2],
    [9600, '', 2],
    [9600, 5, 2],
    [48_000, 9, 10],
    [-4800, 7, -1],
    [28_800, 8, 2],
    [28_800, 6, 2],
    [28_800, 4, 2],
    [100_800, 10, 7],
    [432_000, 12, 30],
    [9600, 39, 2],
    // Of 20 days.
    [50, 19, 10],
    [-25, 19, -5],
    [50, 20, 10],
    [100, 51, 20],
  ])('a lag of %s in format %s is %s days', (lag, format, days) => {
    const file = linked(`<LinkLag>${lag}</LinkLag>${format === '' ? '' : `<LagFormat>${format}</LagFormat>`}`)
    expect(faults(file)).toEqual([])
    expect(file.rows[1]?.links[0]?.lagDays).toBe(days)
  })

  test('lag-percent.xml: half of the predecessor’s hundred days', () => {
    expect(readSchedule('p.xml', input('lag-percent.xml')).rows[1]?.links).toEqual([
      { before: 0, kind: 'finish-to-start', lagDays: 50 },
    ])
  })

  test('working days of a five-day week are counted through the week', () => {
    const days = [1, 2, 3, 4, 5, 6, 7]
      .map(
        (day) =>
          `<WeekDay><DayType>${day}</DayType><DayWorking>${day === 1 || day === 7 ? 'false' : 'true'}</DayWorking></WeekDay>`,
      )
      .join('')
    const calendar = `<CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><WeekDays>${days}</WeekDays></Calendar></Calendars>`
    // The predecessor ends on Sunday, 20 March 2022: five working days later it is Friday, the 25th.
    expect(linked('<LinkLag>24000</LinkLag><LagFormat>7</LagFormat>', calendar).rows[1]?.links[0]?.lagDays).toBe(5)
    expect(linked('<LinkLag>28800</LinkLag><LagFormat>7</LagFormat>', calendar).rows[1]?.links[0]?.lagDays).toBe(8)
    expect(linked('<LinkLag>28800</LinkLag><LagFormat>8</LagFormat>', calendar).rows[1]?.links[0]?.lagDays).toBe(2)
  })

  test.each<[string, RegExp]>([
    ['<Type>9</Type>', /kind of the link/],
    ['<LinkLag>soon</LinkLag>', /no number/],
    ['<LinkLag>5</LinkLag><LagFormat>99</LagFormat>', /unit of the lag/],
    ['<CrossProject>1</CrossProject>', /another file/],
    ['<CrossProject>true</CrossProject>', /another file/],
  ])('%s is not taken and named', (link, expected) => {
    const file = linked(link)
    expect([file.rows[1]?.links, faults(file)]).toEqual([[], [expect.stringMatching(expected)]])
  })
})

describe('what a schema allows', () => {
  test.each(['0', 'false', 'False'])('a task with Active %s is inactive', (active) => {
    expect(project(`<Task><UID>1</UID><Name>a</Name><Active>${active}</Active></Task>`).rows[0]?.inactive).toBe(true)
  })

  test.each(['1', 'true'])('one that IsNull %s is none', (isNull) => {
    expect(project(`<Task><UID>1</UID><IsNull>${isNull}</IsNull><Name>a</Name></Task>`).rows).toEqual([])
  })

  test.each<[start: string, finish: string, first: string, last: string]>([
    ['2022-05-19T16:00:00.000Z', '2022-12-31T09:00:00Z', '2022-05-20', '2022-12-31'],
    ['2022-05-19T23:00:00Z', '2022-05-31T16:00:00Z', '2022-05-20', '2022-05-31'],
    ['2022-05-20T08:00:00+08:00', '2022-06-01T00:00:00+08:00', '2022-05-20', '2022-05-31'],
    ['2022-05-20T08:00:00-05:00', '2022-05-31T13:00:00-05:00', '2022-05-20', '2022-06-01'],
    ['2022-05-20T08:00', '2022-05-31T17:00', '2022-05-20', '2022-05-31'],
    ['2022-05-20', '2022-05-31', '2022-05-20', '2022-05-31'],
  ])('%s to %s, in the days of Shanghai', (start, finish, first, last) => {
    const [row] = project(
      `<Task><UID>1</UID><Name>a</Name><Start>${start}</Start><Finish>${finish}</Finish></Task>`,
    ).rows
    expect([isoOf(row!.start!), isoOf(row!.finish!)]).toEqual([first, last])
  })

  test('times-z.xml begins on the day that Shanghai has', () => {
    expect(isoOf(readSchedule('p.xml', input('times-z.xml')).rows[0]!.start!)).toBe('2022-05-20')
  })

  test('what is said in words, or left to be worked out, is named and not guessed', () => {
    const file = project(
      `<Task><UID>1</UID><Name>a</Name><StartText>开春</StartText></Task>
       <Task><UID>2</UID><Name>b</Name><Start>2022-05-20T08:00:00</Start><Duration>PT80H0M0S</Duration></Task>`,
    )
    expect(faults(file)).toEqual([
      '1 StartText "开春" is no date and was not used',
      '2 Finish there is a start and a duration and no finish; the finish was not worked out',
    ])
  })

  test('a prefix on every element changes nothing', () => {
    const file = readSchedule(
      'p.xml',
      utf8(
        '<ms:Project xmlns:ms="http://schemas.microsoft.com/project"><ms:Tasks><ms:Task><ms:UID>1</ms:UID><ms:Name>塔</ms:Name></ms:Task></ms:Tasks></ms:Project>',
      ),
    )
    expect(file.rows.map(({ name }) => name)).toEqual(['塔'])
  })
})

describe('encodings that a declaration names', () => {
  /** 生命科学园 in GBK and in Big5 (生命科學園). */
  const names: Record<string, number[]> = {
    gb2312: [0xc9, 0xfa, 0xc3, 0xfc, 0xbf, 0xc6, 0xd1, 0xa7, 0xd4, 0xb0],
    big5: [0xa5, 0xcd, 0xa9, 0x52, 0xac, 0xec, 0xbe, 0xc7, 0xb6, 0xe9],
  }
  const bytes = (declared: string, name: readonly number[]): Uint8Array =>
    new Uint8Array([
      ...utf8(`<?xml version='1.0' encoding='${declared}'?><Project><Tasks><Task><UID>1</UID><Name>`),
      ...name,
      ...utf8('</Name></Task></Tasks></Project>'),
    ])

  test.each([
    ['gb2312', 'gb2312', '生命科学园'],
    ['GBK', 'gb2312', '生命科学园'],
    ['gb18030', 'gb2312', '生命科学园'],
    ['Big5', 'big5', '生命科學園'],
  ])('%s', (declared, key, expected) => {
    const file = readSchedule('p.xml', bytes(declared, names[key]!))
    expect([file.rows[0]?.name, file.faults]).toEqual([expected, []])
  })

  test('one that the bytes contradict, and one that nobody knows, are said and not followed', () => {
    const plain = [...utf8('生命科学园')]
    for (const [declared, name, expected] of [
      ['gb2312', plain, /declares gb2312/],
      ['utf-8', names['gb2312']!, /declares utf-8/],
      ['x-own', plain, /"x-own", is not known/],
    ] as const) {
      const file = readSchedule('p.xml', bytes(declared, name))
      expect([file.rows[0]?.name, inWords(file.faults[0]?.reason)]).toEqual([
        '生命科学园',
        expect.stringMatching(expected),
      ])
    }
  })
})
