import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asDay, type Day } from '../../src/base/day.ts'
import { ADVANCE } from '../../src/facts/phase.ts'
import { entityMomentAt, momentAt, type EntityMoment } from '../../src/moment/moment-at.ts'
import type { EntitySchedule } from '../../src/scenario/build-schedule.ts'
import { readRealCity } from '../model/real-city.ts'
import { buildTown } from '../town/town.ts'
import { checkProperty } from './check-property.ts'

const { schedule } = readRealCity()
const town = buildTown().schedule
const entries = [...schedule.entries, ...town.entries]

/** Days on and around the timeline, whole or not; and the days on which something changes, a little before and after. */
const changes = [
  ...new Set(
    entries.flatMap((entry) => [
      entry.knownFrom ?? 0,
      ...entry.steps.map(({ day }) => day),
      entry.plan?.start.day ?? 0,
      entry.plan?.end.day ?? 0,
    ]),
  ),
].filter((day) => day > 0)
const anyDay: fc.Arbitrary<Day> = fc
  .oneof(
    fc.double({ min: 200, max: 2000, noNaN: true }),
    fc.integer({ min: 200, max: 2000 }),
    fc.tuple(fc.constantFrom(...changes), fc.constantFrom(-1, -1e-9, 0, 1e-9, 1)).map(([day, by]) => day + by),
  )
  .map(asDay)
const anyEntry: fc.Arbitrary<EntitySchedule> = fc.constantFrom(...entries)

describe('momentAt', () => {
  test('does not depend on what was asked before', () => {
    checkProperty(
      'asked-before',
      fc.property(fc.array(anyDay, { minLength: 1, maxLength: 6 }), anyDay, (before, day) => {
        const first = momentAt(schedule, day)
        for (const other of before) momentAt(schedule, other)
        expect(momentAt(schedule, day)).toEqual(first)
      }),
      40,
    )
  })

  test('is the same forward, backward and in a jump', () => {
    checkProperty(
      'direction',
      fc.property(fc.array(anyDay, { minLength: 2, maxLength: 8 }), (days) => {
        const at = (order: readonly Day[]): Map<Day, readonly EntityMoment[]> =>
          new Map(order.map((day) => [day, momentAt(town, day)]))
        const forward = at(days.toSorted((a, b) => a - b))
        const backward = at(days.toSorted((a, b) => b - a))
        for (const day of days) {
          expect(backward.get(day)).toEqual(forward.get(day))
          expect(momentAt(town, day)).toEqual(forward.get(day))
        }
      }),
    )
  })

  test('changes neither the schedule nor the city', () => {
    const before = JSON.stringify(schedule)
    checkProperty(
      'unchanged',
      fc.property(anyDay, (day) => void momentAt(schedule, day)),
      50,
    )
    expect(JSON.stringify(schedule)).toBe(before)
  })

  test('a thing exists exactly from its first statement on', () => {
    checkProperty(
      'exists',
      fc.property(anyEntry, anyDay, (entry, day) => {
        expect(entityMomentAt(entry, day).exists).toBe(entry.knownFrom !== null && day >= entry.knownFrom)
      }),
      1000,
    )
    for (const entry of entries.filter(({ knownFrom }) => knownFrom !== null)) {
      const from = entry.knownFrom ?? 0
      expect([
        entry.entity.id,
        entityMomentAt(entry, asDay(from - 1e-6)).exists,
        entityMomentAt(entry, asDay(from)).exists,
        entityMomentAt(entry, asDay(1e9)).exists,
      ]).toEqual([entry.entity.id, false, true, true])
    }
  })

  test('what does not exist has no documented phase', () => {
    checkProperty(
      'not-before-known',
      fc.property(anyEntry, anyDay, (entry, day) => {
        const moment = entityMomentAt(entry, day)
        expect(
          moment.exists || (moment.documented === 'notStated' && moment.step === null && moment.count === null),
        ).toBe(true)
      }),
      1000,
    )
  })

  test('a documented phase changes on step days only, and is that of the last step', () => {
    checkProperty(
      'steps-only',
      fc.property(anyEntry, anyDay, anyDay, (entry, a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        // What exists is so from when it is known, and has no step.
        const between = [...entry.steps.map(({ day }) => day), entry.knownFrom ?? 0].some(
          (day) => day > from && day <= to,
        )
        const [first, last] = [entityMomentAt(entry, from), entityMomentAt(entry, to)]
        expect(between || first.documented === last.documented).toBe(true)
        expect(last.step).toBe(entry.steps.findLast(({ day }) => day <= to) ?? null)
      }),
      2000,
    )
  })

  test('progress runs from 0 to 1 and never back; so does the planned phase; so does the count', () => {
    checkProperty(
      'monotone',
      fc.property(anyEntry, anyDay, anyDay, (entry, a, b) => {
        const [first, last] = (a < b ? [a, b] : [b, a]).map((day) => entityMomentAt(entry, day))
        expect((first?.progress ?? 0) <= (last?.progress ?? 0)).toBe(true)
        expect((last?.progress ?? 0) >= 0 && (last?.progress ?? 0) <= 1).toBe(true)
        expect((first?.count ?? 0) <= (last?.count ?? 0)).toBe(true)
        const advance = (moment: EntityMoment | undefined): number => ADVANCE[moment?.planned ?? 'notStated']
        expect(advance(first) <= advance(last)).toBe(true)
      }),
      2000,
    )
  })

  test('half-open: nothing is begun before the start, nothing is complete before the end', () => {
    for (const entry of entries) {
      if (!entry.plan) continue
      const { start, end, profile } = entry.plan
      expect(entityMomentAt(entry, asDay(start.day - 1e-6)).planned).toBe('notStated')
      expect(entityMomentAt(entry, start.day)).toMatchObject({ progress: 0, planned: profile[0]?.phase })
      expect(entityMomentAt(entry, asDay(end.day - 1e-6)).progress).toBeLessThan(1)
      expect(entityMomentAt(entry, end.day)).toMatchObject({ progress: 1, planned: profile.at(-1)?.phase })
    }
  })

  test('a verdict says what the two phases say', () => {
    checkProperty(
      'verdict',
      fc.property(anyEntry, anyDay, (entry, day) => {
        const { documented, planned, difference } = entityMomentAt(entry, day)
        const gap = planned === null ? undefined : ADVANCE[documented] - ADVANCE[planned]
        const expected =
          gap === undefined ? ['noPlan'] : gap > 0 ? ['ahead'] : gap === 0 ? ['same'] : ['behind', 'noLaterReport']
        expect(expected).toContain(difference)
        const last = entry.steps.at(-1)?.day ?? -Infinity
        const due = entry.plan?.end.basis === 'stated' && day >= entry.plan.end.day
        expect(difference !== 'noLaterReport' || documented === 'notStated' || day >= last + 1 || !due).toBe(true)
        expect(difference !== 'behind' || (documented !== 'notStated' && day < last + 1 && due)).toBe(true)
      }),
      2000,
    )
  })
})
