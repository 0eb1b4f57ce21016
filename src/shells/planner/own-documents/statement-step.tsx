import { useState, type ReactNode } from 'react'
import type { SourceDocument } from '../../../facts/schema.ts'
import { withStatement } from '../../../own-documents/edit-record.ts'
import { makeStatement, type StatementForm } from '../../../own-documents/make-statement.ts'
import type { RecordFile } from '../../../own-documents/schema.ts'
import { savedOn } from '../../../app/save-file.ts'
import { useApp, useLocalized } from '../../../app/use-app.ts'
import { newId } from '../../../session/new-id.ts'
import { TextField } from '../../../ui/fields.tsx'
import { Effects } from './effects.tsx'
import { EntityFields } from './entity-fields.tsx'
import { useOwnDocuments, useOwnText } from './own-documents-context.tsx'
import type { Marked } from './read-step.tsx'
import { StatementFields } from './statement-fields.tsx'
import { useSuggestions, type Suggestion } from './use-suggestions.ts'
import { Button } from '../../../ui/button.tsx'

interface StatementStepProps {
  readonly record: RecordFile
  readonly document: SourceDocument
  readonly marked: Marked
  readonly by: string
  /** What is filled in; null before anything is. */
  readonly filled: StatementForm | null
  readonly onFill: (form: StatementForm) => void
  readonly onDone: () => void
}

/** Fills in a part of the form. */
export type Fill = (part: Partial<StatementForm>) => void

const EMPTY: Omit<StatementForm, 'phrase' | 'page' | 'line' | 'around'> = {
  subjectZh: '',
  subjectEn: '',
  kind: 'status',
  system: 'zhongyuan-science-city',
  entity: '',
  newEntity: null,
  figure: '',
  comparator: '=',
  basis: 'printed',
  ordinal: false,
  unitZh: '',
  unitEn: '',
  period: '',
  periodBasis: 'stated',
  periodPhrase: '',
  sum: false,
  day: '',
  dayPhrase: '',
  wording: '',
  corrects: '',
  goal: '',
  verdict: 'reached',
  note: '',
}

/** The statement that a marked phrase makes: filled in by hand or from suggestions, previewed, then entered. */
export function StatementStep({ record, document, marked, by, filled, onFill, onDone }: StatementStepProps) {
  const library = useOwnDocuments()
  const { wholeCity } = useApp()
  const text = useOwnText()
  const words = useLocalized()
  const form = filled ?? {
    ...EMPTY,
    phrase: marked.phrase,
    page: marked.page,
    line: marked.line,
    around: marked.around,
  }
  const [refused, setRefused] = useState<string | null>(null)
  const suggestions = useSuggestions(marked, document.date)
  const fill: Fill = (part) => onFill({ ...form, ...part })
  const make = (idOf: typeof newId) =>
    makeStatement(
      form,
      { by, on: savedOn(), document: document.id, article: document.articles[0]!.id, date: document.date, newId: idOf },
      wholeCity,
    )
  // While it is only looked at, its ids stay what they are.
  const made = make((stem) => `${stem}-preview`)
  const enter = (): void => {
    const whole = make(newId)
    if (!whole.ok) return
    const put = library.put(withStatement(record, whole.value))
    if (put.ok) onDone()
    else setRefused(put.errors.map(({ reason }) => words(reason)).join(' '))
  }
  return (
    <form
      className="own-step"
      data-part="own-statement"
      aria-label={text('own.step.statement')}
      onSubmit={(event) => {
        event.preventDefault()
        enter()
      }}
    >
      <h3>{text('own.step.statement')}</h3>
      <p className="own-phrase" data-part="own-phrase">
        <q lang="zh">{form.phrase}</q>
        <span className="quiet-words">{text('own.place', { page: form.page ?? 0, line: form.line })}</span>
      </p>
      <Suggestions suggestions={suggestions} onTake={fill} />
      <EntityFields form={form} fill={fill} />
      <div className="own-fields">
        <TextField
          label={text('own.subject')}
          value={form.subjectZh}
          maxLength={120}
          onChange={(subjectZh) => fill({ subjectZh })}
        />
        <TextField
          label={text('own.subjectEn')}
          value={form.subjectEn}
          maxLength={200}
          onChange={(subjectEn) => fill({ subjectEn })}
        />
      </div>
      <StatementFields form={form} fill={fill} />
      {made.ok ? (
        <Effects record={record} made={made.value} />
      ) : (
        <output className="quiet-words">{text('own.lacks', { list: lacksOf(made.errors, text) })}</output>
      )}
      {refused !== null && (
        <p className="own-trouble" role="alert">
          {text('own.refused', { why: refused })}
        </p>
      )}
      <div className="own-buttons">
        <Button type="submit" kind="solid" disabled={!made.ok}>
          {text('own.add')}
        </Button>
        <Button onClick={onDone}>{text('own.discard')}</Button>
      </div>
    </form>
  )
}

const FIELD = {
  by: 'own.you',
  phrase: 'own.phrase',
  subject: 'own.subject',
  entity: 'own.entity',
  unit: 'own.unit',
} as const

function lacksOf(
  lacks: Extract<ReturnType<typeof makeStatement>, { ok: false }>['errors'],
  text: ReturnType<typeof useOwnText>,
): string {
  return lacks.map((lack) => ('field' in lack ? text(FIELD[lack.field]) : lack.refused)).join(' · ')
}

const SUGGESTED = {
  figure: 'own.figure',
  period: 'own.period',
  day: 'own.day',
  wording: 'own.wording',
  entity: 'own.entity',
} as const

/** What the rules read, told apart from what stands in the form: nothing is filled in before it is taken. */
function Suggestions({
  suggestions,
  onTake,
}: {
  readonly suggestions: readonly Suggestion[]
  readonly onTake: Fill
}): ReactNode {
  const text = useOwnText()
  if (suggestions.length === 0) return <p className="quiet-words">{text('own.noSuggestion')}</p>
  const firstOfEach = suggestions.filter(
    ({ field }, at) => suggestions.findIndex((other) => other.field === field) === at,
  )
  return (
    <section className="own-suggested" data-part="own-suggested" aria-label={text('own.suggested')}>
      <h4>{text('own.suggested')}</h4>
      <ul>
        {suggestions.map((suggestion) => (
          <li key={`${suggestion.field} ${suggestion.label} ${suggestion.printed}`}>
            <span className="quiet-words">{text(SUGGESTED[suggestion.field])}</span>
            <span>
              {suggestion.label} <q lang="zh">{suggestion.printed}</q>
            </span>
            <Button
              aria-label={`${text('own.take')}: ${text(SUGGESTED[suggestion.field])} ${suggestion.label}`}
              onClick={() => onTake(suggestion.fill)}
            >
              {text('own.take')}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        onClick={() => onTake(Object.assign({}, ...firstOfEach.map(({ fill }) => fill)) as Partial<StatementForm>)}
      >
        {text('own.takeAll')}
      </Button>
    </section>
  )
}
