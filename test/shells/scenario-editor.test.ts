import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { findAxeFaults } from './axe.ts'
import {
  barAt,
  editOf,
  find,
  focusedRow,
  goToRow,
  openBenchByKeys,
  said,
  sayWhy,
  stored,
  tabTo,
} from './editor-page.ts'
import { describeFocus, readAddressBar, type openPlanner, type PlannerPage } from './planner-page.ts'

/** No works of it are reported before 2023, so that its start is free to move later. */
const FREE = 'weiruan-yun'
const OTHER = 'maxieer-xiaohuabing'
/** Its start of works is stated. */
const FIXED = 'wepp3-henan'

let planner: PlannerPage | undefined
afterEach(async () => {
  await planner?.close()
  planner = undefined
})

/** Opens the bench by keys alone. */
async function openBench(search: string, options: Parameters<typeof openPlanner>[1] = {}): Promise<Page> {
  planner = await openBenchByKeys(search, options)
  return planner.page
}

describe('by keys alone', () => {
  test(
    'a bar is moved, stretched, typed and reset; who and why is asked once; undo, redo and a reload keep all',
    { timeout: 60_000 },
    async () => {
      const page = await openBench('?lang=en')
      await goToRow(page, FREE)
      await page.keyboard.press('ArrowRight')
      await sayWhy(page, 'the site is late')
      // The scenario that comes with the twin stays as it is: it is told, and an own one is shown.
      await expect.poll(() => said(page)).toContain('is built in and stays as it is')
      await expect
        .poll(() => editOf(page, FREE))
        .toMatchObject({
          edit: 'set-span',
          author: { en: 'planner' },
          reason: { en: 'the site is late' },
          end: { date: '2026-01-02' },
        })
      await expect.poll(async () => (await stored(page)).map(({ base }) => base)).toEqual(['reference'])
      await expect
        .poll(async () => (await readAddressBar(page)).get('scenario'))
        .toMatch(/^reference-own-u[0-9a-z]{12}$/)
      await expect.poll(() => focusedRow(page)).toBe(FREE)

      await page.keyboard.press('Alt+ArrowRight')
      await expect.poll(() => editOf(page, FREE)).toMatchObject({ end: { date: '2026-01-03' } })
      await page.keyboard.press('Shift+ArrowRight')
      await expect.poll(() => editOf(page, FREE)).toMatchObject({ end: { date: '2026-02-03' } })
      await page.keyboard.press('Control+z')
      await expect.poll(() => editOf(page, FREE)).toMatchObject({ end: { date: '2026-01-03' } })
      await page.keyboard.press('Control+Shift+z')
      await expect.poll(() => editOf(page, FREE)).toMatchObject({ end: { date: '2026-02-03' } })

      // A key that is held down is one step, and Escape takes it back while it is held.
      await page.keyboard.down('ArrowRight')
      await page.keyboard.down('ArrowRight')
      await page.keyboard.press('Escape')
      await page.keyboard.up('ArrowRight')
      await expect.poll(() => editOf(page, FREE)).toMatchObject({ end: { date: '2026-02-03' } })

      await page.keyboard.press('Enter')
      await expect.poll(() => describeFocus(page)).toMatch(/^input/)
      await page.locator('[data-part~=editor-form] input[type=date]').nth(1).fill('2026-06-30')
      await page.keyboard.press('Enter')
      await expect.poll(() => editOf(page, FREE)).toMatchObject({ end: { date: '2026-07-01' } })
      await page.keyboard.press('Escape')
      await expect.poll(() => focusedRow(page)).toBe(FREE)

      const before = await stored(page)
      await page.reload()
      await page.locator('[data-part~=playhead]').waitFor({ state: 'attached' })
      expect(await stored(page)).toEqual(before)
      await page.keyboard.press('s')
      await tabTo(page, /Edit on the timeline/)
      await page.keyboard.press('Enter')
      await page.locator('[data-part~=scenario-editor]').waitFor()
      await goToRow(page, FREE)
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
        .toContain('30 Jun')
      await page.keyboard.press('Delete')
      // Who and why are still known after the reload: nothing is asked again.
      await expect.poll(() => editOf(page, FREE)).toBeUndefined()
      expect(planner!.listFaults()).toEqual([])
    },
  )

  test(
    'a start that is documented stays, and it is said why; several are moved together; all by the month where bars snap',
    { timeout: 60_000 },
    async () => {
      const page = await openBench('?lang=en')
      await goToRow(page, FIXED)
      await page.keyboard.press('Shift+ArrowRight')
      await sayWhy(page, 'why not')
      await expect.poll(() => said(page)).toContain('the documents state a start of works on')
      const fixed = await editOf(page, FIXED)
      expect(fixed).toMatchObject({ edit: 'set-span' })
      expect(fixed).not.toHaveProperty('start')

      await goToRow(page, FREE)
      await page.keyboard.press('Space')
      await goToRow(page, OTHER)
      await page.keyboard.press('Space')
      await page.keyboard.press('Shift+ArrowRight')
      for (const id of [FREE, OTHER])
        await expect.poll(() => editOf(page, id)).toMatchObject({ edit: 'shift', months: 1, days: 0 })
      await expect.poll(() => said(page)).toContain('2 items moved together')
      await page.keyboard.press('Control+z')
      await expect.poll(() => editOf(page, OTHER)).toBeUndefined()
      await page.keyboard.press('Escape')
      await page.getByLabel('snap to months').check()
      await goToRow(page, OTHER)
      await page.keyboard.press('ArrowRight')
      await expect
        .poll(() => editOf(page, OTHER))
        .toMatchObject({
          edit: 'set-span',
          start: { date: expect.stringMatching(/-01$/) as string },
        })
      expect(planner!.listFaults()).toEqual([])
    },
  )
})

describe('by mouse and finger', () => {
  test(
    'dragged bars and ends, the evidence that stops them, a dependency and the circle it must not close',
    { timeout: 60_000 },
    async () => {
      const page = await openBench('?lang=en')
      await find(page, 'c')
      const free = await barAt(page, FREE)
      await page.mouse.move(free.right - 1, free.y)
      await page.mouse.down()
      await page.mouse.move(free.right + 40, free.y, { steps: 4 })
      // It shows at once, and is written nowhere before the drop.
      await page.locator('[data-part~=gantt-tip]').waitFor()
      await expect.poll(async () => (await barAt(page, FREE)).right).toBeGreaterThan(free.right + 20)
      expect(await stored(page)).toEqual([])
      await page.mouse.up()
      await sayWhy(page, 'a pillar stands in the way')
      const moved = await editOf(page, FREE)
      expect(moved).toMatchObject({ edit: 'set-span', reason: { en: 'a pillar stands in the way' } })
      expect(moved?.edit === 'set-span' && moved.end && moved.end.date > '2026-01-20').toBe(true)
      // Escape while it is held puts it back.
      const now = await barAt(page, FREE)
      await page.mouse.move(now.x, now.y)
      await page.mouse.down()
      await page.mouse.move(now.x - 60, now.y, { steps: 3 })
      await page.keyboard.press('Escape')
      await page.mouse.up()
      await expect.poll(() => editOf(page, FREE)).toEqual(moved)

      await find(page, 'West')
      const fixed = await barAt(page, FIXED)
      await page.mouse.move(fixed.left + 1, fixed.y)
      await page.mouse.down()
      await page.mouse.move(fixed.left - 50, fixed.y, { steps: 3 })
      await expect
        .poll(() => page.locator('[data-part~=gantt-tip]').innerText())
        .toContain('the documents state a start of works on')
      expect((await barAt(page, FIXED)).left).toBeCloseTo(fixed.left, 0)
      await page.mouse.up()
      await expect.poll(() => editOf(page, FIXED)).toBeUndefined()

      // From the end of one bar to another: it waits. And back again: a circle, named.
      await find(page, 'c')
      for (const [before, after] of [
        [FREE, OTHER],
        [OTHER, FREE],
      ] as const) {
        await page.locator(`[data-entity="${before}"]`).hover()
        const joint = await page.locator(`[data-entity="${before}"] [data-part~=gantt-joint]`).boundingBox()
        const to = await barAt(page, after)
        await page.mouse.move(joint!.x + joint!.width / 2, joint!.y + joint!.height / 2)
        await page.mouse.down()
        await page.mouse.move(to.x, to.y, { steps: 4 })
        await page.mouse.up()
        await page.locator('[data-part~=gantt-links] [data-outcome]').first().waitFor({ state: 'attached' })
      }
      await expect.poll(() => said(page)).toMatch(/circular dependency: .* → .* → /)
      expect((await stored(page))[0]?.dependencies).toMatchObject([{ before: FREE, after: OTHER, lagDays: 0 }])
      // Ctrl with the wheel zooms the axis.
      const width = (await page.locator('[data-part~=gantt-axis]').boundingBox())!.width
      await page.mouse.move(free.x, free.y)
      await page.keyboard.down('Control')
      await page.mouse.wheel(0, -360)
      await page.keyboard.up('Control')
      await expect
        .poll(async () => (await page.locator('[data-part~=gantt-axis]').boundingBox())!.width)
        .toBeGreaterThan(width * 1.8)
      expect(planner!.listFaults()).toEqual([])
    },
  )

  test(
    'a finger drags too; a page that goes away in the middle of a drag loses the drag and nothing else',
    { timeout: 60_000 },
    async () => {
      const page = await openBench('?lang=en', { hasTouch: true })
      await find(page, 'Microsoft')
      const cdp = await page.context().newCDPSession(page)
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
        cdp.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
      const bar = await barAt(page, FREE)
      await touch('touchStart', bar.x, bar.y)
      for (const by of [10, 25, 45]) await touch('touchMove', bar.x + by, bar.y)
      await touch('touchEnd', 0, 0)
      await sayWhy(page, 'later')
      const moved = await editOf(page, FREE)
      expect(moved).toMatchObject({ edit: 'set-span' })
      expect(moved?.edit === 'set-span' && moved.start && moved.start.date > '2023-03-20').toBe(true)

      const now = await barAt(page, FREE)
      await page.mouse.move(now.x, now.y)
      await page.mouse.down()
      await page.mouse.move(now.x + 80, now.y, { steps: 3 })
      await page.locator('[data-part~=gantt-tip]').waitFor()
      await page.reload()
      await page.locator('[data-part~=playhead]').waitFor({ state: 'attached' })
      expect(await editOf(page, FREE)).toEqual(moved)
      expect((await stored(page)).map(({ edits }) => edits.length)).toEqual([1])
      expect(planner!.listFaults()).toEqual([])
    },
  )
})

describe('the other ways', () => {
  test(
    'the table by keys: sorted, a date typed, a reason changed; two sides chosen are in the address',
    { timeout: 60_000 },
    async () => {
      const page = await openBench('?lang=en&scenario=slip-a-year')
      await page.getByRole('button', { name: 'Table' }).click()
      await tabTo(page, /^td\./)
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('th[data-column=name]').getAttribute('aria-sort')).toBe('ascending')
      await find(page, 'Microsoft')
      await tabTo(page, /^(td|th)\./)
      await page.keyboard.press('ArrowDown')
      for (let column = 0; column < 3; column += 1) await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await page.locator('td[data-column=end] input').fill('2027-03-31')
      await page.keyboard.press('Enter')
      await sayWhy(page, 'a year more')
      await expect
        .poll(() => editOf(page, FREE))
        .toMatchObject({ end: { date: '2027-04-01' }, reason: { en: 'a year more' } })
      expect((await stored(page))[0]).toMatchObject({ base: 'slip-a-year', horizon: '2028-01-01' })
      await page.locator('td[data-column=reason]').click()
      await page.locator('td[data-column=reason] input').fill('nine months more')
      await page.keyboard.press('Enter')
      await expect.poll(() => editOf(page, FREE)).toMatchObject({ reason: { en: 'nine months more' } })
      // The timeline reaches as far as the scenario does.
      await expect.poll(() => page.locator('[data-part~=playhead]').getAttribute('aria-valuemax')).toBe('2556')

      await page.getByRole('button', { name: 'Scenarios, compare' }).click()
      await page.getByLabel('Second side, beside it').selectOption('reference')
      await page.getByLabel('a day of its own').check()
      await page.getByLabel('Day of the second side').fill('2024-06-01')
      const address = await readAddressBar(page)
      expect([address.get('scenario'), address.get('compare'), address.get('compare-day')]).toEqual([
        expect.stringMatching(/^slip-a-year-own-u[0-9a-z]{12}$/),
        'reference',
        '2024-06-01',
      ])
      await page.getByLabel('Second side, beside it').selectOption('')
      await expect.poll(async () => (await readAddressBar(page)).get('compare')).toBeNull()
      expect(planner!.listFaults()).toEqual([])
    },
  )

  // The planner around it stands in the gallery, which is judged whole.
  const EDITING = '[data-part~=scenario-editor], [data-part~=scenarios]'
  test('axe finds nothing serious in any state, in either theme', { timeout: 90_000 }, async () => {
    const page = await openBench('?lang=en&scenario=transport-first')
    const states: Record<string, () => Promise<void>> = {
      gantt: () => Promise.resolve(),
      fields: async () => {
        await goToRow(page, FREE)
        await page.keyboard.press('Enter')
      },
      dependency: () => page.getByRole('button', { name: 'Dependency' }).click(),
      add: () => page.getByRole('button', { name: 'Add', exact: true }).click(),
      mark: () => page.getByRole('button', { name: 'Milestone, note' }).click(),
      who: () => page.locator('[data-part~=editor-author]').click(),
      table: () => page.locator('[data-part~=editor-views] button').nth(1).click(),
      edits: () => page.locator('[data-part~=editor-views] button').nth(2).click(),
      'on paper': () => page.evaluate(() => window.twin.setView({ theme: 'paper', language: 'zh' })),
      panel: () => page.getByRole('button', { name: '情景方案与比选' }).first().click(),
    }
    const found: Record<string, string[]> = {}
    for (const [name, act] of Object.entries(states)) {
      await act()
      found[name] = await findAxeFaults(page, { within: EDITING, contrast: false })
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(states).map((name) => [name, []])))
  })
})
