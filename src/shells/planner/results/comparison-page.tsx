import './comparison-page.css'
import type { Day } from '../../../base/day.ts'
import { formatShownDay } from '../../../ui/format-day.ts'
import type { FootWords } from '../../../features/export/caption.ts'
import { PaperPages } from '../../../features/export/paper-pages.tsx'
import { useLanguage } from '../../../app/use-app.ts'
import type { ComparisonReport, ReportTable } from './comparison-report.ts'
import { IndicatorCurves } from './indicator-curves.tsx'
import { ResultsMessages, useResultsText } from './results-context.tsx'

interface PageProps {
  readonly report: ComparisonReport
  /** Addresses of the pictures: either side, and their difference; null where there is no map. */
  readonly pictures: { readonly first: string; readonly second: string; readonly difference: string } | null
  readonly captions: readonly [string, string]
  readonly foot: FootWords
  readonly day: Day
  readonly end: Day
  readonly onClose: () => void
}

/** Two scenarios as pages of paper, to be printed or saved as PDF: the frame speaks as whatever is taken away, the pages as the results. */
export function ComparisonPage({
  text,
  foot,
  onClose,
  ...pages
}: PageProps & { readonly text: ReturnType<typeof useResultsText> }) {
  const { report, pictures } = pages
  return (
    <PaperPages
      label={text('results.report.label', { title: report.title })}
      title={report.title}
      lead={[report.sum, report.note, ...(pictures ? [] : [text('results.report.noMap')])]}
      foot={foot}
      onClose={onClose}
    >
      <ResultsMessages>
        <Pages {...pages} />
      </ResultsMessages>
    </PaperPages>
  )
}

function Pages({ report, pictures, captions, day, end }: Omit<PageProps, 'foot' | 'onClose'>) {
  const text = useResultsText()
  const language = useLanguage()
  return (
    <>
      <article className="handout-sheet comparison-sheet">
        {pictures && (
          <>
            <figure>
              <img src={pictures.difference} alt={text('results.report.mapDifference')} />
              <figcaption>
                {text('results.report.mapDifference')} · {formatShownDay(day, language)}
              </figcaption>
            </figure>
            <div className="comparison-pair">
              {(
                [
                  ['first', 0],
                  ['second', 1],
                ] as const
              ).map(([side, at]) => (
                <figure key={side}>
                  <img src={pictures[side]} alt={captions[at]} />
                  <figcaption>
                    <strong>{captions[at]}</strong> {report.statements[at]}
                  </figcaption>
                </figure>
              ))}
            </div>
          </>
        )}
        <PaperTable table={report.gains} />
      </article>
      {report.curves.length > 0 && (
        <article className="handout-sheet comparison-sheet">
          <h2>{text('results.report.curves')}</h2>
          <p className="results-key">
            {report.names.map((name, at) => (
              <span key={name} data-role={at === 0 ? 'first' : 'second'}>
                <i aria-hidden="true" />
                {name}
              </span>
            ))}
            <small>{text('results.report.curvesKey', { date: formatShownDay(day, language) })}</small>
          </p>
          <div className="comparison-curves">
            {report.curves.map(({ name, values, curves }) => (
              <section key={name}>
                <h3>{name}</h3>
                <p>{values}</p>
                <IndicatorCurves curves={curves} end={end} day={day} />
              </section>
            ))}
          </div>
        </article>
      )}
      <article className="handout-sheet comparison-sheet">
        <PaperTable table={report.differences} />
      </article>
      <article className="handout-sheet comparison-sheet">
        <PaperTable table={report.edits} />
      </article>
      <section className="handout-appendix">
        <h2>{text('results.report.methods')}</h2>
        <ul>
          {report.methods.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
    </>
  )
}

function PaperTable({ table: { title, head, rows, widths, note } }: { readonly table: ReportTable }) {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  return (
    <>
      <h2>{title}</h2>
      <p className="handout-mark">{note}</p>
      {rows.length > 0 && (
        <table className="comparison-table">
          <colgroup>
            {widths.map((width, at) => (
              <col key={`${at} ${width}`} style={{ width: `${(100 * width) / whole}%` }} />
            ))}
          </colgroup>
          <thead>
            <tr>
              {head.map((words) => (
                <th key={words} scope="col">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, at) =>
                  at === 0 ? (
                    <th key={head[at]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={head[at]}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
