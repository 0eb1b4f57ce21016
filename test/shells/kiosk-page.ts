import { createHash, pbkdf2Sync } from 'node:crypto'
import type { CDPSession, Page } from 'playwright-core'
import { openApp, WITHOUT_MAP, type OpenOptions, type OpenedPage } from './harness.ts'

export interface KioskOptions extends OpenOptions {
  /** With the map; quick is without. */
  map?: boolean
  /** What settings.json says, in place of the file. */
  settings?: Record<string, unknown>
}

export interface KioskPage extends OpenedPage {
  /** Lets so many seconds pass on the kiosk's own time, which runs by hand from the beginning. */
  pass: (seconds: number) => Promise<void>
  state: () => Promise<string>
  /** Touches a point with one finger, as a screen does. */
  touch: (x: number, y: number) => Promise<void>
}

/** A script that answers for settings.json and, with what they say of the PIN, for pin.json. */
export const answerSettings = ({ pin = null, ...settings }: Record<string, unknown>): string => `{
  const ask = window.fetch
  const answers = ${JSON.stringify({ 'settings.json': JSON.stringify({ kiosk: settings }), 'pin.json': JSON.stringify(pin) })}
  window.fetch = (what, ...rest) => {
    const answer = answers[String(what.url ?? what).split('/').at(-1)]
    return answer === undefined ? ask(what, ...rest) : Promise.resolve(new Response(answer))
  }
}`

/** Opens a kiosk whose time stands still until it is passed by hand. */
export async function openKiosk(
  search = '?kiosk',
  { map = false, settings = {}, before = '', ...options }: KioskOptions = {},
): Promise<KioskPage> {
  const opened = await openApp(search, {
    width: 1920,
    height: 1080,
    hasTouch: true,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...options,
    before: `${map ? '' : WITHOUT_MAP}\n${answerSettings(settings)}\n${before}`,
  })
  const { page } = opened
  await takeTime(page)
  if (!map)
    await page.waitForFunction(() => document.documentElement.dataset['state'] === 'failed', undefined, { polling: 50 })
  return {
    ...opened,
    pass: (seconds) =>
      page.evaluate((seconds) => (window as unknown as { pass: (seconds: number) => void }).pass(seconds), seconds),
    state: () => page.evaluate(() => document.documentElement.dataset['kiosk'] ?? ''),
    touch: (x, y) => page.touchscreen.tap(x, y),
  }
}

/** Takes the kiosk's time over; again after each reload. */
export async function takeTime(page: Page): Promise<void> {
  await page.waitForFunction(() => window.twin?.kiosk !== undefined, undefined, { polling: 20, timeout: 60_000 })
  await page.evaluate(() => Object.assign(window, { pass: window.twin.kiosk?.takeTime() }))
}

/** Fingers on the screen, as real touch events through the browser's own input. */
export async function createFingers(page: Page): Promise<{
  session: CDPSession
  put: (points: readonly (readonly [number, number])[]) => Promise<void>
  lift: () => Promise<void>
  move: (
    from: readonly (readonly [number, number])[],
    to: readonly (readonly [number, number])[],
    steps?: number,
  ) => Promise<void>
}> {
  const session = await page.context().newCDPSession(page)
  const send = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    points: readonly (readonly [number, number])[],
  ): Promise<unknown> =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) })
  return {
    session,
    put: async (points) => void (await send('touchStart', points)),
    lift: async () => void (await send('touchEnd', [])),
    async move(from, to, steps = 8) {
      await send('touchStart', from)
      for (let step = 1; step <= steps; step += 1) {
        await send(
          'touchMove',
          from.map(
            ([x, y], i) => [x + ((to[i]![0] - x) * step) / steps, y + ((to[i]![1] - y) * step) / steps] as const,
          ),
        )
      }
      await send('touchEnd', [])
    },
  }
}

/** A PIN as settings.json keeps it. */
export function hashPin(pin: string): { salt: string; iterations: number; hash: string } {
  const salt = createHash('sha256').update('a salt for tests').digest().subarray(0, 16)
  return {
    salt: salt.toString('base64'),
    iterations: 100_000,
    hash: pbkdf2Sync(pin, salt, 100_000, 32, 'sha256').toString('base64'),
  }
}

/** Everything that can be pressed and is smaller than 64 CSS pixels either way, one line each. */
export function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a, input, select, [role=button], [role=slider]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 64 || box.height < 64)
      .map(
        ({ element, box }) =>
          `${element.className} "${element.textContent?.trim()}" ${Math.round(box.width)}x${Math.round(box.height)}`,
      ),
  )
}
