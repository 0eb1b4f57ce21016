import { LINK_KINDS } from '../../src/scenario/link-kinds.ts'
import * as fc from 'fast-check'
import { asDay, isoOf } from '../../src/base/day.ts'
import { cleanText } from '../../src/base/clean-text.ts'
import type { OwnRecord } from '../../src/scenario/own-record.ts'
import { readScenario } from '../../src/scenario/read-scenario.ts'
import type { Scenario } from '../../src/scenario/schema.ts'
import type { ScenarioFile } from '../../src/scenario/scenario-file.ts'

/** Things of the town, and one that it does not hold. */
const THINGS = ['tower', 'yard', 'hall', 'tram', 'stop', 'fleet', 'garden', 'ring-road', 'gone'] as const
const thing = fc.constantFrom(...THINGS)
const word = fc
  .oneof(
    fc.constantFrom('试', '<b>', '", \\', '\u2028', '😀', '  ', 'a\u000bb', '\u202ec', 'd\ud800', '=1+1', '\ufeffe'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
  )
  .filter((text) => cleanText(text) !== '')
const words = fc.record({ zh: word, en: word })
const date = fc.integer({ min: -500, max: 4000 }).map((n) => isoOf(asDay(n)))
const twoDates = fc
  .tuple(fc.integer({ min: -500, max: 3000 }), fc.integer({ min: 1, max: 1000 }))
  .map(([from, more]) => [isoOf(asDay(from)), isoOf(asDay(from + more))] as const)
const end = fc.record({ date, basis: fc.constantFrom('derived', 'assumed'), words })
const about = { entity: thing, author: words, reason: words }

const anyEdit = fc.oneof(
  fc.record({
    edit: fc.constant('shift'),
    ...about,
    months: fc.integer({ min: -60, max: 60 }),
    days: fc.integer({ min: -400, max: 400 }),
  }),
  fc.record({ edit: fc.constant('stretch'), ...about, factor: fc.double({ min: 0.1, max: 10, noNaN: true }) }),
  fc.record(
    { edit: fc.constant('set-span'), ...about, start: end, end },
    { requiredKeys: ['edit', 'entity', 'author', 'reason'] },
  ),
  fc
    .tuple(fc.record({ edit: fc.constant('hold'), ...about }), twoDates)
    .map(([edit, [from, until]]) => ({ ...edit, from, until })),
  fc.record({ edit: fc.constant('cancel'), ...about, from: date }),
  fc.record({
    edit: fc.constant('set-ramp'),
    ...about,
    entity: fc.constant('fleet'),
    from: fc.nat(50),
    to: fc.integer({ min: 1, max: 500 }),
    goalFact: fc.constant('fleet-goal'),
    shape: fc.constantFrom('linear', 's-curve'),
  }),
  fc
    .tuple(
      fc.record({
        edit: fc.constant('add'),
        ...about,
        entity: fc.constantFrom('new-hall', 'new-line'),
        name: words,
        layer: fc.constant('parks'),
        kind: fc.constant('site'),
        planClass: fc.constant('building'),
        place: fc.constant(null),
        at: fc.option(
          fc.record({
            lng: fc.double({ min: 113, max: 114, noNaN: true }),
            lat: fc.double({ min: 34, max: 35, noNaN: true }),
            accuracyM: fc.integer({ min: 1, max: 5000 }),
          }),
        ),
        parent: fc.option(thing),
      }),
      twoDates,
    )
    .map(([edit, [start, until]]) => ({ ...edit, start, end: until })),
)

/** A scenario that the schema takes, on top of the town's reference. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    name: words,
    statement: words,
    horizon: fc.option(fc.constantFrom('2024-01-01', '2030-01-01')),
    edits: fc.array(anyEdit, { maxLength: 8 }),
    dependencies: fc.array(
      fc.record({
        before: thing,
        after: thing,
        kind: fc.constantFrom(...LINK_KINDS),
        lagDays: fc.integer({ min: -100, max: 400 }),
        reason: words,
      }),
      { maxLength: 4 },
    ),
    milestones: fc.array(fc.record({ date, name: words }), { maxLength: 2 }),
    notes: fc.array(fc.record({ date, entity: fc.option(thing), text: words, author: words }), { maxLength: 2 }),
  })
  .map(({ edits, dependencies, milestones, notes, ...rest }) => {
    const numbered = <T extends object>(rows: readonly T[]): object[] =>
      rows.map((row, i) => ({ id: `row-${i}`, ...row }))
    const given = {
      version: 3,
      id: 'trial',
      base: 'reference',
      deadlines: null,
      durations: null,
      profiles: null,
      ...rest,
      edits: numbered(edits),
      dependencies: numbered(dependencies.filter(({ before, after }) => before !== after)),
      milestones: numbered(milestones),
      notes: numbered(notes),
    }
    const read = readScenario(given)
    if (!read.ok) throw new Error(JSON.stringify(read.errors))
    return read.value
  })

export const anyOwnRecord: fc.Arbitrary<OwnRecord> = fc
  .record({
    entity: thing,
    name: word.map((text) => cleanText(text)),
    dates: twoDates,
    from: fc.boolean(),
    to: fc.boolean(),
    percent: fc.option(fc.integer({ min: 0, max: 1000 }).map((n) => n / 10)),
    file: fc.constantFrom('进度.xlsx', 'a.csv'),
    row: fc.integer({ min: 1, max: 9999 }),
  })
  .filter(({ from, to, percent }) => from || to || percent !== null)
  .map(({ dates, from, to, ...rest }) => ({
    entity: rest.entity,
    name: rest.name,
    actualStart: from ? dates[0] : null,
    actualFinish: to ? dates[1] : null,
    percent: rest.percent,
    file: rest.file,
    row: rest.row,
  }))

export const anyScenarioFile: fc.Arbitrary<ScenarioFile> = fc.record({
  scenario: anyScenario,
  bases: fc.array(
    anyScenario.map((scenario) => ({ ...scenario, id: 'middle' })),
    { maxLength: 1 },
  ),
  ownRecords: fc.array(anyOwnRecord, { maxLength: 4 }),
})
