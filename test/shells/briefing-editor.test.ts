import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAxeFaults } from './axe.ts'
import { readDownload } from './harness.ts'
import { openPlanner, type PlannerPage } from './planner-page.ts'

const START = '?day=2024-06-01&reading=planned&select=hagongda-yiqi&lang=en'
const KEY = 'zhengzhou-twin/briefing-draft'

let planner: PlannerPage
beforeAll(async () => {
  planner = await openPlanner(START)
})
afterAll(() => planner.close())

const names = (): Promise<string[]> => planner.page.locator('[data-part~=briefing-editor-name] b').allTextContents()
const button = (name: string | RegExp) =>
  planner.page
    .getByRole('region', { name: 'Briefing editor' })
    .getByRole('button', { name, exact: typeof name === 'string' })
const stored = (): Promise<unknown> =>
  planner.page.evaluate((key) => JSON.parse(localStorage.getItem(key) ?? 'null') as unknown, KEY)
const day = (): Promise<string | null> =>
  planner.page.evaluate(() => new URLSearchParams(window.twin.address()).get('day'))

test('a briefing is made of views, edited, reordered, undone, kept over a reload, saved and loaded; a malformed file is named', async () => {
  const { page } = planner
  // Key and button open the same panel.
  await page.keyboard.press('m')
  await button('Add this view as a chapter').click()
  await page.getByLabel('Title · English').fill('One <b>& only</b>')
  await expect.poll(() => page.locator('[data-part~=briefing-editor-facts] [type=checkbox]').count()).toBeGreaterThan(0)
  await page.locator('[data-part~=briefing-editor-facts] [type=checkbox]').first().check()
  await page.evaluate(() => {
    void window.twin.goToDay('2023-01-01')
  })
  await button('Add this view as a chapter').click()
  await page.getByLabel('Title · English').fill('Two')
  await page.getByLabel('Seconds on screen').fill('25')
  await expect.poll(() => names()).toEqual(['One <b>& only</b>', 'Two'])

  await button(/^Move up: .*Two/).click()
  await expect.poll(() => names()).toEqual(['Two', 'One <b>& only</b>'])
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('briefing-editor-up-chapter-2')
  await button('Undo').click()
  await expect.poll(() => names()).toEqual(['One <b>& only</b>', 'Two'])
  await button('Redo').click()
  await expect.poll(() => names()).toEqual(['Two', 'One <b>& only</b>'])

  await button(/^Preview: .*One/).click()
  await expect.poll(() => day()).toBe('2024-06-01')
  await button(/^Preview: .*Two/).click()
  await expect.poll(() => day()).toBe('2023-01-01')
  await expect.poll(() => findAxeFaults(page)).toEqual([])

  const before = await stored()
  expect(before).toMatchObject({
    chapters: [
      { title: { en: 'Two' }, stay: 25, day: '2023-01-01' },
      { reading: 'planned', selection: 'hagongda-yiqi', facts: [expect.any(String)] },
    ],
  })
  await planner.go(`${START}&theme=paper`)
  await page.locator('[data-part~=view-switch-make]').click()
  await page.locator('[data-part~=briefing-editor-slide]').first().waitFor()
  expect(await names()).toEqual(['Two', 'One <b>& only</b>'])
  expect(await findAxeFaults(page)).toEqual([])

  const [download] = await Promise.all([page.waitForEvent('download'), button('Save as file').click()])
  expect(download.suggestedFilename()).toMatch(/^.+-\d{4}-\d\d-\d\d\.briefing\.json$/)
  const saved = await readDownload(download)
  await button('Discard all').click()
  await button('Discard').click()
  await expect.poll(() => names()).toEqual([])

  const load = (name: string, buffer: Buffer) =>
    page
      .locator('[data-part~=briefing-editor-load] input')
      .setInputFiles({ name, mimeType: 'application/json', buffer })
  await load('bad.briefing.json', Buffer.from(saved.toString().replace('"stay": 25', '"stay": -25')))
  await page.locator('[data-part~=briefing-editor-faults]').waitFor()
  expect(await page.locator('[data-part~=briefing-editor-faults]').textContent()).toMatch(
    /bad\.briefing\.json.*line \d+, column \d+ \/chapters\/0\/stay/,
  )
  expect(await names()).toEqual([])
  expect(await findAxeFaults(page)).toEqual([])
  await load('good.briefing.json', saved)
  await expect.poll(names).toEqual(['Two', 'One <b>& only</b>'])
  expect(await stored()).toEqual(before)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'Briefing editor' }).waitFor({ state: 'detached' })
  expect(planner.listFaults()).toEqual([])
})
