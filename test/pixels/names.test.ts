import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Camera, Language } from '../../src/session/session.ts'
import { openApp, settled, WITHOUT_DRAWING, type OpenedPage } from '../shells/harness.ts'

/** No pixel is drawn: names are laid out in CSS pixels. */
const desk = { width: 1280, height: 720, deviceScaleFactor: 0.25, before: WITHOUT_DRAWING }
const views: Readonly<Record<string, Camera>> = {
  'the Wisdom Island': { lng: 113.795, lat: 34.795, zoom: 14, bearing: -10, pitch: 40 },
  'the science city': { lng: 113.78, lat: 34.79, zoom: 12.4, bearing: 20, pitch: 58 },
  'the province': { lng: 112.9, lat: 33.9, zoom: 7, bearing: 0, pitch: 30 },
}

let opened: OpenedPage
beforeAll(async () => {
  opened = await openApp('?quality=low&hide=fabric&day=2023-03-09', desk)
  await settled(opened.page, 110_000)
})
afterAll(() => opened.close())

async function look(camera: Camera, language: Language): Promise<void> {
  await opened.page.evaluate(([camera, language]) => window.twin.setView({ camera, language }), [
    camera,
    language,
  ] as const)
}

test.each(Object.entries(views))('no name lies over another: %s', async (_name, camera) => {
  for (const language of ['zh', 'en'] as const) {
    await look(camera, language)
    const found = await opened.page.evaluate(() => {
      const clashes = new Set<string>()
      const names = new Set<string>()
      for (let y = 6; y < innerHeight; y += 12) {
        for (let x = 6; x < innerWidth; x += 12) {
          const here = window.twin.names([x, y])
          for (const name of here) names.add(name)
          if (here.length > 1) clashes.add(here.join(' / '))
        }
      }
      return { names: [...names], clashes: [...clashes], standing: window.twin.names().length }
    })
    console.info(language, found.names.length, found.names.join(' · '))
    expect(found.clashes).toEqual([])
    expect(found.names.length, 'names are there').toBeGreaterThanOrEqual(4)
  }
})

test('neighbours on the Wisdom Island find room beside one another', async () => {
  for (const language of ['zh', 'en'] as const) {
    await look(views['the Wisdom Island']!, language)
    const standing = await opened.page.evaluate(() => window.twin.names())
    console.info(language, standing.length, standing.join(' · '))
    expect(standing.length).toBeGreaterThanOrEqual(language === 'zh' ? 12 : 10)
  }
  expect(opened.listFaults()).toEqual([])
})
