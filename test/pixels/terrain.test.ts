import { expect, test } from 'vitest'
import { openApp, settled } from '../shells/harness.ts'
import { elevationTile } from './elevation-tile.ts'
import { takeMapPicture } from './map-picture.ts'
import { differing } from './png.ts'

const province = '?view=113.1,34.3,7.6,0,45&quality=low&hide=fabric,labels&theme=paper'
const size = { width: 320, height: 200 }

/** Puts the setting into the page's head before the app reads it. */
const configured = `new MutationObserver((_, watcher) => {
  if (!document.head) return
  watcher.disconnect()
  const meta = Object.assign(document.createElement('meta'), { name: 'twin-terrain', content: './terrain/{z}/{x}/{y}.png' })
  Object.assign(meta.dataset, { maxZoom: '9', credit: 'Made-up hills', licence: 'none' })
  document.head.append(meta)
}).observe(document, { childList: true, subtree: true })`

test("elevation tiles of the app's own origin are used where they are configured, in the province and near; nothing is asked for where they are not", async () => {
  const asked: string[] = []
  const open = async (before: string) => {
    const opened = await openApp(province, {
      ...size,
      before,
      prepare: async (page) => {
        await page.route('**/terrain/**', (route) => {
          const [z = 0, x = 0, y = 0] = (/terrain\/(\d+)\/(\d+)\/(\d+)\.png$/.exec(route.request().url()) ?? [])
            .slice(1)
            .map(Number)
          asked.push(`${z}/${x}/${y}`)
          return route.fulfill({ contentType: 'image/png', body: elevationTile(z, x, y) })
        })
      },
    })
    await settled(opened.page)
    return opened
  }
  const suggested = await open('')
  const without = await takeMapPicture(suggested.page)
  expect(asked).toEqual([])
  await suggested.close()

  const risen = await open(configured)
  const far = await takeMapPicture(risen.page)
  expect(asked.length).toBeGreaterThan(0)
  expect(differing(far, without, { by: 8 }), 'the hills of the tiles are seen').toBeGreaterThan(0.05)
  // Nearer, the ground lies flat again and is still shaded; what stands on it can be picked as ever.
  await risen.page.evaluate(() =>
    window.twin.setView({ camera: { lng: 113.8, lat: 34.79, zoom: 12.5, bearing: 0, pitch: 50 }, day: '2023-03-09' }),
  )
  const near = await risen.page.evaluate(() =>
    [120, 160, 200].flatMap((x) => [80, 100, 120].map((y) => window.twin.pick(x, y))),
  )
  expect(near.filter((entity) => entity !== null).length).toBeGreaterThan(4)
  expect(risen.listFaults()).toEqual([])
  await risen.close()
})
