import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { HOME_CAMERA } from '../../src/session/session.ts'
import { openApp, settled, WITHOUT_DRAWING } from './harness.ts'
import { findBrokenWords, openPlanner } from './planner-page.ts'

const SHOTS = (
  JSON.parse(readFileSync(new URL('../../scenes/shots.json', import.meta.url), 'utf8')) as { id: string }[]
).map(({ id }) => id)

/** What stands over the map. A panel inside another is that one's own affair. */
const PANELS = [
  '[data-part~=rail]',
  '[data-part~=masthead]',
  '[data-part~=dock]',
  '[data-part~=tool-bar]',
  '[data-part~=card]',
  '[data-part~=fleet]',
  '[data-part~=furniture-buttons]',
  '[data-part~=scale]',
  '[data-part~=foot]',
  '[data-part~=bar]',
  '[data-part~=stage-unavailable]',
  '[data-part~=shot-caption]',
  '[data-part~=cockpit]',
  '[data-part~=show-interface]',
]

interface Layout {
  /** Pairs of panels that lie over one another, by how much. */
  readonly overlaps: string[]
  /** Panels that reach over the edge of the window. */
  readonly outside: string[]
  /** Words that are cut off or spill over their control. */
  readonly spilt: string[]
  readonly shown: string[]
  /** Of the permanent line and the review number, those that cannot be seen whole. */
  readonly hidden: string[]
}

function readLayout(page: Page): Promise<Layout> {
  return page.evaluate((panels) => {
    const visible = (element: Element): boolean =>
      element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0
    const boxes = panels.flatMap((name) =>
      [...document.querySelectorAll(name)]
        .filter(visible)
        .map((element) => ({ name, box: element.getBoundingClientRect() })),
    )
    const overlaps: string[] = []
    for (const [at, a] of boxes.entries()) {
      for (const b of boxes.slice(at + 1)) {
        const x = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left)
        const y = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
        if (x > 0.5 && y > 0.5) overlaps.push(`${a.name} and ${b.name} by ${Math.round(x)}×${Math.round(y)}`)
      }
    }
    const outside = boxes
      .filter(
        ({ box }) =>
          box.left < -0.5 || box.top < -0.5 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5,
      )
      .map(({ name }) => name)
    if (document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight)
      outside.push('the page scrolls')
    const spilt = [
      ...document.querySelectorAll(
        'button:not([data-part~=tick]), [data-part~=segments] label, [data-part~=evidence-chip], [data-part~=masthead], h1, h2, [data-part~=reading-why], [data-part~=permanent], [data-part~=review-number], [data-part~=foot]',
      ),
    ]
      // What is only to be heard is a dot to the eye.
      .filter((element) => visible(element) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      .map(
        (element) =>
          `${element.className || element.tagName} “${element.textContent?.trim().slice(0, 40)}” ${element.scrollWidth} in ${element.clientWidth}`,
      )
    // They let the pointer through: here they shall not.
    const foot = document.querySelector<HTMLElement>('[data-part~=foot]')
    foot?.style.setProperty('pointer-events', 'auto')
    const hidden = ['[data-part~=permanent]', '[data-part~=review-number]'].filter((name) => {
      const element = document.querySelector(name)
      if (!element || !visible(element)) return true
      return [...element.getClientRects()].some((box) =>
        [0.02, 0.5, 0.98].some((share) => {
          const top = document.elementFromPoint(box.left + box.width * share, box.top + box.height / 2)
          return top === null || !(element.contains(top) || top.contains(element))
        }),
      )
    })
    foot?.style.removeProperty('pointer-events')
    return { overlaps, outside, spilt, hidden, shown: boxes.map(({ name }) => name) }
  }, PANELS)
}

const sizes = [
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
  [5120, 1440],
  [390, 844],
] as const
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

const whole = { overlaps: [], outside: [], spilt: [], hidden: [] }

test(
  'with a map: no panel lies over another, with a card, a caption, the cockpit and nothing open, in both languages, from a phone to a wall',
  { timeout: 300_000 },
  async () => {
    const { page, close, listFaults } = await openApp(
      '?hide=districts,zones,parks,pipelines,corridors,context,fabric,labels&quality=low',
      { width: 390, height: 844, reducedMotion: 'reduce', deviceScaleFactor: 0.25, before: WITHOUT_DRAWING },
    )
    await settled(page, 90_000)
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      for (const language of ['zh', 'en'] as const) {
        await page.evaluate((language) => window.twin.setView({ language, selection: null }), language)
        await page.waitForFunction((language) => document.documentElement.lang.startsWith(language), language)
        for (const [state, open] of Object.entries(openStates)) {
          if ((state === 'the cockpit' || state === 'the editor') && width < 760) continue
          const where = `${width}×${height}, ${language}, ${state}`
          await open(page)
          const layout = await readLayout(page)
          expect.soft({ where, ...layout }).toMatchObject({ where, ...whole })
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
            expect.soft({ where, ...layout }).toMatchObject({ where, ...whole })
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
    const view = (): Promise<number[]> =>
      page.evaluate(() =>
        (new URLSearchParams(window.twin.address()).get('view') ?? '113.745,34.655,10.2,-9,54').split(',').map(Number),
      )
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await expect.poll(async () => (await view())[2], { timeout: 30_000 }).toBeCloseTo(11.2, 1)
    await page.getByRole('button', { name: 'Compass' }).click()
    await expect.poll(async () => (await view())[3], { timeout: 30_000 }).toBe(0)
    expect(await page.locator('[data-part~=scale]').innerText()).toMatch(/^\d+ k?m$/)
    await page.getByRole('button', { name: 'Back to the whole city' }).click()
    await expect.poll(view, { timeout: 30_000 }).toEqual([113.745, 34.655, 10.2, -9, 54])
    expect(listFaults()).toEqual([])
    await close()
  },
)

test(
  'without a map likewise, with its notice in the middle and any tab of the dock open',
  { timeout: 200_000 },
  async () => {
    const planner = await openPlanner('', { reducedMotion: 'reduce' })
    const { page } = planner
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height })
      for (const language of ['zh', 'en'] as const) {
        await planner.go(`?lang=${language}`)
        for (const tab of [null, 0, 1, 2]) {
          // A phone's dock opens over the map and what is told there, and there the counter stands behind the notice.
          if (width < 760) continue
          if (tab !== null)
            await page
              .locator('[data-part~=dock-tabs] button')
              .nth(tab)
              .evaluate((button) => button.getAttribute('aria-expanded') === 'true' || (button as HTMLElement).click())
          const where = `${width}×${height}, ${language}, tab ${tab}`
          expect({ where, ...(await readLayout(page)) }).toMatchObject({ where, ...whole })
        }
      }
    }
    expect(planner.listFaults()).toEqual([])
    await planner.close()
  },
)

test('the permanent line and the review number never leave the screen', { timeout: 200_000 }, async () => {
  const planner = await openPlanner('', { reducedMotion: 'reduce' })
  const { page } = planner
  const shown = async (): Promise<[string, string]> => [
    await page.locator('[data-part~=review-number]').innerText(),
    await page.locator('[data-part~=permanent]').innerText(),
  ]
  const words = {
    zh: ['内部研究示意，未经审图', '依据2021—2023年公开报道整理，不代表当前建设情况'],
    en: [
      'internal study, schematic, map not reviewed',
      'compiled from public reports of 2021–2023; not the present state of works',
    ],
  }
  for (const [width, height] of [...sizes, [768, 1024]] as const) {
    await page.setViewportSize({ width, height })
    for (const language of ['zh', 'en'] as const) {
      await planner.go(`?lang=${language}&theme=paper&select=wepp3-henan`)
      expect(await shown()).toEqual(words[language])
      expect({ where: `${width}×${height} ${language}`, hidden: (await readLayout(page)).hidden }).toEqual({
        where: `${width}×${height} ${language}`,
        hidden: [],
      })
    }
  }
  // With a number granted, it stands there in its place.
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.continue()
    const response = await route.fetch()
    const body = (await response.text()).replace(
      '</title>',
      '</title><meta name="twin-review-number" content="GS(2026)0000号">',
    )
    return route.fulfill({ response, body })
  })
  await planner.go('?lang=en')
  expect((await shown())[0]).toBe('Map review number: GS(2026)0000号')
  await planner.go('')
  expect((await shown())[0]).toBe('审图号：GS(2026)0000号')
  expect(planner.listFaults()).toEqual([])
  await planner.close()
})

test('who asked for less motion sees none', async () => {
  /** Runs through what moves and gathers every transition and animation that takes time. */
  const gather = async (reducedMotion: 'reduce' | 'no-preference'): Promise<string[]> => {
    const planner = await openPlanner('?lang=en&day=2023-03-09', { reducedMotion })
    const { page } = planner
    const moving = new Set<string>()
    const look = async (): Promise<void> => {
      const found = await page.evaluate(() =>
        document
          .getAnimations()
          .filter((one) => Number(one.effect?.getComputedTiming().activeDuration ?? 0) > 1)
          .map((one) => {
            const target = (one.effect as KeyframeEffect | null)?.target
            return `${target?.className} ${'animationName' in one ? String(one.animationName) : 'transition'}`
          }),
      )
      for (const one of found) moving.add(one)
    }
    await page.evaluate(() => void window.twin.goToDay('2023-03-10'))
    await look()
    await page.evaluate(() => void window.twin.setView({ selection: 'wepp3-henan' }))
    await look()
    await page.getByRole('button', { name: 'Copy a link' }).click()
    await look()
    await page.getByRole('button', { name: 'Help' }).click()
    await page.locator('dialog[open]').waitFor()
    await look()
    await page.keyboard.press('Escape')
    await page.locator('label[data-reading=difference]').click()
    await look()
    expect(planner.listFaults()).toEqual([])
    await planner.close()
    return [...moving]
  }
  expect(await gather('reduce')).toEqual([])
  expect((await gather('no-preference')).length).toBeGreaterThan(0)
})

test('at 1280 × 720 the bar leaves the map 85 % of the height; on a phone a card leaves it half', async () => {
  const planner = await openPlanner('?lang=en', { width: 1280, height: 720, reducedMotion: 'reduce' })
  const { page } = planner
  const heightOf = (name: string): Promise<number> =>
    page.locator(name).evaluate((element) => element.getBoundingClientRect().height)
  expect(await heightOf('[data-part~=bar]')).toBeLessThanOrEqual(720 * 0.15)
  await page.setViewportSize({ width: 390, height: 844 })
  await planner.go('?lang=en&select=wepp3-henan')
  expect(await heightOf('[data-part~=card]')).toBeLessThanOrEqual(844 * 0.5)
  const free = await page.evaluate(
    () =>
      document.querySelector('[data-part~=card]')!.getBoundingClientRect().top -
      document.querySelector('[data-part~=tool-bar]')!.getBoundingClientRect().bottom,
  )
  expect(free, 'map between what is above and the card').toBeGreaterThan(844 * 0.14)
  await planner.close()
})

test('the map alone: by key and by finger, and back', async () => {
  const planner = await openPlanner('?lang=en', { width: 390, height: 844, hasTouch: true, reducedMotion: 'reduce' })
  const { page } = planner
  const shown = (): Promise<string[]> =>
    page.evaluate(
      (panels) => panels.filter((name) => document.querySelector(name)?.checkVisibility({ visibilityProperty: true })),
      PANELS,
    )
  expect(await shown()).toContain('[data-part~=rail]')
  await page.keyboard.press('h')
  await expect.poll(() => shown()).toEqual(['[data-part~=foot]', '[data-part~=show-interface]'])
  await expect.poll(async () => (await readLayout(page)).hidden, { message: 'the permanent line stays' }).toEqual([])
  await page.getByRole('button', { name: 'Show the interface' }).tap()
  await expect.poll(() => shown()).toContain('[data-part~=rail]')
  await expect.poll(() => shown()).not.toContain('[data-part~=show-interface]')
  await planner.close()
})
