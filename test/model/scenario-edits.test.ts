import type { LinkKind } from '../../src/scenario/link-kinds.ts'
import type { Localizable } from '../../src/messages/message.ts'
import { inWords, worded } from '../in-words.ts'
import { describe, expect, test } from 'vitest'
import { asDay, dayOf, isoOf } from '../../src/base/day.ts'
import type { Result } from '../../src/base/result.ts'
import { entityMomentAt } from '../../src/moment/moment-at.ts'
import { buildSchedule, lastDayOf, type EntitySchedule, type Schedule } from '../../src/scenario/build-schedule.ts'
import { addedPlaces, cityWithAdded } from '../../src/scenario/city-with-added.ts'
import {
  addDependency,
  addEdit,
  addMilestone,
  createScenario,
  duplicate,
  moveSpan,
  removeEdit,
  replaceEdit,
  shiftMany,
  snapToMonth,
  type NewEdit,
} from '../../src/scenario/edit-scenario.ts'
import { finishAfter, heldBefore } from '../../src/scenario/plan.ts'
import { describeEdit } from '../../src/scenario/describe-edit.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import { resolveScenario } from '../../src/scenario/resolve-scenario.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { buildTown } from '../town/town.ts'
import { townFiles } from '../town/town-files.ts'

/*
 * The town without an edit: tower 2022-03-01 (stated) to 2024-01-01 (cut), topped out on 2022-06-15; tram and stop
 * 2022-01-10 to 2023-01-01, planned only; fleet 2022-06-15 to 2023-07-01; yard 2022-02-01 to 2022-08-01.
 */
const town = buildTown()
const [reference] = town.pack.facts.scenarios
const words = { zh: '试', en: 'a trial' }
const stated = { author: { zh: '规划员', en: 'planner' }, reason: words }

const value = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}
const catalog = reference ? [reference] : []
const empty = value(createScenario({ id: 'trial', name: words, statement: words, base: 'reference' }))
const withEdits = (edits: readonly NewEdit[], more: Partial<Scenario> = {}): Scenario =>
  value(readScenario({ ...empty, ...more, edits: edits.map((edit, at) => ({ ...edit, id: `edit-${at}` })) }))
const schedule = (edits: readonly NewEdit[], more: Partial<Scenario> = {}): Schedule =>
  buildSchedule(town.city, withEdits(edits, more), catalog)
const entryOf = (made: Schedule, id: string): EntitySchedule =>
  made.entries.find(({ entity }) => entity.id === id) ?? town.entry('none')
const spanOf = (made: Schedule, id: string): string => {
  const { plan } = entryOf(made, id)
  return plan ? `${isoOf(plan.start.day)} to ${isoOf(plan.end.day)}` : 'no plan'
}
const reasons = (reports: readonly { readonly reason: Localizable }[]): (string | undefined)[] =>
  reports.map(({ reason }) => inWords(reason))

describe('a scenario on a base', () => {
  test('with nothing changed is its base, and says on what it rests', () => {
    const made = schedule([])
    expect(made.entries).toEqual(town.schedule.entries)
    expect(made.scenario).toMatchObject({
      id: 'trial',
      base: null,
      horizon: '2024-01-01',
      assumedTo: '2024-01-01',
      lineage: ['trial', 'reference'],
      inherited: { edits: 2 },
      brokenBase: null,
    })
    expect(made.source).toMatchObject({ id: 'trial', base: 'reference' })
  })

  test('a later horizon of its own moves nothing that it did not move itself', () => {
    const made = schedule([], { horizon: '2030-01-01' })
    expect(made.entries).toEqual(town.schedule.entries)
    expect(isoOf(lastDayOf(made))).toBe('2030-01-01')
    expect(isoOf(lastDayOf(schedule([])))).toBe('2026-01-01')
  })

  test('a row of its own stands in for the base’s row of that class only', () => {
    const made = schedule([], { durations: [{ planClass: 'campus', months: 12, words }] })
    expect(spanOf(made, 'yard')).toBe('2022-02-01 to 2023-02-01')
    expect(spanOf(made, 'tower')).toBe('2022-03-01 to 2024-01-01')
  })

  test('a base that is missing, or leads back to itself, is named and gives nothing', () => {
    const lost = buildSchedule(town.city, { ...empty, base: 'gone' }, catalog)
    expect(inWords(lost.scenario.brokenBase)).toContain('"gone"')
    expect(lost.entries.filter(({ plan }) => plan)).toEqual([])
    const other = { ...empty, id: 'other', base: 'trial' }
    expect(inWords(resolveScenario({ ...empty, base: 'other' }, [other, { ...empty, base: 'other' }]).brokenBase)).toBe(
      'its bases run in a circle: trial → other → trial',
    )
  })

  test('resolving what is resolved changes nothing', () => {
    const once = resolveScenario(
      withEdits([{ edit: 'shift', entity: 'tram', months: 2, days: 0, ...stated }], { horizon: '2030-01-01' }),
      catalog,
    )
    expect(resolveScenario(once, [])).toBe(once)
    expect(buildSchedule(town.city, once).entries).toEqual(
      buildSchedule(
        town.city,
        withEdits([{ edit: 'shift', entity: 'tram', months: 2, days: 0, ...stated }], { horizon: '2030-01-01' }),
        catalog,
      ).entries,
    )
  })
})

describe('edits, worked out by hand', () => {
  test.each<[string, NewEdit, string, string]>([
    ['a shift', { edit: 'shift', entity: 'tram', months: 2, days: 3, ...stated }, 'tram', '2022-03-13 to 2023-03-04'],
    [
      'a shift back',
      { edit: 'shift', entity: 'tram', months: -1, days: 0, ...stated },
      'tram',
      '2021-12-10 to 2022-12-01',
    ],
    ['a stretch', { edit: 'stretch', entity: 'tram', factor: 1.5, ...stated }, 'tram', '2022-01-10 to 2023-06-28'],
    [
      'a set end',
      { edit: 'set-span', entity: 'tram', end: { date: '2022-07-01', basis: 'assumed', words }, ...stated },
      'tram',
      '2022-01-10 to 2022-07-01',
    ],
    [
      'a set start, its end by a deadline',
      { edit: 'set-span', entity: 'tram', start: { date: '2022-02-01', basis: 'assumed', words }, ...stated },
      'tram',
      '2022-02-01 to 2023-01-01',
    ],
    [
      'a set start, its end by a duration',
      { edit: 'set-span', entity: 'yard', start: { date: '2022-03-01', basis: 'assumed', words }, ...stated },
      'yard',
      '2022-03-01 to 2022-09-01',
    ],
    [
      'a hold',
      { edit: 'hold', entity: 'tram', from: '2022-03-01', until: '2022-04-01', ...stated },
      'tram',
      '2022-01-10 to 2023-02-01',
    ],
    [
      'a span for a class without one',
      {
        edit: 'set-span',
        entity: 'ring-road',
        start: { date: '2022-02-01', basis: 'assumed', words },
        end: { date: '2023-02-01', basis: 'assumed', words },
        ...stated,
      },
      'ring-road',
      '2022-02-01 to 2023-02-01',
    ],
  ])('%s', (_what, edit, id, span) => {
    const made = schedule([edit])
    expect(spanOf(made, id)).toBe(span)
    expect([made.skipped, made.limited]).toEqual([[], []])
    expect(made.entries.filter(({ entity }) => entity.id !== id)).toEqual(
      town.schedule.entries.filter(({ entity }) => entity.id !== id),
    )
  })

  test('an end that an edit moved is assumed, and says by whom and why', () => {
    const { plan } = entryOf(schedule([{ edit: 'shift', entity: 'tram', months: 2, days: 0, ...stated }]), 'tram')
    expect(worded(plan?.end)).toMatchObject({
      basis: 'assumed',
      fact: null,
      words: {
        zh: '情景假定（规划员）：推后2个月。试',
        en: 'Assumed in the scenario (planner): 2 months later. a trial',
      },
    })
  })

  // 2022-01-10 to 2023-01-01 is 356 days of work; 50 are done when the hold of 31 days begins on 2022-03-01.
  test('a hold lets progress stand, and moves the end by as much', () => {
    const entry = entryOf(
      schedule([{ edit: 'hold', entity: 'tram', from: '2022-03-01', until: '2022-04-01', ...stated }]),
      'tram',
    )
    const on = (iso: string) => entityMomentAt(entry, dayOf(iso))
    expect(on('2022-02-28')).toMatchObject({ planned: 'started', progress: 49 / 356 })
    expect(on('2022-03-01')).toMatchObject({ planned: 'onHold', progress: 50 / 356 })
    expect(on('2022-03-31')).toMatchObject({ planned: 'onHold', progress: 50 / 356 })
    expect(on('2022-04-01')).toMatchObject({ planned: 'started', progress: 50 / 356 })
    expect(on('2022-08-08')).toMatchObject({ planned: 'partlyInOperation', progress: 179 / 356 })
    expect(on('2023-02-01')).toMatchObject({ planned: 'inOperation', progress: 1 })
  })

  test('work is put off by a hold that begins before it is done, not by one that begins on that day', () => {
    const hold = (from: number, until: number) => ({ from: asDay(from), until: asDay(until) })
    expect([
      finishAfter([hold(110, 120)], asDay(100), 10),
      finishAfter([hold(109, 120)], asDay(100), 10),
      finishAfter([hold(90, 105), hold(112, 113)], asDay(100), 10),
    ]).toEqual([110, 121, 116])
    expect([
      heldBefore([hold(90, 105)], 100, 103),
      heldBefore([hold(90, 105)], 100, 200),
      heldBefore([hold(90, 95)], 100, 200),
    ]).toEqual([3, 5, 0])
  })

  test('what is cancelled stays where it was', () => {
    const entry = entryOf(schedule([{ edit: 'cancel', entity: 'tram', from: '2022-07-07', ...stated }]), 'tram')
    expect(entityMomentAt(entry, dayOf('2022-07-06'))).toMatchObject({ planned: 'started', progress: 177 / 356 })
    expect(entityMomentAt(entry, dayOf('2022-07-07'))).toMatchObject({ planned: 'cancelled', progress: 0.5 })
    expect(entityMomentAt(entry, dayOf('2030-01-01'))).toMatchObject({ planned: 'cancelled', progress: 0.5 })
  })

  // 2022-06-15 to 2023-07-01 is 381 days; after 127 a third is done: 3/9 − 2/27 = 7/27 of the curve.
  test('a fleet grows in a curve, to a goal of the scenario’s own', () => {
    const curve: NewEdit = {
      edit: 'set-ramp',
      entity: 'fleet',
      from: 10,
      to: 100,
      goalFact: 'fleet-goal',
      shape: 's-curve',
      ...stated,
    }
    const goal: NewEdit = { edit: 'set-goal', entity: 'fleet', goalFact: 'fleet-goal', value: 280, ...stated }
    expect(entityMomentAt(entryOf(schedule([curve]), 'fleet'), dayOf('2022-10-20')).count).toBeCloseTo(
      10 + (90 * 7) / 27,
      9,
    )
    const entry = entryOf(schedule([curve, goal]), 'fleet')
    expect(entityMomentAt(entry, dayOf('2022-10-20')).count).toBeCloseTo(10 + (270 * 7) / 27, 9)
    expect(entry.goals).toEqual([{ fact: 'fleet-goal', value: 280, ...stated }])
    expect(town.city.facts.get('fleet-goal')?.figure?.value).toBe(100)
  })

  test('what is added stands after all others, is the scenario’s own and no document’s', () => {
    const add: NewEdit = {
      edit: 'add',
      entity: 'new-hall',
      name: words,
      layer: 'parks',
      kind: 'site',
      planClass: 'building',
      place: null,
      at: { lng: 113.66, lat: 34.7, accuracyM: 100 },
      parent: 'garden',
      start: '2022-06-01',
      end: '2023-06-01',
      ...stated,
    }
    const made = schedule([add])
    expect(made.entries.slice(0, -1)).toEqual(town.schedule.entries)
    expect(made.entries.at(-1)).toMatchObject({
      entity: {
        id: 'new-hall',
        facts: [],
        parent: 'garden',
        place: 'added:new-hall',
        addedBy: { scenario: 'trial', ...stated },
      },
      knownFrom: dayOf('2022-06-01'),
      steps: [],
    })
    expect(spanOf(made, 'new-hall')).toBe('2022-06-01 to 2023-06-01')
    const city = cityWithAdded(town.city, made.scenario)
    expect(city.entities.map(({ id }) => id)).toEqual([...town.city.entities.map(({ id }) => id), 'new-hall'])
    expect(cityWithAdded(city, made.scenario)).toBe(city)
    expect(addedPlaces(made.scenario)).toMatchObject([
      { id: 'added:new-hall', geometry: { type: 'Point', coordinates: [113.66, 34.7] }, accuracyM: 100 },
    ])
    expect(town.city.entityById.has('new-hall')).toBe(false)
    const moved = schedule([add, { edit: 'shift', entity: 'new-hall', months: 1, days: 0, ...stated }])
    expect(spanOf(moved, 'new-hall')).toBe('2022-07-01 to 2023-07-01')
    expect(reasons(schedule([{ ...add, entity: 'tower' }]).skipped)).toEqual(['the id "tower" is already taken'])
  })
})

describe('evidence wins', () => {
  test.each<[string, NewEdit, string, string[]]>([
    [
      'a stated start of works stays; the end moves',
      { edit: 'shift', entity: 'tower', months: 3, days: 0, ...stated },
      '2022-03-01 to 2024-04-01',
      ['the documents state a start of works on 1 March 2022; the start stays'],
    ],
    [
      'and cannot be earlier',
      { edit: 'set-span', entity: 'tower', start: { date: '2021-06-01', basis: 'assumed', words }, ...stated },
      '2022-03-01 to 2024-01-01',
      ['the documents state a start of works on 1 March 2022; the start stays'],
    ],
    [
      'what was reported unfinished was not complete before',
      { edit: 'set-span', entity: 'tower', end: { date: '2022-05-01', basis: 'assumed', words }, ...stated },
      '2022-03-01 to 2022-06-16',
      ['the documents report it unfinished on 15 June 2022; its end cannot be earlier'],
    ],
  ])('%s', (_what, edit, span, why) => {
    const made = schedule([edit], { horizon: '2030-01-01' })
    expect(spanOf(made, 'tower')).toBe(span)
    expect(reasons(made.limited)).toEqual(why)
    expect(made.limited.every(({ reason }) => inWords(reason, 'zh').includes('文献'))).toBe(true)
  })

  test('nothing is held or given up before the last report of works', () => {
    const held = schedule(
      [
        { edit: 'hold', entity: 'tower', from: '2022-04-01', until: '2022-07-15', ...stated },
        { edit: 'cancel', entity: 'tower', from: '2022-05-01', ...stated },
      ],
      { horizon: '2030-01-01' },
    )
    expect(entryOf(held, 'tower').plan?.holds).toMatchObject([
      { from: dayOf('2022-06-16'), until: dayOf('2022-07-15') },
    ])
    expect(entryOf(held, 'tower').plan?.cancelled?.day).toBe(dayOf('2022-06-16'))
    expect(spanOf(held, 'tower')).toBe('2022-03-01 to 2024-01-30')
    expect(held.limited).toHaveLength(2)
    const early = schedule([{ edit: 'hold', entity: 'tower', from: '2022-04-01', until: '2022-05-01', ...stated }])
    expect(reasons(early.skipped)).toEqual([
      'the documents report it still under way on 15 June 2022; this can apply from the day after only',
    ])
  })

  test('no edit touches a fact or a documented step', () => {
    const made = schedule([
      { edit: 'shift', entity: 'tower', months: 9, days: 0, ...stated },
      { edit: 'cancel', entity: 'yard', from: '2022-07-01', ...stated },
    ])
    expect(made.entries.map(({ steps, knownFrom }) => ({ steps, knownFrom }))).toEqual(
      town.schedule.entries.map(({ steps, knownFrom }) => ({ steps, knownFrom })),
    )
  })

  test('only stated deadlines are planned to, where a scenario says so', () => {
    const made = schedule([], {
      deadlines: 'stated',
      durations: (['building', 'campus', 'zone', 'line', 'fleet'] as const).map((planClass) => ({
        planClass,
        months: null,
        words,
      })),
    })
    expect(made.entries.filter(({ plan }) => plan).map(({ entity }) => entity.id)).toEqual(['tram', 'stop'])
    expect(entryOf(made, 'tram').plan?.end.basis).toBe('stated')
  })
})

describe('dependencies', () => {
  const dependency = (before: string, after: string, lagDays = 0, kind: LinkKind = 'finish-to-start') => ({
    id: `${before}-${after}`,
    before,
    after,
    kind,
    lagDays,
    reason: words,
  })

  test('push a successor back as far as it must wait, and it keeps its length', () => {
    const made = schedule([], { dependencies: [dependency('tram', 'fleet', 10)], horizon: '2030-01-01' })
    expect(spanOf(made, 'fleet')).toBe('2023-01-11 to 2024-01-27')
    expect(made.dependencies).toMatchObject([{ outcome: 'pushed', days: 210 }])
    expect(worded(entryOf(made, 'fleet').plan?.start)).toMatchObject({
      basis: 'assumed',
      words: { en: expect.stringContaining('waits for "tram"') as string },
    })
  })

  test('run through chains in any order, and leave alone what waits long enough already', () => {
    const made = schedule([], {
      dependencies: [dependency('stop', 'fleet'), dependency('yard', 'stop'), dependency('fleet', 'garden')],
      horizon: '2030-01-01',
    })
    expect([spanOf(made, 'stop'), spanOf(made, 'fleet'), spanOf(made, 'garden')]).toEqual([
      '2022-08-01 to 2023-07-23',
      '2023-07-23 to 2024-08-07',
      '2024-08-07 to 2026-07-29',
    ])
    // The yard ends on 2022-08-01, 203 days after the tram's start.
    expect(schedule([], { dependencies: [dependency('yard', 'tram', -203)] }).dependencies).toMatchObject([
      { outcome: 'kept', days: 0 },
    ])
    expect(schedule([], { dependencies: [dependency('yard', 'tram', -202)] }).dependencies).toMatchObject([
      { outcome: 'pushed', days: 1 },
    ])
  })

  test.each<[string, Scenario['dependencies'], readonly NewEdit[], string]>([
    ['evidence', [dependency('tram', 'tower')], [], 'evidence'],
    ['a thing that is not there', [dependency('castle', 'tower')], [], 'no-plan'],
    ['a thing without a plan', [dependency('ring-road', 'tram')], [], 'no-plan'],
    [
      'a thing that is given up',
      [dependency('yard', 'tram')],
      [{ edit: 'cancel', entity: 'yard', from: '2022-07-01', ...stated }],
      'cancelled',
    ],
    ['the horizon', [dependency('garden', 'fleet')], [], 'beyond-horizon'],
  ])('%s is reported', (_what, dependencies, edits, outcome) => {
    const made = schedule(edits, { dependencies })
    expect(made.dependencies).toMatchObject([{ outcome }])
    expect(worded(made.dependencies[0]?.reason)).toMatchObject({
      zh: expect.any(String) as string,
      en: expect.any(String) as string,
    })
  })

  test.each<[LinkKind, number, string]>([
    // The tram runs from 2022-01-10 to 2023-01-01, the yard from 2022-05-13 to 2022-08-01 (80 days), unless linked.
    ['start-to-start', 150, 'start'],
    ['finish-to-finish', -30, 'end'],
    ['start-to-finish', 400, 'end'],
  ])('%s with a lag holds back that end, and the works keep their length', (kind, lag, side) => {
    const free = schedule([], { horizon: '2030-01-01' })
    const made = schedule([], { dependencies: [dependency('tram', 'yard', lag, kind)], horizon: '2030-01-01' })
    const [tram, before, after] = [
      entryOf(free, 'tram').plan!,
      entryOf(free, 'yard').plan!,
      entryOf(made, 'yard').plan!,
    ]
    const from = kind.startsWith('start') ? tram.start.day : tram.end.day
    expect(made.dependencies).toMatchObject([{ outcome: 'pushed' }])
    expect(side === 'start' ? after.start.day : after.end.day).toBe(from + lag)
    expect(after.end.day - after.start.day).toBe(before.end.day - before.start.day)
    expect(worded(after.start)).toMatchObject({ words: { en: expect.stringContaining(`lag ${lag} days`) as string } })
    // A lag that asks for less than is so already moves nothing.
    expect(schedule([], { dependencies: [dependency('tram', 'yard', -2000, kind)] }).dependencies).toMatchObject([
      { outcome: 'kept', days: 0 },
    ])
  })

  test('a hold in the works that wait is counted: the end lies on the day asked for, or the next that the hold leaves', () => {
    const hold: NewEdit = { edit: 'hold', entity: 'yard', from: '2022-11-15', until: '2022-12-15', ...stated }
    const made = schedule([hold], {
      dependencies: [dependency('tram', 'yard', -3, 'finish-to-finish')],
      horizon: '2030-01-01',
    })
    const plan = entryOf(made, 'yard').plan!
    expect(plan.end.day).toBeGreaterThanOrEqual(entryOf(made, 'tram').plan!.end.day - 3)
    expect(plan.end.day - entryOf(made, 'tram').plan!.end.day + 3).toBeLessThanOrEqual(1)
  })

  test('links of version 2 held a start back until an end: they come through as that', () => {
    const old = {
      ...empty,
      version: 2,
      dependencies: [{ id: 'a', before: 'tram', after: 'yard', lagDays: 4, reason: words }],
    }
    expect(value(readScenario(old))).toMatchObject({
      version: 3,
      dependencies: [{ before: 'tram', after: 'yard', kind: 'finish-to-start', lagDays: 4 }],
    })
  })

  test('two things may be linked at both ends; the same link again replaces the former', () => {
    const add = (scenario: Scenario, kind: LinkKind, lagDays: number) =>
      value(addDependency(scenario, { before: 'tram', after: 'yard', kind, lagDays, reason: words }, catalog))
    const both = add(add(empty, 'start-to-start', 10), 'finish-to-finish', 20)
    expect(
      add(both, 'start-to-start', 30)
        .dependencies.map(({ kind, lagDays }) => [kind, lagDays])
        .toSorted(),
    ).toEqual([
      ['finish-to-finish', 20],
      ['start-to-start', 30],
    ])
  })

  test('a circle is refused and named', () => {
    const two = value(
      addDependency(
        value(
          addDependency(
            empty,
            { before: 'yard', after: 'stop', kind: 'finish-to-start', lagDays: 0, reason: words },
            catalog,
          ),
        ),
        { before: 'stop', after: 'fleet', kind: 'finish-to-start', lagDays: 5, reason: words },
        catalog,
      ),
    )
    const refused = addDependency(
      two,
      { before: 'fleet', after: 'yard', kind: 'finish-to-start', lagDays: 0, reason: words },
      catalog,
      (id) => town.city.entityById.get(id)?.name,
    )
    expect(worded(refused)).toEqual({
      ok: false,
      errors: [
        {
          path: '/dependencies',
          reason: {
            zh: '先后关系形成循环：fleet（镇） → yard（镇） → stop（镇） → fleet（镇）',
            en: 'circular dependency: fleet → yard → stop → fleet',
          },
        },
      ],
    })
    expect(
      addDependency(
        empty,
        { before: 'yard', after: 'yard', kind: 'finish-to-start', lagDays: 0, reason: words },
        catalog,
      ).ok,
    ).toBe(false)
    const forced = buildSchedule(
      town.city,
      { ...two, dependencies: [...two.dependencies, dependency('fleet', 'yard')] },
      catalog,
    )
    expect(forced.dependencies.map(({ outcome }) => outcome)).toEqual(['pushed', 'pushed', 'cycle'])
  })
})

describe('verbs', () => {
  test('a later edit of the same kind on the same thing stands in for the former one', () => {
    const once = value(addEdit(empty, { edit: 'shift', entity: 'tram', months: 1, days: 0, ...stated }))
    const twice = value(addEdit(once, { edit: 'shift', entity: 'tram', months: 4, days: 0, ...stated }))
    expect(twice.edits).toEqual([{ edit: 'shift', id: 'shift-tram', entity: 'tram', months: 4, days: 0, ...stated }])
    expect(value(addEdit(twice, { edit: 'shift', entity: 'stop', months: 4, days: 0, ...stated })).edits).toHaveLength(
      2,
    )
    expect(value(removeEdit(twice, 'shift-tram'))).toEqual(empty)
    expect(
      value(replaceEdit(twice, 'shift-tram', { edit: 'cancel', entity: 'tram', from: '2022-08-01', ...stated })).edits,
    ).toMatchObject([{ edit: 'cancel', id: 'shift-tram' }])
  })

  test('dragging leaves one edit, on first days of months if wanted', () => {
    const drag = (scenario: Scenario, start: string | null, end: string | null): Scenario =>
      value(
        moveSpan(
          scenario,
          'tram',
          { start: start === null ? null : dayOf(start), end: end === null ? null : dayOf(end) },
          'month',
          stated,
        ),
      )
    const shifted = value(shiftMany(empty, ['tram', 'stop'], { months: 2, days: 0 }, stated))
    const dragged = drag(
      drag(drag(shifted, '2022-05-09', '2023-04-20'), '2022-06-29', '2023-06-14'),
      null,
      '2023-09-10',
    )
    expect(dragged.edits.map(({ id }) => id)).toEqual(['shift-stop', 'set-span-tram'])
    const made = buildSchedule(town.city, dragged, catalog)
    expect([spanOf(made, 'tram'), spanOf(made, 'stop')]).toEqual([
      '2022-07-01 to 2023-09-01',
      '2022-03-10 to 2023-03-01',
    ])
    expect(
      moveSpan(empty, 'tram', { start: dayOf('2023-01-01'), end: dayOf('2022-01-01') }, 'day', stated),
    ).toMatchObject({ ok: false, errors: [{ path: '/end' }] })
  })

  test.each([
    ['2022-05-16', '2022-05-01'],
    ['2022-05-17', '2022-06-01'],
    ['2022-12-31', '2023-01-01'],
    ['2022-02-01', '2022-02-01'],
  ])('%s snaps to %s', (day, to) => {
    expect(isoOf(snapToMonth(dayOf(day)))).toBe(to)
  })

  test('moving together adds up, comes after a set span, and back again leaves nothing', () => {
    const once = value(shiftMany(empty, ['tram'], { months: 2, days: 0 }, stated))
    expect(value(shiftMany(once, ['tram'], { months: 1, days: 5 }, stated)).edits).toMatchObject([
      { months: 3, days: 5 },
    ])
    expect(value(shiftMany(once, ['tram'], { months: -2, days: 0 }, stated)).edits).toEqual([])
    const set = value(moveSpan(empty, 'tram', { start: dayOf('2022-02-01'), end: dayOf('2022-06-01') }, 'day', stated))
    expect(
      spanOf(
        buildSchedule(town.city, value(shiftMany(set, ['tram'], { months: 1, days: 0 }, stated)), catalog),
        'tram',
      ),
    ).toBe('2022-03-01 to 2022-07-01')
  })

  test('what is no edit is refused where it is wrong, and the scenario stays', () => {
    expect(
      addEdit(empty, { edit: 'hold', entity: 'tram', from: '2022-05-01', until: '2022-04-01', ...stated }),
    ).toMatchObject({ ok: false, errors: [{ path: '/edits/0/until' }] })
    expect(addEdit(empty, { edit: 'shift', entity: 'Not an id', months: 1, days: 0, ...stated })).toMatchObject({
      ok: false,
      errors: [{ path: '/edits/0/id' }, { path: '/edits/0/entity' }],
    })
    expect(worded(addMilestone(empty, { date: '2040-01-01', name: words }))).toMatchObject({
      ok: false,
      errors: [{ path: '/milestones/0/date', reason: { zh: expect.stringContaining('不符合要求') as string } }],
    })
    expect(worded(removeEdit(empty, 'gone'))).toMatchObject({
      ok: false,
      errors: [{ reason: { en: 'there is no "gone"' } }],
    })
    expect(empty.edits).toEqual([])
  })

  test('a copy has an id of its own', () => {
    expect(value(duplicate(empty, words, [empty, { ...empty, id: 'trial-2' }])).id).toBe('trial-3')
  })
})

describe('an edit in words', () => {
  test.each<[NewEdit, string, string]>([
    [
      { edit: 'shift', entity: 'tram', months: -1, days: 3, ...stated },
      '提前1个月，推后3天',
      '1 month earlier, 3 days later',
    ],
    [{ edit: 'shift', entity: 'tram', months: 0, days: 0, ...stated }, '不移动', 'not moved'],
    [
      { edit: 'stretch', entity: 'tram', factor: 1.5, ...stated },
      '工期调整为原来的1.5倍',
      'duration multiplied by 1.5',
    ],
    [
      {
        edit: 'set-span',
        entity: 'tram',
        start: { date: '2022-02-01', basis: 'assumed', words },
        end: { date: '2023-01-01', basis: 'assumed', words },
        ...stated,
      },
      '起点定为2022年2月1日，最后一天定为2022年12月31日',
      'start set to 1 February 2022, last day set to 31 December 2022',
    ],
    [
      { edit: 'hold', entity: 'tram', from: '2022-03-01', until: '2022-04-01', ...stated },
      '2022年3月1日至2022年3月31日暂缓，终点顺延',
      'on hold from 1 March 2022 to 31 March 2022; the end moves by as much',
    ],
    [
      { edit: 'cancel', entity: 'tram', from: '2022-03-01', ...stated },
      '自2022年3月1日起取消',
      'cancelled from 1 March 2022 on',
    ],
    [
      { edit: 'set-goal', entity: 'fleet', goalFact: 'fleet-goal', value: 50, ...stated },
      '目标改为50',
      'goal set to 50',
    ],
    [
      { edit: 'set-ramp', entity: 'fleet', goalFact: 'fleet-goal', from: 0, to: 50, shape: 's-curve', ...stated },
      '由0增长至50，先慢、后快、再慢',
      'growth from 0 to 50, slow, then fast, then slow',
    ],
  ])('%j', (edit, zh, en) => {
    expect(worded(describeEdit(edit))).toEqual({ zh, en })
  })
})

describe('versions', () => {
  const first = townFiles().get('scenes/scenarios/reference.json') as { version: number; edits: unknown[] }

  test('a scenario of version 1 still reads: its edits get ids, and it has no base', () => {
    expect(first.version).toBe(1)
    const read = value(readScenario(first))
    expect(read).toMatchObject({
      version: 3,
      base: null,
      deadlines: 'all',
      dependencies: [],
      milestones: [],
      notes: [],
    })
    expect(read.edits.map(({ id }) => id)).toEqual(['set-span-yard', 'set-ramp-fleet'])
    expect(
      value(readScenario({ ...first, edits: [...first.edits, ...first.edits] })).edits.map(({ id }) => id),
    ).toEqual(['set-span-yard', 'set-ramp-fleet', 'set-span-yard-2', 'set-ramp-fleet-2'])
  })

  test('a “stated” end of version 1 becomes assumed: only documents state', () => {
    const [edit] = first.edits as [{ start: object }]
    const read = value(readScenario({ ...first, edits: [{ ...edit, start: { ...edit.start, basis: 'stated' } }] }))
    expect(read.edits[0]).toMatchObject({ start: { basis: 'assumed' } })
  })

  test.each([[null], ['text'], [[]], [{ version: 7 }], [{ version: '1' }], [{}]])(
    '%j is refused with its place',
    (given) => {
      const read = readScenario(given)
      expect(read).toMatchObject({
        ok: false,
        errors: [{ path: typeof given === 'object' && given !== null && !Array.isArray(given) ? '/version' : '' }],
      })
    },
  )

  test('a day has no time: asking before the start of time is fine', () => {
    expect(
      entityMomentAt(
        entryOf(
          schedule([{ edit: 'hold', entity: 'tram', from: '2021-06-01', until: '2022-03-01', ...stated }]),
          'tram',
        ),
        asDay(-5000),
      ),
    ).toMatchObject({ planned: 'notStated', progress: 0 })
  })
})
