import { expect, test } from 'vitest'
import { findAxeFaults } from './axe-findings.ts'
import { findUnreadableWords } from './gallery-faults.ts'
import { openSource } from './harness.ts'

/** A specimen of what stands in a part's place when it fails; React says that it did. */
const MEANT = /a specimen of a part that fails|<Failing>/

test.each(['zh', 'en'] as const)(
  'every page of the gallery stands whole in both themes: nothing cut, nothing over anything, no finding of axe: %s',
  { timeout: 600_000 },
  async (language) => {
    const { page, close, listFaults } = await openSource(`gallery.html?lang=${language}&theme=paper`, {
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
      // A theme changes colours and nothing else: words and names are looked at in one of the two.
      const found = [...(await findUnreadableWords(page)), ...(await findAxeFaults(page))]
      await page.evaluate(() => window.gallery!.setTheme('night'))
      await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'night')
      found.push(...(await findAxeFaults(page, { only: ['color-contrast'] })))
      for (const fault of found) faults.push(`${id}: ${fault}`)
    }
    expect(faults).toEqual([])
    expect(listFaults().filter((fault) => !MEANT.test(fault))).toEqual([])
    await close()
  },
)
