import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { openSource, settled, WITHOUT_DRAWING, type OpenedPage } from '../shells/harness.ts'

const [width, height] = [320, 200]
const CENTRE = [113.7, 34.75] as const
const STEP = 0.0008
const calm = Array.from({ length: 5 }, (_, i) => dayOf('2024-02-05') + i)

/** What is drawn is counted, and left out but for picking. */
let opened: OpenedPage
beforeAll(async () => {
  opened = await openSource('test/pixels/stage.html?hide=fabric&quality=low', {
    width,
    height,
    before: WITHOUT_DRAWING,
  })
  await settled(opened.page, 110_000)
})
afterAll(() => opened.close())

const showGrid = (count: number): Promise<void> =>
  opened.page.evaluate(
    async ({ count, centre, step }) => {
      await window.stage.showGrids([{ count, centre, step }])
    },
    { count, centre: CENTRE, step: STEP },
  )

/** Bytes handed to WebGL at each step of the day, and those of them that are no uniforms. */
async function scrub(): Promise<{ readonly bytes: number; readonly uploads: number }[]> {
  const counts = []
  for (const day of calm) {
    counts.push(
      await opened.page.evaluate(async (day) => {
        window.resetGlCount()
        await window.stage.goToDay(day)
        const { buffer, texture, uniform } = window.resetGlCount()
        return { bytes: buffer + texture + uniform, uploads: buffer + texture }
      }, day),
    )
  }
  // The first is for coming to rest there.
  return counts.slice(1)
}

test('a step of the day costs at most 4 kB more with own features, at 1,000 as at 200,000, and none of it is for features', async () => {
  const without = await scrub()
  await showGrid(1000)
  const few = await scrub()
  await showGrid(200_000)
  const many = await scrub()
  const most = (counts: readonly { readonly bytes: number }[]): number => Math.max(...counts.map(({ bytes }) => bytes))
  console.info(`bytes a step: ${most(without)} without, ${most(few)} with 1,000, ${most(many)} with 200,000`)
  for (const counts of [few, many]) {
    expect(most(counts) - most(without)).toBeLessThanOrEqual(4000)
    expect(Math.max(...counts.map(({ uploads }) => uploads))).toBeLessThanOrEqual(
      Math.max(...without.map(({ uploads }) => uploads)),
    )
  }
})

test('among 200,000 features the one under the pointer is found, the first as the last', async () => {
  await showGrid(200_000)
  const across = Math.ceil(Math.sqrt(200_000))
  for (const row of [0, 70_123, 199_999]) {
    const lng = CENTRE[0] + ((row % across) - (across - 1) / 2) * STEP
    const lat = CENTRE[1] + (Math.floor(row / across) - (across - 1) / 2) * STEP
    const found = await opened.page.evaluate(
      async ({ lng, lat, day, x, y }) => {
        await window.stage.goToDay(day)
        await window.stage.jumpTo({ lng, lat, zoom: 16, bearing: 0, pitch: 0 })
        Object.assign(window, { skipDraws: false })
        const picked = window.stage.pickOwn(x, y)
        Object.assign(window, { skipDraws: true })
        return picked
      },
      { lng, lat, day: dayOf('2025-06-01'), x: width / 2, y: height / 2 },
    )
    expect(found).toEqual({ layer: 'grid-200000', row })
  }
})

test('what the GPU holds is the same after twenty loads and removals', async () => {
  const held = await opened.page.evaluate(
    async ({ centre, step }) => {
      const held: string[] = []
      for (let i = 0; i < 20; i += 1) {
        await window.stage.showGrids([{ count: 500 + i, centre, step }])
        await window.stage.showGrids([])
        const { geometries, textures } = window.stage.info()
        held.push(`${geometries} geometries, ${textures} textures`)
      }
      return held
    },
    { centre: CENTRE, step: STEP },
  )
  expect(held).toEqual(held.map(() => held[0]))
})

test('the page is in order', () => expect(opened.listFaults()).toEqual([]))
