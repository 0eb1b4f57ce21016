import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Download,
  type Page,
} from 'playwright-core'
import { expect, inject } from 'vitest'

/** Runs in a page before anything else: WebGL2 is denied. Without a map the interface is whole, and quick to open. */
export const WITHOUT_MAP = `{
  const getContext = HTMLCanvasElement.prototype.getContext
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind === 'webgl2' ? null : getContext.call(this, kind, ...rest)
  }
}`

/**
 * Runs in a page before anything else: WebGL's draw calls are counted (window.glCount) and left out until the page sets
 * `window.skipDraws` to false. Software would draw for most of the time of a test that asks for no pixel.
 */
export const WITHOUT_DRAWING = `${readFileSync(new URL('../pixels/count-gl.js', import.meta.url), 'utf8')}
  window.skipDraws = true`

/** What went wrong on a page, gathered from the moment it is opened. All lists must stay empty. */
export interface PageFaults {
  console: string[]
  page: string[]
  csp: string[]
  /** Requests to another origin than the page's own. */
  outside: string[]
  /** Requests that failed or were answered with 400 and more. */
  requests: string[]
}

export interface OpenOptions extends Omit<BrowserContextOptions, 'viewport'> {
  width?: number
  height?: number
  /** Further Chromium flags, for example `--disable-gpu`; the page then gets a browser of its own. */
  flags?: string[]
  /** Runs in the page before anything else does. */
  before?: string
  /** Is given the page before its address is opened, for example to answer some requests itself. */
  prepare?: (page: Page) => Promise<void>
}

export interface OpenedPage {
  page: Page
  faults: PageFaults
  /** Every fault as one line; empty when the page is in order. */
  listFaults: () => string[]
  close: () => Promise<void>
}

/** Where traces go; set by `npm test` when it runs a failed file once more. */
const traces = process.env['TWIN_TRACE']
let traced = 0
/** Pages that a failed test left open: their traces are written when the file ends. */
const open = new Set<() => Promise<void>>()

/** Records what a page does from now on; the returned function writes trace and screenshot, named after the test. */
async function startTrace(context: BrowserContext, page: Page): Promise<() => Promise<void>> {
  if (!traces) return () => Promise.resolve()
  await context.tracing.start({ snapshots: true, screenshots: true })
  const keep = async (): Promise<void> => {
    if (!open.delete(keep)) return
    const { testPath = '', currentTestName = '' } = expect.getState()
    traced += 1
    const stem = `${basename(testPath, '.test.ts')}-${currentTestName.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}-${traced}`
    await page.screenshot({ path: join(traces, `${stem}.png`) }).catch(() => undefined)
    await context.tracing.stop({ path: join(traces, `${stem}.zip`) })
  }
  open.add(keep)
  return keep
}

const browsers = new Map<string, Promise<Browser>>()

const launchOwn = (more: readonly string[]): Promise<Browser> =>
  chromium.launch({ executablePath: inject('browserPath'), args: [...inject('browserFlags'), ...more], headless: true })

/** The browser of this worker; one of its own where other flags are asked for, or where that one is gone. */
function launch(more: readonly string[] = []): Promise<Browser> {
  const key = more.join(' ')
  const running = browsers.get(key)
  if (running) return running
  const endpoints = inject('browserEndpoints')
  const endpoint = endpoints[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % endpoints.length]
  const started =
    more.length === 0 && endpoint ? chromium.connect(endpoint).catch(() => launchOwn([])) : launchOwn(more)
  browsers.set(key, started)
  return started
}

/** Writes what a failed test has left open, and leaves the browsers; after every file (`.run/vitest/close-browsers.ts`). */
export async function closeBrowsers(): Promise<void> {
  for (const keep of open) await keep()
  const running = await Promise.all(browsers.values())
  browsers.clear()
  await Promise.all(running.map((browser) => browser.close()))
}

function watchFaults(page: Page, origin: string): PageFaults {
  const faults: PageFaults = { console: [], page: [], csp: [], outside: [], requests: [] }
  page.on('console', (message) => {
    const text = message.text()
    if (/Content.Security.Policy|^CSP: /i.test(text)) faults.csp.push(text)
    else if (message.type() === 'error') faults.console.push(text)
  })
  page.on('pageerror', (fault) => faults.page.push(fault.stack ?? fault.message))
  page.on('crash', () => faults.page.push('the page crashed'))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol !== 'data:' && url.protocol !== 'blob:' && url.origin !== origin)
      faults.outside.push(request.url())
  })
  // The dev server's own socket is no outside request.
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== new URL(origin).host) faults.outside.push(socket.url())
  })
  page.on('response', (response) => {
    if (response.status() >= 400) faults.requests.push(`${response.status()} ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    if (reason !== 'net::ERR_ABORTED') faults.requests.push(`${reason} ${request.url()}`)
  })
  return faults
}

async function openUrl(url: string, options: OpenOptions): Promise<OpenedPage> {
  const { width = 1280, height = 800, flags: more, before, prepare, ...rest } = options
  const browser = await launch(more)
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'no-preference', ...rest })
  const page = await context.newPage()
  const faults = watchFaults(page, new URL(url).origin)
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.warn(`CSP: ${event.violatedDirective} blocked ${event.blockedURI}`)
    })
  })
  const keepTrace = await startTrace(context, page)
  if (before) await page.addInitScript(before)
  await prepare?.(page)
  // A busy machine may take its time, the more so where the dev server compiles what it serves.
  await page.goto(url, { timeout: 100_000 })
  return {
    page,
    faults,
    listFaults: () =>
      Object.entries(faults).flatMap(([kind, lines]: [string, string[]]) => lines.map((line) => `${kind}: ${line}`)),
    close: async () => {
      await keepTrace()
      await context.close()
    },
  }
}

/**
 * Opens the built app. `path` is what follows its address, for example `?day=2022-06-01`.
 * The browser is one for all files of a worker; the context, with an empty profile, is new each time.
 */
export function openApp(path = '', options: OpenOptions = {}): Promise<OpenedPage> {
  return openUrl(new URL(path.replace(/^\//, ''), inject('appUrl')).href, options)
}

/** What a page handed over as a file. */
export async function readDownload(download: Download): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Opens a file of this machine, as by a double click; `search` is what follows its address. */
export function openFile(path: string, search = '', options: OpenOptions = {}): Promise<OpenedPage> {
  return openUrl(`${pathToFileURL(path).href}${search}`, options)
}

/** Opens a page from Vite's dev server that imports src modules directly, for example `test/pixels/phase.html`. */
export function openSource(path: string, options: OpenOptions = {}): Promise<OpenedPage> {
  return openUrl(new URL(path.replace(/^\//, ''), inject('devUrl')).href, options)
}

/** Waits until the page says that its view, the fabric included, is drawn and stands still; throws when it says that it failed. `hide=fabric` makes it quick. */
export async function settled(page: Page, timeout = 110_000): Promise<void> {
  const wanted = (): string | false => {
    const state = document.documentElement.dataset['state']
    return state === 'settled' || state === 'failed' ? state : false
  }
  const found = await page.waitForFunction(wanted, undefined, { timeout, polling: 50 })
  if ((await found.jsonValue()) === 'failed') {
    const words = await page.evaluate(() => document.body.innerText.slice(0, 500))
    throw new Error(`the page says that it failed: ${words}`)
  }
}
