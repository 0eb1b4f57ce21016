import { describe, expect, test } from 'vitest'
import { asDay, dayOf, endOfPeriod, isoOf, parseDay, type Day } from '../../src/base/day.ts'
import { factsOf } from '../../src/city/build-city.ts'
import { isQuantity, phaseOf, phaseRuleOf } from '../../src/city/documented-steps.ts'
import { isExisting } from '../../src/city/entity-state.ts'
import { ADVANCE, WORDING_CLASSES, WORKS, type Phase } from '../../src/facts/phase.ts'
import { phaseRuleSchema } from '../../src/facts/schema.ts'
import { entityMomentAt, momentAt } from '../../src/moment/moment-at.ts'
import { summaryAt } from '../../src/moment/summary-at.ts'
import { buildSchedule, type EntitySchedule } from '../../src/scenario/build-schedule.ts'
import { evidenceOf } from '../../src/scenario/evidence.ts'
import type { ScenarioEdit } from '../../src/scenario/schema.ts'
import { readRealCity } from './real-city.ts'

/*
 * Rules over the whole pack: a phase is only what a wording says, what exists is not planned, and no plan says more than
 * what it rests on, or lags behind a report.
 */

const { city, pack, schedule, entry } = readRealCity()
const { scenarios } = pack.facts
const words = { zh: '试', en: 'a trial' }
/** Every day on which a document reports, a plan begins or ends, and the days before. */
const changeDays: readonly Day[] = [
  ...new Set(
    schedule.entries.flatMap(({ steps, plan }) => [
      ...steps.map(({ day }) => day),
      ...(plan ? [plan.start.day, plan.end.day] : []),
    ]),
  ),
].flatMap((day) => [asDay(day - 1), day])

describe('phases by their words', () => {
  const row = (status: string, wordingZh: string | null, of: string, phase: Phase | null) =>
    phaseRuleSchema.safeParse({ status, wordingZh, class: of, phase, why: words }).success

  test('a class carries its own phase only, and a wording holds a word of its class', () => {
    expect(row('in operation', '建成投用', 'in-use', 'inOperation')).toBe(true)
    expect(row('in operation', '完成共建', 'in-use', 'inOperation')).toBe(false)
    expect(row('in operation', '布局总部', 'in-use', 'inOperation')).toBe(false)
    expect(row('in operation', '部分建成运营', 'in-use', 'inOperation')).toBe(false)
    expect(row('in operation', null, 'in-use', 'inOperation')).toBe(false)
    expect(row('started', '融合发展', 'begun', 'started')).toBe(false)
    expect(row('under construction', '构建', 'push', 'progressing')).toBe(false)
    expect(row('planned', '打造', 'intent', 'started')).toBe(false)
    expect(row('planned', '打造', 'none', 'planned')).toBe(false)
  })

  test('from "progressing" on, every documented phase rests on a wording of a class that allows it', () => {
    const soft: ReadonlySet<Phase> = new Set(['notStated', 'proposed', 'planned'])
    const wrong = schedule.entries.flatMap(({ entity, steps }) =>
      steps.flatMap((step) => {
        const fact = city.facts.get(step.fact)!
        const { phases, words: held } = WORDING_CLASSES[phaseRuleOf(city.phaseRules, fact)!.class]
        const wording = fact.status?.wordingZh ?? ''
        const allowed = phases.some((phase) => phase === step.phase) && (soft.has(step.phase) || held?.test(wording))
        return allowed ? [] : [`${entity.id}: ${step.phase} by “${wording}” (${fact.id})`]
      }),
    )
    expect(wrong).toEqual([])
  })

  test('one row for each status and wording; a wording has two phases only where to do and done are told apart', () => {
    const keys = city.phaseRules.map(({ status, wordingZh }) => `${status}|${wordingZh ?? ''}`)
    expect(new Set(keys).size).toBe(keys.length)
    const wordings = new Set(city.phaseRules.flatMap(({ wordingZh }) => wordingZh ?? []))
    const twice = [...wordings].filter(
      (wording) =>
        new Set(city.phaseRules.filter(({ wordingZh }) => wordingZh === wording).map(({ phase }) => phase)).size > 1,
    )
    expect(twice.toSorted()).toEqual(['建成', '开工建设', '打造'].toSorted())
  })

  test.each([
    '融合发展',
    '布局',
    '布局总部',
    '完成共建',
    '打造',
    '高标准建设',
    '高质量建设',
    '提升',
    '构建',
    '加强',
    '推动',
  ])('%s carries no phase of works, and is no proof of anything pushed on', (wording) => {
    const phases = city.phaseRules.filter(({ wordingZh }) => wordingZh === wording).map(({ phase }) => phase)
    expect(phases.filter((phase) => phase !== null && phase !== 'planned')).toEqual([])
    const steps = schedule.entries.flatMap(({ steps }) => steps)
    expect(
      steps.filter(
        ({ fact, phase }) =>
          city.facts.get(fact)?.status?.wordingZh === wording && phase !== 'planned' && phase !== 'proposed',
      ),
    ).toEqual([])
  })

  test('an approval, an issue, a meeting is no step and starts nothing', () => {
    const events = [...city.facts.values()].filter(({ status }) =>
      ['approved', 'issued', 'held'].includes(status?.value ?? ''),
    )
    expect(events.length).toBeGreaterThan(5)
    expect(events.filter((fact) => phaseOf(city.phaseRules, fact) !== null)).toEqual([])
    const begun = schedule.entries.flatMap(({ entity }) => {
      const { started } = evidenceOf(city, entity)
      return started ? [[entity.id, isoOf(started.from), isoOf(started.to)]] : []
    })
    expect(begun.filter(([id]) => !id!.startsWith('wepp3'))).toEqual([
      ['chaojubian-beilonghu', '2022-01-01', '2022-12-31'],
    ])
    for (const [id] of begun) expect(entry(id!).steps.some(({ phase }) => WORKS.has(phase))).toBe(true)
  })

  test('a number has no phase: goals have a term, and nothing that works or use could be said of', () => {
    const numbers = [...city.facts.values()].filter(isQuantity)
    expect(numbers.length).toBeGreaterThan(40)
    const ids = new Set(numbers.map(({ id }) => id))
    expect(schedule.entries.flatMap(({ steps }) => steps.filter(({ fact }) => ids.has(fact)))).toEqual([])
    const goals = schedule.entries.filter(({ entity }) => entity.planClass === 'goal')
    expect(goals.length).toBeGreaterThan(15)
    for (const { entity, steps, plan } of goals) {
      expect([entity.id, steps, plan?.profile.map(({ phase }) => phase)]).toEqual([entity.id, [], ['planned']])
      const stated = factsOf(city, entity).map((fact) => phaseOf(city.phaseRules, fact))
      expect([entity.id, stated.filter((phase) => phase !== null && phase !== 'planned')]).toEqual([entity.id, []])
    }
    for (const id of ['yanfa-touru', 'df-lvyou-mubiao', 'gaoxin-qiye']) expect(entry(id).steps).toEqual([])
  })
})

describe('what exists', () => {
  const existing = schedule.entries.filter(({ entity }) => isExisting(entity))

  test('has no phase, no plan and no plan’s class, and is "existing" from when it is known', () => {
    expect(existing.length).toBeGreaterThan(40)
    for (const { entity, steps, plan, knownFrom } of existing) {
      expect([entity.id, entity.planClass, steps, plan]).toEqual([entity.id, 'none', [], null])
      expect([entity.id, entityMomentAt(entry(entity.id), asDay((knownFrom ?? 0) + 1)).documented]).toEqual([
        entity.id,
        'existing',
      ])
    }
  })

  test.each([
    'bei-longhu',
    'longzihu-zhihuidao',
    'zhongyuan-kejicheng',
    'henan-kexueyuan',
    'guoji-lugang',
    'jingkai-zongbaoqu',
    'xinzheng-zongbaoqu',
    'zheng-hao-ban',
    'cbd-shangquan',
    'gaotiezhan-shangquan',
    'nongye-donglu-shangquan',
    'lankao',
    'jinrong-dao',
    'zhengdong-xinqu',
    'tiandi-zhizhong',
  ])('%s is there', (id) => {
    expect(isExisting(entry(id).entity)).toBe(true)
    for (const scenario of scenarios) {
      const planned = buildSchedule(city, scenario, scenarios).entries.find(({ entity }) => entity.id === id)
      expect([scenario.id, planned?.plan]).toEqual([scenario.id, null])
    }
  })

  test.each([
    ['av-node-dongzhan', '接驳点'],
    ['av-node-jichang', '接驳点'],
    ['av-node-bei-longhu', '接驳点'],
    ['av-node-zhihui-dao', '接驳点'],
    ['guojia-chaosuan', '算力提升'],
    ['zheng-zheng-ding', '目标'],
    ['zhb-mubiao-2022', '目标'],
    ['zhongyue-dajie', '改造提升'],
    ['shangquan-tidang', '提档升级'],
    ['zhineng-wuliu-yingyong', '应用'],
  ])('what is planned at it is named for itself: %s', (id, named) => {
    expect(entry(id).entity.name.zh).toContain(named)
    expect(isExisting(entry(id).entity)).toBe(false)
  })

  test('areas do not take the phase of what lies in them', () => {
    const areas = schedule.entries.filter(({ entity }) => entity.kind === 'park-area' && entity.planClass === 'none')
    expect(areas.length).toBeGreaterThan(5)
    expect(areas.filter(({ entity }) => !isExisting(entity))).toEqual([])
  })
})

describe('plans', () => {
  const planned = schedule.entries.flatMap((one) => (one.plan ? [{ ...one, plan: one.plan }] : []))

  test('a start is stated where a document prints it, derived from a year or month, else assumed', () => {
    for (const { entity, plan } of planned) {
      const fact = plan.start.fact === null ? undefined : city.facts.get(plan.start.fact)
      // An approval or a meeting has a printed day as well, and starts nothing.
      const works = fact && WORKS.has(phaseOf(city.phaseRules, fact) ?? 'notStated')
      const printed = works && fact.startBasis?.basis === 'stated' && parseDay(fact.start ?? '') === plan.start.day
      const bounded = works && fact.start && endOfPeriod(fact.start) === plan.start.day + 1 && !printed
      expect([entity.id, plan.start.basis]).toEqual([entity.id, printed ? 'stated' : bounded ? 'derived' : 'assumed'])
    }
    expect(planned.filter(({ plan }) => plan.start.basis === 'stated').map(({ entity }) => entity.id)).toEqual([
      'wepp3-henan',
    ])
  })

  test('an end is stated where a fact states a deadline that is not the sum of a period', () => {
    for (const { entity, plan } of planned.filter(({ plan }) => plan.end.basis === 'stated')) {
      const deadline = city.facts.get(plan.end.fact ?? '')?.deadline
      expect([entity.id, deadline?.basis, deadline?.sum]).toEqual([entity.id, 'stated', undefined])
    }
    for (const id of ['df-zhongdian-xiangmu', 'df-gongye-xiangmu', 'df-wenlv-xiangmu', 'hn-youzhi-qiye'])
      expect([id, entry(id).plan?.end.basis]).toEqual([id, 'assumed'])
  })

  test('what has a stated deadline is planned somewhere', () => {
    const dated = [...city.facts.values()].filter(({ deadline }) => deadline?.basis === 'stated' && !deadline.sum)
    expect(dated.length).toBeGreaterThan(30)
    const unplanned = dated.filter(
      ({ id }) => !schedule.entries.some(({ entity, plan }) => plan && entity.facts.includes(id)),
    )
    expect(unplanned.map(({ id }) => id)).toEqual([])
  })

  test('what one sentence dates ends on one day', () => {
    const ends = new Map<string, Set<Day>>()
    for (const { entity, plan } of planned) {
      const fact = plan.end.fact === null ? undefined : city.facts.get(plan.end.fact)
      const deadlines = factsOf(city, entity).flatMap(({ deadline, source }) =>
        deadline && deadline.basis !== 'assumed' && !deadline.sum
          ? [`${source.document} ${deadline.governedBy.join('…')}`]
          : [],
      )
      if (fact || new Set(deadlines).size !== 1 || plan.takenUp.length > 0 || plan.end.basis === 'stated') continue
      ends.set(deadlines[0]!, (ends.get(deadlines[0]!) ?? new Set()).add(plan.end.day))
    }
    expect([...ends].filter(([, days]) => days.size > 1)).toEqual([])
    const fleet = entry('av-fleet').plan!.end.day
    for (const id of ['av-shifan-kejicheng', 'av-shifan-jingkai', 'av-shifan-gaoxin', 'av-shifan-zhongmu'])
      expect([id, entry(id).plan!.end.day]).toEqual([id, fleet])
  })

  /** Reported phases that a plan is behind on the day of the report or later. */
  const behindReports = (entries: readonly EntitySchedule[]): string[] =>
    entries.flatMap((one) =>
      one.steps.flatMap((step) => {
        if (!one.plan || !(WORKS.has(step.phase) || step.phase === 'existing')) return []
        if (one.plan.cancelled) return []
        const later = [step.day, asDay(step.day + 1), asDay(step.day + 300), dayOf('2025-12-31')]
        return later
          .filter((day) => !one.plan!.holds.some(({ from, until }) => day >= from && day < until))
          .filter((day) => ADVANCE[entityMomentAt(one, day).planned!] < ADVANCE[step.phase])
          .map((day) => `${one.entity.id} on ${isoOf(day)}`)
      }),
    )

  test('no plan of any shipped scenario lags behind what a document reports', () => {
    for (const scenario of scenarios)
      expect([scenario.id, behindReports(buildSchedule(city, scenario, scenarios).entries)]).toEqual([scenario.id, []])
    const taken = planned.filter(({ plan }) => plan.takenUp.length > 0).map(({ entity }) => entity.id)
    expect(taken).toEqual(
      expect.arrayContaining([
        'hagongda-yiqi',
        'songshan-shiyanshi',
        'huanghe-shiyanshi',
        'jishu-jiaoyi-shichang',
        'siliang-bazhu',
        'guoji-wenhua-jiaoliu-zhongxin',
        'rengong-zhineng-kejiyuan',
        'kunpeng-ruanjian-xiaozhen',
      ]),
    )
  })

  test('nor does one that edits have pushed out', () => {
    const edits = planned.flatMap(({ entity }): ScenarioEdit[] => [
      { edit: 'shift', id: `s-${entity.id}`, entity: entity.id, months: 20, days: 0, author: words, reason: words },
      { edit: 'stretch', id: `t-${entity.id}`, entity: entity.id, factor: 3, author: words, reason: words },
    ])
    const late = buildSchedule(city, {
      ...schedule.scenario,
      horizon: '2036-01-01',
      edits: [...schedule.scenario.edits, ...edits],
    })
    expect(behindReports(late.entries)).toEqual([])
  })

  test('on no day is anything "behind" but after an end that a document states', () => {
    for (const day of changeDays) {
      for (const [at, { difference }] of momentAt(schedule, day).entries()) {
        if (difference !== 'behind') continue
        const { entity, plan } = schedule.entries[at]!
        expect([entity.id, isoOf(day), plan?.end.basis, day >= (plan?.end.day ?? Infinity)]).toEqual([
          entity.id,
          isoOf(day),
          'stated',
          true,
        ])
      }
    }
  })

  test('what a plan takes up is derived, and what it assumed before the report stays as it was', () => {
    expect(entry('hagongda-yiqi').plan?.end).toMatchObject({ basis: 'derived', day: dayOf('2023-03-09') })
    // 42 months from 2022-02-21 are 1277 days: works from share 0.08, 102.2 days, as if nothing had been reported.
    expect(entityMomentAt(entry('hagongda-yiqi'), dayOf('2022-06-03')).planned).toBe('started')
    expect(entityMomentAt(entry('hagongda-yiqi'), dayOf('2022-06-04')).planned).toBe('underConstruction')
    expect(entityMomentAt(entry('hagongda-yiqi'), dayOf('2023-03-08')).planned).toBe('underConstruction')
  })
})

test('one statement on a set counts once: its named parts, and the ends of a line, count with it', () => {
  const countOf = (iso: string, phase: Phase): number =>
    summaryAt(city, schedule, dayOf(iso)).documented.find((row) => row.phase === phase)?.count ?? 0
  expect(countOf('2023-03-09', 'toppedOut')).toBe(1)
  expect(countOf('2022-05-20', 'started')).toBe(1)
  const { changed } = summaryAt(city, schedule, dayOf('2023-03-09'))
  expect(changed.filter(({ phase }) => phase === 'toppedOut').map(({ entity }) => entity.id)).toEqual(['siliang-bazhu'])
})
