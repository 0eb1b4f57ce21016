import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { openApp, settled } from '../shells/harness.ts'

const countGl = readFileSync(new URL('count-gl.js', import.meta.url), 'utf8')

/** Notes the workers that are started, and how many bytes of layered textures each frame hands over; nothing is drawn. */
const watchUploads = `
  window.skipDraws = true
  window.workersStarted = []
  window.Worker = class extends Worker {
    constructor(url, options) {
      super(url, options)
      window.workersStarted.push(options?.name ?? '')
    }
  }
  window.layerBytes = []
  let bytes = 0
  const { texSubImage3D } = WebGL2RenderingContext.prototype
  WebGL2RenderingContext.prototype.texSubImage3D = function (...args) {
    const data = args.find((arg) => ArrayBuffer.isView(arg))
    const [width, height, depth] = args.slice(5, 8)
    if (data) bytes += Math.min(data.byteLength, width * height * depth * 16)
    return texSubImage3D.apply(this, args)
  }
  const request = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (callback) => request((now) => {
    bytes = 0
    try { callback(now) } finally { if (bytes > 0) window.layerBytes.push(bytes) }
  })`

interface Watched {
  readonly workersStarted: readonly string[]
  readonly layerBytes: readonly number[]
}

test('the whole fabric is made in a worker and handed over a megabyte a frame', async () => {
  const { page, close, listFaults } = await openApp('?quality=full', {
    width: 480,
    height: 300,
    before: `${countGl}\n${watchUploads}`,
  })
  await settled(page, 110_000)
  const watched = (): Promise<Watched> =>
    page.evaluate(() => {
      const { workersStarted, layerBytes } = window as unknown as Watched
      return { workersStarted, layerBytes }
    })
  const { workersStarted, layerBytes } = await watched()
  await page.evaluate(() => window.twin.settled())
  expect((await watched()).layerBytes, 'nothing was still on its way when the page said that it is settled').toEqual(
    layerBytes,
  )
  expect(workersStarted).toContain('fabric')
  // 65,536 items of 16 bytes: what a processor copies in a millisecond or two. Frames are counted, not timed.
  expect(Math.max(...layerBytes)).toBeLessThanOrEqual(1024 * 1024)
  // Every building, and the rows that stand for them from farther off.
  expect(layerBytes.length).toBeGreaterThan(Math.ceil(1_120_000 / 65_536))
  expect(layerBytes.length).toBeLessThanOrEqual(Math.ceil((1_120_000 * 24) / 16 / 65_536))
  const triangles = await page.evaluate(async () => {
    window.resetGlCount()
    await window.twin.setView({ camera: { lng: 113.68, lat: 34.75, zoom: 13.5, pitch: 50 } })
    return window.glCount.triangles
  })
  expect(triangles, 'and it is drawn').toBeGreaterThan(100_000 * 10)
  expect(listFaults()).toEqual([])
  await close()
})

describe('under the pointer', () => {
  const tip = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const box = document.querySelector<HTMLElement>('[data-part~=hover-tip]')
      return box && !box.hidden ? box.innerText.replace(/\s+/g, ' ') : ''
    })
  const words = { zh: '示意建筑，非文献所载', en: 'illustrative building, not from a document' }
  const moveTo = async (page: Page, x: number, y: number): Promise<string> => {
    await page.mouse.move(x, y)
    await page.evaluate(
      () =>
        new Promise((resolve) =>
          requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve))),
        ),
    )
    return tip(page)
  }
  /** Points of the map between the panels, in a loose order. */
  const points = Array.from({ length: 150 }, (_, i): [number, number] => [
    330 + ((i * 37) % 150) * 2,
    150 + ((i * 61) % 150) * 1.4,
  ])

  test("a building of the fabric says in both languages that it is none of a document's, and selects nothing", async () => {
    const { page, close, listFaults } = await openApp(
      '?quality=low&hide=districts,zones,parks,mobility,corridors,labels&view=113.65,34.75,12.2,0,30',
      { width: 960, height: 640, reducedMotion: 'reduce' },
    )
    await settled(page, 110_000)
    await page.evaluate(() => window.twin.settled())
    let spot: [number, number] | undefined
    for (const point of points) {
      if ((await moveTo(page, ...point)) === '') continue
      spot = point
      break
    }
    expect(spot, 'a building of the fabric is met').toBeDefined()
    await expect.poll(() => tip(page), { timeout: 20_000 }).toBe(words.zh)
    await page.mouse.click(...spot!)
    await expect
      .poll(async () => new URLSearchParams(await page.evaluate(() => window.twin.address())).get('select'))
      .toBeNull()
    await page.evaluate(() => window.twin.setView({ language: 'en' }))
    // Panels are wider in English, and may lie over the place: any building will do.
    const said: string[] = []
    for (const point of points) {
      const found = await moveTo(page, ...point)
      if (found !== '') said.push(found)
      if (said.length > 0) break
    }
    expect(said).toEqual([words.en])
    // Without the fabric there is nothing to be told of.
    await page.evaluate(() => window.twin.setView({ layers: ['context'] }))
    await moveTo(page, 2, 2)
    await expect.poll(() => moveTo(page, ...spot!)).toBe('')
    expect(listFaults()).toEqual([])
    await close()
  })
})
