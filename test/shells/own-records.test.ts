import { inWords } from '../in-words.ts'
import { afterEach, expect, test } from 'vitest'
import { writeScenarioFile } from '../../src/export/scenario-file.ts'
import type { OwnRecord } from '../../src/scenario/own-record.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { findAxeFaults } from './axe.ts'
import { openPlanner, type PlannerPage } from './planner-page.ts'

let planner: PlannerPage | undefined
afterEach(async () => {
  await planner?.close()
  planner = undefined
})

const csv =
  '编号,项目名称,开工日期,竣工日期,实际开工,实际竣工,进度\nwepp3-henan,西气东输三线,2022-05-20,2025-08-31,2022-06-03,,40%\n'

test('own records stand on the card as a class of their own, apart from facts, with file, row and dates', async () => {
  planner = await openPlanner('?lang=en&day=2024-06-01')
  const { page } = planner
  // Where nothing was ever imported, nothing is asked for.
  await page.evaluate(() => window.twin.setView({ selection: 'wepp3-henan' }))
  await page.locator('[data-part~=card] [data-part~=facts]').first().waitFor()
  expect(await page.locator('[data-part~=own-section]').count()).toBe(0)
  const facts = await page.locator('[data-part~=card] [data-part~=facts] > li').count()

  await page.keyboard.press('r')
  await page.locator('[data-part~=results-head] nav button').nth(3).click()
  await page
    .locator('[data-part~=results-file] input')
    .setInputFiles({ name: '<b>进度</b>.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: /Import as a new scenario/ }).click()
  await expect.poll(() => page.locator('[data-part~=results-import] output').textContent()).toContain('1 own record')
  await page.keyboard.press('Escape')
  await page.evaluate(() => window.twin.setView({ selection: 'wepp3-henan' }))
  const own = page.locator('[data-part~=own-section]')
  await own.waitFor()
  const said = await own.innerText()
  // What a file is called is text, never markup.
  for (const words of [
    'Own record',
    'not from a document',
    '<b>进度</b>.csv, row 2',
    '西气东输三线',
    '3 June 2022',
    'left empty',
    '40%',
    'started, not finished',
  ])
    expect(said).toContain(words)
  expect(await own.locator('b').count()).toBe(0)
  // Works were reported begun on 20 May 2022: two weeks before the record's start; neither moves the other.
  expect(said).toContain('start 14 days later than the documents state it (20 May 2022)')
  expect(await page.locator('[data-part~=card] [data-part~=facts] > li').count(), 'it is no fact').toBe(facts)
  expect(await own.locator('[data-part~=facts], [data-part~=source-link]').count()).toBe(0)
  expect(await page.locator('[data-part~=card] [data-part~=steps]').innerText()).not.toContain('3 June 2022')

  // Before the recorded start the record says so, whatever documents say of that day.
  await page.evaluate(() => window.twin.goToDay('2022-05-25'))
  await expect.poll(() => own.innerText()).toContain('not started')
  expect(await findAxeFaults(page, { within: '[data-part~=own-section]', all: true, contrast: false })).toEqual([])

  // They stay with their scenario: without it on the screen they are not shown, after a reload they are.
  await page.evaluate(() => window.twin.setView({ compare: null }))
  await expect.poll(() => own.count()).toBe(0)
  const compared = await page.evaluate(() =>
    Object.keys(localStorage)
      .find((key) => key.startsWith('zhengzhou-twin/own-records/'))
      ?.split('/')
      .at(-1),
  )
  await planner.go(`?lang=zh&day=2024-06-01&compare=${compared}&select=wepp3-henan`)
  await own.waitFor()
  expect(await own.innerText()).toContain('自有记录')
  expect(await own.innerText()).toContain('第2行')

  // What a record does not say may stay open when the rest of it is corrected.
  await page.keyboard.press('s')
  await page.locator('[data-part~=scenario-records] summary').click()
  await page.locator('[data-part~=scenario-records] li button').first().click()
  await page.locator('[data-part~=scenario-records] form input[inputmode=decimal]').fill('55')
  await page.locator('[data-part~=scenario-records] form button[type=submit]').click()
  await page.locator('[data-part~=scenario-records] form').waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('[data-part~=scenario-records] li').innerText()).toContain('55')
})

const words = { zh: '试', en: 'a trial' }
const scenario = {
  version: 2,
  id: 'with-added',
  name: { zh: '新增', en: 'With one more' },
  statement: words,
  base: 'reference',
  horizon: null,
  deadlines: null,
  durations: null,
  profiles: null,
  edits: [
    {
      edit: 'add',
      id: 'add-1',
      entity: 'added-1',
      name: { zh: '新馆', en: 'New hall' },
      layer: 'parks',
      kind: 'site',
      planClass: 'building',
      place: null,
      at: { lng: 113.76, lat: 34.78, accuracyM: 200 },
      parent: null,
      start: '2023-06-01',
      end: '2025-01-01',
      author: words,
      reason: words,
    },
  ],
  dependencies: [],
  milestones: [],
  notes: [],
} as unknown as Scenario
const record: OwnRecord = {
  entity: 'added-1',
  name: '新馆',
  actualStart: '2023-06-10',
  actualFinish: null,
  percent: null,
  file: '进度.xlsx',
  row: 4,
}

test('a thing that a scenario adds can be chosen in an address, whether the scenario comes with it or is stored; else it is dropped', async () => {
  const { writeScenarioLink } = await import('../../src/export/scenario-file.ts')
  const link = writeScenarioLink({ scenario, bases: [], ownRecords: [] })
  if (!link.ok) throw new Error(inWords(link.errors[0]))
  planner = await openPlanner(`?lang=en&select=added-1#scenario=${link.value}`)
  const { page } = planner
  await page.locator('[data-part~=card] h2').waitFor()
  expect(await page.locator('[data-part~=card] h2').innerText()).toBe('New hall')
  expect(await page.evaluate(() => new URLSearchParams(window.twin.address()).get('select'))).toBe('added-1')
  expect(await page.locator('[data-part~=notice], [data-part~=notices] li').count()).toBe(0)

  // Taken in as one's own, with an own record: then without the link, from the browser's storage.
  await planner.go('?lang=en')
  await page.keyboard.press('r')
  await page.locator('[data-part~=results-head] nav button').nth(3).click()
  await page.locator('[data-part~=results-file] input').setInputFiles({
    name: 'a.scenario.json',
    mimeType: 'application/json',
    buffer: Buffer.from(writeScenarioFile({ scenario, bases: [], ownRecords: [record] })),
  })
  await expect
    .poll(() =>
      page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('zhengzhou-twin/own-records/'))),
    )
    .toBe(true)
  const id = await page.evaluate(() => new URLSearchParams(window.twin.address()).get('compare'))
  await planner.go(`?lang=en&select=added-1&scenario=${id}`)
  await page.locator('[data-part~=own-section]').waitFor()
  expect(await page.locator('[data-part~=card] h2').innerText()).toBe('New hall')
  expect(await page.locator('[data-part~=own-section]').innerText()).toContain('进度.xlsx, row 4')
  // Where the scenario is not shown there is no such thing.
  await planner.go('?lang=en&select=added-1')
  await expect.poll(() => page.evaluate(() => new URLSearchParams(window.twin.address()).get('select'))).toBeNull()
  expect(await page.locator('[data-part~=card]').count()).toBe(0)
  // Nor can it be chosen where no scenario knows it.
  await planner.go('?lang=en&select=added-7')
  expect(await page.locator('[data-part~=card]').count()).toBe(0)
  expect(planner.listFaults()).toEqual([])
})
