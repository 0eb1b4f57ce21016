import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { changesBetween } from '../../src/moment/changes-between.ts'
import { dueBetween } from '../../src/moment/due-between.ts'
import { goalsOn } from '../../src/moment/goals-on.ts'
import { readRealCity } from '../model/real-city.ts'
import { readDownload } from './harness.ts'
import { openPlanner, type PlannerPage } from './planner-page.ts'

const { pack, city, schedule } = readRealCity()
const { pairs, indicators } = pack.systems
const lists = { pairs, indicators }
const addressOf = (page: Page): Promise<string> => page.evaluate(() => window.twin.address())

/** Rows of the file that a press hands to the browser, its head left out. */
async function savedRows(page: Page): Promise<number> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-part~=span-picker] button').click(),
  ])
  const text = (await readDownload(download)).toString('utf8')
  return text.trimEnd().split('\r\n').length - 1
}

describe('lists of the cockpit between two days', () => {
  let opened: PlannerPage
  beforeAll(async () => {
    opened = await openPlanner('?open=cockpit.changes.2022-05-20.2023-03-09')
  })
  afterAll(() => opened.close())

  test('a link opens what changed between its two days: every change, each with its kind, and its source', async () => {
    const { page } = opened
    const changes = changesBetween(city, schedule, [], 'both', { from: dayOf('2022-05-20'), to: dayOf('2023-03-09') })
    const rows = page.locator('[data-part~=change-row]')
    await expect.poll(() => rows.count()).toBe(changes.length)
    await page.locator('[data-part~=span-picker] > label select').selectOption('step')
    const steps = changes.filter(({ kind }) => kind === 'step').length
    await expect.poll(() => rows.count()).toBe(steps)
    await expect.poll(() => page.locator('[data-part~=change-row] [data-part~=statement-source]').count()).toBe(steps)
    expect(await savedRows(page)).toBe(steps)
    await page.locator('[data-part~=span-picker] > label select').selectOption('')
  })

  test('a press on a thing chooses it, one on a day goes there; the two days stay', async () => {
    const { page } = opened
    await page.locator('[data-part~=change-thing][data-entity="siliang-bazhu"] h4 button').click()
    await expect.poll(() => addressOf(page)).toContain('select=siliang-bazhu')
    await page.locator('[data-part~=card-close]').click()
    await page
      .locator('[data-part~=change-thing][data-entity="siliang-bazhu"] [data-part~=change-row] > button')
      .first()
      .click()
    await expect.poll(() => addressOf(page)).toContain('open=cockpit.changes.2022-05-20.2023-03-09')
  })

  test('the reading decides what is listed', async () => {
    const { page } = opened
    await page.evaluate(() => void window.twin.setView({ reading: 'documented' }))
    await expect.poll(() => page.locator('[data-part~=change-row][data-group="planned"]').count()).toBe(0)
    await page.evaluate(() => void window.twin.setView({ reading: 'both' }))
    await expect.poll(() => page.locator('[data-part~=change-row][data-group="planned"]').count()).toBeGreaterThan(10)
  })

  test('another stop of the timeline and a typed day are taken, and stand in the address', async () => {
    const { page } = opened
    const fieldset = page.locator('[data-part~=span-picker] fieldset')
    const stop = await fieldset.first().locator('option').nth(2).getAttribute('value')
    await fieldset.first().locator('select').selectOption(stop)
    await expect.poll(() => addressOf(page)).not.toContain('changes.2022-05-20')
    await fieldset.first().locator('input').fill('2022-02-01')
    await expect.poll(() => addressOf(page)).toContain('open=cockpit.changes.2022-02-01.')
  })

  test('what is due in a year: terms and ends of plans, told apart, as a file', async () => {
    const { page, go } = opened
    await go('?open=cockpit.due')
    await page.locator('[data-part~=span-picker] > select').first().selectOption('2025')
    const rows = dueBetween(city, schedule, lists, { from: dayOf('2025-01-01'), to: dayOf('2025-12-31') })
    await expect.poll(() => page.locator('[data-due]').count()).toBe(rows.length)
    await expect.poll(() => addressOf(page)).toContain('open=cockpit.due.2025-01-01.2025-12-31')
    await page.locator('[data-part~=span-picker] > select').nth(1).selectOption('plan')
    const plans = rows.filter(({ kind }) => kind === 'plan').length
    await expect.poll(() => page.locator('[data-due]').count()).toBe(plans)
    expect(await savedRows(page)).toBe(plans)
  })

  test('the pairs say that they are a selection, and lead to all goals without a report', async () => {
    const { page, go } = opened
    const goals = goalsOn(city, lists)
    const silent = goals.filter(({ isReported }) => !isReported).length
    await go('?open=cockpit.pairs')
    await expect
      .poll(() => page.locator('[data-part~=pairs-selection]').innerText())
      .toContain(`共${goals.length}项目标，列入本表${goals.filter(({ pair }) => pair).length}项`)
    await page.locator('[data-part~=pairs-bar] button:not([data-part~=pairs-csv])').click()
    await expect.poll(() => page.locator('[data-goal]').count()).toBe(silent)
    expect(await savedRows(page)).toBe(silent)
    await page.locator('[data-part~=span-picker] select').selectOption('dengfeng')
    await expect.poll(() => addressOf(page)).toContain('open=cockpit.goals.dengfeng')
    await go(await addressOf(page))
    await expect
      .poll(() => page.locator('[data-goal]').count())
      .toBe(goals.filter(({ fact, isReported }) => !isReported && fact.system === 'dengfeng').length)
    expect(opened.listFaults()).toEqual([])
  })
})
