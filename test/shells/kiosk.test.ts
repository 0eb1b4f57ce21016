import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAxeFaults } from './axe.ts'
import { findSmallTargets, hashPin, openKiosk, type KioskPage } from './kiosk-page.ts'
import { findBrokenWords } from './planner-page.ts'

const PIN = '482913'

/** What is wrong with what stands on the screen. */
async function faultsOf(page: Page): Promise<string[]> {
  const [findings, small, broken, outside] = await Promise.all([
    findAxeFaults(page, { contrast: false }),
    findSmallTargets(page),
    findBrokenWords(page),
    // Words and controls inside the screen, none cut off at its edge.
    page.evaluate(() => {
      // Words for the ear alone are clipped to a pixel.
      const isClipped = (element: Element | null): boolean =>
        element !== null && (element.getBoundingClientRect().width <= 2 || isClipped(element.parentElement))
      return [
        ...document.querySelectorAll(
          '[data-part~=kiosk] button:not([data-part~=kiosk-shield]), [data-part~=kiosk] p, [data-part~=kiosk] h2, dialog',
        ),
      ]
        .filter(
          (element) =>
            element.checkVisibility() &&
            !element.closest('[data-part~=kiosk-card-body], [data-part~=kiosk-chapters]') &&
            !isClipped(element) &&
            element.textContent !== '',
        )
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(
          ({ box }) =>
            box.width > 2 &&
            (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1),
        )
        .map(({ element }) => `outside: ${element.className} ${element.textContent?.slice(0, 30)}`)
    }),
  ])
  return [
    ...findings,
    ...small.map((line) => `small: ${line}`),
    ...broken.map((words) => `broken words: ${words}`),
    ...outside,
  ]
}

async function openStaff({ page, pass }: KioskPage): Promise<void> {
  await page.mouse.move(20, 20)
  await page.mouse.down()
  await pass(3.1)
  await page.mouse.up()
  await page.locator('[data-part~=staff-pin]').waitFor()
}

async function typePin(page: Page, pin: string): Promise<void> {
  await page.locator('[data-part~=staff-key]:enabled').first().waitFor()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
}

describe('one screen after the other', () => {
  let kiosk: KioskPage
  beforeAll(async () => {
    kiosk = await openKiosk('?kiosk', { settings: { pin: hashPin(PIN) } })
  })
  afterAll(() => kiosk.close())

  test('the loop runs by itself: captions in turn, about three minutes, always as planned, and from the beginning again', async () => {
    const { page, pass, state } = kiosk
    expect(await state()).toBe('loop')
    const seen: string[] = []
    const told: [chip: string, title: string][] = []
    let seconds = 0
    for (; seconds < 400; seconds += 1) {
      const { chapter } = (await page.evaluate(() => window.twin.kiosk?.status()))!
      if (chapter !== seen.at(-1)) {
        if (seen.includes(chapter)) break
        seen.push(chapter)
        told.push([
          (await page.locator('[data-part~=kiosk-chip] strong').textContent()) ?? '',
          (await page.locator('[data-part~=kiosk-caption] h2').textContent()) ?? '',
        ])
      }
      await pass(1)
    }
    expect([...new Set(told.map(([chip]) => chip))]).toEqual(['规划推演'])
    expect(new Set(told.map(([, title]) => title)).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(8)
    expect(seconds).toBeGreaterThan(150)
    expect(seconds).toBeLessThan(210)
    expect(seen[0]).toBe((await page.evaluate(() => window.twin.kiosk?.status()))?.chapter)
    expect(await faultsOf(page)).toEqual([])
  })

  test('the first touch is answered in the very next frame, and presses nothing by accident', async () => {
    const { page, touch } = kiosk
    const chosen = await page.evaluate(() => window.twin.address())
    await page.evaluate(() => {
      addEventListener(
        'pointerdown',
        () =>
          requestAnimationFrame(() =>
            Object.assign(window, {
              answered: { explores: document.querySelector('[data-part~=kiosk-explore]') !== null },
            }),
          ),
        { capture: true, once: true },
      )
    })
    // Where the buttons of the visitor will stand a moment later.
    await touch(200, 300)
    const answered = await page.waitForFunction(
      () => (window as unknown as { answered?: { explores: boolean } }).answered,
    )
    expect(await answered.jsonValue()).toEqual({ explores: true })
    expect(await page.evaluate(() => window.twin.kiosk?.status().state)).toBe('exploring')
    expect(await page.locator('[data-part~=kiosk-chapter][aria-current=true]').count()).toBe(0)
    expect(new URLSearchParams(await page.evaluate(() => window.twin.address())).get('select')).toBe(
      new URLSearchParams(chosen).get('select'),
    )
    await page.locator('[data-part~=kiosk-shield]').waitFor({ state: 'detached' })
    expect(await faultsOf(page)).toEqual([])
  })

  test('a visitor reads chapters, things and days, in either language, and is never offered a verdict', async () => {
    const { page } = kiosk
    await page.locator('[data-part~=kiosk-chapter]').nth(3).tap()
    await expect.poll(() => page.locator('[data-part~=kiosk-card] h2').textContent()).toContain('3000')
    await expect.poll(() => page.locator('[data-part~=kiosk-source]').count()).toBeGreaterThan(0)
    await page.locator('[data-part~=kiosk-pill]').first().tap()
    await page.locator('[data-part~=kiosk-card-close]').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.locator('[data-part~=kiosk-language]').tap()
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en-GB')
    await expect.poll(() => faultsOf(page)).toEqual([])
    await expect
      .poll(() => page.locator('[data-part~=kiosk]').innerText())
      .not.toMatch(/difference|verdict|对比|晚于目标/i)
    await page.locator('[data-part~=kiosk-reading][data-side=documented]').tap()
    await expect.poll(() => page.locator('[data-part~=kiosk-chip]').textContent()).toContain('As reported')
    await page.locator('[data-part~=kiosk-track] input').fill('1500')
    await expect.poll(() => page.locator('[data-part~=kiosk-day]').textContent()).toBe('9 February 2025')
  })

  test('it asks, goes on when told to, and starts over with nothing of the visitor left', async () => {
    const { page, pass, state } = kiosk
    await pass(91)
    expect(await state()).toBe('asking')
    expect(await page.locator('[data-part~=kiosk-count]').textContent()).toBe('29')
    expect(await faultsOf(page)).toEqual([])
    await page.locator('[data-part~=kiosk-answer]').first().tap()
    await expect.poll(() => state()).toBe('exploring')
    await expect.poll(() => page.locator('[data-part~=kiosk-card]').count()).toBe(1)

    await pass(125)
    await expect.poll(() => state()).toBe('loop')
    await expect
      .poll(() =>
        page.evaluate(() => ({
          language: document.documentElement.lang,
          address: Object.fromEntries(new URLSearchParams(window.twin.address())),
          own: location.search,
          stored: [localStorage.length, sessionStorage.length],
          selected: String(getSelection()),
          focus: document.activeElement?.tagName,
          cards: document.querySelectorAll('[data-part~=kiosk-card]').length,
          chapter: window.twin.kiosk?.status().number,
        })),
      )
      .toMatchObject({
        language: 'zh-CN',
        own: '?kiosk',
        stored: [0, 0],
        selected: '',
        focus: 'BODY',
        cards: 0,
        chapter: 1,
        address: { reading: 'planned' },
      })
    await expect.poll(() => page.evaluate(() => new URLSearchParams(window.twin.address()).has('select'))).toBe(false)
    await expect.poll(() => page.locator('[data-part~=kiosk-chip]').textContent()).toContain('规划推演')
  })

  test('the language button is there in the loop too, and "start again" leads back at once', async () => {
    const { page, state } = kiosk
    await page.locator('[data-part~=kiosk-language]').tap()
    await expect.poll(() => state()).toBe('exploring')
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en-GB')
    await page.locator('[data-part~=kiosk-button]', { hasText: 'Start again' }).tap()
    await expect.poll(() => state()).toBe('loop')
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
  })

  test(
    'a long press of the corner asks for the PIN; guessing waits longer and longer, over a restart too; the right one opens',
    { timeout: 60_000 },
    async () => {
      const { page, pass } = kiosk
      // A short press, and one that wanders, ask for nothing.
      await page.mouse.move(20, 20)
      await page.mouse.down()
      await pass(2)
      await page.mouse.move(80, 60, { steps: 4 })
      await pass(2)
      await page.mouse.up()
      await expect.poll(() => page.locator('[data-part~=staff-pin]').count()).toBe(0)

      await openStaff(kiosk)
      await expect.poll(() => faultsOf(page)).toEqual([])
      for (const guess of ['1111', '2222']) {
        await typePin(page, guess)
        await page.locator('[data-part~=staff-pin-words][data-warning]', { hasText: '不正确' }).waitFor()
      }
      const waits: number[] = []
      for (const guess of ['3333', '4444', '5555']) {
        await typePin(page, guess)
        const words = page.locator('[data-part~=staff-pin-words]', { hasText: '秒后' })
        await words.waitFor()
        waits.push(Number(/\d+/.exec((await words.textContent()) ?? '')?.[0]))
        expect(await page.locator('[data-part~=staff-key]:enabled').count()).toBe(0)
        if (guess !== '5555') await pass(waits.at(-1)! + 0.1)
      }
      expect(waits).toEqual([5, 10, 20])
      // Shutting the page and asking anew gains nothing.
      await page.locator('[data-part~=kiosk-card-close]').tap()
      await openStaff(kiosk)
      await expect.poll(() => page.locator('[data-part~=staff-pin-words]').textContent()).toMatch(/20/)
      await pass(21)
      await typePin(page, PIN)
      await page.locator('[data-part~=staff-panel]').waitFor()
      const facts = await page.locator('[data-part~=staff-facts]').innerText()
      for (const word of ['版本', '已运行', '图形上下文丢失', '内存', '画质', '离线']) expect(facts).toContain(word)
      expect(await faultsOf(page)).toEqual([])
      expect(await page.evaluate(() => localStorage.length)).toBe(0)
      // The pad itself works by touch as well.
      await page.locator('[data-part~=kiosk-card-close]').tap()
      await openStaff(kiosk)
      for (const digit of PIN) await page.locator('[data-part~=staff-key]', { hasText: digit }).tap()
      await page.locator('[data-part~=staff-key][data-first]').tap()
      await page.locator('[data-part~=staff-panel]').waitFor()
    },
  )

  test('staff pick another loop, which runs at once', async () => {
    const { page, state } = kiosk
    await page.locator('[data-part~=staff-action]', { hasText: '郑州 2025 十分钟' }).tap()
    await expect.poll(() => state()).toBe('loop')
    await expect.poll(() => page.evaluate(() => window.twin.kiosk?.status().briefing)).toBe('zhengzhou-2025')
    await page.evaluate(() => localStorage.clear())
  })

  test('the commands of a control room do the same through window.twin', async () => {
    const { page } = kiosk
    const number = (): Promise<number | undefined> => page.evaluate(() => window.twin.kiosk?.status().number)
    const start = await number()
    await page.evaluate(() => window.twin.kiosk?.next())
    expect(await number()).toBe(start! + 1)
    await page.evaluate(() => window.twin.kiosk?.back())
    expect(await number()).toBe(start)
    expect(
      await page.evaluate(() => [
        window.twin.kiosk?.goToChapter('4'),
        window.twin.kiosk?.goToChapter('lankao'),
        window.twin.kiosk?.goToChapter('nowhere'),
        window.twin.kiosk?.goToChapter('99'),
      ]),
    ).toEqual([true, true, false, false])
    expect(await page.evaluate(() => window.twin.kiosk?.status().chapter)).toBe('lankao')
    await page.evaluate(() => window.twin.kiosk?.black('toggle'))
    await page.locator('[data-part~=kiosk-black]').waitFor()
    expect(await findAxeFaults(page, { contrast: false })).toEqual([])
    // What comes next is seen again.
    await page.evaluate(() => window.twin.kiosk?.next())
    await page.locator('[data-part~=kiosk-black]').waitFor({ state: 'detached' })
  })

  test('nothing went wrong on the page in all of this', () => {
    expect(kiosk.listFaults()).toEqual([])
  })
})

test.each([
  ['portrait', 1080, 1920],
  ['32:9', 5120, 1440],
  ['4K', 3840, 2160],
] as const)('%s: every state is whole, in both languages', { timeout: 90_000 }, async (_, width, height) => {
  const kiosk = await openKiosk('?kiosk', {
    width,
    height,
    settings: { insets: { left: 2, right: 2, top: 3, bottom: 3 } },
  })
  const { page, pass, touch } = kiosk
  const faults: string[] = []
  for (const language of ['zh', 'en'] as const) {
    await page.evaluate((language) => window.twin.kiosk?.language(language), language)
    for (const chapter of ['2', '5', '8']) {
      await page.evaluate((chapter) => window.twin.kiosk?.goToChapter(chapter), chapter)
      faults.push(...(await faultsOf(page)).map((fault) => `${language} loop ${chapter}: ${fault}`))
    }
    await touch(width / 2, height / 2)
    await page.evaluate((language) => window.twin.kiosk?.language(language), language)
    await page.locator('[data-part~=kiosk-shield]').waitFor({ state: 'detached' })
    await page.locator('[data-part~=kiosk-chapter]').nth(4).tap()
    faults.push(...(await faultsOf(page)).map((fault) => `${language} exploring: ${fault}`))
    await pass(95)
    faults.push(...(await faultsOf(page)).map((fault) => `${language} asking: ${fault}`))
    await pass(30)
  }
  expect(faults).toEqual([])
  await kiosk.close()
})
