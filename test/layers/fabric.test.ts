import { describe, expect, test } from 'vitest'
import { createLocalFrame, ringContains, type LngLat } from '../../src/base/geodesy.ts'
import type { Place } from '../../src/city/schema.ts'
import {
  FABRIC_LEVELS,
  KEPT_FREE,
  YELLOW_RIVER_HALF_M,
  generateFabric,
  type FabricColumns,
  type FabricSource,
} from '../../src/layers/fabric.ts'
import { CITY_ORIGIN } from '../../src/stage/city-origin.ts'
import { createStageContent } from '../../src/stage/stage-content.ts'
import { readRealCity } from '../model/real-city.ts'

const { city, schedule, pack } = readRealCity()
const frame = createLocalFrame(CITY_ORIGIN)
const content = createStageContent(city, [schedule], pack.geometry)
const source: FabricSource = { ...content.fabric!, levels: FABRIC_LEVELS.length }
const whole = generateFabric(source, frame)
const floats = new Float32Array(whole.data.buffer, whole.data.byteOffset, whole.data.length)
const { places } = pack.geometry

/** Buildings stand up to so many metres off the middle of their plot. */
const JITTER_M = 2.2
const at = (i: number): readonly [number, number] => [floats[i * 4]!, floats[i * 4 + 1]!]
/** A fair sample, since tiles hold their buildings in random order. */
const EVERY = 41
const SAMPLE = Array.from({ length: Math.floor(whole.count / EVERY) }, (_, i) => i * EVERY)

/** Metres from a point to a line, both in the local frame. */
function distanceToLine([x, z]: readonly [number, number], line: readonly (readonly [number, number])[]): number {
  let least = Infinity
  for (let i = 1; i < line.length; i += 1) {
    const [[ax, az], [bx, bz]] = [line[i - 1]!, line[i]!]
    const [dx, dz] = [bx - ax, bz - az]
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (z - az) * dz) / (dx * dx + dz * dz || 1)))
    least = Math.min(least, Math.hypot(x - ax - t * dx, z - az - t * dz))
  }
  return least
}
const linesOf = (place: Place): readonly (readonly LngLat[])[] =>
  place.geometry.type === 'LineString'
    ? [place.geometry.coordinates]
    : place.geometry.type === 'Polygon'
      ? place.geometry.coordinates
      : place.geometry.type === 'MultiPolygon'
        ? place.geometry.coordinates.flat()
        : []
const local = (line: readonly LngLat[]): readonly (readonly [number, number])[] =>
  line.map((point) => frame.toLocal(point))

describe('the illustrative fabric of the real city', () => {
  test('is as many buildings as the document counts, and none is in two ranges', () => {
    const figure = city.facts.get(source.fabric.totalFact)?.figure
    expect(figure?.unit.zh).toBe('万栋')
    expect(whole.count).toBe(figure!.value * 10_000)
    let next = 0
    for (const range of whole.ranges) {
      expect(range.first).toBe(next)
      next += range.count
    }
    expect(next).toBe(whole.count)
  })

  test('says how far it has come, from little to nearly all, and never back', () => {
    const shares: number[] = []
    generateFabric({ ...source, levels: 1 }, frame, (share) => shares.push(share))
    expect(shares.length).toBeGreaterThan(5)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares[0]).toBeLessThan(0.2)
    expect(shares.at(-1)).toBeGreaterThan(0.5)
    expect(shares.at(-1)).toBeLessThan(1)
  })

  test('takes at most 24 bytes a building', () => {
    expect(whole.data.byteLength / whole.count).toBeLessThanOrEqual(24)
  })

  test('the same seed gives the same columns, another seed others', () => {
    const again = generateFabric(source, frame)
    expect(Buffer.from(again.data.buffer).equals(Buffer.from(whole.data.buffer))).toBe(true)
    expect(again.ranges).toEqual(whole.ranges)
    const other = generateFabric({ ...source, fabric: { ...source.fabric, seed: 'another' } }, frame)
    expect(other.count).toBe(whole.count)
    expect(Buffer.from(other.data.buffer).equals(Buffer.from(whole.data.buffer))).toBe(false)
  })

  test("every building stands in its range's own tile", () => {
    const strays: number[] = []
    for (const range of whole.ranges) {
      for (let i = range.first; i < range.first + range.count; i += 1) {
        const [x, z] = at(i)
        if (Math.abs(x - range.at[0]) > range.sizeM / 2 + 1 || Math.abs(z - range.at[1]) > range.sizeM / 2 + 1)
          strays.push(i)
      }
    }
    expect(strays).toEqual([])
    expect(new Set(whole.ranges.map((range) => range.level))).toEqual(new Set(FABRIC_LEVELS.keys()))
  })

  test('stands inside the districts, and in each of them', () => {
    const districts = places
      .filter((place) => place.kind === 'district')
      .map((place) => ({ id: place.id, rings: linesOf(place).map(local), held: 0 }))
    const outside: number[] = []
    for (const i of SAMPLE) {
      const spot = at(i)
      const home = districts.find(({ rings }) => rings.filter((ring) => ringContains(ring, spot)).length % 2 === 1)
      if (home) home.held += 1
      else if (!districts.some(({ rings }) => rings.some((ring) => distanceToLine(spot, ring) < JITTER_M)))
        outside.push(i)
    }
    expect(outside).toEqual([])
    expect(districts.filter(({ held }) => held === 0).map(({ id }) => id)).toEqual([])
  })

  test('keeps off rivers, canals, rings, roads, rail and lakes', () => {
    const free = places.flatMap((place) => {
      const half =
        place.id === 'huang-he'
          ? YELLOW_RIVER_HALF_M
          : (KEPT_FREE[place.kind] ?? (place.kind === 'lake' ? 0 : undefined))
      return half === undefined ? [] : [{ place, half, lines: linesOf(place).map(local) }]
    })
    expect(new Set(free.map(({ place }) => place.kind))).toEqual(
      new Set(['river', 'canal', 'road', 'expressway', 'railway', 'hsr', 'lake']),
    )
    const onTop: string[] = []
    for (const i of SAMPLE) {
      const spot = at(i)
      for (const { place, half, lines } of free) {
        const inLake = place.kind === 'lake' && ringContains(lines[0]!, spot)
        if (inLake || lines.some((line) => distanceToLine(spot, line) < half - JITTER_M)) onTop.push(`${place.id} ${i}`)
      }
    }
    expect(onTop).toEqual([])
  })

  test('keeps off the spots of what is documented, and the airport', () => {
    const { reserved } = source
    expect(reserved.length).toBeGreaterThan(30)
    const spots = reserved.map((spot) => ({ at: frame.toLocal(spot.at), radiusM: spot.radiusM }))
    const airport = places.find((place) => place.kind === 'airport')!.geometry
    if (airport.type === 'Point') spots.push({ at: frame.toLocal(airport.coordinates), radiusM: 1000 })
    const onTop: number[] = []
    for (let i = 0; i < whole.count; i += 1) {
      const [x, z] = at(i)
      if (spots.some((spot) => Math.hypot(x - spot.at[0], z - spot.at[1]) < spot.radiusM - JITTER_M)) onTop.push(i)
    }
    expect(onTop).toEqual([])
  })

  test('is denser towards the centres', () => {
    for (const { id, at: lngLat, radiusKm } of source.fabric.centres.slice(0, 4)) {
      const middle = frame.toLocal(lngLat)
      const reach = radiusKm * 1000
      /** Buildings in a ring, per square kilometre. */
      const density = (from: number, to: number): number => {
        let inside = 0
        for (const i of SAMPLE) {
          const [x, z] = at(i)
          const away = Math.hypot(x - middle[0], z - middle[1])
          if (away >= from && away < to) inside += 1
        }
        return (inside * EVERY) / ((Math.PI * (to * to - from * from)) / 1e6)
      }
      const [near, far] = [density(0, reach), density(reach * 5, reach * 7)]
      expect({ id, denser: near > far * 1.8, near: near > 200 }).toEqual({ id, denser: true, near: true })
    }
  })

  test('heights, sizes and bearings are those of buildings', () => {
    const centres = new Set(source.fabric.centres.map(({ bearingDeg }) => Math.round((bearingDeg / 360) * 4096) & 4095))
    const odd: number[] = []
    for (const i of SAMPLE) {
      const [size, tall] = [whole.data[i * 4 + 2]!, whole.data[i * 4 + 3]!]
      const [width, depth, height] = [(size & 1023) / 4, ((size >>> 10) & 1023) / 4, (tall & 65_535) / 10]
      if (width < 8 || width > 27 || depth < 8 || depth > 23 || height < 4 || height > 320 || !centres.has(size >>> 20))
        odd.push(i)
    }
    expect(odd).toEqual([])
  })

  test('a weak machine makes the sparse level only: the very same buildings', () => {
    const sparse = generateFabric({ ...source, levels: 1 }, frame)
    expect(sparse.count).toBe(
      whole.ranges.filter(({ level }) => level === 0).reduce((sum, { count }) => sum + count, 0),
    )
    expect(
      Buffer.from(sparse.data.buffer, 0, sparse.count * 16).equals(
        Buffer.from(whole.data.buffer, 0, sparse.count * 16),
      ),
    ).toBe(true)
  })

  test('is not there while its document is not known', () => {
    const without = { ...city, facts: new Map([...city.facts].filter(([id]) => id !== source.fabric.totalFact)) }
    expect(createStageContent(without, [schedule], pack.geometry).fabric).toBeUndefined()
  })

  test('its note says that it is illustrative, in both languages', () => {
    expect(source.fabric.note.zh).toContain('示意')
    expect(source.fabric.note.en).toContain('illustrative')
  })
})

/** Type of what the worker hands over: the columns are transferred, so they must be one buffer. */
test('all columns are one buffer, which a worker can hand over', () => {
  const columns: FabricColumns = whole
  expect(columns.data.byteOffset).toBe(0)
  expect(columns.data.buffer.byteLength).toBe(columns.count * 16)
})
