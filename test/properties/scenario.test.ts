import { LINK_KINDS, endsOf } from '../../src/scenario/link-kinds.ts'
import { inWords } from '../in-words.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asDay, dayOf, isoOf } from '../../src/base/day.ts'
import type { Result } from '../../src/base/result.ts'
import { buildSchedule, type Schedule } from '../../src/scenario/build-schedule.ts'
import { compareSchedules } from '../../src/scenario/compare-schedules.ts'
import {
  addEdit,
  addMilestone,
  createScenario,
  moveSpan,
  removeEdit,
  shiftMany,
  type Edited,
  type NewEdit,
} from '../../src/scenario/edit-scenario.ts'
import { heldBefore, progressOn } from '../../src/scenario/plan.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { upgradeScenario } from '../../src/scenario/upgrade-scenario.ts'
import { createScenarioLibrary } from '../../src/session/scenario-library.ts'
import { memoryStorage } from '../../src/session/text-storage.ts'
import { readDataFiles, readRealCity } from '../model/real-city.ts'
import { townFiles } from '../town/town-files.ts'
import { buildTown } from '../town/town.ts'
import { checkProperty } from './check-property.ts'

const value = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  return result.value
}
const town = buildTown()
const real = readRealCity()
const words = { zh: '试', en: 'a trial' }
const stated = { author: words, reason: words }
const empty = value(createScenario({ id: 'trial', name: words, statement: words, base: 'reference' }))
const ids = town.city.entities.map(({ id }) => id)
const townCatalog = town.pack.facts.scenarios

const iso = fc.integer({ min: -200, max: 3000 }).map((day) => isoOf(asDay(day)))
const someEdit = (entity: fc.Arbitrary<string>): fc.Arbitrary<NewEdit> =>
  fc.oneof(
    fc
      .record({ entity, months: fc.integer({ min: -40, max: 40 }), days: fc.integer({ min: -60, max: 60 }) })
      .map((edit): NewEdit => ({ edit: 'shift', ...edit, ...stated })),
    fc
      .record({ entity, factor: fc.double({ min: 0.05, max: 5, noNaN: true }) })
      .map((edit): NewEdit => ({ edit: 'stretch', ...edit, ...stated })),
    fc
      .record({ entity, start: iso, days: fc.integer({ min: 1, max: 1500 }) })
      .map(({ entity, start, days }): NewEdit => ({
        edit: 'set-span',
        entity,
        start: { date: start, basis: 'assumed', words },
        end: { date: isoOf(asDay(dayOf(start) + days)), basis: 'assumed', words },
        ...stated,
      })),
    fc.record({ entity, from: iso, days: fc.integer({ min: 1, max: 400 }) }).map(({ entity, from, days }): NewEdit => ({
      edit: 'hold',
      entity,
      from,
      until: isoOf(asDay(dayOf(from) + days)),
      ...stated,
    })),
    fc.record({ entity, from: iso }).map((edit): NewEdit => ({ edit: 'cancel', ...edit, ...stated })),
    fc
      .record({
        entity,
        from: fc.integer({ min: 0, max: 50 }),
        to: fc.integer({ min: 1, max: 900 }),
        shape: fc.constantFrom('linear' as const, 's-curve' as const),
      })
      .map((edit): NewEdit => ({ edit: 'set-ramp', goalFact: 'fleet-goal', ...edit, ...stated })),
  )
const anyEdit = someEdit(fc.constantFrom(...ids, 'castle'))
const anyDependencies = fc.uniqueArray(
  fc
    .record({
      before: fc.constantFrom(...ids),
      after: fc.constantFrom(...ids),
      kind: fc.constantFrom(...LINK_KINDS),
      lagDays: fc.integer({ min: -200, max: 200 }),
    })
    .filter(({ before, after }) => before !== after),
  { maxLength: 8, selector: ({ before, after }) => `${before}-before-${after}` },
)
const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    edits: fc.array(anyEdit, { maxLength: 8 }),
    dependencies: anyDependencies,
    horizon: fc.constantFrom(null, '2026-01-01', '2036-01-01'),
  })
  .map(({ edits, dependencies, horizon }) =>
    value(
      readScenario({
        ...empty,
        horizon,
        edits: edits.map((edit, at) => ({ ...edit, id: `edit-${at}` })),
        dependencies: dependencies.map((row) => ({ ...row, id: `${row.before}-before-${row.after}`, reason: words })),
      }),
    ),
  )
const build = (scenario: Scenario): Schedule => buildSchedule(town.city, scenario, townCatalog)

describe('any scenario', () => {
  test('that is empty changes nothing, in the town and in the real city', () => {
    expect(build(empty).entries).toEqual(town.schedule.entries)
    expect(buildSchedule(real.city, empty, real.pack.facts.scenarios).entries).toEqual(real.schedule.entries)
    expect(
      compareSchedules(real.schedule, buildSchedule(real.city, empty, real.pack.facts.scenarios)).totals,
    ).toMatchObject({
      counts: { earlier: 0, later: 0, added: 0, cancelled: 0, unplanned: 0 },
      endDays: 0,
      latest: null,
      earliest: null,
    })
  })

  test('an edit taken back leaves nothing, by hand and by undo', () => {
    checkProperty(
      'edit-and-undo',
      fc.property(anyScenario, anyEdit, (scenario, edit) => {
        const before = {
          ...scenario,
          edits: scenario.edits.filter((other) => other.edit !== edit.edit || other.entity !== edit.entity),
        }
        const added = addEdit(before, edit)
        if (!added.ok) throw new Error(JSON.stringify(added.errors))
        expect(removeEdit(added.value, added.value.edits.at(-1)?.id ?? '')).toEqual({ ok: true, value: before })
        const texts = new Map([['zhengzhou-twin/scenario/trial', JSON.stringify(before)]])
        const library = createScenarioLibrary(townCatalog, memoryStorage(texts))
        library.edit('trial', () => added)
        expect(library.find('trial')).toEqual(added.value)
        library.undo('trial')
        expect(library.find('trial')).toEqual(before)
        expect(JSON.parse(texts.get('zhengzhou-twin/scenario/trial') ?? 'null')).toEqual(before)
        library.redo('trial')
        expect(JSON.parse(texts.get('zhengzhou-twin/scenario/trial') ?? 'null')).toEqual(added.value)
      }),
      150,
    )
  })

  test('edits of different things can be taken in in either order', () => {
    checkProperty(
      'commute',
      fc.property(anyEdit, anyEdit, fc.constantFrom(null, '2036-01-01'), (a, b, horizon) => {
        fc.pre(a.entity !== b.entity)
        const both = (first: NewEdit, second: NewEdit): Schedule =>
          build(value(addEdit(value(addEdit({ ...empty, horizon }, first)), second)))
        expect(both(a, b).entries).toEqual(both(b, a).entries)
      }),
      200,
    )
  })

  test('gives plans that are plans: an end after the start, within the horizon, holds inside and apart, progress from 0 to 1', () => {
    checkProperty(
      'plans',
      fc.property(anyScenario, fc.array(fc.integer({ min: -300, max: 6000 }), { maxLength: 5 }), (scenario, days) => {
        const schedule = build(scenario)
        for (const { entity, plan, steps, knownFrom } of schedule.entries) {
          expect({ steps, knownFrom }).toEqual({
            steps: town.entry(entity.id).steps,
            knownFrom: town.entry(entity.id).knownFrom,
          })
          if (!plan) continue
          const { start, end, holds } = plan
          expect([
            end.day > start.day,
            end.day <= dayOf(schedule.scenario.horizon),
            heldBefore(holds, start.day, end.day) < end.day - start.day,
          ]).toEqual([true, true, true])
          for (const [at, hold] of holds.entries())
            expect([
              hold.until > hold.from,
              hold.until > start.day,
              hold.from < end.day,
              at === 0 || hold.from > (holds[at - 1]?.until ?? Infinity),
            ]).toEqual([true, true, true, true])
          const asked = [...days, start.day, end.day].toSorted((x, y) => x - y).map((day) => progressOn(plan, day))
          expect(asked.every((share, at) => share >= 0 && share <= 1 && share >= (asked[at - 1] ?? 0))).toBe(true)
        }
      }),
      200,
    )
  })

  test('never lets a thing begin before its documented start, nor end before it was reported unfinished', () => {
    checkProperty(
      'evidence',
      fc.property(fc.array(someEdit(fc.constant('tower')), { maxLength: 6 }), (edits) => {
        const { plan } = build(
          value(
            readScenario({
              ...empty,
              horizon: '2036-01-01',
              edits: edits.map((edit, at) => ({ ...edit, id: `edit-${at}` })),
            }),
          ),
        ).entries.find(({ entity }) => entity.id === 'tower') ?? { plan: null }
        expect(plan?.start).toMatchObject({ day: dayOf('2022-03-01'), basis: 'stated', fact: 'tower-started' })
        expect([
          plan && plan.end.day > dayOf('2022-06-15'),
          plan?.holds.every(({ from }) => from > dayOf('2022-06-15')),
          (plan?.cancelled?.day ?? Infinity) > dayOf('2022-06-15'),
        ]).toEqual([true, true, true])
      }),
      200,
    )
  })

  test('keeps every dependency that it does not report, and lets no end lie before what it waits for', () => {
    checkProperty(
      'dependencies',
      fc.property(anyScenario, (scenario) => {
        const schedule = build(scenario)
        expect(schedule.dependencies.map(({ dependency }) => dependency)).toEqual(schedule.scenario.dependencies)
        const planOf = (id: string) => schedule.entries.find(({ entity }) => entity.id === id)?.plan ?? null
        for (const { dependency, outcome, reason } of schedule.dependencies) {
          const [before, after] = [planOf(dependency.before), planOf(dependency.after)]
          const followed = outcome === 'kept' || outcome === 'pushed'
          const { from, to } = endsOf(dependency.kind)
          // A plan is cut at the horizon, and waits no longer than that.
          const satisfied =
            !after ||
            (before !== null && after[to].day >= before[from].day + dependency.lagDays) ||
            (to === 'end' && after.end.day >= dayOf(schedule.scenario.horizon))
          expect([followed ? satisfied : reason !== null, outcome !== 'beyond-horizon' || after === null]).toEqual([
            true,
            true,
          ])
        }
      }),
      250,
    )
  })

  test('is the same each time, whatever was built in between', () => {
    checkProperty(
      'same-again',
      fc.property(anyScenario, anyScenario, (a, b) => {
        const first = build(a)
        build(b)
        expect(build(a)).toEqual(first)
      }),
      60,
    )
  })

  test('tells of every edit that has no target, and keeps it', () => {
    checkProperty(
      'kept',
      fc.property(anyScenario, (scenario) => {
        const schedule = build(scenario)
        const lost = scenario.edits.filter(({ entity }) => entity === 'castle')
        expect(schedule.skipped.filter(({ edit }) => edit.entity === 'castle').map(({ edit }) => edit)).toEqual(lost)
        expect(schedule.scenario.edits.slice(schedule.scenario.inherited.edits)).toEqual(scenario.edits)
      }),
      100,
    )
  })
})

describe('reading', () => {
  test('what was written reads the same, and upgrading again changes nothing', () => {
    checkProperty(
      'read-again',
      fc.property(anyScenario, (scenario) => {
        expect(readScenario(JSON.parse(JSON.stringify(scenario)))).toEqual({ ok: true, value: scenario })
        expect(upgradeScenario(scenario)).toEqual({ ok: true, value: scenario })
      }),
    )
    for (const [file, content] of [...readDataFiles(), ...townFiles()]) {
      if (!file.startsWith('scenes/scenarios/')) continue
      const once = value(upgradeScenario(content))
      expect(upgradeScenario(once)).toEqual({ ok: true, value: once })
    }
  })

  test('any rubbish is refused with its place or is a scenario; nothing throws', () => {
    const shipped = [...readDataFiles()]
      .filter(([file]) => file.startsWith('scenes/scenarios/'))
      .map(([, content]) => content as Record<string, unknown>)
    const rubbish = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom<unknown>(
        undefined,
        null,
        '',
        -1,
        1e308,
        '9999-12-31',
        '2022-13-40',
        '__proto__',
        [],
        {},
        [null],
        { version: 1 },
      ),
    )
    const harmed = fc
      .tuple(
        fc.constantFrom(...shipped, empty as Record<string, unknown>),
        fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
        rubbish,
      )
      .map(([scenario, way, put]) => {
        const copy = structuredClone(scenario) as Record<string, unknown>
        let at: Record<string, unknown> = copy
        for (const [level, pick] of way.entries()) {
          const keys = Object.keys(at)
          const key = keys[pick % Math.max(1, keys.length)] ?? 'more'
          const inside = at[key]
          if (level < way.length - 1 && typeof inside === 'object' && inside !== null)
            at = inside as Record<string, unknown>
          else {
            at[key] = put
            break
          }
        }
        return copy as unknown
      })
    checkProperty(
      'rubbish',
      fc.property(fc.oneof(rubbish, harmed), (given) => {
        const read = readScenario(given)
        const located =
          !read.ok &&
          read.errors.length > 0 &&
          read.errors.every(
            ({ path, reason }) =>
              (path === '' || path.startsWith('/')) && inWords(reason, 'zh') !== '' && inWords(reason) !== '',
          )
        expect(read.ok || located).toBe(true)
        expect(!read.ok || build(read.value).entries.length >= town.city.entities.length).toBe(true)
      }),
      800,
    )
  })

  test('any verb gives a scenario that reads, or a located fault', () => {
    const verb: fc.Arbitrary<(scenario: Scenario) => Edited> = fc.oneof(
      anyEdit.map((edit) => (scenario: Scenario) => addEdit(scenario, edit)),
      fc
        .record({
          entity: fc.constantFrom(...ids),
          start: fc.option(fc.integer({ min: -200, max: 6000 }).map(asDay)),
          end: fc.option(fc.integer({ min: -200, max: 6000 }).map(asDay)),
          snap: fc.constantFrom('day' as const, 'month' as const),
        })
        .map(
          ({ entity, start, end, snap }) =>
            (scenario: Scenario) =>
              moveSpan(scenario, entity, { start, end }, snap, stated),
        ),
      fc.record({ entities: fc.array(fc.constantFrom(...ids)), months: fc.integer({ min: -200, max: 200 }) }).map(
        ({ entities, months }) =>
          (scenario: Scenario) =>
            shiftMany(scenario, entities, { months, days: 0 }, stated),
      ),
      iso.map((date) => (scenario: Scenario) => addMilestone(scenario, { date, name: words })),
    )
    checkProperty(
      'verbs',
      fc.property(fc.array(verb, { minLength: 1, maxLength: 10 }), (verbs) => {
        let scenario = empty
        for (const change of verbs) {
          const changed = change(scenario)
          expect(changed.ok || changed.errors.every(({ path }) => path.startsWith('/'))).toBe(true)
          if (changed.ok) scenario = changed.value
        }
        expect(readScenario(scenario)).toEqual({ ok: true, value: scenario })
      }),
      150,
    )
  })
})
