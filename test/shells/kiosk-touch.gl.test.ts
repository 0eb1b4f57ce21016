import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { steepest } from '../../src/stage/camera-moves.ts'
import { createFingers, openKiosk, type KioskPage } from './kiosk-page.ts'

/** Software would draw for most of the time; where the camera goes is the same without. */
const withoutDrawing = `for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced', 'drawRangeElements']) WebGL2RenderingContext.prototype[name] = () => undefined`

/** Where the camera has come to rest. */
async function restingCamera(
  page: Page,
): Promise<{ lng: number; lat: number; zoom: number; bearing: number; pitch: number }> {
  await page.evaluate(() => window.twin.settled())
  const view = new URLSearchParams(await page.evaluate(() => window.twin.address())).get('view')
  const [lng = Number.NaN, lat = Number.NaN, zoom = Number.NaN, bearing = Number.NaN, pitch = Number.NaN] = (view ?? '')
    .split(',')
    .map(Number)
  return { lng, lat, zoom, bearing, pitch }
}

const loseContext = (page: Page): Promise<void> =>
  page.evaluate(() =>
    document
      .querySelector<HTMLCanvasElement>('#stage canvas')
      ?.getContext('webgl2')
      ?.getExtension('WEBGL_lose_context')
      ?.loseContext(),
  )

const comeBack = (page: Page, losses: number): Promise<unknown> =>
  page.waitForFunction(
    (losses) => {
      const now = window.twin.kiosk!.status()
      return now.contextLosses === losses && now.map === 'ready'
    },
    losses,
    { timeout: 60_000, polling: 50 },
  )

describe('fingers on the map of a kiosk', { timeout: 120_000 }, () => {
  let kiosk: KioskPage
  let fingers: Awaited<ReturnType<typeof createFingers>>
  beforeAll(async () => {
    kiosk = await openKiosk('?kiosk&quality=low&hide=fabric', {
      map: true,
      width: 960,
      height: 600,
      before: withoutDrawing,
    })
    await kiosk.page.waitForFunction(() => window.twin.kiosk?.status().map === 'ready', undefined, {
      timeout: 120_000,
      polling: 100,
    })
    fingers = await createFingers(kiosk.page)
  }, 200_000)
  afterAll(() => kiosk.close())

  test('in mid-loop a lost context comes back to the same chapter, behind a still picture of the loop, and the loop goes on', async () => {
    const { page, pass, state } = kiosk
    await page.evaluate(() => window.twin.kiosk!.goToChapter('3'))
    await expect
      .poll(
        async () => {
          await pass(3)
          return page.evaluate(async () => (await (await caches.open('twin-kiosk-still')).keys()).length)
        },
        { timeout: 30_000 },
      )
      .toBe(1)
    await page.evaluate(() => {
      const seen = { still: false }
      Object.assign(window, { seen })
      new MutationObserver(() => {
        if (document.querySelector('[data-part~=kiosk-still] img')) seen.still = true
      }).observe(document.body, { childList: true, subtree: true })
    })
    const before = await page.evaluate(() => window.twin.kiosk!.status())
    await loseContext(page)
    await comeBack(page, 1)
    expect(await page.evaluate(() => window.twin.kiosk!.status().chapter)).toBe(before.chapter)
    expect(await state()).toBe('loop')
    expect(await page.evaluate(() => (window as unknown as { seen: { still: boolean } }).seen.still)).toBe(true)
    for (let seconds = 0; seconds < 60; seconds += 3) await pass(3)
    expect(await page.evaluate(() => window.twin.kiosk!.status().number)).toBeGreaterThan(before.number)
  })

  test('the first touch is answered in the very next frame, with the map drawn, and moves it nowhere', async () => {
    const { page, touch } = kiosk
    await page.evaluate(() => {
      addEventListener(
        'pointerdown',
        () =>
          requestAnimationFrame(() =>
            Object.assign(window, { answered: document.querySelector('[data-part~=kiosk-explore]') !== null }),
          ),
        { capture: true, once: true },
      )
    })
    const before = await restingCamera(page)
    await touch(480, 260)
    expect(
      await (await page.waitForFunction(() => (window as unknown as { answered?: boolean }).answered)).jsonValue(),
    ).toBe(true)
    await page.locator('[data-part~=kiosk-shield]').waitFor({ state: 'detached' })
    expect(await restingCamera(page)).toEqual(before)
    expect(await page.locator('[data-part~=kiosk-hints] li').count()).toBe(4)
  })

  test('one finger moves the map with it, and the hints have done their work', async () => {
    const { page } = kiosk
    const before = await restingCamera(page)
    await fingers.move([[480, 260]], [[380, 260]])
    const after = await restingCamera(page)
    expect(after.lng).toBeGreaterThan(before.lng)
    expect({ zoom: after.zoom, bearing: after.bearing, pitch: after.pitch }).toEqual({
      zoom: before.zoom,
      bearing: before.bearing,
      pitch: before.pitch,
    })
    await expect.poll(() => page.locator('[data-part~=kiosk-hints]').count()).toBe(0)
  })

  test('two fingers apart zoom in, together zoom out, never past the limits, and the page itself stays as it is', async () => {
    const { page } = kiosk
    const apart = (): Promise<void> =>
      fingers.move(
        [
          [440, 260],
          [520, 260],
        ],
        [
          [390, 260],
          [570, 260],
        ],
      )
    const together = (): Promise<void> =>
      fingers.move(
        [
          [390, 260],
          [570, 260],
        ],
        [
          [440, 260],
          [520, 260],
        ],
      )
    const before = await restingCamera(page)
    await apart()
    const near = await restingCamera(page)
    expect(near.zoom).toBeGreaterThan(before.zoom + 0.5)
    expect(near.bearing).toBe(before.bearing)
    await together()
    expect((await restingCamera(page)).zoom).toBeLessThan(near.zoom - 0.5)
    for (let i = 0; i < 7; i += 1) await apart()
    expect((await restingCamera(page)).zoom).toBeLessThanOrEqual(17.5)
    for (let i = 0; i < 9; i += 1) await together()
    expect((await restingCamera(page)).zoom).toBeGreaterThanOrEqual(5.2)
    expect(await page.evaluate(() => [visualViewport?.scale, scrollX, scrollY])).toEqual([1, 0, 0])
  })

  test('two fingers up and down tilt it, from straight down to as low as the distance allows; twisting turns nothing', async () => {
    const { page } = kiosk
    const up = (): Promise<void> =>
      fingers.move(
        [
          [440, 330],
          [520, 330],
        ],
        [
          [440, 170],
          [520, 170],
        ],
        12,
      )
    const down = (): Promise<void> =>
      fingers.move(
        [
          [440, 170],
          [520, 170],
        ],
        [
          [440, 330],
          [520, 330],
        ],
        12,
      )
    for (let i = 0; i < 4; i += 1) await down()
    const { pitch, bearing } = await restingCamera(page)
    expect(pitch).toBe(0)
    for (let i = 0; i < 4; i += 1) await up()
    const low = await restingCamera(page)
    expect(low.pitch).toBeGreaterThan(40)
    expect(low.pitch).toBeLessThanOrEqual(steepest(low.zoom) + 0.1)
    await fingers.move(
      [
        [400, 260],
        [560, 260],
      ],
      [
        [440, 190],
        [520, 330],
      ],
      12,
    )
    await expect.poll(async () => (await restingCamera(page)).bearing).toBe(bearing)
  })

  test('two taps at one place zoom in there', async () => {
    const { page, touch } = kiosk
    const { zoom } = await restingCamera(page)
    // A busy machine may take longer between the two than a double tap lasts.
    await expect
      .poll(
        async () => {
          await touch(480, 250)
          await touch(480, 250)
          return (await restingCamera(page)).zoom
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(zoom + 0.5)
  })

  test('a context lost under the finger comes back to where the visitor was, and the next finger moves the map', async () => {
    const { page, state } = kiosk
    const before = await restingCamera(page)
    const { chapter } = await page.evaluate(() => window.twin.kiosk!.status())
    await fingers.put([[480, 260]])
    await loseContext(page)
    await comeBack(page, 2)
    await fingers.lift()
    expect(await state()).toBe('exploring')
    expect(await page.evaluate(() => window.twin.kiosk!.status().chapter)).toBe(chapter)
    const after = await restingCamera(page)
    expect(after.lng).toBeCloseTo(before.lng, 3)
    expect(after.zoom).toBeCloseTo(before.zoom, 1)
    expect(await page.evaluate(() => document.elementFromPoint(480, 260)?.tagName)).toBe('CANVAS')
    await fingers.move([[480, 260]], [[380, 260]])
    await expect.poll(async () => (await restingCamera(page)).lng).toBeGreaterThan(after.lng)
  })

  test('nothing went wrong on the page in all of this', () => {
    expect(kiosk.faults.page).toEqual([])
    expect(kiosk.faults.outside).toEqual([])
  })
})
