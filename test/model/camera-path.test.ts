import { expect, test } from 'vitest'
import { distanceM, type LngLat } from '../../src/base/geodesy.ts'
import { DEFAULT_FOV, type Camera } from '../../src/session/session.ts'
import { flightPath, joinLines, ridePath } from '../../src/stage/camera-path.ts'

const province: Camera = { lng: 112.25, lat: 33.05, zoom: 7.6, bearing: 170, pitch: 10 }
const city: Camera = { lng: 113.75, lat: 34.75, zoom: 10.6, bearing: -170, pitch: 60 }
const line: LngLat[] = Array.from({ length: 30 }, (_, i) => [113.6 + i * 0.01, 34.5 + Math.sin(i / 4) * 0.02])

test('a flight begins and ends where it says, and stands there before and after', () => {
  const path = flightPath(province, city, 7, 1600)
  for (const at of [-1, 0]) expect(path(at)).toEqual(province)
  for (const at of [7, 70]) expect(path(at)).toEqual(city)
  const [early, late] = [path(0.001), path(6.9999)]
  expect(distanceM([early.lng, early.lat], [province.lng, province.lat])).toBeLessThan(50)
  expect(distanceM([late.lng, late.lat], [city.lng, city.lat])).toBeLessThan(50)
  expect(late.zoom).toBeCloseTo(city.zoom, 2)
})

test('a lens goes with the flight from one to the other, and a ride keeps the one that it sets out with', () => {
  const path = flightPath({ ...province, fov: 50 }, { ...city, fov: 20 }, 7, 1600)
  const lenses = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => path(at).fov!)
  expect([lenses[0], lenses[7]]).toEqual([50, 20])
  expect(lenses).toEqual(lenses.toSorted((a, b) => b - a))
  expect(flightPath(province, { ...city, fov: 20 }, 7, 1600)(0.001).fov).toBeCloseTo(DEFAULT_FOV, 2)
  expect(ridePath(line, 20, { zoom: 13, pitch: 66 }, { ...city, fov: 28 })!(11).fov).toBe(28)
})

test('a flight turns the short way round and rises on a long way', () => {
  const path = flightPath(province, city, 7, 1600)
  expect(path(3.5).bearing).toBeGreaterThan(170)
  const far = flightPath({ ...city, lng: 110 }, city, 7, 800)
  expect(Math.min(...[1, 2, 3, 4, 5].map((at) => far(at).zoom))).toBeLessThan(city.zoom - 1)
})

test.each([
  ['a flight', flightPath(province, city, 7, 1600)],
  ['a change of zoom on the spot', flightPath({ ...city, zoom: 8 }, city, 7, 1600)],
  ['no change at all', flightPath(city, city, 7, 1600)],
  ['a ride', ridePath(line, 7, { zoom: 13, pitch: 66 }, { ...city, bearing: 90 })!],
])('%s is smooth: between two frames nothing jumps', (_, path) => {
  const frames = Array.from({ length: 7 * 30 + 1 }, (_, i) => path(i / 30))
  for (const [i, frame] of frames.entries()) {
    expect(Object.values(frame).every((value) => value === undefined || Number.isFinite(value))).toBe(true)
    const before = frames[i - 1]
    if (!before) continue
    expect(Math.abs(frame.zoom - before.zoom)).toBeLessThan(0.25)
    expect(Math.abs(frame.pitch - before.pitch)).toBeLessThan(3)
    expect(Math.abs(((frame.bearing - before.bearing + 540) % 360) - 180)).toBeLessThan(8)
  }
})

test('a ride goes along its line from end to end, the same at any moment however it is asked', () => {
  const path = ridePath(line, 20, { zoom: 13, pitch: 66 }, { ...city, bearing: 90 })!
  const at = [0, 5, 10, 20].map(path)
  expect([at[0]!.lng, at[0]!.lat]).toEqual(line[0])
  expect([at[3]!.lng, at[3]!.lat]).toEqual(line.at(-1))
  expect(path(5)).toEqual(at[1])
  expect(at[2]!.pitch).toBeCloseTo(66, 0)
  expect(ridePath([], 5, { zoom: 12, pitch: 0 }, city)).toBeUndefined()
})

test('lines are joined end to end, whichever way round they are given', () => {
  const [one, two] = [line.slice(0, 10), line.slice(9)]
  expect(joinLines([one, two.toReversed()]).at(-1)).toEqual(line.at(-1))
})
