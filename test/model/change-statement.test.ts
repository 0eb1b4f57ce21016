import { expect, test } from 'vitest'
import { checkRecord } from '../../src/own-documents/check-record.ts'
import { changeStatement, changedFields, formOf, pairOf } from '../../src/own-documents/change-statement.ts'
import { withChanged } from '../../src/own-documents/edit-record.ts'
import type { StatementForm } from '../../src/own-documents/make-statement.ts'
import { recordFileSchema, type RecordFile, type Statement } from '../../src/own-documents/schema.ts'
import { stateOf } from '../../src/own-documents/statement-state.ts'
import { townRecord } from '../town/town-record.ts'
import { buildTown } from '../town/town.ts'
import { readRealCity } from './real-city.ts'

const { city } = buildTown()
const entered = {
  by: '丙',
  on: '2026-04-01',
  document: 'gazette-2026',
  article: 'article',
  date: '2026-03-02',
  newId: (stem: string) => `${stem}-new`,
}

function changed(record: RecordFile, id: string, part: Partial<StatementForm>): RecordFile {
  const statement = record.statements.find(({ fact }) => fact.id === id)!
  const pair = pairOf(record, statement)
  const made = changeStatement(statement, { ...formOf(statement, pair), ...part }, entered, city, pair)
  if (!made.ok) throw new Error(JSON.stringify(made.errors))
  return withChanged(record, made.value)
}

test('a change keeps the id and every act before it, says what stood there, and makes a draft again', () => {
  const record = townRecord()
  const before = record.statements.find(({ fact }) => fact.id === 'tower-in-use')!
  expect(stateOf(before.history)).toBe('checked')
  const after = changed(record, 'tower-in-use', { figure: '36', unitZh: '亿元', comparator: '>=' })
  expect(recordFileSchema.safeParse(after).success).toBe(true)
  expect(checkRecord(after, city)).toEqual(checkRecord(record, city))
  const statement = after.statements.find(({ fact }) => fact.id === 'tower-in-use')!
  expect(statement.fact.figure).toMatchObject({ value: 36, comparator: '>=', unit: { zh: '亿元' } })
  expect(statement.fact.status).toEqual(before.fact.status)
  expect(statement.history.slice(0, -1)).toEqual(before.history)
  expect(statement.history.at(-1)).toMatchObject({ act: 'changed', by: '丙', on: '2026-04-01' })
  expect(statement.history.at(-1)!.note).toContain('figure: ')
  expect(stateOf(statement.history)).toBe('draft')
  // The others stand as they were, in their order.
  expect(after.statements.map(({ fact }) => fact.id)).toEqual(record.statements.map(({ fact }) => fact.id))
})

test('the goal that a statement reports on is changed and taken back; an indicator counts its figure', () => {
  const [goal] = city.facts.keys()
  const record = townRecord()
  const one = changed(record, 'tower-in-use', { goal: goal!, verdict: 'partly' })
  expect(one.pairs.filter(({ report }) => report === 'tower-in-use')).toMatchObject([{ goal, verdict: 'partly' }])
  const pair = one.pairs.find(({ report }) => report === 'tower-in-use')!
  const two = changed(one, 'tower-in-use', { verdict: 'reached' })
  expect(two.pairs.filter(({ report }) => report === 'tower-in-use')).toMatchObject([
    { id: pair.id, verdict: 'reached' },
  ])
  expect(changed(two, 'tower-in-use', { goal: '' }).pairs).toEqual(record.pairs)
  const counted = changed(record, 'tower-in-use', { figure: '5', unitZh: '个', indicator: 'report|stations' })
  expect(counted.statements.find(({ fact }) => fact.id === 'tower-in-use')!.indicator).toEqual({
    id: 'stations',
    as: 'report',
  })
})

test('a pair keeps what the form has no field for, unless its goal or its verdict is changed', () => {
  const [goal] = city.facts.keys()
  const one = changed(townRecord(), 'tower-in-use', { goal: goal!, verdict: 'partly' })
  const note = { zh: '两页同名', en: 'one name on both pages' }
  const named: RecordFile = {
    ...one,
    pairs: one.pairs.map((pair) => (pair.report === 'tower-in-use' ? { ...pair, sharedName: '塔', note } : pair)),
  }
  const pairAfter = (part: Partial<StatementForm>) =>
    changed(named, 'tower-in-use', part).pairs.find(({ report }) => report === 'tower-in-use')
  expect(pairAfter({ figure: '36', unitZh: '亿元' })).toEqual(named.pairs.at(-1))
  expect(pairAfter({ subjectZh: '高塔' })).toMatchObject({ sharedName: '塔', note, subject: { zh: '高塔' } })
  expect(pairAfter({ verdict: 'reached' })).toMatchObject({ sharedName: null, verdict: 'reached' })
})

test('what the form did not change stays word for word, in every statement of the shipped documents', () => {
  const real = readRealCity().city
  const apart: string[] = []
  for (const fact of real.facts.values()) {
    const entities = real.entities.filter(({ facts }) => facts.includes(fact.id)).map(({ id }) => id)
    if (entities.length === 0) continue
    const statement: Statement = {
      fact,
      entities,
      indicator: null,
      history: [{ act: 'entered', by: '甲', on: '2026-03-02', note: null }],
    }
    const form = { ...formOf(statement, null), note: 'a remark' }
    expect(changedFields(formOf(statement, null), form)).toEqual(fact.note?.zh === 'a remark' ? [] : ['note'])
    const made = changeStatement(statement, form, entered, real, null)
    if (!made.ok) apart.push(`${fact.id}: ${JSON.stringify(made.errors)}`)
    else {
      const { note: _, ...others } = made.value.statement.fact
      const { note: __, ...were } = fact
      if (JSON.stringify(Object.entries(others).toSorted()) !== JSON.stringify(Object.entries(were).toSorted()))
        apart.push(fact.id)
      if (made.value.statement.entities.join() !== entities.join()) apart.push(`${fact.id}: entities`)
    }
  }
  expect(apart).toEqual([])
})
