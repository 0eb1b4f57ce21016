import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { HOME_CAMERA } from '../../src/session/session.ts'
import { openApp, settled, WITHOUT_DRAWING } from './harness.ts'
import { readLayout, SIZES, WHOLE } from './layout-page.ts'
import { findBrokenWords } from './planner-page.ts'

const SHOTS = (
  JSON.parse(readFileSync(new URL('../../scenes/shots.json', import.meta.url), 'utf8')) as { id: string }[]
).map(({ id }) => id)

/** What can lie over the map besides a card, and the way to open it; Escape closes it. */
const openStates: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'a caption': (page) => runShot(page, 'longhu-at-dusk'),
  'a caption with a card': (page) => runShot(page, 'along-the-trunk'),
  'the cockpit': async (page) => {
    await page.keyboard.press('c')
    await page.locator('[data-part~=cockpit-tabs]').waitFor()
  },
  'the editor': async (page) => {
    await page.keyboard.press('s')
    await page.locator('[data-part~=open-editor]').click()
    await page.locator('[data-part~=scenario-editor]').waitFor()
  },
}

/** Chooses a composed view as its menu does, and stops its play: where less motion is wanted it stands at its end at once. */
async function runShot(page: Page, id: string): Promise<void> {
  await page.locator('[data-part~=shots] > button').click()
  await page.locator('[data-part~=shots-item]').nth(SHOTS.indexOf(id)).click()
  await page.locator('[data-part~=shot-caption]').waitFor()
  await page.evaluate(() => window.twin.pause())
}

test(
  'with a map: no panel lies over another, with a card, a caption, the cockpit and nothing open, in both languages, from a phone to a wall',
  { timeout: 300_000 },
  async () => {
    const { page, close, listFaults } = await openApp(
      '?hide=districts,zones,parks,pipelines,corridors,context,fabric,labels&quality=low',
      { width: 390, height: 844, reducedMotion: 'reduce', deviceScaleFactor: 0.25, before: WITHOUT_DRAWING },
    )
    await settled(page, 90_000)
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height })
      for (const language of ['zh', 'en'] as const) {
        await page.evaluate((language) => window.twin.setView({ language, selection: null }), language)
        await page.waitForFunction((language) => document.documentElement.lang.startsWith(language), language)
        for (const [state, open] of Object.entries(openStates)) {
          if ((state === 'the cockpit' || state === 'the editor') && width < 760) continue
          const where = `${width}×${height}, ${language}, ${state}`
          await open(page)
          const layout = await readLayout(page)
          expect.soft({ where, ...layout }).toMatchObject({ where, ...WHOLE })
          await page.evaluate(() => window.twin.setView({ selection: null }))
          await page.keyboard.press('Escape')
          await page.waitForFunction(
            () =>
              !document.querySelector(
                '[data-part~=shot-caption], [data-part~=cockpit], [data-part~=card], [data-part~=scenario-editor]',
              ),
          )
        }
        for (const selection of [null, 'av-fleet']) {
          for (const day of ['2025-12-31']) {
            const where = `${width}×${height}, ${language}, ${selection ?? 'no card'}, ${day}`
            await page.evaluate(
              ([language, selection, day]) =>
                void window.twin.setView({
                  language,
                  selection,
                  day,
                  reading: selection === 'av-fleet' ? 'difference' : 'both',
                }),
              [language, selection, day] as const,
            )
            await page.waitForFunction(
              ([selection, language]) =>
                (document.querySelector('[data-part~=card]') !== null) === (selection !== null) &&
                document.documentElement.lang.startsWith(language),
              [selection, language] as const,
            )
            const layout = await readLayout(page)
            expect.soft({ where, ...layout }).toMatchObject({ where, ...WHOLE })
            expect(layout.shown).toEqual(
              expect.arrayContaining([
                '[data-part~=tool-bar]',
                '[data-part~=foot]',
                '[data-part~=bar]',
                ...(width > 760 || selection === null ? ['[data-part~=rail]', '[data-part~=masthead]'] : []),
                ...(selection === null
                  ? ['[data-part~=fleet]', '[data-part~=furniture-buttons]', '[data-part~=scale]']
                  : ['[data-part~=card]']),
              ]),
            )
          }
        }
      }
    }
    await expect.poll(() => findBrokenWords(page)).toEqual([])

    // The map's own controls; on a phone fingers zoom instead.
    await page.setViewportSize({ width: 900, height: 600 })
    await page.evaluate((camera) => window.twin.setView({ language: 'en', selection: null, camera }), HOME_CAMERA)
    const { lng, lat, zoom, bearing, pitch } = HOME_CAMERA
    const home = [lng, lat, zoom, bearing, pitch]
    const view = (): Promise<number[]> =>
      page.evaluate(
        (home) => (new URLSearchParams(window.twin.address()).get('view') ?? home.join()).split(',').map(Number),
        home,
      )
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await expect.poll(async () => (await view())[2], { timeout: 30_000 }).toBeCloseTo(zoom + 1, 1)
    await page.getByRole('button', { name: 'Compass' }).click()
    await expect.poll(async () => (await view())[3], { timeout: 30_000 }).toBe(0)
    expect(await page.locator('[data-part~=scale]').innerText()).toMatch(/^\d+ k?m$/)
    await page.getByRole('button', { name: 'Back to the whole city' }).click()
    await expect.poll(view, { timeout: 30_000 }).toEqual(home)
    expect(listFaults()).toEqual([])
    await close()
  },
)
