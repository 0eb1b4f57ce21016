import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { dateInWords as inWords } from '../date-in-words.ts'
import { openApp, WITHOUT_MAP, type OpenOptions, type OpenedPage } from './harness.ts'

export { inWords }
export type Language = 'zh' | 'en'

export interface PlannerPage extends OpenedPage {
  /** Opens another address in the same page. */
  go: (search: string) => Promise<void>
}

/** Opens the planner without a map. */
export async function openPlanner(search: string, options: OpenOptions = {}): Promise<PlannerPage> {
  const opened = await openApp(search, {
    width: 1280,
    height: 720,
    ...options,
    before: `${WITHOUT_MAP}\n${options.before ?? ''}`,
  })
  const { page } = opened
  const stands = async (): Promise<void> => {
    await page.waitForFunction(() => document.documentElement.dataset['state'] === 'failed', undefined, { polling: 50 })
    await page.locator('[data-part~=playhead]').waitFor({ state: 'attached' })
  }
  await stands()
  return {
    ...opened,
    go: async (search) => {
      await page.goto(new URL(search, page.url().replace(/\?.*$/, '')).href)
      await stands()
    },
  }
}

const END = { zh: '2025年底', en: 'end of 2025' }

/** The day as the handle, the large date and the field say it. */
export function readDay(
  page: Page,
): Promise<{ handle: string | null; large: string; field: string; inSession: string }> {
  return page.evaluate(() => ({
    handle: document.querySelector('[data-part~=playhead]')?.getAttribute('aria-valuetext') ?? null,
    large: document.querySelector('[data-part~=big-date]')?.textContent ?? '',
    field: document.querySelector<HTMLInputElement>('[data-part~=date-field] input')?.value ?? '',
    inSession: new URLSearchParams(window.twin.address()).get('day') ?? '2023-03-09',
  }))
}

/** Waits until every place that names the day names this one: an ISO date, or `end`. */
export async function expectDay(page: Page, day: string, language: Language, why = ''): Promise<void> {
  const words = day === 'end' ? END[language] : inWords(day, language)
  await expect
    .poll(() => readDay(page), { message: `${why} ${day}`, timeout: 10_000 })
    .toEqual({ handle: words, large: words, field: day === 'end' ? '2025-12-31' : day, inSession: day })
}

/** Waits until the address bar says what the app says it should, and gives it. */
export async function readAddressBar(page: Page): Promise<URLSearchParams> {
  await page.waitForFunction(() => location.search === window.twin.address(), undefined, {
    polling: 50,
    timeout: 10_000,
  })
  return new URL(page.url()).searchParams
}

/** Words on the page that no one should read: what went wrong in a template, or a message without its words. */
export function findBrokenWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const bad =
      /undefined|\bNaN\b|\[object|\bnull\b|\{\w+\}|\bInfinity\b|\b(?:card|phase|timeline|layer|kind|evidence|reading|legend|lane|basis|class|document|difference)\.[a-z]\w+/
    const found: string[] = []
    const look = (words: string | null | undefined): void => {
      const hit = words ? bad.exec(words) : null
      if (words && hit) found.push(words.slice(Math.max(hit.index - 30, 0), hit.index + 40))
    }
    look(document.title)
    look(document.body.textContent)
    for (const element of document.querySelectorAll('*')) {
      for (const name of [
        'aria-label',
        'aria-valuetext',
        'title',
        'placeholder',
        'alt',
        'value',
        'id',
        'style',
        'd',
        'transform',
      ])
        look(element.getAttribute(name))
    }
    return found
  })
}

/** What has the focus, in a few words for a message; `body` when nothing has. */
export function describeFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return 'body'
    return `${element.tagName.toLowerCase()}.${element.className} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? ''}`.trim()
  })
}
