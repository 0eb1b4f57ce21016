import { afterEach, expect, test } from 'vitest'
import { findAxeFaults } from './axe.ts'
import { readDownload } from './harness.ts'
import { findBrokenWords, openPlanner, type PlannerPage } from './planner-page.ts'

let planner: PlannerPage | undefined
afterEach(async () => {
  await planner?.close()
  planner = undefined
})

const feature = (name: string, lng: number, lat: number, more: object): object => ({
  type: 'Feature',
  properties: { name, ...more },
  geometry: { type: 'Point', coordinates: [lng, lat] },
})
const collection = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    feature('<b>学校</b><script>alert(1)</script>', 113.62, 34.75, {
      use: '教育',
      beds: 20,
      begun: '2022',
      finished: '2024-06-30',
    }),
    feature('医院', 113.7, 34.76, { use: '医疗', beds: 300, begun: '2023-03', finished: '' }),
    feature('车站', 113.77, 34.72, { use: '交通', beds: 0, begun: '2021-09-01', finished: '2023-12-31' }),
  ],
})
const file = { name: 'sites.geojson', mimeType: 'application/geo+json', buffer: Buffer.from(collection) }

/** Opens the panel and brings a file as far as its preview. */
async function preview({ page }: PlannerPage, given: Parameters<ReturnType<typeof page.locator>['setInputFiles']>[0]) {
  await page.keyboard.press('d')
  await page.locator('[data-part~=data-add]').click()
  await page.locator('[data-part~=data-files]').setInputFiles(given)
  await page.locator('[data-part~=layer-preview]').waitFor()
}

test(
  'a file is looked at, added, styled, read, removed, put back and there again after a reload',
  { timeout: 120_000 },
  async () => {
    planner = await openPlanner('?lang=en')
    const { page } = planner
    await preview(planner, file)
    const said = page.locator('[data-part~=layer-preview]')
    await expect.poll(() => said.innerText()).toContain('All of it lies in Henan')
    for (const words of ['GeoJSON', 'points: 3', '<b>学校</b>', 'WGS 84'])
      expect(await said.innerText()).toContain(words)
    // Nothing is there before it is taken.
    expect(await page.evaluate(() => window.twin.layers())).toEqual([])
    await page.locator('[name=map-start]').selectOption('begun')
    await expect
      .poll(() => page.locator('[data-part~=data-days]').innerText())
      .toContain('3 dated (2 of them not exactly)')
    expect(await findAxeFaults(page, { within: '[data-part~=own-data], [data-part~=add-data]' })).toEqual([])
    await page.locator('[data-part~=data-take]').click()

    const layer = page.locator('[data-part~=own-layer]')
    await layer.waitFor()
    await expect.poll(() => page.evaluate(() => window.twin.layers())).toMatchObject([{ count: 3, visible: true }])
    await page.locator('[name=colour]').selectOption('use')
    await expect.poll(() => layer.locator('[data-part~=own-legend]').innerText()).toContain('医疗')
    await layer.getByRole('button', { name: 'Table' }).click()
    const table = layer.locator('[data-part~=own-table]')
    await expect.poll(() => table.locator('[role=row][data-row]').count()).toBe(3)
    await page.locator('[name=table-sort]').selectOption('beds')
    await expect.poll(() => table.locator('[role=row][data-row]').first().getAttribute('data-row')).toBe('2')
    await table.getByRole('grid').focus()
    await page.keyboard.press('End')
    await page.keyboard.press('Space')
    await expect.poll(() => table.locator('[aria-selected=true]').getAttribute('data-row')).toBe('1')
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const card = page.locator('[data-part~=own-card]')
    await card.waitFor()
    const told = await card.innerText()
    // What a file holds is text, whatever it looks like; a vague date stays vague.
    for (const words of [
      'Own data · no document',
      '<b>学校</b><script>alert(1)</script>',
      'sites.geojson',
      'WGS-84',
      '2022',
    ])
      expect(told).toContain(words)
    expect(await card.locator('b, script').count()).toBe(0)
    await layer.getByRole('button', { name: 'By year' }).click()
    await expect.poll(() => layer.locator('[data-part~=own-years] svg').count()).toBe(1)
    expect(await findAxeFaults(page, { within: '[data-part~=own-data], [data-part~=add-data]' })).toEqual([])
    expect(await findBrokenWords(page)).toEqual([])

    // The search says whose it is, and leads to its card.
    await page.keyboard.press('/')
    await page.locator('[data-part~=search-palette] input').fill('医疗')
    const found = page.locator('[data-part~=search-result][data-kind=own]')
    await expect.poll(() => found.innerText()).toContain('Own layer “sites”')
    expect(await found.innerText()).toContain('医院')
    await found.click()
    await expect.poll(() => card.innerText()).toContain('300')

    // A lane of its own on the timeline leads to the layer.
    await page.getByRole('button', { name: 'Close own data' }).click()
    await expect.poll(() => layer.count()).toBe(0)
    await page.locator('[data-part~=lanes-button]').click()
    await page.locator('[data-part~=own-lane][data-counted]').waitFor()
    const lane = page.locator('[data-part~=own-lane-name]')
    await expect.poll(() => lane.getAttribute('aria-label')).toContain('3 features with days, 2 of them not exact')
    await lane.click()
    await layer.waitFor()
    // Its features as rows of the chart, the first to begin first; Enter opens the card.
    await layer.locator('[data-part~=data-gantt]').click()
    const chart = page.locator('[data-part~=own-gantt]')
    await expect.poll(() => chart.locator('[role=option]').count()).toBe(3)
    await chart.getByRole('listbox').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await expect.poll(() => card.locator('h2').innerText()).toBe('车站')
    expect(await findBrokenWords(page)).toEqual([])
    await page.getByRole('button', { name: 'Close the editor' }).click()
    await expect.poll(() => chart.count()).toBe(0)

    const saved = page.waitForEvent('download')
    await page.locator('[name=layer-export]').selectOption('geojson')
    const out = JSON.parse((await readDownload(await saved)).toString()) as { features: readonly object[] }
    expect(out.features).toMatchObject([{ properties: { use: '教育', beds: 20 } }, {}, {}])

    await layer.locator('[data-part~=data-remove]').click()
    await expect.poll(() => layer.count()).toBe(0)
    expect(await card.count()).toBe(0)
    await page.getByRole('button', { name: 'Undo removal' }).click()
    await layer.waitFor()
    await planner.go('?lang=zh&open=data')
    await layer.waitFor()
    await expect.poll(() => layer.locator('[data-part~=own-legend]').innerText()).toContain('医疗')
    expect(await page.locator('[data-part~=own-data]').innerText()).toContain('自有数据')
    expect(planner.listFaults()).toEqual([])
  },
)

test(
  'files are dropped anywhere: data is looked at, a schedule goes to where schedules are read',
  { timeout: 120_000 },
  async () => {
    planner = await openPlanner('?lang=en')
    const { page } = planner
    const drop = (name: string, text: string): Promise<void> =>
      page.evaluate(
        ([name, text]) => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([text!], name!))
          for (const type of ['dragenter', 'dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
        },
        [name, text],
      )
    await drop('sites.geojson', collection)
    await page.locator('[data-part~=layer-preview]').waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('[data-part~=add-data]').count()).toBe(0)
    const table = '编号,项目名称,开工日期,竣工日期\nwepp3-henan,西气东输三线,2022-05-20,2025-08-31\n'
    await drop('plan.csv', table)
    await page.locator('[data-part~=data-as-schedule]').click()
    await page.locator('[data-part~=import-preview]').waitFor()
    expect(await page.locator('[data-part~=import-preview]').innerText()).toContain('西气东输三线')
    expect(planner.listFaults()).toEqual([])
  },
)

test('a broken file is told with its place, and leaves what is there', { timeout: 60_000 }, async () => {
  planner = await openPlanner('?lang=en')
  const { page } = planner
  await page.keyboard.press('d')
  await page.locator('[data-part~=data-add]').click()
  await page.locator('[data-part~=data-files]').setInputFiles({
    name: 'broken.geojson',
    mimeType: 'application/json',
    buffer: Buffer.from(collection.slice(0, 200)),
  })
  await expect.poll(() => page.locator('[data-part~=add-data]').innerText()).toContain('broken.geojson')
  expect(await page.evaluate(() => window.twin.layers())).toEqual([])
  expect(planner.listFaults()).toEqual([])
})

test('a project gives layers back where they are missing, and says what is damaged', { timeout: 120_000 }, async () => {
  planner = await openPlanner('?lang=en')
  const { page } = planner
  await preview(planner, file)
  await page.locator('[data-part~=data-take]').click()
  await page.locator('[data-part~=own-layer]').waitFor()
  const saved = page.waitForEvent('download')
  await page.locator('[data-part~=project-save]').click()
  const bytes = await readDownload(await saved)
  await page.locator('[data-part~=data-remove]').click()
  await expect.poll(() => page.evaluate(() => window.twin.layers())).toEqual([])
  const project = page.locator('[data-part~=project-file]')
  await project.setInputFiles({ name: 'a.twin.zip', mimeType: 'application/zip', buffer: bytes.subarray(0, 90) })
  await expect.poll(() => page.locator('[data-part~=open-project]').innerText()).toContain('no whole project file')
  await page.keyboard.press('Escape')
  await project.setInputFiles({ name: 'a.twin.zip', mimeType: 'application/zip', buffer: bytes })
  await page.locator('[data-part~=project-take]').click()
  await expect.poll(() => page.evaluate(() => window.twin.layers())).toMatchObject([{ count: 3 }])
  expect(planner.listFaults()).toEqual([])
})

test(
  'data by address: from the page’s own origin it is added once, from elsewhere the line to add is told',
  { timeout: 90_000 },
  async () => {
    planner = await openPlanner('?lang=en', {
      prepare: async (page) => {
        await page.route('**/data/sites.geojson', (route) =>
          route.fulfill({ body: collection, contentType: 'application/geo+json' }),
        )
      },
    })
    const { page } = planner
    const add = (address: string): Promise<unknown> =>
      page.evaluate((one) => window.twin.addLayer(one).catch((error: Error) => error.message), address)
    expect(await add('data/sites.geojson')).toMatchObject([{ count: 3, file: 'sites.geojson' }])
    expect(await add('data/sites.geojson')).toMatchObject([{ count: 3 }])
    const [layer, ...more] = await page.evaluate(() => window.twin.layers())
    expect(more).toEqual([])
    expect(await add('https://elsewhere.example/a.geojson')).toContain(
      '<meta name="twin-data-origins" content="https://elsewhere.example">',
    )
    expect(await add('file:///etc/hosts')).toContain('http and https only')
    expect(await page.evaluate((id) => window.twin.removeLayer(id), layer!.id)).toBe(true)
    expect(await page.evaluate(() => window.twin.layers())).toEqual([])
    expect(planner.listFaults()).toEqual([])
  },
)

test(
  'a feature is drawn by its coordinates alone, measured, changed, and taken back step by step',
  { timeout: 60_000 },
  async () => {
    planner = await openPlanner('?lang=en')
    const { page } = planner
    await page.keyboard.press('d')
    await page.locator('[data-part~=draw-open]').click()
    const draw = page.locator('[data-part~=own-draw]')
    await draw.locator('[name=draw-system]').selectOption('EPSG:4526')
    const corners = '38468000, 3848000\n38468100, 3848000\n38468100, 3848100\n38468000, 3848100'
    await draw.locator('[name=draw-positions]').fill(corners)
    const measured = draw.locator('[data-part~=draw-measures]')
    await expect.poll(() => measured.innerText()).toMatch(/Perimeter (399|40[01]) m/)
    expect(await measured.innerText()).toMatch(/Area (9,9\d\d|10,0\d\d)(\.\d)? m²/)
    // Measuring keeps nothing.
    expect(await page.evaluate(() => window.twin.layers())).toEqual([])
    await draw.getByLabel('Name').fill('校舍')
    await draw.getByLabel('Planned start').fill('2024')
    // Saved twice before the first is done, it is one feature still.
    await draw.locator('[data-part~=draw-save]').evaluate((button: HTMLElement) => {
      button.click()
      button.click()
    })
    const layers = (): Promise<unknown> => page.evaluate(() => window.twin.layers())
    await expect.poll(layers).toMatchObject([{ count: 1, file: 'drawn.geojson' }])
    const chosen = draw.locator('[name=draw-feature] option:checked')
    await expect.poll(() => chosen.innerText()).toBe('1 · 校舍')
    await draw.getByLabel('Name').fill('新校舍')
    await draw.locator('[data-part~=draw-save]').click()
    await expect.poll(() => chosen.innerText()).toBe('1 · 新校舍')
    expect(await layers()).toMatchObject([{ count: 1 }])
    expect(await findAxeFaults(page, { within: '[data-part~=own-data]' })).toEqual([])
    const undo = draw.getByRole('button', { name: 'Undo the last save' })
    await undo.click()
    await expect.poll(() => draw.locator('[name=draw-feature]').innerText()).toContain('1 · 校舍')
    await undo.click()
    await undo.click()
    await expect.poll(layers).toEqual([])
    expect(planner.listFaults()).toEqual([])
  },
)
