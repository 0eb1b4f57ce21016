import { mkdtempSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { chromium, type Browser } from 'playwright-core'
import { serve } from '../../.run/serve.mjs'
import { WITHOUT_MAP } from './harness.ts'
import { answerSettings, createFingers, hashPin, openKiosk, takeTime, type KioskPage } from './kiosk-page.ts'

describe('nothing leads out', () => {
  let kiosk: KioskPage
  let entered = ''
  beforeAll(async () => {
    kiosk = await openKiosk('?kiosk', { width: 1280, height: 800 })
    entered = kiosk.page.url()
    await kiosk.touch(640, 400)
    await kiosk.page.locator('[data-part~=kiosk-shield]').waitFor({ state: 'detached' })
    // A link that should not be there, in the middle of the screen, for whatever a later shell might show.
    await kiosk.page.evaluate(() => {
      const link = document.createElement('a')
      link.href = './?lang=en'
      link.textContent = 'out'
      link.id = 'out'
      link.style.cssText = 'position:fixed;left:600px;top:380px;width:80px;height:80px;z-index:9;pointer-events:auto'
      document.body.append(link)
    })
  })
  afterAll(() => kiosk.close())

  test.each([
    'F1',
    'F3',
    'F5',
    'F6',
    'F7',
    'F10',
    'F12',
    'Control+r',
    'Control+Shift+r',
    'Control+p',
    'Control+s',
    'Control+u',
    'Control+f',
    'Control+g',
    'Control+h',
    'Control+j',
    'Control+o',
    'Control+d',
    'Control+Equal',
    'Control+Minus',
    'Control+0',
    'Control+a',
    'Control+k',
    'Control+l',
    'Alt+ArrowLeft',
    'Alt+ArrowRight',
    'Alt+Home',
    'Backspace',
    'c',
    'h',
    '/',
    '?',
  ])('%s is taken from the browser, and opens nothing', async (key) => {
    const { page } = kiosk
    await page.evaluate(() => {
      Object.assign(window, { refused: null })
      addEventListener(
        'keydown',
        (event) => {
          if (!['Control', 'Alt', 'Shift'].includes(event.key))
            setTimeout(() => Object.assign(window, { refused: event.defaultPrevented }))
        },
        { once: false },
      )
    })
    await page.keyboard.press(key)
    await page.waitForFunction(() => (window as unknown as { refused: boolean | null }).refused !== null)
    expect(await page.evaluate(() => (window as unknown as { refused: boolean }).refused)).toBe(true)
    expect(page.url()).toBe(entered)
    expect(await page.locator('dialog[open], [data-part~=cockpit], [data-part~=search]').count()).toBe(0)
  })

  test('menus, selection, dragging, dropped files, copying, the browser’s zoom and the side buttons of a mouse are refused', async () => {
    const refused = await kiosk.page.evaluate(() => {
      const at = document.querySelector('[data-part~=kiosk-day]')!
      const events: [string, Event][] = [
        ...[
          'contextmenu',
          'selectstart',
          'dragstart',
          'dragover',
          'drop',
          'copy',
          'paste',
          'submit',
          'gesturestart',
        ].map((type): [string, Event] => [type, new Event(type, { bubbles: true, cancelable: true })]),
        ['ctrl wheel', new WheelEvent('wheel', { ctrlKey: true, deltaY: -100, bubbles: true, cancelable: true })],
        ['back button', new MouseEvent('mouseup', { button: 3, bubbles: true, cancelable: true })],
        ['middle click', new MouseEvent('auxclick', { button: 1, bubbles: true, cancelable: true })],
      ]
      return events
        .map(([name, event]) => [name, !at.dispatchEvent(event)] as const)
        .filter(([, was]) => !was)
        .map(([name]) => name)
    })
    expect(refused).toEqual([])
    expect(
      await kiosk.page.evaluate(() => getComputedStyle(document.querySelector('[data-part~=kiosk-day]')!).userSelect),
    ).toBe('none')
  })

  test('a link, a window, a page in history and another address are not followed', async () => {
    const { page, touch } = kiosk
    await touch(640, 420)
    await page.mouse.click(640, 420)
    await page.mouse.click(640, 420, { button: 'middle' })
    // Each is waited for until the browser has refused it, or has gone back and come to this page again.
    await page.evaluate(async () => {
      const { navigation } = window as unknown as { readonly navigation: EventTarget }
      const settled = (): Promise<unknown> =>
        new Promise((done) => {
          addEventListener('popstate', done, { once: true })
          navigation.addEventListener('navigateerror', done, { once: true })
        })
      window.open('./')
      const refused = settled()
      location.assign('./?lang=en')
      await refused
      const stayed = settled()
      history.back()
      await stayed
    })
    expect(page.url()).toBe(entered)
    expect(page.context().pages()).toHaveLength(1)
    await expect.poll(() => page.evaluate(() => window.twin.kiosk?.status().state)).toBe('exploring')
  })

  test('two fingers on the panels do not zoom the page, and a long press neither selects nor opens a menu', async () => {
    const { page } = kiosk
    const fingers = await createFingers(page)
    await fingers.move(
      [
        [200, 60],
        [260, 60],
      ],
      [
        [80, 60],
        [500, 60],
      ],
    )
    await expect.poll(() => page.evaluate(() => visualViewport?.scale)).toBe(1)
    await page.evaluate(() =>
      addEventListener('contextmenu', (event) => Object.assign(window, { menu: event.defaultPrevented })),
    )
    await fingers.put([[640, 60]])
    await page.evaluate(() => new Promise((done) => setTimeout(done, 900)))
    await fingers.lift()
    await expect
      .poll(() => page.evaluate(() => [String(getSelection()), (window as unknown as { menu?: boolean }).menu ?? true]))
      .toEqual(['', true])
  })
})

describe('kept for offline use', () => {
  let browser: Browser
  const profile = mkdtempSync('/tmp/kiosk-profile-')
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: inject('browserPath'),
      args: ['--no-sandbox', '--disable-gpu'],
      headless: true,
    })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(profile, { recursive: true, force: true })
  })

  test(
    'after the first load it starts and runs without the server; the planner never comes from the store',
    { timeout: 90_000 },
    async () => {
      const server = await serve({ folder: 'dist', port: 0 })
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.addInitScript(WITHOUT_MAP)
      await page.goto(`${server.url}?kiosk`)
      await page.waitForFunction(() => window.twin?.kiosk?.status().offline === 'ready', undefined, { timeout: 60_000 })
      // While the server is there, the planner is asked of it; nothing but the kiosk is answered from the store.
      const served: string[] = []
      page.on('response', (response) => {
        if (new URL(response.url()).pathname === '/') served.push(response.fromServiceWorker() ? 'store' : 'server')
      })
      const planner = await context.newPage()
      const asked: boolean[] = []
      planner.on('response', (response) => {
        if (new URL(response.url()).pathname === '/') asked.push(response.fromServiceWorker())
      })
      await planner.goto(server.url)
      await server.close()
      await page.reload()
      await takeTime(page)
      await expect
        .poll(() => page.evaluate(() => window.twin.kiosk?.status()))
        .toMatchObject({
          state: 'loop',
          offline: 'ready',
          errors: 0,
        })
      await expect.poll(() => page.locator('[data-part~=kiosk-caption] h2').textContent()).not.toBe('')
      expect(served).toEqual(['store'])
      // The worker may pass the question on, but the answer is the server's: without it there is none.
      expect(asked).toHaveLength(1)
      await expect(planner.goto(server.url)).rejects.toThrow(/ERR_/)
      await context.close()
    },
  )

  test(
    'from the first visit on, settings and PIN stand without the server; when it is back, the control room finds the screen',
    { timeout: 120_000 },
    async () => {
      const { cpSync, writeFileSync } = await import('node:fs')
      const folder = `${profile}/hall`
      const token = 'a-token-of-the-hall-1'
      cpSync('dist', folder, { recursive: true })
      writeFileSync(
        `${folder}/settings.json`,
        JSON.stringify({ kiosk: { language: 'en', insets: { left: 10 }, control: true, briefing: 'mobility' } }),
      )
      writeFileSync(`${folder}/pin.json`, JSON.stringify(hashPin('274913')))
      const first = await serve({ folder, port: 0, controlToken: token })
      const context = await browser.newContext({ hasTouch: true })
      const page = await context.newPage()
      await page.addInitScript(WITHOUT_MAP)
      await page.goto(`${first.url}?kiosk`)
      await page.waitForFunction(() => window.twin?.kiosk?.status().offline === 'ready', undefined, { timeout: 60_000 })
      await first.close()
      await page.reload()
      await page.waitForFunction(() => window.twin?.kiosk !== undefined)
      const stands = await page.evaluate(() => [
        getComputedStyle(document.documentElement).getPropertyValue('--inset-left'),
        window.twin.kiosk?.status().language,
        window.twin.kiosk?.status().briefing,
        window.twin.kiosk?.status().faults.join(),
      ])
      expect(stands).toEqual(['10vw', 'en', 'mobility', ''])
      const back = await serve({ folder, port: first.port, controlToken: token })
      expect(back.port).toBe(first.port)
      const send = (): Promise<Response> =>
        fetch(`http://127.0.0.1:${back.port}/control/chapter/3`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}` },
        })
      await expect.poll(async () => (await send()).status, { timeout: 40_000, interval: 1000 }).toBe(202)
      await page.waitForFunction(() => window.twin.kiosk?.status().number === 3)
      // The PIN is there too.
      await takeTime(page)
      await page.mouse.move(20, 20)
      await page.mouse.down()
      await page.evaluate(() => (window as unknown as { pass: (seconds: number) => void }).pass(3.5))
      await page.mouse.up()
      await page.locator('[data-part~=staff-key]:enabled').first().waitFor()
      await page.keyboard.type('274913')
      await page.locator('[data-part~=staff-key][data-first]').tap()
      await page.locator('[data-part~=staff-panel]').waitFor()
      await context.close()
      await back.close()
    },
  )

  test('an update is taken while the loop is idle, and not before', { timeout: 120_000 }, async () => {
    const { cpSync, readFileSync, writeFileSync } = await import('node:fs')
    const folder = `${profile}/dist`
    cpSync('dist', folder, { recursive: true })
    const server = await serve({ folder, port: 0 })
    const context = await browser.newContext({ hasTouch: true })
    const page = await context.newPage()
    await page.addInitScript(`${WITHOUT_MAP}\n${answerSettings({})}`)
    await page.goto(`${server.url}?kiosk`)
    await page.waitForFunction(() => window.twin?.kiosk?.status().offline === 'ready', undefined, { timeout: 60_000 })
    await takeTime(page)
    await page.evaluate(() => Object.assign(window, { first: true }))
    await page.touchscreen.tap(400, 300)
    // Another build: the worker differs.
    writeFileSync(
      `${folder}/kiosk-worker.js`,
      `${readFileSync(`${folder}/kiosk-worker.js`, 'utf8')}\n// another build\n`,
    )
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update())
    await page.waitForFunction(() => window.twin.kiosk?.status().update === true, undefined, { timeout: 30_000 })
    // A visitor is there: the update waits.
    await page.evaluate(() => (window as unknown as { pass: (seconds: number) => void }).pass(60))
    expect(await page.evaluate(() => 'first' in window)).toBe(true)
    // The visitor has gone: the page starts anew with it.
    const reloaded = page.waitForEvent('load', { timeout: 30_000 })
    await page.evaluate(() => (window as unknown as { pass: (seconds: number) => void }).pass(70))
    await reloaded
    await takeTime(page)
    expect(
      await page.evaluate(() => [
        'first' in window,
        window.twin.kiosk?.status().update,
        window.twin.kiosk?.status().state,
      ]),
    ).toEqual([false, false, 'loop'])
    await context.close()
    await server.close()
  })
})

test.each([
  [
    'whose PIN cannot be read',
    { 'settings.json': '{"kiosk":{"scale":2,}}', 'pin.json': '{"salt":1}' },
    ['pin.json: ', 'settings.json: line 1'],
  ],
  [
    'that has a PIN and an unknown loop',
    { 'settings.json': '{"kiosk":{"briefing":"nowhere"}}', 'pin.json': JSON.stringify(hashPin('274913')) },
    [],
  ],
] as const)(
  'a kiosk %s, in a browser that stores nothing, starts and tells staff what is wrong',
  async (_, files, shown) => {
    const answers = `{ const ask = fetch; const files = ${JSON.stringify(files)}
    window.fetch = (what, ...rest) => { const text = files[String(what.url ?? what).split('/').at(-1)]; return text === undefined ? ask(what, ...rest) : Promise.resolve(new Response(text)) } }`
    const refuse = ['localStorage', 'sessionStorage', 'caches', 'indexedDB']
      .map(
        (name) =>
          `Object.defineProperty(window, '${name}', { get() { throw new DOMException('denied', 'SecurityError') } });`,
      )
      .join('')
    const kiosk = await openKiosk('?kiosk&lang=klingon', { before: `${answers}\n${refuse}` })
    const { page, pass } = kiosk
    expect(await kiosk.state()).toBe('loop')
    expect(await page.evaluate(() => window.twin.kiosk?.status().faults.join())).toContain('lang=klingon')
    await page.mouse.move(20, 20)
    await page.mouse.down()
    await pass(3.5)
    await page.mouse.up()
    await page.locator('[data-part~=staff-pin]').waitFor()
    // Where there is a PIN, it opens; where none can be read, what is wrong stands on the page that asks for it.
    if (shown.length === 0) {
      await page.keyboard.type('274913')
      await page.locator('[data-part~=staff-key][data-first]').tap()
      await page.locator('[data-part~=staff-panel]').waitFor()
    }
    for (const words of [...(shown.length === 0 ? ['nowhere'] : shown), 'klingon'])
      expect(await page.locator('[data-part~=staff-faults]').innerText()).toContain(words)
    await expect.poll(() => page.locator('[data-part~=staff-action]').count()).toBeGreaterThan(0)
    await kiosk.close()
  },
)

test('commands over HTTP move the screen, and only with the token', { timeout: 60_000 }, async () => {
  const token = 'a-token-of-the-hall-1'
  const server = await serve({ folder: 'dist', port: 0, controlToken: token })
  const browser = await chromium.launch({
    executablePath: inject('browserPath'),
    args: ['--no-sandbox', '--disable-gpu'],
    headless: true,
  })
  const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage()
  await page.addInitScript(answerSettings({ control: true }))
  await page.goto(`${server.url}?kiosk`)
  await page.waitForFunction(() => window.twin?.kiosk !== undefined)
  const send = (path: string, given = token): Promise<Response> =>
    fetch(`http://127.0.0.1:${server.port}/control/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${given}` },
    })
  await expect.poll(async () => (await send('chapter/3')).status, { timeout: 20_000 }).toBe(202)
  await page.waitForFunction(() => window.twin.kiosk?.status().number === 3)
  expect((await send('next', 'a-wrong-token-of-16')).status).toBe(401)
  expect((await send('language/en')).status).toBe(202)
  await page.waitForFunction(() => document.documentElement.lang === 'en-GB')
  expect(await page.evaluate(() => window.twin.kiosk?.status().number)).toBe(3)
  await expect
    .poll(async () => (await fetch(`http://127.0.0.1:${server.port}/control/alive`)).status, { timeout: 20_000 })
    .toBe(200)
  await browser.close()
  await server.close()
})
