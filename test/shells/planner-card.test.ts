import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRealCity } from '../model/real-city.ts'
import { findBrokenWords, inWords, openPlanner, type Language, type PlannerPage } from './planner-page.ts'

const { city } = readRealCity()

/** What stands on the card of every thing, in either language, is read in Node (`model/cards`): here is what happens to it. */
let planner: PlannerPage
let page: Page
beforeAll(async () => {
  planner = await openPlanner('?lang=en')
  page = planner.page
})
afterAll(async () => {
  await planner.close()
})

async function open(id: string, language: Language, more = ''): Promise<void> {
  await planner.go(`?select=${id}&lang=${language}${more}`)
  await page.locator('[data-part~=card]').waitFor()
}
const squeeze = (words: string): string => words.replace(/\s+/g, ' ').trim()
const words = async (selector: string): Promise<string> => squeeze(await page.locator(selector).first().innerText())
const goToDay = (day: string): Promise<void> => page.evaluate((day) => window.twin.goToDay(day), day)

/** Phases by day, written down from the documents and the table of assumptions, not asked of the app. */
const phases: readonly (readonly [id: string, day: string, documented: RegExp, planned: RegExp])[] = [
  ['hagongda-yiqi', '2021-11-01', /not stated no document speaks of it yet/, /not stated/],
  ['hagongda-yiqi', '2022-02-20', /not stated no document speaks of it yet/, /not stated 0% of the planned span/],
  ['hagongda-yiqi', '2022-02-21', /“progressing” \(as worded\) from a report of about/, /started 0% of/],
  ['hagongda-yiqi', '2023-03-08', /“progressing” \(as worded\) from a report of about/, /under construction 99% of/],
  ['hagongda-yiqi', '2023-03-09', /in operation reported by 9 March 2023/, /in operation 100% of/],
  ['hagongda-yiqi', '2025-12-31', /in operation reported by 9 March 2023/, /in operation 100% of/],
  ['wepp3-henan', '2022-05-19', /not stated no document speaks of it yet/, /not stated/],
  ['wepp3-henan', '2022-05-20', /started 20 May 2022 \(the day is stated\)/, /started 0% of/],
  ['wepp3-henan', '2024-11-19', /started 20 May 2022 \(the day is stated\)/, /under construction 99% of/],
  ['wepp3-henan', '2024-11-20', /started 20 May 2022 \(the day is stated\)/, /in operation 100% of/],
  ['av-fleet', '2022-05-21', /not stated no document speaks of it yet/, /not stated/],
  [
    'av-fleet',
    '2022-05-22',
    /planned from a report of about 22 May 2022 \(day inferred\)/,
    /set going 0% of the planned span has passed · 0 \/ 3,000/,
  ],
  [
    'av-fleet',
    '2023-03-09',
    /planned from a report of about 22 May 2022 \(day inferred\)/,
    /partly in operation 26% of the planned span has passed · 789 \/ 3,000/,
  ],
  [
    'av-fleet',
    '2025-12-31',
    /planned from a report of about 22 May 2022 \(day inferred\)/,
    /in operation 100% of the planned span has passed · 3,000 \/ 3,000/,
  ],
  ['huanghe-shiyanshi', '2022-02-21', /“progressing” \(as worded\) from a report of about/, /started 0% of/],
  ['huanghe-shiyanshi', '2023-03-08', /“progressing”/, /under construction 99% of/],
  ['huanghe-shiyanshi', '2023-03-09', /in operation reported by 9 March 2023/, /in operation 100% of/],
  ['huanghe-shiyanshi', '2025-01-01', /in operation reported by 9 March 2023/, /in operation 100% of/],
]

test('the phase on the day, documented and planned, follows the clock while the card lies open', async () => {
  for (const id of new Set(phases.map(([id]) => id))) {
    await open(id, 'en')
    for (const [of, day, documented, planned] of phases) {
      if (of !== id) continue
      await goToDay(day)
      const on = inWords(day, 'en')
      await expect.poll(() => words('[data-part~=day-words]'), { message: `${id} ${day}` }).toBe(on)
      await expect
        .poll(() => words('[data-part~=phase-row][data-side=documented]'), { message: `${id} ${day}` })
        .toMatch(documented)
      await expect
        .poll(() => words('[data-part~=phase-row][data-side=planned]'), { message: `${id} ${day}` })
        .toMatch(planned)
    }
  }
})

test('each reading shows its own side, and the difference says how they stand', async () => {
  await open('hagongda-yiqi', 'en', '&day=2023-03-09')
  const sides = (): Promise<(string | null)[]> =>
    page.locator('[data-part~=phase-row]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-side')))
  expect(await sides()).toEqual(['documented', 'planned'])
  await page.locator('label[data-reading=documented]').click()
  await expect.poll(sides).toEqual(['documented'])
  expect(await page.locator('[data-part~=plan-section]').count()).toBe(0)
  await page.locator('label[data-reading=planned]').click()
  await expect.poll(sides).toEqual(['planned'])
  await page.locator('label[data-reading=difference]').click()
  await expect.poll(sides).toEqual(['documented', 'planned'])
  for (const [day, said] of [
    ['2022-02-20', 'report and assumption agree'],
    ['2022-06-20', 'no later report by this day'],
    ['2023-03-09', 'report and assumption agree'],
  ] as const) {
    await goToDay(day)
    await expect.poll(() => words('[data-part~=difference-row]')).toBe(said)
  }
  await open('wepp3-henan', 'en', '&day=2024-01-01&reading=difference')
  expect(await words('[data-part~=difference-row]')).toBe('no later report by this day')
  await open('lankao-tongyong-jichang', 'en', '&day=2024-01-01&reading=difference')
  expect(await words('[data-part~=difference-row]')).toMatch(/not scheduled under the scenario/)
  expect(await words('[data-part~=phase-row][data-side=planned]')).toMatch(/gives it no dates/)
})

test('what lies in an area is listed, and leads there and back', async () => {
  await open('longzihu-zhihuidao', 'zh')
  const inside = city.children.get('longzihu-zhihuidao')!
  expect(
    (await page.locator('[data-part~=inside] button > span:not([data-part~=row-marks])').allInnerTexts()).map(squeeze),
  ).toEqual(inside.map((child) => squeeze(child.name.zh)))
  await page.locator('[data-part~=inside] button').first().click()
  await page.locator('[data-part~=card-head] h2').getByText(inside[0]!.name.zh, { exact: true }).waitFor()
  // And back to where it lies.
  await page.locator('[data-part~=card-parent]').getByRole('button').click()
  await page
    .locator('[data-part~=card-head] h2')
    .getByText(city.entityById.get('longzihu-zhihuidao')!.name.zh, { exact: true })
    .waitFor()
})

test('from a number to its document it is one click in a card and two from the fleet counter', async () => {
  await open('wepp3-henan', 'en')
  const length = page.locator('[data-part~=fact]', { has: page.locator('[data-part~=figure]') }).first()
  expect(squeeze(await length.locator('[data-part~=figure]').innerText())).toBe('238.18 km')
  await length.locator('[data-part~=source-link]').click()
  const panel = page.locator('[data-part~=document-panel]')
  await panel.waitFor()
  const asked = panel.locator('[data-asked]')
  expect(await asked.locator('[data-part~=taken-phrase] q').innerText()).toBe('线路全长238.18千米')
  // It is scrolled to, not merely there.
  await expect
    .poll(() =>
      asked.evaluate((item) => {
        const box = item.getBoundingClientRect()
        return item.contains(
          document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 20) / 2),
        )
      }),
    )
    .toBe(true)
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('back-button')
  await panel.getByRole('button', { name: 'Back' }).click()
  await page.locator('[data-part~=card]:not([data-part~=document-panel])').waitFor()

  // The counter that stands over the map.
  await planner.page.setViewportSize({ width: 1280, height: 900 })
  await planner.go('?lang=en&day=2024-06-01')
  expect(await words('[data-part~=fleet]')).toContain('2,009 / 3,000')
  expect(await words('[data-part~=fleet]')).toContain('assumed (Reference assumption)')
  await page.locator('[data-part~=fleet]').click()
  await page.locator('[data-part~=card] [data-part~=source-link]').first().click()
  await expect.poll(() => panel.locator('[data-asked] [data-part~=taken-phrase] q').innerText()).toMatch(/3000辆/)
  await planner.page.setViewportSize({ width: 1280, height: 720 })
})

test('a document leads to the things that it speaks of', async () => {
  await open('hagongda-yiqi', 'zh')
  await page.locator('[data-part~=facts] [data-part~=source-link]').first().click()
  const named = page.locator('[data-part~=document-panel] [data-part~=taken-entities] button').first()
  const name = (await named.innerText()).trim()
  await named.click()
  await expect.poll(() => words('[data-part~=card]:not([data-part~=document-panel]) h2')).toBe(name)
})

test('all that was done left no broken word on the page and no error', async () => {
  expect(await findBrokenWords(page)).toEqual([])
  expect(planner.listFaults()).toEqual([])
})
