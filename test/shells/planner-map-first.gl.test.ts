import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, settled, WITHOUT_DRAWING, type OpenedPage } from './harness.ts'
import { laidOut, shareOfMap } from './layout-faults.ts'

/** The least share of the window, in per cent, in which nothing covers the map when the planner opens. */
const FIRST_VIEWS = [
  [1600, 900, 75],
  [1440, 810, 75],
  [1280, 720, 70],
  [390, 844, 60],
  [360, 640, 60],
  [844, 390, 55],
] as const

let opened: OpenedPage
let page: Page
beforeAll(async () => {
  // Coarse pointers, for which every button is at its largest.
  opened = await openApp('?lang=en&hide=fabric&quality=low', {
    width: 1440,
    height: 810,
    reducedMotion: 'reduce',
    hasTouch: true,
    deviceScaleFactor: 0.25,
    before: WITHOUT_DRAWING,
  })
  page = opened.page
  await settled(page)
})
afterAll(() => opened.close())

test('when the planner opens, the map has most of the window, on desks and on phones, in both languages', async () => {
  for (const language of ['zh', 'en'] as const) {
    await page.evaluate((language) => window.twin.setView({ language }), language)
    await page.waitForFunction((language) => document.documentElement.lang.startsWith(language), language)
    for (const [width, height, least] of FIRST_VIEWS) {
      await page.setViewportSize({ width, height })
      await laidOut(page)
      await expect
        .poll(() => shareOfMap(page), { message: `${width}×${height}, ${language}` })
        .toBeGreaterThanOrEqual(least)
    }
  }
})

test('the slow turning is one press away, on the least phone and on a desk', async () => {
  await page.evaluate(() => window.twin.setView({ language: 'en' }))
  const orbit = page.getByRole('button', { name: 'Slow orbit' })
  for (const [width, height] of [
    [1440, 810],
    [390, 844],
    [360, 640],
    [320, 568],
    [568, 320],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect.poll(() => orbit.count(), { message: `${width}×${height}` }).toBe(1)
    const side = async (): Promise<number> => {
      const box = await orbit.boundingBox()
      return box ? Math.min(box.width, box.height) : 0
    }
    await expect.poll(side, { message: `${width}×${height}` }).toBeGreaterThanOrEqual(width < 390 ? 36 : 43)
  }
})

test('from there one press leads to each of the four things that the twin is for', async () => {
  await page.setViewportSize({ width: 1440, height: 810 })
  const four = page.locator('[data-part~=four-things] button')
  await expect.poll(() => four.allInnerTexts()).toEqual(['Districts', 'Parks', 'Routes', 'Pipeline'])
  const captions = new Set<string>()
  for (let at = 0; at < 4; at += 1) {
    await four.nth(at).click()
    await expect.poll(() => four.nth(at).getAttribute('aria-current')).toBe('true')
    captions.add(await page.locator('[data-part~=shot-caption] strong').innerText())
    await page.evaluate(() => window.twin.pause())
  }
  expect(captions.size).toBe(4)
  await page.getByRole('button', { name: 'Close the caption' }).click()
  await page.evaluate(() => window.twin.setView({ selection: null }))
  expect(opened.listFaults()).toEqual([])
})

test('what was left open is open again: the panel beside the rail, and the lanes of the timeline', async () => {
  const layers = page.getByRole('button', { name: 'Layers', exact: true })
  const lanes = page.locator('[data-part~=lanes-button]')
  const lanesShown = (): Promise<number> => page.locator('[data-part~=lane-strip]').count()
  await expect.poll(lanesShown).toBe(1)
  await expect.poll(() => layers.getAttribute('aria-expanded')).toBe('false')
  await layers.click()
  await lanes.click()
  await expect.poll(lanesShown).toBe(7)
  await page.reload()
  await settled(page)
  await page.locator('[data-part~=layer-switches]').waitFor()
  await expect.poll(lanesShown).toBe(7)
  // And closed again, they stay closed.
  await page.getByRole('button', { name: 'Collapse' }).click()
  await lanes.click()
  await expect.poll(lanesShown).toBe(1)
  await page.reload()
  await settled(page)
  await expect.poll(() => lanes.getAttribute('aria-expanded')).toBe('false')
  expect(await page.locator('[data-part~=dock]').count()).toBe(0)
})

test('a reading is explained when it is chosen for the first time, and whenever one asks', async () => {
  const why = page.locator('[data-part~=reading-why][data-shown]')
  await page.locator('label[data-reading=planned]').click()
  await why.waitFor()
  await page.keyboard.press('Escape')
  await why.waitFor({ state: 'detached' })
  await page.locator('label[data-reading=both]').click()
  await expect.poll(() => why.innerText()).toMatch(/Solid is what was reported/)
  await page.locator('label[data-reading=planned]').click()
  await expect.poll(() => page.locator('[data-part~=reading] input:checked').getAttribute('value')).toBe('planned')
  await page.keyboard.press('Escape')
  await page.locator('label[data-reading=both]').click()
  await expect.poll(() => page.locator('[data-part~=reading] input:checked').getAttribute('value')).toBe('both')
  expect(await why.count()).toBe(0)
  await page.getByRole('button', { name: 'What this view shows' }).click()
  await why.waitFor()
})
