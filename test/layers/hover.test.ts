import type { Map as MapLibreMap } from 'maplibre-gl'
import { expect, test } from 'vitest'
import { DEFAULT_SESSION, LANGUAGES, THEMES } from '../../src/session/session.ts'
import { labelRows } from '../../src/layers/labels.ts'
import { mapStyle } from '../../src/stage/map/style.ts'
import { createPicking, type PickingOptions, type StageHover } from '../../src/stage/picking.ts'
import { stageScale } from '../../src/stage/stage-scale.ts'
import type { RealBuilding } from '../../src/base-map/building.ts'
import { readRealCity } from '../model/real-city.ts'

/** What lies under the pointer, layer by layer: rows of the step texture, or -1; and whether the fabric stands there. */
interface Under {
  readonly solid: number
  readonly flat: number
  readonly fabric: boolean
  /** A row of an own layer that the world draws there. */
  readonly own?: number
  /** A building of the base map. */
  readonly real?: RealBuilding
  readonly moving?: boolean
  /** Where the pointer is reported. */
  readonly at?: readonly [x: number, y: number]
}

function hoverOver({ solid, flat, fabric, own, real, moving = false, at = [10, 20] }: Under): {
  told: StageHover | null
  selected: string | null
  selectedOwn: number | null
} {
  let told: StageHover | null = null
  let selected: string | null = 'nothing was selected'
  let selectedOwn: number | null = null
  const map = { isMoving: () => moving, getCanvas: () => ({ style: { cursor: '' } }) } as unknown as MapLibreMap
  const options = {
    map,
    world: { pick: () => (own === undefined ? solid : 1000 + own) },
    own: {
      featureOf: (id: number) => (id >= 1000 ? { layer: 'mine', row: id - 1000 } : null),
      setHovered: () => false,
    },
    time: { hovered: -1 },
    idOf: (row: number) => (row < 0 ? null : `thing-${row}`),
    redraw: () => {},
    scale: () => 2,
    fabricAt: () => fabric,
    buildingAt: () => real ?? null,
    onHover: (hover: StageHover | null) => {
      told = hover
    },
    onSelect: (entity: string | null, feature: { row: number } | null) => {
      selected = entity
      selectedOwn = feature?.row ?? null
    },
  } as unknown as PickingOptions
  const picking = createPicking(options)
  const row = flat < 0 ? undefined : { entity: flat }
  picking.hover(...at, row, undefined)
  picking.select(10, 20, () => row)
  return { told, selected, selectedOwn }
}

test('a building of the base map is told of with what its height rests on, in place of an illustrative one', () => {
  const real = { name: '', start: '', heightM: 9, basis: 'assumed' } as const
  const { told } = hoverOver({ solid: -1, flat: 4, fabric: true, real })
  expect(told).toEqual({ entity: 'thing-4', own: null, illustrative: false, real, x: 20, y: 40 })
  // What the documents state stands before it.
  expect(hoverOver({ solid: 7, flat: -1, fabric: true, real }).told).not.toHaveProperty('real')
})

test('a pointer that has left the map is over nothing, whatever its first pixel shows', () => {
  expect(hoverOver({ solid: 3, flat: 4, fabric: true, at: [-1, -1] }).told).toBeNull()
  expect(hoverOver({ solid: 3, flat: 4, fabric: true, at: [0, 0] }).told).not.toBeNull()
})

test('a building of the fabric is told of as illustrative, and selects nothing', () => {
  expect(hoverOver({ solid: -1, flat: -1, fabric: true })).toEqual({
    told: { entity: null, own: null, illustrative: true, x: 20, y: 40 },
    selected: null,
    selectedOwn: null,
  })
})

test("on a thing's ground it is told of beside the thing, which is what is selected", () => {
  expect(hoverOver({ solid: -1, flat: 4, fabric: true })).toEqual({
    told: { entity: 'thing-4', own: null, illustrative: true, x: 20, y: 40 },
    selected: 'thing-4',
    selectedOwn: null,
  })
})

test('it never stands in for, or hides, what is documented', () => {
  expect(hoverOver({ solid: 7, flat: 4, fabric: true })).toEqual({
    told: { entity: 'thing-7', own: null, illustrative: false, x: 20, y: 40 },
    selected: 'thing-7',
    selectedOwn: null,
  })
  expect(hoverOver({ solid: 4, flat: 4, fabric: true }).told, 'a solid on its own ground').toMatchObject({
    entity: 'thing-4',
    illustrative: false,
  })
  expect(hoverOver({ solid: 7, flat: -1, fabric: true }).told).toMatchObject({ entity: 'thing-7', illustrative: false })
})

test("a feature of a layer of one's own is told of and selected as such, over whatever lies under it", () => {
  expect(hoverOver({ solid: -1, flat: 4, fabric: true, own: 5 })).toEqual({
    told: { entity: null, own: { layer: 'mine', row: 5 }, illustrative: false, x: 20, y: 40 },
    selected: null,
    selectedOwn: 5,
  })
})

test('where neither is there is nothing to tell; while the map moves neither', () => {
  expect(hoverOver({ solid: -1, flat: -1, fabric: false })).toEqual({ told: null, selected: null, selectedOwn: null })
  expect(hoverOver({ solid: -1, flat: 4, fabric: true, moving: true }).told).toBeNull()
})

test('names on the map are at least 9 px on a desk, and grow with a wall', () => {
  const { city, schedule, geography, placements, pack } = readRealCity()
  const labels = labelRows(city, schedule, geography, placements, [])
  for (const theme of THEMES) {
    for (const language of LANGUAGES) {
      const style = mapStyle(pack.geometry.places, labels, { ...DEFAULT_SESSION, theme, language })
      // Of each size expression, what is given for the zooms; zooms and weights stand before them.
      const smallest = style.layers.flatMap((layer) =>
        layer.type === 'symbol' ? sizesOf(layer.layout?.['text-size']) : [],
      )
      expect(smallest.length).toBeGreaterThan(10)
      expect(Math.min(...smallest)).toBeGreaterThanOrEqual(9)
    }
  }
  expect(stageScale(1280, 720)).toBe(1)
  expect(stageScale(3840, 2160)).toBeCloseTo(2.4, 9)
  expect(stageScale(5120, 1440)).toBeCloseTo(1.6, 9)
  // A hundredth of the height at least, and from a hall one reads it: 9 px of 900 are as many of 2160.
  expect((9 * stageScale(3840, 2160)) / 2160).toBeCloseTo(9 / 900, 9)
})

/** Outputs of an `interpolate` over zoom, numbers or `match` expressions over kinds. */
function sizesOf(size: unknown): readonly number[] {
  if (typeof size === 'number') return [size]
  if (!Array.isArray(size)) return []
  if (size[0] === 'interpolate')
    return size
      .slice(3)
      .filter((_, i) => i % 2 === 1)
      .flatMap(sizesOf)
  if (size[0] === 'match')
    return [...size.slice(3).filter((_, i) => i % 2 === 0), size.at(-1)].flatMap((one) =>
      typeof one === 'number' ? [one] : [],
    )
  return []
}
