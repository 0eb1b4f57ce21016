import { success, type Result } from '../base/result.ts'
import type { City } from '../city/build-city.ts'
import type { Fact, Pair } from '../facts/schema.ts'
import type { NewStatement } from './edit-record.ts'
import { makeStatement, type EnteredBy, type StatementForm, type StatementLack } from './make-statement.ts'
import type { RecordFile, Statement } from './schema.ts'
import { correctsOf } from './statement-state.ts'

/** The pair by which a statement reports on a goal; null where it reports on none. */
export const pairOf = ({ pairs }: Pick<RecordFile, 'pairs'>, { fact }: Statement): Pair | null =>
  pairs.find(({ report }) => report === fact.id) ?? null

/** A statement as the form has it, to be changed there. */
export function formOf(statement: Statement, pair: Pair | null): StatementForm {
  const { fact, entities, indicator } = statement
  const { figure, status, deadline, source } = fact
  return {
    phrase: source.phrase,
    page: source.page ?? null,
    line: source.line,
    around: '',
    subjectZh: fact.subject.zh,
    subjectEn: fact.subject.en === fact.subject.zh ? '' : fact.subject.en,
    kind: KINDS.find((kind) => kind === fact.kind) ?? 'status',
    system: fact.system,
    entity: entities[0] ?? '',
    newEntity: null,
    figure: figure ? String(figure.value) : '',
    comparator: figure?.comparator ?? '=',
    basis: figure?.basis === 'printed-numerals' ? 'printed-numerals' : 'printed',
    ordinal: figure?.ordinal ?? false,
    unitZh: figure?.unit.zh ?? '',
    unitEn: figure && figure.unit.en !== figure.unit.zh ? figure.unit.en : '',
    period: deadline?.period ?? '',
    periodBasis: deadline?.basis === 'derived' ? 'derived' : 'stated',
    periodPhrase: deadline?.governedBy[0] ?? '',
    sum: deadline?.sum ?? false,
    day: fact.start ?? '',
    dayPhrase: fact.startBasis?.governedBy[0] ?? '',
    wording: status ? `${status.value}|${status.wordingZh ?? ''}` : '',
    corrects: correctsOf(fact)[0] ?? '',
    goal: pair?.goal ?? '',
    verdict: pair && pair.verdict !== 'no-later-report' ? pair.verdict : 'reached',
    indicator: indicator ? `${indicator.as}|${indicator.id}` : '',
    note: fact.note?.zh ?? '',
  }
}

const KINDS = ['status', 'target', 'project', 'event', 'policy'] as const

/**
 * A statement as its changed form makes it, under its own id and with one act more in its history, whose note says what it
 * said before. What the form has no field for stays, and what it did not change stays word for word.
 */
export function changeStatement(
  statement: Statement,
  form: StatementForm,
  entered: EnteredBy,
  city: City,
  pair: Pair | null,
): Result<NewStatement, StatementLack> {
  const newId: EnteredBy['newId'] = (stem) =>
    stem === 'statement' ? statement.fact.id : stem === 'pair' && pair ? pair.id : entered.newId(stem)
  const made = makeStatement(form, { ...entered, newId }, city)
  if (!made.ok) return made
  const { statement: next } = made.value
  const before = formOf(statement, pair)
  const fact = keepUnchanged(statement.fact, next.fact, before, form)
  const [first] = next.entities
  return success({
    ...made.value,
    pair: keepPair(pair, made.value.pair, before, form),
    statement: {
      fact,
      entities: [first!, ...statement.entities.slice(1).filter((id) => id !== first)],
      indicator: next.indicator,
      history: [
        ...statement.history,
        { act: 'changed', by: entered.by.trim(), on: entered.on, note: wasBefore(before, form) },
      ],
    },
  })
}

/** Parts of a fact, with the fields of the form that they are made of. */
const PARTS = {
  subject: ['subjectZh', 'subjectEn'],
  kind: ['kind'],
  system: ['system'],
  figure: ['figure', 'comparator', 'basis', 'ordinal', 'unitZh', 'unitEn'],
  start: ['day'],
  startBasis: ['day', 'dayPhrase'],
  deadline: ['period', 'periodBasis', 'periodPhrase', 'sum'],
  status: ['wording'],
  note: ['note'],
} as const satisfies Partial<Record<keyof Fact, readonly (keyof StatementForm)[]>>

function keepUnchanged(old: Fact, made: Fact, before: StatementForm, after: StatementForm): Fact {
  const changed = Object.entries(PARTS).filter(([, fields]) => fields.some((field) => before[field] !== after[field]))
  const parts = Object.fromEntries(changed.map(([part]) => [part, made[part as keyof typeof PARTS]]))
  const others = old.related.filter(({ id }) => id !== before.corrects)
  const related = before.corrects === after.corrects ? old.related : [...others, ...made.related]
  return { ...old, ...(parts as Partial<Fact>), related }
}

/** A pair whose goal and verdict the form left alone keeps what the form has no field for: the shared name, notes. */
function keepPair(old: Pair | null, made: Pair | null, before: StatementForm, after: StatementForm): Pair | null {
  if (!old || !made || before.goal !== after.goal || before.verdict !== after.verdict) return made
  const isRenamed = before.subjectZh !== after.subjectZh || before.subjectEn !== after.subjectEn
  return isRenamed ? { ...old, subject: made.subject } : old
}

/** The fields that a form changed. */
export const changedFields = (before: StatementForm, after: StatementForm): readonly (keyof StatementForm)[] =>
  (Object.keys(before) as (keyof StatementForm)[]).filter(
    (field) => field !== 'around' && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )

/** What the changed fields held, by their names, so that no version is lost. */
function wasBefore(before: StatementForm, after: StatementForm): string {
  const fields = changedFields(before, after).filter((field) => field !== 'newEntity')
  return fields
    .map((field) => `${field}: ${String(before[field]) || '∅'}`)
    .join('; ')
    .slice(0, 1_000)
}
