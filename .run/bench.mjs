/**
 * npm run bench: what the app weighs, how soon it shows, what a step of the day costs with one and ten times the
 * features and in a peer that colours them the usual way, and what 500 steps leave behind. Prints, and writes
 * .cache/bench.json. Nothing here passes or fails; the budgets are in the tests.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { findBrowser } from './browser.mjs'
import { build, isBuilt } from './build.mjs'
import { install, root, runMain } from './install.mjs'
import { serve } from './serve.mjs'

const flags = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--ignore-gpu-blocklist', '--enable-precise-memory-info', '--js-flags=--expose-gc',
]
const software = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']
const views = { home: '', 'science city': '&view=113.79,34.79,13.2,-12,55', province: '&view=112.6,33.9,6.4,0,20' }
const STEPS = 30
/** Steps that are really drawn, for bytes and wall time. */
const DRAWN_STEPS = 8
const SOAK = 500
/** Days since 2021-01-01: nothing begins or ends in this range. */
const CALM = 1131

/** @param {readonly number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
/** @param {number} n @param {number} [digits] */
const round = (n, digits = 1) => Number(n.toFixed(digits))

/** Gzip kB (1,000 bytes) of the JavaScript reached from the entry, without and with what is imported dynamically. */
function weigh() {
  /** @type {Record<string, { file: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[] }>} */
  const manifest = JSON.parse(readFileSync(join(root, 'dist/.vite/manifest.json'), 'utf8'))
  /** @param {boolean} dynamic */
  const sum = (dynamic) => {
    const found = new Set(Object.keys(manifest).filter((key) => manifest[key]?.isEntry))
    for (const key of found) {
      const chunk = manifest[key]
      for (const next of [...(chunk?.imports ?? []), ...(dynamic ? (chunk?.dynamicImports ?? []) : [])]) found.add(next)
    }
    const files = new Set([...found].map((key) => manifest[key]?.file ?? '').filter((file) => /\.m?js$/.test(file)))
    return round([...files].reduce((bytes, file) => bytes + gzipSync(readFileSync(join(root, 'dist', file)), { level: 9 }).length, 0) / 1000)
  }
  return { beforeEnginesKb: sum(false), allKb: sum(true) }
}

/** Runs before the page's own scripts: times what the main thread does in frames. */
const timeFrames = `
  window.frameMs = 0
  const request = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (callback) => request((now) => {
    const start = performance.now()
    try { callback(now) } finally { window.frameMs += performance.now() - start }
  })`
const countGl = readFileSync(join(root, 'test/pixels/count-gl.js'), 'utf8')

/** @param {import('playwright-core').Browser} browser @param {string} url @param {string[]} before */
async function open(browser, url, before) {
  const context = await browser.newContext({ viewport: { width: 480, height: 320 } })
  const page = await context.newPage()
  page.on('pageerror', (fault) => console.error(`page: ${fault.message}`))
  for (const script of before) await page.addInitScript(script)
  await page.goto(url)
  await page.waitForFunction(() => /settled|failed/.test(document.documentElement.dataset['state'] ?? ''), undefined, { timeout: 180_000, polling: 20 })
  return { page, close: () => context.close() }
}

/** @param {import('playwright-core').Browser} browser @param {string} url */
async function timeLoad(browser, url) {
  const runs = []
  for (let i = 0; i < 3; i += 1) {
    const { page, close } = await open(browser, url, [])
    runs.push(await page.evaluate(() => ({
      firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      settledMs: performance.now(),
    })))
    await close()
  }
  return { firstPaintMs: round(median(runs.map((run) => run.firstPaintMs)), 0), settledMs: round(median(runs.map((run) => run.settledMs)), 0) }
}

/** @param {import('playwright-core').Browser} browser @param {string} url */
async function measureScrub(browser, url) {
  const { page, close } = await open(browser, url, [countGl, timeFrames])
  const found = await page.evaluate(async ([steps, drawnSteps, first]) => {
    const page = /** @type {any} */ (window)
    /** @param {boolean} skipDraws @param {number} steps */
    const run = async (skipDraws, steps) => {
      page.skipDraws = skipDraws
      const rows = []
      for (let i = 0; i < steps + 3; i += 1) {
        page.resetGlCount()
        page.frameMs = 0
        const start = performance.now()
        const done = page.stage.goToDay(first + i)
        const asked = performance.now() - start
        await done
        rows.push({ ...page.resetGlCount(), mainMs: asked + page.frameMs, wallMs: performance.now() - start })
      }
      // The first steps come to rest there.
      return rows.slice(3)
    }
    const drawn = await run(false, drawnSteps)
    const stubbed = await run(true, steps)
    return { entities: page.stage.entities, drawn, stubbed }
  }, /** @type {const} */ ([STEPS, DRAWN_STEPS, CALM]))
  await close()
  const bytes = found.drawn.map((row) => row.buffer + row.texture + row.uniform)
  return {
    entities: found.entities,
    bytes: median(bytes),
    mostBytes: Math.max(...bytes),
    draws: median(found.drawn.map((row) => row.draws)),
    /** With draw calls left out: the main thread alone. */
    mainMs: round(median(found.stubbed.map((row) => row.mainMs)), 2),
    /** Until the view stood drawn, in software WebGL if that is what ran. */
    wallMs: round(median(found.drawn.map((row) => row.wallMs)), 0),
  }
}

/** @param {import('playwright-core').Browser} browser @param {string} url */
async function soak(browser, url) {
  const { page, close } = await open(browser, url, [countGl])
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const read = async () => {
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
    return { heapMb: round(of('JSHeapUsedSize') / 1e6, 2), listeners: of('JSEventListeners'), nodes: of('Nodes') }
  }
  const steps = (/** @type {number} */ count) => page.evaluate(async (count) => {
    const { twin } = /** @type {any} */ (window)
    ;/** @type {any} */ (window).skipDraws = true
    for (let i = 0; i < count; i += 1) await twin.goToDay(new Date(Date.UTC(2021, 10, 2 + ((i * 37) % 1500))).toISOString().slice(0, 10))
  }, count)
  await steps(20)
  const before = await read()
  await steps(SOAK)
  const after = await read()
  await close()
  return { steps: SOAK, before, after, grownKb: round((after.heapMb - before.heapMb) * 1000, 0) }
}

await runMain(async () => {
  install()
  if (!isBuilt()) build()
  const built = spawnSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--config', 'test/bench/vite.config.ts', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  if (built.status !== 0) throw new Error('The pages of the bench could not be built; the reasons stand above.')
  const { chromium } = await import('playwright-core')
  const gpu = process.argv.includes('--gpu')
  const browser = await chromium.launch({ executablePath: findBrowser(), args: gpu ? flags : [...flags, ...software], headless: true })
  const app = await serve({ folder: join(root, 'dist'), port: 0 })
  const pages = await serve({ folder: join(root, '.cache/bench-pages'), port: 0 })
  try {
    /** @type {Record<string, unknown>} */
    const result = { made: new Date().toISOString(), machine: `${cpus().length} x ${cpus()[0]?.model ?? 'CPU'}`, webgl: gpu ? 'the machine\'s own' : 'software (SwiftShader)', browser: browser.version() }
    console.log(`${result['machine']}, Chromium ${result['browser']}, WebGL: ${result['webgl']}. Times compare ways of doing a thing, not machines.\n`)
    const weight = weigh()
    console.log(`JavaScript, gzip     ${weight.beforeEnginesKb} kB before the engines, ${weight.allKb} kB in all`)
    const load = await timeLoad(browser, app.url)
    console.log(`Opening (of 3)       first paint ${load.firstPaintMs} ms, settled ${load.settledMs} ms\n`)
    /** @type {Record<string, unknown>[]} */
    const scrub = []
    console.log(`A step of the day (median of ${STEPS})`)
    console.log('view          way    features   bytes  draws  main ms  wall ms')
    for (const [view, address] of Object.entries(views)) {
      for (const [way, file] of [['twin', 'test/pixels/stage.html'], ['naive', 'test/bench/naive.html']]) {
        for (const copies of [1, 10]) {
          const row = await measureScrub(browser, `${pages.url}${file}?quality=low&copies=${copies}${address}`)
          scrub.push({ view, way, copies, ...row })
          console.log([view.padEnd(13), String(way).padEnd(6), String(row.entities).padStart(8), String(row.bytes).padStart(7), String(row.draws).padStart(6), row.mainMs.toFixed(2).padStart(8), String(row.wallMs).padStart(8)].join(' '))
        }
      }
    }
    const memory = await soak(browser, app.url)
    console.log(`\nAfter ${SOAK} steps      heap ${memory.before.heapMb} -> ${memory.after.heapMb} MB (${memory.grownKb} kB), listeners ${memory.before.listeners} -> ${memory.after.listeners}, DOM nodes ${memory.before.nodes} -> ${memory.after.nodes}`)
    mkdirSync(join(root, '.cache'), { recursive: true })
    writeFileSync(join(root, '.cache/bench.json'), `${JSON.stringify({ ...result, weight, load, scrub, memory }, null, 2)}\n`)
    console.log('\nWritten to .cache/bench.json')
  } finally {
    await browser.close()
    await Promise.all([app.close(), pages.close()])
  }
})
