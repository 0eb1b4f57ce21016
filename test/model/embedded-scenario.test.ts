import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeScenarioFile } from '../../src/export/scenario-file.ts'
import { writeSinglePage } from '../../src/export/single-page.ts'
import { readEmbeddedScenario } from '../../src/intake/read-scenario-file.ts'
import { embedScenario, showsEmbedded } from '../../src/scenario/embedded-scenario.ts'
import type { ScenarioFile } from '../../src/scenario/scenario-file.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { checkProperty } from '../properties/check-property.ts'
import { anyScenarioFile } from '../town/any-scenario.ts'
import { buildTown } from '../town/town.ts'

const known = buildTown().pack.facts.scenarios
const [reference] = known
if (!reference) throw new Error('the town has no scenario')
const words = { zh: '试', en: 'trial' }
const trial: Scenario = { ...reference, id: 'trial', name: words, base: 'reference', edits: [] }
const file = (scenario: Scenario, ...bases: Scenario[]): ScenarioFile => ({ scenario, bases, ownRecords: [] })

test('a new scenario comes in under its own id, with those that it is based on', () => {
  const middle = { ...trial, id: 'middle' }
  const embedded = embedScenario(known, file({ ...trial, base: 'middle' }, middle), 'address', () => false)
  expect([embedded.from, embedded.scenario.id, embedded.added.map(({ id, base }) => [id, base])]).toEqual([
    'address',
    'trial',
    [
      ['middle', 'reference'],
      ['trial', 'middle'],
    ],
  ])
})

test('one that is there word for word is that one; one whose id is taken by another gets a free id, and what rests on it follows', () => {
  const same = embedScenario([...known, trial], file(structuredClone(trial)), 'page', () => false)
  expect([same.scenario, same.added]).toEqual([trial, []])
  const other = { ...reference, name: words }
  const taken = embedScenario(
    [...known, { ...reference, id: 'reference-2' }],
    file({ ...trial, base: 'reference' }, other),
    'page',
    () => false,
  )
  expect(taken.added.map(({ id, base }) => [id, base])).toEqual([
    ['reference-3', null],
    ['trial', 'reference-3'],
  ])
  expect(taken.scenario).toBe(taken.added[1])
  expect(embedScenario(known, file(trial), 'address', (id) => id === 'trial').scenario.id).toBe('trial-2')
})

test.each<[string | null, boolean]>([
  [null, true],
  ['trial', true],
  ['trial-2', true],
  ['trial-7', true],
  ['reference', false],
  ['own', false],
])('a page whose address asks for %s shows what it carries: %s', (asked, expected) => {
  const mine = new Set(['reference', 'own', 'trial', 'trial-2'])
  const embedded = embedScenario(known, file(trial), 'address', (id) => id === 'trial')
  expect(showsEmbedded(embedded, asked, (id) => mine.has(id))).toBe(expected)
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
      expect(readEmbeddedScenario(inside, null)).toEqual({ ok: true, value: given })
      expect(text.startsWith(template.slice(0, template.lastIndexOf('</body>')))).toBe(true)
      expect(inside).not.toMatch(/[<\u2028\u2029]/)
    }),
    150,
  )
})

/** The page with a scenario in it, as it is saved. */
function carrying(page: string): string {
  const made = writeSinglePage(page, file(trial))
  if (!made.ok) throw new Error(made.errors[0]?.en)
  return made.value
}

test.each([
  ['no page at all', 'hello'],
  ['one without a policy', '<body></body>'],
  ['one that carries a scenario already', carrying(template)],
])('%s is refused in words', (_, page) =>
  expect(writeSinglePage(page, file(trial))).toMatchObject({
    ok: false,
    errors: [{ en: 'the page for the scenario is incomplete' }],
  }),
)

test('the page’s own scenario comes before that of the address', () => {
  const text = writeScenarioFile(file(trial))
  expect(readEmbeddedScenario(text, 'rubbish').ok).toBe(true)
  expect(readEmbeddedScenario(null, 'rubbish').ok).toBe(false)
})
