import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Draft } from '../../src/story/draft.ts'
import { findAxeFaults } from './axe.ts'
import { BRIEFINGS, expectTitle, openPresenter, readSlide } from './presenter-page.ts'
import { openPlanner } from './planner-page.ts'

const KEY = 'zhengzhou-twin/briefing-draft'
const shipped = BRIEFINGS.get('mobility')!
const storing = (draft: unknown): string =>
  `try { if (!sessionStorage.getItem('kept')) { sessionStorage.setItem('kept', '1'); localStorage.setItem(${JSON.stringify(KEY)}, ${JSON.stringify(JSON.stringify(draft))}) } } catch {}`
const full: Draft = { ...structuredClone(shipped), id: 'own-briefing', name: { zh: '我的汇报', en: 'My briefing' } }
const half: Draft = {
  ...full,
  opening: null,
  closing: null,
  cuts: [],
  chapters: full.chapters.slice(0, 2),
  name: { zh: '半份<i>汇报</i>', en: '' },
}

const own = (page: Page) => page.locator('[data-part~=present-own] [data-part~=present-choice]')
const mark = (page: Page): Promise<string | null> =>
  page.locator('[data-part~=present-caption] [data-part~=present-own-mark]').textContent()

test('made, shown, and gone on with: from the panel to the wall and back, marked as own on every page', async () => {
  const { page, close, listFaults } = await openPlanner('?day=2024-06-01&select=hagongda-yiqi')
  await page.keyboard.press('m')
  const show = page.getByRole('button', { name: '演示', exact: true })
  await expect.poll(() => show.isDisabled()).toBe(true)
  await page.getByRole('button', { name: '把当前画面加为章节' }).click()
  await page.getByLabel('标题 · 中文').fill('第一处')
  await show.click()
  await expectTitle(page, '（未题名）')
  expect(await mark(page)).toContain('自制汇报（草稿）')
  expect(await mark(page)).toContain('未经本项目核对')
  await page.keyboard.press('PageDown')
  await expectTitle(page, '第一处')
  expect(await mark(page)).toContain('未经本项目核对')
  await expect.poll(() => page.evaluate(() => location.search)).toContain('present=own-briefing&chapter=chapter')
  expect(await findAxeFaults(page)).toEqual([])
  await page.keyboard.press('g')
  await page.getByRole('button', { name: '继续制作' }).click()
  await page.locator('[data-part~=briefing-editor-slide]').waitFor()
  expect(await page.locator('[data-part~=briefing-editor-name] b').allTextContents()).toEqual(['第一处'])
  expect(listFaults()).toEqual([])
  await close()
})

test('an own briefing has an address, its cuts, its place among the others, and its mark in the presenter’s window', async () => {
  const { page, close, listFaults } = await openPresenter(`?present=own-briefing&chapter=${full.chapters[1]!.id}`, {
    before: storing(full),
  })
  await expectTitle(page, full.chapters[1]!.title.zh)
  expect(await mark(page)).toMatch(/^自制汇报 /)
  const opening = page.context().waitForEvent('page')
  await page.keyboard.press('w')
  const notes = await opening
  await notes.locator('[data-part~=notes-kicker]', { hasText: '我的汇报 · 自制汇报' }).waitFor()
  await notes.close()
  await page.keyboard.press('g')
  await page.getByRole('button', { name: '其他汇报' }).click()
  await own(page).waitFor()
  expect(await own(page).locator('h3').textContent()).toBe('我的汇报')
  expect(await own(page).textContent()).toContain('编制中的汇报')
  expect(await own(page).locator('[data-part~=present-ways] button').count()).toBe(1 + full.cuts.length)
  expect(await page.locator('[data-part~=present-choices]').first().locator('h2').allTextContents()).toEqual(
    [...BRIEFINGS.values()].map(({ name }) => name.zh),
  )
  expect(await findAxeFaults(page)).toEqual([])
  await own(page).locator('[data-part~=present-ways] button').last().click()
  await page.keyboard.press('PageDown')
  await expect.poll(async () => (await readSlide(page)).count).toBe(`1 / ${full.cuts.at(-1)!.chapters.length}`)
  // One of the project's bears no mark.
  await page.goto(page.url().replace(/\?.*$/, '?present=mobility'))
  await expectTitle(page, shipped.opening.title.zh)
  expect(await page.locator('[data-part~=present-own-mark]').count()).toBe(0)
  expect(listFaults()).toEqual([])
  await close()
})

test('a half-made one is shown as a draft; its words are words and no markup', async () => {
  const { page, close } = await openPresenter('?present=', { before: storing(half) })
  await own(page).waitFor()
  expect(await own(page).textContent()).toMatch(/尚缺\d+项才算完整/)
  await own(page).locator('[data-part~=present-ways] button').first().click()
  await expectTitle(page, '半份<i>汇报</i>')
  expect(await mark(page)).toContain('草稿')
  await page.keyboard.press('End')
  await expectTitle(page, '半份<i>汇报</i>')
  expect(await page.locator('[data-part~=present-caption] i').count()).toBe(0)
  await close()
})

test.each([
  [
    'one that names what is not there',
    { ...full, chapters: [{ ...full.chapters[0]!, scenario: 'gone' }, ...full.chapters.slice(1)] },
    /“我的汇报”无法演示.*\/chapters\/0\/scenario.*没有情景“gone”/,
  ],
  ['one that cannot be read', { ...full, version: 7 }, /“own-briefing”无法演示.*\/version/],
  ['one without a chapter', { ...full, chapters: [], cuts: [] }, /“我的汇报”还没有章节/],
])('%s gives a message with place and reason, and the others still show', async (_, draft, message) => {
  const { page, close, listFaults } = await openPresenter('?present=own-briefing', { before: storing(draft) })
  await expect.poll(() => page.locator('[data-part~=present-unknown]').textContent()).toMatch(message)
  expect(
    await page.locator('[data-part~=present-choices]').first().locator('[data-part~=present-choice]').count(),
  ).toBe(BRIEFINGS.size)
  expect(await findAxeFaults(page)).toEqual([])
  expect(listFaults()).toEqual([])
  await close()
})

test('a file is opened beside what is being made, kept over a reload, edited without loss, and removed; a bad one is named', async () => {
  const { page, close, listFaults } = await openPresenter('?present=', { before: storing(half) })
  await own(page).waitFor()
  const open = (name: string, content: string) =>
    page
      .locator('[data-part~=present-own] input[type=file]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) })
  await open(
    'bad.briefing.json',
    JSON.stringify({ ...shipped, chapters: [{ ...shipped.chapters[0], stay: -1 }] }, null, 2),
  )
  await expect
    .poll(() => page.locator('[data-part~=present-own] [role=alert]').textContent())
    .toMatch(/未打开“bad\.briefing\.json”.*第\d+行第\d+列 \/chapters\/0\/stay/)
  expect(await own(page).count()).toBe(1)
  // A copy of a shipped one does not take its place.
  await open('mobility.briefing.json', JSON.stringify(shipped))
  await expect.poll(() => own(page).count()).toBe(2)
  await own(page).nth(1).locator('[data-part~=present-ways] button').first().click()
  await expectTitle(page, shipped.opening.title.zh)
  expect(await mark(page)).toMatch(/^自制汇报 /)
  await expect.poll(() => page.evaluate(() => location.search)).toContain('present=mobility-2')
  await page.reload()
  await expectTitle(page, shipped.opening.title.zh)
  expect(await mark(page)).toMatch(/^自制汇报 /)

  await page.goBack()
  await own(page).nth(1).getByRole('button', { name: '继续制作' }).click()
  await page.locator('[data-part~=briefing-editor-slide]').first().waitFor()
  expect(await page.locator('[data-part~=briefing-editor-slide]').count()).toBe(shipped.chapters.length + 2)
  await page.goto(page.url().replace(/\?.*$/, '?present='))
  await expect.poll(() => own(page).locator('h3').allTextContents()).toEqual([shipped.name.zh, half.name.zh])
  const forget = own(page).nth(1).getByRole('button', { name: '移除' })
  await forget.click()
  await expect.poll(() => own(page).count()).toBe(2)
  await own(page).nth(1).getByRole('button', { name: '确定移除' }).click()
  await expect.poll(() => own(page).count()).toBe(1)
  expect(listFaults()).toEqual([])
  await close()
})
