import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { walkWithTab } from './focus-faults.ts'
import { openApp, WITHOUT_MAP } from './harness.ts'
import { openKiosk } from './kiosk-page.ts'
import { openPlanner, type PlannerPage } from './planner-page.ts'
import { openPresenter } from './presenter-page.ts'

const closing: (() => Promise<void>)[] = []
afterAll(() => Promise.all(closing.map((close) => close())))

/** How the planner may stand: what is shown, how it comes, how often Tab is pressed, and in which window. */
const STATES: Readonly<
  Record<string, { address: string; shown: string; presses: number; size?: readonly [number, number] }>
> = {
  'nothing open': { address: '?lang=en', shown: '[data-part~=rail]', presses: 45 },
  'a card': { address: '?lang=en&select=av-fleet', shown: '[data-part~=card]', presses: 40 },
  'the cockpit': { address: '?lang=en&open=cockpit.systems', shown: '[data-part~=system-panels]', presses: 30 },
  'the scenario editor': {
    address: '?lang=en&open=editor&compare=slip-a-year',
    shown: '[data-part~=gantt-row]',
    presses: 45,
  },
  'the results, on paper': {
    address: '?lang=en&theme=paper&open=results.differences&compare=slip-a-year&reading=planned',
    shown: '[data-part~=results-table]',
    presses: 40,
  },
  'own data': { address: '?lang=en&open=data', shown: '[data-part~=data-add]', presses: 20 },
  'own documents, on paper': {
    address: '?lang=en&theme=paper&open=documents',
    shown: '[data-part~=own-documents]',
    presses: 30,
  },
  'the search': { address: '?lang=en&select=av-fleet', shown: '[data-part~=playhead]', presses: 12 },
  'a card, on a phone': {
    address: '?lang=en&select=av-fleet',
    shown: '[data-part~=card]',
    presses: 30,
    size: [360, 640],
  },
  'nothing open, at 400 %': { address: '?lang=en', shown: '[data-part~=playhead]', presses: 30, size: [320, 256] },
}

let planner: PlannerPage | undefined
async function openAt(address: string, [width, height]: readonly [number, number]): Promise<Page> {
  planner ??= await openPlanner(address, { reducedMotion: 'reduce' })
  if (closing.length === 0) closing.push(planner.close)
  await planner.page.setViewportSize({ width, height })
  await planner.go(address)
  return planner.page
}

test.each(Object.entries(STATES))(
  'planner, with %s: whatever Tab comes to is in view, not covered, and has a line that stands out',
  async (state, { address, shown, presses, size = [1280, 720] }) => {
    const page = await openAt(address, size)
    await page.locator(shown).first().waitFor()
    if (state === 'the search') {
      await page.keyboard.press('/')
      await page.locator('[data-part~=search-palette]').waitFor()
      await page.keyboard.type('station')
    }
    const { unseen, met } = await walkWithTab(page, presses)
    expect(unseen).toEqual([])
    expect(met).toBeGreaterThan(state === 'the search' ? 0 : 6)
  },
)

test('presenter, its list, its help and its notes: likewise', async () => {
  const opened = await openPresenter('?present=zhengzhou-2025&lang=en')
  closing.push(opened.close)
  const { page } = opened
  const unseen: Record<string, readonly string[]> = {}
  unseen['a chapter'] = (await walkWithTab(page, 12)).unseen
  for (const key of ['g', '?']) {
    await page.keyboard.press(key)
    await page.locator(key === 'g' ? '[data-part~=present-list]' : 'dialog[open]').waitFor()
    unseen[key] = (await walkWithTab(page, 20)).unseen
    await page.keyboard.press(key === 'g' ? 'g' : 'Escape')
  }
  const opening = page.context().waitForEvent('page')
  await page.keyboard.press('w')
  const notes = await opening
  await notes.locator('[data-part~=notes-notes]').waitFor()
  unseen['notes'] = (await walkWithTab(notes, 16)).unseen
  expect(unseen).toEqual(Object.fromEntries(Object.keys(unseen).map((state) => [state, []])))
})

test('the list of briefings, and following one: likewise', async () => {
  const opened = await openApp('?present=&lang=en', {
    width: 1280,
    height: 720,
    reducedMotion: 'reduce',
    before: WITHOUT_MAP,
  })
  closing.push(opened.close)
  await opened.page.locator('[data-part~=present-choices]').waitFor()
  expect((await walkWithTab(opened.page, 25)).unseen).toEqual([])
})

test('kiosk, in a visitor’s hands: likewise', async () => {
  const kiosk = await openKiosk('?kiosk')
  closing.push(kiosk.close)
  await kiosk.touch(960, 540)
  await kiosk.page.locator('[data-part~=kiosk-shield]').waitFor({ state: 'detached' })
  expect((await walkWithTab(kiosk.page, 25)).unseen).toEqual([])
})
