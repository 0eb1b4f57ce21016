import { expect, test } from 'vitest'
import { PANELS, readLayout, SIZES, WHOLE } from './layout-page.ts'
import { openPlanner } from './planner-page.ts'

test(
  'without a map likewise, with its notice in the middle and any tab of the dock open',
  { timeout: 200_000 },
  async () => {
    const planner = await openPlanner('', { reducedMotion: 'reduce' })
    const { page } = planner
    for (const [width, height] of SIZES) {
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
          expect({ where, ...(await readLayout(page)) }).toMatchObject({ where, ...WHOLE })
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
  for (const [width, height] of [...SIZES, [768, 1024]] as const) {
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
