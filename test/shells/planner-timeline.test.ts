import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { isoOf } from '../../src/base/day.ts'
import { statementDay } from '../../src/city/documented-steps.ts'
import { readRealCity } from '../model/real-city.ts'
import {
  expectDay,
  findBrokenWords,
  inWords,
  openPlanner,
  readAddressBar,
  readDay,
  type PlannerPage,
} from './planner-page.ts'

const { city } = readRealCity()
const documentedDays = [...new Set([...city.facts.values()].map((fact) => isoOf(statementDay(city, fact))))].toSorted()
const after = (day: string): string => documentedDays.find((next) => next > day) ?? 'end'
const before = (day: string): string => documentedDays.findLast((last) => last < day) ?? '2021-11-01'

/** Days from the first of the track, 1 November 2021, and the whole length of it. */
const dayNumber = (iso: string): number => (Date.parse(iso) - Date.parse('2021-11-01')) / 86_400_000
const SPAN = dayNumber('2026-01-01')
const isoAt = (days: number): string => {
  const iso = new Date(Date.parse('2021-11-01') + days * 86_400_000).toISOString().slice(0, 10)
  return iso === '2026-01-01' ? 'end' : iso
}

interface Track {
  readonly left: number
  readonly width: number
  /** A height at which no tick stands: among the years. */
  readonly y: number
}

async function readTrack(page: Page): Promise<Track> {
  const track = await page.locator('[data-part~=track]').boundingBox()
  const axis = await page.locator('[data-part~=axis]').boundingBox()
  if (!track || !axis) throw new Error('there is no track')
  return { left: track.x, width: track.width, y: axis.y + axis.height * 0.6 }
}
const xOf = (track: Track, iso: string): number => track.left + (dayNumber(iso) / SPAN) * track.width
const dayAt = (track: Track, x: number): string => isoAt(Math.round(((x - track.left) / track.width) * SPAN))

let planner: PlannerPage
let page: Page

describe('on a screen', () => {
  beforeAll(async () => {
    planner = await openPlanner('?day=2022-05-20&lang=en', { locale: 'en-US' })
    page = planner.page
  })
  afterAll(async () => {
    await planner.close()
  })
  beforeEach(() => planner.go('?day=2022-05-20&lang=en'))

  const keys: readonly (readonly [key: string, from: string, to: string])[] = [
    ['ArrowRight', '2022-05-20', '2022-05-21'],
    ['ArrowUp', '2022-05-20', '2022-05-21'],
    ['ArrowLeft', '2022-05-20', '2022-05-19'],
    ['ArrowDown', '2022-05-20', '2022-05-19'],
    ['ArrowRight', '2024-02-28', '2024-02-29'],
    ['Shift+ArrowRight', '2022-05-20', '2022-06-20'],
    ['Shift+ArrowLeft', '2022-05-20', '2022-04-20'],
    ['Shift+ArrowRight', '2023-01-31', '2023-02-28'],
    ['PageUp', '2022-05-20', '2022-08-20'],
    ['PageDown', '2022-05-20', '2022-02-20'],
    ['Home', '2022-05-20', '2021-11-01'],
    ['End', '2022-05-20', 'end'],
    ['.', '2022-05-20', after('2022-05-20')],
    [']', '2022-05-20', after('2022-05-20')],
    [',', '2022-05-20', before('2022-05-20')],
    ['[', '2022-05-20', before('2022-05-20')],
    ['.', '2023-03-09', 'end'],
    [',', '2021-11-01', '2021-11-01'],
    ['ArrowLeft', '2021-11-01', '2021-11-01'],
    ['ArrowRight', '2025-12-31', 'end'],
    ['ArrowRight', 'end', 'end'],
    ['ArrowLeft', 'end', '2025-12-31'],
    ['PageDown', '2021-12-15', '2021-11-01'],
  ]

  test('every key of the timeline does what it says, on the handle and with no focus at all', async () => {
    for (const where of ['the handle', 'nothing']) {
      for (const [key, from, to] of keys) {
        await page.evaluate((day) => window.twin.goToDay(day), from === 'end' ? '2026-01-01' : from)
        if (where === 'the handle') await page.locator('[data-part~=playhead]').focus()
        else await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
        await page.keyboard.press(key)
        await expectDay(page, to, 'en', `${key} from ${from} on ${where} leads to`)
      }
    }
    await expect
      .poll(() => page.getByRole('button', { name: 'Play', exact: true }).count(), { message: 'none of them plays' })
      .toBe(1)
  })

  test('the buttons step to the days that documents speak of, one after another', async () => {
    await page.evaluate(() => window.twin.goToDay('2021-11-01'))
    const next = page.getByRole('button', { name: 'Next documented day' })
    const walked: string[] = []
    for (let day = after('2021-11-01'); day !== 'end'; day = after(day)) {
      await next.click()
      await expectDay(page, day, 'en')
      walked.push(day)
    }
    expect(walked).toEqual(documentedDays.filter((day) => day > '2021-11-01'))
    expect(walked).toEqual(
      expect.arrayContaining(['2021-12-24', '2022-02-21', '2022-05-20', '2022-05-22', '2023-03-09']),
    )
    await next.click()
    await expectDay(page, 'end', 'en')
    await page.getByRole('button', { name: 'Previous documented day' }).click()
    await expectDay(page, '2023-03-09', 'en')
  })

  test('keys are left alone while someone types, chooses or presses', async () => {
    const field = page.getByLabel('Go to date')
    await field.focus()
    for (const key of ['ArrowRight', 'ArrowLeft', '.', ',', '[', ']', '/', '?']) await page.keyboard.press(key)
    await expectDay(page, '2022-05-20', 'en')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('date')
    expect(await page.locator('dialog').count()).toBe(0)

    const search = page.getByRole('combobox', { name: 'Find by name' })
    await search.click()
    await page.keyboard.type('5 g.,[]/?')
    for (const key of ['Home', 'End', 'ArrowLeft', 'ArrowRight', 'Shift+ArrowLeft', 'Space'])
      await page.keyboard.press(key)
    await expect.poll(() => search.inputValue()).toContain('5 g.,[]/')
    await expectDay(page, '2022-05-20', 'en')

    // A choice of the speed and of the reading has arrows of its own, and a button its Space.
    await page.getByLabel('Playback speed').focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('radio', { name: 'Both' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('button', { name: 'Copy a link' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Home')
    await expectDay(page, '2022-05-20', 'en')
    expect(await page.getByRole('button', { name: 'Play', exact: true }).count()).toBe(1)
    expect(await page.getByRole('radio', { name: 'Difference' }).isChecked()).toBe(true)
  })

  test('the handle is a slider that says its day in words, in both languages', async () => {
    for (const [language, name] of [
      ['en', 'Date'],
      ['zh', '日期'],
    ] as const) {
      await planner.go(`?day=2022-05-20&lang=${language}`)
      const handle = page.getByRole('slider', { name, exact: true })
      expect(await handle.count()).toBe(1)
      const range = await handle.evaluate((element) =>
        ['aria-valuemin', 'aria-valuenow', 'aria-valuemax'].map((attribute) => Number(element.getAttribute(attribute))),
      )
      expect(range[1]! - range[0]!).toBe(dayNumber('2022-05-20'))
      expect(range[2]! - range[0]!).toBe(SPAN)
      for (const day of ['2021-11-01', '2023-03-09', '2024-02-29', '2025-12-31']) {
        await page.evaluate((day) => window.twin.goToDay(day), day)
        await expectDay(page, day, language)
        expect(await handle.getAttribute('aria-valuetext')).toBe(inWords(day, language))
        expect(Number(await handle.getAttribute('aria-valuenow')) - range[0]!).toBe(dayNumber(day))
      }
      await page.evaluate(() => window.twin.goToDay('2026-01-01'))
      await expectDay(page, 'end', language)
    }
  })

  test('a press on the track goes there, a drag follows the pointer day by day and stops at the ends', async () => {
    const track = await readTrack(page)
    const x = Math.round(xOf(track, '2024-06-15'))
    await page.mouse.click(x, track.y)
    await expectDay(page, dayAt(track, x), 'en')
    expect(await page.locator('[data-part~=playhead]').evaluate((element) => element === document.activeElement)).toBe(
      true,
    )

    const handle = await page.locator('[data-part~=playhead-knob]').boundingBox()
    if (!handle) throw new Error('there is no knob')
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2)
    await page.mouse.down()
    for (const iso of ['2023-12-01', '2022-07-07', '2021-11-20', '2025-10-10']) {
      const at = Math.round(xOf(track, iso))
      await page.mouse.move(at, track.y - 30, { steps: 3 })
      await expectDay(page, dayAt(track, at), 'en', 'while dragging')
    }
    // The pointer may leave the track, and the window's other panels do not mind.
    await page.mouse.move(2, 40)
    await expectDay(page, '2021-11-01', 'en')
    await page.mouse.move(1279, 300)
    await expectDay(page, 'end', 'en')
    const there = Math.round(xOf(track, '2023-08-01'))
    await page.mouse.move(there, track.y)
    await page.mouse.up()
    await page.mouse.move(Math.round(xOf(track, '2025-01-01')), track.y, { steps: 4 })
    await expectDay(page, dayAt(track, there), 'en', 'after the release')
    expect((await readAddressBar(page)).get('day')).toBe(dayAt(track, there))
    // The other buttons do nothing here.
    await page.mouse.click(x, track.y, { button: 'right' })
    await expectDay(page, dayAt(track, there), 'en')
  })

  test('a tick goes to its day and lists what documents say; a statement leads to its card', async () => {
    await page.keyboard.press('End')
    await page.locator('[data-part~=lanes-button]').click()
    const tick = page.locator('[data-part~=tick][data-tick=pipelines]').first()
    await tick.click()
    await expectDay(page, '2022-05-20', 'en')
    // The handle stands over the tick of its own day; a press that does not drag is meant for the tick.
    await page.keyboard.press('Escape')
    await page.evaluate(() => window.twin.goToDay('2022-05-21'))
    const covered = await tick.boundingBox()
    await page.mouse.click(covered!.x + covered!.width / 2, covered!.y + covered!.height / 2)
    await expectDay(page, '2022-05-20', 'en')
    const list = page.locator('[data-part~=tick-list][data-pinned]')
    await list.waitFor()
    expect(await list.innerText()).toMatch(/Gas pipeline/i)
    expect(await list.locator('h3').first().innerText()).toBe('20 May 2022')
    await list.getByRole('button').first().click()
    await page.locator('[data-part~=card]').waitFor()
    expect(await page.locator('[data-part~=tick-list]').count()).toBe(0)
    // By keyboard: one stop among the Tab stops, arrows move, Enter goes there.
    await page.locator('[data-part~=tick][tabindex="0"]').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.locator('[data-part~=tick-list][data-pinned]').waitFor()
    const shown = (await readDay(page)).inSession
    expect(documentedDays).toContain(shown)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('[data-part~=tick-list]').count()).toBe(0)
    expect(await page.locator('[data-part~=card]').count(), 'Escape closes the list alone').toBe(1)
  })

  test('a typed date leads there; one out of range or no date leads nowhere, and the field says the day again', async () => {
    const field = page.getByLabel('Go to date')
    await field.focus()
    // Month, day, year, as the field of an American browser is ordered.
    await page.keyboard.type('06012024')
    await page.keyboard.press('Enter')
    await expectDay(page, '2024-06-01', 'en')
    for (const day of ['2021-11-01', '2025-12-31', '2024-02-29']) {
      await field.fill(day)
      await field.press('Enter')
      await expectDay(page, day, 'en')
    }
    for (const outside of ['2021-10-31', '2026-01-02', '1999-01-01', '9999-12-31', '']) {
      await field.fill(outside)
      await field.press('Enter')
      await field.blur()
      await expectDay(page, '2024-02-29', 'en', `after "${outside}":`)
    }
    await field.focus()
    await page.keyboard.type('zzzz')
    await page.keyboard.press('Backspace')
    await field.blur()
    await expectDay(page, '2024-02-29', 'en')
    expect(await field.inputValue()).toBe('2024-02-29')
  })

  test('play runs at its speed, pauses, ends at the end and begins anew', async () => {
    const play = page.getByRole('button', { name: 'Play', exact: true })
    const pause = page.getByRole('button', { name: 'Pause', exact: true })
    const speed = page.getByLabel('Playback speed')
    expect(await speed.locator('option').allInnerTexts()).toEqual([
      '1 day/s',
      '1 week/s',
      '1 month/s',
      '1 quarter/s',
      '1 year/s',
    ])

    // Space plays and pauses; a pause holds the day.
    await page.keyboard.press('Space')
    await pause.waitFor()
    await page.waitForFunction(() => new URLSearchParams(window.twin.address()).get('day')! > '2022-05-25')
    await page.keyboard.press('Space')
    await play.waitFor()
    const held = (await readDay(page)).inSession
    await page.evaluate(async () => {
      for (let frame = 0; frame < 12; frame += 1) await new Promise((done) => requestAnimationFrame(done))
    })
    await expectDay(page, held, 'en', 'paused on')
    // Paused within a day, an arrow still leads to whole days.
    await page.keyboard.press('ArrowRight')
    await expectDay(page, isoAt(dayNumber(held) + 1), 'en')

    // How far it gets in a second follows the chosen speed.
    const runFor = (seconds: number): Promise<number> =>
      page.evaluate(async (seconds) => {
        const day = (): number =>
          Date.parse(new URLSearchParams(window.twin.address()).get('day') ?? '2023-03-09') / 86_400_000
        await window.twin.goToDay('2022-01-01')
        window.twin.play()
        const from = performance.now()
        while (performance.now() - from < seconds * 1000) await new Promise((done) => requestAnimationFrame(done))
        const passed = (performance.now() - from) / 1000
        const days = day() - Date.parse('2022-01-01') / 86_400_000
        window.twin.pause()
        return days / passed
      }, seconds)
    // A frame that comes late is given no more than its share: a busy machine plays slower, never faster, and at each speed alike.
    const perSecond: number[] = []
    for (const chosen of [30, 365]) {
      await speed.selectOption(String(chosen))
      await expect.poll(() => speed.inputValue()).toBe(String(chosen))
      const days = await runFor(1)
      expect(days, `${chosen} days a second`).toBeGreaterThan(0)
      expect(days, `${chosen} days a second`).toBeLessThan(chosen * 1.25)
      perSecond.push(days)
    }
    expect(perSecond[1]! / perSecond[0]!, 'a year a second is faster than a month').toBeGreaterThan(3)
    await expect.poll(async () => (await readAddressBar(page)).get('speed')).toBe('365')

    // At the end it stops by itself; the next press begins at the first day.
    // A quarter of a second at this speed: the way there may be over before anyone looks.
    await page.evaluate(() => window.twin.goToDay('2025-10-01'))
    await play.click()
    await page.waitForFunction(() => new URLSearchParams(window.twin.address()).get('day')! > '2025-10-02')
    await play.waitFor({ timeout: 20_000 })
    await expectDay(page, 'end', 'en')
    await speed.selectOption('30')
    await play.click()
    await pause.waitFor()
    await page.waitForFunction(() => {
      const day = new URLSearchParams(window.twin.address()).get('day') ?? ''
      return day > '2021-11-02' && day < '2022-06-01'
    })
    // Taking hold of the track while it plays pauses it where one pressed.
    const track = await readTrack(page)
    const x = Math.round(xOf(track, '2024-09-01'))
    await page.mouse.click(x, track.y)
    await play.waitFor()
    await expectDay(page, dayAt(track, x), 'en')
  })

  test('the last day of evidence is a line that is crossed: chip, shading and words', async () => {
    const chip = page.locator('[data-part~=evidence-chip]')
    const beyond = page.locator('[data-part~=track-beyond]')
    const cases = [
      [before(documentedDays[0]!), 'before', '最早一份文献之前', 'before the first document'],
      [documentedDays[0]!, 'within', '文献期内', 'within the documents'],
      ['2023-03-08', 'within', '文献期内', 'within the documents'],
      ['2023-03-09', 'within', '文献期内', 'within the documents'],
      ['2023-03-10', 'after', '此后无文献，仅为规划推演', 'no documents after this day: plan only'],
      ['2025-12-31', 'after', '此后无文献，仅为规划推演', 'no documents after this day: plan only'],
    ] as const
    for (const language of ['zh', 'en'] as const) {
      await planner.go(`?lang=${language}`)
      for (const [day, side, zh, en] of cases) {
        await page.evaluate((day) => window.twin.goToDay(day), day)
        await expect.poll(() => chip.innerText(), { message: day }).toBe(language === 'zh' ? zh : en)
        expect(await chip.getAttribute('data-side')).toBe(side)
        expect(await beyond.getAttribute('data-crossed'), `${day}`).toBe(side === 'after' ? 'true' : null)
      }
      expect(await beyond.innerText()).toContain(
        language === 'zh' ? '最后一份文献 2023.3.9' : 'last document 9 Mar 2023',
      )
      expect(await beyond.innerText()).toContain(language === 'zh' ? '此后无文献' : 'no documents after this day')
      // The shading begins where 9 March ends and reaches the end of the track.
      const track = await readTrack(page)
      const box = await beyond.boundingBox()
      expect(Math.abs(box!.x - xOf(track, '2023-03-10'))).toBeLessThan(2)
      expect(Math.abs(box!.x + box!.width - track.left - track.width)).toBeLessThan(2)
      expect(
        await beyond.evaluate(
          (element) => getComputedStyle(element).backgroundImage + getComputedStyle(element).backgroundColor,
        ),
      ).not.toBe('nonergba(0, 0, 0, 0)')
    }
    // Played across, it changes by itself.
    await planner.go('?day=2023-03-01&lang=en')
    await page.keyboard.press('Space')
    await expect.poll(() => chip.innerText(), { timeout: 15_000 }).toBe('no documents after this day: plan only')
  })

  test('all that was done left no broken word on the page and no error', async () => {
    expect(await findBrokenWords(page)).toEqual([])
    expect(planner.listFaults()).toEqual([])
  })
})

describe('under a finger', () => {
  let touch: CDPSession
  beforeAll(async () => {
    planner = await openPlanner('?day=2022-05-20', { width: 390, height: 844, hasTouch: true, isMobile: true })
    page = planner.page
    touch = await page.context().newCDPSession(page)
  })
  afterAll(async () => {
    await planner.close()
  })

  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0): Promise<unknown> =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y, id: 1 }] })

  test('a tap on the track goes there and a drag follows the finger without scrolling the page', async () => {
    const track = await readTrack(page)
    const tapped = Math.round(xOf(track, '2024-06-15'))
    await page.touchscreen.tap(tapped, track.y)
    await expectDay(page, dayAt(track, tapped), 'zh')

    await send('touchStart', tapped, track.y)
    for (const iso of ['2024-02-01', '2023-06-01', '2022-03-03', '2023-11-11']) {
      const x = Math.round(xOf(track, iso))
      // A finger does not keep to the line.
      await send('touchMove', x, track.y - 25)
      await expectDay(page, dayAt(track, x), 'zh', 'under the finger')
    }
    await send('touchMove', 389, track.y)
    await expectDay(page, 'end', 'zh')
    await send('touchMove', 1, track.y + 20)
    await expectDay(page, '2021-11-01', 'zh')
    const last = Math.round(xOf(track, '2025-02-02'))
    await send('touchMove', last, track.y)
    await send('touchEnd')
    await expectDay(page, dayAt(track, last), 'zh')
    expect(await page.evaluate(() => [scrollX, scrollY, visualViewport?.scale])).toEqual([0, 0, 1])
  })

  test('the buttons are large enough for a finger and answer a tap', async () => {
    await page.getByRole('button', { name: '下一个有报道的日子' }).tap()
    await expectDay(page, 'end', 'zh')
    await page.getByRole('button', { name: '上一个有报道的日子' }).tap()
    await expectDay(page, '2023-03-09', 'zh')
    await page.getByRole('button', { name: '播放', exact: true }).tap()
    await page.getByRole('button', { name: '暂停', exact: true }).tap()
    await page.getByRole('button', { name: '播放', exact: true }).waitFor()
    const small = await page
      .locator(
        '[data-part~=timeline-controls] button, [data-part~=tool-bar] button, [data-part~=rail] button, [data-part~=segments] label, [data-part~=lanes-button]',
      )
      .evaluateAll((buttons) =>
        buttons
          .map(
            (button) =>
              [button.getAttribute('aria-label') ?? button.textContent, button.getBoundingClientRect()] as const,
          )
          .filter(([, box]) => box.width < 40 || box.height < 40)
          .map(([name, box]) => `${name} ${box.width}×${box.height}`),
      )
    expect(small).toEqual([])
    expect(planner.listFaults()).toEqual([])
  })
})
