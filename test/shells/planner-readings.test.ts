import { inWords } from '../in-words.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRealCity } from '../model/real-city.ts'
import { describeFocus, findBrokenWords, openPlanner, readAddressBar, type PlannerPage } from './planner-page.ts'

const { city, schedule } = readRealCity()

let planner: PlannerPage
let page: Page
beforeAll(async () => {
  planner = await openPlanner('?lang=en', { reducedMotion: 'reduce' })
  page = planner.page
})
afterAll(async () => {
  await planner.close()
})
const squeeze = (words: string): string => words.replace(/\s+/g, ' ').trim()

const readings = [
  [
    'planned',
    '规划推演',
    'Planned',
    /按情景方案“基准假定”推演：文献未载明的起止日期由假定补足/,
    /As the scenario “Reference assumption” has it: dates that no document states are assumed/,
  ],
  ['documented', '报道', 'Documented', /只在见报之日变化/, /Changes only on days of a report/],
  ['both', '叠加', 'Both', /实色为报道所载/, /Solid is what was reported/],
  ['difference', '对比', 'Difference', /此后未见报道的不作比较/, /without a later report nothing is compared/],
] as const

test('four readings by click and by keyboard, each with its explanation, kept in the address', async () => {
  for (const language of ['zh', 'en'] as const) {
    await planner.go(language === 'zh' ? '' : '?lang=en')
    const expectReading = async ([id, zh, en, whyZh, whyEn]: (typeof readings)[number]): Promise<void> => {
      await expect.poll(() => page.locator('[data-part~=reading] input:checked').getAttribute('value')).toBe(id)
      expect(
        await page.getByRole('radio', { checked: true }).evaluate((radio) => radio.closest('label')?.textContent),
      ).toBe(language === 'zh' ? zh : en)
      const why = page.locator('#reading-why')
      expect(await why.innerText()).toMatch(language === 'zh' ? whyZh : whyEn)
      expect(await page.locator('[data-part~=reading] fieldset').getAttribute('aria-describedby')).toBe('reading-why')
      expect((await readAddressBar(page)).get('reading')).toBe(id === 'both' ? null : id)
      expect(await page.locator('[data-part~=timeline]').getAttribute('data-reading')).toBe(id)
      // Wherever a plan is shown, the chip says on what it rests.
      expect(await page.locator('[data-part~=assumption-chip]:not([data-part~=scenarios-chip])').count()).toBe(
        id === 'documented' ? 0 : 1,
      )
    }
    await expectReading(readings[2])
    for (const reading of readings) {
      await page.locator(`label[data-reading=${reading[0]}]`).click()
      await expectReading(reading)
    }
    await page.getByRole('radio', { checked: true }).focus()
    for (const reading of readings) {
      await page.keyboard.press('ArrowRight')
      await expectReading(reading)
    }
    await page.keyboard.press('ArrowLeft')
    await expectReading(readings[2])
  }
})

test('the assumption is printed whole: durations, profiles, single edits and their reasons', async () => {
  const { scenario, skipped } = schedule
  for (const language of ['zh', 'en'] as const) {
    await planner.go(`?lang=${language}`)
    await page.locator('[data-part~=assumption-chip]:not([data-part~=scenarios-chip])').click()
    const dialog = page.getByRole('dialog', { name: scenario.name[language] })
    await dialog.waitFor()
    const printed = squeeze(await dialog.innerText())
    expect(printed).toContain(squeeze(scenario.statement[language]))
    expect(printed).toContain(language === 'zh' ? '规划期末：2025年底' : 'Plan horizon: end of 2025')
    const rows = (await dialog.locator('tbody tr').allInnerTexts()).map(squeeze)
    expect(rows.length).toBe(scenario.durations.length)
    for (const [at, row] of scenario.durations.entries()) {
      expect(rows[at]).toContain(row.words[language])
      expect(rows[at]).toContain(
        row.months === null
          ? language === 'zh'
            ? '不排期'
            : 'not scheduled'
          : language === 'zh'
            ? `${row.months}个月`
            : `${row.months} months`,
      )
    }
    expect((await dialog.locator('[data-part~=profiles] > li').allInnerTexts()).map(squeeze)).toEqual(
      scenario.profiles.map((row) => expect.stringContaining(squeeze(row.words[language])) as string),
    )
    const edits = (await dialog.locator('[data-part~=edits] > li').allInnerTexts()).map(squeeze)
    expect(edits.length).toBe(scenario.edits.length)
    for (const [at, edit] of scenario.edits.entries()) {
      expect(edits[at]).toContain(squeeze(edit.reason[language]))
      expect(edits[at]).toContain(edit.author[language])
      expect(edits[at]).toContain(city.entityById.get(edit.entity)!.name[language])
    }
    expect(edits.join(' ')).toContain(language === 'zh' ? '由0线性增长至3000' : 'linear growth from 0 to 3,000')
    for (const { reason } of skipped) expect(printed).toContain(inWords(reason, language))
    expect(await findBrokenWords(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
})

test('language and theme stay in the address, on the page and after a reload', async () => {
  await planner.go('')
  const look = (): Promise<Record<string, string | undefined>> =>
    page.evaluate(() => ({
      lang: document.documentElement.lang,
      theme: document.documentElement.dataset['theme'],
      title: document.title,
      ground: getComputedStyle(document.documentElement).getPropertyValue('--ground').trim(),
      meta: document.querySelector('meta[name=theme-color]')?.getAttribute('content') ?? undefined,
    }))
  const night = await look()
  expect(night).toMatchObject({ lang: 'zh-CN', theme: 'night', title: expect.stringContaining('郑州') as string })
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Switch to the paper theme' }).click()
  await expect
    .poll(look)
    .toMatchObject({ lang: 'en-GB', theme: 'paper', title: expect.stringContaining('Zhengzhou') as string })
  const paper = await look()
  expect(paper['ground']).not.toBe(night['ground'])
  expect(paper['meta']).toBe(paper['ground'])
  const address = await readAddressBar(page)
  expect([address.get('lang'), address.get('theme')]).toEqual(['en', 'paper'])
  await page.reload()
  await page.locator('[data-part~=playhead]').waitFor({ state: 'attached' })
  expect(await look()).toEqual(paper)
  // The whole page has changed its language: no Chinese words are left but names, quotations and the switch itself.
  await page.getByRole('button', { name: 'Layers' }).click()
  await page.locator('[data-part~=layer-switch]').first().waitFor()
  const chinese = await page.evaluate(() => {
    const left: string[] = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const words = walk.currentNode.textContent ?? ''
      const parent = walk.currentNode.parentElement
      if (/\p{Script=Han}/u.test(words) && !parent?.closest('[lang=zh], script, style, noscript')) left.push(words)
    }
    return left
  })
  expect(chinese).toEqual([])
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('button', { name: '切换为夜间主题' }).click()
  await expect.poll(look).toEqual(night)
  expect([...(await readAddressBar(page)).keys()]).toEqual([])
  // Going back in history goes back through the choices.
  await page.goBack()
  await expect.poll(look).toMatchObject({ lang: 'zh-CN', theme: 'paper' })
})

test('the fleet counter follows the reading and the language, and goes with its layer', async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  const fleet = page.locator('[data-part~=fleet]')
  await planner.go('?day=2025-12-31')
  await expect.poll(async () => squeeze(await fleet.innerText())).toContain('3000 / 3000辆')
  await planner.go('?day=2025-12-31&lang=en')
  await expect.poll(async () => squeeze(await fleet.innerText())).toContain('3,000 / 3,000')
  expect(squeeze(await fleet.innerText())).toContain('reported: not stated')
  await planner.go('?day=2025-12-31&lang=en&reading=documented')
  await expect
    .poll(async () => squeeze(await fleet.innerText()))
    .toContain('not stated goal: 3,000 vehicles within three years')
  await planner.go('?day=2022-01-01&lang=en&reading=documented')
  await expect.poll(async () => squeeze(await fleet.innerText())).toContain('no document speaks of it yet')
  for (const reading of ['planned', 'both', 'difference']) {
    await planner.go(`?day=2022-01-01&lang=en&reading=${reading}`)
    await expect.poll(async () => squeeze(await fleet.innerText())).toContain('no document speaks of it yet')
    expect(squeeze(await fleet.innerText()), 'nor a goal of it').not.toContain('3,000')
  }
  await planner.go('?hide=mobility')
  expect(await fleet.count()).toBe(0)
  await page.setViewportSize({ width: 1280, height: 720 })
})

describe('dialogs', () => {
  const openers = [
    ['help', (): ReturnType<Page['locator']> => page.getByRole('button', { name: 'Help' })],
    ['credits', (): ReturnType<Page['locator']> => page.getByRole('button', { name: 'Data and credits' })],
    [
      'assumption',
      (): ReturnType<Page['locator']> => page.locator('[data-part~=assumption-chip]:not([data-part~=scenarios-chip])'),
    ],
    [
      'assumption from the card',
      (): ReturnType<Page['locator']> =>
        page.locator('[data-part~=plan-section]').getByRole('button', { name: /Show all/ }),
    ],
  ] as const
  const closers = [
    ['Escape', (): Promise<void> => page.keyboard.press('Escape')],
    [
      'its button',
      (): Promise<void> => page.locator('dialog').getByRole('button', { name: 'Close', exact: true }).press('Enter'),
    ],
    ['a press outside', (): Promise<void> => page.mouse.click(3, 3)],
  ] as const

  test('open with the focus inside, hold it, and give it back to where it was, however they are closed', async () => {
    await planner.go('?lang=en&select=wepp3-henan')
    for (const [what, opener] of openers) {
      for (const [how, close] of closers) {
        await opener().focus()
        await page.keyboard.press('Enter')
        await page.locator('dialog[open]').waitFor()
        expect(
          await page.evaluate(() => document.querySelector('dialog')?.contains(document.activeElement)),
          `${what}`,
        ).toBe(true)
        expect(await page.locator('dialog').getAttribute('aria-labelledby')).toBe('dialog-title')
        for (let stop = 0; stop < 3; stop += 1) {
          await page.keyboard.press('Tab')
          await expect
            .poll(
              () =>
                page.evaluate(
                  () =>
                    document.activeElement === document.body ||
                    document.querySelector('dialog')?.contains(document.activeElement),
                ),
              { message: `${what}, Tab ${stop}` },
            )
            .toBe(true)
        }
        // The keys of the timeline rest meanwhile.
        await page.keyboard.press('.')
        await close()
        await page.locator('dialog').waitFor({ state: 'detached' })
        await expect
          .poll(() => opener().evaluate((element) => element === document.activeElement), {
            message: `${what}, closed by ${how}; the focus is on ${await describeFocus(page)}`,
            timeout: 3000,
          })
          .toBe(true)
        expect(await page.evaluate(() => window.twin.address())).toBe('?select=wepp3-henan&lang=en')
      }
    }
  })

  test('help opens with ? and says every key; each of them works', async () => {
    await planner.go('?lang=en')
    await page.keyboard.press('?')
    const dialog = page.getByRole('dialog', { name: 'Help' })
    await dialog.waitFor()
    const keys = await dialog.locator('kbd').allInnerTexts()
    expect(keys).toEqual(
      expect.arrayContaining([
        'Space',
        '←',
        '→',
        'Shift ←',
        'Shift →',
        'Page Up',
        'Page Down',
        'Home',
        'End',
        '/',
        '?',
        'Esc',
      ]),
    )
    expect(squeeze(await dialog.innerText())).toMatch(/Drag the timeline at the bottom/)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('/')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('search-everything')
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
  })

  test('the credits name every document, file and licence, and open a document', async () => {
    for (const paper of city.documents.values()) {
      await planner.go('?lang=en')
      await page.getByRole('button', { name: 'Data and credits' }).click()
      const dialog = page.locator('dialog')
      await dialog.getByText('MapLibre GL JS').first().waitFor()
      const text = squeeze(await dialog.innerText())
      for (const file of ['data/geometry/districts.json', 'data/geometry/sites.json']) expect(text).toContain(file)
      expect(text).toContain('MapLibre GL JS')
      // A day that is inferred is told as such; any other is the day that the page prints.
      const [year, , date] = paper.date.split('-').map(Number)
      const day = paper.dateAbout ? paper.dateAbout.en : new RegExp(`${date} \\w+ ${year}`)
      const entry = dialog.getByRole('button', { name: day }).filter({ hasText: paper.publication.en })
      await entry.first().click()
      await page.locator('[data-part~=document-panel]').waitFor()
      expect(await page.locator('dialog').count()).toBe(0)
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('back-button')
      // With no card behind it, it closes, and the focus is not lost with it.
      await page.keyboard.press('Enter')
      await page.locator('[data-part~=document-panel]').waitFor({ state: 'detached' })
    }
  })
})

test('every stop of the Tab key is seen, says what it is and lies on the screen', { timeout: 200_000 }, async () => {
  await planner.go('?lang=en&select=hagongda-yiqi')
  const faults: string[] = []
  const seen = new Set<string>()
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      // How it looks in the end, not on the way there.
      for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish()
      const looks = (element: HTMLElement): string =>
        [element, element.nextElementSibling, element.closest('label'), ...element.querySelectorAll('*')]
          .flatMap((one) => (one ? [undefined, '::before', '::after'].map((part) => getComputedStyle(one, part)) : []))
          .map((style) =>
            [
              style.boxShadow,
              style.outlineStyle === 'none' ? '' : style.outlineWidth + style.outlineColor,
              style.transform,
            ].join(' '),
          )
          .join('\n')
      // A stop is seen when it looks otherwise than after the focus has moved on.
      const before = (window as { lastStop?: { element: HTMLElement; looks: string; what: string } }).lastStop
      const element = document.activeElement as HTMLElement | null
      const unseen = before && before.element !== element && looks(before.element) === before.looks ? before.what : null
      if (!element || element === document.body) return { unseen, what: null, named: true, inside: true }
      const box = element.closest('label')?.getBoundingClientRect() ?? element.getBoundingClientRect()
      const field = element instanceof HTMLInputElement || element instanceof HTMLSelectElement
      const name =
        element.getAttribute('aria-label') ?? (field ? element.labels?.[0]?.textContent : element.textContent)
      const what = `${element.tagName.toLowerCase()}.${element.className} ${name?.trim().slice(0, 40)}`
      // A field for dates is several stops; the first of them counts.
      if (before?.element !== element)
        (window as { lastStop?: unknown }).lastStop = { element, looks: looks(element), what }
      return {
        unseen,
        what,
        named: Boolean(name?.trim()),
        inside: box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
      }
    })
    if (found.unseen !== null) faults.push(`not seen: ${found.unseen}`)
    if (found.what === null) break
    if (seen.has(found.what) && found.what.includes('skip-link')) break
    seen.add(found.what)
    if (!found.named) faults.push(`has no name: ${found.what}`)
    if (!found.inside) faults.push(`outside the screen: ${found.what}`)
  }
  expect(faults).toEqual([])
  const all = [...seen].join('\n')
  for (const part of [
    'skip-link',
    'Find by name',
    'Both',
    'language-button',
    'Close the source card',
    'source-link',
    'Play',
    'Playback speed',
    'Go to date',
    'tick',
    'playhead Date',
    'Data and credits',
  ])
    expect(all).toContain(part)
})

test('a thing named in the assumption is shown when it is chosen there', async () => {
  await planner.go('?lang=en')
  await page.locator('[data-part~=assumption-chip]:not([data-part~=scenarios-chip])').press('Enter')
  await page.locator('dialog [data-part~=edits] button').first().press('Enter')
  await page.locator('[data-part~=card]').waitFor()
  await page.locator('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => describeFocus(page), { timeout: 3000 }).not.toBe('body')
})

test('a card that takes the place of another takes its focus', async () => {
  await planner.go('?lang=en&select=hagongda-yiqi')
  await page.locator('[data-part~=card-parent]').getByRole('button').press('Enter')
  await page.locator('[data-part~=card-head] h2').getByText('Longhu North cluster', { exact: true }).waitFor()
  await expect
    .poll(() => page.evaluate(() => document.querySelector('[data-part~=card]')?.contains(document.activeElement)), {
      timeout: 3000,
    })
    .toBe(true)
  await page.locator('[data-part~=inside] button').first().press('Enter')
  await page
    .locator('[data-part~=card-head] h2')
    .getByText('Longhu North cluster', { exact: true })
    .waitFor({ state: 'detached' })
  await expect
    .poll(() => page.evaluate(() => document.querySelector('[data-part~=card]')?.contains(document.activeElement)), {
      timeout: 3000,
    })
    .toBe(true)
})

test('closing the card by its button leaves the focus on the page', async () => {
  await planner.go('?lang=en&select=hagongda-yiqi')
  await page.getByRole('button', { name: 'Close the source card' }).press('Enter')
  await page.locator('[data-part~=card]').waitFor({ state: 'detached' })
  await expect.poll(() => describeFocus(page), { timeout: 3000 }).not.toBe('body')
  // A document without a card behind it, likewise.
  await page.getByRole('button', { name: 'Data and credits' }).press('Enter')
  await page.locator('dialog [data-part~=document-link]').first().press('Enter')
  await page.locator('[data-part~=document-panel]').waitFor()
  await page.getByRole('button', { name: 'Close', exact: true }).press('Enter')
  await page.locator('[data-part~=document-panel]').waitFor({ state: 'detached' })
  await expect.poll(() => describeFocus(page), { timeout: 3000 }).not.toBe('body')
})

test('all that was done left no broken word on the page and no error', async () => {
  expect(await findBrokenWords(page)).toEqual([])
  expect(planner.listFaults()).toEqual([])
})
