/**
 * npm run kiosk:check: the test before the show. Looks at the built files and their digests, the settings, the clock and
 * the Chromium that runs, then opens the kiosk in a browser of its own: WebGL, fonts, storage, screen, offline use.
 * One line each; the exit code is 0 only when none of them says FAIL.  --folder <dist>  --url <address of a running server>
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findBrowser } from './browser.mjs'
import { install, root, runMain } from './install.mjs'
import { kioskFlags } from './kiosk-flags.mjs'
import { serve } from './serve.mjs'

/** Bytes of storage that a kiosk needs at least: twice its files, for the time of an update. */
const LEAST_STORAGE = 100e6
let failed = 0

/** @param {string} what @param {'pass' | 'WARN' | 'FAIL'} verdict @param {string} words */
function say(what, verdict, words) {
  if (verdict === 'FAIL') failed += 1
  console.log(`${verdict}  ${what.padEnd(9)} ${words}`)
}

/** Each file of the build is there and is what was built. @param {string} folder */
function checkAssets(folder) {
  const list = join(folder, 'kiosk-files.json')
  if (!existsSync(list)) return say('assets', 'FAIL', `${list} is missing: run "npm run build"`)
  /** @type {{ url: string, integrity: string }[]} */
  const files = JSON.parse(readFileSync(list, 'utf8'))
  const bad = files.filter(({ url, integrity }) => {
    const path = join(folder, url)
    return (
      !existsSync(path) || `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}` !== integrity
    )
  })
  if (!existsSync(join(folder, 'kiosk-worker.js')))
    return say('assets', 'FAIL', 'kiosk-worker.js is missing: nothing would be kept for offline use')
  if (bad.length > 0)
    return say(
      'assets',
      'FAIL',
      `${bad.length} of ${files.length} files are missing or are not what was built: ${bad
        .slice(0, 3)
        .map(({ url }) => url)
        .join(', ')}`,
    )
  return say('assets', 'pass', `${files.length} files, each with its digest`)
}

/**
 * Reads settings and PIN as the page does; gives the settings as it takes them.
 * @param {string} folder @returns {Promise<{ control: boolean }>}
 */
async function checkSettings(folder) {
  const { runnerImport } = await import('vite')
  const { module } = await runnerImport(resolve(root, 'src/shells/kiosk/kiosk-settings.ts'), {
    root,
    configFile: false,
    logLevel: 'error',
  })
  const { readKioskSettings, readPin } = /** @type {typeof import('../src/shells/kiosk/kiosk-settings.ts')} */ (module)
  const [file, pinFile] = ['settings.json', 'pin.json'].map((name) => join(folder, name))
  const { settings, faults, oldPin } = readKioskSettings(
    file && existsSync(file) ? readFileSync(file, 'utf8') : '{"kiosk":{}}',
  )
  const pin = readPin(pinFile && existsSync(pinFile) ? readFileSync(pinFile, 'utf8') : 'null')
  if (!file || !existsSync(file)) say('settings', 'FAIL', `${file} is missing`)
  else if (faults.length > 0) say('settings', 'FAIL', faults.join('; '))
  else say('settings', 'pass', `in order; control interface ${settings.control ? 'on' : 'off'}`)
  if (!pin.ok) say('pin', 'FAIL', pin.errors.join('; '))
  else if (pin.value === null && oldPin === null)
    say('pin', 'WARN', 'none is set: the staff page stays shut (npm run kiosk:pin)')
  else say('pin', 'pass', 'set')
  return settings
}

/** A clock before the build cannot be right; the nightly restart follows it. @param {string} folder */
function checkClock(folder) {
  const built = existsSync(join(folder, 'index.html')) ? statSync(join(folder, 'index.html')).mtimeMs : 0
  const now = new Date()
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (now.getTime() < built) return say('clock', 'FAIL', `${now.toISOString()} lies before the day the app was built`)
  return say('clock', zone === 'Asia/Shanghai' ? 'pass' : 'WARN', `${now.toISOString()}, ${zone}`)
}

/** Which of the documented flags the kiosk's Chromium on this machine runs without. */
function checkFlags() {
  const lines = existsSync('/proc')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .flatMap((name) => {
          try {
            return [readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0')]
          } catch {
            return []
          }
        })
    : []
  const running = lines.find(
    (parts) =>
      /chrom|edge/i.test(parts[0] ?? '') &&
      parts.some((part) => /[?&]kiosk/.test(part)) &&
      !parts.some((part) => part.startsWith('--type=')),
  )
  if (!running)
    return say('flags', 'WARN', 'no Chromium with a ?kiosk address runs on this machine: its flags were not looked at')
  const missing = kioskFlags.filter(([flag]) => !running.includes(flag))
  if (missing.length > 0)
    return say('flags', 'FAIL', `without ${missing.map(([flag, why]) => `${flag} (${why})`).join(', ')}`)
  return say('flags', 'pass', `all ${kioskFlags.length} of them`)
}

/** @param {string} url @param {{ control: boolean }} settings */
async function checkPage(url, { control }) {
  const { chromium } = await import('playwright-core')
  const software = process.argv.includes('--software') ? ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'] : []
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--ignore-gpu-blocklist', ...software],
    headless: !process.env['DISPLAY'],
  })
  try {
    const page = await (await browser.newContext({ viewport: null })).newPage()
    /** @type {string[]} */
    const faults = []
    page.on('pageerror', (fault) => faults.push(fault.message))
    // The control interface has a line of its own.
    page.on('requestfailed', (request) => {
      if (!new URL(request.url()).pathname.includes('/control/'))
        faults.push(`${request.url()} ${request.failure()?.errorText ?? ''}`)
    })
    await page.goto(new URL('?kiosk&quality=low', url).href)
    await page.waitForFunction(() => /** @type {any} */ (window).twin?.kiosk !== undefined, undefined, {
      timeout: 60_000,
    })
    await page.waitForFunction(
      () =>
        /settled|failed/.test(document.documentElement.dataset['state'] ?? '') ||
        /** @type {any} */ (window).twin.kiosk.status().map === 'ready',
      undefined,
      { timeout: 120_000 },
    )
    const offline = await page
      .waitForFunction(
        () => /ready|failed/.exec(/** @type {any} */ (window).twin.kiosk.status().offline)?.[0],
        undefined,
        { timeout: 60_000 },
      )
      .then(
        (found) => found.jsonValue(),
        () => 'not within a minute',
      )
    const found = await page.evaluate(async () => {
      const gl = document.createElement('canvas').getContext('webgl2')
      const debug = gl?.getExtension('WEBGL_debug_renderer_info')
      return {
        gpu: gl ? String(gl.getParameter(debug?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER)) : null,
        texture: gl ? Number(gl.getParameter(gl.MAX_TEXTURE_SIZE)) : 0,
        fonts: ['400', '700'].map((weight) => document.fonts.check(`${weight} 16px 'Twin Sans'`, '郑州')),
        quota: (await navigator.storage?.estimate?.())?.quota ?? 0,
        persisted: (await navigator.storage?.persisted?.()) ?? false,
        screen: [screen.width, screen.height, devicePixelRatio],
        touch: navigator.maxTouchPoints,
        status: /** @type {any} */ (window).twin.kiosk.status(),
      }
    })
    if (found.gpu === null) say('webgl', 'FAIL', 'no WebGL 2')
    else
      say(
        'webgl',
        /swiftshader|llvmpipe|software/i.test(found.gpu) ? 'WARN' : 'pass',
        `${found.gpu}, textures to ${found.texture}${/swiftshader|llvmpipe|software/i.test(found.gpu) ? ': drawn without a graphics card. Install its driver, or switch hardware acceleration on in the browser (chrome://gpu says why it is off)' : ''}`,
      )
    say('map', found.status.map === 'ready' ? 'pass' : 'FAIL', found.status.map)
    say(
      'fonts',
      found.fonts.every(Boolean) ? 'pass' : 'FAIL',
      found.fonts.every(Boolean) ? 'both weights' : 'a weight is missing',
    )
    say(
      'storage',
      found.quota >= LEAST_STORAGE ? 'pass' : 'FAIL',
      `${Math.round(found.quota / 1e6)} MB${found.persisted ? ', kept for good' : ''}`,
    )
    say('offline', offline === 'ready' ? 'pass' : 'FAIL', String(offline))
    say(
      'screen',
      found.screen[0] >= 1024 || found.screen[1] >= 1024 ? 'pass' : 'WARN',
      `${found.screen[0]} x ${found.screen[1]} @ ${found.screen[2]}, ${found.touch > 0 ? `${found.touch} fingers` : 'no touch'}`,
    )
    if (control) {
      const alive = await page.evaluate(() =>
        fetch('./control/alive').then(
          ({ status }) => status,
          () => 0,
        ),
      )
      say(
        'control',
        alive === 200 ? 'pass' : 'FAIL',
        alive === 200
          ? 'the heart beats at the server'
          : alive === 404
            ? 'settings.json says "control": true, but the server has no control interface: start it with TWIN_CONTROL_TOKEN'
            : `the heart does not reach the server (${alive})`,
      )
    }
    const told = found.status.faults.filter((/** @type {string} */ line) => !/^(settings|pin)\.json: /.test(line))
    say(
      'loop',
      told.length === 0 ? 'pass' : 'FAIL',
      told[0] ?? `${found.status.briefing}, ${found.status.chapters} pictures`,
    )
    say(
      'errors',
      faults.length === 0 && found.status.errors === 0 ? 'pass' : 'FAIL',
      faults[0] ?? `${found.status.errors}`,
    )
  } finally {
    await browser.close()
  }
}

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string', default: join(root, 'dist') },
      url: { type: 'string' },
      software: { type: 'boolean' },
      files: { type: 'boolean' },
    },
  })
  install()
  checkAssets(values.folder)
  const settings = await checkSettings(values.folder)
  checkClock(values.folder)
  checkFlags()
  if (!values.files) {
    const own =
      values.url === undefined
        ? await serve({
            folder: values.folder,
            port: 0,
            // The server of the hall has one, where the settings count on it.
            controlToken: settings.control ? randomBytes(16).toString('hex') : undefined,
          })
        : undefined
    await checkPage(values.url ?? own?.url ?? '', settings).catch((fault) =>
      say('page', 'FAIL', fault instanceof Error ? (fault.message.split('\n')[0] ?? '') : String(fault)),
    )
    await own?.close()
  }
  console.log(failed === 0 ? '\nReady for the show.' : `\n${failed} failed: not ready.`)
  if (failed > 0) process.exitCode = 1
})
