import { afterEach, expect, test } from 'vitest'
import type { OpenedPage } from './harness.ts'
import { openKiosk } from './kiosk-page.ts'
import { openPlanner } from './planner-page.ts'
import { openPresenter } from './presenter-page.ts'

let opened: OpenedPage | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
})

/** As in a frame of another site, or with cookies blocked: to name a storage is an error. */
const REFUSED = `for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
  Object.defineProperty(window, name, { get() { throw new DOMException('The operation is insecure.', 'SecurityError') } })`

test('the planner starts; what it cannot keep it says, with what to do', { timeout: 90_000 }, async () => {
  const planner = await openPlanner('?lang=en', { before: REFUSED })
  opened = planner
  const { page } = planner
  await page.keyboard.press('s')
  await page.getByRole('button', { name: 'New, based on it' }).click()
  await expect
    .poll(() => page.locator('[data-part~=scenarios] [role=alert]').allInnerTexts())
    .toEqual([expect.stringMatching(/open it in a window of its own/)])
  expect(planner.listFaults()).toEqual([])
})

test('the presenter starts', { timeout: 90_000 }, async () => {
  opened = await openPresenter('?present=mobility&lang=en', { before: REFUSED })
  await opened.page.locator('[data-part~=present-caption]').first().waitFor()
  expect(opened.listFaults()).toEqual([])
})

test('a kiosk starts and plays its loop', { timeout: 90_000 }, async () => {
  const kiosk = await openKiosk('?kiosk', { before: REFUSED })
  opened = kiosk
  await expect.poll(() => kiosk.state()).toBe('loop')
  expect(kiosk.listFaults()).toEqual([])
})
