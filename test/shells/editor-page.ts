import type { Page } from 'playwright-core'
import type { Scenario, ScenarioEdit } from '../../src/scenario/schema.ts'
import { describeFocus, openPlanner, type PlannerPage } from './planner-page.ts'

/** Presses Tab until what has the focus fits. */
export async function tabTo(page: Page, fits: RegExp): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    if (fits.test(await describeFocus(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${String(fits)}; last: ${await describeFocus(page)}`)
}

/** Opens the bench by keys alone. */
export async function openBenchByKeys(
  search: string,
  options: Parameters<typeof openPlanner>[1] = {},
): Promise<PlannerPage> {
  const planner = await openPlanner(search, { reducedMotion: 'reduce', ...options })
  const { page } = planner
  await page.keyboard.press('s')
  await page.locator('[data-part~=scenarios]').waitFor()
  await tabTo(page, /Edit on the timeline|在时间轴上编制/)
  await page.keyboard.press('Enter')
  await page.locator('[data-part~=scenario-editor]').waitFor()
  return planner
}

export async function goToRow(page: Page, id: string): Promise<void> {
  if (!(await page.evaluate(() => document.activeElement?.matches('[data-part~=gantt-row]') ?? false)))
    await tabTo(page, /^div\.gantt-row/)
  await page.keyboard.press('Home')
  for (let presses = 0; presses < 150; presses += 1) {
    if ((await focusedRow(page)) === id) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no row ${id}`)
}
export const focusedRow = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['entity'])

/** The viewer's own scenarios, as they lie in the browser's storage. */
export function stored(page: Page): Promise<Scenario[]> {
  return page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith('zhengzhou-twin/scenario/'))
      .toSorted()
      .map((key) => JSON.parse(localStorage.getItem(key)!) as Scenario),
  )
}
export async function editOf(page: Page, entity: string): Promise<ScenarioEdit | undefined> {
  return (await stored(page))[0]?.edits.findLast((edit) => edit.entity === entity)
}
/** The id of the thing that the first stored scenario adds; undefined while it adds none. */
export async function addedThing(page: Page): Promise<string | undefined> {
  return (await stored(page))[0]?.edits.find(({ edit }) => edit === 'add')?.entity
}
export const said = (page: Page): Promise<string> => page.locator('[data-part~=editor-status]').innerText()

export async function sayWhy(page: Page, reason: string): Promise<void> {
  // The focus stays where the keys went; whoever wants to tell why goes there.
  await page.locator('[data-part~=editor-form] textarea').fill(reason)
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-part~=editor-form]').waitFor({ state: 'detached' })
}

/** The middle of a bar, and its ends, in CSS pixels of the window. */
export async function barAt(page: Page, id: string): Promise<{ left: number; right: number; x: number; y: number }> {
  const bar = page.locator(`[data-entity="${id}"] [data-part~=gantt-bar]`)
  await bar.scrollIntoViewIfNeeded()
  const box = await bar.boundingBox()
  if (!box) throw new Error(`no bar ${id}`)
  return { left: box.x, right: box.x + box.width, x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Shows only what has these words in its name, so that its bar is in sight. */
export const find = async (page: Page, words: string): Promise<void> => {
  await page.getByPlaceholder('Filter by name').fill(words)
}
