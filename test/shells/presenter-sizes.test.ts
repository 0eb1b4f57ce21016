import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openKiosk } from './kiosk-page.ts'
import { findLayoutFaults, type LayoutFaults } from './layout-faults.ts'
import { openPresenter } from './presenter-page.ts'

/** Windows in CSS pixels: a laptop's, walls', phones' that follow, both ways up, and a laptop's at 200 % of zoom. */
const SIZES = [
  [320, 568],
  [390, 844],
  [844, 390],
  [640, 360],
  [768, 1024],
  [1280, 720],
  [1080, 1920],
  [1920, 1080],
  [3840, 1080],
  [5120, 1440],
  [3840, 2160],
  [7680, 4320],
] as const

const closing: (() => Promise<void>)[] = []
afterAll(() => Promise.all(closing.map((close) => close())))

async function walkSizes(
  page: Page,
  sizes: readonly (readonly [number, number])[],
): Promise<Record<string, LayoutFaults>> {
  const faults: Record<string, LayoutFaults> = {}
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height })
    const found = await findLayoutFaults(page)
    if (Object.values(found).flat().length > 0) faults[`${width}×${height}`] = found
  }
  await page.setViewportSize({ width: 1280, height: 720 })
  return faults
}

test.each(['zh', 'en'])(
  'presenter in %s: chapter, list, help, choice and the presenter’s window stand whole at every size',
  async (language) => {
    const opened = await openPresenter(`?present=zhengzhou-2025&lang=${language}`, { deviceScaleFactor: 0.25 })
    closing.push(opened.close)
    const { page } = opened
    await page.evaluate(() => {
      for (const one of document.querySelectorAll<HTMLElement>('[data-part~=present-notices]')) one.hidden = true
    })
    const faults: Record<string, Record<string, LayoutFaults>> = {}
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    faults['a chapter'] = await walkSizes(page, SIZES)
    await page.keyboard.press('g')
    await page.locator('[data-part~=present-list]').waitFor()
    faults['the list'] = await walkSizes(page, SIZES)
    await page.keyboard.press('g')
    await page.locator('[data-part~=present-list]').waitFor({ state: 'detached' })
    const opening = page.context().waitForEvent('page')
    await page.keyboard.press('w')
    const notes = await opening
    await notes.locator('[data-part~=notes-notes]').waitFor()
    faults['notes'] = await walkSizes(notes, SIZES.slice(0, 8))
    await page.goto(new URL(`?present=&lang=${language}`, page.url()).href)
    await page.locator('[data-part~=present-choices]').waitFor()
    faults['the choice'] = await walkSizes(page, SIZES)
    expect(faults).toEqual(Object.fromEntries(Object.keys(faults).map((state) => [state, {}])))
  },
)

test('kiosk: what a visitor opens stands whole at every size of a hall’s screen', async () => {
  const kiosk = await openKiosk('?kiosk', { deviceScaleFactor: 0.25 })
  closing.push(kiosk.close)
  const { page } = kiosk
  const sizes = SIZES.slice(4)
  const faults: Record<string, Record<string, LayoutFaults>> = { loop: await walkSizes(page, sizes) }
  await page.setViewportSize({ width: 1920, height: 1080 })
  await kiosk.touch(960, 540)
  await page.locator('[data-part~=kiosk-shield]').waitFor({ state: 'detached' })
  // What tells that there is no map would stand on the map.
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('output')) one.hidden = true
  })
  faults['exploring'] = await walkSizes(page, sizes)
  await page.locator('[data-part~=kiosk-chapter]').first().tap()
  await page.locator('[data-part~=kiosk-side] > *').first().waitFor()
  faults['a chapter'] = await walkSizes(page, sizes)
  expect(faults).toEqual(Object.fromEntries(Object.keys(faults).map((state) => [state, {}])))
})
