import { inWords } from '../in-words.ts'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writeScenarioLink } from '../../src/export/scenario-file.ts'
import { writeSinglePage } from '../../src/export/single-page.ts'
import { addEdit, createScenario } from '../../src/scenario/edit-scenario.ts'
import { root } from '../rules/sources.ts'
import { openApp, openFile, settled } from './harness.ts'

/** All of the app, its data, engines and fonts, in MB (1,000,000 bytes). */
const LARGEST_MB = 10
const folder = join(root, 'test/output')
const page = join(root, 'dist/single.html')
const saved = join(folder, 'pipeline-later.html')

afterAll(() => rmSync(saved, { force: true }))

const words = { zh: '管道推迟九个月', en: 'Pipeline nine months later' }
function pipelineLater() {
  const made = createScenario({ id: 'pipeline-later', name: words, statement: words, base: 'reference' })
  const edited = made.ok
    ? addEdit(made.value, { edit: 'shift', entity: 'wepp3-henan', months: 9, days: 0, author: words, reason: words })
    : made
  if (!edited.ok) throw new Error(JSON.stringify(edited.errors))
  return edited.value
}

test('the whole twin opens from disk as one file, with the scenario that it carries, and asks for nothing else', async () => {
  const bytes = statSync(page).size
  console.info(`dist/single.html: ${(bytes / 1e6).toFixed(1)} MB`)
  expect(bytes / 1e6).toBeLessThan(LARGEST_MB)
  mkdirSync(folder, { recursive: true })
  const whole = writeSinglePage(readFileSync(page, 'utf8'), { scenario: pipelineLater(), bases: [], ownRecords: [] })
  if (!whole.ok) throw new Error(inWords(whole.errors[0]))
  writeFileSync(saved, whole.value)

  const opened = await openFile(saved, '?lang=en&quality=low&view=113.745,34.655,8,0,0&day=2024-06-01', {
    width: 480,
    height: 360,
  })
  try {
    await settled(opened.page)
    const seen = await opened.page.evaluate(async () => {
      await document.fonts.ready
      return {
        scenario: document.querySelector('[data-part~=assumption-chip]')?.textContent,
        drawn: window.twin.diagnostics().calls,
        canvas: document.querySelector('canvas')?.width ?? 0,
        fonts: [...document.fonts]
          .filter(({ status }) => status === 'loaded')
          .map(({ family }) => family.replaceAll('"', '')),
        address: window.twin.address(),
      }
    })
    expect(seen.scenario).toContain(words.en)
    expect(seen.address).toContain('scenario=pipeline-later')
    expect(seen.drawn).toBeGreaterThan(0)
    expect(seen.canvas).toBeGreaterThan(0)
    expect(seen.fonts).toContain('Twin Sans')
    expect(opened.listFaults()).toEqual([])
  } finally {
    await opened.close()
  }
})

test('a link opens with the scenario in it; one that was cut is named, and the reference stands', async () => {
  const link = writeScenarioLink({ scenario: pipelineLater(), bases: [], ownRecords: [] })
  if (!link.ok) throw new Error(inWords(link.errors[0]))
  const opened = await openApp(`?lang=en&quality=low&hide=fabric#scenario=${link.value}`, { width: 800, height: 600 })
  try {
    const chip = opened.page.locator('[data-part~=assumption-chip]:not([data-part~=scenarios-chip])')
    await chip.filter({ hasText: words.en }).waitFor()
    // Put into the address of the open page, as one pastes it: it opens anew.
    await opened.page.evaluate(
      (cut) => {
        location.hash = `#scenario=${cut}`
      },
      link.value.slice(0, -20),
    )
    await opened.page.locator('[data-part~=notice]', { hasText: 'the link' }).waitFor()
    expect(await chip.textContent()).toContain('Reference assumption')
    expect(opened.listFaults()).toEqual([])
  } finally {
    await opened.close()
  }
})
