import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSource, settled, type OpenedPage } from '../shells/harness.ts'
import { differing, readPng } from './png.ts'

/** A low sun, hatched plans and the sky in one view: what is drawn by rows and columns of the canvas must meet at the seams. */
let opened: OpenedPage
beforeAll(async () => {
  opened = await openSource(
    'test/pixels/stage.html?quality=low&hide=fabric&day=2024-05-01&view=113.78,34.79,12.2,-12,68',
    { width: 320, height: 200 },
  )
  await settled(opened.page, 115_000)
})
afterAll(() => opened.close())

interface Comparison {
  readonly size: readonly [number, number]
  readonly colours: number
  /** Share of pixels that differ at all, and the largest difference of a channel. */
  readonly differing: number
  readonly largest: number
}

/** Takes a picture twice, drawn in columns of these widths, and compares the two. */
function compare(one: number, other: number, ambient: readonly [number, number] = [1, 1]): Promise<Comparison> {
  return opened.page.evaluate(
    async ({ one, other, ambient }) => {
      const [width, height] = [400, 225]
      const take = async (column: number, seconds: number): Promise<Uint8ClampedArray> => {
        const canvas = Object.assign(document.createElement('canvas'), { width, height })
        const context = canvas.getContext('2d')!
        const capture = await window.stage.capture({ width, height, cssHeight: 180, column })
        await capture.render({ camera: window.stage.camera(), ambient: seconds }, context)
        await capture.close()
        return context.getImageData(0, 0, width, height).data
      }
      const [a, b] = [await take(one, ambient[0]), await take(other, ambient[1])]
      const colours = new Set<number>()
      let [differing, largest] = [0, 0]
      for (let at = 0; at < a.length; at += 4) {
        colours.add((a[at]! << 16) | (a[at + 1]! << 8) | a[at + 2]!)
        const difference = Math.max(...[0, 1, 2].map((channel) => Math.abs(a[at + channel]! - b[at + channel]!)))
        differing += difference > 0 ? 1 : 0
        largest = Math.max(largest, difference)
      }
      return { size: [width, height] as const, colours: colours.size, differing: differing / (width * height), largest }
    },
    { one, other, ambient },
  )
}

test('a picture put together of columns is the picture drawn in one', async () => {
  const { colours, differing, largest } = await compare(4096, 90)
  console.info({ colours, differing, largest })
  expect(colours).toBeGreaterThan(500)
  expect(differing).toBeLessThan(0.005)
  // A pixel or two on the edge of a triangle may round to the other side.
  expect(largest).toBeLessThan(32)
})

test('the same view gives the same picture; another moment of what moves gives another', async () => {
  expect((await compare(4096, 4096)).differing).toBe(0)
  expect((await compare(4096, 4096, [1, 2.3])).differing).toBeGreaterThan(0)
})

test('meanwhile the screen keeps its picture, and then is as it was', async () => {
  const { page } = opened
  const before = await page.screenshot()
  /** Share of the screen's pixels that differ visibly from what it showed first. */
  const changed = async (): Promise<number> => differing(readPng(before), readPng(await page.screenshot()), { by: 2 })
  const during = await page.evaluate(async () => {
    const camera = window.stage.camera()
    const capture = await window.stage.capture({ width: 200, height: 300, cssHeight: 300 })
    const second = await window.stage.capture({ width: 10, height: 10, cssHeight: 10 }).then(
      () => 'taken twice',
      () => 'refused',
    )
    const context = document.createElement('canvas').getContext('2d')!
    await capture.render({ camera: { ...camera, lng: 113.4, zoom: 9 } }, context)
    Object.assign(window, { capture, camera })
    return { second, stills: document.querySelectorAll('[data-part~=stage-still]').length }
  })
  expect(during).toEqual({ second: 'refused', stills: 1 })
  expect(await changed(), 'the still').toBeLessThan(0.002)
  const after = await page.evaluate(async () => {
    const { capture, camera } = window as unknown as { capture: { close(): Promise<void> }; camera: object }
    await capture.close()
    return {
      camera: JSON.stringify(window.stage.camera()) === JSON.stringify(camera),
      stills: document.querySelectorAll('[data-part~=stage-still]').length,
    }
  })
  expect(after).toEqual({ camera: true, stills: 0 })
  expect(await changed(), 'given back').toBeLessThan(0.0005)
  expect(opened.listFaults()).toEqual([])
})
