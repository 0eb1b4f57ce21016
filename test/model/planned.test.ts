import { inWords, worded } from '../in-words.ts'
import { describe, expect, test } from 'vitest'
import { asDay, dayOf, endOfPeriod, isoOf } from '../../src/base/day.ts'
import { factsOf } from '../../src/city/build-city.ts'
import { ADVANCE, type Phase } from '../../src/facts/phase.ts'
import type { DocumentedStep } from '../../src/city/documented-steps.ts'
import { DIFFERENCES, entityMomentAt, type EntityMoment } from '../../src/moment/moment-at.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { buildTown } from '../town/town.ts'
import { townFiles } from '../town/town-files.ts'
import { readRealCity } from './real-city.ts'

const real = readRealCity()
const town = buildTown()

const on = (id: string, iso: string, hours = 0): EntityMoment =>
  entityMomentAt(real.entry(id), asDay(dayOf(iso) + hours / 24))
const inTown = (id: string, iso: string, hours = 0): EntityMoment =>
  entityMomentAt(town.entry(id), asDay(dayOf(iso) + hours / 24))
const spanOf = ({
  plan,
}: {
  plan: { start: { day: number; basis: string }; end: { day: number; basis: string } } | null
}): string =>
  plan === null
    ? 'no plan'
    : [plan.start, plan.end].map(({ day, basis }) => `${isoOf(asDay(day))} ${basis}`).join(' to ')

describe('planned spans of the town, worked out by hand', () => {
  test.each([
    ['tower', '2022-03-01 stated to 2024-01-01 assumed'],
    ['yard', '2022-02-01 assumed to 2022-08-01 assumed'],
    ['garden', '2022-01-10 assumed to 2024-01-01 assumed'],
    ['tram', '2022-01-10 assumed to 2023-01-01 stated'],
    ['stop', '2022-01-10 assumed to 2023-01-01 stated'],
    ['fleet', '2022-06-15 assumed to 2023-07-01 derived'],
    ['hall', 'no plan'],
    ['ring-road', 'no plan'],
    ['hilltown', 'no plan'],
  ])('%s: %s', (id, span) => {
    expect(spanOf(town.entry(id))).toBe(span)
  })

  test('an end cut at the horizon says so, and is an assumption', () => {
    expect(worded(town.entry('tower').plan?.end)).toMatchObject({
      basis: 'assumed',
      words: {
        zh: expect.stringContaining('截至规划期末') as string,
        en: expect.stringContaining('cut at the plan horizon') as string,
      },
    })
  })

  // 2022-03-01 to 2024-01-01 is 671 days: half 335.5, three quarters 503.25. Topped out by a report of 2022-06-15, which the
  // plan takes up from that day on: half way, where works were assumed, is then behind it.
  test.each([
    ['2022-02-28', 0, 'notStated', 0],
    ['2022-03-01', 0, 'started', 0],
    ['2022-06-14', 23, 'started', (105 + 23 / 24) / 671],
    ['2022-06-15', 0, 'toppedOut', 106 / 671],
    ['2023-01-30', 12, 'toppedOut', 0.5],
    ['2023-12-31', 23, 'toppedOut', (670 + 23 / 24) / 671],
    ['2024-01-01', 0, 'inOperation', 1],
    ['2030-01-01', 0, 'inOperation', 1],
  ])('the tower on %s at %i h is planned to be %s', (iso, hours, planned, progress) => {
    const moment = inTown('tower', iso, hours)
    expect(moment.planned).toBe(planned)
    expect(moment.progress).toBeCloseTo(progress, 9)
  })

  test('ends are exclusive: what ends in 2022 is complete on 2023-01-01 and not before', () => {
    expect(inTown('tram', '2022-12-31', 23.99).planned).toBe('partlyInOperation')
    expect(inTown('tram', '2023-01-01').planned).toBe('inOperation')
  })

  // 2022-06-15 to 2023-07-01 is 381 days; 127 days is a third: 10 + 90 / 3 = 40.
  test.each([
    ['2022-06-15', 10],
    ['2022-10-20', 40],
    ['2023-07-01', 100],
    ['2025-01-01', 100],
  ])('the fleet counts on %s: %s', (iso, count) => {
    expect(inTown('fleet', iso).count).toBeCloseTo(count, 9)
  })

  test('there is no count before the first statement', () => {
    expect(inTown('fleet', '2022-06-14', 23).count).toBeNull()
  })

  test('what has no plan has no progress, no count and nothing to compare', () => {
    expect(inTown('ring-road', '2022-06-01')).toEqual({
      exists: true,
      documented: 'planned',
      step: expect.anything() as unknown,
      planned: null,
      progress: null,
      difference: 'noPlan',
      count: null,
    })
  })
})

describe('difference, worked out by hand', () => {
  test('how far a phase is along', () => {
    expect(ADVANCE).toEqual({
      notStated: 0,
      proposed: 1,
      planned: 2,
      started: 3,
      progressing: 3,
      underConstruction: 4,
      toppedOut: 5,
      partlyInOperation: 6,
      inOperation: 7,
      onHold: 0,
      cancelled: 0,
      existing: 7,
    })
    expect(DIFFERENCES).toEqual(['noPlan', 'ahead', 'same', 'behind', 'noLaterReport'])
  })

  test.each([
    ['tower', '2022-01-01', 'same', 'neither stated nor planned yet'],
    ['tower', '2022-02-01', 'ahead', 'stated as planned; the plan has not begun'],
    ['tower', '2022-03-01', 'same', 'started on both sides'],
    ['tower', '2022-06-15', 'same', 'topped out, and taken up by the plan on that very day'],
    ['tower', '2023-08-01', 'same', 'topped out on both sides'],
    ['tower', '2024-01-01', 'noLaterReport', 'the plan has moved on since the last report'],
    ['yard', '2022-02-01', 'same', 'progressing counts as much as started'],
    ['yard', '2022-06-15', 'noLaterReport', 'being considered, where works were assumed: an assumption makes no delay'],
    ['yard', '2022-06-16', 'noLaterReport', 'the day after the last report'],
    ['tram', '2022-01-10', 'noLaterReport', 'planned, where a start was assumed'],
    ['garden', '2022-06-01', 'noLaterReport', 'no report of any phase at all'],
    ['ring-road', '2022-06-01', 'noPlan', 'planned and undated'],
  ])('%s on %s: %s (%s)', (id, iso, difference) => {
    expect(inTown(id, iso).difference).toBe(difference)
  })

  // A plan whose end is stated, and a report of works short of it after that end: the one case of "behind".
  test('behind is what a document says was to be done by then, and a later report shows unfinished', () => {
    const tram = town.entry('tram')
    const step = (iso: string, phase: Phase): DocumentedStep => ({
      day: dayOf(iso),
      phase,
      fact: 'tram-plan',
      mode: 'reported-by',
      dayInferred: false,
    })
    const late = { ...tram, steps: [step('2022-01-10', 'planned'), step('2023-06-01', 'underConstruction')] }
    const verdict = (iso: string): string => entityMomentAt(late, dayOf(iso)).difference
    expect(['2022-12-31', '2023-01-01', '2023-06-01', '2023-06-02'].map(verdict)).toEqual([
      'noLaterReport',
      'behind',
      'behind',
      'noLaterReport',
    ])
    const assumed = {
      ...late,
      plan: tram.plan && { ...tram.plan, end: { ...tram.plan.end, basis: 'assumed' as const } },
    }
    expect(entityMomentAt(assumed, dayOf('2023-06-01')).difference).toBe('noLaterReport')
  })

  // Plan 2022-02-21 to 2025-02-21, 1096 days: works from share 0.08 (87.68 days). Topped out from the report on, not from 0.8.
  test.each([
    ['2022-02-21', 'started', 'same'],
    ['2022-05-19', 'started', 'same'],
    ['2022-05-20', 'underConstruction', 'noLaterReport'],
    ['2023-03-08', 'underConstruction', 'noLaterReport'],
    ['2023-03-09', 'toppedOut', 'same'],
    ['2025-02-20', 'toppedOut', 'same'],
    ['2025-02-21', 'inOperation', 'noLaterReport'],
  ])('the four beams on %s: planned %s, %s', (iso, planned, difference) => {
    expect(on('siliang-bazhu', iso)).toMatchObject({ planned, difference })
  })

  test('HIT’s first phase is taken up as complete when it is reported in use', () => {
    expect(on('hagongda-yiqi', '2023-03-08')).toMatchObject({
      planned: 'underConstruction',
      difference: 'noLaterReport',
    })
    expect(on('hagongda-yiqi', '2023-03-09')).toMatchObject({
      documented: 'inOperation',
      planned: 'inOperation',
      difference: 'same',
    })
    expect(real.entry('hagongda-yiqi').plan?.end).toMatchObject({ basis: 'derived', fact: 'hit-phase1' })
    expect(on('hagongda-erqi', '2023-03-09')).toMatchObject({
      documented: 'started',
      planned: 'started',
      difference: 'same',
    })
  })

  test('of the pipeline nothing is reported after its start', () => {
    expect(on('wepp3-henan', '2022-05-20')).toMatchObject({ planned: 'started', difference: 'same' })
    expect(on('wepp3-henan', '2023-01-01')).toMatchObject({ planned: 'underConstruction', difference: 'noLaterReport' })
    expect(on('wepp3-henan', '2024-11-20')).toMatchObject({
      planned: 'inOperation',
      documented: 'started',
      difference: 'noLaterReport',
      progress: 1,
    })
  })
})

describe('the reference assumption', () => {
  const planned = real.schedule.entries.filter(({ plan }) => plan !== null)

  test('it is on the timeline and has no edit that finds nothing', () => {
    expect(real.schedule.scenario).toMatchObject({
      id: 'reference',
      name: { zh: '基准假定', en: 'Reference assumption' },
      horizon: '2026-01-01',
    })
    expect(real.schedule.skipped).toEqual([])
    expect(planned.length).toBeGreaterThan(50)
  })

  test('every class of plan has its row of durations, and each that has months has a profile', () => {
    const { durations, profiles } = real.schedule.scenario
    const used = new Set(real.city.entities.map(({ planClass }) => planClass))
    expect([...used].filter((name) => !durations.some(({ planClass }) => planClass === name))).toEqual([])
    expect(
      durations
        .filter(({ months }) => months !== null)
        .map(({ planClass }) => planClass)
        .toSorted(),
    ).toEqual(profiles.map(({ planClass }) => planClass).toSorted())
  })

  test('every start and end says on what it rests, in words, and a fact where it was taken from one', () => {
    for (const { entity, plan } of planned) {
      for (const end of [plan?.start, plan?.end]) {
        expect(
          [entity.id, inWords(end?.words, 'zh')?.trim().length, inWords(end?.words)?.trim().length].every(Boolean),
        ).toBe(true)
        expect(['stated', 'derived', 'assumed']).toContain(end?.basis)
      }
      const ends = [plan?.start, plan?.end].filter((end) => end !== undefined)
      expect(entity.facts).toEqual(expect.arrayContaining(ends.flatMap(({ fact }) => fact ?? [])))
      expect(ends.filter(({ basis, fact }) => basis === 'stated' && fact === null)).toEqual([])
    }
  })

  test('no span runs past the horizon or starts before the first statement', () => {
    for (const { entity, plan, knownFrom } of planned) {
      expect([entity.id, (plan?.end.day ?? Infinity) <= dayOf('2026-01-01')]).toEqual([entity.id, true])
      expect([entity.id, (plan?.start.day ?? Infinity) < (plan?.end.day ?? 0)]).toEqual([entity.id, true])
      expect([entity.id, plan?.start.basis !== 'assumed' || plan.start.day >= (knownFrom ?? Infinity)]).toEqual([
        entity.id,
        true,
      ])
    }
  })

  test('of several deadlines a stated one wins over a derived, and that over an assumed one', () => {
    const edited = new Set(
      real.schedule.scenario.edits.filter((edit) => edit.edit === 'set-span').map(({ entity }) => entity),
    )
    const order = ['stated', 'derived', 'assumed']
    for (const { entity, plan } of planned) {
      if (edited.has(entity.id)) continue
      const deadlines = factsOf(real.city, entity).flatMap((fact) =>
        fact.deadline && !fact.deadline.sum && endOfPeriod(fact.deadline.period) !== undefined ? [fact.deadline] : [],
      )
      const best = order.find((basis) => deadlines.some((deadline) => deadline.basis === basis))
      // One that is cut at the horizon is an assumption; what is reported complete ends there.
      const ends = deadlines.filter(({ basis }) => basis === best).map(({ period }) => endOfPeriod(period) ?? 0)
      const cut = Math.max(0, ...ends) > dayOf('2026-01-01')
      const complete = plan?.takenUp.some(({ phase }) => phase === 'inOperation' || phase === 'existing')
      expect([entity.id, plan?.end.basis]).toEqual([
        entity.id,
        complete ? 'derived' : cut ? 'assumed' : (best ?? 'assumed'),
      ])
    }
  })

  test('stated beats derived beats assumed, whatever the order and the day', () => {
    const files = townFiles()
    const facts = files.get('data/facts/town.json') as { id: string; deadline: unknown }[]
    const words = { zh: '镇', en: 'town' }
    const deadlines: Record<string, unknown> = {
      'tower-planned': { period: '2023-12', basis: 'assumed', governedBy: [], words },
      'tower-started': { period: '2022-12', basis: 'stated', governedBy: ['by then'], words },
      'tower-topped': { period: '2023-06', basis: 'derived', governedBy: ['by then'], words },
    }
    for (const fact of facts) fact.deadline = deadlines[fact.id] ?? fact.deadline
    expect(spanOf(buildTown(files).entry('tower'))).toBe('2022-03-01 stated to 2023-01-01 stated')
    deadlines['tower-started'] = null
    for (const fact of facts) if (fact.id === 'tower-started') fact.deadline = null
    expect(spanOf(buildTown(files).entry('tower'))).toBe('2022-03-01 stated to 2023-07-01 derived')
  })

  test('of two deadlines of one basis the later stands', () => {
    const files = townFiles()
    const facts = files.get('data/facts/town.json') as { id: string; deadline: unknown }[]
    const words = { zh: '镇', en: 'town' }
    for (const fact of facts) {
      if (fact.id === 'tower-planned')
        fact.deadline = { period: '2023-06', basis: 'stated', governedBy: ['by then'], words }
      if (fact.id === 'tower-topped')
        fact.deadline = { period: '2022-12', basis: 'stated', governedBy: ['by then'], words }
    }
    expect(spanOf(buildTown(files).entry('tower'))).toBe('2022-03-01 stated to 2023-07-01 stated')
  })

  test.each([
    ['wepp3-henan', '2022-05-20 stated to 2024-11-20 assumed'],
    ['siliang-bazhu', '2022-02-21 assumed to 2025-02-21 assumed'],
    ['qukuailian-chanyeyuan', '2022-02-21 assumed to 2025-08-21 assumed'],
    ['hagongda-erqi', '2023-03-09 assumed to 2026-01-01 assumed'],
    ['kunpeng-ruanjian-xiaozhen', '2022-02-21 assumed to 2025-08-21 assumed'],
    ['av-fleet', '2022-05-22 assumed to 2025-06-01 derived'],
    ['av-shifan-gaoxin', '2022-05-22 assumed to 2025-06-01 derived'],
    ['df-gongye-xiangmu', '2022-02-21 assumed to 2026-01-01 assumed'],
    ['df-lvyou-mubiao', '2022-02-21 assumed to 2023-01-01 stated'],
    ['tiyu-changdi', '2023-03-09 assumed to 2025-01-01 stated'],
    ['hagongda-yiqi', '2022-02-21 assumed to 2023-03-09 derived'],
    ['jishu-jiaoyi-shichang', '2022-02-21 assumed to 2023-03-09 derived'],
    ['chaojubian-beilonghu', '2022-12-31 derived to 2026-01-01 assumed'],
    ['zhongyuan-kejicheng', 'no plan'],
  ])('%s: %s', (id, span) => {
    expect(spanOf(real.entry(id))).toBe(span)
  })

  test('the Lankao plan is undated, and stays so', () => {
    const lankao = real.schedule.entries.filter(({ entity }) =>
      factsOf(real.city, entity).some(({ system }) => system === 'lankao-integration'),
    )
    expect(lankao.map(({ entity }) => entity.id)).toEqual(
      expect.arrayContaining([
        'zhengkai-dadao-dongyan',
        'xincao-bianlan',
        's312-dongyan',
        'guosheng-dao-gaizao',
        'lankao-jichang-kuaixian',
        'lankao-tongyong-jichang',
      ]),
    )
    expect(lankao.filter(({ plan }) => plan !== null)).toEqual([])
    expect(on('s312-dongyan', '2025-12-31')).toMatchObject({
      documented: 'planned',
      planned: null,
      progress: null,
      difference: 'noPlan',
    })
  })

  // 2022-05-22 to 2025-06-01 is 1106 days.
  test.each([
    ['2022-05-22', 0],
    ['2023-03-09', (3000 * 291) / 1106],
    ['2023-05-22', (3000 * 365) / 1106],
    ['2023-11-26', 1500],
    ['2025-05-31', (3000 * 1105) / 1106],
    ['2025-06-01', 3000],
    ['2025-12-31', 3000],
  ])('the fleet on %s counts %s', (iso, count) => {
    expect(on('av-fleet', iso).count).toBeCloseTo(count, 9)
  })

  test('of the fleet nothing is counted before the plan was published', () => {
    expect(on('av-fleet', '2022-05-21')).toMatchObject({ exists: false, count: null })
  })

  test('a ramp leads to the printed goal', () => {
    const ramps = real.schedule.entries.flatMap(({ entity, ramp }) =>
      ramp ? [{ id: entity.id, to: ramp.to, printed: real.city.facts.get(ramp.goalFact)?.figure?.value }] : [],
    )
    expect(ramps).toContainEqual({ id: 'av-fleet', to: 3000, printed: 3000 })
    expect(ramps.filter(({ to, printed }) => to !== printed)).toEqual([])
    expect(real.entry('av-fleet').ramp?.from).toBe(0)
  })

  test('a programme is never put into operation', () => {
    for (const { entity } of planned.filter((entry) => entry.entity.planClass === 'programme')) {
      expect([entity.id, on(entity.id, '2026-01-01').planned]).toEqual([entity.id, 'started'])
    }
  })
})

describe('edits', () => {
  const changed = (edits: Scenario['edits']): ReturnType<typeof buildSchedule> =>
    buildSchedule(town.city, { ...town.schedule.scenario, edits })
  const words = { zh: '镇', en: 'town' }
  const moved = {
    edit: 'set-span',
    id: 'castle-end',
    entity: 'castle',
    end: { date: '2023-01-01', basis: 'assumed', words },
    author: words,
    reason: words,
  } as const

  test('one whose target the city does not hold is kept, skipped and reported', () => {
    const schedule = changed([...town.schedule.scenario.edits, moved])
    expect(worded(schedule.skipped)).toEqual([
      {
        edit: moved,
        reason: { zh: expect.stringContaining('castle') as string, en: expect.stringContaining('castle') as string },
      },
    ])
    expect(schedule.scenario.edits).toContain(moved)
    expect(schedule.entries).toEqual(town.schedule.entries)
  })

  test('none changes nothing but what the edits named', () => {
    const bare = changed([])
    const differing = bare.entries
      .filter((entry, at) => JSON.stringify(entry) !== JSON.stringify(town.schedule.entries[at]))
      .map(({ entity }) => entity.id)
    expect(differing).toEqual(['yard', 'fleet'])
    expect(bare.entries.filter(({ entity }) => entity.id === 'yard').map(spanOf)).toEqual([
      '2022-01-10 assumed to 2022-07-10 assumed',
    ])
  })

  test('they touch the plan only, never evidence', () => {
    const bare = changed([])
    expect(bare.entries.map(({ steps, knownFrom }) => ({ steps, knownFrom }))).toEqual(
      town.schedule.entries.map(({ steps, knownFrom }) => ({ steps, knownFrom })),
    )
  })

  test('a span that would end before it starts is skipped and reported; the plan stays as it was', () => {
    const backwards = { ...moved, entity: 'yard', end: { ...moved.end, date: '2022-01-10' } }
    const schedule = changed([backwards])
    expect(schedule.entries.filter(({ entity }) => entity.id === 'yard').map(spanOf)).toEqual([
      '2022-01-10 assumed to 2022-07-10 assumed',
    ])
    expect(worded(schedule.skipped)).toEqual([
      { edit: backwards, reason: { zh: '修改后终点不晚于起点', en: 'it would end before it starts' } },
    ])
  })
})
