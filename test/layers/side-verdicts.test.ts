import { expect, test } from 'vitest'
import { STEP_TEXTURE_WIDTH, packStepTexture, verdictCode } from '../../src/layers/step-texture.ts'
import { buildSchedule } from '../../src/scenario/build-schedule.ts'
import { compareSchedules } from '../../src/scenario/compare-schedules.ts'
import { readRealCity } from '../model/real-city.ts'

const { city, pack } = readRealCity()
const scheduleOf = (id: string) =>
  buildSchedule(
    city,
    pack.facts.scenarios.find((scenario) => scenario.id === id)!,
    pack.facts.scenarios,
  )
const verdictOf = (data: Float32Array, row: number): number => data[row * STEP_TEXTURE_WIDTH * 4 + 39]!

test('each row says how its plan stands to that of the other side, and nothing where there is no other', () => {
  const [reference, late] = [scheduleOf('reference'), scheduleOf('slip-a-year')]
  const rows = new Map(compareSchedules(reference, late).rows.map(({ entity, verdict }) => [entity.id, verdict]))
  const packed = packStepTexture(late, rows)
  const plain = packStepTexture(late)
  const found = new Set<number>()
  for (const [row, { entity }] of late.entries.entries()) {
    const code = verdictOf(packed.data, row)
    expect(code).toBe(verdictCode(rows.get(entity.id) ?? 'unplanned') + 1)
    expect(verdictOf(plain.data, row)).toBe(0)
    found.add(code)
  }
  // Some slip, some stay, and some have no plan at all.
  expect([...found].toSorted()).toEqual([
    verdictCode('unplanned') + 1,
    verdictCode('same') + 1,
    verdictCode('later') + 1,
  ])
  expect(rows.get('wepp3-henan')).toBe('later')
})
