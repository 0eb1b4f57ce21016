/**
 * npm run bench: what the app weighs, how soon it shows, what a step of the day costs with one and ten times the
 * features and in a peer that colours them the usual way, what a moving frame of each composed view costs at each level
 * of quality, and what 500 steps leave behind. Prints, and writes .cache/bench.json. Nothing here passes or fails; the
 * budgets are in the tests.
 *
 *   npm run bench -- --only=weight,load,scrub,fabric,moments,memory   some parts (all)
 *     --levels=low,full   --shots=longhu-at-dusk    some of the moments (all)
 *     --wall=low,medium   levels whose frames are really drawn and timed (low; "none" for none)
 *     --gpu               the machine's own WebGL
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseArgs } from 'node:util'
import { build, isBuilt } from './build.mjs'
import { launchChromium, openSettled } from './chromium.mjs'
import { install, root, runMain } from './install.mjs'
import { serve } from './serve.mjs'

const views = { home: '', 'science city': '&view=113.79,34.79,13.2,-12,55', province: '&view=112.6,33.9,6.4,0,20' }
const STEPS = 30
/** Steps that are really drawn, for bytes and wall time. */
const DRAWN_STEPS = 8
const SOAK = 500
const LEVELS = ['low', 'medium', 'high', 'full']
const PARTS = ['weight', 'load', 'scrub', 'fabric', 'moments', 'memory']
/** Frames of motion of each composed view that are measured. */
const MOVED_STEPS = 12
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
    return round(
      [...files].reduce(
        (bytes, file) => bytes + gzipSync(readFileSync(join(root, 'dist', file)), { level: 9 }).length,
        0,
      ) / 1000,
    )
  }
  return { beforeEnginesKb: sum(false), allKb: sum(true) }
}

/** Runs before the page's own scripts, after count-gl.js: times what the main thread does in frames, and counts those that draw. */
const timeFrames = `
  window.frameMs = 0
  window.framesDrawn = 0
  const request = window.requestAnimationFrame.bind(window)
  window.requestAnimationFrame = (callback) => request((now) => {
    const start = performance.now()
    const draws = window.glCount.draws
    try { callback(now) } finally {
      window.frameMs += performance.now() - start
      if (window.glCount.draws !== draws) window.framesDrawn += 1
    }
  })`
const countGl = readFileSync(join(root, 'test/pixels/count-gl.js'), 'utf8')

/** @param {import('playwright-core').Browser} browser @param {string} url */
async function timeLoad(browser, url) {
  const runs = []
  for (let i = 0; i < 3; i += 1) {
    const { page, close } = await openSettled(browser, url)
    runs.push(
      await page.evaluate(() => ({
        firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
        settledMs: performance.now(),
      })),
    )
    await close()
  }
  return {
    firstPaintMs: round(median(runs.map((run) => run.firstPaintMs)), 0),
    settledMs: round(median(runs.map((run) => run.settledMs)), 0),
  }
}

/** @param {import('playwright-core').Browser} browser @param {string} url */
async function measureScrub(browser, url) {
  const { page, close } = await openSettled(browser, url, { before: [countGl, timeFrames] })
  const found = await page.evaluate(
    async ([steps, drawnSteps, first]) => {
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
    },
    /** @type {const} */ ([STEPS, DRAWN_STEPS, CALM]),
  )
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

/**
 * A composed view at its rest, then steps of the day and of the camera together, as in a flight.
 * @param {import('playwright-core').Page} page @param {string} shot @param {number} steps @param {boolean} skipDraws
 */
async function moveThrough(page, shot, steps, skipDraws) {
  const rows = await page.evaluate(
    async ([shot, steps, skipDraws]) => {
      const page = /** @type {any} */ (window)
      page.skipDraws = skipDraws
      await page.twin.showShot(shot)
      const address = new URLSearchParams(page.twin.address())
      const day = Date.parse(address.get('day') ?? '2023-03-09')
      const bearing = Number((address.get('view') ?? '').split(',')[3] ?? -9)
      const rows = []
      for (let i = 1; i <= steps; i += 1) {
        page.resetGlCount()
        page.frameMs = 0
        page.framesDrawn = 0
        const start = performance.now()
        await page.twin.setView({
          day: new Date(day + i * 86_400_000).toISOString().slice(0, 10),
          camera: { bearing: bearing + i * 0.4 },
        })
        rows.push({
          ...page.resetGlCount(),
          scriptMs: page.frameMs,
          wallMs: performance.now() - start,
          frames: Math.max(1, page.framesDrawn),
        })
      }
      return rows
    },
    /** @type {const} */ ([shot, steps, skipDraws]),
  )
  /** @param {(row: typeof rows[number]) => number} of */
  const each = (of) => median(rows.map((row) => of(row) / row.frames))
  return {
    draws: Math.round(each((row) => row.draws)),
    triangles: Math.round(each((row) => row.triangles)),
    bytes: Math.round(each((row) => row.buffer + row.texture + row.uniform)),
    scriptMs: round(
      each((row) => row.scriptMs),
      2,
    ),
    wallMs: round(
      each((row) => row.wallMs),
      0,
    ),
  }
}

/**
 * What a frame of each composed view costs at a level of quality, while it moves. Counts and script are taken with draw calls
 * left out, so that what software WebGL makes of a million instances does not hide what the page itself does.
 * @param {import('playwright-core').Browser} browser @param {string} url @param {string} level @param {readonly string[]} shots @param {boolean} wall
 */
async function measureMoments(browser, url, level, shots, wall) {
  const { page, close } = await openSettled(browser, `${url}?quality=${level}`, {
    before: [countGl, timeFrames, 'window.skipDraws = true'],
    viewport: { width: 1280, height: 720 },
    pixelRatio: 0.5,
  })
  const rows = []
  for (const shot of shots) {
    const counted = await moveThrough(page, shot, MOVED_STEPS, true)
    const drawn = wall ? await moveThrough(page, shot, 3, false) : null
    rows.push({ level, shot, ...counted, wallMs: drawn?.wallMs ?? null })
  }
  await close()
  return rows
}

/**
 * What the illustrative city adds to a moving frame of the home view on the lowest level, in one run: with and without it.
 * @param {import('playwright-core').Browser} browser @param {string} url
 */
async function measureFabric(browser, url) {
  const { page, close } = await openSettled(browser, `${url}?quality=low`, {
    before: [countGl],
    viewport: { width: 1280, height: 720 },
    pixelRatio: 1,
  })
  const found = await page.evaluate(async (frames) => {
    const page = /** @type {any} */ (window)
    const layers = ['districts', 'zones', 'parks', 'mobility', 'pipelines', 'corridors', 'context', 'labels']
    /** @param {readonly string[]} shown */
    const run = async (shown) => {
      await page.twin.setView({ layers: shown })
      const rows = []
      for (let i = 1; i <= frames; i += 1) {
        page.resetGlCount()
        const start = performance.now()
        await page.twin.setView({ camera: { bearing: i * 0.4 } })
        rows.push({ ...page.resetGlCount(), wallMs: performance.now() - start })
      }
      return rows
    }
    return { with: await run([...layers, 'fabric']), without: await run(layers) }
  }, DRAWN_STEPS)
  await close()
  /** @param {readonly { draws: number, triangles: number, wallMs: number }[]} rows */
  const middle = (rows) => ({
    draws: median(rows.map((row) => row.draws)),
    triangles: median(rows.map((row) => row.triangles)),
    wallMs: round(median(rows.map((row) => row.wallMs)), 0),
  })
  return { with: middle(found.with), without: middle(found.without) }
}

/** @param {import('playwright-core').Browser} browser @param {string} url */
async function soak(browser, url) {
  const { page, close } = await openSettled(browser, url, { before: [countGl] })
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const read = async () => {
    await session.send('HeapProfiler.collectGarbage')
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (/** @type {string} */ name) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN
    return { heapMb: round(of('JSHeapUsedSize') / 1e6, 2), listeners: of('JSEventListeners'), nodes: of('Nodes') }
  }
  const steps = (/** @type {number} */ count) =>
    page.evaluate(async (count) => {
      const { twin } = /** @type {any} */ (window)
      ;/** @type {any} */ (window).skipDraws = true
      for (let i = 0; i < count; i += 1)
        await twin.goToDay(new Date(Date.UTC(2021, 10, 2 + ((i * 37) % 1500))).toISOString().slice(0, 10))
    }, count)
  await steps(20)
  const before = await read()
  await steps(SOAK)
  const after = await read()
  await close()
  return { steps: SOAK, before, after, grownKb: round((after.heapMb - before.heapMb) * 1000, 0) }
}

/** @param {string | undefined} text @param {readonly string[]} all @param {string} what */
function choose(text, all, what) {
  const chosen = text === undefined ? [...all] : text.split(',').filter((one) => one !== 'none')
  const unknown = chosen.filter((one) => !all.includes(one))
  if (unknown.length > 0) throw new Error(`No ${what} ${unknown.join(', ')}; there are ${all.join(', ')}.`)
  return chosen
}

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      levels: { type: 'string' },
      shots: { type: 'string' },
      wall: { type: 'string', default: 'low' },
      gpu: { type: 'boolean', default: false },
    },
  })
  /** @type {{ id: string }[]} */
  const composed = JSON.parse(readFileSync(join(root, 'scenes/shots.json'), 'utf8'))
  const parts = choose(values.only, PARTS, 'part')
  const levels = choose(values.levels, LEVELS, 'level')
  const timed = choose(values.wall, LEVELS, 'level')
  const shots = choose(
    values.shots,
    composed.map(({ id }) => id),
    'composed view',
  )
  install()
  if (!isBuilt()) build()
  const built = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      'test/bench/vite.config.ts',
      '--logLevel',
      'warn',
    ],
    { cwd: root, stdio: 'inherit' },
  )
  if (built.status !== 0) throw new Error('The pages of the bench could not be built; the reasons stand above.')
  const browser = await launchChromium(values.gpu)
  const app = await serve({ folder: join(root, 'dist'), port: 0 })
  const pages = await serve({ folder: join(root, '.cache/bench-pages'), port: 0 })
  try {
    /** @type {Record<string, unknown>} */
    const result = {
      made: new Date().toISOString(),
      machine: `${cpus().length} x ${cpus()[0]?.model ?? 'CPU'}`,
      webgl: values.gpu ? "the machine's own" : 'software (SwiftShader)',
      browser: browser.version(),
    }
    console.log(
      `${result['machine']}, Chromium ${result['browser']}, WebGL: ${result['webgl']}. Times compare ways of doing a thing, not machines.\n`,
    )
    if (parts.includes('weight')) {
      const weight = (result['weight'] = weigh())
      console.log(`JavaScript, gzip     ${weight.beforeEnginesKb} kB before the engines, ${weight.allKb} kB in all`)
    }
    if (parts.includes('load')) {
      const load = (result['load'] = await timeLoad(browser, app.url))
      console.log(`Opening (of 3)       first paint ${load.firstPaintMs} ms, settled ${load.settledMs} ms\n`)
    }
    if (parts.includes('scrub')) result['scrub'] = await printScrub(browser, pages.url)
    if (parts.includes('fabric')) {
      const fabric = (result['fabric'] = await measureFabric(browser, app.url))
      console.log(`\nThe illustrative city in the home view, level low (median of ${DRAWN_STEPS} moving frames)`)
      for (const [way, row] of /** @type {const} */ ([
        ['with', fabric.with],
        ['without', fabric.without],
      ]))
        console.log(`${way.padEnd(9)} draws ${row.draws}, triangles ${row.triangles}, wall ${row.wallMs} ms`)
      console.log(`ratio     ${round(fabric.with.wallMs / fabric.without.wallMs, 2)}`)
    }
    if (parts.includes('moments')) {
      result['moments'] = []
      console.log(
        `\nA moving frame of each composed view, 1280 × 720 (median of ${MOVED_STEPS}); wall time of software WebGL, which draws`,
      )
      console.log('every instance one by one on the processor, says nothing of a graphics card')
      console.log('view                    level     draws  triangles     bytes  script ms  wall ms')
      for (const level of levels) {
        for (const row of await measureMoments(browser, app.url, level, shots, timed.includes(level))) {
          ;/** @type {unknown[]} */ (result['moments']).push(row)
          console.log(
            [
              row.shot.padEnd(23),
              level.padEnd(7),
              String(row.draws).padStart(7),
              String(row.triangles).padStart(10),
              String(row.bytes).padStart(9),
              row.scriptMs.toFixed(2).padStart(10),
              String(row.wallMs ?? '–').padStart(8),
            ].join(' '),
          )
        }
      }
    }
    if (parts.includes('memory')) {
      const memory = (result['memory'] = await soak(browser, app.url))
      console.log(
        `\nAfter ${SOAK} steps      heap ${memory.before.heapMb} -> ${memory.after.heapMb} MB (${memory.grownKb} kB), listeners ${memory.before.listeners} -> ${memory.after.listeners}, DOM nodes ${memory.before.nodes} -> ${memory.after.nodes}`,
      )
    }
    mkdirSync(join(root, '.cache'), { recursive: true })
    writeFileSync(join(root, '.cache/bench.json'), `${JSON.stringify(result, null, 2)}\n`)
    console.log('\nWritten to .cache/bench.json')
  } finally {
    await browser.close()
    await Promise.all([app.close(), pages.close()])
  }
})

/** @param {import('playwright-core').Browser} browser @param {string} pagesUrl */
async function printScrub(browser, pagesUrl) {
  /** @type {Record<string, unknown>[]} */
  const rows = []
  console.log(`A step of the day (median of ${STEPS})`)
  console.log('view          way    features   bytes  draws  main ms  wall ms')
  for (const [view, address] of Object.entries(views)) {
    for (const [way, file] of [
      ['twin', 'test/pixels/stage.html'],
      ['naive', 'test/bench/naive.html'],
    ]) {
      for (const copies of [1, 10]) {
        const row = await measureScrub(browser, `${pagesUrl}${file}?quality=low&copies=${copies}${address}`)
        rows.push({ view, way, copies, ...row })
        console.log(
          [
            view.padEnd(13),
            String(way).padEnd(6),
            String(row.entities).padStart(8),
            String(row.bytes).padStart(7),
            String(row.draws).padStart(6),
            row.mainMs.toFixed(2).padStart(8),
            String(row.wallMs).padStart(8),
          ].join(' '),
        )
      }
    }
  }
  return rows
}
