import { describe, expect, test } from 'vitest'
import { asDay, dayOf, type Day } from '../../src/base/day.ts'
import { OPEN_SHARE, ownFeatureMomentAt, type OwnReading } from '../../src/own-layers/own-feature-moment.ts'
import { DayPrecision } from '../../src/own-layers/own-layer.ts'
import { NEVER, packOwnDays, periodOf } from '../../src/own-layers/own-spans.ts'
import { DIFFERENCE_TONES } from '../../src/layers/step-texture.ts'
import { OWN_DIFFERENCES } from '../../src/own-layers/own-feature-moment.ts'
import { ownLayerOf, type MadeFeature } from '../town/own-layer.ts'

type Days = NonNullable<MadeFeature['days']>
const day = (n: number): Day => asDay(n)
const layerOf = (...days: Days[]) => ownLayerOf(days.map((days) => ({ geometry: null, days })))
const at = (days: Days, when: number, reading: OwnReading = 'both', known: Day | null = null) =>
  ownFeatureMomentAt(layerOf(days), 0, when, reading, known)

describe('a feature of an own layer', () => {
  test('is absent before, grows between and stands after; its last day of works is one of works', () => {
    const days = { start: day(100), end: day(199) }
    expect([99.9, 100, 150, 199.5, 200].map((when) => at(days, when).solid)).toEqual([0, 0, 0.5, 0.995, 1])
    expect(at(days, 150)).toMatchObject({ planned: 'underWay', recorded: null, ghost: 0, vague: false })
  })

  test('without any day always stands', () => {
    for (const reading of ['planned', 'documented', 'both', 'difference'] as const)
      expect(at({}, -9000, reading)).toMatchObject({ planned: null, recorded: null, solid: 1, ghost: 0, vague: false })
  })

  test('goes on the day on which it is removed, dated or not', () => {
    expect([299.9, 300].map((when) => at({ removed: day(300) }, when).solid)).toEqual([1, 0])
    expect(at({ start: day(100), end: day(150), removed: day(300) }, 300)).toMatchObject({
      removed: true,
      solid: 0,
      ghost: 0,
    })
  })

  test('is there for certain until an exact day of removal, and may be gone in the whole month of a vague one', () => {
    expect([298.5, 299.5].map((when) => at({ removed: day(300) }, when).vague)).toEqual([false, false])
    const may = { removed: { day: dayOf('2022-05-31'), precision: DayPrecision.month } }
    const told = ['2022-04-30', '2022-05-01', '2022-05-30'].map((iso) => at(may, dayOf(iso)).vague)
    expect(told).toEqual([false, true, true])
  })

  test('stands from its one day on in a layer without a field for ends; in one with it, an end nobody stated is open', () => {
    expect([99, 100].map((when) => at({ start: day(100) }, when).solid)).toEqual([0, 1])
    const mixed = layerOf({ start: day(100), end: day(200) }, { start: day(100) })
    expect(ownFeatureMomentAt(mixed, 1, 5000, 'both')).toMatchObject({
      planned: 'underWay',
      solid: OPEN_SHARE,
      vague: true,
    })
    expect([200, 201].map((when) => at({ end: day(200) }, when).solid)).toEqual([0, 1])
  })

  const both = { start: day(100), end: day(199), actualStart: day(150), actualEnd: day(249) }
  test.each<[OwnReading, number, number]>([
    ['planned', 0.8, 0],
    ['documented', 0.3, 0],
    ['both', 0.3, 0.8],
    ['difference', 0.3, 0.8],
  ])('read as %s shows what that reading asks for', (reading, solid, ghost) => {
    const moment = at(both, 180, reading)
    expect(moment.solid).toBeCloseTo(solid)
    expect(moment.ghost).toBeCloseTo(ghost)
  })

  test('with records alone shows them in the planned reading too, and with plans alone nothing in the documented one', () => {
    expect(at({ actualStart: day(100), actualEnd: day(199) }, 150, 'planned').solid).toBe(0.5)
    expect(at({ start: day(100), end: day(199) }, 500, 'documented')).toMatchObject({ solid: 0, ghost: 0 })
  })

  test('differs by stages: under way against not begun, never by shares; a plan without records has nothing to differ from', () => {
    const difference = (days: Days, when: number) => at(days, when, 'difference').difference
    expect([120, 180, 220, 260].map((when) => difference(both, when))).toEqual(['behind', 'same', 'behind', 'same'])
    expect(difference({ ...both, actualStart: day(50) }, 60)).toBe('ahead')
    expect(difference({ start: day(100), end: day(199) }, 150)).toBe('noPlan')
    const layer = layerOf(both, { start: day(100), end: day(199) })
    expect(ownFeatureMomentAt(layer, 1, 150, 'difference').difference).toBe('noRecord')
    // Begun and not ended is under way as far as anyone has said.
    const open = layerOf(both, { start: day(100), end: day(199), actualStart: day(120) })
    expect(ownFeatureMomentAt(open, 1, 300, 'difference').difference).toBe('behind')
  })

  test('is vague while a day that was not written exactly is pending, and then nothing is said of a difference', () => {
    const year = { day: dayOf('2022-01-01'), precision: DayPrecision.year }
    const end = { day: dayOf('2023-05-31'), precision: DayPrecision.month }
    const vague = (iso: string) => at({ start: year, end }, dayOf(iso)).vague
    expect(
      [
        '2021-12-31',
        '2022-01-01',
        '2022-12-30',
        '2022-12-31',
        '2023-04-30',
        '2023-05-01',
        '2023-05-02',
        '2023-05-31',
        '2023-06-01',
      ].map(vague),
    ).toEqual([false, true, true, false, false, false, true, true, false])
    expect(
      at({ start: year, end, actualStart: dayOf('2022-03-01'), actualEnd: dayOf('2022-04-01') }, dayOf('2022-05-01'))
        .difference,
    ).toBe('vague')
  })

  test('as known on a day shows no record of a later one, and a plan as it is', () => {
    expect(at(both, 300, 'documented', day(140)).recorded).toBeNull()
    expect(at(both, 300, 'documented', day(200))).toMatchObject({
      recorded: 'underWay',
      solid: OPEN_SHARE,
      vague: true,
    })
    expect(at(both, 300, 'documented', day(249))).toMatchObject({ recorded: 'standing', solid: 1 })
    expect(at(both, 150, 'planned', day(50)).solid).toBe(0.5)
  })
})

test('periods are those of the calendar', () => {
  const span = (iso: string, precision: number) => periodOf(dayOf(iso), precision)
  expect(span('2024-02-29', DayPrecision.month)).toEqual([dayOf('2024-02-01'), dayOf('2024-03-01')])
  expect(span('2022-12-31', DayPrecision.quarter)).toEqual([dayOf('2022-10-01'), dayOf('2023-01-01')])
  expect(span('2022-12-31', DayPrecision.part)).toEqual([dayOf('2022-09-01'), dayOf('2023-01-01')])
  expect(span('2022-07-01', DayPrecision.year)).toEqual([dayOf('2022-01-01'), dayOf('2023-01-01')])
  expect(span('2022-07-01', DayPrecision.day)).toEqual([dayOf('2022-07-01'), dayOf('2022-07-02')])
})

test('days are packed in 24 bytes a feature, wrapped, and days beyond 16 bits are kept within them', () => {
  const features = Array.from({ length: 2049 }, (): MadeFeature => ({ geometry: null }))
  const first = { geometry: null, days: { start: day(-90_000), end: day(90_000) } }
  const packed = packOwnDays(ownLayerOf([...features, first]))
  expect([packed.width, packed.height, packed.data.length]).toEqual([2048, 6, 2048 * 6 * 4])
  // The second feature of the second row of features.
  expect([...packed.data.subarray((3 * 2048 + 1) * 4, (3 * 2048 + 1) * 4 + 2)]).toEqual([-32_767, NEVER - 1])
})

test('the map has a tone for each difference but those of which nothing can be said', () => {
  expect(OWN_DIFFERENCES.filter((one) => !(DIFFERENCE_TONES as readonly string[]).includes(one))).toEqual([
    'noRecord',
    'vague',
  ])
})
