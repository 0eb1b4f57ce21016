import { afterEach, expect, test } from 'vitest'
import { findAxeFaults } from './axe.ts'
import { exportSlides, names, openShare, scenarios } from './comparison-page.ts'
import type { OpenedPage } from './harness.ts'
import { openPlanner } from './planner-page.ts'
import { readPdf, squeezed } from './read-export.ts'

let opened: OpenedPage | undefined
afterEach(async () => {
  await opened?.close()
  opened = undefined
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
    expect(await findAxeFaults(page, { within: '[data-part~=handout]', all: true, contrast: false })).toEqual([])
    // One Escape closes one thing, a second the next.
    await page.keyboard.press('Escape')
    await page.locator('[data-part~=handout]').waitFor({ state: 'detached' })
    expect(await page.locator('[data-part~=results]').count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.locator('[data-part~=results]').waitFor({ state: 'detached' })
    expect(opened.listFaults()).toEqual([])
  },
)
