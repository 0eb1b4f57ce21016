import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FABRIC_LEVELS, type FabricRange } from '../../src/layers/fabric.ts'
import { MAX_RANGES, chooseRanges, type GroundView } from '../../src/stage/fabric/choose-ranges.ts'
import { checkProperty } from '../properties/check-property.ts'

/** A square city, 64 km a side: every tile of every level, with as many rows or buildings as a city has there. */
const SIDE_M = 64_000
const PER_KM2 = [250, 1000] as const
const city: readonly FabricRange[] = FABRIC_LEVELS.flatMap(({ sizeM }, level) => {
  const across = SIDE_M / sizeM
  return Array.from({ length: across * across }, (_, i): Omit<FabricRange, 'first'> => ({
    level,
    sizeM,
    count: PER_KM2[level]! * (sizeM / 1000) ** 2,
    at: [(i % across) * sizeM + sizeM / 2 - SIDE_M / 2, Math.floor(i / across) * sizeM + sizeM / 2 - SIDE_M / 2],
  }))
}).reduce<FabricRange[]>((ranges, range) => {
  const last = ranges.at(-1)
  ranges.push({ ...range, first: last ? last.first + last.count : 0 })
  return ranges
}, [])

/** What a window of 1600 × 900 sees from straight above. */
const looking = (x: number, z: number, metresPerPixel: number): GroundView => ({
  focus: [x, z],
  bounds: [x - 800 * metresPerPixel, z - 450 * metresPerPixel, x + 800 * metresPerPixel, z + 450 * metresPerPixel],
  metresPerPixel,
})
const byFirst = new Map(city.map((range) => [range.first, range]))
const sum = (chosen: readonly { readonly count: number }[]): number =>
  chosen.reduce((total, { count }) => total + count, 0)
/** Metres from a spot to the nearest of a tile. */
const awayFrom = ([x, z]: readonly [number, number], { at, sizeM }: FabricRange): number =>
  Math.hypot(Math.max(0, Math.abs(at[0] - x) - sizeM / 2), Math.max(0, Math.abs(at[1] - z) - sizeM / 2))
const isSeen = ({ bounds: [west, north, east, south] }: GroundView, { at: [x, z], sizeM }: FabricRange): boolean =>
  x + sizeM / 2 >= west && x - sizeM / 2 <= east && z + sizeM / 2 >= north && z - sizeM / 2 <= south

const views = fc.record({
  x: fc.integer({ min: -40_000, max: 40_000 }),
  z: fc.integer({ min: -40_000, max: 40_000 }),
  scale: fc.double({ min: 0.3, max: 400, noNaN: true }),
  budget: fc.integer({ min: 0, max: 1_200_000 }),
})

describe('what of the fabric is drawn finer than as blocks', () => {
  test('never more than the budget, never more ranges than a draw call takes, each whole: nothing is a random sample', () => {
    checkProperty(
      'fabric ranges within the budget',
      fc.property(views, ({ x, z, scale, budget }) => {
        const { chosen } = chooseRanges(city, looking(x, z, scale), budget)
        expect(sum(chosen)).toBeLessThanOrEqual(budget)
        expect(chosen.length).toBeLessThanOrEqual(MAX_RANGES)
        expect(new Set(chosen.map(({ first }) => first)).size).toBe(chosen.length)
        for (const { first, count } of chosen) expect(count).toBe(byFirst.get(first)!.count)
      }),
      100,
    )
  })

  test('within its reach a level is whole: every tile that is seen there is drawn, or has given way to the finer one', () => {
    checkProperty(
      'no hole within the reach',
      fc.property(views, ({ x, z, scale, budget }) => {
        const view = looking(x, z, scale)
        const { chosen, detail } = chooseRanges(city, view, budget)
        const drawn = new Set(chosen.map(({ first }) => first))
        const reach = [detail.rowsWithin, detail.buildingsWithin]
        const missing = city.filter(
          (range) =>
            isSeen(view, range) &&
            !drawn.has(range.first) &&
            awayFrom(view.focus, range) < reach[range.level]! - 1e-6 &&
            // Rows under what stands as buildings are left out.
            !(
              range.level === 0 &&
              Math.hypot(range.at[0] - x, range.at[1] - z) + (range.sizeM / 2) * Math.SQRT2 <=
                0.7 * detail.buildingsWithin + range.sizeM
            ),
        )
        expect(missing).toEqual([])
        expect(detail.buildingsWithin).toBeLessThanOrEqual(detail.rowsWithin)
      }),
      80,
    )
  })

  test('nothing outside the view', () => {
    const view = looking(0, 0, 2)
    const { chosen } = chooseRanges(city, view, 1e6)
    expect(chosen.length).toBeGreaterThan(0)
    for (const { first } of chosen) expect(isSeen(view, byFirst.get(first)!)).toBe(true)
    expect(chooseRanges(city, looking(200_000, 0, 4), 1e6).chosen).toEqual([])
  })

  test('near, single buildings; from afar rows; from farther off nothing but blocks', () => {
    const levels = (scale: number): number[] =>
      [
        ...new Set(chooseRanges(city, looking(0, 0, scale), 1e7).chosen.map(({ first }) => byFirst.get(first)!.level)),
      ].sort()
    expect(levels(2)).toContain(1)
    expect(levels(14)).toEqual([0])
    expect(levels(60)).toEqual([])
  })

  test('a level that was not made reaches nowhere, and leaves the ground to the others', () => {
    const rowsOnly = city.filter(({ level }) => level === 0)
    const { chosen, detail } = chooseRanges(rowsOnly, looking(0, 0, 1), 5000)
    expect(detail.buildingsWithin).toBe(0)
    expect(detail.rowsWithin).toBeGreaterThan(300)
    expect(chosen.length).toBeGreaterThan(0)
  })

  test('a level leaves little by little as one rises: it shrinks to nothing about the focus', () => {
    for (const [level, from, to] of [
      ['rowsWithin', 20, 26],
      ['buildingsWithin', 6, 9],
    ] as const) {
      const all = city.filter((range) => (level === 'rowsWithin' ? range.level === 0 : true))
      let before = chooseRanges(all, looking(0, 0, from), 1e7).detail[level]
      expect(before).toBeGreaterThan(2000)
      for (let scale = from; scale < to; scale *= 1.01) {
        const reach = chooseRanges(all, looking(0, 0, scale), 1e7).detail[level]
        expect(before - reach).toBeLessThan(before * 0.55 + 400)
        expect(reach - before).toBeLessThan(400)
        before = reach
      }
      expect(before).toBe(0)
    }
  })

  test('a larger budget never reaches less', () => {
    checkProperty(
      'more budget, more fabric',
      fc.property(views, fc.integer({ min: 0, max: 300_000 }), ({ x, z, scale, budget }, more) => {
        const view = looking(x, z, scale)
        const [less, larger] = [budget, budget + more].map((most) => chooseRanges(city, view, most).detail)
        expect(larger!.buildingsWithin).toBeGreaterThanOrEqual(less!.buildingsWithin)
      }),
    )
  })
})
