import { describe, expect, test } from 'vitest'
import { createLocalFrame, ringContains } from '../../src/base/geodesy.ts'
import { massingSchema, type Massing } from '../../src/city/schema.ts'
import { massingOf } from '../../src/layers/massing.ts'
import { massingParts, type Part } from '../../src/layers/massing-parts.ts'
import { outerRing, placeEntities } from '../../src/layers/placement.ts'
import { SOLID_KINDS, solidMesh, type PlacedPart, type SolidMesh } from '../../src/layers/solid-mesh.ts'
import { layTrays } from '../../src/layers/trays.ts'
import { PATH_SAMPLES, vehicleColumns } from '../../src/layers/vehicles.ts'
import { readRealCity } from '../model/real-city.ts'
import { buildTown } from '../town/town.ts'
import { roundText, section } from './round-text.ts'

const town = buildTown()
const real = readRealCity()
const realFrame = createLocalFrame([113.68, 34.75])
const idOf = (entity: number): string => town.city.entities[entity]?.id ?? '?'

const partText = (part: Part): string =>
  `${roundText([part.east, part.south, part.base])} | ${roundText([part.width, part.depth, part.height])} | ${roundText([part.bearingDeg])} deg, ${part.dome ? 'dome' : `${part.sides} sides`}`

const SHAPES = massingSchema.shape.shape.options

/** A row of the table in every shape, with few solids and many. */
const everyShape: readonly Massing[] = SHAPES.flatMap((shape) =>
  [1, 5, 17].map((count): Massing => ({
    entity: `${shape}-${count}`,
    shape,
    count,
    heightM: [20, 60],
    footprintM: [30, 50],
    spreadM: 200,
    bearingDeg: 30,
    basis: { zh: '镇', en: 'town' },
  })),
)

describe('goldens of the town', () => {
  test('massing parts', async () => {
    const text = town.pack.geometry.massing
      .map((row) =>
        section(`${row.entity}: east south base | width depth height | bearing`, massingParts(row).map(partText)),
      )
      .join('\n')
    await expect(text).toMatchFileSnapshot('goldens/massing-parts.txt')
  })

  test('massing sites and the counts of the mesh', async () => {
    const { parts, sites } = massingOf(town.city, town.geography, town.placements, town.frame)
    const mesh = solidMesh(parts)
    const counts = Object.entries(mesh).map(
      ([name, column]: [string, { length: number }]) => `${name} ${column.length}`,
    )
    const lines = sites.map(
      (site) =>
        `${idOf(site.entity)} at ${roundText(site.at)}, ${roundText([site.heightM])} m${site.somewhere ? ', somewhere' : ''}`,
    )
    await expect(
      `${section('site, metres east and south, height', lines)}\n${section('lengths of the columns', counts)}`,
    ).toMatchFileSnapshot('goldens/solids.txt')
  })

  test('trays', async () => {
    const { trays, parts } = layTrays(town.city, town.geography, town.placements, town.frame)
    const lines = trays.map(
      (tray) =>
        `${tray.host} at ${roundText(tray.centre)}, ${roundText(tray.size)}: ${tray.tokens.map(idOf).join(' ')}`,
    )
    await expect(
      `${section('tray, centre, size: tokens', lines)}\n${section(
        'tokens',
        parts.map(
          ({ entity, kind, origin, part }) => `${idOf(entity)} ${kind} ${roundText(origin)}: ${partText(part)}`,
        ),
      )}`,
    ).toMatchFileSnapshot('goldens/trays.txt')
  })

  test('vehicles', async () => {
    const columns = vehicleColumns(town.city, town.geography, town.frame, 12)
    if (!columns) throw new Error('the town has a fleet and a line')
    const runs = Array.from(
      { length: columns.count },
      (_, i) => `${columns.rank[i]}: ${roundText(columns.runs.slice(i * 4, i * 4 + 4), 3)}`,
    )
    const samples = [0, 1, 64, 128, 192, 255].map(
      (i) => `${i}: ${roundText(columns.path.data.slice(i * 4, i * 4 + 4), 1)}`,
    )
    await expect(
      `${section('rank: line, share, speed, type', runs)}\n${section('path sample: east south length 1', samples)}`,
    ).toMatchFileSnapshot('goldens/vehicles.txt')
    expect([
      columns.count,
      columns.path.height,
      columns.path.data.length,
      idOf(columns.fleetEntity),
      columns.lineEntities.map(idOf),
    ]).toEqual([12, 1, PATH_SAMPLES * 4, 'fleet', ['tram']])
  })
})

describe('massing', () => {
  test.each(everyShape)('$entity is the same every time, and all of it is finite and above ground', (row) => {
    const parts = massingParts(row)
    expect(massingParts({ ...row })).toEqual(parts)
    expect(parts.length).toBeGreaterThan(0)
    for (const part of parts) {
      expect([part.east, part.south, part.bearingDeg].every(Number.isFinite)).toBe(true)
      expect(part.width > 0 && part.depth > 0 && part.height > 0 && part.base >= 0 && part.sides >= 3).toBe(true)
    }
  })

  test('no solid is higher than its row of the table says', () => {
    for (const row of [...everyShape, ...real.pack.geometry.massing]) {
      const top = Math.max(...massingParts(row).map((part) => part.base + part.height))
      expect([row.entity, top <= row.heightM[1] + 1e-9]).toEqual([row.entity, true])
    }
  })

  test('another entity with the same row looks different where chance has a say', () => {
    const [row] = everyShape
    if (!row) throw new Error('no row')
    expect(massingParts({ ...row, entity: 'other' })).not.toEqual(massingParts(row))
  })

  test('does not depend on which other entities there are', () => {
    const alone = massingParts(real.pack.geometry.massing[3] ?? everyShape[0]!)
    for (const row of real.pack.geometry.massing) massingParts(row)
    expect(massingParts(real.pack.geometry.massing[3] ?? everyShape[0]!)).toEqual(alone)
  })

  test('the whole real city comes out the same twice', () => {
    const build = (): unknown =>
      massingOf(real.city, real.geography, placeEntities(real.city, real.geography), realFrame)
    expect(build()).toEqual(build())
  })
})

/** Triangles whose winding, by the right hand, disagrees with their normals; slivers without area are passed over. */
function misfits(mesh: SolidMesh): string[] {
  const found: string[] = []
  const vector = (column: Float32Array, vertex: number): [number, number, number] => [
    column[vertex * 3] ?? Number.NaN,
    column[vertex * 3 + 1] ?? Number.NaN,
    column[vertex * 3 + 2] ?? Number.NaN,
  ]
  for (let i = 0; i < mesh.indices.length; i += 3) {
    const corners = [0, 1, 2].map((k) => mesh.indices[i + k] ?? -1)
    const [a, b, c] = corners.map((vertex) => vector(mesh.positions, vertex)) as [
      [number, number, number],
      [number, number, number],
      [number, number, number],
    ]
    const [u, v] = [
      [b[0] - a[0], b[1] - a[1], b[2] - a[2]],
      [c[0] - a[0], c[1] - a[1], c[2] - a[2]],
    ] as [[number, number, number], [number, number, number]]
    const face = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]] as const
    const area = Math.hypot(...face)
    if (area < 0.05) continue
    for (const vertex of corners) {
      const normal = vector(mesh.normals, vertex)
      const length = Math.hypot(...normal)
      const along = (face[0] * normal[0] + face[1] * normal[1] + face[2] * normal[2]) / area
      if (!(Math.abs(length - 1) < 1e-4) || !(along > 0.2))
        found.push(`triangle ${i / 3}, vertex ${vertex}: length ${length.toFixed(3)}, along ${along.toFixed(3)}`)
    }
  }
  return found
}

/** Triangles that look towards the middle of their solid instead of away from it. */
function inward(part: Part): number {
  const mesh = solidMesh([{ entity: 0, kind: 'placed', origin: [0, 0], part }])
  const middle = [part.east, part.base + part.height / 3, part.south] as const
  let count = 0
  for (let vertex = 0; vertex < mesh.positions.length / 3; vertex += 1) {
    const out = [0, 1, 2].reduce(
      (sum, axis) =>
        sum + ((mesh.positions[vertex * 3 + axis] ?? 0) - (middle[axis] ?? 0)) * (mesh.normals[vertex * 3 + axis] ?? 0),
      0,
    )
    if (!(out > 0)) count += 1
  }
  return count
}

describe('the mesh of solids', () => {
  const placed = (row: Massing, origin: readonly [number, number] = [0, 0]): PlacedPart[] =>
    massingParts(row).map((part) => ({ entity: 7, kind: 'placed', origin, part }))

  test.each(everyShape)('$entity: triangles wind as their normals point, and these point outwards', (row) => {
    expect(misfits(solidMesh(placed(row)))).toEqual([])
    for (const part of massingParts(row)) expect(part.dome ? 0 : inward(part)).toBe(0)
  })

  test('a dome points outwards, but at its foot, where it is level', () => {
    const dome: Part = {
      east: 10,
      south: -20,
      base: 5,
      width: 100,
      depth: 100,
      height: 40,
      bearingDeg: 15,
      sides: 24,
      dome: true,
    }
    const mesh = solidMesh([{ entity: 0, kind: 'placed', origin: [3, 4], part: dome }])
    expect(misfits(mesh)).toEqual([])
    expect(inward(dome)).toBe(0)
  })

  test('the meshes of the whole city: massing and trays', () => {
    const { parts } = massingOf(real.city, real.geography, real.placements, realFrame)
    const trays = layTrays(real.city, real.geography, real.placements, realFrame)
    expect(misfits(solidMesh([...parts, ...trays.parts]))).toEqual([])
  })

  test('every vertex says whose it is, how high its solid is and of which kind; the edges too', () => {
    const part: Part = {
      east: 0,
      south: 0,
      base: 10,
      width: 20,
      depth: 20,
      height: 30,
      bearingDeg: 0,
      sides: 4,
      dome: false,
    }
    const mesh = solidMesh([{ entity: 41, kind: 'somewhere', origin: [100, 200], part }])
    expect([mesh.positions.length / 3, mesh.indices.length / 3, mesh.edgePositions.length / 6]).toEqual([20, 10, 8])
    expect([mesh.normals.length / 3, mesh.info.length / 4, mesh.anchors.length / 2]).toEqual([20, 20, 20])
    expect([mesh.edgeInfo.length / 4, mesh.edgeAnchors.length / 2]).toEqual([16, 16])
    for (const info of [mesh.info, mesh.edgeInfo]) {
      for (let i = 0; i < info.length; i += 4)
        expect([info[i], info[i + 1], info[i + 3]]).toEqual([41, 40, SOLID_KINDS.somewhere])
    }
    for (let i = 0; i < mesh.anchors.length; i += 2) expect([mesh.anchors[i], mesh.anchors[i + 1]]).toEqual([100, 200])
    const heights = new Set(Array.from({ length: 20 }, (_, i) => mesh.positions[i * 3 + 1]))
    expect(heights).toEqual(new Set([10, 40]))
  })

  test('every index names a vertex, and there is nothing where there is nothing', () => {
    const mesh = solidMesh(everyShape.flatMap((row) => placed(row)))
    expect(Math.max(...mesh.indices)).toBe(mesh.positions.length / 3 - 1)
    expect(mesh.positions.every(Number.isFinite)).toBe(true)
    expect(solidMesh([]).positions).toHaveLength(0)
  })
})

describe('what is not known better than an area', () => {
  const cities = [
    ['the town', town.city, town.geography, town.placements],
    ['the real city', real.city, real.geography, real.placements],
  ] as const

  test.each(cities)(
    '%s: what is somewhere in an area stands inside its host’s outline',
    (_name, _city, geography, placements) => {
      const spots = [...placements].flatMap(([id, placement]) =>
        placement.mode === 'somewhere' ? [{ id, ...placement }] : [],
      )
      expect(spots.length).toBeGreaterThan(0)
      for (const { id, at, host } of spots) {
        const place = geography.places.get(_city.entityById.get(host)?.place ?? '')
        expect([id, ringContains((place && outerRing(place)) ?? [], at)]).toEqual([id, true])
      }
    },
  )

  test.each(cities)('%s: and is drawn as such', (_name, city, geography, placements) => {
    const { parts, sites } = massingOf(city, geography, placements, realFrame)
    const modeOf = (entity: number): string | undefined => placements.get(city.entities[entity]?.id ?? '')?.mode
    expect(parts.filter(({ entity, kind }) => (kind === 'somewhere') !== (modeOf(entity) === 'somewhere'))).toEqual([])
    expect(sites.filter(({ entity, somewhere }) => somewhere !== (modeOf(entity) === 'somewhere'))).toEqual([])
    expect(parts.filter(({ entity }) => modeOf(entity) === 'token')).toEqual([])
  })

  test.each(cities)(
    '%s: every token lies whole in its host’s tray, on no other token, and no tray on its area',
    (_name, city, geography, placements) => {
      const { trays, parts } = layTrays(city, geography, placements, realFrame)
      const tokens = [...placements].filter(([, { mode }]) => mode === 'token').map(([id]) => id)
      expect(parts.map(({ entity }) => city.entities[entity]?.id).toSorted()).toEqual(tokens.toSorted())
      expect(trays.flatMap((tray) => tray.tokens).length).toBe(tokens.length)
      for (const tray of trays) {
        expect(city.indexOf.get(tray.host)).toBe(tray.hostIndex)
        const own = parts.filter(({ entity }) => tray.tokens.includes(entity))
        for (const { entity, origin, part } of own) {
          const placement = placements.get(city.entities[entity]?.id ?? '')
          expect(placement).toMatchObject({ mode: 'token', host: tray.host })
          const reach = [
            Math.abs(origin[0] - tray.centre[0]) + part.width / 2,
            Math.abs(origin[1] - tray.centre[1]) + part.depth / 2,
          ]
          expect([(reach[0] ?? 0) <= tray.size[0] / 2, (reach[1] ?? 0) <= tray.size[1] / 2]).toEqual([true, true])
          const near = own.filter(
            (other) =>
              other.entity !== entity &&
              Math.hypot(other.origin[0] - origin[0], other.origin[1] - origin[1]) < part.width,
          )
          expect(near).toEqual([])
        }
        const place = geography.places.get(city.entityById.get(tray.host)?.place ?? '')
        const south = Math.max(...((place && outerRing(place)) ?? []).map((point) => realFrame.toLocal(point)[1]))
        expect(tray.centre[1] - tray.size[1] / 2).toBeGreaterThanOrEqual(south)
      }
    },
  )

  test('where the host is too wide to say anything, massing becomes a token', () => {
    const wide = {
      ...town.geography,
      massing: new Map([
        ...town.geography.massing,
        ['depot', { ...town.geography.massing.get('hall')!, entity: 'depot' }],
      ]),
    }
    expect(placeEntities(town.city, wide).get('depot')?.mode).toBe('somewhere')
    const far = {
      ...wide,
      places: new Map(
        [...wide.places].map(([id, place]) =>
          id === 'garden' ? [id, { ...place, geometry: wideGarden }] : [id, place],
        ),
      ),
    }
    expect(placeEntities(town.city, far).get('depot')).toEqual({ mode: 'token', host: 'garden' })
  })
})

/** 0.2 by 0.2 degrees: about 400 square kilometres. */
const wideGarden = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [113.5, 34.6],
      [113.7, 34.6],
      [113.7, 34.8],
      [113.5, 34.8],
      [113.5, 34.6],
    ],
  ] as [number, number][][],
}

describe('vehicles', () => {
  const columns = vehicleColumns(real.city, real.geography, realFrame, 3000)
  if (!columns) throw new Error('no vehicles')

  test('as many as the goal, in one order of growth, on five lines', () => {
    expect([columns.count, columns.runs.length, columns.rank.length, columns.path.height]).toEqual([
      3000, 12_000, 3000, 5,
    ])
    expect([...columns.rank]).toEqual(Array.from({ length: 3000 }, (_, i) => i))
    expect(columns.lineEntities.map((entity) => real.city.entities[entity]?.id)).toEqual([
      'av-trunk',
      'av-branch-zhihuidao',
      'av-branch-beilonghu',
      'av-micro-zhihuidao',
      'av-micro-beilonghu',
    ])
    expect(real.city.entities[columns.fleetEntity]?.id).toBe('av-fleet')
  })

  test('each runs on a line of the texture, from a share of it, both ways, and all four types are there', () => {
    const types = new Set<number>()
    const ways = new Set<number>()
    for (let i = 0; i < 3000; i += 1) {
      const [row = -1, share = -1, speed = 0, type = -1] = columns.runs.slice(i * 4, i * 4 + 4)
      expect(
        row >= 0 &&
          row < 5 &&
          Number.isInteger(row) &&
          share >= 0 &&
          share < 1 &&
          Math.abs(speed) >= 4 &&
          Math.abs(speed) <= 16,
      ).toBe(true)
      types.add(type)
      ways.add(Math.sign(speed))
    }
    expect([...types].toSorted()).toEqual([0, 1, 2, 3])
    expect(ways).toEqual(new Set([-1, 1]))
  })

  test('the samples of a line are evenly spaced, from end to end', () => {
    for (let row = 0; row < columns.path.height; row += 1) {
      const sample = (i: number): Float32Array =>
        columns.path.data.subarray((row * PATH_SAMPLES + i) * 4, (row * PATH_SAMPLES + i) * 4 + 4)
      const length = sample(0)[2] ?? 0
      const step = length / (PATH_SAMPLES - 1)
      for (let i = 1; i < PATH_SAMPLES; i += 1) {
        const [a, b] = [sample(i - 1), sample(i)]
        const metres = Math.hypot((b[0] ?? 0) - (a[0] ?? 0), (b[1] ?? 0) - (a[1] ?? 0))
        // Shorter only where the line bends between two samples, and 1 % for the plane.
        expect(metres > step * 0.7 && metres < step * 1.01).toBe(true)
        expect([b[2], b[3]]).toEqual([length, 1])
      }
    }
  })

  test('without a fleet or a line there are none', () => {
    const bare = { ...town.city, entities: town.city.entities.filter(({ kind }) => kind !== 'fleet') }
    expect(vehicleColumns(bare, town.geography, town.frame, 10)).toBeNull()
    expect(vehicleColumns(town.city, { ...town.geography, places: new Map() }, town.frame, 10)).toBeNull()
  })
})
