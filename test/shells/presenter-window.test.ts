import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { secondsOf } from '../../src/story/slides.ts'
import { findAxeFaults } from './axe.ts'
import type { OpenedPage } from './harness.ts'
import { BRIEFINGS, expectTitle, openPresenter } from './presenter-page.ts'

const briefing = BRIEFINGS.get('zhengzhou-2025')!
const slides = [briefing.opening, ...briefing.chapters, briefing.closing]
const titles = slides.map(({ title }) => title.zh)

const clockOf = (seconds: number): string =>
  [seconds / 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':')

/** Counts every map that a page asks for, in place of making one. */
const COUNT_MAPS =
  "window.maps = 0; { const get = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { if (String(kind).startsWith('webgl')) { window.maps += 1; return null } return get.call(this, kind, ...rest) } }"

describe('the presenter’s window', () => {
  let opened: OpenedPage
  let wall: Page
  let notes: Page
  const faults: string[] = []
  const expectNotes = async (title: string): Promise<void> => {
    await expect.poll(() => notes.locator('h1').textContent()).toBe(title)
  }

  beforeAll(async () => {
    opened = await openPresenter('?present=zhengzhou-2025')
    wall = opened.page
    await wall.context().addInitScript(COUNT_MAPS)
    await wall.keyboard.press('End')
    await wall.locator('[data-part~=present-caption] h1', { hasText: titles.at(-1)! }).waitFor()
    const opening = wall.context().waitForEvent('page')
    await wall.keyboard.press('w')
    notes = await opening
    notes.on('pageerror', (fault) => faults.push(fault.message))
    notes.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())))
    await notes.locator('[data-part~=notes-notes]').waitFor()
  })
  afterAll(() => opened.close())
  beforeEach(async () => {
    await wall.keyboard.press('Home')
    await expectNotes(titles[0]!)
  })

  test('opens with W in the middle of a briefing, shows what is to be said, and makes no map', async () => {
    await wall.keyboard.press('n')
    await expectNotes(titles[1]!)
    const words = await notes.evaluate(() => ({
      notes: document.querySelector('[data-part~=notes-notes]')?.textContent,
      next: document.querySelector('[data-part~=notes-next-title]')?.textContent,
      planned: [...document.querySelectorAll('[data-part~=notes-time] [data-part~=notes-quiet]')].map(
        (one) => one.textContent,
      ),
      maps: (window as unknown as { maps: number }).maps,
      canvases: document.querySelectorAll('canvas').length,
      twin: 'twin' in window,
    }))
    expect(words).toMatchObject({ notes: slides[1]!.notes.zh, next: titles[2], maps: 0, canvases: 0, twin: false })
    const lengths = slides.map((view) => secondsOf({ view }))
    expect(words.planned).toEqual(
      [lengths[1]!, lengths.reduce((sum, length) => sum + length)].map((length) => `计划 ${clockOf(length)}`),
    )
    const passed = (): Promise<string | null> => notes.locator('[data-part~=notes-time-passed]').last().textContent()
    const before = await passed()
    await expect.poll(passed, { message: 'the whole time goes on' }).not.toBe(before)
  })

  test('keys and buttons of either window move both', async () => {
    await notes.keyboard.press('PageDown')
    await expectTitle(wall, titles[1]!)
    await expectNotes(titles[1]!)
    await notes.getByRole('button', { name: '下一页' }).click()
    await expectTitle(wall, titles[2]!)
    await notes.getByRole('button', { name: '上一页' }).click()
    await expectTitle(wall, titles[1]!)
    await notes.locator('h1').click()
    await notes.keyboard.press('5')
    await expect.poll(() => notes.locator('[data-part~=notes-typed]').textContent()).toContain('5')
    await notes.keyboard.press('Enter')
    await expectTitle(wall, titles[5]!)
    await expectNotes(titles[5]!)
    await notes.keyboard.press('b')
    await wall.locator('[data-part~=present-black]').waitFor()
    await notes.getByRole('button', { name: '黑屏', pressed: true }).waitFor()
    await wall.keyboard.press('b')
    await notes.getByRole('button', { name: '黑屏', pressed: false }).waitFor()
    await wall.keyboard.press('o')
    await notes.getByRole('button', { name: '返回本页' }).click()
    await wall.locator('[data-part~=present-caption]').waitFor()
    await notes.locator('[data-part~=notes-shown]', { hasText: '正在展示本页' }).waitFor()
  })

  test('reads in its own language; the wall’s is asked of the wall', async () => {
    await notes.getByRole('button', { name: 'English notes' }).click()
    await expectNotes(slides[0]!.title.en)
    await expectTitle(wall, titles[0]!)
    await notes.getByRole('button', { name: 'Main screen: Chinese' }).click()
    await expectTitle(wall, slides[0]!.title.en)
    await notes.getByRole('button', { name: 'Main screen: English' }).click()
    await expect
      .poll(() => notes.evaluate(() => [document.documentElement.lang, document.title]))
      .toEqual(['en-GB', 'Presenter’s notes'])
    await notes.getByRole('button', { name: '中文讲稿' }).click()
    await expectTitle(wall, titles[0]!)
    await expectNotes(titles[0]!)
  })

  test('a second presentation in the same browser is not mixed in', async () => {
    const other = await wall.context().newPage()
    await other.goto(new URL('?present=zhengzhou-2025', wall.url()).href)
    await expectTitle(other, titles[0]!)
    const opening = wall.context().waitForEvent('page')
    await other.keyboard.press('w')
    const otherNotes = await opening
    await otherNotes.locator('[data-part~=notes-notes]').waitFor()
    await otherNotes.keyboard.press('PageDown')
    await expectTitle(other, titles[1]!)
    await notes.keyboard.press('End')
    await expectTitle(wall, titles.at(-1)!)
    await expectNotes(titles.at(-1)!)
    expect(await otherNotes.locator('h1').textContent()).toBe(titles[1])
    await expectTitle(other, titles[1]!)
    await other.close()
    await otherNotes.locator('[data-hears=over]').waitFor()
    expect(await notes.locator('main').getAttribute('data-hears')).toBe('in step')
    await otherNotes.close()
  })

  test('is fit for a reader by ear in both themes', async () => {
    for (const theme of ['night', 'paper']) {
      await notes.locator('h1').waitFor()
      expect({ theme, faults: await findAxeFaults(notes) }).toEqual({ theme, faults: [] })
      await wall.keyboard.press('g')
      await wall.getByRole('button', { name: '切换主题' }).click()
      await wall.keyboard.press('g')
      await notes.waitForFunction((before) => document.documentElement.dataset['theme'] !== before, theme)
    }
    expect(faults).toEqual([])
  })
})
