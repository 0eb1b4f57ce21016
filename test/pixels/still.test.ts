import { expect, test } from 'vitest'
import { openApp, settled, WITHOUT_DRAWING } from '../shells/harness.ts'

test('nothing is drawn when nothing moves', async () => {
  const { page, close, listFaults } = await openApp('', { width: 480, height: 320, before: WITHOUT_DRAWING })
  await settled(page)
  const drawnInTwoSeconds = async (): Promise<number> => {
    await page.evaluate(() => window.twin.settled())
    return page.evaluate(async () => {
      window.resetGlCount()
      await new Promise((resolve) => setTimeout(resolve, 2000))
      return window.glCount.draws
    })
  }
  expect(await drawnInTwoSeconds(), 'after opening').toBe(0)

  const playing = await page.evaluate(async () => {
    window.resetGlCount()
    window.twin.play()
    await new Promise((resolve) => setTimeout(resolve, 2000))
    window.twin.pause()
    return window.glCount.draws
  })
  expect(playing, 'the counter counts').toBeGreaterThan(0)
  expect(await drawnInTwoSeconds(), 'after playing').toBe(0)

  await page.evaluate(() =>
    window.twin.setView({ reading: 'difference', theme: 'paper', day: '2022-06-01', camera: { zoom: 12 } }),
  )
  expect(await drawnInTwoSeconds(), 'after other choices').toBe(0)
  expect(listFaults()).toEqual([])
  await close()
})
