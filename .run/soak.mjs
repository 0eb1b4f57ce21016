/**
 * npm run soak: weeks of a kiosk in minutes. Hours of the loop by a clock that is driven by hand, hundreds of visitors with
 * real touch events, lost WebGL contexts, a cut network, clocks that jump, screens that change. Then compares what is
 * alive with what was alive after warming up; growth beyond noise fails it.
 *   npm run soak -- --sessions 300 --losses 50 --hours 8
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.mjs'
import { build, isBuilt } from './build.mjs'
import { install, root, runMain } from './install.mjs'
import { serve } from './serve.mjs'

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
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
]
const [WIDTH, HEIGHT] = [960, 600]

/**
 * What may be more at the end than after warming up. The heap is that of objects; compiled code is told, and not judged. GPU
 * objects: of about 1,900 some 60 come and go with the map's store of tiles out of sight, which holds those that were seen
 * last; all that is seen is the same, since it is counted in one chapter.
 */
const noise = { heapMb: 2, nodes: 60, listeners: 30, objects: 150, contexts: 0 }
/** The screen may stand without map and without a still picture for no longer than this, in seconds. */
const LONGEST_BLANK = 5

/** Runs in the page before anything else: counts what cannot be collected of contexts, lost or not, and the living GPU objects in them, lets the clock jump, times blank screens. */
const watch = `{
  const contexts = new Set(), counts = new WeakMap(), gone = new WeakSet(), gl = WebGL2RenderingContext.prototype
  const of = (context) => {
    if (!counts.has(context)) { counts.set(context, { alive: 0 }); contexts.add(new WeakRef(context)) }
    return counts.get(context)
  }
  for (const kind of ['Buffer', 'Texture', 'Program', 'Shader', 'Framebuffer', 'Renderbuffer', 'VertexArray', 'Query', 'Sampler', 'TransformFeedback']) {
    const [make, drop] = [gl['create' + kind], gl['delete' + kind]]
    gl['create' + kind] = function (...args) { const made = make.apply(this, args); if (made) of(this).alive += 1; return made }
    gl['delete' + kind] = function (thing) { if (thing && !gone.has(thing)) { gone.add(thing); of(this).alive -= 1 } return drop.call(this, thing) }
  }
  // Software would draw for most of the time; what is made and freed is the same without.
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced', 'drawRangeElements']) gl[name] = () => undefined
  window.glAlive = () => {
    const living = [...contexts].map((ref) => ref.deref()).filter(Boolean)
    return { contexts: living.length, objects: living.reduce((sum, context) => sum + (context.isContextLost() ? 0 : of(context).alive), 0) }
  }
  const Real = Date
  let offset = 0
  window.Date = class extends Real {
    constructor(...parts) { if (parts.length > 0) super(...parts); else super(Real.now() + offset) }
    static now() { return Real.now() + offset }
  }
  window.jumpClock = (ms) => { offset += ms }
  window.longestBlank = 0
  let since = null
  setInterval(() => {
    const kiosk = window.twin?.kiosk
    if (!kiosk) return
    const shows = document.querySelector('.kiosk') && (kiosk.status().map === 'ready' || document.querySelector('.kiosk-still img'))
    const now = performance.now()
    if (shows) since = null
    else { since ??= now; window.longestBlank = Math.max(window.longestBlank, (now - since) / 1000) }
  }, 50)
  const ask = window.fetch
  window.fetch = (what, ...rest) => String(what.url ?? what).endsWith('settings.json') ? Promise.resolve(new Response('{"kiosk":{"reloadHour":null}}')) : ask(what, ...rest)
}`

/**
 * Drives a kiosk and says what has grown.
 * @param {{ url: string, browserPath: string, sessions: number, losses: number, hours: number, say?: (line: string) => void }} options
 */
export async function soak({ url, browserPath, sessions, losses, hours, say = () => undefined }) {
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({ executablePath: browserPath, args: flags, headless: true })
  try {
    const context = await browser.newContext({ viewport: { width: WIDTH, height: HEIGHT }, hasTouch: true })
    const page = await context.newPage()
    /** @type {string[]} */
    const errors = []
    page.on('pageerror', (fault) => errors.push(fault.message))
    await page.addInitScript(watch)
    await page.goto(new URL('?kiosk&quality=low', url).href)
    await page.waitForFunction(() => /** @type {any} */ (window).twin?.kiosk?.status().map === 'ready', undefined, {
      timeout: 120_000,
      polling: 100,
    })
    await page.waitForFunction(() => /** @type {any} */ (window).twin.kiosk.status().offline === 'ready', undefined, {
      timeout: 60_000,
      polling: 100,
    })
    await page.evaluate(() => Object.assign(window, { pass: /** @type {any} */ (window).twin.kiosk.takeTime() }))
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable')

    const pass = (/** @type {number} */ seconds) =>
      page.evaluate((seconds) => /** @type {any} */ (window).pass(seconds), seconds)
    const status = () => page.evaluate(() => /** @type {any} */ (window).twin.kiosk.status())
    const fingers = (
      /** @type {'touchStart' | 'touchMove' | 'touchEnd'} */ type,
      /** @type {[number, number][]} */ points,
    ) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) })
    const tap = async (/** @type {number} */ x, /** @type {number} */ y) => {
      await fingers('touchStart', [[x, y]])
      await fingers('touchEnd', [])
    }
    const tapOn = async (/** @type {string} */ selector) => {
      const box = await page
        .locator(selector)
        .first()
        .boundingBox({ timeout: 2000 })
        .catch(() => null)
      if (box) await tap(box.x + box.width / 2, box.y + box.height / 2)
    }
    /** One visitor: wakes the screen, moves, pinches, reads, changes the language, and leaves without a word or by the button. */
    const visit = async (/** @type {number} */ n) => {
      await tap(WIDTH / 2, HEIGHT / 2)
      await page.locator('.kiosk-shield').waitFor({ state: 'detached', timeout: 5000 })
      await fingers('touchStart', [[480, 260]])
      for (let i = 1; i <= 4; i += 1) await fingers('touchMove', [[480 + 20 * i, 260 - 8 * i]])
      await fingers('touchEnd', [])
      await fingers('touchStart', [
        [440, 260],
        [520, 260],
      ])
      for (let i = 1; i <= 4; i += 1)
        await fingers('touchMove', [
          [440 - 10 * i, 260],
          [520 + 10 * i, 260],
        ])
      await fingers('touchEnd', [])
      await tapOn(`.kiosk-chapters li:nth-child(${(n % 4) + 1}) button`)
      if (n % 3 === 0) await tapOn('.kiosk-language')
      if (n % 2 === 0) await tapOn('.kiosk-pill')
      await pass(91)
      if (n % 4 === 0) {
        await tapOn('.kiosk-answer')
        await pass(91)
      }
      await pass(31)
      const { state, number, language } = await status()
      if (state !== 'loop' || number !== 1 || language !== 'zh')
        errors.push(`after visitor ${n}: ${state}, chapter ${number}, ${language}`)
    }
    /** Takes the context away, while a finger lies on the screen or in the loop, and never gives it back. */
    const lose = async (/** @type {number} */ n) => {
      if (n % 3 === 0) {
        await tap(WIDTH / 2, HEIGHT / 2)
        await page.locator('.kiosk-shield').waitFor({ state: 'detached', timeout: 5000 })
        await fingers('touchStart', [[480, 260]])
      } else await page.evaluate((n) => /** @type {any} */ (window).twin.kiosk.goToChapter(String((n % 8) + 1)), n)
      const before = await status()
      await page.evaluate(() =>
        document
          .querySelector(/** @type {'canvas'} */ ('#stage canvas'))
          ?.getContext('webgl2')
          ?.getExtension('WEBGL_lose_context')
          ?.loseContext(),
      )
      await page.waitForFunction(
        (losses) => {
          const now = /** @type {any} */ (window).twin.kiosk.status()
          return now.contextLosses > losses && now.map === 'ready'
        },
        before.contextLosses,
        { timeout: 60_000, polling: 50 },
      )
      if (n % 3 === 0) await fingers('touchEnd', [])
      const after = await status()
      if (after.chapter !== before.chapter)
        errors.push(`after loss ${n}: ${before.chapter} has become ${after.chapter}`)
      if (n % 3 === 0) await pass(130)
    }
    const loopFor = async (/** @type {number} */ seconds) => {
      for (let left = seconds; left > 0; left -= 9) {
        await pass(Math.min(9, left))
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
      }
    }
    /** Bytes of JavaScript's objects, and of compiled code apart: the engine compiles what is used often for as long as the page runs. */
    const weighHeap = async () => {
      /** @type {string[]} */
      const parts = []
      const take = (/** @type {{ chunk: string }} */ { chunk }) => void parts.push(chunk)
      cdp.on('HeapProfiler.addHeapSnapshotChunk', take)
      await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
      cdp.off('HeapProfiler.addHeapSnapshotChunk', take)
      const {
        snapshot: { meta },
        nodes,
      } = /** @type {{ snapshot: { meta: { node_fields: string[], node_types: string[][] } }, nodes: number[] }} */ (
        JSON.parse(parts.join(''))
      )
      const [type, size, stride] = [
        meta.node_fields.indexOf('type'),
        meta.node_fields.indexOf('self_size'),
        meta.node_fields.length,
      ]
      const kinds = meta.node_types[type] ?? []
      const sum = { objects: 0, code: 0 }
      for (let i = 0; i < nodes.length; i += stride) {
        const kind = kinds[nodes[i + type] ?? 0]
        // What is native belongs to the browser: nodes, styles, buffers; nodes and listeners are counted by themselves.
        if (kind !== 'native') sum[kind === 'code' ? 'code' : 'objects'] += nodes[i + size] ?? 0
      }
      return sum
    }
    /** What is alive once every chapter has been seen in this context and the first stands drawn: before, tiles and names are still on their way. */
    const measure = async () => {
      await loopFor(400)
      await page.evaluate(() => /** @type {any} */ (window).twin.kiosk.goToChapter('1'))
      for (let i = 0; i < 2; i += 1) await page.evaluate(() => /** @type {any} */ (window).twin.settled())
      for (let i = 0; i < 3; i += 1) await cdp.send('HeapProfiler.collectGarbage')
      const { metrics } = await cdp.send('Performance.getMetrics')
      const heap = await weighHeap()
      const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
      const gl = await page.evaluate(() => /** @type {any} */ (window).glAlive())
      return {
        heapMb: Math.round(heap.objects / 1e5) / 10,
        codeMb: Math.round(heap.code / 1e5) / 10,
        nodes: of('Nodes'),
        listeners: of('JSEventListeners'),
        objects: gl.objects,
        contexts: gl.contexts,
      }
    }

    await loopFor(200)
    await visit(1)
    await visit(2)
    await lose(1)
    const before = await measure()
    // Loading the kiosk, before there ever was a picture, is no blank in the middle of a show.
    await page.evaluate(() => Object.assign(window, { longestBlank: 0 }))
    say(`after warming up     ${JSON.stringify(before)}`)
    const rounds = Math.max(1, losses)
    for (let round = 0; round < rounds; round += 1) {
      await loopFor((hours * 3600) / rounds)
      if (round % 4 === 1) await context.setOffline(true)
      for (let n = Math.floor((sessions * round) / rounds); n < Math.floor((sessions * (round + 1)) / rounds); n += 1)
        await visit(n)
      await page.evaluate(
        (ms) => /** @type {any} */ (window).jumpClock(ms),
        (round % 2 === 0 ? 1 : -1) * 36e5 * (5 + round),
      )
      await page.setViewportSize(round % 2 === 0 ? { width: 600, height: 960 } : { width: 1280, height: 480 })
      await pass(3)
      await page.setViewportSize({ width: WIDTH, height: HEIGHT })
      if (losses > 0) await lose(round)
      await context.setOffline(false)
      if (round % 10 === 9)
        say(`${String(round + 1).padStart(3)} of ${rounds}           ${JSON.stringify(await measure())}`)
    }
    const after = await measure()
    say(`at the end           ${JSON.stringify(after)}`)
    const longestBlank = await page.evaluate(() => /** @type {any} */ (window).longestBlank)
    const { contextLosses, errors: counted } = await status()
    const grown = /** @type {(keyof typeof noise)[]} */ (Object.keys(noise))
      .filter((key) => after[key] - before[key] > noise[key])
      .map((key) => `${key}: ${before[key]} -> ${after[key]}`)
    const failures = [
      ...grown,
      ...errors.map((error) => `error: ${error}`),
      ...(longestBlank > LONGEST_BLANK ? [`blank for ${longestBlank.toFixed(1)} s`] : []),
    ]
    return { before, after, longestBlank, contextLosses, counted, failures }
  } finally {
    await browser.close()
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    const { values } = parseArgs({
      options: {
        sessions: { type: 'string', default: '300' },
        losses: { type: 'string', default: '50' },
        hours: { type: 'string', default: '8' },
      },
    })
    install()
    if (!isBuilt()) build()
    const server = await serve({ folder: join(root, 'dist'), port: 0 })
    const start = performance.now()
    const found = await soak({
      url: server.url,
      browserPath: findBrowser(),
      sessions: Number(values.sessions),
      losses: Number(values.losses),
      hours: Number(values.hours),
      say: console.log,
    })
    await server.close()
    console.log(
      `\n${values.hours} h of loop, ${values.sessions} visitors, ${found.contextLosses} lost contexts in ${Math.round((performance.now() - start) / 1000)} s; longest blank ${found.longestBlank.toFixed(1)} s, ${found.counted} errors counted`,
    )
    if (found.failures.length > 0) throw new Error(`\nFailed:\n${found.failures.join('\n')}`)
    console.log('Nothing grew beyond noise.')
  })
}
