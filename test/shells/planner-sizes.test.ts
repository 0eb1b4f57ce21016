import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findLayoutFaults, shareOfMap, type LayoutFaults } from './layout-faults.ts'
import { openPlanner, type PlannerPage } from './planner-page.ts'

/** Windows in CSS pixels: phones, desks and walls, both ways up; and what is left of a window at 150, 200, 300 and 400 % of zoom. */
const SIZES = [
  [320, 568],
  [360, 640],
  [390, 844],
  [568, 320],
  [844, 390],
  [320, 256],
  [480, 270],
  [640, 360],
  [960, 540],
  [1280, 360],
  [768, 1024],
  [1024, 768],
  [1280, 720],
  [1440, 810],
  [1080, 1920],
  [1920, 1080],
  [2560, 1440],
  [3840, 1080],
  [5120, 1440],
  [2160, 3840],
  [3840, 2160],
  [7680, 2160],
  [7680, 4320],
] as const

/** English runs longest, and is looked at in all sizes; Chinese where the layout is another. */
const SOME_SIZES = [
  [320, 568],
  [568, 320],
  [320, 256],
  [768, 1024],
  [1280, 720],
  [3840, 2160],
] as const

/** How the planner may stand: an address, what is pressed there, and what is then shown. */
interface Standing {
  readonly address: string
  readonly press?: (page: Page) => Promise<void>
  readonly shown: string
  /** The least share of the window, in per cent, that stays map. */
  readonly map?: number
}

const pressRail =
  (at: number) =>
  (page: Page): Promise<void> =>
    page.locator('[data-part~=dock-tabs] button').nth(at).click()

const STANDINGS: Readonly<Record<string, Standing>> = {
  'nothing open': { address: '?', shown: '[data-part~=rail]', map: 50 },
  'the list': { address: '?', press: pressRail(0), shown: '[data-part~=dock]' },
  'the legend': { address: '?', press: pressRail(2), shown: '[data-part~=legend]' },
  lanes: {
    address: '?',
    press: (page) => page.locator('[data-part~=lanes-button]').click(),
    shown: '[data-part~=planner][data-lanes]',
  },
  'a card': { address: '?select=av-fleet', shown: '[data-part~=card]' },
  'the scenario editor': { address: '?open=editor&compare=slip-a-year', shown: '[data-part~=gantt-lane]' },
  search: {
    address: '?',
    press: (page) => page.keyboard.press('/'),
    shown: '[role=combobox]',
  },
  'own data': { address: '?open=data', shown: '[data-part~=data-add]' },
  'own documents': {
    address: '?open=cockpit.documents',
    press: (page) => page.locator('[data-part~=document-list] > p button').click(),
    shown: '[data-part~=own-documents]',
  },
  'the cockpit': { address: '?open=cockpit.systems', shown: '[data-part~=cockpit-tabs]' },
  scenarios: { address: '?open=scenarios&compare=slip-a-year', shown: '[data-part~=scenarios]' },
  results: { address: '?open=results.differences&compare=slip-a-year', shown: '[data-part~=results]' },
  'a briefing': { address: '?open=briefing', shown: '[data-part~=briefing-editor-load]' },
}

let planner: PlannerPage
beforeAll(async () => {
  planner = await openPlanner('?', { reducedMotion: 'reduce', deviceScaleFactor: 0.25 })
})
afterAll(() => planner.close())

test.each(Object.entries(STANDINGS))(
  'with %s: from 320 to 7680 px, both ways up, at every zoom and in both languages, nothing lies over another and nothing is cut',
  async (state, { address, press, shown, map: least }) => {
    const { page } = planner
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.evaluate(() => localStorage.clear())
    await planner.go(address)
    // Without a map the list is open at first.
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('[data-part~=dock-tabs] [aria-expanded=true]')?.click()
    })
    await press?.(page)
    await page.locator(shown).first().waitFor()
    // What tells that there is no map would stand where the map is.
    await page.evaluate(() => {
      document.querySelector<HTMLElement>('[data-part~=stage-unavailable]')!.hidden = true
      document.documentElement.dataset['state'] = 'settled'
    })
    const faults: Record<string, LayoutFaults> = {}
    const littleMap: string[] = []
    for (const [language, sizes] of [
      ['zh', SOME_SIZES],
      ['en', SIZES],
    ] as const) {
      await page.evaluate((language) => window.twin.setView({ language }), language)
      await page.waitForFunction((language) => document.documentElement.lang.startsWith(language), language)
      for (const [width, height] of sizes) {
        await page.setViewportSize({ width, height })
        const { panels, covered, words } = await findLayoutFaults(page)
        const map = least ? await shareOfMap(page, 600) : 100
        const where = `${width}×${height} ${language}`
        if (panels.length + covered.length + words.length > 0) faults[where] = { panels, covered, words }
        if (least && map < least) littleMap.push(`${where}: ${Math.round(map)} %`)
      }
    }
    expect({ state, faults, littleMap }).toEqual({ state, faults: {}, littleMap: [] })
  },
)
