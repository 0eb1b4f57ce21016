import { describe, expect, test } from 'vitest'
import { distanceM, ringContains, type LngLat } from '../../src/base/geodesy.ts'
import { areaRows, outlineRows } from '../../src/layers/areas.ts'
import { boundaryWalls } from '../../src/layers/boundary-walls.ts'
import { anchorOf, labelRows } from '../../src/layers/labels.ts'
import { lengthsAlong, lineRows, runPath, smoothLine } from '../../src/layers/lines.ts'
import { nodeRows } from '../../src/layers/nodes.ts'
import { outerRing, ringAreaKm2 } from '../../src/layers/placement.ts'
import { readRealCity } from '../model/real-city.ts'
import { buildTown } from '../town/town.ts'
import { roundRows, roundText, section } from './round-text.ts'

const { city, geography, schedule, placements, frame } = buildTown()
const real = readRealCity()
const idOf = (entity: number): string => city.entities[entity]?.id ?? '?'

describe('goldens of the town', () => {
  test('placements', async () => {
    const lines = [...placements].map(([id, placement]) =>
      [
        id,
        placement.mode,
        'at' in placement ? roundText(placement.at, 5) : '',
        'host' in placement ? `in ${placement.host}` : '',
      ]
        .filter(Boolean)
        .join(' '),
    )
    await expect(section('entity, mode, spot', lines)).toMatchFileSnapshot('goldens/placements.txt')
  })

  test('areas, large before small, and their outlines', async () => {
    const areas = areaRows(city, geography)
    const text = section(
      'entity, kind, layer: corners',
      areas.map(
        (row) =>
          `${idOf(row.entity)} ${row.kind} ${row.layer}: ${row.rings.map((ring) => ring.map((point) => roundText(point, 4)).join(', ')).join(' / ')}`,
      ),
    )
    const outlines = section(
      'outlines: entity, start, end and whole in km',
      outlineRows(areas).map((row) => `${idOf(row.entity)}\n${roundRows(row.path.alongKm, 3, 2)}`),
    )
    await expect(`${text}\n${outlines}`).toMatchFileSnapshot('goldens/areas.txt')
  })

  test('lines with where each piece lies along them', async () => {
    const lines = lineRows(city, geography).map(
      (row) =>
        `${idOf(row.entity)} ${row.kind} ${row.layer}, known to ${row.accuracyM} m\n${roundRows(row.path.positions, 2, 5)}\nkm\n${roundRows(row.path.alongKm, 3, 3)}`,
    )
    await expect(section('entity, kind, layer: points; start, end, whole', lines)).toMatchFileSnapshot(
      'goldens/lines.txt',
    )
  })

  test('nodes', () => {
    expect(nodeRows(city, geography)).toEqual([
      {
        entity: city.indexOf.get('stop'),
        kind: 'mobility-node',
        layer: 'mobility',
        at: [113.65, 34.7],
        accuracyM: 300,
      },
    ])
  })

  test('labels', async () => {
    const rows = labelRows(city, schedule, geography, placements, [
      { host: 'garden', at: [113.66, 34.675], layer: 'parks', count: 2 },
    ])
    const lines = rows.map(
      (row) =>
        `${row.rank} ${row.entity} (${row.kind}, ${row.layer}) at ${roundText(row.at, 4)} leaning ${row.anchor}, from day ${row.knownFrom}, zoom ${row.minZoom} to ${row.maxZoom}: ${row.name.zh} | ${row.name.en}`,
    )
    await expect(section('rank, entity: spot, day, zoom, name', lines)).toMatchFileSnapshot('goldens/labels.txt')
  })

  test('boundary walls', async () => {
    const walls = boundaryWalls(city, geography, frame)
    const text = section('metres east, share of the height, metres south', [roundRows(walls.positions, 3, 0)])
    await expect(
      `${text}\n${section('heights', [roundRows(walls.heights, 6)])}\n${section('entities', [...new Set(walls.entities)].map(idOf))}`,
    ).toMatchFileSnapshot('goldens/boundary-walls.txt')
    expect([walls.positions.length / 3, walls.heights.length, walls.entities.length]).toEqual([24, 24, 24])
  })
})

describe('areas and lines of the real city', () => {
  test('every area of an entity is drawn, and an area inside another after it', () => {
    const rows = areaRows(real.city, real.geography)
    const withArea = real.city.entities.filter(
      (entity) => entity.place !== null && /Polygon/.test(real.geography.places.get(entity.place)?.geometry.type ?? ''),
    )
    expect(new Set(rows.map(({ entity }) => entity))).toEqual(
      new Set(withArea.map(({ id }) => real.city.indexOf.get(id))),
    )
    const at = (id: string): number => rows.findIndex(({ entity }) => entity === real.city.indexOf.get(id))
    for (const [outer, inner] of [
      ['zhengdong-xinqu', 'zhongyuan-kejicheng'],
      ['zhongyuan-kejicheng', 'longzihu-zhihuidao'],
      ['bei-longhu', 'jinrong-dao'],
      ['zhongmu-xian', 'baisha'],
    ] as const) {
      expect([outer, inner, at(outer) < at(inner)]).toEqual([outer, inner, true])
    }
  })

  test('along each line the pieces follow one another without a gap and add up', () => {
    for (const { path } of lineRows(real.city, real.geography)) {
      const km = path.alongKm
      expect(km.length / 3).toBe(path.positions.length / 2)
      for (let i = 3; i < km.length; i += 3) expect([km[i], km[i + 2]]).toEqual([km[i - 2], km[2]])
      expect(km[0]).toBe(0)
      expect(km.at(-2)).toBe(km.at(-1))
    }
  })

  test('a rounded line goes through every point it was given, and is hardly longer', () => {
    for (const place of real.pack.geometry.places) {
      if (place.geometry.type !== 'LineString') continue
      const given = place.geometry.coordinates
      const smooth = smoothLine(given)
      const missing = given.filter((point) => !smooth.some((other) => distanceM(point, other) < 0.01))
      expect([place.id, missing]).toEqual([place.id, []])
      const [longer, length] = [lengthsAlong(smooth).at(-1) ?? 0, lengthsAlong(given).at(-1) ?? 0]
      expect([place.id, longer < length * 1.15]).toEqual([place.id, true])
    }
  })

  test('a rounded ring stays closed', () => {
    const ring: LngLat[] = [
      [113, 34],
      [114, 34],
      [114, 35],
      [113, 35],
      [113, 34],
    ]
    const smooth = smoothLine(ring)
    expect(smooth.at(-1)).toEqual(smooth[0])
    expect(smooth).toHaveLength(33)
  })

  test('a line of one piece, and a line that stands still', () => {
    expect([
      ...runPath([
        [113, 34],
        [113, 34],
      ]).alongKm,
    ]).toEqual([0, 0, 0, 0, 0, 0])
    expect(
      runPath([
        [113, 34],
        [114, 34],
      ]).alongKm[1],
    ).toBeCloseTo(92.18, 1)
  })

  test('the schematic course of the third line is no longer than the 238.18 km of the document, and not much shorter', () => {
    const row = lineRows(real.city, real.geography).find(
      ({ entity }) => real.city.entities[entity]?.id === 'wepp3-henan',
    )
    const share = (row?.path.alongKm[2] ?? 0) / 238.18
    expect([share > 0.85, share <= 1]).toEqual([true, true])
  })
})

describe('labels of the real city', () => {
  test('the name of an area stands inside it', () => {
    const outside = real.city.entities.filter((entity) => {
      const place = real.geography.places.get(entity.place ?? '')
      const ring = place && outerRing(place)
      const at = anchorOf(real.geography, entity.place, real.placements.get(entity.id))
      return ring && at && real.placements.get(entity.id)?.mode === 'shape' && !ringContains(ring, at)
    })
    expect(outside.map(({ id }) => id)).toEqual([])
  })

  test('the name of a line stands half its length along it, on the line as it is drawn', () => {
    const shape = { mode: 'shape' } as const
    expect(anchorOf(geography, 'ring-road', shape)).toEqual([expect.closeTo(113.65, 6), expect.closeTo(34.66, 6)])
    for (const entity of real.city.entities) {
      const place = real.geography.places.get(entity.place ?? '')
      if (place?.geometry.type !== 'LineString') continue
      const at = anchorOf(real.geography, entity.place, shape) ?? [0, 0]
      const line = smoothLine(place.geometry.coordinates)
      const along = lengthsAlong(line)
      const whole = along.at(-1) ?? 0
      const before = along.filter((metres) => metres < whole / 2).length - 1
      expect((along[before] ?? 0) + distanceM(line[before] ?? [0, 0], at)).toBeCloseTo(whole / 2, -1)
    }
  })

  test('nothing is named that no document speaks of, but divisions and zones', () => {
    const rows = labelRows(real.city, real.schedule, real.geography, real.placements, [])
    for (const row of rows) {
      const entity = real.city.entityById.get(row.entity)
      expect([
        row.entity,
        (entity?.facts.length ?? 0) > 0 || ['district', 'development-zone'].includes(row.kind),
      ]).toEqual([row.entity, true])
      expect(row.minZoom).toBeLessThan(row.maxZoom)
    }
    expect(rows.map(({ rank }) => rank)).toEqual(rows.map(({ rank }) => rank).toSorted((a, b) => a - b))
  })

  test('pipelines lose their names on the way to the ground, and their ends have none', () => {
    const rows = labelRows(real.city, real.schedule, real.geography, real.placements, [])
    const near = rows.filter(({ layer, maxZoom }) => layer === 'pipelines' && maxZoom > 10)
    expect(near).toEqual([])
    expect(rows.filter(({ entity }) => entity === 'wepp3-qidian' || entity === 'wepp3-zhongdian')).toEqual([])
  })
})

test('the area of a ring', () => {
  // 0.1 by 0.1 degrees at 34.7 N: 9.152 by 11.095 km.
  const ring: LngLat[] = [
    [113.6, 34.65],
    [113.7, 34.65],
    [113.7, 34.75],
    [113.6, 34.75],
    [113.6, 34.65],
  ]
  expect(ringAreaKm2(ring)).toBeCloseTo(101.5, 0)
  expect(ringAreaKm2(ring.toReversed())).toBeCloseTo(ringAreaKm2(ring), 9)
})
