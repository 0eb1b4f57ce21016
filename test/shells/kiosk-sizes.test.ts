import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { hashPin, openKiosk } from './kiosk-page.ts'

const NONE = { top: 0, right: 0, bottom: 0, left: 0 }
const PIN = '274913'

/** What lies outside the safe zone, or under something else of the page, one line each; what scrolls may be longer than its room. */
function findMisplaced(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const px = (name: string): number => {
      const value = getComputedStyle(document.documentElement).getPropertyValue(name).trim() || '0'
      return (Number.parseFloat(value) / 100) * (value.endsWith('vw') ? innerWidth : innerHeight)
    }
    const [top, left] = [px('--inset-top'), px('--inset-left')]
    const [bottom, right] = [innerHeight - px('--inset-bottom'), innerWidth - px('--inset-right')]
    const shown = [
      ...document.querySelectorAll<HTMLElement>(
        '[data-part~=kiosk-head], [data-part~=kiosk-caption], [data-part~=kiosk-invitation], [data-part~=kiosk-progress], [data-part~=kiosk-chapters], [data-part~=kiosk-buttons], [data-part~=kiosk-side] > *, [data-part~=kiosk-timeline], [data-part~=kiosk-foot], [data-part~=kiosk-veil] > dialog, button',
      ),
    ]
      .filter(
        (one) =>
          one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert], [data-part~=kiosk-shield]'),
      )
      .map((one) => ({ one, name: one.className.split(' ')[0] ?? '', box: one.getBoundingClientRect() }))
    const scrolls = ({ parentElement: up }: HTMLElement): boolean =>
      up !== null && (['auto', 'scroll'].includes(getComputedStyle(up).overflowY) || scrolls(up))
    const outside = shown
      .filter(
        ({ one, box }) =>
          !scrolls(one) &&
          (box.top < top - 1 || box.left < left - 1 || box.right > right + 1 || box.bottom > bottom + 1),
      )
      .map(
        ({ name, box }) =>
          `${name} outside: ${[box.left, box.top, box.right, box.bottom].map(Math.round).join(' ')} of ${[left, top, right, bottom].map(Math.round).join(' ')}`,
      )
    // Each button that is in view is what a finger there meets.
    const covered = shown
      .filter(({ one }) => one.localName === 'button')
      .filter(({ box }) => box.top >= top && box.bottom <= bottom)
      .filter(({ one, box }) => {
        const port = ((): DOMRect => {
          for (let up = one.parentElement; up; up = up.parentElement)
            if (['auto', 'scroll'].includes(getComputedStyle(up).overflowY)) return up.getBoundingClientRect()
          return new DOMRect(0, 0, innerWidth, innerHeight)
        })()
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
        if (y < port.top || y > port.bottom) return false
        const met = document.elementFromPoint(x, y)
        return met === null || !(one.contains(met) || met.contains(one))
      })
      .map(({ one }) => `${one.className} "${one.textContent?.trim()}" is covered`)
    return [...outside, ...covered]
  })
}

test.each([
  [1920, 1080, 0.6, NONE],
  [1920, 1080, 1.8, { ...NONE, left: 10 }],
  [1920, 1080, 3, NONE],
  [1280, 720, 3, { top: 5, right: 5, bottom: 5, left: 5 }],
  [3840, 1080, 2, { ...NONE, left: 34, right: 34 }],
  [1080, 1920, 3, { ...NONE, top: 20 }],
] as const)(
  '%i by %i at scale %d within %j: every page, the staff’s too, stands whole in the safe zone',
  { timeout: 60_000 },
  async (width, height, scale, insets) => {
    const kiosk = await openKiosk('?kiosk', { width, height, settings: { scale, insets, pin: hashPin(PIN) } })
    const { page, pass } = kiosk
    const misplaced: Record<string, string[]> = {}
    const look = async (state: string): Promise<void> => {
      misplaced[state] = await findMisplaced(page)
    }
    await look('loop')
    await kiosk.touch(width / 2, height / 2)
    await page.locator('[data-part~=kiosk-shield]').waitFor({ state: 'detached' })
    await look('exploring')
    await page.locator('[data-part~=kiosk-chapter]').first().tap()
    await page.locator('[data-part~=kiosk-side] > *').first().waitFor()
    await look('chapter')
    await pass(95)
    await page.locator('[data-part~=kiosk-asking]').waitFor()
    await look('asking')
    await page.locator('[data-part~=kiosk-answer]').first().tap()
    await page.mouse.move(20, 20)
    await page.mouse.down()
    await pass(3.5)
    await page.mouse.up()
    await page.locator('[data-part~=staff-pin]').waitFor()
    await look('PIN')
    for (const digit of PIN) await page.keyboard.press(digit)
    await page.locator('[data-part~=staff-key][data-first]').tap()
    await page.locator('[data-part~=staff-panel]').waitFor()
    await look('staff')
    // What does not fit is reached by scrolling.
    await page.locator('[data-part~=staff-action]').last().scrollIntoViewIfNeeded()
    await look('staff, at its end')
    expect(misplaced).toEqual(Object.fromEntries(Object.keys(misplaced).map((state) => [state, []])))
    // The dark bands at top and foot go from side to side.
    const bands = await page.evaluate(() =>
      ['::before', '::after'].map((side) => {
        const { left, right, position } = getComputedStyle(document.querySelector('[data-part~=kiosk]')!, side)
        return [position, left, right].join(' ')
      }),
    )
    expect(bands).toEqual(['fixed 0px 0px', 'fixed 0px 0px'])
    expect(kiosk.listFaults()).toEqual([])
    await kiosk.close()
  },
)
