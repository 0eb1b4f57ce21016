import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { factsOf } from '../../src/city/build-city.ts'
import { readRealCity } from '../model/real-city.ts'
import { openPlanner, type PlannerPage } from './planner-page.ts'

/*
 * 21 February 2022 is the day of one paper, and inferred. On any other day of the clock no screen may show it bare: where what
 * that paper says is told with its day, the words are "about late February 2022 (day inferred)".
 */
const PAPER = 'zhengzhou-daily-2022-02-21'
const BARE = /2022年2月21日|2022\.2\.21|2022-02-21|21 Feb(?:ruary)? 2022/

const { city, schedule } = readRealCity()
/** One of each kind of thing that rests on that paper, in its layers and plans. */
const things = [
  ...new Map(
    schedule.entries
      .filter(({ entity }) => factsOf(city, entity).some(({ source }) => source.document === PAPER))
      .map(({ entity, plan, steps }) => [
        [entity.layer, entity.planClass, plan?.takenUp.length ?? 'none', steps.length].join(),
        entity.id,
      ]),
  ).values(),
]

let planner: PlannerPage
let page: Page
beforeAll(async () => {
  planner = await openPlanner('?lang=zh&day=2023-06-01')
  page = planner.page
})
afterAll(async () => {
  await planner.close()
})

/** What is read or heard of the page, fields aside: their values are dates to write in. */
const told = (): Promise<string> =>
  page.evaluate(() =>
    [
      document.body.innerText,
      ...[...document.querySelectorAll('[title], [aria-label], [aria-valuetext]')].flatMap((node) =>
        ['title', 'aria-label', 'aria-valuetext'].map((name) => node.getAttribute(name) ?? ''),
      ),
    ].join('\n'),
  )

test.each(['zh', 'en'] as const)('cards, in %s', { timeout: 120_000 }, async (lang) => {
  expect(things.length).toBeGreaterThan(12)
  for (const id of things) {
    await planner.go(`?lang=${lang}&day=2023-06-01&select=${id}`)
    await page.locator('[data-part~=card]').waitFor()
    await expect.poll(told, { message: id }).toMatch(lang === 'zh' ? /日期推定/ : /day inferred/)
    expect([id, BARE.exec(await told())?.[0]]).toEqual([id, undefined])
  }
})

test('cockpit: every system, the table of pairs, the documents', { timeout: 120_000 }, async () => {
  await planner.go('?lang=zh&day=2023-06-01')
  await page.keyboard.press('c')
  const systems = page.locator('[data-part~=cockpit-rail] [data-system]')
  await systems.first().waitFor()
  const count = await systems.count()
  expect(count).toBeGreaterThan(15)
  for (let at = 0; at < count; at += 1) {
    await systems.nth(at).click()
    await expect.poll(told, { message: `system ${at}` }).not.toMatch(BARE)
  }
  for (const tab of ['pairs', 'goals', 'due', 'changes', 'documents']) {
    await page.locator(`[data-part~=cockpit-tabs] [data-tab="${tab}"]`).click()
    await expect.poll(() => page.locator('[data-part~=cockpit-tabs] [aria-current]').getAttribute('data-tab')).toBe(tab)
    await expect.poll(told, { message: tab }).not.toMatch(BARE)
  }
})

test('a change on that day is known from a report, not "then or earlier"', async () => {
  await planner.go('?lang=zh&day=2023-06-01&open=cockpit.changes.2021-12-25.2022-03-01')
  const steps = page.locator('[data-part~=change-row][data-kind=step]', { hasText: '日期推定' })
  await expect.poll(() => steps.filter({ hasText: '自报道得知' }).count()).toBeGreaterThan(10)
  expect(await steps.filter({ hasText: '或更早' }).count()).toBe(0)
  await expect.poll(told).not.toMatch(BARE)
})

test('changes since that day name it as it is known', async () => {
  await planner.go('?lang=zh&day=2022-05-22&open=cockpit.changes.2022-02-21.2022-05-22')
  await expect
    .poll(() => page.locator('[data-part~=cockpit-lead]').innerText())
    .toMatch(/^约2022年2月下旬（日期推定）之后/)
})

test('the words of that very day say that it is inferred', async () => {
  await planner.go('?lang=en&day=2022-02-21')
  await expect
    .poll(() => page.locator('[data-day="2022-02-21"]').innerText())
    .toMatch(/The day is inferred: .*about late February 2022/)
  const chip = page.locator('[data-part~=evidence-chip]')
  await expect.poll(() => chip.innerText()).toBe('within the documents, day of print inferred')
  await page.evaluate(() => window.twin.goToDay('2022-05-22'))
  await expect.poll(() => chip.innerText()).toBe('within the documents')
})
