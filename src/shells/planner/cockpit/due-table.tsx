import './pairs.css'
import './spans.css'
import { useApp, useLanguage, useLocalized } from '../../../app/use-app.ts'
import type { DueRow } from '../../../moment/due-between.ts'
import type { LaterReport } from '../../../moment/reports-since.ts'
import { Basis } from '../../../ui/basis.tsx'
import { formatDay, formatPeriod } from '../../../ui/format-day.ts'
import { phaseMessage } from '../../../app/phase-messages.ts'
import { phaseOf } from '../../../city/documented-steps.ts'
import { EntityChips } from './entity-chips.tsx'
import { useCockpitText } from './cockpit-text.ts'
import { Statement, StatementSource } from './statement.tsx'

const COLUMNS = ['by', 'what', 'basis', 'since'] as const
/** Reports that are seen at once; the rest opens beneath. */
const AT_ONCE = 2

/** A row for each thing due, by day. */
export function DueTable({ rows }: { readonly rows: readonly DueRow[] }) {
  const text = useCockpitText()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard
    <section className="spans-scroll" tabIndex={0} aria-label={text('cockpit.tab.due')}>
      {rows.length === 0 ? (
        <p className="quiet-words">{text('due.none')}</p>
      ) : (
        <table className="pairs-table due-table" data-part="pairs-table">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {text(`due.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.kind} ${row.id}`} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Row({ row }: { readonly row: DueRow }) {
  const { commands } = useApp()
  const text = useCockpitText()
  const words = useLocalized()
  const language = useLanguage()
  const date = formatDay(row.day, language)
  return (
    <tr data-due={row.id} data-kind={row.kind}>
      <td>
        <button
          type="button"
          className="link quiet number"
          title={text('span.goTo', { date })}
          onClick={() => commands.goToDay(row.day)}
        >
          {row.period === null ? date : formatPeriod(row.period, language)}
        </button>
        <span className="when">{text(`due.kind.${row.kind}`)}</span>
      </td>
      <th scope="row">
        {row.kind === 'deadline' && row.fact ? (
          <>
            <span className="due-subject">{words(row.fact.subject)}</span>
            <Statement fact={row.fact} side="goal" withoutTerm />
          </>
        ) : null}
        <EntityChips ids={row.entities.map(({ id }) => id)} label={text('indicator.entities')} />
      </th>
      <td>
        <Basis basis={row.basis} /> <span className="when">{words(row.words)}</span>
        {row.kind === 'plan' && row.fact && <StatementSource fact={row.fact} />}
      </td>
      <td>
        <ReportsSince reports={row.reports} isPlan={row.kind === 'plan'} />
      </td>
    </tr>
  )
}

/** What documents report later, each with how it belongs to the goal; "no later report" where none does. */
export function ReportsSince({
  reports,
  isPlan,
}: {
  readonly reports: readonly LaterReport[]
  readonly isPlan: boolean
}) {
  const text = useCockpitText()
  if (reports.length === 0) return <span className="not-stated">{text('due.noReport')}</span>
  const rest = reports.slice(AT_ONCE)
  const list = (some: readonly LaterReport[]) => (
    <ul className="reports-since">
      {some.map((report) => (
        <li key={report.fact.id} data-link={report.link}>
          <Report report={report} isPlan={isPlan} />
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {list(reports.slice(0, AT_ONCE))}
      {rest.length > 0 && (
        <details>
          <summary>{text('due.more', { count: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
    </>
  )
}

function Report({ report: { fact, link, pair }, isPlan }: { readonly report: LaterReport; readonly isPlan: boolean }) {
  const { city } = useApp()
  const text = useCockpitText()
  const words = useLocalized()
  const phase = phaseOf(city.phaseRules, fact)
  const entity = city.entitiesOfFact.get(fact.id)?.[0] ?? null
  return (
    <>
      {pair && (
        <span className="verdict-chip" data-part="verdict-chip" data-verdict={pair.verdict}>
          {text(`verdict.${pair.verdict}`)}
        </span>
      )}
      {link === 'item' && (
        <span>
          {words(fact.subject)}
          {phase !== null && ` · ${text(phaseMessage(phase, entity))}`}
        </span>
      )}
      {link === 'item' ? <StatementSource fact={fact} /> : <Statement fact={fact} side="report" />}
      <span className="when">{text(isPlan ? 'due.lastReport' : `report.link.${link}`)}</span>
    </>
  )
}
