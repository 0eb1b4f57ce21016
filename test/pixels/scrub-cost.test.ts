import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { LAYER_SWITCHES } from '../../src/session/session.ts'
import { openApp, openSource, settled, WITHOUT_DRAWING } from '../shells/harness.ts'

/** What a step of the day handed to WebGL: bytes into buffers, textures and uniforms, and draw calls. */
interface GlCount {
  buffer: number
  texture: number
  uniform: number
  draws: number
  triangles: number
}

declare global {
  interface Window {
    glCount: GlCount
    skipDraws: boolean
    resetGlCount(): GlCount
  }
}

const bytesOf = ({ buffer, texture, uniform }: GlCount): number => buffer + texture + uniform
const size = { width: 320, height: 200 }
/** At most 4 kB a step and 1 kB for each visible layer. */
const budget = 4000 + 1000 * LAYER_SWITCHES.length

/** The first day of each is for coming to rest there. What is handed to WebGL is counted; nothing is rasterised. */
const spread = (from: string, step: number, steps: number): number[] =>
  Array.from({ length: steps + 1 }, (_, i) => dayOf(from) + i * step)
/** No document, no plan's end and no first statement falls into this range. */
const calm = spread('2024-02-05', 1, 6)
/** From the first document to the horizon: first statements, documented days, starts and ends of plans. */
const crossing = spread('2021-11-05', 150, 10)

async function scrub(page: Page, days: readonly number[]): Promise<GlCount[]> {
  const counts: GlCount[] = []
  for (const day of days) {
    counts.push(
      await page.evaluate(async (day) => {
        window.resetGlCount()
        await window.stage.goToDay(day)
        return window.resetGlCount()
      }, day),
    )
  }
  return counts
}

const views = {
  // Ten times the features leave the fabric other ground to stand on: the two are compared without it.
  home: '?hide=fabric',
  'the science city': '?view=113.79,34.79,13.2,-12,55',
  'the province': '?view=112.6,33.9,6.4,0,20',
}

/** Where ten times the features are drawn as well: once is enough for software WebGL, and what is uploaded knows no view. */
const MULTIPLIED = 'home'

describe.each(Object.entries(views))('a moved day, seen from %s', (name, address) => {
  test(
    `uploads no bytes for features${name === MULTIPLIED ? ', and the very same with ten times as many' : ''}`,
    { timeout: 300_000 },
    async () => {
      const measure = async (copies: number) => {
        const separator = address === '' ? '?' : '&'
        const { page, close, listFaults } = await openSource(
          `test/pixels/stage.html${address}${separator}quality=low&watch&copies=${copies}`,
          { ...size, before: WITHOUT_DRAWING },
        )
        await settled(page, 110_000)
        const entities = await page.evaluate(() => window.stage.entities)
        await scrub(page, calm.slice(0, 1))
        expect(await page.evaluate(() => window.stage.takeReads()), 'the looks are counted').toBeGreaterThan(1000)
        const calmly = await scrub(page, calm.slice(1))
        const calmReads = await page.evaluate(() => window.stage.takeReads())
        await scrub(page, crossing.slice(0, 1))
        await page.evaluate(() => window.stage.takeReads())
        const crossed = await scrub(page, crossing.slice(1))
        const crossingReads = await page.evaluate(() => window.stage.takeReads())
        const info = await page.evaluate(() => window.stage.info())
        const faults = listFaults()
        await close()
        return { copies, entities, calmly, crossed, calmReads, crossingReads, info, faults }
      }
      const once = await measure(1)
      const tenfold = name === MULTIPLIED ? await measure(10) : undefined
      const found = tenfold ? [once, tenfold] : [once]
      for (const { copies, entities, calmly, crossed, info } of found) {
        const most = (counts: GlCount[]): number => Math.max(...counts.map(bytesOf))
        console.info(
          `${copies}x, ${entities} entities, ${info.triangles} triangles: at most ${most(calmly)} bytes a step, ${most(crossed)} where something begins or ends; draws ${Math.max(...calmly.map((count) => count.draws))}`,
        )
      }
      for (const each of found) {
        expect(each.faults).toEqual([])
        expect(Math.max(...[...each.calmly, ...each.crossed].map(bytesOf))).toBeLessThanOrEqual(budget)
        expect(each.calmly.map((count) => count.texture)).toEqual(each.calmly.map(() => 0))
        // The main thread looks at no feature: what a step costs it cannot grow with them.
        expect([each.calmReads, each.crossingReads]).toEqual([0, 0])
      }
      if (!tenfold) return
      expect(tenfold.entities).toBe(once.entities * 10)
      for (const [many, few] of [
        [tenfold.calmly, once.calmly],
        [tenfold.crossed, once.crossed],
      ] as const) {
        expect(many.map(({ buffer, texture }) => ({ buffer, texture }))).toEqual(
          few.map(({ buffer, texture }) => ({ buffer, texture })),
        )
        // Which of many equal names stands is MapLibre's choice; each tile with a name in it has two draws more, and their uniforms.
        for (const [i, count] of many.entries()) {
          expect(Math.abs(count.draws - few[i]!.draws)).toBeLessThanOrEqual(16)
          expect(Math.abs(count.uniform - few[i]!.uniform)).toBeLessThanOrEqual(1000)
        }
      }
    },
  )
})

test('the app itself, with its timeline, stays within the budget', async () => {
  const { page, close, listFaults } = await openApp('', { ...size, before: WITHOUT_DRAWING })
  await settled(page)
  const step = (day: string): Promise<GlCount> =>
    page.evaluate(async (day) => {
      window.resetGlCount()
      await window.twin.goToDay(day)
      return window.resetGlCount()
    }, day)
  await step('2024-02-05')
  const counts: GlCount[] = []
  for (let i = 6; i < 26; i += 1) counts.push(await step(`2024-02-${String(i).padStart(2, '0')}`))
  console.info(`the app: ${[...new Set(counts.map(bytesOf))].join(', ')} bytes a step`)
  expect(Math.max(...counts.map(bytesOf))).toBeLessThanOrEqual(budget)
  // A uniform that stays as it was, such as the sun's strength, is not sent again; all else is the very same.
  expect(new Set(counts.map(({ buffer, texture, draws }) => `${buffer} ${texture} ${draws}`)).size).toBe(1)
  expect(listFaults()).toEqual([])
  await close()
})
