import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import {
  addedThing,
  barAt,
  editOf,
  find,
  goToRow,
  openBenchByKeys,
  said,
  sayWhy,
  stored,
  tabTo,
} from './editor-page.ts'
import { describeFocus, type PlannerPage } from './planner-page.ts'

/** Only planned: its dates are free. */
const FREE = 'weiruan-yun'
const OTHER = 'maxieer-xiaohuabing'
const FLEET = 'av-fleet'

let planner: PlannerPage | undefined
afterEach(async () => {
  await planner?.close()
  planner = undefined
})
async function openBench(options: Parameters<typeof openBenchByKeys>[1] = {}): Promise<Page> {
  planner = await openBenchByKeys('?lang=en', options)
  return planner.page
}

/** Goes on with Tab to the field of this label in the form, and types into it in place of what is there. */
async function typeInto(page: Page, label: RegExp, words: string): Promise<void> {
  const labelOf = (): Promise<string> =>
    page.evaluate(() => {
      const field = document.activeElement
      return field instanceof HTMLInputElement || field instanceof HTMLSelectElement
        ? (field.labels?.[0]?.innerText ?? '').trim()
        : ''
    })
  for (let presses = 0; presses < 60; presses += 1) {
    if (label.test(await labelOf())) {
      if (
        await page.evaluate(
          () => document.activeElement instanceof HTMLInputElement && document.activeElement.type !== 'date',
        )
      )
        await page.keyboard.press('Control+a')
      await page.keyboard.type(words)
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`no field ${String(label)}`)
}
/** Opens the exact fields of a thing. */
async function openThing(page: Page, id: string): Promise<void> {
  await goToRow(page, id)
  await page.keyboard.press('Enter')
  await page.locator('[data-part~=editor-form]').waitFor()
}
const closeForm = async (page: Page): Promise<void> => {
  await page.keyboard.press('Escape')
  await page.locator('[data-part~=editor-form]').waitFor({ state: 'detached' })
}
const editsOf = async (page: Page, entity: string): Promise<readonly string[]> =>
  (await stored(page))[0]!.edits.filter((edit) => edit.entity === entity).map(({ edit }) => edit)

describe('every form, by keys alone', () => {
  test(
    'moved by months and days, stretched, held, given up; another goal, another growth; and back to the base',
    { timeout: 90_000 },
    async () => {
      const page = await openBench()
      await openThing(page, FREE)
      await typeInto(page, /^Months/, '9')
      await page.keyboard.press('Enter')
      await sayWhy(page, 'the pipeline slips')
      await expect
        .poll(() => editOf(page, FREE))
        .toMatchObject({
          edit: 'shift',
          months: 9,
          days: 0,
          reason: { en: 'the pipeline slips' },
        })
      await openThing(page, FREE)
      await typeInto(page, /^Duration, % of present/, '200')
      await page.keyboard.press('Enter')
      await expect.poll(() => editsOf(page, FREE)).toEqual(['shift', 'stretch'])
      await tabTo(page, /Hold/)
      await page.keyboard.press('Enter')
      await expect
        .poll(() => editOf(page, FREE))
        .toMatchObject({ edit: 'hold', from: '2024-01-01', until: '2024-07-01' })
      await tabTo(page, /Cancel it/)
      await page.keyboard.press('Enter')
      await expect.poll(() => editOf(page, FREE)).toMatchObject({ edit: 'cancel', from: '2024-01-01' })
      expect(await page.locator('[data-part~=editor-form] [data-part~=scenario-edits] li').count()).toBe(4)
      await closeForm(page)
      await expect.poll(() => page.locator(`[data-entity="${FREE}"] [data-part~=gantt-cancelled]`).count()).toBe(1)

      await openThing(page, FLEET)
      await typeInto(page, /^New value/, '4000')
      await page.keyboard.press('Enter')
      await expect.poll(() => editOf(page, FLEET)).toMatchObject({ edit: 'set-goal', value: 4000 })
      await typeInto(page, /^From/, '500')
      await typeInto(page, /^to$/, '3500')
      await typeInto(page, /^Shape/, 'S')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await expect
        .poll(() => editOf(page, FLEET))
        .toMatchObject({ edit: 'set-ramp', from: 500, to: 3500, shape: 's-curve' })
      await closeForm(page)

      await openThing(page, FREE)
      await tabTo(page, /Reset to the base scenario/)
      await page.keyboard.press('Enter')
      await expect.poll(() => editsOf(page, FREE)).toEqual([])
      expect(await editsOf(page, FLEET)).toEqual(['set-goal', 'set-ramp'])
      expect(planner!.listFaults()).toEqual([])
    },
  )

  test(
    'a dependency with days in between pushes its successor; a milestone, a note, a thing of its own, a later horizon; each is taken away again',
    { timeout: 90_000 },
    async () => {
      const page = await openBench()
      const before = await page.locator(`[data-entity="${OTHER}"]`).getAttribute('aria-label')
      await goToRow(page, FREE)
      await page.keyboard.press('Space')
      await tabTo(page, /^button.* Dependency/)
      await page.keyboard.press('Enter')
      await typeInto(page, /^Then/, 'Ma')
      await page.locator('[data-part~=editor-form] select').nth(1).selectOption(OTHER)
      await typeInto(page, /^Days in between/, '30')
      await page.keyboard.press('Enter')
      await sayWhy(page, 'one crew for both')
      await expect
        .poll(async () => (await stored(page))[0]?.dependencies)
        .toMatchObject([{ before: FREE, after: OTHER, lagDays: 30, reason: { en: 'one crew for both' } }])
      // It waits until after the horizon, and that is said; with a later horizon it is planned again, later than before.
      await expect.poll(() => said(page)).not.toBe('')
      await page.locator('[data-part~=editor-views] button').nth(2).focus()
      await page.keyboard.press('Enter')
      await expect
        .poll(() => page.locator('[data-outcome]').first().getAttribute('data-outcome'))
        .toBe('beyond-horizon')
      await page.getByLabel('nothing is planned after it').focus()
      await page.getByLabel('nothing is planned after it').selectOption('2030-01-01')
      await expect.poll(() => page.locator('[data-outcome]').first().getAttribute('data-outcome')).toBe('pushed')
      await page.locator('[data-part~=editor-views] button').first().focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator(`[data-entity="${OTHER}"]`).getAttribute('aria-label')).not.toBe(before)
      expect(await page.locator(`[data-entity="${OTHER}"]`).getAttribute('aria-label')).toContain(
        'later than the reference',
      )

      await tabTo(page, /Milestone, note/)
      await page.keyboard.press('Enter')
      await typeInto(page, /^Words/, 'Council decides')
      await page.keyboard.press('Enter')
      await expect
        .poll(async () => (await stored(page))[0]?.milestones)
        .toMatchObject([{ name: { en: 'Council decides' } }])
      await page.locator('[data-part~=gantt-flag][data-flag=milestone]').waitFor()
      await page.getByLabel('Note', { exact: true }).focus()
      await page.keyboard.press('Space')
      await typeInto(page, /^Words/, 'ask the builders')
      await page.locator('[data-part~=editor-form] input[type=checkbox]').focus()
      await page.keyboard.press('Space')
      await page.keyboard.press('Enter')
      await expect
        .poll(async () => (await stored(page))[0]?.notes)
        .toMatchObject([{ entity: FREE, text: { en: 'ask the builders' } }])
      await page.locator(`[data-entity="${FREE}"] [data-part~=gantt-note]`).waitFor({ state: 'attached' })

      await tabTo(page, /^button\..* Add$/)
      await page.keyboard.press('Enter')
      await typeInto(page, /^Name/, 'New hall')
      await page.getByLabel('a point').focus()
      await page.keyboard.press('Space')
      await typeInto(page, /^Longitude/, '113.761')
      await typeInto(page, /^Latitude/, '34.781')
      await typeInto(page, /^Accuracy/, '200')
      await page.keyboard.press('Enter')
      await expect
        .poll(async () => editOf(page, (await addedThing(page)) ?? ''))
        .toMatchObject({
          edit: 'add',
          at: { lng: 113.761, lat: 34.781, accuracyM: 200 },
          name: { en: 'New hall' },
          start: '2024-01-01',
          end: '2026-01-01',
        })
      const added = (await addedThing(page)) ?? ''
      await page.locator(`[data-entity="${added}"] [data-part~=gantt-bar]`).waitFor()

      await page.locator('[data-part~=editor-views] button').nth(2).focus()
      await page.keyboard.press('Enter')
      for (const name of ['Council decides', 'ask the builders', 'New hall']) {
        await page.getByRole('button', { name: `Remove: ${name}` }).focus()
        await page.keyboard.press('Enter')
        await page.getByRole('button', { name: `Remove: ${name}` }).waitFor({ state: 'detached' })
        // The keys are not lost with the button.
        await expect.poll(() => describeFocus(page)).toMatch(/^button/)
      }
      const [left] = await stored(page)
      expect([left?.milestones, left?.notes, left?.edits.some(({ entity }) => entity === added)]).toEqual([
        [],
        [],
        false,
      ])
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z')
      await expect.poll(async () => (await stored(page))[0]?.milestones).toHaveLength(1)
      expect(planner!.listFaults()).toEqual([])
    },
  )
})

describe('by pointer', () => {
  test('a box drawn over the chart chooses the bars in it, with Ctrl besides what is chosen; a press elsewhere chooses none', async () => {
    const page = await openBench()
    await find(page, 'c')
    const sheet = (await page.locator('[data-part~=gantt-body]').boundingBox())!
    const chart = (await page.locator('[data-part~=gantt]').boundingBox())!
    const bars = await page.locator('[data-part~=gantt-row]').evaluateAll((rows) =>
      rows.flatMap((row) => {
        const bar = row.querySelector('[data-part~=gantt-bar]')?.getBoundingClientRect()
        return bar
          ? [
              {
                id: (row as HTMLElement).dataset['entity']!,
                left: bar.left,
                right: bar.right,
                top: row.getBoundingClientRect().top,
                bottom: row.getBoundingClientRect().bottom,
              },
            ]
          : []
      }),
    )
    const chosen = (): Promise<string[]> =>
      page
        .locator('[data-part~=gantt-row][aria-selected=true]')
        .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['entity']!))
    const seen = bars.filter(({ top, bottom }) => top > chart.y + 60 && bottom < chart.y + chart.height)
    expect(seen.length).toBeGreaterThan(3)
    // From beyond the horizon, where no bar is, back over the ends of three.
    const three = seen.slice(0, 3)
    const right = Math.min(sheet.x + sheet.width, chart.x + chart.width) - 24
    const left = Math.min(...three.map((bar) => bar.right)) - 6
    await page.mouse.move(right, three[0]!.top + 4)
    await page.mouse.down()
    await page.mouse.move(left, three[2]!.top + 8, { steps: 5 })
    await page.locator('[data-part~=gantt-box]').waitFor()
    await page.mouse.up()
    const inside = three.filter((bar) => bar.right > left && bar.left < right).map(({ id }) => id)
    await expect.poll(() => chosen()).toEqual(inside)
    expect(inside).toHaveLength(3)
    const next = seen[3]!
    await page.keyboard.down('Control')
    await page.mouse.move(right, next.top + 3)
    await page.mouse.down()
    await page.mouse.move(Math.min(left, next.right - 6), next.bottom - 3, { steps: 4 })
    await page.mouse.up()
    await page.keyboard.up('Control')
    await expect.poll(() => chosen()).toEqual([...inside, next.id])
    // They move together.
    await page.locator(`[data-entity="${inside[0]}"]`).focus()
    await page.keyboard.press('Shift+ArrowRight')
    await sayWhy(page, 'all of them later')
    for (const id of [...inside, next.id]) expect(await editOf(page, id)).toMatchObject({ edit: 'shift', months: 1 })
    // Beside the names, once what the forms said no longer moves the chart.
    const lane = page.locator('[data-part~=gantt-lane]').first()
    const from = (await lane.boundingBox())!
    await lane.click({ position: { x: right - from.x, y: from.height / 2 } })
    await expect.poll(() => chosen()).toEqual([])
    expect(planner!.listFaults()).toEqual([])
  })

  test('two fingers zoom the axis around where they are; ⌘ with the wheel does too; the browser’s own zoom stays out', async () => {
    const page = await openBench({ hasTouch: true })
    const axis = async (): Promise<{ x: number; width: number }> =>
      (await page.locator('[data-part~=gantt-axis]').boundingBox())!
    const chart = (await page.locator('[data-part~=gantt]').boundingBox())!
    const cdp = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly number[]) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((x, id) => ({ x, y: chart.y + 120, id })) })
    const middle = chart.x + chart.width * 0.7
    const before = await axis()
    const share = (at: { x: number; width: number }): number => (middle - at.x) / at.width
    await touch('touchStart', [middle - 40, middle + 40])
    for (const by of [55, 68, 80]) await touch('touchMove', [middle - by, middle + by])
    await touch('touchEnd', [])
    await expect.poll(async () => (await axis()).width / before.width).toBeGreaterThan(1.8)
    const after = await axis()
    expect(after.width / before.width).toBeLessThan(2.2)
    // What lay between the fingers still does.
    await expect.poll(async () => Math.abs(share(await axis()) - share(before))).toBeLessThan(0.03)
    // Together again: as it was.
    await touch('touchStart', [middle - 80, middle + 80])
    for (const by of [70, 55, 40]) await touch('touchMove', [middle - by, middle + by])
    await touch('touchEnd', [])
    await expect.poll(async () => (await axis()).width / before.width).toBeLessThan(1.1)
    await page.mouse.move(middle, chart.y + 120)
    await page.keyboard.down('Meta')
    await page.mouse.wheel(0, -360)
    await page.keyboard.up('Meta')
    await expect.poll(async () => (await axis()).width / before.width).toBeGreaterThan(1.8)
    expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1)
    // A bar under the first finger is not dragged by it, and nothing is asked.
    expect([await stored(page), await page.locator('[data-part~=editor-form]').count()]).toEqual([[], 0])
    expect((await barAt(page, FREE)).right).toBeGreaterThan(0)
    expect(planner!.listFaults()).toEqual([])
  })

  test('a page that crashes in the middle of a drag loses the drag and nothing else', async () => {
    const page = await openBench()
    await find(page, 'Microsoft')
    await page.locator(`[data-entity="${FREE}"]`).focus()
    await page.keyboard.press('ArrowRight')
    await sayWhy(page, 'a day later')
    const before = await stored(page)
    expect(before[0]?.edits).toHaveLength(1)
    const bar = await barAt(page, FREE)
    await page.mouse.move(bar.x, bar.y)
    await page.mouse.down()
    await page.mouse.move(bar.x + 70, bar.y, { steps: 3 })
    await page.locator('[data-part~=gantt-tip]').waitFor()
    const gone = page.waitForEvent('crash')
    const cdp = await page.context().newCDPSession(page)
    void cdp.send('Page.crash').catch(() => undefined)
    await gone
    const again = await page.context().newPage()
    await again.goto(page.url())
    await again.locator('[data-part~=playhead]').waitFor({ state: 'attached' })
    expect(await stored(again)).toEqual(before)
    // The scenario is there to be gone on with.
    await again.keyboard.press('s')
    await again.getByRole('button', { name: 'Edit on the timeline' }).click()
    await again.locator(`[data-entity="${FREE}"][data-edited]`).waitFor({ state: 'attached' })
  })
})
