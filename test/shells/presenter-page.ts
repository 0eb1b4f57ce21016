import { readFileSync, readdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { BriefingsPack } from '../../src/intake/read-pack.ts'
import { briefingSchema, type Briefing } from '../../src/story/schema.ts'
import { openApp, WITHOUT_MAP, type OpenOptions, type OpenedPage } from './harness.ts'

const folder = new URL('../../scenes/briefings/', import.meta.url)

/** The shipped briefings as they lie in the repository, by id. */
export const BRIEFINGS: ReadonlyMap<string, Briefing> = new Map(
  readdirSync(folder).map((name) => {
    const briefing = briefingSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    return [briefing.id, briefing]
  }),
)

export interface PresenterOptions extends Omit<OpenOptions, 'prepare'> {
  /** In place of the app's own briefings. */
  pack?: BriefingsPack
  /** Files that the app finds beside its own; undefined is one that is missing. */
  files?: Readonly<Record<string, { readonly type: string; readonly body: Buffer } | undefined>>
}

/** Opens the presenter without a map. */
export async function openPresenter(
  search: string,
  { pack, files = {}, before = '', ...options }: PresenterOptions = {},
): Promise<OpenedPage> {
  const prepare = async (page: Page): Promise<void> => {
    if (pack)
      await page.route(/city-briefings[^/]*\.js/, (route) =>
        route.fulfill({ contentType: 'text/javascript', body: `export default ${JSON.stringify(pack)}` }),
      )
    for (const [path, file] of Object.entries(files)) {
      await page.route(`**/${path}`, (route) =>
        file ? route.fulfill({ contentType: file.type, body: file.body }) : route.fulfill({ status: 404, body: '' }),
      )
    }
  }
  const opened = await openApp(search, {
    width: 1280,
    height: 720,
    reducedMotion: 'reduce',
    ...options,
    prepare,
    before: `${WITHOUT_MAP}\n${before}`,
  })
  const { page } = opened
  // Not the page that says that briefings are being fetched: nobody hears keys there yet.
  await page
    .locator('[data-part~=present-caption], [data-part~=present-choices], [data-part~=present-faults]')
    .first()
    .waitFor()
  return opened
}

/** Title and count of the page that is shown. */
export async function readSlide(page: Page): Promise<{ title: string; count: string | null }> {
  return page.evaluate(() => ({
    title: document.querySelector('[data-part~=present-caption] h1')?.textContent ?? '',
    count: document.querySelector('[data-part~=present-count]')?.textContent ?? null,
  }))
}

/** Waits until this page is shown. */
export async function expectTitle(page: Page, title: string, why = ''): Promise<void> {
  await expect.poll(async () => (await readSlide(page)).title, { message: why }).toBe(title)
}
