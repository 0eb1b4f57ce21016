import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutPolygon } from '../../src/layers/fabric/cut-polygon.ts'
import { areaOf, inset, subtract, type Polygon } from '../../src/layers/fabric/polygon.ts'
import { checkProperty } from '../properties/check-property.ts'

const square: Polygon = { points: [0, 0, 400, 0, 400, 400, 0, 400], edges: [1, 2, 3, 4] }
const total = (pieces: readonly Polygon[]): number => pieces.reduce((sum, piece) => sum + areaOf(piece), 0)

describe('cutting the ground along a line', () => {
  test('from edge to edge it makes two parts, whose new edges have the code of the line', () => {
    const parts = cutPolygon(square, { points: [100, -50, 100, 450], codes: [7] })
    expect(parts.map((part) => Math.round(areaOf(part))).toSorted((a, b) => a - b)).toEqual([40_000, 120_000])
    for (const { edges } of parts) expect(edges).toContain(7)
  })

  test('a line that ends inside cuts nothing', () => {
    expect(cutPolygon(square, { points: [100, -50, 100, 200], codes: [7] })).toEqual([square])
  })

  test('whatever lines come, no ground is lost or made, and every edge has its code', () => {
    const at = fc.double({ min: -200, max: 600, noNaN: true })
    const line = fc.array(at, { minLength: 4, maxLength: 10 }).map((points) => points.slice(0, points.length & ~1))
    checkProperty(
      'cuts keep the area',
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        let parts: readonly Polygon[] = [square]
        for (const points of lines) {
          const codes = Array.from({ length: points.length / 2 - 1 }, () => 9)
          parts = parts.flatMap((part) => cutPolygon(part, { points, codes }))
        }
        expect(total(parts)).toBeCloseTo(160_000, -1)
        for (const { points, edges } of parts) {
          expect(edges.length).toBe(points.length / 2)
          for (const code of edges) expect(code).toBeTypeOf('number')
        }
      }),
      150,
    )
  })

  test('a crossing at the very end of a piece stays on that piece', () => {
    // The share along the edge rounds to one when it is added to the number of the edge.
    const points = Array.from({ length: 40 }, (_, i) => (i / 40) * 2 * Math.PI).flatMap((turn) => [
      Math.cos(turn) * 300,
      Math.sin(turn) * 300,
    ])
    const round: Polygon = { points, edges: Array.from({ length: 40 }, () => 2) }
    for (const [x, z] of [
      [points[0]!, points[1]!],
      [points[78]!, points[79]!],
      [points[78]! - 1e-14, points[79]! + 1e-14],
    ] as const) {
      for (const part of cutPolygon(round, { points: [x * 2, z * 2, -x * 2, -z * 2], codes: [5] }))
        expect(part.edges.every((code) => code === 2 || code === 5)).toBe(true)
    }
  })
})

test('a hole takes out what it covers and nothing else, in convex pieces', () => {
  expect(total(subtract(square, [100, 100, 300, 100, 300, 300, 100, 300], 4))).toBeCloseTo(120_000, 3)
  expect(subtract(square, [500, 100, 700, 100, 700, 300, 500, 300], 4)).toEqual([square])
  expect(subtract(square, [-10, -10, 410, -10, 410, 410, -10, 410], 4)).toEqual([])
})

test('an inset moves every edge by its own metres', () => {
  expect(areaOf(inset(square, (code) => code * 10)!)).toBeCloseTo((400 - 20 - 40) * (400 - 10 - 30), 3)
  expect(inset(square, () => 250)).toBeUndefined()
})
