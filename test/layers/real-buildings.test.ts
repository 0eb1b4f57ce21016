import { expect, test } from 'vitest'
import { heightOf, isBuilding, standsFrom } from '../../src/base-map/building.ts'
import { dayOf } from '../../src/base/day.ts'
import { createLocalFrame } from '../../src/base/geodesy.ts'
import { realBuildings, type RealBuildings } from '../../src/layers/real-buildings.ts'
import { CITY_ORIGIN } from '../../src/stage/city-origin.ts'
import { boxOf, chooseBlocks, tilesOf } from '../../src/stage/base-map/choose-blocks.ts'
import { createCoverGrid, DENSE } from '../../src/stage/base-map/cover-grid.ts'
import { findRealBuilding } from '../../src/stage/base-map/find-real-building.ts'
import { writeTile, type TileFeature } from '../town/write-pmtiles.ts'

const frame = createLocalFrame(CITY_ORIGIN)
/** The tile of zoom 14 in which the city's origin lies. */
const [lng, lat] = CITY_ORIGIN
const N = 2 ** 14
const phi = (lat * Math.PI) / 180
const TILE = {
  z: 14,
  x: Math.floor(((lng + 180) / 360) * N),
  y: Math.floor((0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)) * N),
}

/** Clockwise on the screen, as outer rings of tiles are. */
const square = (x: number, y: number, side: number, properties: TileFeature['properties'] = {}): TileFeature => ({
  type: 'area',
  points: [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ],
  properties,
})

function made(features: readonly TileFeature[]): RealBuildings {
  const bytes = Uint8Array.from(writeTile({ buildings: features, roads: [] })).buffer
  return realBuildings([{ ...TILE, bytes }], [{ layer: 'buildings', isBuilding }], frame, [0, 0])
}

test('heights are those that are given, else storeys of three metres, else assumed, and each says which', () => {
  expect(heightOf({ height: 24.5, num_floors: 3 })).toEqual({ top: 24.5, foot: 0, basis: 'height' })
  expect(heightOf({ render_height: 12, render_min_height: 3 })).toEqual({ top: 12, foot: 3, basis: 'height' })
  expect(heightOf({ height: '18 m' }).top).toBe(18)
  expect(heightOf({ num_floors: 6 })).toEqual({ top: 18, foot: 0, basis: 'storeys' })
  expect(heightOf({ 'building:levels': '11' })).toEqual({ top: 33, foot: 0, basis: 'storeys' })
  for (const nothing of [{}, { height: 0 }, { height: 'tall' }, { height: -3 }, { height: Number.NaN }])
    expect(heightOf(nothing)).toEqual({ top: 9, foot: 0, basis: 'assumed' })
  // Errors of the data are no towers, and nothing stands above its own roof.
  expect(heightOf({ height: 1e308 }).top).toBe(700)
  expect(heightOf({ height: 5, min_height: 8 }).foot).toBe(0)
})

test('what starts in a year or a month is sure to stand after it, and what is no date always stands', () => {
  expect(standsFrom('2022-05-20')).toBe(dayOf('2022-05-20'))
  expect(standsFrom('2022-05')).toBe(dayOf('2022-06-01'))
  expect(standsFrom('2022-12')).toBe(dayOf('2023-01-01'))
  expect(standsFrom('2022')).toBe(dayOf('2023-01-01'))
  for (const vague of ['C19', '~1950', 'before 2000', '', null]) expect(standsFrom(vague)).toBeNull()
})

test('an outline becomes walls and a roof whose faces look outward, of the size that it has on the ground', () => {
  const { position, index, area, top, corners } = made([square(1000, 1000, 40, { height: 20 })])
  expect([corners[0], top[0]]).toEqual([4, 20])
  const side =
    (40 / 4096) *
    (frame.toLocal([((TILE.x + 1) / N) * 360 - 180, lat])[0] - frame.toLocal([(TILE.x / N) * 360 - 180, lat])[0])
  expect(area[0]).toBeCloseTo(side * side, 0)
  const point = (i: number): readonly number[] => [...position.subarray(i * 3, i * 3 + 3)]
  const middle = [0, 2].map((axis) => [0, 2, 4, 6].reduce((sum, i) => sum + point(i)[axis]! / 4, 0))
  let roofs = 0
  const outward: number[] = []
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [point(index[i]!), point(index[i + 1]!), point(index[i + 2]!)]
    const [u, v] = [b.map((value, k) => value - a[k]!), c.map((value, k) => value - a[k]!)]
    const normal = [u[1]! * v[2]! - u[2]! * v[1]!, u[2]! * v[0]! - u[0]! * v[2]!, u[0]! * v[1]! - u[1]! * v[0]!]
    const isRoof = Math.abs(normal[1]!) > 1e-6
    if (isRoof) roofs += 1
    outward.push(isRoof ? normal[1]! : normal[0]! * (a[0]! - middle[0]!) + normal[2]! * (a[2]! - middle[1]!))
  }
  expect(Math.min(...outward)).toBeGreaterThan(0)
  expect([roofs, index.length / 3]).toEqual([2, 10])
})

test('what lies in the rim that tiles share comes from one of them, and what is no building from none', () => {
  const found = made([
    square(-30, 100, 20),
    square(100, 4100, 20),
    square(100, 100, 20, { is_underground: true }),
    square(200, 100, 20),
    {
      type: 'line',
      points: [
        [0, 0],
        [9, 9],
      ],
    },
  ])
  expect(found.first.length).toBe(1)
  expect([...found.from]).toEqual(Array(8).fill(-1e6))
})

test('bytes that are no tile are a throw, which the worker turns into nothing', () => {
  const bytes = Uint8Array.from([26, 200, 1, 2, 3]).buffer
  expect(() => realBuildings([{ ...TILE, bytes }], [{ layer: 'buildings', isBuilding }], frame, [0, 0])).toThrow(/./)
})

test('under the pointer is the building that is met first, and only one that stands on the day', () => {
  const found = made([
    square(1000, 1000, 40, { height: 60, name: '甲楼' }),
    square(1000, 900, 40, { num_floors: 2, start_date: '2023' }),
  ])
  const [x, z] = [found.position[0]! + 5, found.position[2]! + 5]
  const down = { from: [x, 900, z + 4], to: [x, 0, z] } as const
  expect(findRealBuilding([found], down, 0, 1)).toEqual({ name: '甲楼', start: '', heightM: 60, basis: 'height' })
  expect(findRealBuilding([found], down, 0, 0)).toBeNull()
  expect(findRealBuilding([found], { from: [x - 300, 900, z], to: [x - 300, 0, z + 1] }, 0, 1)).toBeNull()
  // The second lies north of it: from the south the tall one hides it.
  const [nx, nz] = [found.position[8 * 3]! + 5, found.position[8 * 3 + 2]! + 5]
  const above = { from: [nx, 900, nz + 1], to: [nx, 0, nz] } as const
  expect(findRealBuilding([found], above, dayOf('2022-12-31'), 1)).toBeNull()
  expect(findRealBuilding([found], above, dayOf('2023-01-01'), 1)).toBeNull()
  const told = { name: '', start: '2023', heightM: 6, basis: 'storeys' }
  expect(findRealBuilding([found], above, dayOf('2024-01-01'), 1)).toEqual(told)
  const low = { from: [nx, 60, nz + 400], to: [nx, 0, nz] } as const
  expect(findRealBuilding([found], low, dayOf('2024-01-01'), 1)?.name).toBe('甲楼')
})

test('blocks are those in view and in the file, the nearest first, and their tiles tile them', () => {
  const view = { focus: [0, 0], bounds: [-6000, -6000, 6000, 6000], metresPerPixel: 4 } as const
  const blocks = chooseBlocks(view, [112, 34, 114.5, 35.5])
  expect(blocks.length).toBeGreaterThan(8)
  expect(blocks.length).toBeLessThanOrEqual(16)
  const [west, north, east, south] = boxOf(blocks[0]!)
  expect(west <= 0 && east >= 0 && north <= 0 && south >= 0).toBe(true)
  expect(tilesOf({ x: 10, y: 20 }, 15).map(({ z, x, y }) => `${z} ${x} ${y}`)).toEqual([
    '14 20 40',
    '14 21 40',
    '14 20 41',
    '14 21 41',
  ])
  expect(tilesOf({ x: 10, y: 20 }, 13)).toEqual([{ z: 13, x: 10, y: 20 }])
  // Far from the middle of the view, or outside the file, there is none.
  expect(chooseBlocks(view, [100, 20, 101, 21])).toEqual([])
  expect(chooseBlocks({ ...view, bounds: [40_000, 0, 60_000, 9000] }, [112, 34, 114.5, 35.5])).toEqual([])
})

test('the illustrative city gives way where real buildings are dense, everywhere, or nowhere, as is chosen', () => {
  const dense = made([square(1000, 1000, 200), square(1300, 1000, 200)])
  const sparse = made([square(3000, 3000, 10)])
  const [west, south] = frame.fromLocal(-4000, 4000)
  const [east, north] = frame.fromLocal(4000, -4000)
  const bounds = [west, south, east, north] as const
  const shares = (buildings: 'dense' | 'all' | 'none', rise = 1): { stands: number; lies: number } => {
    const grid = createCoverGrid({ map: { bounds }, buildings, frame, hidesGround: buildings !== 'none' })
    const { data } = grid.with([grid.cellsOf(dense), grid.cellsOf(sparse)], rise)!
    const count = (channel: number): number => data.filter((value, i) => i % 2 === channel && value > 0).length
    return { stands: count(0), lies: count(1) }
  }
  const cells = 32 * 32
  expect(DENSE).toBeLessThan(1)
  expect(shares('dense').stands).toBeGreaterThan(0)
  expect(shares('dense').stands).toBeLessThanOrEqual(2)
  expect(shares('dense').lies).toBe(cells)
  expect(shares('dense', 0).stands).toBe(0)
  expect(shares('all')).toEqual({ stands: cells, lies: cells })
  expect(shares('none')).toEqual({ stands: 0, lies: 0 })
  expect(createCoverGrid(null).with([], 1)).toBeNull()
})
