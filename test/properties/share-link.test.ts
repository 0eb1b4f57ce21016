import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { FIRST_DAY, HORIZON_DAY, LAST_DAY, asDay } from '../../src/base/day.ts'
import { writeShareLink } from '../../src/export/share-link.ts'
import { openScenarios } from '../../src/main/open-scenarios.ts'
import type { OwnRecord } from '../../src/scenario/own-record.ts'
import { READINGS } from '../../src/scenario/reading.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import { readAddress, writeAddress } from '../../src/session/address.ts'
import { DOCK_TABS, RESULTS_TABS } from '../../src/session/open-panels.ts'
import { readPageAddress } from '../../src/session/page-address.ts'
import { DEFAULT_SESSION, type Session } from '../../src/session/session.ts'
import { memoryStorage } from '../../src/session/text-storage.ts'
import { anyScenarioFile } from '../town/any-scenario.ts'
import { buildTown } from '../town/town.ts'
import { checkAsyncProperty } from './check-property.ts'

const { city, pack } = buildTown()
const shipped = pack.facts.scenarios
const [A, B] = ['own-u000000000001', 'own-u000000000002']

beforeAll(() => {
  // A page without a scenario in it.
  Object.assign(globalThis, { document: { getElementById: () => null } })
  return () => Reflect.deleteProperty(globalThis, 'document')
})

const record: OwnRecord = {
  entity: 'tram',
  name: 'tram',
  actualStart: '2022-03-05',
  actualFinish: null,
  percent: null,
  file: 'a.csv',
  row: 2,
}
const side = fc.record(
  {
    scenario: fc.constantFrom('reference', A, B),
    reading: fc.constantFrom(...READINGS),
    day: fc.integer({ min: FIRST_DAY, max: LAST_DAY }).map(asDay),
  },
  { requiredKeys: ['scenario', 'reading'] },
)
const anyView = fc.record({
  day: fc.integer({ min: FIRST_DAY, max: HORIZON_DAY }).map(asDay),
  first: side.map(({ scenario, reading }) => ({ scenario, reading })),
  second: fc.option(side),
  swipe: fc.integer({ min: 0, max: 1000 }).map((share) => share / 1000),
  open: fc.record({
    document: fc.constant(null),
    cockpit: fc.option(
      fc.record({
        tab: fc.constantFrom('systems' as const, 'pairs' as const, 'goals' as const),
        system: fc.option(fc.constant('talent')),
        indicator: fc.constant(null),
      }),
    ),
    results: fc.option(fc.constantFrom(...RESULTS_TABS)),
    scenarios: fc.boolean(),
    scenarioEditor: fc.boolean(),
    briefingEditor: fc.boolean(),
    ownData: fc.boolean(),
    ownDocuments: fc.boolean(),
    dock: fc.option(fc.constantFrom(...DOCK_TABS)),
    lanes: fc.boolean(),
    words: fc.boolean(),
  }),
  /** B may rest on A. */
  isChain: fc.boolean(),
  hasRecords: fc.boolean(),
  /** What the one who opens the link has: nothing, the same ids with other content, or the very same. */
  theirs: fc.constantFrom('empty', 'other', 'same'),
})

/** All of a scenario that does not follow from where it is kept. */
const contentOf = (scenario: Scenario | undefined, catalog: readonly Scenario[]): unknown => {
  if (!scenario) return null
  const { id: _id, base, ...content } = scenario
  return [
    content,
    base !== null &&
      contentOf(
        catalog.find(({ id }) => id === base),
        catalog,
      ),
  ]
}

test('a link shows what its sender saw, whatever the one who opens it has, and nobody’s plan is taken for another’s', async () => {
  let packed = 0
  await checkAsyncProperty(
    'share-link',
    fc.asyncProperty(anyView, anyScenarioFile, anyScenarioFile, async (view, one, two) => {
      const own = [
        { ...one.scenario, id: A, base: 'reference' },
        { ...two.scenario, id: B, base: view.isChain ? A : 'reference' },
      ]
      const catalog = [...shipped, ...own]
      const sides = (view.second ? [view.first, view.second] : [view.first]) as unknown as Session['sides']
      const session: Session = { ...DEFAULT_SESSION, sides, swipe: view.second ? view.swipe : DEFAULT_SESSION.swipe }
      const link = writeShareLink({
        query: writeAddress(
          { session, day: view.day, open: view.open },
          { openingDay: null, namesScenarios: true, isLink: true },
        ),
        sides: sides.map(({ scenario }) => catalog.find(({ id }) => id === scenario)!),
        catalog,
        isEverywhere: (id) => shipped.some((scenario) => scenario.id === id),
        recordsOf: (id) => (view.hasRecords && id === A ? [record] : []),
      })
      const kept = view.theirs === 'empty' ? [] : own
      const texts = new Map(
        kept.map((scenario) => [
          `zhengzhou-twin/scenario/${scenario.id}`,
          JSON.stringify(
            view.theirs === 'same'
              ? scenario
              : { ...scenario, name: { zh: '别人的', en: 'somebody else’s' }, edits: [] },
          ),
        ]),
      )
      const before = new Map(texts)
      const [search = '', hash = ''] = link.text.split('#')
      const asked = readPageAddress(search, hash)
      const scenarios = await openScenarios(
        pack.facts,
        () => city,
        asked,
        memoryStorage(texts),
        () => {},
      )
      const { isEntity, isScenario } = scenarios
      const context = { openingDay: asDay(0), isEntity, isScenario }
      const opened = readAddress(scenarios.seat(asked), context)
      const library = await scenarios.loadLibrary()
      expect([asked.unread, scenarios.unreadable]).toEqual([[], []])
      expect(texts).toEqual(before)
      expect([opened.day, opened.open, opened.session.swipe]).toEqual([view.day, view.open, session.swipe])
      const isLeftOut = link.missing.some(({ kind }) => kind === 'scenario')
      if (isLeftOut) return
      packed += link.scenarios
      expect(opened.faults).toEqual([])
      expect(opened.session.sides.map(({ reading, day }) => [reading, day])).toEqual(
        sides.map(({ reading, day }) => [reading, day]),
      )
      opened.session.sides.forEach(({ scenario }, at) => {
        const sent = catalog.find(({ id }) => id === sides[at]?.scenario)
        expect(contentOf(library.find(scenario), library.catalog())).toEqual(contentOf(sent, catalog))
      })
      // What is not the viewer's own is not among the viewer's own.
      const isOwn = (id: string): boolean => library.store.getState().own.some((scenario) => scenario.id === id)
      for (const { scenario } of opened.session.sides)
        expect(isOwn(scenario)).toBe(view.theirs === 'same' && scenario !== 'reference')
      const showsA = sides.some(({ scenario }) => scenario === A)
      expect(link.records).toBe(view.hasRecords && showsA && link.missing.length === 0 ? 1 : 0)
      const shown = opened.session.sides[sides.findIndex(({ scenario }) => scenario === A)]
      expect((await scenarios.loadOwnRecords()).of(shown?.scenario ?? '')).toEqual(
        link.records > 0 && view.theirs !== 'same' ? [record] : [],
      )
    }),
    120,
  )
  expect(packed).toBeGreaterThan(50)
})

test('what is too large for a link is named, and the rest of the view is in it', () => {
  const huge = {
    ...shipped[0]!,
    id: A,
    base: 'reference',
    notes: Array.from({ length: 900 }, (_, at) => ({
      id: `note-${at}`,
      date: '2024-01-01',
      entity: null,
      text: { zh: `第${at}条${(at * 7919) % 9973}${(at * 104_729) % 99_991}`, en: `${(at * 1_299_709) % 999_983}` },
      author: { zh: '规划', en: 'planner' },
    })),
  }
  const view = {
    query: '?day=2022-06-01&scenario=own-u000000000001',
    sides: [huge],
    catalog: [...shipped, huge],
    isEverywhere: (id: string) => id !== A,
    recordsOf: () => [record],
  }
  expect(writeShareLink(view)).toEqual({
    text: view.query,
    scenarios: 0,
    records: 0,
    missing: [
      { kind: 'scenario', name: huge.name, count: 1 },
      { kind: 'records', name: huge.name, count: 1 },
    ],
  })
  const many = Array.from({ length: 2000 }, (_, at) => ({
    ...record,
    file: `${(at * 7919) % 9973}-${(at * 104_729) % 99_991}.csv`,
    row: at + 1,
  }))
  const small = { ...huge, notes: [] }
  expect(writeShareLink({ ...view, sides: [small], recordsOf: () => many })).toMatchObject({
    scenarios: 1,
    records: 0,
    missing: [{ kind: 'records', count: 2000 }],
  })
})

test('a view of shipped scenarios carries nothing', () => {
  expect(
    writeShareLink({
      query: '?day=2022-06-01',
      sides: [shipped[0]!],
      catalog: shipped,
      isEverywhere: () => true,
      recordsOf: () => [record],
    }),
  ).toEqual({ text: '?day=2022-06-01', scenarios: 0, records: 0, missing: [] })
})
