import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asDay, type Day } from '../../src/base/day.ts'
import { isExisting } from '../../src/city/entity-state.ts'
import { ADVANCE, PHASES, phaseCode } from '../../src/facts/phase.ts'
import {
  MAX_PROFILE,
  MAX_STEPS,
  NEVER_DAY,
  STEP_TEXTURE_WIDTH,
  packStepTexture,
} from '../../src/layers/step-texture.ts'
import { DIFFERENCES, entityMomentAt } from '../../src/moment/moment-at.ts'
import { buildSchedule, type EntitySchedule, type Schedule } from '../../src/scenario/build-schedule.ts'
import { MAX_HOLDS } from '../../src/scenario/plan.ts'
import { stopEdits } from '../model/stop-edits.ts'
import { readRealCity } from '../model/real-city.ts'
import { buildTown } from '../town/town.ts'
import { checkProperty } from './check-property.ts'

interface Row {
  knownFrom: number
  start: number
  end: number
  steps: { day: number; phase: number }[]
  profile: { at: number; phase: number }[]
  holds: { from: number; until: number }[]
  cancelled: number
  ramp: { from: number; to: number; curved: boolean } | null
  endStated: boolean
}

/** One entity's row of the texture, as its description in step-texture.ts says that it is to be read. */
function unpack(data: Float32Array, entity: number): Row {
  const at = (i: number): number => data[entity * STEP_TEXTURE_WIDTH * 4 + i] ?? Number.NaN
  const steps = Array.from({ length: at(3) }, (_, i) => ({ day: at(4 + i * 2), phase: at(5 + i * 2) }))
  const profile = Array.from({ length: MAX_PROFILE }, (_, i) => ({ at: at(20 + i * 2), phase: at(21 + i * 2) })).filter(
    (row) => row.at <= 1,
  )
  const holds = Array.from({ length: MAX_HOLDS }, (_, i) => ({ from: at(32 + i * 2), until: at(33 + i * 2) })).filter(
    ({ from }) => from < NEVER_DAY,
  )
  return {
    knownFrom: at(0),
    start: at(1),
    end: at(2),
    steps,
    profile,
    holds,
    cancelled: at(38),
    ramp: at(40) !== 0 || at(41) !== 0 ? { from: at(40), to: at(41), curved: at(42) === 1 } : null,
    endStated: at(43) === 1,
  }
}

/** The phase function, written once more from the texture alone, in the precision of a GPU. */
function readRow(
  row: Row,
  day: Day,
): { exists: boolean; documented: number; planned: number | null; difference: number; count: number | null } {
  const now = Math.fround(day)
  let documented = 0
  for (const step of row.steps) if (now >= step.day) documented = step.phase
  let planned: number | null = null
  let count: number | null = null
  if (row.start < NEVER_DAY) {
    // Days of progress are counted one by one here: those of the span that lie in no hold, up to the day or the end of all.
    const until = Math.min(Math.max(Math.min(now, row.cancelled), row.start), row.end)
    const pieces = [row.start, row.end, until, ...row.holds.flatMap(({ from, until }) => [from, until])]
      .filter((cut) => cut >= row.start && cut <= row.end)
      .toSorted((a, b) => a - b)
    const worked = (to: number): number =>
      pieces.reduce((sum, cut, i) => {
        const next = pieces[i + 1] ?? cut
        return cut < to && !row.holds.some(({ from, until }) => cut >= from && cut < until) ? sum + next - cut : sum
      }, 0)
    const progress = Math.fround(worked(until) / worked(row.end))
    planned = 0
    for (const { at, phase } of row.profile) if (now >= row.start && progress >= at) planned = phase
    if (now >= row.start && row.holds.some(({ from, until }) => now >= from && now < until))
      planned = PHASES.indexOf('onHold')
    if (now >= row.cancelled) planned = PHASES.indexOf('cancelled')
    if (row.ramp && now >= row.knownFrom)
      count =
        row.ramp.from +
        (row.ramp.to - row.ramp.from) * (row.ramp.curved ? 3 * progress ** 2 - 2 * progress ** 3 : progress)
  }
  const last = row.steps.at(-1)?.day ?? -Infinity
  const gap = planned === null ? 0 : ADVANCE[PHASES[documented]!] - ADVANCE[PHASES[planned]!]
  const verdict =
    planned === null
      ? 'noPlan'
      : gap > 0
        ? 'ahead'
        : gap === 0
          ? 'same'
          : documented !== 0 && now < last + 1 && row.endStated && now >= row.end
            ? 'behind'
            : 'noLaterReport'
  return { exists: now >= row.knownFrom, documented, planned, difference: DIFFERENCES.indexOf(verdict), count }
}

function fromSchedule(entry: EntitySchedule, day: Day): ReturnType<typeof readRow> {
  const moment = entityMomentAt(entry, day)
  return {
    exists: moment.exists,
    documented: phaseCode(moment.documented),
    planned: moment.planned === null ? null : phaseCode(moment.planned),
    difference: DIFFERENCES.indexOf(moment.difference),
    count: moment.count,
  }
}

/** The same in all that is counted in whole numbers; a count of vehicles within the precision of a GPU. */
function agree(read: ReturnType<typeof readRow>, meant: ReturnType<typeof readRow>): boolean {
  const close =
    read.count === null || meant.count === null ? read.count === meant.count : Math.abs(read.count - meant.count) < 0.01
  return close && JSON.stringify({ ...read, count: 0 }) === JSON.stringify({ ...meant, count: 0 })
}

const real = readRealCity()
const cases: readonly (readonly [string, Schedule])[] = [
  ['the real city', real.schedule],
  ['the town', buildTown().schedule],
  [
    'the real city held, given up and grown in a curve',
    buildSchedule(real.city, {
      ...real.schedule.scenario,
      edits: [...real.schedule.scenario.edits, ...stopEdits(real.schedule)],
    }),
  ],
]

test.each(cases)(
  '%s: the texture says of every entity, on every step day and the day before and after, what momentAt says',
  (_name, schedule) => {
    const { data, width, height } = packStepTexture(schedule)
    expect([width, height, data.length]).toEqual([
      STEP_TEXTURE_WIDTH,
      schedule.entries.length,
      STEP_TEXTURE_WIDTH * 4 * schedule.entries.length,
    ])
    const stepDays = new Set(
      schedule.entries.flatMap((entry) => [
        ...entry.steps.map(({ day }) => day),
        entry.knownFrom ?? 0,
        entry.plan?.start.day ?? 0,
        entry.plan?.end.day ?? 0,
        entry.plan?.cancelled?.day ?? 0,
        ...(entry.plan?.holds ?? []).flatMap(({ from, until }) => [from, until]),
      ]),
    )
    const differing: string[] = []
    for (const [entity, entry] of schedule.entries.entries()) {
      const row = unpack(data, entity)
      const turns = entry.plan
        ? entry.plan.profile.map(
            ({ at }) => (entry.plan?.start.day ?? 0) + at * ((entry.plan?.end.day ?? 0) - (entry.plan?.start.day ?? 0)),
          )
        : []
      const days = [...stepDays]
        .flatMap((day) => [day - 1, day, day + 1])
        .concat(turns.flatMap((day) => [Math.floor(day), Math.ceil(day)]))
      for (const day of days.map(asDay)) {
        if (!agree(readRow(row, day), fromSchedule(entry, day))) differing.push(`${entry.entity.id} on day ${day}`)
      }
    }
    expect(differing).toEqual([])
  },
)

test.each(cases)('%s: what is unpacked is what was packed', (_name, schedule) => {
  const { data } = packStepTexture(schedule)
  for (const [entity, entry] of schedule.entries.entries()) {
    expect(unpack(data, entity)).toEqual({
      knownFrom: entry.knownFrom ?? NEVER_DAY,
      start: entry.plan?.start.day ?? NEVER_DAY,
      end: entry.plan?.end.day ?? NEVER_DAY,
      steps: isExisting(entry.entity)
        ? [{ day: entry.knownFrom, phase: phaseCode('existing') }]
        : entry.steps.map(({ day, phase }) => ({ day, phase: phaseCode(phase) })),
      profile: (entry.plan?.profile ?? []).map(({ at, phase }) => ({ at: Math.fround(at), phase: phaseCode(phase) })),
      holds: (entry.plan?.holds ?? []).map(({ from, until }) => ({ from, until })),
      cancelled: entry.plan?.cancelled?.day ?? NEVER_DAY,
      ramp:
        entry.ramp && entry.plan
          ? { from: entry.ramp.from, to: entry.ramp.to, curved: entry.ramp.shape === 's-curve' }
          : null,
      endStated: entry.plan?.end.basis === 'stated',
    })
  }
})

const template = buildTown().entry('tower')
const phase = fc.constantFrom(...PHASES)
const day = fc.integer({ min: -2000, max: 20_000 }).map(asDay)
const words = { zh: '镇', en: 'town' }

/** Any schedule of one entity that a city could have: up to eight steps, up to six phases of a plan, three holds, an end of all. */
const anyEntry: fc.Arbitrary<EntitySchedule> = fc
  .record({
    knownFrom: fc.option(day),
    steps: fc.uniqueArray(fc.record({ day, phase }), { maxLength: MAX_STEPS, selector: (step) => step.day }),
    plan: fc.option(
      fc.record({
        basis: fc.constantFrom('stated' as const, 'assumed' as const),
        start: day,
        days: fc.integer({ min: 1, max: 4000 }),
        rows: fc.uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 64 }).map((n) => n / 64), phase }), {
          minLength: 1,
          maxLength: MAX_PROFILE,
          selector: (row) => row.at,
        }),
      }),
    ),
    // A quarter of the span at most is held, so that something is left to be done.
    holds: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: MAX_HOLDS }),
    cancelled: fc.option(fc.integer({ min: -100, max: 4000 })),
    ramp: fc.option(
      fc.record({
        from: fc.integer({ min: 0, max: 100 }),
        to: fc.integer({ min: 1, max: 5000 }),
        shape: fc.constantFrom('linear' as const, 's-curve' as const),
      }),
    ),
  })
  .map(({ knownFrom, steps, plan, holds, cancelled, ramp }): EntitySchedule => ({
    entity: template.entity,
    knownFrom,
    steps: steps
      .toSorted((a, b) => a.day - b.day)
      .map((step) => ({ ...step, fact: 'tower-planned', mode: 'stated' as const, dayInferred: false })),
    plan: plan && {
      start: { day: plan.start, basis: 'assumed' as const, words, fact: null },
      end: { day: asDay(plan.start + plan.days), basis: plan.basis, words, fact: null },
      profile: plan.rows.toSorted((a, b) => a.at - b.at).map((row, i) => (i === 0 ? { ...row, at: 0 } : row)),
      holds:
        plan.days < 48
          ? []
          : holds
              .toSorted((a, b) => a - b)
              .map((slot) => {
                const length = Math.floor(plan.days / 48)
                const from = plan.start + slot * length * 4
                return { from: asDay(from), until: asDay(from + length), words }
              }),
      cancelled: cancelled === null ? null : { day: asDay(plan.start + cancelled), words },
      takenUp: [],
    },
    ramp: ramp && plan && { ...ramp, goalFact: 'fleet-goal', reason: words },
    goals: [],
  }))

test('any schedule goes through the texture and comes out the same', () => {
  checkProperty(
    'step-texture',
    fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 4 }), fc.array(day, { maxLength: 10 }), (made, days) => {
      const { data } = packStepTexture({ ...buildTownScenario, entries: made })
      for (const [entity, entry] of made.entries()) {
        const row = unpack(data, entity)
        const asked = [
          ...days,
          ...entry.steps.flatMap((step) => [step.day - 1, step.day, step.day + 1]),
          entry.plan?.start.day ?? 0,
          entry.plan?.end.day ?? 0,
          entry.plan?.cancelled?.day ?? 0,
          ...(entry.plan?.holds ?? []).flatMap(({ from, until }) => [from - 1, from, until - 1, until]),
        ]
        const differing = asked
          .map(asDay)
          .map((at) => ({ at, read: readRow(row, at), meant: fromSchedule(entry, at) }))
          .filter(({ read, meant }) => !agree(read, meant))
        expect(differing).toEqual([])
      }
    }),
    300,
  )
})

const buildTownScenario = { ...buildTown().schedule, entries: [] }

test('an empty schedule is one row of nothing, and too many steps are a defect', () => {
  expect(packStepTexture({ ...buildTownScenario, entries: [] })).toEqual({
    data: new Float32Array(STEP_TEXTURE_WIDTH * 4),
    width: STEP_TEXTURE_WIDTH,
    height: 1,
  })
  const steps = Array.from({ length: MAX_STEPS + 1 }, (_, i) => ({
    day: asDay(i),
    phase: PHASES[i % 5] ?? 'notStated',
    fact: 'tower-planned',
    mode: 'stated' as const,
    dayInferred: false,
  }))
  expect(() => packStepTexture({ ...buildTownScenario, entries: [{ ...template, steps }] })).toThrow(
    /tower has more than 8 documented steps/,
  )
})
