import { describe, expect, test } from 'vitest'
import { asDay, dayOf } from '../../src/base/day.ts'
import { propertiesOf, shapeOf } from '../../src/export/own-layer-features.ts'
import { createIntakeSession } from '../../src/intake/geodata/intake-session.ts'
import {
  DRAWN_FILE,
  DRAWN_MAPPING,
  drawnFeature,
  isDrawn,
  readPairs,
  snapTo,
  writePairs,
} from '../../src/own-layers/draw-feature.ts'
import { areaM2, lengthM } from '../../src/own-layers/measure.ts'
import { DayPrecision, type OwnLayer } from '../../src/own-layers/own-layer.ts'
import { memoryObjects } from '../../src/session/object-storage.ts'
import { openOwnLayers } from '../../src/session/own-layers.ts'
import { createDrawnChanges, drawnIn } from '../../src/shells/planner/own-data/change-drawn.ts'
import { readPositions } from '../../src/shells/planner/own-data/use-typed-positions.ts'
import { ownLayerOf } from '../town/own-layer.ts'

const words = { name: '', category: '', height: '', start: '', end: '' }

async function layerOf(features: readonly GeoJSON.Feature[], id = 'layer-1'): Promise<OwnLayer> {
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }))
  const intake = createIntakeSession({ onProgress: () => undefined })
  const found = await intake.inspect([{ name: DRAWN_FILE, bytes }])
  if (!found.ok) throw new Error(JSON.stringify(found.errors))
  const choices = { crs: 'EPSG:4326', swapped: false, mapping: DRAWN_MAPPING }
  const read = await intake.read(found.value[0]!.key, choices, { id, addedOn: asDay(0) })
  if (!read.ok) throw new Error(JSON.stringify(read.errors))
  return read.value
}

describe('what is drawn becomes a feature like any other', () => {
  const square = [
    [113.6, 34.7],
    [113.61, 34.7],
    [113.61, 34.71],
    [113.6, 34.71],
  ] as const
  const said = { ...words, name: '<b>校舍</b>', category: '教育', height: '18.5', start: '2024', end: '2026-05-20' }

  test('with its name, height and days, vague ones vague, and its id', async () => {
    const layer = await layerOf([
      drawnFeature('drawn-a', 'polygon', square, said),
      drawnFeature('drawn-b', 'line', square.slice(0, 2), words),
      drawnFeature('drawn-c', 'point', square.slice(0, 1), { ...words, height: ' ' }),
    ])
    expect(isDrawn(layer)).toBe(true)
    expect(layer.ids).toEqual(['drawn-a', 'drawn-b', 'drawn-c'])
    expect([...layer.geometry.kinds]).toEqual([3, 2, 1])
    expect(layer.heights.metres[0]).toBe(18.5)
    expect([layer.days.start!.days[0], layer.days.start!.precision[0]]).toEqual([
      dayOf('2024-01-01'),
      DayPrecision.year,
    ])
    expect([layer.days.end!.days[0], layer.days.end!.precision[0]]).toEqual([dayOf('2026-05-20'), DayPrecision.day])
    expect(layer.leftOut).toEqual([])
  })

  test('and is the same when it is changed and read again', async () => {
    const first = await layerOf([drawnFeature('drawn-a', 'polygon', square, said)])
    const again = await layerOf([
      { type: 'Feature', id: first.ids[0]!, geometry: shapeOf(first.geometry, 0)!, properties: propertiesOf(first, 0) },
    ])
    expect(again.geometry).toEqual(first.geometry)
    expect(again.days).toEqual(first.days)
    expect(again.ids).toEqual(first.ids)
  })

  test('a day that is none is told', async () => {
    const layer = await layerOf([drawnFeature('a', 'point', square.slice(0, 1), { ...words, start: 'soon' })])
    expect(layer.leftOut).toMatchObject([{ reason: 'left.unreadDate', count: 1 }])
  })
})

test('changes that are asked for at once come one after the other: each is made once, and each is one step back', async () => {
  const layers = await openOwnLayers(memoryObjects())
  const changes = createDrawnChanges(layers, layerOf)
  const ids = (): readonly string[] => drawnIn(layers.store.getState())?.layer.ids ?? []
  const point = (id: string, lng: number): GeoJSON.Feature => drawnFeature(id, 'point', [[lng, 34.7]], words)
  const put = (id: string, lng: number): Promise<number | null> => changes.put(point(id, lng), 'drawn')
  expect(await Promise.all([put('a', 113.6), put('b', 113.61), put('c', 113.62), put('b', 113.63)])).toEqual([
    0, 1, 2, 1,
  ])
  expect(ids()).toEqual(['a', 'b', 'c'])
  // A second press before the first is done takes nothing else.
  await Promise.all([changes.drop('a'), changes.drop('a')])
  expect(ids()).toEqual(['b', 'c'])
  await Promise.all([changes.undo(), changes.undo(), changes.undo()])
  expect(ids()).toEqual(['a', 'b'])
  await Promise.all([changes.undo(), changes.undo(), changes.undo()])
  expect([ids(), changes.state.getState().before]).toEqual([[], []])
})

describe('positions are typed', () => {
  test.each([
    [
      '113.66, 34.75\n113.67 34.76',
      [
        [113.66, 34.75],
        [113.67, 34.76],
      ],
      null,
    ],
    ['１１３．６６，３４．７５', [[113.66, 34.75]], null],
    ['113.66, 34.75\n\n113.67', [[113.66, 34.75]], 3],
    ['', [], null],
    ['1 2 3', [], 1],
  ])('%j', (text, pairs, badLine) => expect(readPairs(text)).toEqual({ pairs, badLine }))

  test('and written so that they are read as they were', () => {
    const positions = [[113.6612345, 34.7501234]] as const
    expect(readPairs(writePairs(positions)).pairs).toEqual(positions)
  })

  test('in a zone of CGCS2000, with its number in the easting, they lie where proj says; what lies outside is told by its line', async () => {
    // cs2cs EPSG:4526 -> EPSG:4490: the meridian of zone 38 is 114° E.
    const { positions, fault } = await readPositions('38500000, 3847000\n38469363, 3847000', 'EPSG:4526')
    expect(fault).toBeNull()
    expect(positions[0]![0]).toBeCloseTo(114, 9)
    expect(positions[0]![1]).toBeGreaterThan(34.74)
    expect(positions[0]![1]).toBeLessThan(34.76)
    expect(positions[1]![0]).toBeLessThan(113.7)
    expect((await readPositions('113.6, 34.7\n500000, 3847000', 'EPSG:4326')).fault).toEqual({
      line: 2,
      isOutside: true,
    })
  })

  test('in GCJ-02 they are shifted by some hundred metres', async () => {
    const [shifted] = (await readPositions('113.66, 34.75', 'GCJ-02')).positions
    expect(lengthM([shifted!, [113.66, 34.75]])).toBeGreaterThan(300)
    expect(lengthM([shifted!, [113.66, 34.75]])).toBeLessThan(800)
  })
})

describe('measuring', () => {
  test('a degree along a meridian, and there and back', () => {
    expect(
      lengthM([
        [113, 34],
        [113, 35],
      ]),
    ).toBeCloseTo(111_195.08, 0)
    expect(
      lengthM([
        [113, 34],
        [113, 35],
        [113, 34],
      ]),
    ).toBeCloseTo(2 * 111_195.08, 0)
    expect(lengthM([[113, 34]])).toBe(0)
  })

  test('an area on the sphere: that of a cell of the grid is known exactly', () => {
    const cell = [
      [113, 34],
      [114, 34],
      [114, 35],
      [113, 35],
    ] as const
    const exact = 6_371_008.8 ** 2 * (Math.PI / 180) * (Math.sin((35 * Math.PI) / 180) - Math.sin((34 * Math.PI) / 180))
    expect(areaM2(cell)).toBeCloseTo(exact, -2)
    expect(areaM2([...cell, cell[0]])).toBeCloseTo(exact, -2)
    expect(areaM2(cell.toReversed())).toBeCloseTo(exact, -2)
  })
})

test('a point near a vertex of an own layer snaps to it, the nearest of all; one that is not stays', () => {
  const layer = ownLayerOf([
    {
      geometry: {
        line: [
          [113.6, 34.7],
          [113.7, 34.8],
        ],
      },
    },
    { geometry: { point: [113.60005, 34.7] } },
  ])
  expect(snapTo([layer], [113.60001, 34.7], 10)).toEqual([113.6, 34.7])
  expect(snapTo([layer], [113.60004, 34.7], 10)).toEqual([113.60005, 34.7])
  expect(snapTo([layer], [113.65, 34.75], 10)).toBeNull()
})
