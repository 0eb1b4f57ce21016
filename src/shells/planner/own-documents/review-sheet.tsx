import './review-sheet.css'
import type { RecordFile } from '../../../own-documents/schema.ts'
import { footWords } from '../../../features/export/caption.ts'
import { PaperPages } from '../../../features/export/paper-pages.tsx'
import { useCaptionSource } from '../../../features/export/use-caption-source.ts'
import { ExportMessages } from '../../../features/export/use-export-text.tsx'
import { formatIso } from '../../../ui/format-day.ts'
import { savedOn } from '../../../app/save-file.ts'
import { useLanguage } from '../../../app/use-app.ts'
import { useOwnText } from './own-documents-context.tsx'
import { useReviewRows, type ReviewColumn, type ReviewRows } from './use-review-rows.ts'

interface ReviewSheetProps {
  readonly record: RecordFile
  readonly onClose: () => void
}

/** Columns that stand on paper; what tells the document stands over its statements. */
const PRINTED = [
  'page',
  'line',
  'phrase',
  'figure',
  'wording',
  'deadline',
  'subject',
  'entity',
  'state',
  'author',
] as const
const QUOTED: readonly ReviewColumn[] = ['phrase', 'wording']

/** The review sheet on paper: document by document, each phrase beside what was read from it, with room for a sign. */
export default function ReviewSheet(props: ReviewSheetProps) {
  return (
    <ExportMessages>
      <Sheet {...props} />
    </ExportMessages>
  )
}

function Sheet({ record, onClose }: ReviewSheetProps) {
  const text = useOwnText()
  const language = useLanguage()
  const foot = footWords(useCaptionSource())
  const { head, rows } = useReviewRows(record)
  const papers = new Map<string, ReviewRows['rows'][number][]>()
  for (const row of rows) {
    const paper = `${row.date ?? ''} ${row.document ?? ''}`
    papers.set(paper, [...(papers.get(paper) ?? []), row])
  }
  return (
    <PaperPages
      label={text('own.print')}
      title={text('own.sheetTitle', { name: record.name })}
      lead={[text('own.sheetLead', { day: formatIso(savedOn(), language), count: rows.length })]}
      foot={foot}
      onClose={onClose}
    >
      {[...papers].map(([paper, statements]) => (
        <section className="review-paper" key={paper}>
          <h2>
            {statements[0]!.document} {statements[0]!.date !== null && formatIso(String(statements[0]!.date), language)}
          </h2>
          <table className="review-rows">
            <thead>
              <tr>
                {PRINTED.map((column) => (
                  <th key={column} scope="col">
                    {head[column]}
                  </th>
                ))}
                <th scope="col">{head.checkedBy}</th>
              </tr>
            </thead>
            <tbody>
              {statements.map((row) => (
                <tr key={row.id}>
                  {PRINTED.map((column) => (
                    <td key={column} data-column={column}>
                      {row[column] === null ? (
                        ''
                      ) : QUOTED.includes(column) ? (
                        <q lang="zh">{row[column]}</q>
                      ) : (
                        row[column]
                      )}
                    </td>
                  ))}
                  <td>{row.checkedBy}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </PaperPages>
  )
}
