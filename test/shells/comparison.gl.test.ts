import { afterEach, expect, test } from 'vitest'
import { exportSlides, names, openShare } from './comparison-page.ts'
import { openApp, settled, type OpenedPage } from './harness.ts'
import { readPdf } from './read-export.ts'

let opened: OpenedPage | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
})

test('with a map: slides and pages hold three different pictures, and the screen is as it was', async () => {
  opened = await openApp(
    '?quality=low&hide=fabric,labels,context,districts&compare=transport-first&reading=planned&day=2024-06-01&view=113.78,34.79,11.6,-12,55',
    { width: 480, height: 300, acceptDownloads: true, reducedMotion: 'reduce' },
  )
  const { page } = opened
  await settled(page, 110_000)
  await page.evaluate(() => window.twin.goToDay('2024-06-02').then(() => window.twin.goToDay('2024-06-01')))
  await openShare(page)
  const before = await page.evaluate(() => window.twin.address())
  const { jpegs, pngs, slides } = await exportSlides(page)
  expect(jpegs).toHaveLength(3)
  for (const picture of jpegs) expect([...picture.subarray(0, 2)], 'a JPEG').toEqual([0xff, 0xd8])
  // Either side and their difference: three pictures, none of them another's.
  expect(new Set(jpegs.map((picture) => Buffer.from(picture).toString('base64'))).size).toBe(3)
  expect(pngs.length).toBeGreaterThan(0)
  for (const name of names('zh')) expect(slides[1]).toContain(`${name} · 规划推演 · 2024年6月1日`)
  await page.locator('[data-part~=results-report] button').nth(1).dispatchEvent('click')
  await page.locator('[data-part~=handout] img').nth(2).waitFor({ timeout: 110_000 })
  expect((await readPdf(page)).pictures).toBe(3)
  await page.keyboard.press('Escape')
  await page.locator('[data-part~=handout]').waitFor({ state: 'detached' })
  await page.evaluate(() => window.twin.settled())
  // The key that closes the paper closes nothing else.
  await expect.poll(() => page.evaluate(() => window.twin.address())).toBe(before)
  expect(opened.listFaults()).toEqual([])
})
