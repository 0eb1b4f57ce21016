import { inWords, worded } from '../in-words.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeSinglePage } from '../../src/export/single-page.ts'
import { readScenarioFile } from '../../src/intake/read-scenario-file.ts'
import { embedScenarios, seatEmbedded } from '../../src/scenario/embedded-scenario.ts'
import type { ScenarioFile } from '../../src/scenario/scenario-file.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { isUniqueId } from '../../src/session/new-id.ts'
import { checkProperty } from '../properties/check-property.ts'
import { anyScenarioFile } from '../town/any-scenario.ts'
import { buildTown } from '../town/town.ts'

const known = buildTown().pack.facts.scenarios
const [reference] = known
if (!reference) throw new Error('the town has no scenario')
const words = { zh: '试', en: 'trial' }
const trial: Scenario = { ...reference, id: 'trial', name: words, base: 'reference', edits: [] }
const file = (scenario: Scenario, ...bases: Scenario[]): ScenarioFile => ({ scenario, bases, ownRecords: [] })

const none = (): null => null

test('a new scenario comes in under its own id, with those that it is based on', () => {
  const middle = { ...trial, id: 'middle' }
  const embedded = embedScenarios(known, [file({ ...trial, base: 'middle' }, middle)], 'address', none)
  expect([embedded.from, embedded.scenario.id, embedded.added.map(({ id, base }) => [id, base])]).toEqual([
    'address',
    'trial',
    [
      ['middle', 'reference'],
      ['trial', 'middle'],
    ],
  ])
})

test('one that is there word for word is that one; one whose id is taken by another gets an id of its own, and what rests on it follows', () => {
  const same = embedScenarios([...known, trial], [file(structuredClone(trial))], 'page', none)
  expect([same.scenario, same.added]).toEqual([trial, []])
  // One's own link, opened at home, is one's own scenario.
  const home = embedScenarios(known, [file(trial)], 'address', (id) => (id === 'trial' ? JSON.stringify(trial) : null))
  expect([home.scenario, home.added]).toEqual([trial, []])
  const other = { ...reference, name: words }
  const taken = embedScenarios(known, [file({ ...trial, base: 'reference' }, other)], 'page', none)
  const [moved, shown] = taken.added
  expect([isUniqueId(moved?.id ?? ''), moved?.name, shown?.base, shown?.id]).toEqual([true, words, moved?.id, 'trial'])
  expect(taken.scenario).toBe(shown)
  const kept = (id: string): string | null => (id === 'trial' ? '{}' : null)
  const beside = embedScenarios(known, [file(trial)], 'address', kept)
  expect(isUniqueId(beside.scenario.id)).toBe(true)
  // Opened again, it has the same id: an address that names it holds.
  expect(embedScenarios(known, [file(trial)], 'address', kept).scenario.id).toBe(beside.scenario.id)
})

test.each<[asked: string | null, compare: string | null, seats: [string, string | null]]>([
  [null, null, ['HERE', null]],
  ['trial', null, ['HERE', null]],
  ['gone', null, ['HERE', null]],
  ['reference', null, ['reference', null]],
  ['own', null, ['own', null]],
  ['reference', 'trial', ['reference', 'HERE']],
  ['trial', 'reference', ['HERE', 'reference']],
  // As links were copied before: the first side was left out where it was the reference.
  [null, 'trial', ['reference', 'HERE']],
  [null, 'own', ['HERE', 'own']],
])('a page whose address asks for %s and compares with %s shows %j', (scenario, compare, seats) => {
  const mine = new Set(['reference', 'own', 'trial'])
  const embedded = embedScenarios(known, [file(trial)], 'address', (id) => (id === 'trial' ? '{}' : null))
  const here = seatEmbedded(embedded, { scenario, compare }, (id) => mine.has(id))
  const named = (id: string | null): string | null => (id === embedded.scenario.id ? 'HERE' : id)
  expect([named(here.scenario), named(here.compare)]).toEqual(seats)
})

const template =
  '<html><head><meta http-equiv="Content-Security-Policy" content="x" /><script type="module">const a = "</body>"</script></head><body><p></p></body></html>'

test('what a saved page holds is read back from it, whatever the scenario says, and can end nothing', () => {
  checkProperty(
    'single-page',
    fc.property(anyScenarioFile, (given) => {
      const page = writeSinglePage(template, given)
      const text = page.ok ? page.value : ''
      const inside =
        /<script type="application\/json" id="twin-scenario">([^<]*)<\/script>\s*<\/body><\/html>$/.exec(text)?.[1] ??
        ''
      expect(readScenarioFile('page', inside)).toEqual({ ok: true, value: given })
      expect(text.startsWith(template.slice(0, template.lastIndexOf('</body>')))).toBe(true)
      expect(inside).not.toMatch(/[<\u2028\u2029]/)
    }),
    150,
  )
})

/** The page with a scenario in it, as it is saved. */
function carrying(page: string): string {
  const made = writeSinglePage(page, file(trial))
  if (!made.ok) throw new Error(inWords(made.errors[0]))
  return made.value
}

test.each([
  ['no page at all', 'hello'],
  ['one without a policy', '<body></body>'],
  ['one that carries a scenario already', carrying(template)],
])('%s is refused in words', (_, page) =>
  expect(worded(writeSinglePage(page, file(trial)))).toMatchObject({
    ok: false,
    errors: [{ en: 'the page for the scenario is incomplete' }],
  }),
)
