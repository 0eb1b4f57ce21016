import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRealCity } from '../model/real-city.ts'
import { findBrokenWords, openPlanner, readAddressBar, type PlannerPage } from './planner-page.ts'

const { city } = readRealCity()

let planner: PlannerPage
let page: Page
beforeAll(async () => {
  planner = await openPlanner('')
  page = planner.page
})
afterAll(async () => {
  await planner.close()
})

const search = (): ReturnType<Page['locator']> => page.locator('#search')
const names = async (): Promise<string[]> =>
  (await page.locator('[data-part~=entity-row] > span:not([data-part~=row-marks])').allInnerTexts()).map((name) =>
    name.trim(),
  )
const chosen = (): Promise<string | null> =>
  page.evaluate(() => new URLSearchParams(window.twin.address()).get('select'))
const matching = (query: string, language: 'zh' | 'en'): string[] =>
  city.entities
    .filter(({ name }) => name.zh.toLowerCase().includes(query) || name.en.toLowerCase().includes(query))
    .map(({ name }) => name[language])

test('the list holds everything and is narrowed down in Chinese and in English alike', async () => {
  for (const language of ['zh', 'en'] as const) {
    await planner.go(`?lang=${language}`)
    // The list comes by itself, after the rest.
    const all = city.entities.map(({ name }) => name[language]).toSorted()
    await expect.poll(async () => (await names()).toSorted()).toEqual(all)
    for (const query of ['嵩山', 'songshan', 'SCIENCE city', '西气东输三线', '  智慧岛 ']) {
      await search().fill(query)
      const expected = matching(query.trim().toLowerCase(), language)
      expect(expected.length, `${query}`).toBeGreaterThan(0)
      await expect.poll(async () => (await names()).toSorted(), { message: query }).toEqual(expected.toSorted())
      expect(await page.locator('[data-part~=entity-list] > output').innerText()).toBe(
        language === 'zh' ? `${expected.length}项` : expected.length === 1 ? '1 item' : `${expected.length} items`,
      )
    }
    await search().fill('Atlantis <b>{x}')
    await expect.poll(names).toEqual([])
    expect(await page.locator('[data-part~=entity-list] [role=listbox]').innerText()).toContain('Atlantis <b>{x}')
    await search().press('Escape')
    await expect.poll(() => search().inputValue()).toBe('')
    await expect.poll(async () => (await names()).length).toBe(city.entities.length)
  }
})

test('arrows move among the options, Enter chooses, and each step is told', async () => {
  await planner.go('?lang=en')
  await search().focus()
  await page.keyboard.type('laboratory')
  const expected = matching('laboratory', 'en')
  await expect.poll(async () => (await names()).length).toBe(expected.length)
  const active = async (): Promise<string | null> => {
    const id = await search().getAttribute('aria-activedescendant')
    return id === null
      ? null
      : page.evaluate(
          (id) =>
            document.getElementById(id)?.querySelector(':scope > span:not([data-part~=row-marks])')?.textContent ??
            'no such option',
          id,
        )
  }
  const shown = await names()
  expect(await active()).toBeNull()
  for (const [key, at] of [
    ['ArrowDown', 0],
    ['ArrowDown', 1],
    ['ArrowDown', 2],
    ['ArrowUp', 1],
    ['PageDown', shown.length - 1],
    ['ArrowDown', shown.length - 1],
    ['PageUp', Math.max(shown.length - 11, 0)],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(active, { message: key }).toBe(shown[at])
  }
  const name = (await active())!
  await page.keyboard.press('Enter')
  await page.locator('[data-part~=card-head] h2').getByText(name, { exact: true }).waitFor()
  expect(await chosen()).toBe(city.entities.find((entity) => entity.name.en === name)?.id)
  expect((await readAddressBar(page)).get('select')).toBe(await chosen())
  await expect.poll(() => page.locator('[role=option][aria-selected=true]').allInnerTexts()).toHaveLength(1)
  expect(await page.evaluate(() => document.activeElement?.id), 'the list keeps the focus').toBe('search')

  // Enter with nothing marked takes the first; a press with the mouse takes any.
  await search().fill('西气东输三线中段河南段')
  await expect.poll(async () => (await names()).length).toBe(1)
  await page.keyboard.press('Enter')
  await expect.poll(chosen).toBe('wepp3-henan')
  await search().fill('Airport')
  await page
    .locator('[data-part~=entity-row]')
    .getByText('Xinzheng Airport transfer point (autonomous)', { exact: true })
    .click()
  await expect.poll(chosen).toBe('av-node-jichang')
  // Enter on nothing does nothing.
  await search().fill('Atlantis')
  await expect.poll(names).toEqual([])
  await search().press('Enter')
  await expect.poll(() => chosen()).toBe('av-node-jichang')
  // Escape empties the search, then closes the card.
  await search().press('Escape')
  await expect.poll(() => chosen()).toBe('av-node-jichang')
  await search().press('Escape')
  await expect.poll(chosen).toBeNull()
})

test('layer switches change the address, come back with it, and say how much is in each', async () => {
  await planner.go('?lang=en')
  await page.getByRole('button', { name: 'Layers' }).click()
  const switches = page.locator('[data-part~=layer-switches] [role=switch]')
  const layers = ['parks', 'mobility', 'pipelines', 'corridors', 'zones', 'districts', 'context', 'fabric', 'labels']
  await expect
    .poll(() =>
      page
        .locator('[data-part~=layer-switch]')
        .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-layer'))),
    )
    .toEqual(layers)
  const off: string[] = []
  for (const [at, layer] of layers.entries()) {
    const row = page.locator(`[data-part~=layer-switch][data-layer=${layer}]`)
    const count = city.entities.filter((entity) => entity.layer === layer).length
    expect(await row.innerText()).toContain(
      count > 0
        ? `${count} items`
        : layer === 'fabric'
          ? 'illustrative'
          : layer === 'context' || layer === 'labels'
            ? 'for orientation only'
            : 'nothing',
    )
    // By mouse and by keyboard in turn.
    if (at % 2 === 0) await row.click()
    else await switches.nth(at).press('Space')
    off.push(layer)
    await expect.poll(() => switches.nth(at).getAttribute('aria-checked')).toBe('false')
    expect((await readAddressBar(page)).get('hide')?.split(',').toSorted()).toEqual(off.toSorted())
  }
  await page.reload()
  await page.locator('[data-part~=playhead]').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: 'Layers' }).click()
  await expect
    .poll(() => switches.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked)))
    .toEqual(layers.map(() => false))
  for (let at = 0; at < layers.length; at += 1) await switches.nth(at).press('Space')
  await expect.poll(async () => (await readAddressBar(page)).get('hide')).toBeNull()
  // Each switch was a choice of its own: back undoes the last one.
  await page.goBack()
  await expect.poll(() => switches.last().getAttribute('aria-checked')).toBe('false')
})

test('the legend explains phases, plan, difference, lines and vehicles, by the reading', async () => {
  for (const [reading, documented, planned] of [
    ['planned', false, true],
    ['documented', true, false],
    ['both', true, true],
    ['difference', true, true],
  ] as const) {
    await planner.go(`?lang=en&reading=${reading}`)
    await page.getByRole('button', { name: 'Legend' }).click()
    const legend = page.locator('[data-part~=legend]')
    await legend.getByText('trunk line').first().waitFor()
    const words = await legend.innerText()
    const marks = (planned: boolean): Promise<number> =>
      legend.locator(`[data-part~=phase-mark]${planned ? '[data-planned]' : ':not([data-planned])'}`).count()
    // Of the phases those that stand on the day: on that of the last document several, on either side.
    await expect.poll(async () => (await marks(false)) > 1, { message: `${reading}` }).toBe(documented)
    await expect.poll(async () => (await marks(true)) > 1, { message: `${reading}` }).toBe(planned)
    await expect
      .poll(async () => (await legend.locator('[data-part~=difference-mark]').count()) > 1, { message: `${reading}` })
      .toBe(reading === 'difference')
    for (const part of [
      'trunk line',
      'existing pipeline',
      'somewhere in here',
      'illustrative massing',
      'schematic course',
    ])
      expect(words).toContain(part)
    expect(words.includes('micro-bus') && words.includes('sanitation vehicle'), `${reading}`).toBe(planned)
  }
  // The tabs of the dock open and close.
  const tab = page.getByRole('button', { name: 'Legend' })
  await expect.poll(() => tab.getAttribute('aria-expanded')).toBe('true')
  await tab.click()
  await expect.poll(() => tab.getAttribute('aria-expanded')).toBe('false')
  await page.locator('#dock-content').waitFor({ state: 'hidden' })
})

test('what an address says wrongly is named on the screen, in its language, until it is closed', async () => {
  await planner.go('?day=2022-13-45&reading=hopeful&view=1,2,3&select=atlantis&hide=castles&theme=neon&speed=fast')
  const notices = page.locator('[data-part~=notice]')
  const wrong = [
    ['day', '2022-13-45'],
    ['reading', 'hopeful'],
    ['view', '1,2,3'],
    ['select', 'atlantis'],
    ['hide', 'castles'],
    ['theme', 'neon'],
    ['speed', 'fast'],
  ]
  const said = await notices.allInnerTexts()
  expect(said.length).toBe(wrong.length)
  for (const [parameter, value] of wrong)
    expect(
      said.some((words) => words.includes(`地址中的 ${parameter}=“${value}”`)),
      `${parameter}`,
    ).toBe(true)
  await notices.first().getByRole('button', { name: '关闭提示' }).click()
  await expect.poll(() => notices.count()).toBe(wrong.length - 1)

  await planner.go('?lang=en&select=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E')
  expect(await notices.allInnerTexts()).toEqual([
    'Could not read select=“<img src=x onerror=alert(1)>” in the address: the default is used',
  ])
  expect(await page.locator('[data-part~=notice] img').count()).toBe(0)
  await planner.go('?lang=tlh')
  expect(await notices.allInnerTexts()).toEqual(['地址中的 lang=“tlh”无法识别，已采用默认值'])
  await planner.go('?lang=en&day=2022-05-20')
  expect(await notices.count()).toBe(0)
})

test('the link to the view can be copied, and it says so', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await planner.go('?day=2022-05-20&lang=en&select=wepp3-henan')
  await page.getByRole('button', { name: 'Copy a link to this view' }).click()
  await page.getByText('Link copied: date, view and selection are in it').waitFor()
  // The link says all that is shown, what the address bar leaves to defaults too, and opens the same view.
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect([...new URL(link).searchParams].toSorted()).toEqual([
    ['day', '2022-05-20'],
    ['lang', 'en'],
    // Without a map the list is open.
    ['open', 'list'],
    ['scenario', 'reference'],
    ['select', 'wepp3-henan'],
  ])
})

test('a copied link opens the panel beside the rail, the lanes and the day in words; what narrows a list is not in it, and it says so', async () => {
  await planner.go('?lang=en')
  await page.locator('[data-part~=dock-tabs] button').nth(0).waitFor()
  await page.locator('[data-part~=lanes-button]').click()
  await page.getByRole('button', { name: 'Show the day in words' }).click()
  await page.locator('[data-part~=entity-list] input').fill('line')
  await page.getByRole('button', { name: 'Copy a link to this view' }).click()
  await page.getByText('The link holds no filters and no sorting of lists').waitFor()
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()))
  expect(link.searchParams.get('open')).toBe('list,lanes,words')
  // The address bar leaves them alone.
  await expect.poll(() => new URL(page.url()).searchParams.get('open')).toBeNull()
  await page.evaluate(() => localStorage.clear())
  await planner.go(link.search.replace('open=list', 'open=legend'))
  await page.locator('[data-part~=legend]').waitFor()
  await expect.poll(() => page.locator('[data-part~=lanes-button]').getAttribute('aria-expanded')).toBe('true')
  await page.getByRole('button', { name: 'Hide the day in words' }).waitFor()
  // A filter that is gone needs no telling.
  await page.getByRole('button', { name: 'Copy a link to this view' }).click()
  await page.getByText('Link copied').waitFor()
  expect(await page.getByText('The link holds no filters').count()).toBe(0)
})

test('all that was done left no broken word on the page and no error', async () => {
  expect(await findBrokenWords(page)).toEqual([])
  expect(planner.listFaults()).toEqual([])
})
