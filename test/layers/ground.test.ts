import { describe, expect, test } from 'vitest'
import { createLocalFrame } from '../../src/base/geodesy.ts'
import { contactShadowsOf } from '../../src/layers/contact-shadows.ts'
import { massingOf } from '../../src/layers/massing.ts'
import { reliefOf } from '../../src/layers/relief.ts'
import { waterOf } from '../../src/layers/water.ts'
import { steepest } from '../../src/stage/camera-moves.ts'
import { CITY_ORIGIN } from '../../src/stage/city-origin.ts'
import { sunAt } from '../../src/stage/sun.ts'
import { dayOf } from '../../src/base/day.ts'
import { readRealCity } from '../model/real-city.ts'

const { pack, city, geography, placements } = readRealCity()
const { places } = pack.geometry
const frame = createLocalFrame(CITY_ORIGIN)

describe('water', () => {
  const water = waterOf(places, frame)

  test('every lake has its shore and its islands as rings that close', () => {
    const lakes = places.filter(({ kind }) => kind === 'lake')
    expect(water.lakes.map((rings) => rings.length)).toEqual(
      lakes.map(({ geometry }) => (geometry.type === 'Polygon' ? geometry.coordinates.length : 0)),
    )
    for (const ring of water.lakes.flat()) {
      expect(Math.hypot(ring[0]![0] - ring.at(-1)![0], ring[0]![1] - ring.at(-1)![1])).toBeLessThan(0.01)
    }
  })

  test('a river is a band: two banks for each point, opposite each other, joined by triangles that stay in it', () => {
    expect(water.bank.length / 4).toBe(water.middle.length / 2)
    for (let i = 0; i < water.bank.length; i += 8) {
      expect([water.bank[i + 4], water.bank[i + 5]]).toEqual([-water.bank[i]!, -water.bank[i + 1]!])
      expect([water.bank[i + 3], water.bank[i + 7]]).toEqual([-1, 1])
      expect(water.bank[i + 2]).toBeGreaterThan(0)
    }
    expect(Math.max(...water.indices)).toBe(water.middle.length / 2 - 1)
  })
})

describe('the suggested relief', () => {
  const relief = reliefOf(places, frame)!
  /** How steep it is shown within a kilometre or two of a place, 0 to 1. */
  const steepAt = (lng: number, lat: number): number => {
    const [x, z] = frame.toLocal([lng, lat])
    const [west, north, east] = relief.bounds
    const step = (east - west) / relief.size
    const [column, row] = [Math.floor((x - west) / step), Math.floor((z - north) / step)]
    let most = 0
    for (let r = row - 4; r <= row + 4; r += 1) {
      for (let c = column - 4; c <= column + 4; c += 1) {
        const i = (r * relief.size + c) * 4
        most = Math.max(most, Math.hypot(relief.cells[i]! - 128, relief.cells[i + 1]! - 128) / 127)
      }
    }
    return most
  }

  test('rises at the ranges, and leaves the plain and the basin of Nanyang flat', { timeout: 60_000 }, () => {
    expect(steepAt(113.045, 34.505)).toBeGreaterThan(0.1)
    expect(steepAt(113.62, 35.75)).toBeGreaterThan(0.1)
    expect(steepAt(111.75, 33.72)).toBeGreaterThan(0.1)
    expect(steepAt(113.72, 34.76)).toBe(0)
    expect(steepAt(114.9, 34.5)).toBe(0)
    expect(steepAt(112.5, 32.95)).toBe(0)
  })

  test('is not there where no range is known, and every range says that it is unchecked', () => {
    expect(reliefOf([], frame)).toBeUndefined()
    const ranges = places.filter(({ kind }) => kind === 'mountain-range')
    expect(ranges.length).toBeGreaterThan(5)
    expect(ranges.filter(({ crossChecked, accuracyM }) => crossChecked || accuracyM < 5000)).toEqual([])
  })
})

test('each solid that stands on the ground has its foot there, and none that stands on another', () => {
  const { parts } = massingOf(city, geography, placements, frame)
  const shadows = contactShadowsOf(parts)
  expect(shadows.count).toBe(parts.filter(({ part }) => part.base === 0).length)
  expect(shadows.count).toBeLessThan(parts.length)
  expect([...shadows.ways].every(Number.isFinite)).toBe(true)
})

test('the sun glitters where it stands; after dusk the moon does, or nothing', () => {
  const day = dayOf('2023-03-10')
  const [noon, dusk, night] = [sunAt(day, 12.4, CITY_ORIGIN), sunAt(day, 18, CITY_ORIGIN), sunAt(day, 20, CITY_ORIGIN)]
  expect(noon.lamp.strength).toBe(1)
  expect(noon.altitudeDeg).toBeGreaterThan(45)
  expect(dusk.altitudeDeg).toBeLessThan(10)
  expect(dusk.lamp.direction[1]).toBeCloseTo(Math.sin((dusk.altitudeDeg * Math.PI) / 180), 5)
  // Shadows stay short: their sun is held higher than the real one.
  expect(dusk.direction[1]).toBeGreaterThan(dusk.lamp.direction[1])
  expect(night.altitudeDeg).toBeLessThan(-10)
  expect(night.lamp.strength).toBeLessThan(0.5)
})

test('the further away, the steeper one must look down; near, the horizon may be seen', () => {
  const limits = [5.2, 6.5, 8, 10, 12, 17].map(steepest)
  expect(limits).toEqual(limits.toSorted((a, b) => a - b))
  expect(limits[0]).toBeLessThan(50)
  expect(limits.at(-1)).toBe(80)
})
