import { describe, expect, test } from 'vitest'
import { createLocalFrame } from '../../src/base/geodesy.ts'
import { ownMesh } from '../../src/layers/own-mesh.ts'
import { pickIdOf } from '../../src/stage/world/pick-id.ts'
import { gridLayer, ownLayerOf, type MadeFeature } from '../town/own-layer.ts'

const frame = createLocalFrame([113.66, 34.76])
const meshOf = (...features: MadeFeature[]) => ownMesh(ownLayerOf(features).geometry, frame)
const square = (west: number, south: number, size: number) =>
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
  ] as const

/** Area of the roof, from its triangles, in square metres. */
function roofArea({ vertices, triangles }: NonNullable<ReturnType<typeof meshOf>['solids']>): number {
  let area = 0
  for (let i = 0; i < triangles.length; i += 3) {
    const corners = [0, 1, 2].map((k) => triangles[i + k]!)
    if (corners.some((vertex) => vertex % 2 === 0)) continue
    const [[ax, az], [bx, bz], [cx, cz]] = corners.map((vertex) => [
      vertices[vertex * 3]!,
      vertices[vertex * 3 + 2]!,
    ]) as [[number, number], [number, number], [number, number]]
    area += Math.abs((bx - ax) * (cz - az) - (cx - ax) * (bz - az)) / 2
  }
  return area
}

describe("a layer's mesh", () => {
  test('has walls along every ring and a roof without its holes', () => {
    const { solids, origin } = meshOf({
      geometry: { polygon: [square(113.7, 34.7, 0.01), square(113.703, 34.703, 0.004)] },
    })
    expect(solids!.vertices.length).toBe(8 * 6)
    // Walls: two triangles an edge; roof: as many as its corners and, for the hole, two more, less two.
    expect(solids!.triangles.length / 3).toBe(8 * 2 + 8 + 2 - 2)
    const [w, n] = frame.toLocal([113.7, 34.71])
    const [e, s] = frame.toLocal([113.71, 34.7])
    const whole = (e - w) * (s - n)
    expect(roofArea(solids!) / whole).toBeCloseTo(1 - 0.16, 3)
    expect(origin[0]).toBeCloseTo((w + e) / 2, 3)
  })

  test('keeps a corner to a centimetre 60 km from the city, since the origin is subtracted before it is rounded', () => {
    const at = [114.3123456, 34.3123456] as const
    const { solids, origin } = meshOf({ geometry: { polygon: [square(...at, 0.0002)] } })
    const [east, south] = frame.toLocal(at)
    expect(Math.abs(origin[0] + solids!.vertices[0]! - east)).toBeLessThan(0.01)
    expect(Math.abs(origin[1] + solids!.vertices[2]! - south)).toBeLessThan(0.01)
  })

  test('says of each vertex which row it is of, over parts and rows without geometry', () => {
    const { solids, anchors } = meshOf(
      { geometry: null },
      { geometry: { polygons: [[square(113.7, 34.7, 0.01)], [square(113.8, 34.7, 0.01)]] } },
      { geometry: { polygon: [square(113.9, 34.7, 0.01)] } },
    )
    expect([...new Set(solids!.vertices.filter((_, i) => i % 3 === 1))]).toEqual([1, 2])
    expect(solids!.vertices.length).toBe(12 * 6)
    expect([...anchors.subarray(0, 2)]).toEqual([NaN, NaN])
    expect(anchors[4]).toBeCloseTo(113.905, 9)
  })

  test('cuts lines into pieces that know how far along their row they are', () => {
    const { lines } = meshOf(
      { geometry: null },
      {
        geometry: {
          line: [
            [113.7, 34.7],
            [113.7, 34.71],
            [113.7, 34.73],
          ],
        },
      },
    )
    const who = [...lines!.who]
    expect([who[0], who[3]]).toEqual([1, 1])
    for (const [i, share] of [0, 1 / 3, 1 / 3, 1].entries()) expect(who[[1, 2, 4, 5][i]!]).toBeCloseTo(share, 3)
  })

  test('has points, and nothing of rings too short to be any', () => {
    const mesh = meshOf(
      { geometry: { point: [113.7, 34.7] } },
      {
        geometry: {
          polygon: [
            [
              [113.7, 34.7],
              [113.8, 34.7],
            ],
          ],
        },
      },
    )
    expect([...mesh.points!.at]).toEqual([expect.any(Number), 0, expect.any(Number)])
    expect(mesh.solids).toBeNull()
  })

  test('takes all of 20,000 squares', () => {
    const { solids } = ownMesh(gridLayer({ count: 20_000, centre: [113.7, 34.7], step: 0.001 }).geometry, frame)
    expect(solids!.triangles.length / 3).toBe(20_000 * 10)
    expect(Math.max(...solids!.triangles.slice(-30))).toBe(20_000 * 8 - 1)
  })
})

test('picking ids are 24 bits wide; where nothing is drawn there is none', () => {
  expect(pickIdOf([0, 0, 0, 0])).toBe(-1)
  expect(pickIdOf([0, 0, 0, 255])).toBe(0)
  expect(pickIdOf([64, 13, 3, 255])).toBe(200_000)
  expect(pickIdOf([255, 255, 255, 255])).toBe(16_777_215)
})
