import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastEvidenceOf } from '../../src/city/last-evidence.ts'
import { cityAsKnownOn, knowledgeStops } from '../../src/city/known-on.ts'
import { addMonths, dayOf, isoOf } from '../../src/base/day.ts'
import { documentYears } from '../../src/city/document-years.ts'
import { readRecordFile, writeRecordFile } from '../../src/intake/read-record-file.ts'
import { cityWithRecords, measuredWithRecords } from '../../src/own-documents/city-with-records.ts'
import { conflictsIn, mergeRecords } from '../../src/own-documents/merge-records.ts'
import { stateOf } from '../../src/own-documents/statement-state.ts'
import { emptyRecord, type RecordFile, type Statement } from '../../src/own-documents/schema.ts'
import { buildSchedule, lastDayOf } from '../../src/scenario/build-schedule.ts'
import { momentAt } from '../../src/moment/moment-at.ts'
import { summaryAt } from '../../src/moment/summary-at.ts'
import { ownDocument, ownFact, statement, townRecord } from '../town/town-record.ts'
import { buildTown } from '../town/town.ts'
import { checkProperty } from './check-property.ts'

const town = buildTown()
const { city } = town
const scenario = town.pack.facts.scenarios[0]!

const WORDED = [
  ['planned', '谋划'],
  ['started', '开工'],
  ['under construction', '加快'],
  ['topped out', '封顶'],
  ['in operation', '建成投用'],
] as const
const ids = ['tower', 'yard', 'hall', 'depot', 'tram', 'new-house']
const anyStatement = (at: number): fc.Arbitrary<Statement> =>
  fc
    .record({
      day: fc.integer({ min: dayOf('2023-01-01'), max: dayOf('2029-12-31') }),
      entities: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }),
      wording: fc.constantFrom(...WORDED, null),
      figure: fc.option(fc.integer({ min: 1, max: 9999 }), { nil: undefined }),
      acts: fc.constantFrom<Statement['history'][number]['act'][]>([], ['checked'], ['withdrawn'], ['changed']),
    })
    .map(({ day, entities, wording, figure, acts }) => {
      const date = isoOf(day as ReturnType<typeof dayOf>)
      const fact = ownFact(`own-${at}`, `own-paper-${at}`, {
        ...(wording ? { status: [wording[0], wording[1], date] as const } : {}),
        ...(figure === undefined ? {} : { figure }),
      })
      return statement(fact, entities, acts)
    })

/** A record of the town with up to a dozen statements, each in a paper of its own. */
const anyRecord: fc.Arbitrary<RecordFile> = fc
  .tuple(...Array.from({ length: 12 }, (_, at) => anyStatement(at)))
  .chain((statements) => fc.subarray(statements))
  .map((statements) => ({
    ...townRecord('any-record'),
    documents: statements.map(({ fact }) => ownDocument(fact.source.document, fact.status?.asOf ?? '2026-03-02')),
    statements,
  }))

test('adding a record and taking it out again changes nothing: without one, the city itself comes back', () => {
  expect(cityWithRecords(city, []).city).toBe(city)
  expect(cityWithRecords(city, [emptyRecord('empty', 'empty')]).city).toBe(city)
  expect(measuredWithRecords(town.pack.systems, city, [townRecord()])).toBe(town.pack.systems)
})

test('no record ever alters a shipped document, fact, place or phase', () => {
  const before = JSON.stringify(town.pack)
  checkProperty(
    'own-documents-shipped',
    fc.property(anyRecord, (record) => {
      const { city: made } = cityWithRecords(city, [record])
      for (const [id, fact] of city.facts) expect(made.facts.get(id)).toBe(fact)
      for (const [id, document] of city.documents) expect(made.documents.get(id)).toBe(document)
      for (const [id, note] of city.placeNotes) expect(made.placeNotes.get(id)).toBe(note)
      expect(made.phaseRules.slice(0, city.phaseRules.length)).toEqual(city.phaseRules)
      // The rows of the shipped entities stay where they were, with their facts in their order.
      for (const [at, entity] of city.entities.entries()) {
        const now = made.entities[at]!
        expect({ ...now, facts: now.facts.filter((id) => city.facts.has(id)) }).toEqual(entity)
      }
    }),
    100,
  )
  expect(JSON.stringify(town.pack)).toBe(before)
})

test('the order in which statements and records are added does not matter', () => {
  checkProperty(
    'own-documents-order',
    fc.property(anyRecord, fc.integer({ min: 0, max: 11 }), (record, cut) => {
      const whole = cityWithRecords(city, [record])
      const reversed = {
        ...record,
        statements: record.statements.toReversed(),
        documents: record.documents.toReversed(),
      }
      expect(cityWithRecords(city, [reversed])).toEqual(whole)
      const part = (id: string, statements: readonly Statement[]): RecordFile => ({
        ...record,
        id,
        statements: [...statements],
      })
      const [a, b] = [part('a', record.statements.slice(0, cut)), part('b', record.statements.slice(cut))]
      expect(cityWithRecords(city, [a, b])).toEqual(cityWithRecords(city, [b, a]))
    }),
    100,
  )
})

test('what is withdrawn leaves no trace in any reading', () => {
  checkProperty(
    'own-documents-withdrawn',
    fc.property(anyRecord, fc.integer({ min: dayOf('2021-11-01'), max: dayOf('2029-12-31') }), (record, on) => {
      const day = on as ReturnType<typeof dayOf>
      const without = {
        ...record,
        statements: record.statements.filter(({ history }) => stateOf(history) !== 'withdrawn'),
      }
      const [one, other] = [record, without].map((held) => cityWithRecords(city, [held]).city) as [
        typeof city,
        typeof city,
      ]
      expect(one).toEqual(other)
      const [first, second] = [one, other].map((made) => buildSchedule(made, scenario)) as [
        typeof town.schedule,
        typeof town.schedule,
      ]
      expect(momentAt(first, day)).toEqual(momentAt(second, day))
      expect(summaryAt(one, first, day)).toEqual(summaryAt(other, second, day))
    }),
    60,
  )
})

test('all statements withdrawn: the shipped city itself', () => {
  checkProperty(
    'own-documents-all-withdrawn',
    fc.property(anyRecord, (record) => {
      const statements = record.statements.map(({ history: [entered], ...rest }) => ({
        ...rest,
        history: [entered!, { act: 'withdrawn' as const, by: '乙', on: '2026-03-03', note: null }],
      }))
      expect(cityWithRecords(city, [{ ...record, statements }]).city).toBe(city)
    }),
    30,
  )
})

test('a document of 2026: the last evidence, a stop of knowledge, the phases and the end of the timeline follow', () => {
  const { city: made, leftOut } = cityWithRecords(city, [townRecord()])
  expect(leftOut).toEqual([])
  expect(isoOf(lastEvidenceOf(made))).toBe('2026-03-02')
  expect(knowledgeStops(made).map(isoOf)).toEqual([...knowledgeStops(city).map(isoOf), '2024-05-01', '2026-03-02'])
  const schedule = buildSchedule(made, scenario)
  const phaseOn = (id: string, day: string) =>
    momentAt(schedule, dayOf(day))[schedule.entries.findIndex(({ entity }) => entity.id === id)]!.documented
  expect(phaseOn('tower', '2026-03-01')).not.toBe('inOperation')
  expect(phaseOn('tower', '2026-03-02')).toBe('inOperation')
  expect(phaseOn('new-house', '2026-03-02')).toBe('started')
  expect(isoOf(schedule.evidenceUntil)).toBe('2026-03-02')
  // The house is to be done in 2028: the timeline reaches to its end, and no assumption cuts what a document states.
  expect(isoOf(schedule.entries.find(({ entity }) => entity.id === 'new-house')!.plan!.end.day)).toBe('2029-01-01')
  expect(isoOf(lastDayOf(schedule))).toBe('2029-01-01')
  // As known before the first of them, nothing of it is there.
  const earlier = cityAsKnownOn(made, dayOf('2023-12-31'))
  expect(earlier.entityById.has('new-house')).toBe(false)
  expect([...earlier.facts.keys()].filter((id) => made.own.statements.has(id))).toEqual([])
})

test('works that begin after the horizon and have no stated end have a plan, as long as their class takes', () => {
  const record: RecordFile = {
    ...townRecord(),
    statements: [
      statement(ownFact('house-begun', 'gazette-2026', { status: ['started', '开工', '2026-03-02'] }), ['new-house']),
    ],
  }
  const { city: made } = cityWithRecords(city, [record])
  const schedule = buildSchedule(made, scenario)
  const { plan } = schedule.entries.find(({ entity }) => entity.id === 'new-house')!
  const months = schedule.scenario.durations.find(({ planClass }) => planClass === 'building')!.months!
  expect([isoOf(plan!.start.day), plan!.end.basis]).toEqual(['2026-03-02', 'assumed'])
  expect(plan!.end.day).toBe(addMonths(dayOf('2026-03-02'), months))
  expect(lastDayOf(schedule)).toBeGreaterThanOrEqual(plan!.end.day)
  expect(documentYears(made)).toEqual({ first: '2022', last: '2026' })
})

test('drafts count and are told apart from what a second person has checked', () => {
  const { city: made } = cityWithRecords(city, [townRecord()])
  expect([...made.own.statements].map(([id, { state, checkedBy }]) => [id, state, checkedBy]).toSorted()).toEqual([
    ['hall-under-way', 'draft', null],
    ['new-house-begun', 'draft', null],
    ['tower-in-use', 'checked', '乙'],
  ])
  expect([...made.own.entities]).toEqual(['new-house'])
  expect(made.own.places.map(({ id }) => id)).toEqual(['new-house-spot'])
})

test('a correction stands beside what it corrects, which stays', () => {
  const [shipped] = city.entityById.get('tower')!.facts
  const record = {
    ...townRecord(),
    statements: [statement(ownFact('correction', 'gazette-2026', { corrects: shipped! }), ['tower'])],
  }
  const { city: made } = cityWithRecords(city, [record])
  expect(made.own.statements.get('correction')!.corrects).toEqual([shipped])
  expect(made.entityById.get('tower')!.facts).toEqual(expect.arrayContaining([shipped, 'correction']))
})

test('statements beyond the room of a row are named and left out; the others stand', () => {
  const statements = Array.from({ length: 30 }, (_, at) => {
    const date = isoOf((dayOf('2024-01-01') + at * 30) as ReturnType<typeof dayOf>)
    const wording = WORDED[at % 2]!
    return {
      date,
      made: statement(
        ownFact(`many-${String(at).padStart(2, '0')}`, `paper-${at}`, { status: [wording[0], wording[1], date] }),
        ['depot'],
      ),
    }
  })
  const record = {
    ...townRecord(),
    documents: statements.map(({ date }, at) => ownDocument(`paper-${at}`, date)),
    statements: statements.map(({ made }) => made),
  }
  const { city: made, leftOut } = cityWithRecords(city, [record])
  expect(leftOut.length).toBeGreaterThan(0)
  expect(new Set(leftOut.map(({ reason }) => reason))).toEqual(new Set(['too-many-steps']))
  expect(buildSchedule(made, scenario).entries.every(({ steps }) => steps.length <= 8)).toBe(true)
})

test('a record file is read back as it was, and written again to the same bytes', () => {
  checkProperty(
    'record-file-back',
    fc.property(anyRecord, (record) => {
      const text = writeRecordFile(record)
      const read = readRecordFile('a.record.json', text, city)
      expect(read).toEqual({ ok: true, value: record })
      expect(read.ok && writeRecordFile(read.value)).toBe(text)
    }),
    50,
  )
})

test('a thousand damaged record files: each is read or refused with file, line, column and reason', () => {
  const text = writeRecordFile(townRecord())
  let refused = 0
  checkProperty(
    'record-file-damaged',
    fc.property(fc.nat(), fc.nat(12), fc.string({ maxLength: 6 }), (pick, length, put) => {
      const at = pick % (text.length + 1)
      const broken = text.slice(0, at) + put + text.slice(at + length)
      const read = readRecordFile('a.record.json', broken, city)
      if (read.ok) return
      refused += 1
      for (const { file, row, column, reason } of read.errors) {
        expect(file).toBe('a.record.json')
        expect(row).toBeGreaterThanOrEqual(1)
        expect(column).toBeGreaterThanOrEqual(1)
        expect(reason.code).not.toBe('')
      }
    }),
    1000,
  )
  expect(refused).toBeGreaterThan(500)
})

test.each<[string, (record: RecordFile) => unknown, RegExp]>([
  [
    'a statement of no document',
    (record) => ({ ...record, documents: record.documents.slice(1) }),
    /^\/statements\/\d\/fact\/source\/document$/,
  ],
  ['an entity that is nowhere', (record) => ({ ...record, entities: [] }), /^\/statements\/1\/entities\/0$/],
  ['a place that is nowhere', (record) => ({ ...record, places: [] }), /^\/entities\/0\/place$/],
  [
    'an id twice',
    (record) => ({ ...record, statements: [...record.statements, record.statements[0]] }),
    /^\/statements\/4$/,
  ],
  [
    'checked by its own author',
    (record) => ({
      ...record,
      statements: [
        {
          ...record.statements[0],
          history: [
            { act: 'entered', by: '甲', on: '2026-03-02', note: null },
            { act: 'checked', by: '甲', on: '2026-03-02', note: null },
          ],
        },
      ],
    }),
    /^\/statements\/0\/history\/1$/,
  ],
  ['a later version', (record) => ({ ...record, version: 2 }), /^\/version$/],
  ['another format', (record) => ({ ...record, format: 'else' }), /^\/format$/],
])('%s is refused where it stands', (_name, change, where) => {
  const read = readRecordFile('a.record.json', JSON.stringify(change(townRecord()), null, 1), city)
  expect(read.ok ? [] : read.errors.map((fault) => fault.where)).toContainEqual(expect.stringMatching(where))
})

test('two records merge: each statement once, the longer history, and what disagrees is shown and kept', () => {
  const one = townRecord('one')
  const other = townRecord('other')
  expect(mergeRecords(one, other)).toEqual({ record: one, disagreements: [] })
  const checked = {
    ...other.statements[1]!,
    history: [...other.statements[1]!.history, { act: 'checked' as const, by: '丙', on: '2026-04-01', note: null }],
  }
  const moved = { ...other.statements[2]!, entities: ['depot'] }
  const merged = mergeRecords(one, { ...other, statements: [checked, moved, ...other.statements.slice(3)] })
  expect(merged.record.statements[1]).toEqual(checked)
  expect(merged.record.statements[2]).toEqual(one.statements[2])
  expect(merged.disagreements).toMatchObject([
    { kind: 'statement', id: 'hall-under-way', first: one.statements[2], second: moved },
  ])
})

test('statements of one day and thing that do not agree are found, whatever is withdrawn is not among them', () => {
  const of = (id: string, wording: readonly [string, string], acts: Statement['history'][number]['act'][] = []) =>
    statement(ownFact(id, 'gazette-2026', { status: [...wording, '2026-03-02'] }), ['tower'], acts)
  const record = {
    ...townRecord(),
    statements: [
      of('a', ['started', '开工']),
      of('b', ['topped out', '封顶']),
      of('c', ['planned', '谋划'], ['withdrawn']),
      // States neither a phase nor a figure: it speaks of the thing, and disagrees with nobody.
      statement(ownFact('d', 'gazette-2026'), ['tower']),
    ],
  }
  expect(
    conflictsIn(record).map(({ entity, statements }) => [entity, ...statements.map(({ fact }) => fact.id)]),
  ).toEqual([['tower', 'a', 'b']])
})
