import { expect, test } from 'vitest'
import { findAxeFaults } from './axe.ts'
import { findUnreadableWords } from './layout-faults.ts'
import { openSource } from './harness.ts'

/** A specimen of what stands in a part's place when it fails; React says that it did. */
const MEANT = /a specimen of a part that fails|<Failing>/

/**
 * Each language in one theme: words and names differ between languages, colours between themes, and neither depends on the
 * other. Contrast is most of what axe takes its time for.
 */
test.each([
  ['zh', 'paper'],
  ['en', 'night'],
] as const)(
  'every page of the gallery stands whole: nothing cut, nothing over anything, no finding of axe: %s, %s',
  { timeout: 600_000 },
  async (language, theme) => {
    const { page, close, listFaults } = await openSource(`gallery.html?lang=${language}&theme=${theme}`, {
      reducedMotion: 'reduce',
    })
    await page.waitForFunction(() => document.documentElement.dataset['pages'] !== undefined)
    const ids = await page.evaluate(() => document.documentElement.dataset['pages']!.split(' '))
    expect(ids.length).toBeGreaterThan(30)
    const faults: string[] = []
    for (const id of ids) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, id)
      const shown = await page.waitForFunction(
        (asked) => {
          const { page: stands, state } = document.documentElement.dataset
          return state === 'failed' ? 'failed' : stands === asked && state === 'settled' && 'settled'
        },
        id,
        { polling: 50, timeout: 60_000 },
      )
      if ((await shown.jsonValue()) === 'failed') {
        faults.push(`${id}: does not stand`)
        continue
      }
      const found = [...(await findUnreadableWords(page)), ...(await findAxeFaults(page))]
      for (const fault of found) faults.push(`${id}: ${fault}`)
    }
    expect(faults).toEqual([])
    expect(listFaults().filter((fault) => !MEANT.test(fault))).toEqual([])
    await close()
  },
)
