import { describe, expect, test } from 'vitest'
import { defaultStyle, OWN_HUES, OWN_RAMP } from '../../src/own-layers/layer-style.ts'
import {
  colourNumbers,
  OWN_COLOURS,
  passingRows,
  RAMP_AT,
  REST_AT,
  styledHeights,
  suggestColour,
} from '../../src/own-layers/style-columns.ts'
import { PALETTES } from '../../src/session/palette.ts'
import { ownColours } from '../../src/session/palette-css.ts'
import { smallestDistance } from './colour-vision.ts'
import { ownLayerOf } from '../town/own-layer.ts'

const layer = ownLayerOf([
  { geometry: null, height: 30, attributes: { use: 'housing', floors: 10, listed: true } },
  { geometry: null, attributes: { use: 'school', floors: 4, listed: false } },
  { geometry: null, height: -3, attributes: { use: 'housing', floors: 30 } },
  { geometry: null, attributes: { floors: 2, listed: true } },
])

describe("a layer's colours", () => {
  test('one hue for all, within the family', () => {
    expect([...colourNumbers(layer, { by: 'one', hue: 3 })]).toEqual([3, 3, 3, 3])
    expect([...colourNumbers(layer, { by: 'one', hue: 99 })]).toEqual(Array.from({ length: 4 }, () => OWN_HUES - 1))
  })

  test('by categories of texts, numbers and booleans; what has no value, or another one, has the colour of the rest', () => {
    const by = (field: string, ...values: string[]) => [
      ...colourNumbers(layer, { by: 'categories', field, categories: values.map((value, hue) => ({ value, hue })) }),
    ]
    expect(by('use', 'school', 'housing')).toEqual([1, 0, 1, REST_AT])
    expect(by('floors', '30')).toEqual([REST_AT, REST_AT, 0, REST_AT])
    expect(by('listed', 'true', 'false')).toEqual([0, 1, REST_AT, 0])
    expect(by('nothing', 'true')).toEqual(Array.from({ length: 4 }, () => REST_AT))
  })

  test('by classes: a break belongs to the class above it, and the ramp is spread over what classes there are', () => {
    const by = (...breaks: number[]) => [...colourNumbers(layer, { by: 'classes', field: 'floors', breaks })]
    expect(by(4, 10, 20, 30)).toEqual([2, 1, 4, 0].map((step) => RAMP_AT + step))
    expect(by(10)).toEqual([4, 0, 4, 0].map((step) => RAMP_AT + step))
    expect([...colourNumbers(layer, { by: 'classes', field: 'use', breaks: [1] })]).toEqual([
      REST_AT,
      REST_AT,
      REST_AT,
      REST_AT,
    ])
  })

  test('are suggested by what a field holds', () => {
    expect(suggestColour(layer, 'use')).toEqual({
      by: 'categories',
      field: 'use',
      categories: [
        { value: 'housing', hue: 0 },
        { value: 'school', hue: 1 },
      ],
    })
    const many = ownLayerOf(Array.from({ length: 100 }, (_, i) => ({ geometry: null, attributes: { n: i } })))
    expect(suggestColour(many, 'n')).toEqual({ by: 'classes', field: 'n', breaks: [20, 40, 60, 80] })
    expect(suggestColour(many, 'nothing')).toBeNull()
  })

  test.each(['night', 'paper'] as const)(
    'keep apart for every colour vision, and from documented and planned: %s',
    (theme) => {
      const { own, documented, planned } = PALETTES[theme]
      expect([own.hues.length, own.ramp.length, ownColours(own).length]).toEqual([OWN_HUES, OWN_RAMP, OWN_COLOURS])
      expect(smallestDistance([...own.hues, documented, planned])).toBeGreaterThan(15)
      expect(smallestDistance(own.ramp)).toBeGreaterThan(12)
    },
  )
})

test('heights come from what was mapped, from a field, or from nothing, to scale', () => {
  const { height } = defaultStyle(0)
  expect([...styledHeights(layer, height)]).toEqual([30, NaN, NaN, NaN])
  expect([...styledHeights(layer, { source: { from: 'field', field: 'floors' }, scale: 3 })]).toEqual([30, 12, 90, 6])
  expect([...styledHeights(layer, { source: { from: 'field', field: 'use' }, scale: 1 })]).toEqual([NaN, NaN, NaN, NaN])
  expect([...styledHeights(layer, { source: { from: 'flat' }, scale: 1 })]).toEqual([NaN, NaN, NaN, NaN])
})

test('a row is drawn that passes every filter, and one without a value passes none', () => {
  const passing = (...filters: Parameters<typeof passingRows>[1]) => [...passingRows(layer, filters)]
  expect(passing()).toEqual([1, 1, 1, 1])
  expect(passing({ type: 'values', field: 'use', values: ['housing'] })).toEqual([1, 0, 1, 0])
  expect(passing({ type: 'range', field: 'floors', min: 4, max: null })).toEqual([1, 1, 1, 0])
  expect(
    passing(
      { type: 'values', field: 'use', values: ['housing'] },
      { type: 'range', field: 'floors', min: null, max: 10 },
    ),
  ).toEqual([1, 0, 0, 0])
  expect(passing({ type: 'values', field: 'listed', values: ['true', 'false'] })).toEqual([1, 1, 0, 1])
  expect(passing({ type: 'values', field: 'nothing', values: [''] })).toEqual([0, 0, 0, 0])
})
