/** A Chromium for the scripts that measure and take pictures: software WebGL unless the machine's own is asked for. */
import { findBrowser } from './browser.mjs'

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--ignore-gpu-blocklist',
  '--enable-precise-memory-info',
  '--js-flags=--expose-gc',
]
const software = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/** Needs installed packages, as this file does not: scripts that import it may still have to install. @param {boolean} gpu */
export async function launchChromium(gpu) {
  const { chromium } = await import('playwright-core')
  return chromium.launch({ executablePath: findBrowser(), args: gpu ? flags : [...flags, ...software], headless: true })
}

/**
 * Opens an address in a profile of its own and waits until it stands drawn.
 * @param {import('playwright-core').Browser} browser @param {string} url
 * @param {{ before?: readonly string[], viewport?: { width: number, height: number }, pixelRatio?: number }} [options]
 */
export async function openSettled(
  browser,
  url,
  { before = [], viewport = { width: 480, height: 320 }, pixelRatio = 1 } = {},
) {
  const context = await browser.newContext({ viewport, deviceScaleFactor: pixelRatio })
  const page = await context.newPage()
  page.on('pageerror', (fault) => console.error(`page: ${fault.message}`))
  for (const script of before) await page.addInitScript(script)
  await page.goto(url)
  await page.waitForFunction(() => /settled|failed/.test(document.documentElement.dataset['state'] ?? ''), undefined, {
    timeout: 180_000,
    polling: 20,
  })
  return { page, close: () => context.close() }
}
