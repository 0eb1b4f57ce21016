import { elbow } from '../../src/shells/planner/scenario-editor/gantt-links.tsx'
import { inWords } from '../in-words.ts'
import { describe, expect, test } from 'vitest'
import { FIRST_DAY, LAST_DAY, HORIZON_DAY, asDay, dayOf, isoOf } from '../../src/base/day.ts'
import { dayText } from '../../src/base/day-text.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { createScenario, type Stated } from '../../src/scenario/edit-scenario.ts'
import type { Evidence } from '../../src/scenario/evidence.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { readGanttKey } from '../../src/shells/planner/scenario-editor/gantt-keys.ts'
import { barsIn, buildRows, endShift } from '../../src/shells/planner/scenario-editor/gantt-rows.ts'
import {
  MOST_PIXELS_PER_DAY,
  axisTicks,
  dayAt,
  ganttScale,
  limitZoom,
  scrollFor,
} from '../../src/shells/planner/scenario-editor/gantt-scale.ts'
import { moveBar, putBar, putMany } from '../../src/shells/planner/scenario-editor/move-bar.ts'
import { resetItems } from '../../src/shells/planner/scenario-editor/reset-items.ts'
import { zh } from '../../src/app/messages/zh.ts'
import type { LaneId } from '../../src/shells/planner/timeline/lanes.ts'
import { yearsTo } from '../../src/base/years.ts'
import { quartersTo, shareOf } from '../../src/shells/planner/timeline/track-scale.ts'
import { readRealCity } from './real-city.ts'

const { city, pack, schedule } = readRealCity()
const catalog = pack.facts.scenarios
const stated: Stated = { author: { zh: '规划人员', en: 'planner' }, reason: { zh: '迟', en: 'late' } }
const FREE: Evidence = { started: null, underWayBy: null, lastReport: null, reached: [] }
const span = { start: dayOf('2023-03-15'), end: dayOf('2024-03-15') }
const by = (months: number, days: number, snap = false) => ({ months, days, snap })
const isoSpan = ({ start, end }: { start: number; end: number }) => [isoOf(asDay(start)), isoOf(asDay(end))]

function own(): Scenario {
  const made = createScenario({
    id: 'mine',
    name: { zh: '我', en: 'mine' },
    statement: { zh: '我', en: 'mine' },
    base: 'reference',
  })
  if (!made.ok) throw new Error('no scenario')
  return made.value
}

describe('where a bar comes to stand', () => {
  test('as a whole, by its start, by its end; by days and by months', () => {
    expect(isoSpan(moveBar(span, 'whole', by(0, 20), FREE))).toEqual(['2023-04-04', '2024-04-04'])
    expect(isoSpan(moveBar(span, 'whole', by(1, 0), FREE))).toEqual(['2023-04-15', '2024-04-15'])
    expect(isoSpan(moveBar(span, 'start', by(0, -10), FREE))).toEqual(['2023-03-05', '2024-03-15'])
    expect(isoSpan(moveBar(span, 'end', by(2, 1), FREE))).toEqual(['2023-03-15', '2024-05-16'])
  })
  test('on the nearest first of a month where it snaps; a whole bar keeps its length', () => {
    const moved = moveBar(span, 'whole', by(0, 4, true), FREE)
    expect(isoOf(moved.start)).toBe('2023-04-01')
    expect(moved.end - moved.start).toBe(span.end - span.start)
    expect(isoOf(moveBar(span, 'end', by(0, 1, true), FREE).end)).toBe('2024-03-01')
  })
  test('never shorter than a day, never before the timeline', () => {
    const shortest = moveBar(span, 'end', by(-60, 0), FREE)
    expect(shortest.end - shortest.start).toBe(1)
    const late = moveBar(span, 'start', by(60, 0), FREE)
    expect(late.end - late.start).toBe(1)
    expect(moveBar(span, 'start', by(-60, 0), FREE).start).toBe(FIRST_DAY)
    // A bound is told as evidence is, and a whole bar that meets it keeps its length.
    const early = moveBar(span, 'whole', by(-60, 0), FREE)
    expect([early.start, early.end - early.start]).toEqual([FIRST_DAY, span.end - span.start])
    expect(early.why.map((said) => inWords(said))).toEqual([
      `the timeline begins on ${dayText(FIRST_DAY).en}; it cannot be earlier`,
    ])
    const last = moveBar(span, 'end', by(600, 0), FREE)
    expect([last.end, last.why.length]).toEqual([LAST_DAY, 1])
    expect(inWords(last.why[0], 'zh')).toContain('规划期至多到')
    expect(moveBar(span, 'whole', by(0, 20), FREE).why).toEqual([])
  })
  test('it stops at the evidence and says why; the other end moves on', () => {
    const started: Evidence = {
      started: { from: span.start, to: span.start, basis: 'stated', fact: 'x' },
      underWayBy: { day: span.start, about: null },
      lastReport: null,
      reached: [],
    }
    const fixed = moveBar(span, 'whole', by(3, 0), started)
    expect(isoSpan(fixed)).toEqual(['2023-03-15', '2024-06-15'])
    expect(fixed.why.map((said) => inWords(said))).toEqual([
      'the documents state a start of works on 15 March 2023; the start stays',
    ])
    const reported: Evidence = {
      started: null,
      underWayBy: { day: dayOf('2023-04-01'), about: null },
      lastReport: { day: dayOf('2023-12-01'), about: null, complete: false },
      reached: [],
    }
    expect(isoOf(moveBar(span, 'start', by(2, 0), reported).start)).toBe('2023-04-01')
    const short = moveBar(span, 'end', by(-8, 0), reported)
    expect([isoOf(short.end), short.why.length]).toEqual(['2023-12-02', 1])
  })
})

describe('what is written down of it', () => {
  test('only the end that was moved; a later horizon where it is needed', () => {
    const edited = putBar(own(), 'weiruan-yun', span, { ...span, end: dayOf('2027-05-01') }, FREE, stated, catalog)
    if (!edited.ok) throw new Error('refused')
    expect(edited.value.edits).toMatchObject([
      { edit: 'set-span', entity: 'weiruan-yun', end: { date: '2027-05-01', basis: 'assumed' } },
    ])
    expect(edited.value.edits[0]).not.toHaveProperty('start')
    expect(edited.value.horizon).toBe('2028-01-01')
  })
  test('nothing where nothing moved; an end that is moved leaves the other and its basis alone, whatever moved it before', () => {
    const scenario = own()
    expect(putBar(scenario, 'weiruan-yun', span, span, FREE, stated, catalog)).toEqual({ ok: true, value: scenario })
    const shifted = putMany(scenario, new Map([['weiruan-yun', span]]), by(3, 0), stated, catalog)
    if (!shifted.ok) throw new Error('refused')
    expect(shifted.value.edits).toMatchObject([{ edit: 'shift', months: 3, days: 0 }])
    const again = putBar(
      shifted.value,
      'weiruan-yun',
      span,
      { ...span, end: dayOf('2024-05-01') },
      FREE,
      stated,
      catalog,
    )
    if (!again.ok) throw new Error('refused')
    expect(again.value.edits).toMatchObject([
      { edit: 'shift', months: 3 },
      { edit: 'set-span', end: { date: '2024-05-01' } },
    ])
    expect(again.value.edits[1]).not.toHaveProperty('start')
    const third = putBar(
      again.value,
      'weiruan-yun',
      { ...span, end: dayOf('2024-05-01') },
      { ...span, end: dayOf('2024-06-01') },
      FREE,
      stated,
      catalog,
    )
    if (!third.ok) throw new Error('refused')
    expect(third.value.edits[1]).not.toHaveProperty('start')
    expect(resetItems(again.value, ['weiruan-yun'])).toMatchObject({ ok: true, value: { edits: [] } })
  })
})

describe('the rows', () => {
  const laneName = (lane: LaneId): string => zh[`lane.${lane}`]
  const all = { words: '', changed: false }
  test('every thing with a plan has one row, after what it lies in', () => {
    const lanes = buildRows(city, schedule, schedule, all, laneName)
    const ids = lanes.flatMap(({ rows }) => rows.map(({ entry }) => entry.entity.id))
    expect(ids.toSorted()).toEqual(
      schedule.entries
        .filter(({ plan }) => plan)
        .map(({ entity }) => entity.id)
        .toSorted(),
    )
    const wrong = lanes.flatMap(({ rows }) =>
      rows.filter(({ entry, depth }, at) => {
        const parent = rows.findIndex((row) => row.entry.entity.id === entry.entity.parent)
        return parent >= 0 && (parent > at || depth <= rows[parent]!.depth)
      }),
    )
    expect(wrong).toEqual([])
  })
  test('by part of a name in either language, and only what differs', () => {
    const slipped = buildSchedule(
      city,
      catalog.find(({ id }) => id === 'slip-a-year')!,
      catalog,
    )
    const changed = buildRows(city, slipped, schedule, { words: '', changed: true }, laneName).flatMap(
      ({ rows }) => rows,
    )
    expect(changed.length).toBeGreaterThan(10)
    for (const row of changed) expect(row.edited || endShift(row) !== 0).toBe(true)
    const named = (words: string): string[] =>
      buildRows(city, slipped, schedule, { words, changed: false }, laneName).flatMap(({ rows }) =>
        rows.map(({ entry }) => entry.entity.id),
      )
    expect(named('微软云')).toEqual(['weiruan-yun'])
    expect(named('MICROSOFT')).toEqual(['weiruan-yun'])
    expect(named('东站接驳')).toEqual(['av-node-dongzhan'])
  })

  test('by the group: a lane under its name, or the name that documents use, and what lies in a thing under that thing', () => {
    const named = (words: string) => buildRows(city, schedule, schedule, { words, changed: false }, laneName)
    const mobility = buildRows(city, schedule, schedule, all, laneName).filter(({ id }) => id === 'mobility')
    expect(mobility[0]!.rows.map(({ entry }) => entry.entity.id)).toContain('av-trunk')
    for (const words of ['智能出行', '自动驾驶', 'autonomous Driving']) {
      const found = named(words).find(({ id }) => id === 'mobility')
      expect(found).toEqual(mobility[0])
    }
    expect(
      named('园')
        .flatMap(({ rows }) => rows)
        .every(({ entry }) => entry.entity.name.zh.includes('园')),
    ).toBe(true)
    const inCity = named('中原科技城').flatMap(({ rows }) => rows.map(({ entry }) => entry.entity))
    const around = inCity.filter(({ parent }) => parent === 'zhongyuan-kejicheng')
    expect(around.length).toBeGreaterThan(0)
    expect(around.some(({ name }) => !name.zh.includes('中原科技城'))).toBe(true)
  })
  test('a box chooses the bars that lie in it', () => {
    const lanes = buildRows(city, schedule, schedule, all, laneName)
    const first = lanes[0]!.rows
    expect(barsIn(lanes, 0, 3, FIRST_DAY, HORIZON_DAY)).toEqual(first.slice(0, 3).map(({ entry }) => entry.entity.id))
    expect(barsIn(lanes, 0, 3, asDay(0), FIRST_DAY)).toEqual([])
  })
})

describe('the axis', () => {
  test('days and pixels, and a zoom that keeps its place', () => {
    const wide = ganttScale(1000, 1, HORIZON_DAY)
    expect([wide.toX(FIRST_DAY), wide.toX(HORIZON_DAY), wide.width]).toEqual([0, 1000, 1000])
    const near = ganttScale(1000, 4, HORIZON_DAY)
    const left = scrollFor(300, 0, wide, near)
    expect(near.toDay(left + 300)).toBeCloseTo(wide.toDay(300), 6)
    expect([dayAt(wide, -50), dayAt(wide, 2000)]).toEqual([FIRST_DAY, HORIZON_DAY])
    expect(limitZoom(0.2, 1000, HORIZON_DAY)).toBe(1)
    expect(ganttScale(1000, limitZoom(1e6, 1000, HORIZON_DAY), HORIZON_DAY).pixelsPerDay).toBeCloseTo(
      MOST_PIXELS_PER_DAY,
      1,
    )
  })
  test('years, then quarters, then months, as there is room', () => {
    const units = (room: number): string[] =>
      [...new Set(axisTicks(ganttScale(room, 1, HORIZON_DAY)).map(({ unit }) => unit))].toSorted()
    expect([units(300), units(1000), units(4000)]).toEqual([
      ['year'],
      ['quarter', 'year'],
      ['month', 'quarter', 'year'],
    ])
  })
  test('the timeline reaches as far as the scenario', () => {
    const end = dayOf('2028-01-01')
    expect(yearsTo(end).map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024, 2025, 2026, 2027])
    expect(quartersTo(HORIZON_DAY)).toHaveLength(16)
    expect([shareOf(end, end), shareOf(HORIZON_DAY), shareOf(end)]).toEqual([1, 1, 1])
  })
})

test('what the keys mean', () => {
  const press = (
    key: string,
    held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat', boolean>> & { code?: string } = {},
    snap = false,
  ) =>
    readGanttKey(
      { key, code: '', shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...held },
      snap,
    )
  expect(press('ArrowRight')).toEqual({ move: 'whole', months: 0, days: 1 })
  expect(press('ArrowLeft', { shiftKey: true })).toEqual({ move: 'whole', months: -1, days: 0 })
  expect(press('ArrowLeft', { altKey: true })).toEqual({ move: 'end', months: 0, days: -1 })
  expect(press('ArrowRight', { ctrlKey: true, shiftKey: true })).toEqual({ move: 'start', months: 1, days: 0 })
  expect(press('ArrowRight', {}, true)).toEqual({ move: 'whole', months: 1, days: 0 })
  expect(press('ArrowDown', { shiftKey: true })).toEqual({ go: 'down', extend: true })
  expect([
    press('z', { ctrlKey: true }),
    press('Z', { ctrlKey: true, shiftKey: true }),
    press('y', { metaKey: true }),
    press('a', { ctrlKey: true }),
  ]).toEqual(['undo', 'redo', 'redo', 'select-all'])
  expect([
    press(' '),
    press('Enter'),
    press('Delete'),
    press('Escape'),
    press('q'),
    press('ArrowDown', { altKey: true }),
  ]).toEqual(['select', 'open', 'reset', 'cancel', null, null])
  // Cyrillic, and an input method that takes the key: the place of the letter counts.
  expect([press('я', { ctrlKey: true, code: 'KeyZ' }), press('Process', { metaKey: true, code: 'KeyY' })]).toEqual([
    'undo',
    'redo',
  ])
  expect([press('ф', { ctrlKey: true, code: 'KeyA' }), press('　', { code: 'Space' })]).toEqual([
    'select-all',
    'select',
  ])
  // What toggles does so once; what steps goes on.
  expect([' ', 'Enter', 'Delete', 'Escape'].map((key) => press(key, { repeat: true }))).toEqual(
    Array.from({ length: 4 }, () => 'held'),
  )
  expect(press('ArrowRight', { repeat: true })).toEqual({ move: 'whole', months: 0, days: 1 })
  expect(press('z', { ctrlKey: true, repeat: true })).toBe('undo')
})

test.each([
  ['finish to start', 1, -1],
  ['start to start', -1, -1],
  ['finish to finish', 1, 1],
  ['start to finish', -1, 1],
] as const)('an arrow %s leaves and reaches its bars from outside, wherever they lie', (_kind, out, into) => {
  for (const x1 of [40, 100, 104, 200]) {
    const path = elbow({ x: 100, y: 10, out }, { x: x1, y: 50, out: into }, 20)
    const across = [...path.matchAll(/[MH](-?[\d.]+)/g)].map(([, x]) => Number(x))
    const [start, first, ...rest] = across
    expect(Math.sign(first! - start!)).toBe(out)
    expect([rest.at(-1) ?? first, path.endsWith(`V50H${x1 + into * 5}`)]).toEqual([x1 + into * 5, true])
    // The last stretch runs towards the bar.
    expect(Math.sign((across.at(-2) ?? 0) - (across.at(-1) ?? 0))).toBe(into)
  }
})
