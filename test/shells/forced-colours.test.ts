import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findUnseenFocus } from './focus-faults.ts'
import { openKiosk } from './kiosk-page.ts'
import { openPlanner, type PlannerPage } from './planner-page.ts'
import { openPresenter } from './presenter-page.ts'

let planner: PlannerPage
const closing: (() => Promise<void>)[] = []
beforeAll(async () => {
  planner = await openPlanner('?lang=en', { reducedMotion: 'reduce', forcedColors: 'active' })
  closing.push(planner.close)
})
afterAll(() => Promise.all(closing.map((close) => close())))

const STATES: Readonly<Record<string, readonly [address: string, shown: string]>> = {
  'nothing open': ['?lang=en', '[data-part~=entity-row]'],
  'a card': ['?lang=en&select=av-fleet', '[data-part~=card]'],
  'the cockpit': ['?lang=en&open=cockpit.pairs', '[data-part~=pairs-table]'],
  'the scenario editor': ['?lang=en&open=editor&compare=slip-a-year', '[data-part~=gantt-row]'],
  'the results': [
    '?lang=en&open=results.differences&compare=slip-a-year&reading=planned',
    '[data-part~=results-table]',
  ],
  'own documents': ['?lang=en&open=documents', '[data-part~=own-documents]'],
}

/**
 * How things stand that only their ground or colour tells, one line each: of everything shown that is pressed, selected,
 * checked, current, open, disabled or wrong, what is drawn is compared with how it would be drawn if it were not.
 */
function findSilentStates(page: Page): Promise<{ silent: readonly string[]; looked: number }> {
  return page.evaluate(() => {
    const told = (element: Element): string =>
      [element, element.nextElementSibling, element.parentElement]
        .flatMap((one) =>
          one
            ? [null, '::before', '::after'].map((pseudo) => {
                const style = getComputedStyle(one, pseudo)
                return [
                  style.outlineStyle,
                  style.outlineWidth,
                  style.textDecorationLine,
                  style.fontWeight,
                  style.borderTopStyle,
                  style.borderTopWidth,
                  style.content,
                  style.transform,
                  style.strokeDasharray,
                ].join(' ')
              })
            : [],
        )
        .join('|')
    const silent = new Set<string>()
    let looked = 0
    const nameOf = (element: Element, state: string): string =>
      `${element.getAttribute('data-part') ?? element.localName} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 20)}” ${state}`
    /** Looks at an element with and without a state; a drawing keeps its own colours. */
    const compare = (element: Element, state: string, off: () => void, on: () => void): void => {
      if (!element.checkVisibility({ visibilityProperty: true })) return
      if (getComputedStyle(element).forcedColorAdjust === 'none') return
      looked += 1
      const before = told(element)
      off()
      if (told(element) === before) silent.add(nameOf(element, state))
      on()
    }
    for (const attribute of [
      'aria-pressed',
      'aria-selected',
      'aria-expanded',
      'aria-current',
      'aria-disabled',
      'aria-invalid',
      'disabled',
    ])
      for (const element of document.querySelectorAll(`[${attribute}]:not([${attribute}="false"])`)) {
        const value = element.getAttribute(attribute)!
        compare(
          element,
          attribute,
          () => element.removeAttribute(attribute),
          () => element.setAttribute(attribute, value),
        )
      }
    // A box that the browser draws has its tick; one without a face of its own is told by what follows it.
    for (const element of document.querySelectorAll<HTMLInputElement>('input:checked')) {
      if (getComputedStyle(element).appearance !== 'none' && getComputedStyle(element).opacity !== '0') continue
      compare(
        element,
        'checked',
        () => {
          element.checked = false
        },
        () => {
          element.checked = true
        },
      )
    }
    return { silent: [...silent], looked }
  })
}

test.each(Object.entries(STATES))(
  'planner, with %s: every state is told by more than its ground, and the focus by a line',
  async (_state, [address, shown]) => {
    const { page } = planner
    await planner.go(address)
    await page.locator(shown).first().waitFor()
    const { silent, looked } = await findSilentStates(page)
    expect(silent).toEqual([])
    expect(looked).toBeGreaterThan(2)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect.poll(() => findUnseenFocus(page)).toBeNull()
    expect(planner.listFaults()).toEqual([])
  },
)

test('presenter and kiosk likewise', async () => {
  const presenter = await openPresenter('?present=zhengzhou-2025&lang=en', { forcedColors: 'active' })
  closing.push(presenter.close)
  await presenter.page.keyboard.press('g')
  await presenter.page.locator('[data-part~=present-list]').waitFor()
  expect((await findSilentStates(presenter.page)).silent).toEqual([])
  const kiosk = await openKiosk('?kiosk', { forcedColors: 'active' })
  closing.push(kiosk.close)
  await kiosk.touch(960, 540)
  await kiosk.page.locator('[data-part~=kiosk-shield]').waitFor({ state: 'detached' })
  await kiosk.page.locator('[data-part~=kiosk-chapter]').first().tap()
  await kiosk.page.locator('[data-part~=kiosk-side] > *').first().waitFor()
  expect((await findSilentStates(kiosk.page)).silent).toEqual([])
})

test('phases, planned and documented, are told by their forms', async () => {
  const { page } = planner
  await page.evaluate(() => localStorage.clear())
  await planner.go('?lang=en&open=legend')
  await page.locator('[data-part~=legend] [data-part~=phase-mark]').first().waitFor()
  const forms = await page.locator('[data-part~=legend] [data-part~=phase-mark]').evaluateAll((marks) =>
    marks.map((mark) => ({
      name: `${mark.getAttribute('data-phase')} ${mark.getAttribute('data-planned') ?? 'documented'}`,
      form: [...mark.children]
        .map((part) => {
          const { fill, strokeDasharray } = getComputedStyle(part)
          const drawn = ['d', 'x', 'y', 'width', 'height', 'cx', 'cy', 'r'].map((name) => part.getAttribute(name) ?? '')
          return [
            part.localName,
            ...drawn,
            fill.startsWith('url') ? 'hatched' : fill === 'none' ? 'open' : 'full',
            strokeDasharray,
          ].join(' ')
        })
        .join('; '),
    })),
  )
  const named = new Map(forms.map(({ name, form }) => [name, form]))
  expect(named.size).toBeGreaterThan(8)
  expect(new Set(named.values()).size).toBe(named.size)
})
