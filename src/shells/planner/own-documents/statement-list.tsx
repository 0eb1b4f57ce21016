import { Suspense, lazy, useMemo, useState } from 'react'
import { fileName } from '../../../base/file-name.ts'
import { writeCsv } from '../../../export/csv.ts'
import { withAct } from '../../../own-documents/edit-record.ts'
import { cityWithRecords } from '../../../own-documents/city-with-records.ts'
import { conflictsIn } from '../../../own-documents/merge-records.ts'
import type { StatementForm } from '../../../own-documents/make-statement.ts'
import type { RecordFile, Statement } from '../../../own-documents/schema.ts'
import { authorOf, stateOf } from '../../../own-documents/statement-state.ts'
import { saveText, savedOn } from '../../../app/save-file.ts'
import { useApp, useLanguage, useLocalized, useText } from '../../../app/use-app.ts'
import { figureText } from '../../../ui/figure-text.ts'
import { formatIso, formatPeriod } from '../../../ui/format-day.ts'
import { useOwnDocuments, useOwnText } from './own-documents-context.tsx'
import type { Marked } from './read-step.tsx'
import { useReviewRows } from './use-review-rows.ts'
import { StatementStep } from './statement-step.tsx'
import { Button } from '../../../ui/button.tsx'
import { useNarrowed } from '../use-narrowed.ts'

const ReviewSheet = lazy(() => import('./review-sheet.tsx'))

/** Rows that are drawn at once; the others come as one asks for them. */
const AT_ONCE = 40

interface StatementListProps {
  readonly record: RecordFile
  readonly by: string
}

/** All statements of a record, with their state and history; those that disagree stand side by side above. */
export function StatementList({ record, by }: StatementListProps) {
  const text = useOwnText()
  const [onlyUnchecked, setOnlyUnchecked] = useState(false)
  useNarrowed('statements', onlyUnchecked)
  const [shown, setShown] = useState(AT_ONCE)
  const leftOut = useLeftOut(record)
  const saveSheet = useSaveSheet(record)
  const [isPrinting, setPrinting] = useState(false)
  if (record.statements.length === 0) return null
  const unchecked = record.statements.filter(({ history }) => stateOf(history) === 'draft')
  const rows = (onlyUnchecked ? unchecked : record.statements).toReversed()
  return (
    <section className="own-step" data-part="own-statements" aria-label={text('own.step.list')}>
      <h3>
        {text('own.step.list')} <span className="count">{record.statements.length}</span>
      </h3>
      <div className="own-buttons">
        <label className="own-check">
          <input type="checkbox" checked={onlyUnchecked} onChange={() => setOnlyUnchecked(!onlyUnchecked)} />
          <span>{text('own.onlyUnchecked')}</span>
        </label>
        <span className="quiet-words">{text('own.unchecked', { count: unchecked.length })}</span>
        <Button onClick={saveSheet}>{text('own.review')}</Button>
        <Button onClick={() => setPrinting(true)}>{text('own.print')}</Button>
      </div>
      {isPrinting && (
        <Suspense>
          <ReviewSheet record={record} onClose={() => setPrinting(false)} />
        </Suspense>
      )}
      <Conflicts record={record} />
      <ul className="own-statements">
        {rows.slice(0, shown).map((statement) => (
          <StatementRow
            key={statement.fact.id}
            record={record}
            statement={statement}
            by={by}
            leftOut={leftOut.get(statement.fact.id)}
          />
        ))}
      </ul>
      {rows.length > shown && (
        <Button onClick={() => setShown(shown + AT_ONCE)}>{text('own.more', { count: rows.length - shown })}</Button>
      )}
    </section>
  )
}

/** Statements of a record that do not count, and why. */
function useLeftOut(record: RecordFile): ReadonlyMap<string, string> {
  const { wholeCity } = useApp()
  const text = useOwnText()
  return useMemo(() => {
    const { statements } = wholeCity.own
    if (!record.statements.some(({ fact }) => statements.has(fact.id))) return new Map<string, string>()
    return new Map(
      cityWithRecords(wholeCity, [record])
        .leftOut.filter(({ statement }) => !statements.has(statement))
        .map(({ statement, reason }) => [statement, text(`own.leftOut.${reason}`)]),
    )
  }, [record, wholeCity, text])
}

interface StatementRowProps extends StatementListProps {
  readonly statement: Statement
  readonly leftOut: string | undefined
}

function StatementRow({ record, statement, by, leftOut }: StatementRowProps) {
  const library = useOwnDocuments()
  const text = useOwnText()
  const words = useLocalized()
  const language = useLanguage()
  const { fact, history } = statement
  const state = stateOf(history)
  const { wholeCity } = useApp()
  const document =
    record.documents.find(({ id }) => id === fact.source.document) ?? wholeCity.documents.get(fact.source.document)
  const [isChanging, setChanging] = useState(false)
  const [form, setForm] = useState<StatementForm | null>(null)
  const marked = useMemo(() => markedOf(statement), [statement])
  const [refused, setRefused] = useState<string | null>(null)
  const act = (what: 'checked' | 'withdrawn' | 'restored'): void => {
    const put = library.put(withAct(record, fact.id, { act: what, by: by.trim(), on: savedOn(), note: null }))
    setRefused(put.ok ? null : put.errors.map(({ reason }) => words(reason)).join(' '))
  }
  const isNamed = by.trim() !== ''
  const isOwn = lastWriter(statement) === by.trim()
  return (
    <li data-state={state}>
      <p className="own-statement-head">
        <strong>{words(fact.subject)}</strong>
        <span className="own-state" data-state={state}>
          {text(`own.state.${state}`)}
        </span>
      </p>
      <StatementWords statement={statement} />
      {refused !== null && (
        <p className="own-trouble" role="alert">
          {text('own.refused', { why: refused })}
        </p>
      )}
      {leftOut !== undefined && <p className="own-trouble">{text('own.leftOut', { why: leftOut })}</p>}
      {isChanging && document && (
        <StatementStep
          record={record}
          document={document}
          marked={marked}
          by={by}
          changing={statement}
          filled={form}
          onFill={setForm}
          onDone={() => {
            setChanging(false)
            setForm(null)
          }}
        />
      )}
      <details>
        <summary>{text('own.history')}</summary>
        <ol>
          {history.map(({ act: what, by: who, on, note }, at) => (
            // oxlint-disable-next-line react/no-array-index-key -- a history only grows at its end
            <li key={at}>
              {text('own.historyRow', { day: formatIso(on, language), by: who, act: text(`own.act.${what}`) })}
              {note !== null && <span className="quiet-words"> {text('own.was', { note })}</span>}
            </li>
          ))}
        </ol>
      </details>
      <div className="own-buttons">
        {state === 'draft' && (
          <Button disabled={!isNamed || isOwn} onClick={() => act('checked')}>
            {text(isOwn ? 'own.checkOwn' : 'own.check')}
          </Button>
        )}
        {state !== 'withdrawn' && !isChanging && document && (
          <Button disabled={!isNamed} onClick={() => setChanging(true)}>
            {text('own.change')}
          </Button>
        )}
        <Button disabled={!isNamed} onClick={() => act(state === 'withdrawn' ? 'restored' : 'withdrawn')}>
          {text(state === 'withdrawn' ? 'own.restore' : 'own.withdraw')}
        </Button>
      </div>
    </li>
  )
}

/** The phrase of a statement as it was marked. */
const markedOf = ({ fact: { source } }: Statement): Marked => ({
  key: 0,
  phrase: source.phrase,
  page: source.page ?? null,
  line: source.line,
  around: '',
})

/** Who entered it, or changed it last. */
const lastWriter = (statement: Statement): string =>
  statement.history.findLast(({ act }) => act === 'changed')?.by ?? authorOf(statement)

/** The phrase beside what was read from it. */
function StatementWords({ statement: { fact } }: { readonly statement: Statement }) {
  const language = useLanguage()
  const plain = useText()
  return (
    <p className="own-statement-words">
      <q lang="zh">{fact.source.phrase}</q>
      {fact.figure && <b className="number">{figureText(fact.figure, language, plain).whole}</b>}
      {fact.status?.wordingZh && <q lang="zh">{fact.status.wordingZh}</q>}
      {fact.deadline && <span className="number">{formatPeriod(fact.deadline.period, language)}</span>}
    </p>
  )
}

function Conflicts({ record }: { readonly record: RecordFile }) {
  const { wholeCity } = useApp()
  const text = useOwnText()
  const words = useLocalized()
  const conflicts = useMemo(() => conflictsIn(record), [record])
  if (conflicts.length === 0) return null
  return (
    <section className="own-apart" aria-label={text('own.conflicts')}>
      <h4>{text('own.conflicts')}</h4>
      {conflicts.map(({ entity, statements: [one, other] }) => (
        <div key={`${entity} ${one.fact.id} ${other.fact.id}`}>
          <strong>{words(wholeCity.entityById.get(entity)?.name ?? { zh: entity, en: entity })}</strong>
          <div className="own-two-columns">
            <StatementWords statement={one} />
            <StatementWords statement={other} />
          </div>
        </div>
      ))}
    </section>
  )
}

/** Saves the review sheet as a table. */
function useSaveSheet(record: RecordFile): () => void {
  const { columns, head, rows } = useReviewRows(record)
  return () =>
    saveText(
      fileName([record.name, savedOn()], 'csv'),
      writeCsv(
        columns.map((column) => head[column]),
        rows.map((row) => columns.map((column) => row[column])),
      ),
      'text/csv;charset=utf-8',
    )
}
