import type { Page } from 'playwright-core'
import factsPack from 'virtual:city-facts'
import type { FactsPack } from '../../src/intake/read-pack.ts'
import { readSlides, type TakenSlides } from './read-export.ts'

export const { scenarios } = factsPack as FactsPack
/** Of the two scenarios that are compared. */
export const names = (language: 'zh' | 'en') =>
  ['reference', 'transport-first'].map((id) => scenarios.find((scenario) => scenario.id === id)!.name[language])

/** Opens what can be taken of a comparison. */
export async function openShare(page: Page): Promise<void> {
  await page.keyboard.press('r')
  // Software WebGL keeps the page too busy for a real pointer.
  await page.locator('[data-part~=results-head] nav button').nth(3).dispatchEvent('click')
  await page.locator('[data-part~=results-report] button').first().waitFor()
}

export async function exportSlides(page: Page): Promise<TakenSlides & { readonly name: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 110_000 }),
    page.locator('[data-part~=results-report] button').first().dispatchEvent('click'),
  ])
  return { name: download.suggestedFilename(), ...(await readSlides(download)) }
}
