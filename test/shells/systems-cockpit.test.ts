import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRealCity } from '../model/real-city.ts'
import { findAxeFaults } from './axe.ts'
import { WITHOUT_MAP, openApp, readDownload, type OpenedPage } from './harness.ts'

const { pack, city } = readRealCity()
const { systems, pairs } = pack.systems
/** Every number on the page, with what it says it rests on. */
const figuresOf = (page: Page) =>
  page.locator('[data-part~=cockpit] [data-figure]').evaluateAll((nodes) =>
    nodes.map((node) => ({
      value: (node as HTMLElement).dataset['figure'] ?? '',
      fact: (node as HTMLElement).dataset['fact'] ?? '',
      text: node.textContent ?? '',
    })),
  )

async function openCockpit(path: string, options = {}): Promise<OpenedPage> {
  const opened = await openApp(path, { before: WITHOUT_MAP, reducedMotion: 'reduce', ...options })
  await opened.page.waitForSelector('[data-part~=planner]')
  await opened.page.keyboard.press('c')
  await opened.page.waitForSelector('[data-part~=system-panels]')
  return opened
}

describe('the cockpit', () => {
  let opened: OpenedPage
  beforeAll(async () => {
    opened = await openCockpit('')
  })
  afterAll(() => opened.close())

  test('all systems stand on it, in their order', async () => {
    const names = await opened.page
      .locator('[data-part~=system-panel]')
      .evaluateAll((panels) => panels.map((panel) => panel.getAttribute('aria-label')))
    expect(names).toEqual(systems.toSorted((a, b) => a.order - b.order).map(({ name }) => name.zh))
  })

  test('every system has its form on the screen, and every number there is that of a fact', async () => {
    const { page } = opened
    const bad: string[] = []
    for (const system of systems) {
      await page.locator(`[data-part~=cockpit-rail] [data-system="${system.id}"]`).click()
      const form = page.locator(
        `[data-system-page="${system.id}"] [data-part~=system-diagram][data-form="${system.diagram}"]`,
      )
      await form.waitFor()
      const box = await form.boundingBox()
      if (!box || box.height < 60 || (await form.innerText()).trim() === '') bad.push(`${system.id}: an empty form`)
      for (const { value, fact, text } of await figuresOf(page)) {
        const known = city.facts.get(fact)
        if (!known || String(known.figure?.value ?? '') !== value) bad.push(`${system.id}: ${text} rests on "${fact}"`)
      }
      for (const id of await page
        .locator('[data-part~=cockpit] [data-derived]')
        .evaluateAll((nodes) => nodes.flatMap((node) => ((node as HTMLElement).dataset['derived'] ?? '').split(' ')))) {
        if (!city.facts.has(id)) bad.push(`${system.id}: derived from "${id}"`)
      }
    }
    expect(bad).toEqual([])
  })

  test('a number opens its document at its statement; Escape comes back', async () => {
    const { page } = opened
    await page.locator('[data-part~=cockpit-rail] [data-system="digital-government"]').click()
    await page.locator('[data-part~=indicator] [data-fact="zhb-users-2023"]').first().click()
    await page.waitForSelector('[data-part~=document-panel] [data-asked]')
    expect(await page.locator('[data-part~=document-panel] [data-asked]').innerText()).toContain(
      city.facts.get('zhb-users-2023')!.subject.zh,
    )
    await page.keyboard.press('Escape')
    await page.waitForSelector('[data-part~=document-panel]', { state: 'detached' })
  })

  test('an indicator lists what is behind it and chooses it; the thing’s card lists its indicators', async () => {
    const { page } = opened
    await page.locator('[data-part~=cockpit-rail] [data-system="autonomous-mobility"]').click()
    await page.locator('[data-indicator="av-fleet-3000"] h4 button').click()
    await page.waitForSelector('[data-indicator="av-fleet-3000"] [data-part~=entity-chips]')
    await page.waitForSelector('[data-part~=card-indicators] [data-indicator="av-fleet-3000"]')
    expect(await page.evaluate(() => window.twin.address())).toContain('select=av-fleet')
    await page.locator('[data-part~=card-close]').click()
  })

  test('no line joins points until the assumption is switched on, and then its words are printed', async () => {
    const { page } = opened
    await page.locator('[data-part~=cockpit-rail] [data-system="autonomous-mobility"]').click()
    await expect.poll(() => page.locator('[data-part~=chart-assumed]').count()).toBe(0)
    await page.locator('[data-part~=assumed-switch] input').check()
    await expect.poll(() => page.locator('[data-part~=chart-assumed]').count()).toBe(1)
    await expect.poll(() => page.locator('[data-part~=assumed-words]').innerText()).toContain('假定')
    await page.locator('[data-part~=assumed-switch] input').uncheck()
  })

  test('what was not yet in print on the day is not stated, never zero', async () => {
    const { page } = opened
    await page.evaluate(() => void window.twin.goToDay('2022-01-10'))
    await page.locator('[data-part~=cockpit-rail] [data-system="digital-government"]').click()
    const users = page.locator('[data-indicator="zhb-users"]')
    await users.waitFor()
    await expect.poll(() => users.locator('[data-figure]').count()).toBe(0)
    expect(await users.locator('[data-part~=not-stated]').allInnerTexts()).toEqual(['未载明目标', '未载明'])
    await page.evaluate(() => void window.twin.goToDay('2023-03-09'))
  })

  test('goal against report: a row for each pair, filtered, sorted, downloaded, and read on the map', async () => {
    const { page } = opened
    await page.locator('[data-part~=cockpit-tabs] [data-tab="pairs"]').click()
    const rows = page.locator('[data-part~=pairs-table] tbody tr')
    await expect.poll(() => rows.count()).toBe(pairs.length)
    await page.locator('[data-part~=pairs-bar] select').nth(1).selectOption('reached')
    await expect.poll(() => rows.count()).toBe(pairs.filter(({ verdict }) => verdict === 'reached').length)
    await page.locator('[data-part~=pairs-bar] select').nth(1).selectOption('')
    await page.locator('[data-part~=pairs-table] thead button').nth(4).click()
    await expect
      .poll(() => rows.first().locator('[data-part~=verdict-chip]').getAttribute('data-verdict'))
      .toBe('reached')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-part~=pairs-csv]').click(),
    ])
    const text = (await readDownload(download)).toString('utf8')
    expect(text.codePointAt(0)).toBe(0xfeff)
    expect(text.trimEnd().split('\r\n').length).toBe(pairs.length + 1)
    await page.locator('[data-pair="four-beams"] th button').click()
    await expect
      .poll(() => page.evaluate(() => window.twin.address()))
      .toMatch(/reading=difference.*select=siliang-bazhu/)
    await page.waitForSelector('[data-pair="four-beams"][data-selected]')
    expect(opened.listFaults()).toEqual([])
  })
})

test('search opens by key, finds by initials, goes there with Enter', async () => {
  const opened = await openApp('', { before: WITHOUT_MAP })
  const { page } = opened
  await page.waitForSelector('[data-part~=planner]')
  await page.keyboard.press('Control+k')
  await page.waitForSelector('[data-part~=search-palette] input')
  await page.keyboard.type('slbz')
  await expect
    .poll(() => page.locator('[data-part~=search-result]').first().getAttribute('data-id'))
    .toBe('siliang-bazhu')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[data-part~=card]')
  expect(await page.evaluate(() => window.twin.address())).toContain('select=siliang-bazhu')
  expect(opened.listFaults()).toEqual([])
  await opened.close()
})

test('what is typed while the search is still on its way is what it begins with, and presses no shortcut', async () => {
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const prepare = async (page: Page): Promise<void> => {
    await page.route(/search-palette[^/]*\.js/, async (route) => {
      await held
      await route.continue()
    })
  }
  const opened = await openApp('', { before: WITHOUT_MAP, prepare })
  const { page } = opened
  await page.waitForSelector('[data-part~=planner]')
  const before = await page.evaluate(() => window.twin.address())
  await page.keyboard.press('/')
  await page.keyboard.type('schr')
  await expect
    .poll(() =>
      page
        .locator('[data-part~=search-palette], [data-part~=scenarios], [data-part~=cockpit], [data-part~=results]')
        .count(),
    )
    .toBe(0)
  release()
  await expect.poll(() => page.locator('[data-part~=search-palette] input').inputValue()).toBe('schr')
  await page.keyboard.press('Escape')
  await page.waitForSelector('[data-part~=search-palette]', { state: 'detached' })
  expect(
    await page.evaluate(() => [window.twin.address(), document.documentElement.hasAttribute('data-hidden')]),
  ).toEqual([before, false])
  await page.keyboard.press('/')
  await expect
    .poll(() => page.locator('[data-part~=search-palette] input').inputValue(), {
      message: 'the next search begins empty',
    })
    .toBe('')
  expect(opened.listFaults()).toEqual([])
  await opened.close()
})

test('as known on: the address sets it, the chip shows it, later things are gone, and one press brings all back', async () => {
  const opened = await openApp('?known=2022-06-01&lang=en', { before: WITHOUT_MAP })
  const { page } = opened
  await page.waitForSelector('[data-part~=known-chip]')
  expect(await page.locator('[data-part~=known-chip]').innerText()).toContain('1 June 2022')
  await page.keyboard.press('c')
  await page.locator('[data-part~=cockpit-tabs] [data-tab="documents"]').click()
  await expect.poll(() => page.locator('[data-part~=document-list] [data-document]').count()).toBe(4)
  await page.keyboard.press('c')
  await page.locator('[data-part~=masthead] [data-part~=known-clear]').click()
  await page.waitForSelector('[data-part~=known-chip]', { state: 'detached' })
  expect(await page.evaluate(() => window.twin.address())).not.toContain('known')
  await page.keyboard.press('c')
  await page.locator('[data-part~=cockpit-tabs] [data-tab="documents"]').click()
  await expect.poll(() => page.locator('[data-part~=document-list] [data-document]').count()).toBe(5)
  expect(opened.listFaults()).toEqual([])
  await opened.close()
})

test('the day in words follows the day, in both languages', async () => {
  const opened = await openApp('?day=2022-05-20', { before: WITHOUT_MAP })
  const { page } = opened
  const words = page.locator('[aria-live="polite"][data-day]')
  await words.waitFor({ state: 'attached' })
  await expect.poll(() => words.textContent()).toContain('2022年5月20日')
  await page.evaluate(() => void window.twin.setView({ language: 'en', day: '2023-03-10' }))
  await expect.poll(() => words.textContent()).toContain('after the last document')
  await opened.close()
})

async function closeToLegend(page: Page): Promise<void> {
  await page.keyboard.press('c')
  await page.locator('[data-part~=dock-tabs] button').nth(2).click()
  await page.locator('[data-part~=tool-bar] button[aria-pressed]').click()
}

interface State {
  readonly name: string
  readonly path: string
  readonly options: Record<string, unknown>
  readonly act?: (page: Page) => Promise<void>
  /** False where axe takes every word to be overlapped, and so judges none; why it does under the search is not found. */
  readonly contrast?: false
}

// Every tab, every system's diagram and every dialog stand in the gallery, which is judged whole.
describe('axe finds nothing serious in what the gallery has not', () => {
  const states: readonly State[] = [
    {
      name: 'rings with a card',
      path: '?select=siliang-bazhu',
      options: {},
      act: (page) => page.locator('[data-system="zhongyuan-science-city"]').click(),
    },
    {
      name: 'what is found',
      contrast: false,
      path: '',
      options: {},
      act: async (page) => {
        await page.keyboard.press('/')
        await page.waitForSelector('[data-part~=search-palette] input')
        await page.keyboard.type('park')
      },
    },
    {
      name: 'the map with its legend, as known on a day',
      path: '?theme=paper&lang=en&day=2024-05-01&known=2022-06-01',
      options: {},
      act: closeToLegend,
    },
    { name: 'a phone', path: '?theme=paper', options: { width: 390, height: 844 } },
  ]
  test.each(states)('$name', async ({ path, options, act, contrast = true }) => {
    const { page, close } = await openCockpit(path, options)
    await act?.(page)
    expect(await findAxeFaults(page, { contrast })).toEqual([])
    await close()
  })
})
