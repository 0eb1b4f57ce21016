import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ViewRequest } from '../../src/session/automation.ts'
import { openApp, settled, type OpenedPage } from '../shells/harness.ts'
import { takeMapPicture } from './map-picture.ts'
import { differing, type Picture } from './png.ts'

/** Two sides on one screen are, left and right of the line, the very pictures that each would be alone. */
const [width, height] = [360, 240]
const camera = { lng: 113.79, lat: 34.79, zoom: 12.6, bearing: -12, pitch: 55 }
const layers = ['districts', 'zones', 'parks', 'mobility', 'pipelines', 'corridors', 'context'] as const
const before = readFileSync(new URL('count-gl.js', import.meta.url), 'utf8')

let opened: OpenedPage
beforeAll(async () => {
  opened = await openApp('?quality=low&hide=fabric,labels', { width, height, before })
  await settled(opened.page)
  await view({ camera, layers, day: '2024-06-01' })
})
afterAll(() => opened.close())

const view = (request: ViewRequest): Promise<void> =>
  opened.page.evaluate((request) => window.twin.setView(request), request)

async function look(request: ViewRequest): Promise<Picture> {
  await view(request)
  return takeMapPicture(opened.page)
}

/** Share of differing pixels among the columns [from, to). */
const differingIn = (one: Picture, other: Picture, from: number, to: number): number =>
  differing(one, other, { among: (x) => x >= from && x < to })

/** Counts and calls know no pixels, nor do views on the way to one that is picked in. */
const skipDraws = (skip: boolean): Promise<unknown> =>
  opened.page.evaluate((skipDraws) => Object.assign(window, { skipDraws }), skip)

test('left is the first side, right the second, each in its own reading and on its own day', async () => {
  const planned = await look({ reading: 'planned', compare: null })
  const documented = await look({ reading: 'documented', day: '2022-03-01' })
  const both = await look({
    day: '2024-06-01',
    reading: 'planned',
    compare: { scenario: 'reference', reading: 'documented', day: '2022-03-01' },
    swipe: 0.4,
  })
  const edge = Math.round(width * 0.4)
  expect(differingIn(planned, documented, 0, edge - 2)).toBeGreaterThan(0.01)
  expect(differingIn(planned, documented, edge + 2, width)).toBeGreaterThan(0.01)
  expect(differingIn(both, planned, 0, edge - 2)).toBe(0)
  expect(differingIn(both, documented, edge + 2, width)).toBe(0)
  const alone = await look({ compare: null })
  expect(differingIn(alone, planned, 0, width)).toBe(0)
  expect(opened.listFaults()).toEqual([])
})

test('the pointer finds what stands on the side that it is on', async () => {
  const grid = Array.from({ length: 8 * 2 }, (_, i): [number, number] => [
    Math.round(((i % 8) + 0.5) * (width / 8)),
    90 + Math.floor(i / 8) * 45,
  ])
  const pick = async (request: ViewRequest): Promise<(string | null)[]> => {
    await skipDraws(true)
    await view(request)
    await skipDraws(false)
    return opened.page.evaluate((points) => points.map(([x, y]) => window.twin.pick(x, y)), grid)
  }
  const planned = await pick({ reading: 'planned', compare: null, day: '2025-06-01' })
  const early = await pick({ day: '2021-11-05' })
  const both = await pick({
    day: '2025-06-01',
    compare: { scenario: 'reference', reading: 'planned', day: '2021-11-05' },
    swipe: 0.5,
  })
  const left = grid.map(([x]) => x < width / 2)
  expect(planned.filter((id, i) => id !== early[i]).length).toBeGreaterThan(0)
  expect(both).toEqual(left.map((isLeft, i) => (isLeft ? planned : early)[i]))
})

test('a step of the day, with two sides, uploads nothing and costs at most twice the draws of one', async () => {
  await skipDraws(true)
  const step = (day: string) =>
    opened.page.evaluate(async (day) => {
      window.resetGlCount()
      await window.twin.goToDay(day)
      return window.resetGlCount()
    }, day)
  await view({ compare: null, reading: 'both', day: '2024-02-05' })
  const alone = await step('2024-02-06')
  await view({ compare: { scenario: 'transport-first', reading: 'planned' }, day: '2024-02-05' })
  const two = await step('2024-02-06')
  console.info('one side', alone, 'two', two)
  expect([alone.texture, two.texture]).toEqual([0, 0])
  // deck.gl hands a layer's uniforms over in a buffer.
  expect(two.buffer).toBeLessThanOrEqual(alone.buffer * 2)
  expect(two.draws).toBeGreaterThan(alone.draws)
  expect(two.draws).toBeLessThanOrEqual(alone.draws * 2)
  expect(two.uniform).toBeLessThanOrEqual(alone.uniform * 2)
})

/** How often functions of the page's own scripts are called meanwhile: what is asked of the main thread, whatever the machine. */
async function countCalls(act: () => Promise<unknown>): Promise<number> {
  const cdp = await opened.page.context().newCDPSession(opened.page)
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  await cdp.send('Profiler.takePreciseCoverage')
  await act()
  const { result } = await cdp.send('Profiler.takePreciseCoverage')
  await cdp.send('Profiler.stopPreciseCoverage')
  await cdp.detach()
  return result.reduce(
    (sum, { functions }) => sum + functions.reduce((calls, { ranges }) => calls + (ranges[0]?.count ?? 0), 0),
    0,
  )
}

test('nor does it ask more than twice as much of the scripts', async () => {
  await skipDraws(true)
  const steps = (): Promise<number> =>
    countCalls(async () => {
      for (const day of ['2024-02-06', '2024-02-07', '2024-02-08'])
        await opened.page.evaluate((day) => window.twin.goToDay(day), day)
    })
  await view({ compare: null, reading: 'both', day: '2024-02-05' })
  const alone = await steps()
  await view({ compare: { scenario: 'transport-first', reading: 'planned' }, day: '2024-02-05' })
  const two = await steps()
  console.info('calls of functions in three steps: one side', alone, 'two', two)
  expect(alone).toBeGreaterThan(1000)
  expect(two).toBeGreaterThan(alone)
  expect(two).toBeLessThanOrEqual(alone * 2)
})
