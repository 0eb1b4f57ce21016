import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { takeMapPicture } from '../pixels/map-picture.ts'
import { describePicture, differing } from '../pixels/png.ts'
import { openApp, settled, WITHOUT_DRAWING } from './harness.ts'

const address = '?day=2022-06-01&reading=planned&view=113.79,34.79,12.5,-12,50&select=longzihu-zhihuidao&lang=en'

/** Takes the WebGL context from under the map; gives it back at once when asked to. */
async function loseContext(page: Page, andRestore: boolean): Promise<void> {
  await page.evaluate((andRestore) => {
    const canvas = document.querySelector<HTMLCanvasElement>('#stage canvas')
    const extension = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    if (!canvas || !extension) throw new Error('there is no context to lose')
    if (andRestore)
      canvas.addEventListener('webglcontextlost', () => setTimeout(() => extension.restoreContext(), 0), { once: true })
    extension.loseContext()
  }, andRestore)
}

/** Keeps weak hold of every WebGL context that the page makes; nothing is drawn, which changes nothing of what is made and freed. */
const watchContexts = `${WITHOUT_DRAWING}
{
  const made = new Set(), getContext = HTMLCanvasElement.prototype.getContext
  HTMLCanvasElement.prototype.getContext = function (...args) {
    const context = getContext.apply(this, args)
    if (context instanceof WebGL2RenderingContext && ![...made].some((ref) => ref.deref() === context)) made.add(new WeakRef(context))
    return context
  }
  window.contextsAlive = () => [...made].filter((ref) => ref.deref()).length
}`

/** Contexts that cannot be collected, lost or not. */
async function countContexts(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage')
  await session.detach()
  return page.evaluate(() => (window as unknown as { contextsAlive: () => number }).contextsAlive())
}

/** Waits until a loss has been noticed, then until the view is back. */
async function comeBack(page: Page, losses: number): Promise<void> {
  await page.waitForFunction((losses) => window.twin.diagnostics().contextLosses === losses, losses, {
    timeout: 60_000,
  })
  await page.evaluate(() => window.twin.settled())
}

const withoutDay = (search: string): string => search.replace(/day=[^&]*&?/, '')
const dayIn = (search: string): string => /day=([^&]*)/.exec(search)?.[1] ?? '2023-03-09'
const read = (page: Page): Promise<string> => page.evaluate(() => window.twin.address())

test(
  'a lost WebGL context is rebuilt, three times running in mid-play and never restored, and the view is back where it was',
  { timeout: 300_000 },
  async () => {
    // The next test has the illustrative city; here it would be made four times.
    const { page, close, listFaults, faults } = await openApp(`${address}&hide=fabric`, {
      width: 480,
      height: 320,
      before: WITHOUT_DRAWING,
    })
    await settled(page)
    const opened = await read(page)
    expect(dayIn(opened)).toBe('2022-06-01')
    expect(opened).toContain('select=longzihu-zhihuidao')
    for (const losses of [1, 2, 3]) {
      const before = await read(page)
      await page.evaluate(() => window.twin.play())
      await loseContext(page, false)
      await comeBack(page, losses)
      await page.evaluate(() => window.twin.pause())
      await settled(page)
      const after = await read(page)
      expect(withoutDay(after)).toBe(withoutDay(opened))
      // It went on playing meanwhile.
      expect(dayIn(after) >= dayIn(before), `${dayIn(before)} to ${dayIn(after)}`).toBe(true)
    }
    // Nothing was drawn so far; what was rebuilt last draws.
    await page.evaluate(() => {
      Object.assign(window, { skipDraws: false })
      return window.twin.goToDay('2025-06-01')
    })
    expect(describePicture(await takeMapPicture(page)).colours).toBeGreaterThan(200)
    expect(faults.page).toEqual([])
    expect(listFaults()).toEqual([])
    await close()
  },
)

test('a context that the browser gives back is rebuilt too, to the same picture', { timeout: 200_000 }, async () => {
  const { page, close, listFaults } = await openApp(`${address}&quality=low`, { width: 320, height: 220 })
  await settled(page)
  const [opened, before] = [await read(page), await takeMapPicture(page)]
  await loseContext(page, true)
  await comeBack(page, 1)
  await settled(page)
  expect(await read(page)).toBe(opened)
  expect(differing(await takeMapPicture(page), before)).toBeLessThan(0.01)

  // It works on: the day can be moved, things can be picked, and there is one canvas.
  await page.evaluate(() => window.twin.goToDay('2024-06-01'))
  expect(dayIn(await read(page))).toBe('2024-06-01')
  expect(await page.evaluate(() => window.twin.pick(160, 110))).not.toBeNull()
  expect(await page.locator('#stage canvas').count()).toBe(1)
  expect(listFaults()).toEqual([])
  await close()
})

test(
  'nothing holds what is gone: of five contexts, one of them lost while the map was being made, only the last is alive; so when the map is made anew for another city',
  { timeout: 300_000 },
  async () => {
    const { page, close, faults } = await openApp('?known=2022-06-01&lang=en&hide=fabric&view=113.79,34.79,11,0,30', {
      before: watchContexts,
    })
    await settled(page)
    for (const losses of [1, 2]) {
      await loseContext(page, losses === 2)
      await comeBack(page, losses)
    }
    // The third is lost, and its successor before it stands.
    await page.evaluate(() => {
      const stage = document.querySelector('#stage')!
      const lose = (): void =>
        document
          .querySelector<HTMLCanvasElement>('#stage canvas')
          ?.getContext('webgl2')
          ?.getExtension('WEBGL_lose_context')
          ?.loseContext()
      const before = document.querySelector('#stage canvas')
      const watcher = new MutationObserver(() => {
        const canvas = document.querySelector('#stage canvas')
        if (!canvas || canvas === before) return
        watcher.disconnect()
        setTimeout(lose, 30)
      })
      watcher.observe(stage, { childList: true, subtree: true })
      lose()
    })
    await comeBack(page, 4)
    await expect.poll(() => countContexts(page), { timeout: 30_000 }).toBe(1)
    expect(await page.locator('#stage canvas').count()).toBe(1)

    const before = await page.evaluateHandle(() => document.querySelector('#stage canvas'))
    await page.locator('[data-part~=masthead] [data-part~=known-clear]').click()
    await page.waitForFunction((before) => (document.querySelector('#stage canvas') ?? before) !== before, before, {
      timeout: 60_000,
    })
    await before.dispose()
    await settled(page)
    await expect.poll(() => countContexts(page), { timeout: 30_000 }).toBe(1)
    expect(faults.page).toEqual([])
    await close()
  },
)
