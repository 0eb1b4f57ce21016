import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ViewRequest } from '../../src/session/automation.ts'
import { LAYER_SWITCHES } from '../../src/session/session.ts'
import { openApp, settled, type OpenedPage } from '../shells/harness.ts'
import { takeMapPicture } from './map-picture.ts'
import type { Picture } from './png.ts'

/** Light spreads on the upper levels of quality, by night, and only from what a document or the named assumption lights. */
const [width, height] = [400, 260]
/** The island with what is in operation, and with the lines and vehicles of the reference assumption. */
const island = { lng: 113.8, lat: 34.7935, zoom: 14.6, bearing: -70, pitch: 66 }
const layers = LAYER_SWITCHES.filter((layer) => layer !== 'fabric' && layer !== 'labels')

let opened: OpenedPage
beforeAll(async () => {
  opened = await openApp('?quality=medium&hide=fabric,labels', { width, height })
  await settled(opened.page, 110_000)
  await look({ layers, camera: island, hour: 19 })
})
afterAll(() => opened.close())

async function look(request: ViewRequest): Promise<Picture> {
  await opened.page.evaluate((request) => window.twin.setView(request), request)
  return takeMapPicture(opened.page)
}
const light = ([r = 0, g = 0, b = 0]: readonly number[]): number => r + g + b
/** Pixels that are lighter and darker by more than a step or two than in another picture. */
function compare(now: Picture, before: Picture): { lighter: number; darker: number } {
  const apart = now.pixels.map((pixel, i) => light(pixel) - light(before.pixels[i]!))
  return { lighter: apart.filter((by) => by > 6).length, darker: apart.filter((by) => by < -6).length }
}
async function levels(request: ViewRequest): Promise<{ medium: Picture; high: Picture; full: Picture }> {
  return {
    medium: await look({ ...request, quality: 'medium' }),
    high: await look({ quality: 'high' }),
    full: await look({ quality: 'full' }),
  }
}

test('lit windows spread light: only ever lighter, and further on the highest level', async () => {
  const { medium, high, full } = await levels({ theme: 'night', reading: 'documented', day: '2023-03-09' })
  const [near, wide] = [compare(high, medium), compare(full, medium)]
  console.info({ near, wide })
  expect(near.lighter).toBeGreaterThan(150)
  expect(near.darker).toBe(0)
  expect(wide.lighter).toBeGreaterThan(near.lighter)
})

test('what no document says to be in operation sheds none: before the first of it the levels show the same', async () => {
  const { medium, high } = await levels({ reading: 'documented', day: '2021-11-05' })
  expect(compare(high, medium)).toEqual({ lighter: 0, darker: 0 })
})

test('lines and vehicles of the named assumption do; on paper nothing does', async () => {
  const { medium, high } = await levels({ reading: 'planned', day: '2025-06-01' })
  expect(compare(high, medium).lighter).toBeGreaterThan(150)
  const paper = await levels({ theme: 'paper', reading: 'planned', day: '2025-06-01' })
  expect(compare(paper.high, paper.medium)).toEqual({ lighter: 0, darker: 0 })
})

test('two sides each keep their own light', async () => {
  const planned = await look({ theme: 'night', quality: 'full', reading: 'planned', day: '2025-06-01', compare: null })
  const documented = await look({ reading: 'documented', day: '2023-03-09' })
  const both = await look({
    reading: 'planned',
    day: '2025-06-01',
    compare: { scenario: 'reference', reading: 'documented', day: '2023-03-09' },
    swipe: 0.5,
  })
  const columns = (picture: Picture, from: number, to: number): number[][] =>
    picture.pixels.filter((_, i) => i % picture.width >= from && i % picture.width < to).map((pixel) => [...pixel])
  const apart = (from: number, to: number, other: Picture): number => {
    const [a, b] = [columns(both, from, to), columns(other, from, to)]
    return a.filter((pixel, i) => Math.abs(light(pixel) - light(b[i]!)) > 6).length
  }
  // Occlusion looks as far as this across the line, where the other side's solids stand.
  const reach = 28
  expect(apart(0, width / 2 - reach, planned)).toBe(0)
  expect(apart(width / 2 + reach, width, documented)).toBe(0)
  await look({ compare: null })
  expect(opened.listFaults()).toEqual([])
})
