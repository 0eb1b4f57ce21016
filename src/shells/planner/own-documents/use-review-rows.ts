import { useMemo } from 'react'
import { figureCells } from '../../../export/pairs-csv.ts'
import type { RecordFile } from '../../../own-documents/schema.ts'
import { authorOf, stateOf } from '../../../own-documents/statement-state.ts'
import { useApp, useLanguage, useLocalized, useText } from '../../../app/use-app.ts'
import { figureText } from '../../../ui/figure-text.ts'
import { useOwnText } from './own-documents-context.tsx'

const COLUMNS = [
  'state',
  'document',
  'date',
  'page',
  'line',
  'phrase',
  'figure',
  'figureNumber',
  'sign',
  'unit',
  'subject',
  'entity',
  'deadline',
  'wording',
  'author',
  'checkedBy',
] as const
export type ReviewColumn = (typeof COLUMNS)[number]

export interface ReviewRows {
  readonly columns: readonly ReviewColumn[]
  readonly head: Readonly<Record<ReviewColumn, string>>
  readonly rows: readonly (Readonly<Record<ReviewColumn, string | number | null>> & { readonly id: string })[]
}

/** A table to check by, of a record's statements: each phrase beside the figure that was read from it. */
export function useReviewRows(record: RecordFile): ReviewRows {
  const { wholeCity } = useApp()
  const text = useOwnText()
  const plain = useText()
  const words = useLocalized()
  const language = useLanguage()
  return useMemo(() => {
    const documents = new Map([...wholeCity.documents, ...record.documents.map((one) => [one.id, one] as const)])
    const rows = record.statements.map((statement) => {
      const { fact, entities, history } = statement
      const document = documents.get(fact.source.document)
      const state = stateOf(history)
      const [figureNumber = null, sign = null, unit = null] = figureCells(fact.figure, language)
      return {
        id: fact.id,
        state: text(`own.state.${state}`),
        document: document ? words(document.publication) : null,
        date: document?.date ?? null,
        page: fact.source.page ?? null,
        line: fact.source.line,
        phrase: fact.source.phrase,
        figure: fact.figure ? figureText(fact.figure, language, plain).whole : null,
        figureNumber,
        sign,
        unit,
        subject: words(fact.subject),
        entity: entities.map((id) => words(wholeCity.entityById.get(id)?.name ?? { zh: id, en: id })).join(' / '),
        deadline: fact.deadline?.period ?? null,
        wording: fact.status?.wordingZh ?? null,
        author: authorOf(statement),
        checkedBy: state === 'checked' ? (history.at(-1)?.by ?? null) : null,
      }
    })
    const head = Object.fromEntries(
      COLUMNS.map((column) => [column, text(`own.sheet.${column}`)]),
    ) as ReviewRows['head']
    return { columns: COLUMNS, head, rows }
  }, [record, wholeCity, text, plain, words, language])
}
