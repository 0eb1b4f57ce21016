import { worded } from '../in-words.ts'
import { beforeAll, expect, test } from 'vitest'
import { writeBriefingLink } from '../../src/export/share-link.ts'
import { openScenarios } from '../../src/main/open-scenarios.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { readPageAddress } from '../../src/session/page-address.ts'
import { memoryStorage } from '../../src/session/text-storage.ts'
import { slidesOfDraft } from '../../src/story/edit-briefing.ts'
import { buildTown } from '../town/town.ts'
import { chapter, townBriefing } from './story-town.ts'

const { city, pack } = buildTown()
const shipped = pack.facts.scenarios
const words = { zh: '我的', en: 'mine' }
const own: Scenario = { ...shipped[0]!, id: 'own-u000000000001', base: 'reference', name: words, edits: [] }
const draft = { ...townBriefing(), chapters: [{ ...chapter('one'), scenario: own.id }] }
const shown = {
  sides: [own],
  catalog: [...shipped, own],
  isEverywhere: (id: string) => id !== own.id,
  recordsOf: () => [],
}

beforeAll(() => {
  // A page without a scenario in it, in a browser that keeps nothing.
  Object.assign(globalThis, { document: { getElementById: () => null }, addEventListener: () => {} })
  return () => {
    Reflect.deleteProperty(globalThis, 'document')
    Reflect.deleteProperty(globalThis, 'addEventListener')
  }
})

/** Opens a link in a browser that keeps these texts, and gives the briefings that are there. */
async function open(text: string, texts: ReadonlyMap<string, string> = new Map()) {
  const { loadOwnBriefings } = await import('../../src/features/own-briefings/own-briefings.ts')
  const [search = '', hash = ''] = text.split('#')
  const asked = readPageAddress(search, hash)
  const scenarios = await openScenarios(
    pack.facts,
    () => city,
    asked,
    memoryStorage(new Map(texts)),
    () => {},
  )
  const services = {
    shippedScenarios: scenarios.shipped,
    embedded: scenarios.embedded,
    loadLibrary: scenarios.loadLibrary,
    holdsOwnRecords: scenarios.holdsOwnRecords,
    loadOwnRecords: scenarios.loadOwnRecords,
    previewScenario: () => {
      throw new Error('nothing is previewed here')
    },
  }
  const briefings = await loadOwnBriefings({ wholeCity: city, scenarios: services, page: { asked } }, [])
  return { asked, briefings, shipped: scenarios.shipped }
}

test('a briefing of one’s own comes with a link: it says so, is addressed, and shows the sender’s scenario', async () => {
  const link = writeBriefingLink(JSON.stringify(draft), shown)
  if (!link) throw new Error('too large')
  expect(link).toMatchObject({ scenarios: 1, missing: [] })
  // In a browser with another plan under the same id, too.
  const theirs = new Map([
    [`zhengzhou-twin/scenario/${own.id}`, JSON.stringify({ ...own, name: { zh: '别', en: 'x' } })],
  ])
  for (const texts of [new Map<string, string>(), theirs]) {
    const { asked, briefings, shipped: here } = await open(link.text, texts)
    const [sent] = briefings
    expect([briefings.length, sent?.origin, sent?.id, asked.unread]).toEqual([1, 'sent', asked.shell.present, []])
    const [, slide] = slidesOfDraft(sent?.draft ?? townBriefing())
    expect(here.find(({ id }) => id === slide?.slide.scenario)?.name).toEqual(words)
  }
})

test('one that was cut on its way says so, and one that is too large is refused', async () => {
  const link = writeBriefingLink(JSON.stringify(draft), shown)
  const { briefings } = await open(`?present=sent#${link?.text.split('#')[1]?.slice(0, 300)}`)
  expect(worded(briefings)).toMatchObject([
    { origin: 'sent', briefing: null, faults: [{ reason: { zh: expect.any(String) as string } }] },
  ])
  const rubbish = Array.from({ length: 9000 }, (_, at) => (at * 7919) % 9973).join('')
  expect(writeBriefingLink(JSON.stringify({ ...draft, statement: { zh: rubbish, en: rubbish } }), shown)).toBeNull()
})
