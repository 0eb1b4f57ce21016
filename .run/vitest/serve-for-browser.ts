import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { createServer } from 'vite'
import type { TestProject } from 'vitest/node'
import { findBrowser } from '../browser.mjs'
import { serve } from '../serve.mjs'
import { BROWSER_FLAGS } from './browser-flags.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built app is served, with a slash at the end. */
    appUrl: string
    /** Where Vite's dev server serves the sources (for pages under test/pixels), with a slash at the end. */
    devUrl: string
    /** The Chromium to launch. */
    browserPath: string
    /** What it is launched with. */
    browserFlags: readonly string[]
    /** Where the running Chromium of each worker listens. */
    browserEndpoints: readonly string[]
  }
}

/**
 * Serves dist/ and the sources for as long as the browser tests run, and keeps one Chromium for each worker: its
 * compiled shaders serve every file that the worker runs. Pages have contexts of their own, so no file sees another's.
 */
export default async function serveForBrowser(project: TestProject): Promise<() => Promise<void>> {
  const root = project.config.root
  const dist = join(root, 'dist')
  if (!existsSync(join(dist, 'index.html'))) throw new Error('dist/ is missing: run "npm run build" first.')
  const browserPath = findBrowser()
  const browserFlags = BROWSER_FLAGS[project.name === 'dom' ? 'dom' : 'gl']
  const app = await serve({ folder: dist, port: 0 })
  const dev = await createServer({
    root,
    configFile: join(root, 'vite.config.ts'),
    cacheDir: '.cache/vite-tests',
    logLevel: 'warn',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  })
  await dev.listen()
  const workers = Number(project.config.maxWorkers) || 1
  const browsers = await Promise.all(
    Array.from({ length: workers }, () =>
      chromium.launchServer({ executablePath: browserPath, args: [...browserFlags], headless: true }),
    ),
  )
  project.provide('appUrl', app.url)
  project.provide('devUrl', dev.resolvedUrls?.local[0] ?? '')
  project.provide('browserPath', browserPath)
  project.provide('browserFlags', browserFlags)
  project.provide(
    'browserEndpoints',
    browsers.map((browser) => browser.wsEndpoint()),
  )
  return async () => {
    await Promise.all([app.close(), dev.close(), ...browsers.map((browser) => browser.close())])
  }
}
