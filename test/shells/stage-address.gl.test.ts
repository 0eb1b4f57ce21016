import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, settled, WITHOUT_DRAWING, type OpenedPage } from './harness.ts'

/** Addresses know no pixels. */
const size = { width: 480, height: 320, before: WITHOUT_DRAWING }

let opened: OpenedPage
beforeAll(async () => {
  opened = await openApp('?hide=fabric', size)
  await settled(opened.page)
}, 200_000)
afterAll(() => opened.close())

test(
  'deliberate choices make a history entry, moving the day or the camera replaces it, and going back goes back',
  { timeout: 200_000 },
  async () => {
    const { page } = opened
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
    expect(opened.listFaults()).toEqual([])
  },
)

test('a copied address opens the same view', { timeout: 200_000 }, async () => {
  const { page } = opened
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
  expect([...opened.listFaults(), ...copy.listFaults()]).toEqual([])
  await copy.close()
})
