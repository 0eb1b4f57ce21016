import { useMemo, useState, type ReactNode } from 'react'
import type { SourceDocument } from '../../../facts/schema.ts'
import { changedFields, changeStatement, formOf, pairOf } from '../../../own-documents/change-statement.ts'
import { withChanged, withStatement } from '../../../own-documents/edit-record.ts'
import { makeStatement, type StatementForm } from '../../../own-documents/make-statement.ts'
import type { RecordFile, Statement } from '../../../own-documents/schema.ts'
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
  /** The statement that is changed; none for a new one. */
  readonly changing?: Statement
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
  indicator: '',
  note: '',
}

const emptyForm = ({ phrase, page, line, around }: Marked): StatementForm => ({ ...EMPTY, phrase, page, line, around })

/** The statement that a marked phrase makes: filled in by hand or from suggestions, previewed, then entered. */
export function StatementStep({ record, document, marked, by, filled, changing, onFill, onDone }: StatementStepProps) {
  const library = useOwnDocuments()
  const { wholeCity } = useApp()
  const text = useOwnText()
  const words = useLocalized()
  const before = useMemo(() => changing && formOf(changing, pairOf(record, changing)), [changing, record])
  const form = filled ?? before ?? emptyForm(marked)
  const [refused, setRefused] = useState<string | null>(null)
  const suggestions = useSuggestions(marked, document.date)
  const fill: Fill = (part) => onFill({ ...form, ...part })
  const make = (idOf: typeof newId) => {
    const { id, date, articles } = document
    const entered = { by, on: savedOn(), document: id, article: articles[0]!.id, date, newId: idOf }
    return changing
      ? changeStatement(changing, form, entered, wholeCity, pairOf(record, changing))
      : makeStatement(form, entered, wholeCity)
  }
  const isSame = before !== undefined && changedFields(before, form).length === 0
  // While it is only looked at, its ids stay what they are.
  const made = make((stem) => `${stem}-preview`)
  const enter = (): void => {
    const whole = make(newId)
    if (!whole.ok) return
    const put = library.put(changing ? withChanged(record, whole.value) : withStatement(record, whole.value))
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
      <h3>{text(changing ? 'own.changing' : 'own.step.statement')}</h3>
      <MarkedPhrase form={form} />
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
      {made.ok && changing ? null : made.ok ? (
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
        <Button type="submit" kind="solid" disabled={!made.ok || isSame}>
          {text(changing ? 'own.changed' : 'own.add')}
        </Button>
        <Button onClick={onDone}>{text(changing ? 'own.changeNot' : 'own.discard')}</Button>
      </div>
    </form>
  )
}

/** The quotation, and where it stands. */
function MarkedPhrase({ form }: { readonly form: StatementForm }) {
  const text = useOwnText()
  return (
    <p className="own-phrase" data-part="own-phrase">
      <q lang="zh">{form.phrase}</q>
      <span className="quiet-words">{text('own.place', { page: form.page ?? 0, line: form.line })}</span>
    </p>
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
