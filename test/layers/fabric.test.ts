import { describe, expect, test } from 'vitest'
import { boundsOf, createLocalFrame, ringContains, type LngLat } from '../../src/base/geodesy.ts'
import type { Place } from '../../src/city/schema.ts'
import { createField, quarterTurn } from '../../src/layers/fabric/field.ts'
import { BLOCK_KINDS, type BlockKind } from '../../src/layers/fabric/grammar.ts'
import { readGround } from '../../src/layers/fabric/ground.ts'
import { seedOf } from '../../src/layers/fabric/hash.ts'
import { massTiles } from '../../src/layers/fabric/mass-geometry.ts'
import { areaOf, centroid, contains } from '../../src/layers/fabric/polygon.ts'
import {
  FABRIC_LEVELS,
  GREAT_RIVER,
  GREAT_RIVER_HALF_M,
  KEPT_FREE,
  ROW_BIT,
  generateFabric,
  type FabricColumns,
  type FabricSource,
} from '../../src/layers/fabric.ts'
import { smoothLine } from '../../src/layers/lines.ts'
import { CITY_ORIGIN } from '../../src/stage/city-origin.ts'
import { createStageContent } from '../../src/stage/stage-content.ts'
import { readRealCity } from '../model/real-city.ts'

const { city, schedule, pack } = readRealCity()
const frame = createLocalFrame(CITY_ORIGIN)
const content = createStageContent(city, [schedule], pack.geometry)
const source: FabricSource = { ...content.fabric!, levels: FABRIC_LEVELS.length }
const whole = generateFabric(source, frame)
/** The same made anew, as a weak machine makes it, and what it said on the way. */
const shares: number[] = []
const coarse = generateFabric({ ...source, levels: 1 }, frame, (share) => shares.push(share))
const floats = new Float32Array(whole.data.buffer, whole.data.byteOffset, whole.data.length)
const { places } = pack.geometry
const { masses } = whole

type Spot = readonly [number, number]
/** Numbers of single buildings. */
const buildings: readonly number[] = whole.ranges
  .filter(({ level }) => level === 1)
  .flatMap(({ first, count }) => Array.from({ length: count }, (_, i) => first + i))
/** A fair sample: its step shares nothing with any tile's count. */
const SAMPLE = buildings.filter((_, i) => i % 41 === 0)
/** What rounding to quarters of a metre may do to a corner, and to a turn, in metres. */
const ROUNDED_M = 0.6

const at = (i: number): Spot => [floats[i * 4]!, floats[i * 4 + 1]!]
const heightOf = (i: number): number => (whole.data[i * 4 + 3]! & 65_535) / 10
const turnOf = (i: number): number => ((whole.data[i * 4 + 2]! >>> 20) / 4096) * 2 * Math.PI
function sizeOf(i: number): Spot {
  const size = whole.data[i * 4 + 2]!
  return [(size & 1023) / 4, ((size >>> 10) & 1023) / 4]
}
/** The middle and all four corners. */
function spotsOf(i: number): readonly Spot[] {
  const [x, z] = at(i)
  const [a, b] = sizeOf(i).map((n) => n / 2) as [number, number]
  const [c, s] = [Math.cos(turnOf(i)), Math.sin(turnOf(i))]
  const corner = (u: number, v: number): Spot => [x + u * c - v * s, z + u * s + v * c]
  return [[x, z], corner(-a, -b), corner(a, -b), corner(a, b), corner(-a, b)]
}

/** Metres from a point to a line, both in the local frame. */
function distanceToLine([x, z]: Spot, line: readonly Spot[]): number {
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
    ? [place.kind === 'av-route' ? smoothLine(place.geometry.coordinates) : place.geometry.coordinates]
    : place.geometry.type === 'Polygon'
      ? place.geometry.coordinates
      : place.geometry.type === 'MultiPolygon'
        ? place.geometry.coordinates.flat()
        : []
const local = (line: readonly LngLat[]): readonly Spot[] => line.map((point) => frame.toLocal(point))

/** What stands free: lines with metres on either side, lakes, and boxes and rounds that are cleared. */
const free = places.flatMap((place) => {
  const half =
    place.id === GREAT_RIVER ? GREAT_RIVER_HALF_M : (KEPT_FREE[place.kind] ?? (place.kind === 'lake' ? 0 : undefined))
  if (half === undefined) return []
  const lines = linesOf(place).map(local)
  const [west, north, east, south] = boundsOf(lines.flat())
  return [{ place, half, lines, box: [west - half, north - half, east + half, south + half] as const }]
})
/** Names of the lines and lakes that a spot lies on. */
const liesOn = (spot: Spot): readonly string[] =>
  free.flatMap(({ place, half, lines, box: [west, north, east, south] }) =>
    spot[0] < west || spot[0] > east || spot[1] < north || spot[1] > south
      ? []
      : (place.kind === 'lake' && ringContains(lines[0]!, spot)) ||
          lines.some((line) => distanceToLine(spot, line) < half - ROUNDED_M)
        ? [place.id]
        : [],
  )

const plotOf = (i: number): readonly number[] => [
  ...masses.corners.subarray(masses.firstCorner[i]! * 2, masses.firstCorner[i + 1]! * 2),
]
const blocks = Array.from({ length: masses.height.length }, (_, i) => ({
  i,
  kind: BLOCK_KINDS[masses.kind[i]!] as BlockKind,
  plot: plotOf(i),
  middle: centroid({ points: plotOf(i) }),
}))
const centres = source.fabric.centres.map(({ at: lngLat, radiusKm, id }) => ({
  id,
  at: frame.toLocal(lngLat),
  radiusM: radiusKm * 1000,
}))

describe('the illustrative fabric of the real city', () => {
  test('is as many buildings as the document counts, and nothing is in two ranges', () => {
    const figure = city.facts.get(source.fabric.totalFact)?.figure
    expect(figure?.unit.zh).toBe('万栋')
    expect(whole.buildings).toBe(figure!.value * 10_000)
    expect(buildings.length).toBe(whole.buildings)
    let next = 0
    for (const range of whole.ranges) {
      expect(range.first).toBe(next)
      next += range.count
    }
    expect(next).toBe(whole.count)
  })

  test('says how far it has come, from little to nearly all, and never back', () => {
    expect(shares.length).toBeGreaterThan(5)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares[0]).toBeLessThan(0.2)
    expect(shares.at(-1)).toBeGreaterThan(0.5)
    expect(shares.at(-1)).toBeLessThan(1)
  })

  test('takes at most 24 bytes a building with its rows, its blocks and what is drawn of them', () => {
    const tiles = massTiles(masses)
    const drawn = tiles
      .flatMap(({ solid, flat }) => [solid.position, solid.trait, flat.position, flat.kind])
      .reduce((sum, { byteLength }) => sum + byteLength, 0)
    expect((whole.data.byteLength + drawn) / whole.buildings).toBeLessThanOrEqual(24)
  })

  test('takes a bounded amount of work: few sites of buildings that come to nothing, few blocks that stay empty', () => {
    expect(whole.work.sites).toBeLessThan(whole.buildings * 1.05)
    expect(whole.work.regions).toBeLessThan(masses.height.length * 1.6)
    expect(masses.height.length).toBeLessThan(16_000)
  })

  test('another seed gives another city of as many buildings', () => {
    const other = generateFabric({ ...source, fabric: { ...source.fabric, seed: 'another' }, levels: 1 }, frame)
    expect(other.buildings).toBe(whole.buildings)
    expect(Buffer.from(other.data.buffer).equals(Buffer.from(coarse.data.buffer))).toBe(false)
  })

  test("every row and building stands in its range's own tile", () => {
    const strays: number[] = []
    for (const range of whole.ranges) {
      for (let i = range.first; i < range.first + range.count; i += 1) {
        const [x, z] = at(i)
        if (Math.abs(x - range.at[0]) > range.sizeM / 2 + 1 || Math.abs(z - range.at[1]) > range.sizeM / 2 + 1)
          strays.push(i)
        if (((whole.data[i * 4 + 3]! & ROW_BIT) !== 0) !== (range.level === 0)) strays.push(i)
      }
    }
    expect(strays).toEqual([])
    expect(new Set(whole.ranges.map((range) => range.level))).toEqual(new Set(FABRIC_LEVELS.keys()))
  })

  test('the same seed gives the same bytes; a weak machine makes no single buildings, but the very same rows and blocks', () => {
    const rows = whole.ranges.filter(({ level }) => level === 0).reduce((sum, { count }) => sum + count, 0)
    expect(coarse.count).toBe(rows)
    expect(coarse.buildings).toBe(whole.buildings)
    expect(Buffer.from(coarse.data.buffer).equals(Buffer.from(whole.data.buffer, 0, rows * 16))).toBe(true)
    expect(coarse.masses).toEqual(masses)
  })

  test('is not there while its document is not known', () => {
    const without = { ...city, facts: new Map([...city.facts].filter(([id]) => id !== source.fabric.totalFact)) }
    expect(createStageContent(without, [schedule], pack.geometry).fabric).toBeUndefined()
  })

  test('its note says that it is illustrative, its streets too, in both languages', () => {
    expect(source.fabric.note.zh).toMatch(/示意.*街道/)
    expect(source.fabric.note.en).toMatch(/illustrative.*streets/)
  })

  test('all columns are one buffer, which a worker can hand over', () => {
    const columns: FabricColumns = whole
    expect(columns.data.byteOffset).toBe(0)
    expect(columns.data.buffer.byteLength).toBe(columns.count * 16)
  })
})

describe('what stays free', () => {
  test('all stands inside the districts, in each of them, and on no border', () => {
    const districts = places
      .filter((place) => place.kind === 'district')
      .map((place) => ({ id: place.id, rings: linesOf(place).map(local), held: 0 }))
    const astray: number[] = []
    for (const i of SAMPLE.filter((_, k) => k % 5 === 0)) {
      for (const spot of spotsOf(i)) {
        const home = districts.find(({ rings }) => rings.filter((ring) => ringContains(ring, spot)).length % 2 === 1)
        if (home) home.held += 1
        if (!home || home.rings.some((ring) => distanceToLine(spot, ring) < 5)) astray.push(i)
      }
    }
    expect(astray).toEqual([])
    expect(districts.filter(({ held }) => held === 0).map(({ id }) => id)).toEqual([])
  })

  test('rivers, canals, rings, roads, rails, routes and lakes: no corner of a building or a block lies on them', () => {
    expect(new Set(free.map(({ place }) => place.kind))).toEqual(
      new Set(['river', 'canal', 'road', 'expressway', 'railway', 'hsr', 'lake', 'av-route']),
    )
    const onTop = SAMPLE.filter((_, k) => k % 2 === 0).filter((i) => spotsOf(i).some((spot) => liesOn(spot).length > 0))
    expect(onTop).toEqual([])
    const blocked = blocks.filter(({ plot }) =>
      Array.from({ length: plot.length / 2 }, (_, k): Spot => [plot[k * 2]!, plot[k * 2 + 1]!]).some(
        (spot) => liesOn(spot).length > 0,
      ),
    )
    expect(blocked.map(({ i }) => i)).toEqual([])
  })

  test('the spots of what is documented, the airport, and the trays of what is at no stated place', () => {
    const { reserved, trays } = source
    expect(reserved.length).toBeGreaterThan(30)
    expect(trays.length).toBeGreaterThan(1)
    const rounds = reserved.map((spot) => ({ at: frame.toLocal(spot.at), radiusM: spot.radiusM }))
    const airport = places.find((place) => place.kind === 'airport')!.geometry
    if (airport.type === 'Point') rounds.push({ at: frame.toLocal(airport.coordinates), radiusM: 1000 })
    const boxes = trays.map(({ at: lngLat, sizeM }) => ({ at: frame.toLocal(lngLat), half: sizeM.map((n) => n / 2) }))
    const isCleared = ([x, z]: Spot): boolean =>
      rounds.some((spot) => Math.hypot(x - spot.at[0], z - spot.at[1]) < spot.radiusM - ROUNDED_M) ||
      boxes.some(({ at: [bx, bz], half: [wide = 0, deep = 0] }) => Math.abs(x - bx) < wide && Math.abs(z - bz) < deep)
    /** Whether a building is so far from all of it that no corner can lie on it. */
    const isFar = ([x, z]: Spot): boolean =>
      rounds.every(
        (spot) => Math.abs(x - spot.at[0]) > spot.radiusM + 100 || Math.abs(z - spot.at[1]) > spot.radiusM + 100,
      ) &&
      boxes.every(
        ({ at: [bx, bz], half: [wide = 0, deep = 0] }) =>
          Math.abs(x - bx) > wide + 100 || Math.abs(z - bz) > deep + 100,
      )
    expect(buildings.filter((i) => !isFar(at(i)) && spotsOf(i).some(isCleared))).toEqual([])
    // A block reaches over no tray even where none of its corners lies on it.
    const over = blocks.filter(({ plot }) => boxes.some(({ at: [x, z] }) => contains(plot, x, z)))
    expect(over).toEqual([])
  })
})

describe('the grain of the city', () => {
  const inCore = blocks.filter(
    ({ kind, middle: [x, z] }) =>
      kind !== 'village' &&
      centres.slice(0, 6).some((centre) => Math.hypot(x - centre.at[0], z - centre.at[1]) < centre.radiusM),
  )

  test('blocks of the urban core are 250 to 500 m from street to street', () => {
    const sides = inCore
      .map(({ i }) => {
        const paved = masses.paving.subarray(masses.firstPaving[i]! * 2, masses.firstPaving[i + 1]! * 2)
        return Math.sqrt(areaOf({ points: [...paved] }))
      })
      .toSorted((a, b) => a - b)
    expect(sides.length).toBeGreaterThan(1500)
    const share = (q: number): number => sides[Math.floor(sides.length * q)]!
    expect(share(0.5)).toBeGreaterThan(250)
    expect(share(0.5)).toBeLessThan(420)
    expect(share(0.95)).toBeLessThan(500)
  })

  test('blocks keep to the direction field: most of their edges run along it or across it', () => {
    const salt = seedOf(source.fabric.seed)
    const ground = readGround(places, source, frame)
    const field = createField(source.fabric, places, ground, frame, salt)
    let [along, all] = [0, 0]
    for (const { plot, middle } of inCore.filter((_, i) => i % 3 === 0)) {
      const turn = field.turnAt(...middle)
      for (let k = 0; k < plot.length; k += 2) {
        const n = (k + 2) % plot.length
        const [dx, dz] = [plot[n]! - plot[k]!, plot[n + 1]! - plot[k + 1]!]
        const length = Math.hypot(dx, dz)
        all += length
        // An edge turned at random lies so near in 27 cases of 100.
        if (Math.abs(quarterTurn(Math.atan2(dz, dx) - turn)) < 0.21) along += length
      }
    }
    expect(along / all).toBeGreaterThan(0.72)
  })

  test('every building stands wholly within its block, so that the far level covers the near one', () => {
    const cells = new Map<string, typeof blocks>()
    const key = (x: number, z: number): string => `${Math.floor(x / 1000)} ${Math.floor(z / 1000)}`
    for (const block of blocks) {
      const [x, z] = block.middle
      for (const dx of [-1000, 0, 1000])
        for (const dz of [-1000, 0, 1000])
          cells.set(key(x + dx, z + dz), [...(cells.get(key(x + dx, z + dz)) ?? []), block])
    }
    const slack = (points: readonly number[], spot: Spot): boolean => {
      const ring = Array.from({ length: points.length / 2 + 1 }, (_, k): Spot => [
        points[(k * 2) % points.length]!,
        points[(k * 2 + 1) % points.length]!,
      ])
      return contains(points, ...spot) || distanceToLine(spot, ring) < ROUNDED_M
    }
    const astray = SAMPLE.filter((_, k) => k % 4 === 0).filter((i) => {
      const near = cells.get(key(...at(i))) ?? []
      return !near.some(({ plot }) => contains(plot, ...at(i)) && spotsOf(i).every((spot) => slack(plot, spot)))
    })
    expect(astray).toEqual([])
  })

  test('slabs and towers face south, a few degrees off, whatever way the streets run', () => {
    const off: number[] = []
    for (const i of SAMPLE) {
      const [length, depth] = sizeOf(i)
      // Slabs of compounds: long, narrow, of six storeys and more.
      if (length < 33 || depth < 11.5 || depth > 15.2 || heightOf(i) < 17.5) continue
      off.push(Math.abs(quarterTurn(turnOf(i) * 1)))
    }
    expect(off.length).toBeGreaterThan(500)
    expect(off.filter((angle) => angle < 0.55).length / off.length).toBeGreaterThan(0.9)
  })

  test('is denser and higher towards the centres', () => {
    for (const { id, at: middle, radiusM } of centres.slice(0, 4)) {
      /** Buildings in a ring, per square kilometre, and their mean height. */
      const ring = (from: number, to: number): { density: number; height: number } => {
        const inside = SAMPLE.filter((i) => {
          const away = Math.hypot(at(i)[0] - middle[0], at(i)[1] - middle[1])
          return away >= from && away < to
        })
        const height = inside.reduce((sum, i) => sum + heightOf(i), 0) / Math.max(1, inside.length)
        return { density: (inside.length * 41) / ((Math.PI * (to * to - from * from)) / 1e6), height }
      }
      const [near, far] = [ring(0, radiusM), ring(radiusM * 5, radiusM * 7)]
      expect({ id, denser: near.density > far.density * 1.8, near: near.density > 200 }).toEqual({
        id,
        denser: true,
        near: true,
      })
      expect({ id, higher: near.height > far.height }).toEqual({ id, higher: true })
    }
  })

  test('each kind stands where it belongs: campuses round 龙子湖, sheds in the zones, towers round the lakes, villages far out', () => {
    const lake = (id: string): Spot => {
      const shore = local(linesOf(places.find((place) => place.id === id)!)[0]!)
      return [
        shore.reduce((sum, [x]) => sum + x, 0) / shore.length,
        shore.reduce((sum, [, z]) => sum + z, 0) / shore.length,
      ]
    }
    const near = ([x, z]: Spot, metres: number): readonly BlockKind[] =>
      blocks.filter(({ middle }) => Math.hypot(middle[0] - x, middle[1] - z) < metres).map(({ kind }) => kind)
    const share = (kinds: readonly BlockKind[], ...wanted: BlockKind[]): number =>
      kinds.filter((kind) => wanted.includes(kind)).length / kinds.length
    expect(share(near(lake('longzihu'), 2000), 'campus')).toBeGreaterThan(0.5)
    expect(share(near(lake('longhu'), 2200), 'podium', 'towers')).toBeGreaterThan(0.6)
    const zone = local(linesOf(places.find(({ id }) => id === 'gaoxin-qu')!)[0]!)
    const inZone = blocks.filter(({ middle }) => ringContains(zone, middle)).map(({ kind }) => kind)
    expect(share(inZone, 'sheds')).toBeGreaterThan(0.35)
    expect(share(inZone, 'village')).toBeLessThan(0.1)
    expect(blocks.filter(({ kind }) => kind === 'village').length).toBeGreaterThan(800)
    expect(
      share(
        blocks.map(({ kind }) => kind),
        'park',
      ),
    ).toBeGreaterThan(0.02)
  })

  test('heights and sizes are those of buildings', () => {
    const odd = SAMPLE.filter((i) => {
      const [length, depth] = sizeOf(i)
      return length < 6 || length > 140 || depth < 8 || depth > 62 || heightOf(i) < 2.9 || heightOf(i) > 320
    })
    expect(odd).toEqual([])
  })
})
