/**
 * npm run gallery: every page of the gallery (building parts in all states, shells without a map), in both languages and both
 * themes beside each other, as one picture a page, to be looked at. Writes .cache/gallery/<page>.png.
 *
 *   npm run gallery -- --pages=marks,buttons --out=before
 */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { launchChromium } from './chromium.mjs'
import { install, root, runMain } from './install.mjs'

/** What is shown as if it were under the pointer, held down or had the focus. */
const FORCED = ['hover', 'active', 'focus-visible']

/**
 * Lets the parts that ask for it look as if they were pointed at; the page itself cannot.
 * @param {import('playwright-core').Page} page
 */
async function forceStates(page) {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root: document } = await session.send('DOM.getDocument', { depth: -1, pierce: true })
  const nodes = [document]
  for (const { nodeId, attributes = [], children = [], contentDocument } of nodes) {
    nodes.push(...children, ...(contentDocument ? [contentDocument] : []))
    const state = attributes[attributes.indexOf('data-force') + 1] ?? ''
    if (!attributes.includes('data-force') || !FORCED.includes(state)) continue
    const forcedPseudoClasses = state === 'focus-visible' ? ['focus', state] : [state]
    await session.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses })
  }
}

await runMain(async () => {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: '.cache/gallery' }, pages: { type: 'string', default: '' } },
  })
  install()
  const { createServer } = await import('vite')
  const server = await createServer({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  })
  await server.listen()
  const browser = await launchChromium(false)
  const folder = resolve(root, values.out)
  mkdirSync(folder, { recursive: true })
  let isWhole = true
  try {
    const page = await browser.newPage({ viewport: { width: 2620, height: 1700 } })
    page.on('pageerror', (fault) => console.error(`page: ${fault.message}`))
    const address = `${server.resolvedUrls?.local[0]}gallery.html`
    await page.goto(address)
    await page.locator('.gallery-nav a').first().waitFor({ timeout: 120_000 })
    const ids = await page.locator('.gallery-nav a').allTextContents()
    const chosen = values.pages === '' ? ids : values.pages.split(',')
    const unknown = chosen.filter((id) => !ids.includes(id))
    if (unknown.length > 0) throw new Error(`No page ${unknown.join(', ')}; there are ${ids.join(', ')}.`)
    for (const id of chosen) {
      await page.evaluate((hash) => {
        location.hash = hash
      }, id)
      const stands = page.waitForFunction(
        (asked) => {
          const { page: shown, state } = document.documentElement.dataset
          return state === 'failed' ? 'failed' : shown === asked && state === 'settled' && 'settled'
        },
        id,
        { timeout: 120_000, polling: 50 },
      )
      if ((await (await stands).jsonValue()) === 'failed') {
        console.error(`${id} does not stand`)
        isWhole = false
        continue
      }
      await forceStates(page)
      await page.screenshot({ path: join(folder, `${id}.png`), fullPage: true })
      console.log(join(values.out, `${id}.png`))
    }
  } finally {
    await browser.close()
    await server.close()
  }
  if (!isWhole) process.exitCode = 1
})
