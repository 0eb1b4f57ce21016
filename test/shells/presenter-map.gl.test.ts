import { expect, test } from 'vitest'
import { assertDefined } from '../../src/base/assert.ts'
import { offsetZoom } from '../../src/app/zoom-offset.ts'
import { clearOf, zoomOffsetFor } from '../../src/shells/presenter/frame-view.ts'
import { readRealCity } from '../model/real-city.ts'
import { pointsOfEntity, projectPoint } from '../model/project-point.ts'
import { openApp, settled, WITHOUT_DRAWING } from './harness.ts'
import { BRIEFINGS, expectTitle } from './presenter-page.ts'

const { pack, city } = readRealCity()
const screen = { width: 800, height: 450, rem: 15 }

/** What is drawn at a place of the screen: ids are drawn when they are asked for, and nothing else is. */
function pickDrawn([x, y]: readonly [number, number]): string | null {
  window.skipDraws = false
  const id = window.twin.pick(x, y)
  window.skipDraws = true
  return id
}

test(
  'with a map: a chapter’s subject lies where its framing says, a press opens it, a drag explores, one key returns',
  { timeout: 240_000 },
  async () => {
    const { page, close, listFaults } = await openApp('?present=science-city&chapter=people-and-firms&quality=low', {
      width: screen.width,
      height: screen.height,
      reducedMotion: 'reduce',
      before: WITHOUT_DRAWING,
    })
    await settled(page, 120_000)
    const chapter = assertDefined(
      BRIEFINGS.get('science-city')?.chapters.find(({ id }) => id === 'people-and-firms'),
      'the chapter',
    )
    const clear = clearOf(chapter.captionPlace, screen)
    const camera = offsetZoom(chapter.camera, zoomOffsetFor(chapter.captionPlace, screen))
    const island = pointsOfEntity(pack, city, 'longzihu-zhihuidao').map((point) =>
      assertDefined(projectPoint(point, camera, screen, clear) ?? undefined, 'a point before the camera'),
    )
    const mean = (axis: 0 | 1): number => island.reduce((sum, at) => sum + at[axis], 0) / island.length
    const middle = [Math.round(mean(0)), Math.round(mean(1))] as const

    const names = (): Promise<readonly string[]> => page.evaluate(() => window.twin.names())
    expect(await names(), 'what is told of has its name').toEqual(
      expect.arrayContaining(chapter.about.map((id) => city.entityById.get(id)?.name.zh ?? id)),
    )

    /** What is drawn there, and all that it stands in. */
    const within = async (): Promise<readonly string[]> => {
      const trail: string[] = []
      for (let id = await page.evaluate(pickDrawn, middle); id !== null; id = city.entityById.get(id)?.parent ?? null)
        trail.push(id)
      return trail
    }
    expect(await within()).toContain('longzihu-zhihuidao')
    const caption = await page
      .locator('[data-part~=present-caption]')
      .evaluate((node) => node.getBoundingClientRect().toJSON() as DOMRect)
    expect(Math.min(...island.map(([x]) => x))).toBeGreaterThan(caption.right)

    await page.mouse.move(middle[0], middle[1])
    await page.mouse.down()
    await page.mouse.move(middle[0] - 60, middle[1] + 20, { steps: 4 })
    await page.mouse.move(middle[0] - 160, middle[1] + 60, { steps: 4 })
    await page.mouse.up()
    await page.locator('[data-part~=present-return]').waitFor()
    await page.evaluate(() => window.twin.settled())
    const elsewhere = await within()
    await page.keyboard.press('Enter')
    await expectTitle(page, chapter.title.zh)
    await page.evaluate(() => window.twin.settled())
    expect(await within()).toContain('longzihu-zhihuidao')
    expect(elsewhere).not.toContain('longzihu-zhihuidao')

    // A press asks what is drawn under it.
    await page.evaluate(() => Object.assign(window, { skipDraws: false }))
    await page.mouse.click(middle[0], middle[1])
    await page.locator('[data-part~=present-card] [data-part~=card]').waitFor()
    await page.keyboard.press('Backspace')
    await page.locator('[data-part~=present-card]').waitFor({ state: 'detached' })
    expect(listFaults()).toEqual([])
    await close()
  },
)
