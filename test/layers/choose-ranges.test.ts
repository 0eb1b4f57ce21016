import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FABRIC_LEVELS, type FabricRange } from '../../src/layers/fabric.ts'
import { MAX_RANGES, chooseRanges, type GroundView } from '../../src/stage/fabric/choose-ranges.ts'
import { checkProperty } from '../properties/check-property.ts'

/** A square city, 64 km a side: every tile of every level, with as many buildings as its share of a million. */
const SIDE_M = 64_000
const city: readonly FabricRange[] = FABRIC_LEVELS.flatMap(({ sizeM, share }, level) => {
  const across = SIDE_M / sizeM
  const each = Math.round((1_000_000 * share) / (across * across))
  return Array.from({ length: across * across }, (_, i): Omit<FabricRange, 'first'> => ({
    level,
    sizeM,
    count: each,
    at: [(i % across) * sizeM + sizeM / 2 - SIDE_M / 2, Math.floor(i / across) * sizeM + sizeM / 2 - SIDE_M / 2],
  }))
}).reduce<FabricRange[]>((ranges, range) => {
  const last = ranges.at(-1)
  ranges.push({ ...range, first: last ? last.first + last.count : 0 })
  return ranges
}, [])

/** What a window of 1600 × 900 sees from straight above. */
const looking = (x: number, z: number, metresPerPixel: number): GroundView => ({
  centre: [x, z],
  bounds: [x - 800 * metresPerPixel, z - 450 * metresPerPixel, x + 800 * metresPerPixel, z + 450 * metresPerPixel],
  metresPerPixel,
})
const rangeOf = (first: number): FabricRange => city.find((range) => range.first === first)!
const sum = (chosen: readonly { readonly count: number }[]): number =>
  chosen.reduce((total, { count }) => total + count, 0)
const awayFrom = ([x, z]: readonly [number, number], range: FabricRange): number =>
  Math.hypot(range.at[0] - x, range.at[1] - z)

const views = fc.record({
  x: fc.integer({ min: -40_000, max: 40_000 }),
  z: fc.integer({ min: -40_000, max: 40_000 }),
  scale: fc.double({ min: 0.3, max: 400, noNaN: true }),
  budget: fc.integer({ min: 0, max: 1_200_000 }),
})

describe('what of the fabric is drawn', () => {
  test('never more than the budget, never more ranges than a draw call takes, each a first part of its own', () => {
    checkProperty(
      'fabric ranges within the budget',
      fc.property(views, ({ x, z, scale, budget }) => {
        const chosen = chooseRanges(city, looking(x, z, scale), budget)
        expect(sum(chosen)).toBeLessThanOrEqual(budget)
        expect(chosen.length).toBeLessThanOrEqual(MAX_RANGES)
        expect(new Set(chosen.map(({ first }) => first)).size).toBe(chosen.length)
        for (const { first, count } of chosen) {
          expect(count).toBeGreaterThan(0)
          expect(count).toBeLessThanOrEqual(rangeOf(first).count)
        }
      }),
      300,
    )
  })

  test('nothing outside the view', () => {
    const view = looking(0, 0, 4)
    for (const { first } of chooseRanges(city, view, 1e6)) {
      const {
        at: [x, z],
        sizeM,
      } = rangeOf(first)
      expect(Math.abs(x) - sizeM / 2).toBeLessThanOrEqual(800 * 4)
      expect(Math.abs(z) - sizeM / 2).toBeLessThanOrEqual(450 * 4)
    }
    expect(chooseRanges(city, looking(200_000, 0, 4), 1e6)).toEqual([])
  })

  test('the nearest are kept: with a small budget nothing far away takes the room of something near', () => {
    const view = looking(1000, 1000, 12)
    const chosen = chooseRanges(city, view, 60_000).map(({ first }) => rangeOf(first))
    for (const level of FABRIC_LEVELS.keys()) {
      const drawn = chosen.filter((range) => range.level === level)
      const nearest = city
        .filter((range) => range.level === level)
        .toSorted((a, b) => awayFrom(view.centre, a) - awayFrom(view.centre, b))[0]!
      expect(
        drawn.map(({ first }) => first),
        `level ${level}`,
      ).toContain(nearest.first)
    }
  })

  test('near, all are drawn; from afar ever fewer; from the province only the sparse level', () => {
    const levels = (scale: number): number[] =>
      [...new Set(chooseRanges(city, looking(0, 0, scale), 1e7).map(({ first }) => rangeOf(first).level))].sort()
    expect(levels(3)).toEqual([0, 1, 2])
    expect(levels(30)).toEqual([0, 1])
    expect(levels(120)).toEqual([0])
    // Thinned: of the ground that is seen, the share that stands drawn falls as the view rises.
    const shown = (scale: number): number => {
      const view = looking(0, 0, scale)
      const seen = city.filter(
        ({ at: [x, z] }) => x > view.bounds[0] && x < view.bounds[2] && z > view.bounds[1] && z < view.bounds[3],
      )
      return sum(chooseRanges(city, view, 120_000)) / Math.max(1, sum(seen))
    }
    const shares = [3, 8, 30, 80].map(shown)
    expect(shares).toEqual(shares.toSorted((a, b) => b - a))
    expect(shares[0]!).toBeGreaterThan(0.9)
    expect(shares.at(-1)!).toBeLessThan(0.2)
  })

  test('a level that does not fit is thinned evenly, not cut off', () => {
    const chosen = chooseRanges(city, looking(0, 0, 80), 10_000)
    const shares = chosen.map(({ first, count }) => count / rangeOf(first).count)
    expect(chosen.length).toBe(4)
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThan(0.01)
  })

  test('a larger budget never draws less', () => {
    checkProperty(
      'more budget, more fabric',
      fc.property(views, fc.integer({ min: 0, max: 300_000 }), ({ x, z, scale, budget }, more) => {
        const view = looking(x, z, scale)
        expect(sum(chooseRanges(city, view, budget + more))).toBeGreaterThanOrEqual(
          sum(chooseRanges(city, view, budget)) - MAX_RANGES,
        )
      }),
    )
  })
})
