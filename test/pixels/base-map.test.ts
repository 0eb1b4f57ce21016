import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSource, settled, WITHOUT_DRAWING, type OpenedPage } from '../shells/harness.ts'
import { writeArchive, writeTile } from '../town/write-pmtiles.ts'

const [width, height] = [320, 200]
/** A tile of zoom 14 in the city, and the middle of it. */
const TILE = { z: 14, x: 13362, y: 6481 }
const N = 2 ** 14
const latOf = (y: number): number => (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / N))) * 180) / Math.PI
const lngOf = (x: number): number => (x / N) * 360 - 180
const CENTRE = [lngOf(TILE.x + 0.5), latOf(TILE.y + 0.5)] as const

/** One large building in the middle, a street, a park, a canal and a quarter. */
const bytes = Buffer.from(
  writeArchive(
    [
      {
        ...TILE,
        bytes: writeTile({
          earth: [],
          roads: [
            {
              type: 'line',
              points: [
                [0, 900],
                [4096, 900],
              ],
              properties: { kind: 'major_road', name: '东风路' },
            },
          ],
          landuse: [
            {
              type: 'area',
              points: [
                [0, 0],
                [700, 0],
                [700, 700],
                [0, 700],
              ],
              properties: { kind: 'park' },
            },
          ],
          water: [
            {
              type: 'area',
              points: [
                [3000, 0],
                [4096, 0],
                [4096, 800],
                [3000, 800],
              ],
              properties: { kind: 'lake' },
            },
          ],
          buildings: [
            {
              type: 'area',
              points: [
                [1648, 1648],
                [2448, 1648],
                [2448, 2448],
                [1648, 2448],
              ],
              properties: { height: 30, name: '甲楼' },
            },
          ],
          places: [{ type: 'point', points: [[3000, 3000]], properties: { kind: 'neighbourhood', name: '甲社区' } }],
        }),
      },
    ],
    {
      bounds: [lngOf(TILE.x - 8), latOf(TILE.y + 9), lngOf(TILE.x + 9), latOf(TILE.y - 8)],
      metadata: {
        attribution: '© Test',
        vector_layers: ['earth', 'roads', 'landuse', 'water', 'buildings', 'places'].map((id) => ({ id, fields: {} })),
      },
    },
  ),
)

/** Counts the WebGL objects that live. */
const COUNT_OBJECTS = `window.liveObjects = 0
for (const kind of ['Buffer', 'Texture', 'Program', 'VertexArray', 'Framebuffer', 'Renderbuffer']) {
  const gl = WebGL2RenderingContext.prototype
  const [make, free] = [gl['create' + kind], gl['delete' + kind]]
  gl['create' + kind] = function () { window.liveObjects += 1; return make.call(this) }
  gl['delete' + kind] = function (object) { if (object) window.liveObjects -= 1; return free.call(this, object) }
}`

const asked: string[] = []
let opened: OpenedPage
beforeAll(async () => {
  opened = await openSource(`test/pixels/stage.html?hide=fabric,labels&quality=low&view=${CENTRE.join(',')},15.5,0,0`, {
    width,
    height,
    before: `${COUNT_OBJECTS}\n${WITHOUT_DRAWING}`,
    prepare: async (page) => {
      await page.route('**/made.pmtiles', (route) => {
        const range = route.request().headers()['range'] ?? ''
        asked.push(range)
        const [, from = '0', to = '0'] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? []
        const piece = bytes.subarray(Number(from), Number(to) + 1)
        return route.fulfill({
          status: 206,
          headers: { 'Content-Range': `bytes ${from}-${Number(from) + piece.length - 1}/${bytes.length}`, ETag: '"1"' },
          body: piece,
        })
      })
    },
  })
  await settled(opened.page, 110_000)
})
afterAll(() => opened.close())

test('what the GPU holds is the same after twenty loads and removals', async () => {
  const held = await opened.page.evaluate(async () => {
    const counts: number[] = []
    for (let i = 0; i < 20; i += 1) {
      await window.stage.showBaseMap('/made.pmtiles')
      await window.stage.showBaseMap(null)
      counts.push((window as unknown as { liveObjects: number }).liveObjects)
    }
    return counts
  })
  console.info(`WebGL objects after each: ${held.join(' ')}`)
  // The first few fill what the engines keep for reuse.
  expect(held.at(-1)).toBe(held[4])
  expect(asked.length).toBeGreaterThan(40)
  expect(asked.filter((range) => !range.startsWith('bytes='))).toEqual([])
})

test('the page is in order', () => expect(opened.listFaults()).toEqual([]))
