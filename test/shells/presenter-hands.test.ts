import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenedPage } from './harness.ts'
import { createFingers } from './kiosk-page.ts'
import { BRIEFINGS, expectTitle, openPresenter } from './presenter-page.ts'

const briefing = BRIEFINGS.get('zhengzhou-2025')!
const titles = [briefing.opening, ...briefing.chapters, briefing.closing].map(({ title }) => title.zh)

/** What of a page cannot be pressed or read: an edge that is covered, a caption that scrolls or lies over a plate. */
function findCovered(): string[] {
  const edges = ['back', 'next'].filter((side) => {
    const edge = document.querySelector(`[data-part~=present-edge][data-side=${side}]`)!
    const { x, y, width, height } = edge.getBoundingClientRect()
    return !edge.contains(document.elementFromPoint(x + width / 2, y + height / 2))
  })
  const caption = document.querySelector('[data-part~=present-caption]')
  if (!caption) return edges
  const box = caption.getBoundingClientRect()
  const under = ['present-day', 'fleet', 'present-foot'].filter((part) => {
    const plate = document.querySelector(`[data-part~=${part}]`)?.getBoundingClientRect()
    return plate && plate.left < box.right && plate.right > box.left && plate.top < box.bottom && plate.bottom > box.top
  })
  return [
    ...edges,
    ...under.map((part) => `the caption lies over ${part}`),
    ...(caption.scrollHeight > caption.clientHeight + 1 ? ['the caption scrolls'] : []),
  ]
}

describe('a touch wall', () => {
  let opened: OpenedPage
  let page: Page
  let fingers: Awaited<ReturnType<typeof createFingers>>
  let session: CDPSession
  beforeAll(async () => {
    opened = await openPresenter('?present=zhengzhou-2025', { hasTouch: true })
    page = opened.page
    fingers = await createFingers(page)
    session = fingers.session
  })
  afterAll(() => opened.close())

  test('swipes turn pages both ways and never leave the briefing', async () => {
    const entries = async (): Promise<number> =>
      ((await session.send('Page.getNavigationHistory')) as { currentIndex: number }).currentIndex
    const before = await entries()
    /** From side to side of the words that stand there now. */
    const swipe = async (to: 'left' | 'right'): Promise<void> => {
      const box = (await page.locator('[data-part~=present-caption]').boundingBox())!
      const y = box.y + box.height / 2
      const ends = [box.x + box.width - 60, box.x + 60] as const
      const [from, until] = to === 'left' ? ends : [ends[1], ends[0]]
      await fingers.move([[from, y]], [[until, y]], 12)
    }
    for (const title of [titles[1]!, titles[2]!]) {
      await swipe('left')
      await expectTitle(page, title)
    }
    // At the first page there is nothing before: the browser's own history is none of the briefing's.
    for (const title of [titles[1]!, titles[0]!, titles[0]!]) {
      await swipe('right')
      await expectTitle(page, title)
    }
    expect(new URL(page.url()).searchParams.get('present')).toBe('zhengzhou-2025')
    expect(await entries()).toBe(before)
    expect(
      await page.evaluate(() =>
        [document.documentElement, document.body].map((one) => getComputedStyle(one).overscrollBehaviorX),
      ),
    ).toEqual(['none', 'none'])
  })

  test('on every page, in either language, in words of any size, both edges can be pressed, and the caption is whole and covers no plate', async () => {
    for (const [turn, [id, { opening, chapters, closing }]] of [...BRIEFINGS].entries()) {
      const size = turn % 2 === 0 ? 1.7 : 1
      const other = await openPresenter(`?present=${id}`, {
        width: 1280,
        height: 720,
        before: `localStorage.setItem('zhengzhou-twin/presenter-text-size', '${size}')`,
      })
      for (const slide of [opening, ...chapters, closing]) {
        for (const language of ['zh', 'en'] as const) {
          await other.page.evaluate((language) => window.twin.setView({ language }), language)
          await expectTitle(other.page, slide.title[language])
          await expect
            .poll(() => other.page.evaluate(findCovered), { message: `${id} ${slide.id} ${language}` })
            .toEqual([])
        }
        await other.page.keyboard.press('PageDown')
      }
      await other.close()
    }
  })
})

describe('a wall that is loaded anew', () => {
  test('keeps its presenter’s window, in step and with the time that has passed', async () => {
    const opened = await openPresenter('?present=zhengzhou-2025')
    const wall = opened.page
    const opening = wall.context().waitForEvent('page')
    await wall.keyboard.press('w')
    const notes = await opening
    await notes.locator('[data-part~=notes-notes]').waitFor()
    const total = async (): Promise<number> => {
      const [minutes = 0, seconds = 0] = (
        (await notes.locator('[data-part~=notes-time-passed]').last().textContent()) ?? ''
      )
        .split(':')
        .map(Number)
      return minutes * 60 + seconds
    }
    // It waits for the first turn, and can be started, stopped and set back.
    expect(await total()).toBe(0)
    await notes.locator('[data-part~=notes-timer] button', { hasText: '开始计时' }).waitFor()
    await wall.keyboard.press('PageDown')
    await expect.poll(total).toBeGreaterThanOrEqual(2)
    const before = await total()
    await wall.reload()
    await wall.locator('[data-part~=present-caption]').waitFor()
    await expect.poll(() => notes.locator('[data-part~=notes-hearing]').textContent()).toBe('')
    await expect.poll(() => notes.locator('h1').textContent()).toBe(titles[1])
    expect(await total()).toBeGreaterThanOrEqual(before - 1)
    // Its keys steer the wall again.
    await notes.keyboard.press('PageDown')
    await expectTitle(wall, titles[2]!)
    await notes.locator('[data-part~=notes-timer] button', { hasText: '暂停计时' }).click()
    await notes.locator('[data-part~=notes-timer] button', { hasText: '继续计时' }).waitFor()
    await notes.locator('[data-part~=notes-timer] button', { hasText: '清零' }).click()
    await expect.poll(total).toBe(0)
    await wall.keyboard.press('a')
    await wall.locator('[data-part~=present-auto]').waitFor()
    await expect.poll(() => notes.locator('[data-part~=notes-wall]').textContent()).toContain('自动翻页中')
    expect(opened.listFaults()).toEqual([])
    await opened.close()
  })
})

test.each([
  ['&chapter=nonsense', '没有名为“nonsense”的章节'],
  ['&cut=ten', '没有名为“ten”的节选'],
  ['&theme=pink', 'theme=pink 未能读取'],
])('what cannot be read of the address is named on the wall: %s', async (more, words) => {
  const { page, close } = await openPresenter(`?present=zhengzhou-2025${more}`)
  await expect.poll(() => page.locator('[data-part~=present-faults]').textContent()).toContain(words)
  await expectTitle(page, titles[0]!)
  await close()
})

test('a window that the browser blocks is said; text grows and is kept; a chapter may be named by its number', async () => {
  const { page, close } = await openPresenter('?present=zhengzhou-2025&chapter=3', {
    before: 'window.open = () => null;',
  })
  await expectTitle(page, titles[3]!)
  await page.keyboard.press('w')
  await page.locator('[data-part~=present-notices] p', { hasText: '拦下了讲稿窗口' }).waitFor()
  const size = (): Promise<number> =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
  const usual = await size()
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await expect.poll(size).toBeCloseTo(usual * 1.45, 1)
  await page.reload()
  await page.locator('[data-part~=present-caption]').waitFor()
  await expect.poll(size).toBeCloseTo(usual * 1.45, 1)
  await close()
})
