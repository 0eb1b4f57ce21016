import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asDay, type Day } from '../../src/base/day.ts'
import { PHASES, phaseCode } from '../../src/facts/phase.ts'
import { MAX_PROFILE, MAX_STEPS, NEVER_DAY, STEP_TEXTURE_WIDTH, packStepTexture } from '../../src/layers/step-texture.ts'
import { ADVANCE, DIFFERENCES, entityMomentAt } from '../../src/moment/moment-at.ts'
import type { EntitySchedule, Schedule } from '../../src/scenario/build-schedule.ts'
import { readRealCity } from '../model/real-city.ts'
import { buildTown } from '../town/town.ts'
import { checkProperty } from './check-property.ts'

interface Row {
  knownFrom: number
  start: number
  end: number
  steps: { day: number; phase: number }[]
  profile: { at: number; phase: number }[]
}

/** One entity's row of the texture, as its description in step-texture.ts says that it is to be read. */
function unpack(data: Float32Array, entity: number): Row {
  const at = (i: number): number => data[entity * STEP_TEXTURE_WIDTH * 4 + i] ?? Number.NaN
  const steps = Array.from({ length: at(3) }, (_, i) => ({ day: at(4 + i * 2), phase: at(5 + i * 2) }))
  const profile = Array.from({ length: MAX_PROFILE }, (_, i) => ({ at: at(20 + i * 2), phase: at(21 + i * 2) })).filter((row) => row.at <= 1)
  return { knownFrom: at(0), start: at(1), end: at(2), steps, profile }
}

/** The phase function, written once more from the texture alone, in the precision of a GPU. */
function readRow(row: Row, day: Day): { exists: boolean; documented: number; planned: number | null; difference: number } {
  const now = Math.fround(day)
  let documented = 0
  for (const step of row.steps) if (now >= step.day) documented = step.phase
  let planned: number | null = null
  if (row.start < NEVER_DAY) {
    const progress = Math.fround(Math.min(Math.max(Math.fround(now - row.start) / Math.fround(row.end - row.start), 0), 1))
    planned = 0
    for (const { at, phase } of row.profile) if (now >= row.start && progress >= at) planned = phase
  }
  const last = row.steps.at(-1)?.day ?? -Infinity
  const gap = planned === null ? 0 : (ADVANCE[documented] ?? 0) - (ADVANCE[planned] ?? 0)
  const verdict = planned === null ? 'noPlan' : gap > 0 ? 'ahead' : gap === 0 ? 'same' : documented === 0 || now >= last + 1 ? 'noLaterReport' : 'behind'
  return { exists: now >= row.knownFrom, documented, planned, difference: DIFFERENCES.indexOf(verdict) }
}

function fromSchedule(entry: EntitySchedule, day: Day): ReturnType<typeof readRow> {
  const moment = entityMomentAt(entry, day)
  return {
    exists: moment.exists,
    documented: phaseCode(moment.documented),
    planned: moment.planned === null ? null : phaseCode(moment.planned),
    difference: DIFFERENCES.indexOf(moment.difference),
  }
}

const cases: readonly (readonly [string, Schedule])[] = [['the real city', readRealCity().schedule], ['the town', buildTown().schedule]]

test.each(cases)('%s: the texture says of every entity, on every step day and the day before and after, what momentAt says', (_name, schedule) => {
  const { data, width, height } = packStepTexture(schedule)
  expect([width, height, data.length]).toEqual([STEP_TEXTURE_WIDTH, schedule.entries.length, STEP_TEXTURE_WIDTH * 4 * schedule.entries.length])
  const stepDays = new Set(schedule.entries.flatMap((entry) => [...entry.steps.map(({ day }) => day), entry.knownFrom ?? 0, entry.plan?.start.day ?? 0, entry.plan?.end.day ?? 0]))
  const differing: string[] = []
  for (const [entity, entry] of schedule.entries.entries()) {
    const row = unpack(data, entity)
    const turns = entry.plan ? entry.plan.profile.map(({ at }) => (entry.plan?.start.day ?? 0) + at * ((entry.plan?.end.day ?? 0) - (entry.plan?.start.day ?? 0))) : []
    const days = [...stepDays].flatMap((day) => [day - 1, day, day + 1]).concat(turns.flatMap((day) => [Math.floor(day), Math.ceil(day)]))
    for (const day of days.map(asDay)) {
      if (JSON.stringify(readRow(row, day)) !== JSON.stringify(fromSchedule(entry, day))) differing.push(`${entry.entity.id} on day ${day}`)
    }
  }
  expect(differing).toEqual([])
})

test.each(cases)('%s: what is unpacked is what was packed', (_name, schedule) => {
  const { data } = packStepTexture(schedule)
  for (const [entity, entry] of schedule.entries.entries()) {
    expect(unpack(data, entity)).toEqual({
      knownFrom: entry.knownFrom ?? NEVER_DAY,
      start: entry.plan?.start.day ?? NEVER_DAY,
      end: entry.plan?.end.day ?? NEVER_DAY,
      steps: entry.steps.map(({ day, phase }) => ({ day, phase: phaseCode(phase) })),
      profile: (entry.plan?.profile ?? []).map(({ at, phase }) => ({ at: Math.fround(at), phase: phaseCode(phase) })),
    })
  }
})

const template = buildTown().entry('tower')
const phase = fc.constantFrom(...PHASES)
const day = fc.integer({ min: -2000, max: 20_000 }).map(asDay)
const words = { zh: '镇', en: 'town' }

/** Any schedule of one entity that a city could have: up to eight steps, up to six phases of a plan. */
const anyEntry: fc.Arbitrary<EntitySchedule> = fc
  .record({
    knownFrom: fc.option(day),
    steps: fc.uniqueArray(fc.record({ day, phase }), { maxLength: MAX_STEPS, selector: (step) => step.day }),
    plan: fc.option(fc.record({ start: day, days: fc.integer({ min: 1, max: 4000 }), rows: fc.uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 64 }).map((n) => n / 64), phase }), { minLength: 1, maxLength: MAX_PROFILE, selector: (row) => row.at }) })),
  })
  .map(({ knownFrom, steps, plan }) => ({
    entity: template.entity,
    knownFrom,
    steps: steps.toSorted((a, b) => a.day - b.day).map((step) => ({ ...step, fact: 'tower-planned', mode: 'stated' as const })),
    plan: plan && {
      start: { day: plan.start, basis: 'assumed' as const, words, fact: null },
      end: { day: asDay(plan.start + plan.days), basis: 'assumed' as const, words, fact: null },
      profile: plan.rows.toSorted((a, b) => a.at - b.at).map((row, i) => (i === 0 ? { ...row, at: 0 } : row)),
    },
    ramp: null,
  }))

test('any schedule goes through the texture and comes out the same', () => {
  checkProperty('step-texture', fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 4 }), fc.array(day, { maxLength: 10 }), (made, days) => {
    const { data } = packStepTexture({ ...buildTownScenario, entries: made })
    for (const [entity, entry] of made.entries()) {
      const row = unpack(data, entity)
      const asked = [...days, ...entry.steps.flatMap((step) => [step.day - 1, step.day, step.day + 1]), entry.plan?.start.day ?? 0, entry.plan?.end.day ?? 0]
      for (const at of asked.map(asDay)) expect(readRow(row, at)).toEqual(fromSchedule(entry, at))
    }
  }), 300)
})

const buildTownScenario = { scenario: buildTown().schedule.scenario, skipped: [] }

test('an empty schedule is one row of nothing, and too many steps are a defect', () => {
  expect(packStepTexture({ ...buildTownScenario, entries: [] })).toEqual({ data: new Float32Array(STEP_TEXTURE_WIDTH * 4), width: STEP_TEXTURE_WIDTH, height: 1 })
  const steps = Array.from({ length: MAX_STEPS + 1 }, (_, i) => ({ day: asDay(i), phase: PHASES[i % 5] ?? 'notStated', fact: 'tower-planned', mode: 'stated' as const }))
  expect(() => packStepTexture({ ...buildTownScenario, entries: [{ ...template, steps }] })).toThrow(/tower has more than 8 documented steps/)
})
