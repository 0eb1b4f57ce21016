import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readPack } from '../../src/intake/read-pack.ts'
import { readDataFiles } from '../model/real-city.ts'
import { findAxeFaults } from './axe.ts'
import { WITHOUT_MAP, openApp, type OpenedPage } from './harness.ts'
import { BRIEFINGS, expectTitle, openPresenter, readSlide } from './presenter-page.ts'

const briefing = BRIEFINGS.get('zhengzhou-2025')!
const titles = [briefing.opening, ...briefing.chapters, briefing.closing].map(({ title }) => title.zh)
const chapterOf = (id: string): { title: string; number: number } => {
  const at = briefing.chapters.findIndex((chapter) => chapter.id === id)
  return { title: briefing.chapters[at]!.title.zh, number: at + 1 }
}

/** Presses a key, and says whether it was kept from the browser and from all others on the page. */
async function press(page: Page, key: string): Promise<boolean> {
  await page.evaluate(() => {
    const seen = { heard: false, prevented: false }
    ;(window as unknown as { seen: typeof seen }).seen = seen
    const last = (event: KeyboardEvent): void => {
      seen.heard = true
      seen.prevented = event.defaultPrevented
    }
    // Where the map would listen.
    document.getElementById('stage')?.addEventListener('keydown', last, { once: true })
    document.body.addEventListener('keydown', last, { once: true })
  })
  await page.keyboard.press(key)
  return page.evaluate(() => !(window as unknown as { seen: { heard: boolean } }).seen.heard)
}

describe('the keys of a briefing', () => {
  let opened: OpenedPage
  let page: Page
  beforeAll(async () => {
    opened = await openPresenter('?present=zhengzhou-2025')
    page = opened.page
  })
  afterAll(() => opened.close())
  beforeEach(async () => {
    await page.keyboard.press('Home')
    await expectTitle(page, titles[0]!)
  })

  test.each(['PageDown', 'ArrowRight', 'ArrowDown', 'Space', 'n', 'N'])(
    '%s goes on, and no one else hears it',
    async (key) => {
      expect(await press(page, key)).toBe(true)
      await expectTitle(page, titles[1]!, key)
    },
  )

  test.each(['PageUp', 'ArrowLeft', 'ArrowUp', 'p', 'P'])('%s goes back', async (key) => {
    await page.keyboard.press('End')
    await expectTitle(page, titles.at(-1)!)
    expect(await press(page, key)).toBe(true)
    await expectTitle(page, titles.at(-2)!, key)
  })

  test('End and Home go to the closing and opening pictures, and no one else hears them', async () => {
    expect(await press(page, 'End')).toBe(true)
    await expectTitle(page, titles.at(-1)!)
    expect(await press(page, 'PageDown'), 'after the last page nothing comes').toBe(true)
    expect(await press(page, 'Home')).toBe(true)
    await expectTitle(page, titles[0]!)
  })

  test('a number, then Enter', async () => {
    await page.keyboard.press('1')
    await page.keyboard.press('1')
    await expect.poll(() => page.locator('[data-part~=present-typed]').textContent()).toContain('11')
    await page.keyboard.press('Backspace')
    await expect.poll(() => page.locator('[data-part~=present-typed]').textContent()).not.toContain('11')
    await page.keyboard.press('0')
    await page.keyboard.press('Enter')
    await expectTitle(page, titles[10]!)
    expect(await readSlide(page)).toEqual({ title: titles[10], count: `10 / ${briefing.chapters.length}` })
    expect(await page.locator('[data-part~=present-typed]').count()).toBe(0)
  })

  test('the list with G and Escape; a chapter chosen in it', async () => {
    const list = page.locator('dialog[open] [data-part~=present-list]')
    await page.keyboard.press('g')
    await list.waitFor()
    await page.keyboard.press('g')
    await list.waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await list.waitFor()
    await page.keyboard.press('Escape')
    await list.waitFor({ state: 'detached' })
    await page.keyboard.press('g')
    await list.getByText(chapterOf('lankao').title).click()
    await expectTitle(page, chapterOf('lankao').title)
    expect(await list.count()).toBe(0)
  })

  test('black with B and the full stop: all is black, and a page key lifts it without turning', async () => {
    const black = page.locator('[data-part~=present-black]')
    for (const key of ['b', '.']) {
      await page.keyboard.press(key)
      await black.waitFor()
      expect(
        await black.evaluate((node) => [
          node.clientWidth === innerWidth,
          node.clientHeight === innerHeight,
          getComputedStyle(node).backgroundColor,
          document.elementFromPoint(innerWidth / 2, innerHeight - 4) === node,
        ]),
      ).toEqual([true, true, 'rgb(0, 0, 0)', true])
      await page.keyboard.press(key)
      await black.waitFor({ state: 'detached' })
    }
    await page.keyboard.press('b')
    await black.waitFor()
    await page.keyboard.press('PageDown')
    await black.waitFor({ state: 'detached' })
    expect((await readSlide(page)).title).toBe(titles[0])
  })

  test('H hides all but the line at the foot', async () => {
    const seen = (): Promise<boolean[]> =>
      page.evaluate(() =>
        ['[data-part~=present-caption]', '[data-part~=present-day]', '[data-part~=present-foot]'].map((name) =>
          document.querySelector(name)!.checkVisibility({ visibilityProperty: true }),
        ),
      )
    expect(await seen()).toEqual([true, true, true])
    await page.keyboard.press('h')
    await expect.poll(() => seen()).toEqual([false, false, true])
    await page.keyboard.press('h')
    await expect.poll(() => seen()).toEqual([true, true, true])
  })

  test('O shows the overview and comes back; ? tells the keys', async () => {
    await page.keyboard.press('End')
    await page.keyboard.press('o')
    await page.locator('[data-part~=present-return]').waitFor()
    await page.keyboard.press('o')
    await expectTitle(page, titles.at(-1)!)
    await page.keyboard.press('?')
    const help = page.locator('dialog[open] [data-part~=keys]')
    await help.waitFor()
    expect(await help.locator('div').count()).toBeGreaterThan(10)
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'detached' })
  })

  test('F fills the screen and keeps Escape and F5 where the browser lets it; Escape leaves it first, then opens the chapters', async () => {
    const full = (): Promise<boolean> => page.evaluate(() => document.fullscreenElement !== null)
    await page.evaluate(() => {
      const locked: (readonly string[] | null)[] = []
      const keyboard = {
        lock: async (keys: readonly string[]) => void locked.push(keys),
        unlock: () => void locked.push(null),
      }
      Object.defineProperty(navigator, 'keyboard', { value: keyboard, configurable: true })
      ;(window as unknown as { locked: typeof locked }).locked = locked
    })
    const locked = (): Promise<unknown> => page.evaluate(() => (window as unknown as { locked: unknown }).locked)
    await page.keyboard.press('f')
    await expect.poll(full).toBe(true)
    await expect.poll(locked).toEqual([['Escape', 'F5']])
    await page.keyboard.press('Escape')
    await expect.poll(full).toBe(false)
    expect(await locked()).toEqual([['Escape', 'F5'], null])
    await page.evaluate(() => Object.defineProperty(navigator, 'keyboard', { value: undefined, configurable: true }))
    // Without it, all the same.
    await page.keyboard.press('f')
    await expect.poll(full).toBe(true)
    await page.keyboard.press('f')
    await expect.poll(full).toBe(false)
    expect(await page.locator('dialog[open]').count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.locator('dialog[open] [data-part~=present-list]').waitFor()
    await page.keyboard.press('Escape')
  })

  test('F5 and Shift+F5, as clickers send them, are taken: the page is the same one, and the slide stays', async () => {
    await page.evaluate(() => ((window as unknown as { mark: number }).mark = 1))
    const prevented = await page.evaluate(() =>
      [false, true].map((shiftKey) => {
        const event = new KeyboardEvent('keydown', { key: 'F5', shiftKey, bubbles: true, cancelable: true })
        document.body.dispatchEvent(event)
        return event.defaultPrevented
      }),
    )
    expect(prevented).toEqual([true, true])
    await page.keyboard.press('F5')
    await page.keyboard.press('Shift+F5')
    await expect.poll(() => page.evaluate(() => (window as unknown as { mark?: number }).mark)).toBe(1)
    await expect.poll(async () => (await readSlide(page)).title).toBe(titles[0])
  })

  test('typing is left alone, and so are keys with Ctrl, Alt or Meta', async () => {
    await page.evaluate(() => {
      const field = document.createElement('input')
      field.id = 'field'
      document.body.append(field)
      field.focus()
    })
    await page.keyboard.type('n b.3 g')
    await expect.poll(() => page.locator('#field').inputValue()).toBe('n b.3 g')
    await page.evaluate(() => document.getElementById('field')?.remove())
    const kept = await page.evaluate(() =>
      ['ctrlKey', 'altKey', 'metaKey'].map((modifier) => {
        const event = new KeyboardEvent('keydown', {
          key: 'ArrowRight',
          [modifier]: true,
          bubbles: true,
          cancelable: true,
        })
        document.body.dispatchEvent(event)
        return event.defaultPrevented
      }),
    )
    expect(kept).toEqual([false, false, false])
    await expect.poll(async () => (await readSlide(page)).title).toBe(titles[0])
    await expect
      .poll(() => page.locator('[data-part~=present-black], [data-part~=present-typed], dialog[open]').count())
      .toBe(0)
  })

  test('a held key turns one page', async () => {
    await page.keyboard.down('ArrowRight')
    await page.keyboard.down('ArrowRight')
    await page.keyboard.down('ArrowRight')
    await page.keyboard.up('ArrowRight')
    await expectTitle(page, titles[1]!)
    expect((await readSlide(page)).title).toBe(titles[1])
  })

  test('the edges of the screen turn pages, and the space bar goes on after them', async () => {
    const { width, height } = page.viewportSize()!
    await page.mouse.click(width - 12, height / 3)
    await expectTitle(page, titles[1]!)
    await page.mouse.click(width - 12, height / 3)
    await page.mouse.click(12, height / 3)
    await expectTitle(page, titles[1]!)
    await page.keyboard.press('Space')
    await expectTitle(page, titles[2]!)
    expect((await readSlide(page)).count).toBe(`2 / ${briefing.chapters.length}`)
  })

  test('nothing went wrong', () => {
    expect(opened.listFaults()).toEqual([])
  })
})

describe('a chapter', () => {
  test('a link opens it, with its whole view, and the address keeps it', async () => {
    const chapter = briefing.chapters.find(({ id }) => id === 'third-pipeline')!
    const { page, close, listFaults } = await openPresenter(
      '?present=zhengzhou-2025&chapter=third-pipeline&lang=en&theme=paper',
    )
    await expectTitle(page, chapter.title.en)
    expect(await page.locator('html').getAttribute('data-theme')).toBe('paper')
    await page.keyboard.press('PageUp')
    await expect
      .poll(() => page.evaluate(() => location.search))
      .toBe('?present=zhengzhou-2025&chapter=longhu-projects&lang=en&theme=paper')
    expect(await page.evaluate(() => window.twin.address())).toBe(
      '?present=zhengzhou-2025&chapter=longhu-projects&lang=en&theme=paper',
    )
    expect(listFaults()).toEqual([])
    await close()
  })

  test('says its section, its pages and what is derived; the day and the plan are marked', async () => {
    const { page, close } = await openPresenter('?present=zhengzhou-2025&chapter=autonomous-vehicles')
    const chapter = briefing.chapters.find(({ id }) => id === 'autonomous-vehicles')!
    expect(await page.locator('[data-part~=present-section]').textContent()).toBe('规划推演')
    expect(await page.locator('[data-part~=present-source]').count()).toBe(chapter.facts.length)
    expect(await page.locator('[data-part~=present-figures]').textContent()).toContain(chapter.figures[0]!.why.zh)
    expect(await page.locator('[data-part~=present-plan]').textContent()).toContain('基准假定')
    expect(await page.locator('[data-part~=review-number]').textContent()).toContain('未经审图')
    expect(await page.locator('[data-part~=permanent]').textContent()).toContain('不代表当前建设情况')
    await close()
  })

  test('figures without a place stand large, as goals or reports, compared as the page compares them', async () => {
    const { page, close } = await openPresenter('?present=zhengzhou-2025&chapter=digital-services')
    const board = (): Promise<string[]> =>
      page
        .locator('[data-part~=present-board] > li')
        .evaluateAll((all) => all.map((one) => (one as HTMLElement).innerText.replaceAll(/\s+/g, ' ').trim()))
    expect(await board()).toEqual([
      '报道值 2499项 “郑好办”累计上线服务事项',
      '报道值 超过1800万人 “郑好办”注册用户',
      '报道值 216个 政务类及民生类应用',
    ])
    const boxes = await page.evaluate(() =>
      ['[data-part~=present-board]', '[data-part~=present-caption]', '[data-part~=present-day]'].map(
        (name) => document.querySelector(name)!.getBoundingClientRect().toJSON() as DOMRect,
      ),
    )
    expect(boxes[0]!.left).toBeGreaterThan(boxes[1]!.right)
    expect(boxes[0]!.top).toBeGreaterThan(boxes[2]!.bottom)
    expect(boxes[0]!.right).toBeLessThanOrEqual(1280)
    await page.evaluate(() => void window.twin.setView({ language: 'en' }))
    await expect.poll(board).toContain('reported more than 18 million people Zhenghaoban registered users')
    expect(await findAxeFaults(page)).toEqual([])
    await close()
  })

  test('exploring: a source opens its document, one key goes back to where the chapter stood', async () => {
    const { page, close, listFaults } = await openPresenter('?present=zhengzhou-2025&chapter=city-and-zones')
    for (const key of ['Enter', 'Backspace']) {
      await page.locator('[data-part~=present-source]').first().click()
      await page.locator('[data-part~=document-panel]').waitFor()
      await page.evaluate(() => window.twin.goToDay('2025-06-01'))
      await page.keyboard.press('Escape')
      await page.locator('[data-part~=document-panel]').waitFor({ state: 'detached' })
      expect(await page.locator('[data-part~=present-return]').textContent()).toContain(
        chapterOf('city-and-zones').title,
      )
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
      await page.keyboard.press(key)
      await expectTitle(page, chapterOf('city-and-zones').title, key)
      expect(await page.locator('[data-part~=present-day] [data-part~=big-date]').textContent()).toBe('2023年3月9日')
    }
    // Choosing a thing is exploring too, and its card opens.
    await page.evaluate(() => window.twin.setView({ selection: 'jingkai-qu' }))
    await page.locator('[data-part~=present-card] [data-part~=card]').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('[data-part~=present-card]').waitFor({ state: 'detached' })
    expect(listFaults()).toEqual([])
    await close()
  })

  test('a cut has fewer chapters, and its own count', async () => {
    const { page, close } = await openPresenter('?present=zhengzhou-2025&cut=five-minutes')
    await page.keyboard.press('PageDown')
    const cut = briefing.cuts[0]!
    await expectTitle(page, chapterOf(cut.chapters[0]!).title)
    await expect.poll(async () => (await readSlide(page)).count).toBe(`1 / ${cut.chapters.length}`)
    await expect
      .poll(() => page.evaluate(() => location.search), { timeout: 10_000 })
      .toBe(`?present=zhengzhou-2025&chapter=${cut.chapters[0]}&cut=five-minutes`)
    await close()
  })

  test('a finger that wipes over the words turns the page', async () => {
    const { page, close } = await openPresenter('?present=zhengzhou-2025&chapter=city-and-zones', {
      hasTouch: true,
      width: 390,
      height: 780,
    })
    const wipe = (from: readonly [number, number], to: readonly [number, number]): Promise<void> =>
      page.locator('[data-part~=present-caption]').evaluate(
        (node, [start, end]) => {
          const touch = ([clientX, clientY]: readonly [number, number]): Touch =>
            new Touch({ identifier: 1, target: node, clientX, clientY })
          const fire = (type: string, at: readonly [number, number], touches: Touch[]): boolean =>
            node.dispatchEvent(new TouchEvent(type, { bubbles: true, touches, changedTouches: [touch(at)] }))
          fire('touchstart', start, [touch(start)])
          fire('touchend', end, [])
        },
        [from, to] as const,
      )
    await wipe([300, 600], [120, 600])
    await expectTitle(page, titles[2]!)
    expect((await readSlide(page)).count).toBe(`2 / ${briefing.chapters.length}`)
    // Up and down are for reading.
    await wipe([200, 700], [120, 500])
    await wipe([120, 600], [300, 610])
    await expectTitle(page, titles[1]!)
    expect((await readSlide(page)).count).toBe(`1 / ${briefing.chapters.length}`)
    await close()
  })
})

describe('choosing a briefing', () => {
  test('while it is on its way, one quiet line says so, and no list', async () => {
    let letGo = (): void => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    const { page, close, listFaults } = await openApp('?present=zhengzhou-2025', {
      width: 640,
      height: 400,
      before: WITHOUT_MAP,
      prepare: async (one) =>
        void (await one.route(/city-briefings[^/]*\.js/, async (route) => {
          await held
          await route.continue()
        })),
    })
    await page.locator('[data-part~=present-fetching]', { hasText: '正在打开汇报' }).waitFor()
    expect(await page.locator('[data-part~=present-page]').count()).toBe(0)
    expect(await page.locator('[data-part~=permanent]').textContent()).toContain('不代表当前建设情况')
    letGo()
    await expectTitle(page, titles[0]!)
    expect(await page.locator('[data-part~=present-fetching]').count()).toBe(0)
    expect(listFaults()).toEqual([])
    await close()
  })

  test('from the planner and back, and through history', async () => {
    const { page, close, listFaults } = await openPresenter('?present=')
    await expect
      .poll(() => page.locator('[data-part~=present-choice] h2').allTextContents())
      .toEqual([...BRIEFINGS.values()].map(({ name }) => name.zh))
    await page.getByRole('button', { name: '返回研判模式' }).click()
    await page.locator('[data-part~=planner]').waitFor()
    await page.getByRole('button', { name: '汇报', exact: true }).click()
    await page.locator('[data-part~=present-choice]').first().waitFor()
    await page
      .locator('[data-part~=present-choice]')
      .filter({ hasText: briefing.name.zh })
      .getByRole('button')
      .first()
      .click()
    await expectTitle(page, titles[0]!)
    await page.goBack()
    await page.locator('[data-part~=present-page]').waitFor()
    await page.goBack()
    await page.locator('[data-part~=planner]').waitFor()
    await page.goForward()
    await page.goForward()
    await expectTitle(page, titles[0]!)
    expect(listFaults()).toEqual([])
    await close()
  })

  test('a malformed briefing is told with file, place and reason, and the others show; so is an unknown one', async () => {
    const files = readDataFiles()
    for (const one of BRIEFINGS.values()) files.set(`scenes/briefings/${one.id}.json`, structuredClone(one))
    files.set('scenes/briefings/mobility.json', { ...BRIEFINGS.get('mobility'), chapters: [] })
    const result = readPack(files)
    if (!result.ok) throw new Error('the pack is broken')
    const { page, close } = await openPresenter('?present=mobility', { pack: result.value.briefings })
    const said = (): Promise<string | null> => page.locator('[data-part~=present-page]').textContent()
    await expect.poll(said).toContain('没有名为“mobility”的汇报')
    await expect.poll(said).toMatch(/scenes\/briefings\/mobility\.json.*\/chapters.*6/)
    await expect.poll(() => page.locator('[data-part~=present-choice]').count()).toBe(BRIEFINGS.size - 1)
    await page.locator('[data-part~=present-choice] [data-part~=present-ways] button').first().click()
    await page.locator('[data-part~=present-caption]').waitFor()
    await expect
      .poll(() => page.locator('[data-part~=present-notices]').textContent())
      .toContain('scenes/briefings/mobility.json')
    await close()
  })
})

/** A second and a half of silence. */
function silence(seconds: number): Buffer {
  const rate = 8000
  const length = Math.round(seconds * rate)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(length, 40)
  return Buffer.concat([head, Buffer.alloc(length, 128)])
}

describe('narration', () => {
  const opening = { ...briefing.opening, stay: 600, audio: { zh: 'narration/here.wav', en: 'narration/gone.wav' } }
  const pack = { briefings: [{ ...briefing, opening }], faults: [] }
  test('a recording times its page; one that is missing is a quiet line, and the words stay', async () => {
    const { page, close } = await openPresenter('?present=zhengzhou-2025', {
      pack,
      files: { 'narration/here.wav': { type: 'audio/wav', body: silence(1.5) }, 'narration/gone.wav': undefined },
    })
    await page.keyboard.press('a')
    await expectTitle(page, titles[1]!, 'it goes on by itself long before its 600 seconds are over')
    await page.keyboard.press('a')
    await page.keyboard.press('Home')
    await expect.poll(() => page.locator('[data-part~=present-notices]').textContent()).not.toContain('.wav')
    await page.keyboard.press('g')
    await page.getByRole('button', { name: 'English' }).click()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('[data-part~=present-notices]').textContent()).toContain('narration/gone.wav')
    await expectTitle(page, briefing.opening.title.en)
    await close()
  })
})

// At its usual size, in either language and theme, it stands in the gallery.
describe('can be used by everyone, on small screens too', () => {
  test.each([
    ['night', 'en', 390, 780],
    ['paper', 'zh', 844, 390],
  ] as const)('%s, %s, %i by %i', async (theme, lang, width, height) => {
    const { page, close, listFaults } = await openPresenter(
      `?present=zhengzhou-2025&chapter=autonomous-vehicles&theme=${theme}&lang=${lang}`,
      { width, height },
    )
    const faults = [...(await findAxeFaults(page)).map((line) => `chapter: ${line}`)]
    await page.locator('[data-part~=present-source]').first().click()
    await page.locator('[data-part~=document-panel]').waitFor()
    faults.push(...(await findAxeFaults(page)).map((line) => `exploring: ${line}`))
    await page.locator('[data-part~=present-return] button').click()
    await page.locator('[data-part~=present-menu]').click()
    await page.locator('dialog[open] [data-part~=present-list]').waitFor()
    // On a phone the list fills the screen, and axe finds no ground to judge its contrast on.
    faults.push(...(await findAxeFaults(page, { contrast: width > 760 })).map((line) => `list: ${line}`))
    expect(faults).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(listFaults()).toEqual([])
    await close()
  })
})
