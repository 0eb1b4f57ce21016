import { inWords } from '../in-words.ts'
import { describe, expect, test } from 'vitest'
import { asDay, dayOf, isoOf } from '../../src/base/day.ts'
import { withinEntity } from '../../src/city/build-city.ts'
import { entityMomentAt } from '../../src/moment/moment-at.ts'
import { buildSchedule, type Schedule } from '../../src/scenario/build-schedule.ts'
import { compareSchedules, type PlanDifference } from '../../src/scenario/compare-schedules.ts'
import type { ScenarioEdit } from '../../src/scenario/schema.ts'
import { readRealCity } from './real-city.ts'

const real = readRealCity()
const { scenarios } = real.pack.facts
const scheduleOf = (id: string): Schedule => {
  const scenario = scenarios.find((other) => other.id === id)
  if (!scenario) throw new Error(`no scenario ${id}`)
  return buildSchedule(real.city, scenario, scenarios)
}
const spanOf = (schedule: Schedule, id: string): string => {
  const plan = schedule.entries.find(({ entity }) => entity.id === id)?.plan
  return plan ? `${isoOf(plan.start.day)} to ${isoOf(plan.end.day)}` : 'no plan'
}
const rowOf = (rows: readonly PlanDifference[], id: string): PlanDifference | undefined =>
  rows.find(({ entity }) => entity.id === id)

describe('the scenarios that come with the twin', () => {
  test('are the reference and three worked ones, in both languages', () => {
    expect(scenarios.map(({ id }) => id).toSorted()).toEqual([
      'as-stated',
      'reference',
      'slip-a-year',
      'transport-first',
    ])
    for (const { name, statement } of scenarios)
      expect([name.zh, name.en, statement.zh, statement.en].every((text) => text.trim() !== '')).toBe(true)
  })

  test.each(['reference', 'slip-a-year', 'transport-first', 'as-stated'])(
    '%s: every edit finds its target and is taken as it stands; every dependency is kept',
    (id) => {
      const schedule = scheduleOf(id)
      expect([schedule.skipped, schedule.limited, schedule.scenario.brokenBase]).toEqual([[], [], null])
      expect(schedule.dependencies.filter(({ outcome }) => outcome !== 'kept' && outcome !== 'pushed')).toEqual([])
    },
  )

  test('a year later: pipeline and science city end 365 or 366 days later; nothing else moves', () => {
    const { rows, totals } = compareSchedules(real.schedule, scheduleOf('slip-a-year'))
    expect(rowOf(rows, 'wepp3-henan')).toMatchObject({ verdict: 'later', startDays: 0, endDays: 365 })
    expect(rowOf(rows, 'siliang-bazhu')).toMatchObject({ verdict: 'later', startDays: 0, endDays: 365 })
    expect(rowOf(rows, 'huawei-zhongyuan-zongbu')).toMatchObject({ verdict: 'later', startDays: 365, endDays: 365 })
    expect(rowOf(rows, 'hagongda-yiqi')).toMatchObject({ verdict: 'same', endDays: 0 })
    const city = new Set([...withinEntity(real.city, 'zhongyuan-kejicheng').map(({ id }) => id), 'wepp3-henan'])
    const moved = rows.filter(({ verdict }) => verdict !== 'same')
    expect(moved.filter(({ entity, endDays }) => !city.has(entity.id) || endDays !== 365)).toEqual([])
    expect(totals).toMatchObject({
      counts: { earlier: 0, later: 16, added: 0, cancelled: 0, unplanned: 0 },
      endDays: 16 * 365,
      earliest: null,
    })
    // What has no report of use or of idleness, and is built, has moved.
    const stays = rows.filter(
      ({ entity, verdict }) =>
        city.has(entity.id) && verdict === 'same' && ['building', 'campus'].includes(entity.planClass),
    )
    expect(
      stays.filter(({ second }) => !['inOperation', 'existing'].includes(second?.steps.at(-1)?.phase ?? '')),
    ).toEqual([])
  })

  test('transport first: lines, nodes, areas and fleet are earlier; loops wait for their branches; four buildings pay for it', () => {
    const schedule = scheduleOf('transport-first')
    const { rows } = compareSchedules(real.schedule, schedule)
    expect(rowOf(rows, 'av-trunk')).toMatchObject({ verdict: 'earlier', endDays: -365 })
    expect(rowOf(rows, 'av-fleet')).toMatchObject({ verdict: 'earlier', endDays: -365 })
    // 2022-05-22 to 2026-01-01 is 1320 days: the branch takes 792 of them, the loop 462 after that.
    expect([spanOf(schedule, 'av-branch-zhihuidao'), spanOf(schedule, 'av-micro-zhihuidao')]).toEqual([
      '2022-05-22 to 2024-07-22',
      '2024-07-22 to 2025-10-27',
    ])
    expect(schedule.dependencies).toMatchObject([
      { outcome: 'pushed', days: 792 },
      { outcome: 'pushed', days: 792 },
    ])
    expect(
      rows
        .filter(({ verdict }) => verdict === 'later')
        .map(({ entity }) => entity.id)
        .toSorted(),
    ).toEqual(['huawei-zhongyuan-zongbu', 'qingnian-chuangye-yuan', 'shiyuan-zhongyuan-yanfa', 'weiruan-yun'])
    // Half of the 741 days from 2022-05-22 to 2024-06-01: half of the fleet, in a curve as in a line; at a quarter it is 5/32 of it.
    const fleet = schedule.entries.find(({ entity }) => entity.id === 'av-fleet') ?? real.entry('av-fleet')
    expect(entityMomentAt(fleet, asDay(dayOf('2022-05-22') + 370.5)).count).toBeCloseTo(1500, 9)
    expect(entityMomentAt(fleet, asDay(dayOf('2022-05-22') + 741 / 4)).count).toBeCloseTo((3000 * 5) / 32, 9)
  })

  test('as stated: a plan rests on a stated deadline, and but for its start on nothing assumed; nothing is put into operation', () => {
    const schedule = scheduleOf('as-stated')
    const planned = schedule.entries.filter(({ plan }) => plan)
    expect(planned.length).toBeGreaterThan(10)
    expect(
      planned.filter(({ plan }) => plan?.end.basis !== 'stated' || plan.end.fact === null || plan.start.fact === null),
    ).toEqual([])
    expect(schedule.entries.filter(({ ramp }) => ramp)).toEqual([])
    expect(planned.filter((entry) => entityMomentAt(entry, dayOf('2030-01-01')).planned !== 'planned')).toEqual([])
    expect([spanOf(schedule, 'tiyu-changdi'), spanOf(schedule, 'wepp3-henan'), spanOf(schedule, 'av-fleet')]).toEqual([
      '2023-03-09 to 2025-01-01',
      'no plan',
      'no plan',
    ])
    expect(compareSchedules(real.schedule, schedule).totals.counts).toMatchObject({
      added: 0,
      cancelled: 0,
      unplanned: real.schedule.entries.filter(({ plan }) => plan).length - planned.length,
    })
  })
})

describe('evidence in the real city', () => {
  const words = { zh: '试', en: 'a trial' }
  const about = { author: words, reason: words }
  const changed = (edit: ScenarioEdit): Schedule =>
    buildSchedule(real.city, {
      ...real.schedule.scenario,
      horizon: '2036-01-01',
      edits: [...real.schedule.scenario.edits, edit],
    })

  test.each<[string, ScenarioEdit, string, string[]]>([
    [
      'topped out by 9 March 2023: the start is no later',
      { edit: 'shift', id: 'a', entity: 'siliang-bazhu', months: 24, days: 0, ...about },
      '2023-03-09 to 2027-02-21',
      ['the documents report works by 9 March 2023; the start cannot be later'],
    ],
    [
      'topped out then: the end is later than that day',
      {
        edit: 'set-span',
        id: 'a',
        entity: 'siliang-bazhu',
        end: { date: '2022-12-01', basis: 'assumed', words },
        ...about,
      },
      '2022-02-21 to 2023-03-10',
      ['the documents report it unfinished on 9 March 2023; its end cannot be earlier'],
    ],
    [
      'in operation then: the end is not moved later',
      { edit: 'shift', id: 'a', entity: 'huanghe-shiyanshi', months: 12, days: 0, ...about },
      '2023-02-21 to 2023-03-09',
      ['the documents report it in operation by 9 March 2023; its end is not moved later'],
    ],
    [
      '“speeding up” is no proof of works and fixes nothing',
      { edit: 'shift', id: 'a', entity: 'dahua-zhongyuan-zongbu', months: 36, days: 0, ...about },
      '2025-02-21 to 2028-02-21',
      [],
    ],
    [
      'a stated start of works stays',
      { edit: 'shift', id: 'a', entity: 'wepp3-henan', months: 9, days: 0, ...about },
      '2022-05-20 to 2025-08-20',
      ['the documents state a start of works on 20 May 2022; the start stays'],
    ],
  ])('%s', (_what, edit, span, why) => {
    const schedule = changed(edit)
    expect([
      spanOf(schedule, edit.entity),
      schedule.limited.map(({ reason }) => inWords(reason)),
      schedule.skipped,
    ]).toEqual([span, why, []])
  })
})

describe('comparing', () => {
  test('the other way round, everything is the other way round', () => {
    const [there, back] = [
      compareSchedules(real.schedule, scheduleOf('transport-first')),
      compareSchedules(scheduleOf('transport-first'), real.schedule),
    ]
    expect(back.totals.endDays).toBe(-there.totals.endDays)
    expect(back.totals.counts.later).toBe(there.totals.counts.earlier)
    expect(back.totals.latest?.entity.id).toBe(there.totals.earliest?.entity.id)
  })

  test('where both end on one day, the start decides', () => {
    const words = { zh: '试', en: 'a trial' }
    const start = (date: string): ScenarioEdit => ({
      edit: 'set-span',
      id: 'a',
      entity: 'av-shifan-gaoxin',
      start: { date, basis: 'assumed', words },
      author: words,
      reason: words,
    })
    const verdictOf = (date: string) =>
      rowOf(
        compareSchedules(
          real.schedule,
          buildSchedule(real.city, {
            ...real.schedule.scenario,
            edits: [...real.schedule.scenario.edits, start(date)],
          }),
        ).rows,
        'av-shifan-gaoxin',
      )
    expect(verdictOf('2023-05-22')).toMatchObject({ verdict: 'later', startDays: 365, endDays: 0 })
    expect(verdictOf('2022-05-12')).toMatchObject({ verdict: 'earlier', startDays: -10, endDays: 0 })
  })

  test('what a scenario adds, or gives up, is told as such', () => {
    const reference = scenarios.find(({ id }) => id === 'reference')
    if (!reference) throw new Error('no reference')
    const words = { zh: '试', en: 'a trial' }
    const about = { author: words, reason: words }
    const made = buildSchedule(real.city, {
      ...reference,
      edits: [
        ...reference.edits,
        { edit: 'cancel', id: 'a', entity: 'av-trunk', from: '2024-01-01', ...about },
        {
          edit: 'add',
          id: 'b',
          entity: 'new-line',
          name: words,
          layer: 'mobility',
          kind: 'branch-line',
          planClass: 'line',
          place: null,
          at: null,
          parent: null,
          start: '2023-01-01',
          end: '2024-01-01',
          ...about,
        },
      ],
    })
    const { rows, totals } = compareSchedules(real.schedule, made)
    expect(totals.counts).toMatchObject({ added: 1, cancelled: 1, earlier: 0, later: 0 })
    expect(rowOf(rows, 'new-line')).toMatchObject({ verdict: 'added', first: null, startDays: null, endDays: null })
  })
})
