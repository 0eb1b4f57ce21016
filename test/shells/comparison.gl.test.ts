import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import factsPack from 'virtual:city-facts'
import type { FactsPack } from '../../src/intake/read-pack.ts'
import { openApp, settled, type OpenedPage } from './harness.ts'
import { openPlanner } from './planner-page.ts'
import { readPdf, readSlides, squeezed, type TakenSlides } from './read-export.ts'

const { scenarios } = factsPack as FactsPack
const names = (language: 'zh' | 'en') =>
  ['reference', 'transport-first'].map((id) => scenarios.find((scenario) => scenario.id === id)!.name[language])

let opened: OpenedPage | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
})

async function openShare(page: Page): Promise<void> {
  await page.keyboard.press('r')
  // Software WebGL keeps the page too busy for a real pointer.
  await page.locator('[data-part~=results-head] nav button').nth(3).dispatchEvent('click')
  await page.locator('[data-part~=results-report] button').first().waitFor()
}

async function exportSlides(page: Page): Promise<TakenSlides & { readonly name: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 110_000 }),
    page.locator('[data-part~=results-report] button').first().dispatchEvent('click'),
  ])
  return { name: download.suggestedFilename(), ...(await readSlides(download)) }
}

test('with a map: slides and pages hold three different pictures, and the screen is as it was', async () => {
  opened = await openApp(
    '?quality=low&hide=fabric&compare=transport-first&reading=planned&day=2024-06-01&view=113.78,34.79,11.6,-12,55',
    { width: 480, height: 300, acceptDownloads: true, reducedMotion: 'reduce' },
  )
  const { page } = opened
  await settled(page, 110_000)
  await page.evaluate(() => window.twin.goToDay('2024-06-02').then(() => window.twin.goToDay('2024-06-01')))
  await openShare(page)
  const before = await page.evaluate(() => window.twin.address())
  const { jpegs, pngs, slides } = await exportSlides(page)
  expect(jpegs).toHaveLength(3)
  for (const picture of jpegs) expect([...picture.subarray(0, 2)], 'a JPEG').toEqual([0xff, 0xd8])
  // Either side and their difference: three pictures, none of them another's.
  expect(new Set(jpegs.map((picture) => Buffer.from(picture).toString('base64'))).size).toBe(3)
  expect(pngs.length).toBeGreaterThan(0)
  for (const name of names('zh')) expect(slides[1]).toContain(`${name} · 规划推演 · 2024年6月1日`)
  await page.locator('[data-part~=results-report] button').nth(1).dispatchEvent('click')
  await page.locator('[data-part~=handout] img').nth(2).waitFor({ timeout: 110_000 })
  expect((await readPdf(page)).pictures).toBe(3)
  await page.keyboard.press('Escape')
  await page.locator('[data-part~=handout]').waitFor({ state: 'detached' })
  await page.evaluate(() => window.twin.settled())
  // The key that closes the paper closes nothing else.
  await expect.poll(() => page.evaluate(() => window.twin.address())).toBe(before)
  expect(opened.listFaults()).toEqual([])
})

test.each(['zh', 'en'] as const)(
  'without a map, in %s: names, values, curves, differences, edits, formulas and the foot on every page',
  async (language) => {
    opened = await openPlanner(`?compare=transport-first&reading=planned&day=2024-06-01&lang=${language}`, {
      acceptDownloads: true,
    })
    const { page } = opened
    await openShare(page)
    const { name, slides, notes, foot, jpegs, pngs } = await exportSlides(page)
    const all = slides.join('\n')
    const [first, second] = names(language)
    expect(name).toMatch(/\.pptx$/)
    for (const scenario of [first, second])
      expect([name, slides[0]].every((words) => words!.includes(scenario!))).toBe(true)
    expect(jpegs).toEqual([])
    expect(slides[0]).toContain(language === 'zh' ? '没有三维地图' : 'no 3D map')
    expect(pngs.length, 'charts').toBeGreaterThan(0)
    // As the fleet's counter has it on the screen.
    const counter = (await page.locator('[data-part~=fleet]').innerText()).replaceAll(',', '')
    const fleet = '2,009'
    expect(counter).toContain(fleet.replace(',', ''))
    for (const words of language === 'zh'
      ? [
          fleet,
          '3,000',
          '+991 得',
          '差异（天）',
          '修改与理由',
          '算法、假定与出处',
          '主干线：新郑机场—郑州东站',
          '试问：若先办交通',
          '郑州日报',
        ]
      : [
          fleet,
          '3,000',
          '+991 gain',
          'Differences in days',
          'Edits and reasons',
          'Formulas, assumptions and sources',
          'Trunk: Xinzheng Airport – East Station',
          'what if transport comes first',
          'Zhengzhou Daily',
        ])
      expect(all).toContain(words)
    expect(notes).toContain(scenarios.find(({ id }) => id === 'transport-first')!.statement[language].slice(0, 30))
    for (const words of language === 'zh'
      ? ['内部研究示意，未经审图', '不代表当前建设情况', '© OpenStreetMap 贡献者']
      : ['not reviewed', 'not the present state of works', 'OpenStreetMap contributors'])
      expect(foot).toContain(words)
    await page.locator('[data-part~=results-report] button').nth(1).dispatchEvent('click')
    await page.locator('[data-part~=handout]').waitFor()
    const { text, pictures, pages } = await readPdf(page)
    expect(pictures).toBe(0)
    for (const words of [
      first!,
      second!,
      ...(language === 'zh'
        ? ['得与失', '+991', '差异(天)', '修改与理由', '算法、假定与出处']
        : ['Gains and losses', '+991', 'Differences in days', 'Edits and reasons']),
    ])
      expect(text).toContain(squeezed(words))
    expect(
      text.split(language === 'zh' ? '不代表当前建设情况' : 'notthepresentstateofworks').length - 1,
      'the line on every page',
    ).toBeGreaterThanOrEqual(pages)
    expect(await page.locator('[data-part~=handout] [data-part~=curves]').count()).toBeGreaterThan(3)
    await page.evaluate(axe.source)
    const violations = await page.evaluate(async () => {
      const found = await (window as unknown as { axe: typeof axe }).axe.run('[data-part~=handout]')
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    })
    expect(violations).toEqual([])
    // One Escape closes one thing, a second the next.
    await page.keyboard.press('Escape')
    await page.locator('[data-part~=handout]').waitFor({ state: 'detached' })
    expect(await page.locator('[data-part~=results]').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.locator('[data-part~=results]').waitFor({ state: 'detached' })
    expect(opened.listFaults()).toEqual([])
  },
)
