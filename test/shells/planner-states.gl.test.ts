import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describePicture, readPng } from '../pixels/png.ts'
import { openApp, settled, WITHOUT_DRAWING } from './harness.ts'
import { findBrokenWords, openPlanner } from './planner-page.ts'

test('the first frame, before any script, is not blank: title, ground and the outline of the timeline', async () => {
  const { page, close } = await openApp('', { width: 480, height: 320, javaScriptEnabled: false })
  expect(await page.locator('[data-part~=skeleton-title]').innerText()).toContain('郑州')
  const { colours, brightness } = describePicture(readPng(await page.screenshot()))
  expect(colours).toBeGreaterThan(30)
  expect(brightness, "the night model's ground").toBeLessThan(40)
  await close()
})

/** The language is changed while something is waited for: one map shows the words of both. */
const speak = (page: Page, language: 'zh' | 'en'): Promise<void> =>
  page.evaluate((language) => void window.twin.setView({ language }), language)

test('while the map loads the interface is there, with how far it has come, in both languages', async () => {
  const opened = await openApp('?lang=zh&quality=low&hide=fabric', {
    width: 640,
    height: 480,
    before: `${WITHOUT_DRAWING}\n${heldFetches}`,
  })
  const { page } = opened
  const bar = page.locator('[data-part~=stage-progress]')
  await bar.waitFor()
  expect(await page.evaluate(() => document.documentElement.dataset['state'])).toBe('loading')
  // What can be used without a map can be used already.
  await page.waitForFunction(() => document.querySelector('[data-part~=playhead]') !== null)
  await page.keyboard.press('End')
  await expect.poll(() => page.evaluate(() => window.twin.address())).toContain('day=end')
  for (const language of ['zh', 'en'] as const) {
    await speak(page, language)
    await expect.poll(() => bar.innerText()).toMatch(language === 'zh' ? /正在.*\d+%|地图.*\d+%/ : /Loading.* \d+%/)
    await expect.poll(() => findBrokenWords(page)).toEqual([])
  }
  await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo())
  await settled(page, 90_000)
  expect(await bar.count()).toBe(0)
  expect(opened.listFaults()).toEqual([])
  await opened.close()
})

test('while the city fabric is made the map is there already, and says so in both languages until it stands', async () => {
  const opened = await openApp('?lang=zh&quality=low', {
    width: 640,
    height: 480,
    before: `${WITHOUT_DRAWING}\n${heldFabric}`,
  })
  const { page } = opened
  const line = page.locator('[data-part~=stage-progress][data-quiet]')
  await line.waitFor({ timeout: 110_000 })
  expect(await page.evaluate(() => window.twin.pick(320, 200) !== undefined)).toBe(true)
  const progress = line.locator('progress')
  await expect.poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(20)
  for (const language of ['zh', 'en'] as const) {
    await speak(page, language)
    const words = language === 'zh' ? '正在生成示意城市肌理' : 'Generating the illustrative city fabric'
    await expect.poll(() => line.locator('output').innerText()).toBe(words)
    await expect.poll(() => progress.getAttribute('aria-label')).toBe(words)
    await expect.poll(() => findBrokenWords(page)).toEqual([])
  }
  await page.evaluate(() => (window as unknown as { letGo: () => void }).letGo())
  await line.waitFor({ state: 'detached', timeout: 60_000 })
  expect(opened.listFaults()).toEqual([])
  await opened.close()
})

test('the caption of a composed view changes on the day that it says, and back', async () => {
  const { page, close, listFaults } = await openApp(
    '?lang=en&quality=low&hide=districts,zones,parks,pipelines,corridors,context,fabric,labels',
    { width: 1000, height: 640, reducedMotion: 'reduce', deviceScaleFactor: 0.25, before: WITHOUT_DRAWING },
  )
  await settled(page, 90_000)
  await page.locator('[data-part~=shots] > button').click()
  await page.locator('[data-part~=shots-item]').last().click()
  const caption = page.locator('[data-part~=shot-caption]')
  await caption.waitFor()
  const on = async (day: string): Promise<string> => {
    await page.evaluate((day) => window.twin.goToDay(day), day)
    return caption.locator('[data-part~=shot-words]').innerText()
  }
  expect(await on('2023-03-09')).toContain('The last document is of 9 March 2023')
  expect(await on('2023-03-10')).toContain('The last document is passed')
  expect(await caption.getAttribute('data-turned')).toBe('true')
  expect(await on('2023-03-08')).not.toContain('passed')
  expect(listFaults()).toEqual([])
  await close()
})

/** The worker's last word, the fabric itself, does not come before it is let go; those on the way there do. */
const heldFabric = `
  let open
  const gate = new Promise((resolve) => (open = resolve))
  window.letGo = () => open()
  window.Worker = class extends Worker {
    addEventListener(type, listener, options) {
      super.addEventListener(type, (event) => (event.data?.columns ? gate.then(() => listener(event)) : listener(event)), options)
    }
  }`

/** The city's geometry does not come before it is let go. */
const heldFetches = `
  let open
  const gate = new Promise((resolve) => (open = resolve))
  window.letGo = () => open()
  const fetch = window.fetch.bind(window)
  window.fetch = async (url, ...rest) => {
    if (String(url).includes('city-geometry')) await gate
    return fetch(url, ...rest)
  }`

test('a list without a match, and a map that cannot be had, say so and what to do', async () => {
  const planner = await openPlanner('?lang=en')
  const { page } = planner
  expect(await page.getByRole('alert').innerText()).toMatch(/no WebGL2[^]*all work[^]*Open the list/)
  await page
    .locator('[data-part~=dock-tabs] button')
    .first()
    .evaluate((button) => button.getAttribute('aria-expanded') === 'true' || (button as HTMLElement).click())
  await page.locator('#search').fill('zzzz')
  await expect.poll(() => page.locator('[data-part~=entity-list] [role=listbox] > p').innerText()).toContain('zzzz')
  await planner.close()
})
