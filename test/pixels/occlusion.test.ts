import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ViewRequest } from '../../src/session/automation.ts'
import { LAYER_SWITCHES } from '../../src/session/session.ts'
import { openApp, settled, type OpenedPage } from '../shells/harness.ts'
import { takeMapPicture } from './map-picture.ts'
import type { Picture } from './png.ts'

/** What stands near each other takes light: the lowest level of quality goes without, the next has it. */
const [width, height] = [400, 260]
const layers = LAYER_SWITCHES.filter((layer) => layer !== 'labels' && layer !== 'fabric')
/** The island's solids from the side, on paper, where nothing shines. */
const island = { lng: 113.8, lat: 34.7935, zoom: 14.6, bearing: -70, pitch: 66 }

let opened: OpenedPage
beforeAll(async () => {
  opened = await openApp('?quality=low&theme=paper&hide=fabric,labels', { width, height })
  await settled(opened.page, 110_000)
  await look({ layers, camera: island, hour: 12, day: '2023-03-09', reading: 'documented' })
})
afterAll(() => opened.close())

async function look(request: ViewRequest): Promise<Picture> {
  await opened.page.evaluate((request) => window.twin.setView(request), request)
  return takeMapPicture(opened.page)
}
const light = ([r = 0, g = 0, b = 0]: readonly number[]): number => r + g + b
/** Shares of the picture's pixels that have become darker, by a little and by much. */
function darkened(now: Picture, before: Picture): { little: number; much: number } {
  const by = before.pixels.map((pixel, i) => light(pixel) - light(now.pixels[i]!))
  const share = (least: number): number => by.filter((each) => each > least).length / by.length
  return { little: share(9), much: share(60) }
}

test('walls and what lies at their foot are shaded; the open ground is not', async () => {
  const [without, shaded] = [await look({ quality: 'low' }), await look({ quality: 'medium' })]
  const { little, much } = darkened(shaded, without)
  console.info({ little, much })
  expect(little).toBeGreaterThan(0.004)
  expect(much).toBeGreaterThan(0.0005)
  // Water has ripples from the same level on; most of the picture is ground, which stays as it was.
  expect(little).toBeLessThan(0.25)
})

test('where houses are specks it draws nothing: the province is the same on both levels', async () => {
  const province = { lng: 113.8, lat: 34.8, zoom: 7.2, bearing: 0, pitch: 0 }
  const [without, shaded] = [await look({ quality: 'low', camera: province }), await look({ quality: 'medium' })]
  expect(darkened(shaded, without).much).toBe(0)
  expect(opened.listFaults()).toEqual([])
})
