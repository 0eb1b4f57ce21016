import { expect, inject, test } from 'vitest'
import type { Frame, Page, Route } from 'playwright-core'
import { WITHOUT_MAP, openApp } from './harness.ts'

const stateOf = (page: Page | Frame): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset['state'])
/** What the skeleton says, while it stands; empty until it does. */
const noteOf = (page: Page | Frame): Promise<string> =>
  page.evaluate(() => {
    const note = document.querySelector<HTMLElement>('.start-fault')
    return note?.checkVisibility({ visibilityProperty: true }) ? note.innerText : ''
  })
const NOTE = /重新载入[^]*sandbox[^]*Reload[^]*sandboxed frame/

const answerScripts =
  (answer: (route: Route) => Promise<void>, files = '**/assets/*.js') =>
  async (page: Page): Promise<void> => {
    await page.route(files, answer)
  }

const deployments: readonly [name: string, prepare: (page: Page) => Promise<void>, search: string][] = [
  ['no script is there', answerScripts((route) => route.fulfill({ status: 404, body: 'Not found' })), ''],
  ['one that others import is not', answerScripts((route) => route.abort(), '**/assets/react-*.js'), ''],
  [
    'a server answers everything with its own page',
    answerScripts((route) => route.fulfill({ contentType: 'text/html', body: '<p>Welcome</p>' })),
    '',
  ],
  ['a script is cut off', answerScripts((route) => route.fulfill({ contentType: 'text/javascript', body: 'a(' })), ''],
  ['the styles are not there', answerScripts((route) => route.fulfill({ status: 404 }), '**/assets/index-*.css'), ''],
  [
    'what the hall screen needs is not',
    answerScripts((route) => route.fulfill({ status: 404 }), '**/assets/mount-kiosk-*.js'),
    '?kiosk',
  ],
  [
    'what the presenter needs is not',
    answerScripts((route) => route.fulfill({ status: 404 }), '**/assets/mount-presenter-*.js'),
    '?present=mobility',
  ],
  [
    "what the presenter's window needs is not",
    answerScripts((route) => route.fulfill({ status: 404 }), '**/assets/mount-notes-*.js'),
    '?notes=x',
  ],
  [
    'a policy on the way lets no file run',
    async (page) => {
      await page.route('**/?policy', async (route) => {
        const response = await route.fetch()
        const policy = (text: string): string => text.replaceAll("script-src 'self'", 'script-src')
        const { 'content-security-policy': header = '', ...headers } = response.headers()
        await route.fulfill({
          headers: { ...headers, 'content-security-policy': policy(header) },
          body: policy(await response.text()),
        })
      })
    },
    '?policy',
  ],
]

test.each(deployments)('the page says that it cannot start where %s', async (_, prepare, search) => {
  const { page, close } = await openApp(search, { before: WITHOUT_MAP, prepare })
  await expect.poll(() => stateOf(page), { timeout: 30_000 }).toBe('failed')
  await expect.poll(() => noteOf(page)).toMatch(NOTE)
  await close()
})

test('the page says that it cannot start in a frame that keeps its own files from it', async () => {
  const app = inject('appUrl')
  const { page, close } = await openApp('portal.html', {
    before: WITHOUT_MAP,
    prepare: async (page) => {
      await page.route('**/portal.html', (route) =>
        route.fulfill({ contentType: 'text/html', body: `<iframe sandbox="allow-scripts" src="${app}"></iframe>` }),
      )
    },
  })
  await expect.poll(() => page.frames().length).toBe(2)
  const framed = page.frames()[1]!
  await framed.waitForLoadState()
  await expect.poll(() => stateOf(framed), { timeout: 30_000 }).toBe('failed')
  await expect.poll(() => noteOf(framed)).toMatch(NOTE)
  await close()
})

test('where no script may run at all, the note comes by itself', async () => {
  const { page, close } = await openApp('', {
    prepare: answerScripts((route) => route.abort()),
  })
  const note = page.locator('.start-fault')
  await expect.poll(() => note.isVisible()).toBe(true)
  const late = await page.evaluate(() => {
    const waiting = document.querySelector<HTMLElement>('.start-fault')!
    waiting.dataset['waits'] = ''
    const [animation] = waiting.getAnimations()
    const before = getComputedStyle(waiting).visibility
    animation!.finish()
    return [before, getComputedStyle(waiting).visibility]
  })
  expect(late).toEqual(['hidden', 'visible'])
  await close()
})

test('a page without a map has failed, and shows its whole interface', async () => {
  const { page, close, listFaults } = await openApp('?lang=en', { before: WITHOUT_MAP })
  await expect.poll(() => stateOf(page)).toBe('failed')
  await expect.poll(() => page.locator('.start-fault').count()).toBe(0)
  await expect.poll(() => page.getByText('no WebGL2').count()).toBeGreaterThan(0)
  expect(listFaults()).toEqual([])
  await close()
})

test('what has gone from the server since the page was opened is fetched with the page anew', async () => {
  const { page, close } = await openApp('?lang=en', { before: WITHOUT_MAP })
  await expect.poll(() => stateOf(page)).toBe('failed')
  let gone = true
  await page.route('**/assets/mount-presenter-*.js', (route) => {
    if (!gone) return route.continue()
    gone = false
    return route.fulfill({ status: 404 })
  })
  await page.locator('[data-part~=rail-briefings]').click()
  await page.locator('[data-part~=present-chooser]').waitFor()
  expect(gone).toBe(false)
  await close()
})
