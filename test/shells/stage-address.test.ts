import { expect, test } from 'vitest'
import { openApp, settled } from './harness.ts'

const size = { width: 480, height: 320 }

test('rubbish addresses open the default view', { timeout: 300_000 }, async () => {
  const { page, close, listFaults } = await openApp('', size)
  await settled(page)
  const origin = new URL(page.url()).origin
  const rubbish = [
    '?day=2022-13-45',
    '?day=yesterday&reading=hopeful',
    '?view=1,2,3',
    '?view=NaN,NaN,NaN,NaN,NaN',
    '?view=113.7,34.7,99,0,0&speed=-1',
    '?reading=%3Cscript%3Ealert(1)%3C/script%3E',
    '?select=no-such-thing&hide=everything',
    '?lang=tlh&theme=neon&scenario=dream',
    '?%E0%A4%A=%E0%A4%A&day=%00%FF',
    `?select=${'x'.repeat(5000)}&day=1e9`,
  ]
  for (const search of rubbish) {
    await page.goto(`${origin}/${search}`)
    await settled(page)
    expect(await page.evaluate(() => window.twin.address()), `${search}`).toBe('')
    expect(await page.locator('[role=slider]').count(), `${search}`).toBeGreaterThan(0)
  }
  expect(listFaults()).toEqual([])
  await close()
})

const withoutWebGl2 = `
  const getContext = HTMLCanvasElement.prototype.getContext
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind === 'webgl2' ? null : getContext.call(this, kind, ...rest)
  }`

test.each([
  ['the browser has none', { before: withoutWebGl2 }],
  ['it is forbidden', { flags: ['--disable-3d-apis'] }],
])('without WebGL2 the page says so and still has its timeline: %s', async (_what, options) => {
  const { page, close, listFaults } = await openApp('?lang=en', { ...size, ...options })
  await page.waitForFunction(() => document.documentElement.dataset['state'] === 'failed', undefined, {
    timeout: 60_000,
  })
  const handle = page.locator('[role=slider]').first()
  await handle.waitFor({ state: 'attached' })
  expect(await handle.getAttribute('aria-valuetext')).toMatch(/2023/)
  expect(await page.locator('body').innerText()).toMatch(/WebGL/)
  // The automation works on without a map.
  await page.evaluate(async () => {
    await window.twin.ready
    await window.twin.goToDay('2022-05-20')
    await window.twin.setView({ reading: 'documented', camera: { zoom: 12 } })
  })
  expect(await handle.getAttribute('aria-valuetext')).toMatch(/2022/)
  expect(await page.evaluate(() => window.twin.address())).toMatch(
    /^\?day=2022-05-20&reading=documented&view=[^&]*,12,[^&]*&lang=en$/,
  )
  expect(await page.evaluate(() => window.twin.pick(10, 10))).toBeNull()
  expect(listFaults()).toEqual([])
  await close()
})

test('a copied address opens the same view', { timeout: 200_000 }, async () => {
  const { page, close, listFaults } = await openApp('', size)
  await settled(page)
  await page.evaluate(() =>
    window.twin.setView({
      day: '2022-05-20',
      reading: 'difference',
      camera: { lng: 113.7891234, lat: 34.7912345, zoom: 12.345, bearing: 33.3, pitch: 41.2 },
      layers: ['districts', 'parks', 'context', 'labels'],
      selection: 'longzihu-zhihuidao',
      language: 'en',
      theme: 'paper',
    }),
  )
  const address = await page.evaluate(() => window.twin.address())
  expect(address).toContain('day=2022-05-20')
  expect(address).toContain('view=113.7891,34.7912,12.35,33,41')
  // The address bar follows by itself.
  await page.waitForFunction((address) => location.search === address, address, { timeout: 20_000 })
  const copy = await openApp(address, size)
  await settled(copy.page)
  expect(await copy.page.evaluate(() => window.twin.address())).toBe(address)
  expect([...listFaults(), ...copy.listFaults()]).toEqual([])
  await copy.close()
  await close()
})

test(
  'deliberate choices make a history entry, moving the day or the camera replaces it, and going back goes back',
  { timeout: 200_000 },
  async () => {
    const { page, close, listFaults } = await openApp('', size)
    await settled(page)
    const length = (): Promise<number> => page.evaluate(() => history.length)
    const first = await length()
    await page.evaluate(() => window.twin.setView({ reading: 'planned' }))
    expect(await length()).toBe(first + 1)
    for (const day of ['2022-01-01', '2022-02-01', '2024-05-06'])
      await page.evaluate((day) => window.twin.goToDay(day), day)
    await page.evaluate(() => window.twin.setView({ camera: { zoom: 11 } }))
    await page.waitForFunction(
      () => location.search.includes('day=2024-05-06') && location.search.includes(',11,'),
      undefined,
      { timeout: 20_000 },
    )
    expect(await length()).toBe(first + 1)
    await page.evaluate(() => window.twin.setView({ theme: 'paper' }))
    expect(await length()).toBe(first + 2)
    await page.goBack()
    await page.waitForFunction(() => !location.search.includes('theme=paper'))
    await page.evaluate(() => window.twin.settled())
    expect(await page.evaluate(() => window.twin.address())).toMatch(/day=2024-05-06&reading=planned/)
    expect(listFaults()).toEqual([])
    await close()
  },
)
