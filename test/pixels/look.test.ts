import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ViewRequest } from '../../src/session/automation.ts'
import { LAYER_SWITCHES } from '../../src/session/session.ts'
import { openApp, settled, type OpenedPage } from '../shells/harness.ts'
import { takeMapPicture } from './map-picture.ts'
import { describePicture, differing, type Picture } from './png.ts'

/** Coarse guards of the look; whether it is handsome, people judge. The illustrative city is in the composed views (`moments`). */
const WITHOUT_FABRIC = LAYER_SWITCHES.filter((layer) => layer !== 'fabric')
const scienceCity = { lng: 113.79, lat: 34.79, zoom: 12.6, bearing: -12, pitch: 55 }

let opened: OpenedPage
beforeAll(async () => {
  opened = await openApp('?hide=fabric', { width: 480, height: 320 })
  await settled(opened.page)
})
afterAll(() => opened.close())

async function look(view: ViewRequest): Promise<Picture> {
  await opened.page.evaluate((view) => window.twin.setView(view), view)
  return takeMapPicture(opened.page)
}

test('the night model is dark, the paper model is bright, and both show something', async () => {
  const night = describePicture(await look({ theme: 'night' }))
  const paper = describePicture(await look({ theme: 'paper' }))
  console.info(night, paper)
  expect(night.colours).toBeGreaterThan(300)
  expect(paper.colours).toBeGreaterThan(300)
  expect(night.brightness).toBeLessThan(100)
  expect(paper.brightness).toBeGreaterThan(150)
})

test('documented is warm, planned is cool', async () => {
  const documented = describePicture(
    await look({ theme: 'night', camera: scienceCity, reading: 'documented', day: '2023-03-09' }),
  )
  const planned = describePicture(await look({ reading: 'planned', day: '2025-12-31' }))
  console.info(documented, planned)
  expect(documented.warm).toBeGreaterThan(0.01)
  expect(planned.cool).toBeGreaterThan(0.01)
  expect(planned.cool).toBeGreaterThan(documented.cool * 1.5)
  expect(documented.warm).toBeGreaterThan(planned.warm)
})

test('the day changes the picture, and coming back brings back the very same one', async () => {
  const early = await look({ reading: 'both', camera: scienceCity, day: '2021-11-15' })
  const late = await look({ day: '2025-06-01' })
  const again = await look({ day: '2021-11-15' })
  expect(differing(early, late)).toBeGreaterThan(0.01)
  expect(differing(early, again)).toBe(0)
})

test('a layer that is switched off is gone, and back when switched on', async () => {
  const all = await look({ day: '2023-03-09', reading: 'both', camera: scienceCity })
  const without = await look({ layers: ['districts', 'context'] })
  const back = await look({ layers: WITHOUT_FABRIC })
  expect(differing(all, without)).toBeGreaterThan(0.02)
  expect(differing(all, back)).toBe(0)
  expect(opened.listFaults()).toEqual([])
})
