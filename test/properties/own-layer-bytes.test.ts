import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultOfLayer } from '../../src/own-layers/check-layer.ts'
import { readStyle } from '../../src/own-layers/check-style.ts'
import { readLayerBytes, writeLayerBytes } from '../../src/own-layers/layer-bytes.ts'
import { defaultStyle } from '../../src/own-layers/layer-style.ts'
import { colourNumbers, passingRows, styledHeights } from '../../src/own-layers/style-columns.ts'
import { sampleLayer } from '../model/own-layer-sample.ts'

const whole = writeLayerBytes(sampleLayer('layer-a', '图层'))

describe('an own layer as bytes', () => {
  test('comes out as it went in', () => {
    const read = readLayerBytes(whole)
    expect(read.ok && read.value).toEqual(sampleLayer('layer-a', '图层'))
    // Also from the middle of other bytes, where no column is aligned.
    const within = new Uint8Array(whole.length + 3)
    within.set(whole, 3)
    const again = readLayerBytes(within.subarray(3))
    expect(again.ok && again.value).toEqual(sampleLayer('layer-a', '图层'))
  })

  test('cut short or changed anywhere, gives a fault or a layer whose columns fit each other', () => {
    const damage = fc.record({
      cut: fc.nat(whole.length),
      flips: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), { maxLength: 6 }),
      cuts: fc.boolean(),
    })
    let faults = 0
    fc.assert(
      fc.property(damage, ({ cut, flips, cuts }) => {
        const bytes = whole.slice(0, cuts ? cut : whole.length)
        for (const [at, by] of flips) if (at < bytes.length) bytes[at]! ^= by
        const read = readLayerBytes(bytes)
        if (!read.ok) {
          faults += 1
          return
        }
        const layer = read.value
        expect(faultOfLayer(layer)).toBeNull()
        // Whatever draws it reads past no end.
        expect(colourNumbers(layer, { by: 'categories', field: 'name', categories: [] }).length).toBe(layer.count)
        expect(styledHeights(layer, defaultStyle(0).height).length).toBe(layer.count)
        expect(passingRows(layer, [{ type: 'range', field: 'beds', min: 0, max: null }]).length).toBe(layer.count)
      }),
      { numRuns: 2000 },
    )
    expect(faults).toBeGreaterThan(200)
  })

  test.each([
    ['/geometry/rowParts', { geometry: { ...sampleLayer('a').geometry, rowParts: Uint32Array.of(0, 1, 2, 9) } }],
    ['/geometry/positions', { geometry: { ...sampleLayer('a').geometry, positions: Float64Array.of(NaN, 1) } }],
    ['/attributes/0', { attributes: [{ type: 'text', name: 'x', texts: ['y'], codes: Int32Array.of(0, 0, 1) }] }],
    ['/ids', { ids: ['1'] }],
    ['/datum', { datum: 'mars' }],
    ['/leftOut', { leftOut: [{ reason: 'constructor', count: 1, firstAt: 'row 1' }] }],
  ])('a layer that is wrong at %s is refused with that place', (path, change) => {
    expect(faultOfLayer({ ...sampleLayer('a'), ...change })).toBe(path)
  })
})

test('a style from outside is a style, whatever it was', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const style = readStyle({ ...defaultStyle(2), colour: value, filters: [value], height: value }, defaultStyle(1))
      expect(colourNumbers(sampleLayer('a'), style.colour).every((number) => number <= 13)).toBe(true)
      expect(passingRows(sampleLayer('a'), style.filters).length).toBe(3)
      expect(readStyle(style, defaultStyle(0))).toEqual(style)
    }),
  )
})
