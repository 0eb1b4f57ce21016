import { useMemo, useState } from 'react'
import { aboutPlanned } from '../../../city/about-day.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { PLAN_VERDICTS, compareSchedules, type PlanVerdict } from '../../../scenario/compare-schedules.ts'
import type { Plan } from '../../../scenario/plan.ts'
import { VerdictMark } from '../verdict-mark.tsx'
import { formatEnd, formatStatedDay } from '../../../ui/format-day.ts'
import { EntityLink } from '../../../features/card/entity-link.tsx'
import { phaseName } from '../../../app/phase-names.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { sumOf } from './comparison-report.ts'
import { GainsView } from './gains-view.tsx'
import { useResults, useResultsText } from './results-context.tsx'
import { fileName } from '../../../base/file-name.ts'
import { savedOn, saveText } from '../../../app/save-file.ts'
import { signedDays } from './signed-days-text.ts'

/** How one scenario's plan stands to another's: in a sentence, and thing by thing in days. */
export function DifferencesView() {
  const {
    schedules: [first, second],
  } = useApp()
  if (!second || second.source === first.source) return <ChooseSecond first={first} />
  return <Differences first={first} second={second} />
}

/** Nothing to compare yet: the other scenarios, one press away. */
function ChooseSecond({ first }: { readonly first: Schedule }) {
  const { commands } = useApp()
  const { catalog } = useResults()
  const text = useResultsText()
  const words = useLocalized()
  return (
    <div className="results-empty">
      <p>{text('results.alone')}</p>
      {catalog
        .filter((scenario) => scenario !== first.source)
        .map((scenario) => (
          <button
            key={scenario.id}
            type="button"
            className="results-choice"
            onClick={() => commands.compareWith(scenario.id)}
          >
            <strong>{words(scenario.name)}</strong>
            <span>{words(scenario.statement)}</span>
          </button>
        ))}
    </div>
  )
}

function Differences({ first, second }: { readonly first: Schedule; readonly second: Schedule }) {
  const { city, panels } = useApp()
  const text = useResultsText()
  const words = useLocalized()
  const language = useLanguage()
  const [only, setOnly] = useState<PlanVerdict | null>(null)
  const comparison = useMemo(() => compareSchedules(first, second), [first, second])
  const { counts } = comparison.totals
  const rows = useMemo(
    () =>
      comparison.rows
        .filter(({ verdict }) => only === null || verdict === only)
        .toSorted((a, b) => Math.abs(b.endDays ?? 1e6) - Math.abs(a.endDays ?? 1e6)),
    [comparison, only],
  )
  const save = async (): Promise<void> => {
    const { writeDifferencesCsv } = await import('../../../export/differences-csv.ts')
    const names = [first.scenario.name, second.scenario.name] as const
    const csv = writeDifferencesCsv(city, comparison, names, language, {
      verdict: (verdict) => text(`planVerdict.${verdict}`),
      basis: (basis) => text(`basis.${basis}`),
      phaseName,
    })
    saveText(fileName([...names.map(words), savedOn(), language], 'csv'), csv, 'text/csv;charset=utf-8')
  }
  return (
    <div className="results-page" data-part="results-page">
      <div className="results-title">
        <h3>{text('results.against', { first: words(first.scenario.name), second: words(second.scenario.name) })}</h3>
        <button type="button" className="results-action" onClick={() => panels.setState({ results: 'share' })}>
          {text('results.report.open')}
        </button>
      </div>
      <p className="results-sum">{sumOf({ text, language, schedules: [first, second] })}</p>
      <p className="results-note">{text('results.plansOnly')}</p>
      <GainsView first={first} second={second} />
      <h3>{text('results.report.days')}</h3>
      <fieldset className="results-chips" data-part="results-chips">
        <legend>{text('results.filter')}</legend>
        <button type="button" aria-pressed={only === null} onClick={() => setOnly(null)}>
          {text('results.all')} <b>{comparison.rows.length}</b>
        </button>
        {PLAN_VERDICTS.filter((verdict) => counts[verdict] > 0).map((verdict) => (
          <button key={verdict} type="button" aria-pressed={only === verdict} onClick={() => setOnly(verdict)}>
            <VerdictMark verdict={verdict} /> {text(`planVerdict.${verdict}`)} <b>{counts[verdict]}</b>
          </button>
        ))}
      </fieldset>
      <table className="results-table results-differences" data-part="results-table results-differences">
        <thead>
          <tr>
            <th scope="col">{text('results.thing')}</th>
            <th scope="col">{text('results.start')}</th>
            <th scope="col">{text('results.end')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.entity.id}>
              <th scope="row">
                <span className="results-thing">
                  <VerdictMark verdict={row.verdict} />
                  <span className="hidden-words">{text(`planVerdict.${row.verdict}`)}: </span>
                  <EntityLink entity={row.entity} />
                </span>
              </th>
              <Ends from={row.first?.plan ?? null} to={row.second?.plan ?? null} end="start" days={row.startDays} />
              <Ends from={row.first?.plan ?? null} to={row.second?.plan ?? null} end="end" days={row.endDays} />
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="results-action" onClick={() => void save()}>
        {text('results.csv')}
      </button>
    </div>
  )
}

/** One end of two plans, and the days between them. An end is shown as the last day of works. */
function Ends({
  from,
  to,
  end,
  days,
}: {
  readonly from: Plan | null
  readonly to: Plan | null
  readonly end: 'start' | 'end'
  readonly days: number | null
}) {
  const { city } = useApp()
  const text = useResultsText()
  const language = useLanguage()
  const dateOf = (plan: Plan | null): string =>
    plan
      ? end === 'start'
        ? formatStatedDay(plan.start.day, aboutPlanned(city, plan.start), language)
        : formatEnd(plan.end.day, language)
      : text('results.notPlanned')
  return (
    <td className="number">
      <span className="results-date">{dateOf(from)}</span>
      {days !== 0 && (
        <>
          {' '}
          → <span className="results-date">{dateOf(to)}</span>
        </>
      )}
      {days !== null && days !== 0 && (
        <span className="results-days" data-verdict={days > 0 ? 'later' : 'earlier'}>
          {signedDays(text, days)}
        </span>
      )}
    </td>
  )
}
