import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openApp, WITHOUT_MAP } from './harness.ts'

const size = { width: 480, height: 320 }

/** Without a map the page says so, and everything else stands. */
const failed = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.documentElement.dataset['state'] === 'failed', undefined, {
    timeout: 60_000,
  })
}

test('rubbish addresses open the default view', { timeout: 120_000 }, async () => {
  const { page, close, listFaults } = await openApp('', { ...size, before: WITHOUT_MAP })
  await failed(page)
  const origin = new URL(page.url()).origin
  const rubbish = [
    '?day=2022-13-45',
    '?day=yesterday&reading=hopeful',
    '?view=1,2,3',
    '?view=NaN,NaN,NaN,NaN,NaN',
    '?view=113.7,34.7,99,0,0&speed=-1',
    '?reading=%3Cscript%3Ealert(1)%3C/script%3E',
    '?select=no-such-thing&hide=everything',
    '?lang=tlh&theme=neon&scenario=dream',
    '?%E0%A4%A=%E0%A4%A&day=%00%FF',
    `?select=${'x'.repeat(5000)}&day=1e9`,
  ]
  for (const search of rubbish) {
    await page.goto(`${origin}/${search}`)
    await failed(page)
    await expect.poll(() => page.evaluate(() => window.twin.address()), { message: search }).toBe('')
    await expect.poll(() => page.locator('[role=slider]').count(), { message: search }).toBeGreaterThan(0)
  }
  expect(listFaults()).toEqual([])
  await close()
})

test.each([
  ['the browser has none', { before: WITHOUT_MAP }],
  ['it is forbidden', { flags: ['--disable-3d-apis'] }],
])('without WebGL2 the page says so and still has its timeline: %s', async (_what, options) => {
  const { page, close, listFaults } = await openApp('?lang=en', { ...size, ...options })
  await failed(page)
  const handle = page.locator('[role=slider]').first()
  await handle.waitFor({ state: 'attached' })
  await expect.poll(() => handle.getAttribute('aria-valuetext')).toMatch(/2023/)
  await expect.poll(() => page.locator('body').innerText()).toMatch(/WebGL/)
  // The automation works on without a map.
  await page.evaluate(async () => {
    await window.twin.ready
    await window.twin.goToDay('2022-05-20')
    await window.twin.setView({ reading: 'documented', camera: { zoom: 12 } })
  })
  await expect.poll(() => handle.getAttribute('aria-valuetext')).toMatch(/2022/)
  expect(await page.evaluate(() => window.twin.address())).toMatch(
    /^\?day=2022-05-20&reading=documented&view=[^&]*,12,[^&]*&lang=en$/,
  )
  expect(await page.evaluate(() => window.twin.pick(10, 10))).toBeNull()
  expect(listFaults()).toEqual([])
  await close()
})
