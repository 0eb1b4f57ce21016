import { afterAll, beforeAll, expect, test } from 'vitest'
import { addedThing } from '../shells/editor-page.ts'
import { openApp, settled, WITHOUT_DRAWING, type OpenedPage } from '../shells/harness.ts'
import { takeMapPicture } from './map-picture.ts'
import { differing, type Picture } from './png.ts'

/** What is planned in the editor is seen on the map: while it is dragged, and where it is put by a press. */
const camera = '113.742,34.792,13.4,-10,50'

let opened: OpenedPage
beforeAll(async () => {
  opened = await openApp(`?quality=low&hide=fabric,labels&reading=planned&day=2025-06-01&lang=en&view=${camera}`, {
    width: 1000,
    height: 720,
    deviceScaleFactor: 0.5,
    reducedMotion: 'reduce',
    before: WITHOUT_DRAWING,
  })
  await settled(opened.page, 110_000)
  await opened.page.keyboard.press('s')
  await opened.page.getByRole('button', { name: 'Edit on the timeline' }).click()
  await opened.page.locator('[data-part~=gantt-row]').first().waitFor()
})
/** Only what pictures are taken of, and what is picked, is drawn. */
const draw = (drawn: boolean): Promise<unknown> =>
  opened.page.evaluate((drawn) => Object.assign(window, { skipDraws: !drawn }), drawn)
afterAll(() => opened.close())

/** Share of differing pixels above the editor. */
const differingAbove = (one: Picture, other: Picture): number => differing(one, other, { among: (_, y) => y < 150 })

test('the map follows a bar while it is dragged, and stands as it was when the drag is called off', async () => {
  const { page } = opened
  await draw(true)
  // All of it at once: what is to have grown by 2025 has not begun then.
  await page.locator('[data-part~=gantt-row]').first().focus()
  await page.keyboard.press('Control+a')
  const before = await takeMapPicture(page)
  const bar = (await page
    .locator('[data-part~=gantt-row][aria-selected=true] [data-part~=gantt-bar]')
    .first()
    .boundingBox())!
  await page.mouse.move(bar.x + bar.width / 2, bar.y + bar.height / 2)
  await page.mouse.down()
  await page.mouse.move(bar.x + bar.width / 2 + 260, bar.y + bar.height / 2, { steps: 3 })
  await page.locator('[data-part~=gantt-tip]').waitFor()
  await expect
    .poll(async () => differingAbove(before, await takeMapPicture(page)), { timeout: 30_000 })
    .toBeGreaterThan(0.003)
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('zhengzhou-twin/scenario/'))),
  ).toEqual([])
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(async () => differingAbove(before, await takeMapPicture(page)), { timeout: 30_000 }).toBe(0)
  expect(opened.listFaults()).toEqual([])
  await draw(false)
})

test('a thing is put where the map is pressed, and can be picked there', { timeout: 240_000 }, async () => {
  const { page } = opened
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill('New hall')
  await page.getByLabel('a point').check()
  await page.getByRole('button', { name: 'Pick on the map' }).click()
  await page.getByTestId('point-picker').waitFor()
  // Escape goes without; the form is still there.
  await page.keyboard.press('Escape')
  await page.getByTestId('point-picker').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Pick on the map' }).click()
  const [x, y] = [600, 210] as const
  await page.getByTestId('point-picker').click({ position: { x, y } })
  await page.getByTestId('point-picker').waitFor({ state: 'detached' })
  const at = [
    Number(await page.getByLabel('Longitude').inputValue()),
    Number(await page.getByLabel('Latitude').inputValue()),
  ]
  // In the science city, near what the camera looks at.
  expect(Math.abs(at[0]! - 113.742)).toBeLessThan(0.05)
  expect(Math.abs(at[1]! - 34.792)).toBeLessThan(0.05)
  await page.getByRole('button', { name: 'Add item' }).click()
  await page.locator('[data-part~=editor-form] textarea').fill('a hall is wanted')
  await page.keyboard.press('Control+Enter')
  await expect.poll(() => addedThing(page)).toMatch(/^added-u/)
  const added = (await addedThing(page)) ?? ''
  await page.locator(`[data-entity="${added}"] [data-part~=gantt-bar]`).waitFor()
  await settled(page, 110_000)
  await page.evaluate(() => window.twin.goToDay('2025-12-31'))
  await draw(true)
  /** Whether it is picked there or, as it stands up, a little above. */
  const isNear = await page.evaluate(
    ([x, y, added]) => {
      for (const dx of [0, -8, 8, -16, 16, -24, 24])
        for (let dy = 8; dy >= -48; dy -= 4) if (window.twin.pick(x + dx, y + dy) === added) return true
      return false
    },
    [x, y, added] as const,
  )
  expect(isNear).toBe(true)
  expect(opened.listFaults()).toEqual([])
})
