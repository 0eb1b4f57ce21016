import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LAYER_SWITCHES, THEMES, type LayerSwitch, type Theme } from '../../src/session/session.ts'
import { openApp, settled, type OpenedPage } from '../shells/harness.ts'
import { takeMapPicture } from './map-picture.ts'
import { isWithin, keepForLooking, measureApart, readReference, shrink } from './reference.ts'
import type { Picture } from './png.ts'

/** A desk's screen, drawn a fifth as large each way: the composition is whole, the picture small and quick in software. */
const screen = { width: 1280, height: 720, deviceScaleFactor: 0.2 }
const shots = (
  JSON.parse(readFileSync(new URL('../../scenes/shots.json', import.meta.url), 'utf8')) as { id: string }[]
).map(({ id }) => id)

let opened: OpenedPage
/** What was seen of each view, by id and theme. */
const seen = new Map<string, Picture>()
beforeAll(async () => {
  opened = await openApp('?quality=low', screen)
  await settled(opened.page, 110_000)
})
afterAll(() => opened.close())

/** A composed view at its rest: the clock frozen, nothing that moves by itself, no interface. */
async function standing(id: string, theme: Theme, layers: readonly LayerSwitch[] = LAYER_SWITCHES): Promise<Picture> {
  await opened.page.evaluate(
    async ([id, theme, layers]) => {
      await window.twin.setView({ theme, layers })
      await window.twin.showShot(id)
    },
    [id, theme, layers] as const,
  )
  return shrink(await takeMapPicture(opened.page))
}

describe.each(THEMES)('composed views on the %s model', (theme) => {
  test.each(shots)('%s looks as it was composed', async (id) => {
    const now = await standing(id, theme)
    seen.set(`${id}-${theme}`, now)
    const reference = readReference(`${id}-${theme}`, now)
    const apart = measureApart(now, reference)
    if (!isWithin(apart)) keepForLooking(`${id}-${theme}`, now, reference)
    console.info(`${id}, ${theme}: mean ${apart.mean.toFixed(2)}, share ${apart.share.toFixed(4)}`)
    expect({ id, theme, ...apart, within: isWithin(apart) }).toMatchObject({ within: true })
  })
})

test.each([
  ['crossing-the-evidence', 'labels'],
  ['along-the-trunk', 'mobility'],
  ['nanyang-pipeline', 'pipelines'],
  ['longhu-at-dusk', 'parks'],
] as const)('%s without its %s would be found out', async (id, layer) => {
  const without = await standing(
    id,
    'paper',
    LAYER_SWITCHES.filter((one) => one !== layer),
  )
  const apart = measureApart(without, seen.get(`${id}-paper`)!)
  console.info(`${id} without ${layer}: mean ${apart.mean.toFixed(2)}, share ${apart.share.toFixed(4)}`)
  expect(isWithin(apart)).toBe(false)
})

test('the same view again is the very same picture, and nothing went wrong', async () => {
  expect(measureApart(await standing('longhu-at-dusk', 'paper'), seen.get('longhu-at-dusk-paper')!)).toEqual({
    mean: 0,
    share: 0,
  })
  expect(opened.listFaults()).toEqual([])
})
