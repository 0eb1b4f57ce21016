import { expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { openSource, settled } from '../shells/harness.ts'

test(
  'as known on a day, the map loses colour after the last document known by then',
  { timeout: 240_000 },
  async () => {
    const opened = await openSource(
      'test/pixels/stage.html?quality=low&hide=fabric,labels,context&reading=documented&theme=paper&known=2022-06-01',
      { width: 320, height: 240 },
    )
    await settled(opened.page, 200_000)
    /** How colourful the documented city is on a day: the mean distance of a pixel from grey. */
    const colourOn = (iso: string): Promise<number> =>
      opened.page.evaluate(async (day) => {
        await window.stage.goToDay(day)
        const [width, height] = [320, 240]
        const context = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!
        const capture = await window.stage.capture({ width, height, cssHeight: height })
        await capture.render({ camera: { lng: 113.745, lat: 34.8, zoom: 12, bearing: 0, pitch: 40 } }, context)
        await capture.close()
        const { data } = context.getImageData(0, 0, width, height)
        let sum = 0
        for (let at = 0; at < data.length; at += 4) {
          const [r, g, b] = [data[at]!, data[at + 1]!, data[at + 2]!]
          sum += Math.max(r, g, b) - Math.min(r, g, b)
        }
        return sum / (width * height)
      }, dayOf(iso))
    // Nothing is stated on any of these days but the first: only the distance from the last evidence differs.
    const [last, soon, late] = [
      await colourOn('2022-05-22'),
      await colourOn('2022-05-23'),
      await colourOn('2022-07-24'),
    ]
    console.info({ last, soon, late })
    expect(soon / last, 'as the last document is out').toBeGreaterThan(0.98)
    expect(late / soon, 'two months after it').toBeLessThan(0.93)
    expect(opened.listFaults()).toEqual([])
    await opened.close()
  },
)
