import './systems-view.css'
/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- a scroll container must be reachable by keyboard */
import { useEffect, useMemo, useRef } from 'react'
import type { Fact, Indicator, System } from '../../../facts/schema.ts'
import { indicatorAt } from '../../../moment/indicator-at.ts'
import { openCockpit } from '../../../app/panels.ts'
import { usePanels, useLocalized, useApp } from '../../../app/use-app.ts'
import { FactFigure } from '../../../features/systems/fact-figure.tsx'
import { SystemDiagram } from './diagrams/system-diagram.tsx'
import { IndicatorCard } from './indicator-card.tsx'
import { useEvidenceDay, useSystems, useSystemText } from '../../../features/systems/systems-context.tsx'

/** All systems as panels, or the page of one: its diagram and every indicator. */
export function SystemsView({ assumed }: { readonly assumed: boolean }) {
  const { panels } = useApp()
  const { systems, indicators } = useSystems()
  const text = useSystemText()
  const words = useLocalized()
  const chosen = usePanels((things) => things.cockpit?.system ?? null)
  const asked = usePanels((things) => things.cockpit?.indicator ?? null)
  const ordered = useMemo(() => systems.toSorted((a, b) => a.order - b.order), [systems])
  const system = ordered.find(({ id }) => id === chosen)
  const body = useRef<HTMLElement>(null)
  useEffect(() => {
    const target = asked === null ? null : body.current?.querySelector(`[data-indicator="${asked}"]`)
    if (target) target.scrollIntoView({ block: 'nearest' })
    else body.current?.scrollTo({ top: 0 })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a change of the page moves it; opening an indicator on the page leaves it where it is
  }, [chosen])
  return (
    <div className="cockpit-systems">
      <nav className="cockpit-rail" data-part="cockpit-rail" aria-label={text('cockpit.rail')}>
        <button type="button" aria-current={system ? undefined : 'page'} onClick={() => openCockpit(panels)}>
          {text('cockpit.all')}
        </button>
        {ordered.map(({ id, name, order }) => (
          <button
            key={id}
            type="button"
            data-system={id}
            aria-current={chosen === id ? 'page' : undefined}
            onClick={() => openCockpit(panels, { system: id })}
          >
            <span className="number" aria-hidden="true">
              {order}
            </span>
            {words(name)}
          </button>
        ))}
      </nav>
      <section
        className="cockpit-body"
        ref={body}
        tabIndex={0}
        aria-label={system ? words(system.name) : text('cockpit.all')}
      >
        {system ? (
          <SystemPage
            key={system.id}
            system={system}
            indicators={indicators.filter((item) => item.system === system.id)}
            assumed={assumed}
          />
        ) : (
          <>
            <p className="cockpit-lead" data-part="cockpit-lead">
              {text('cockpit.lead')}
            </p>
            <div className="system-panels" data-part="system-panels">
              {ordered.map((item) => (
                <SystemPanel
                  key={item.id}
                  system={item}
                  indicators={indicators.filter((indicator) => indicator.system === item.id)}
                />
              ))}
            </div>
          </>
        )}
      </section>
    </div>
  )
}

function SystemPage({
  system,
  indicators,
  assumed,
}: {
  readonly system: System
  readonly indicators: readonly Indicator[]
  readonly assumed: boolean
}) {
  const text = useSystemText()
  const words = useLocalized()
  return (
    <article className="system-page" data-system-page={system.id}>
      <header>
        <h3>{words(system.name)}</h3>
        <p className="form-kind">{text(`diagram.${system.diagram}`)}</p>
        <p className="system-summary">{words(system.summary)}</p>
      </header>
      <section
        className="system-diagram"
        data-part="system-diagram"
        data-form={system.diagram}
        aria-label={text(`diagram.${system.diagram}`)}
      >
        <SystemDiagram system={system} />
      </section>
      <section className="system-indicators" aria-label={text('cockpit.indicators')}>
        <h4 className="section-title">
          {text('cockpit.indicators')} <span className="count">{indicators.length}</span>
        </h4>
        {indicators.length > 0 && <ChartKey />}
        {indicators.length === 0 ? (
          <p className="quiet-words">{text('cockpit.noIndicators')}</p>
        ) : (
          <div className="indicator-grid">
            {indicators.map((indicator) => (
              <IndicatorCard key={indicator.id} indicator={indicator} assumed={assumed} />
            ))}
          </div>
        )}
      </section>
    </article>
  )
}

function ChartKey() {
  const text = useSystemText()
  return (
    <p className="chart-key" aria-hidden="true">
      <svg viewBox="0 0 12 12">
        <path className="chart-diamond" d="M6 1l5 5-5 5-5-5z" />
      </svg>
      {text('chart.goal')}
      <svg viewBox="0 0 12 12">
        <circle className="chart-report" cx="6" cy="6" r="4" />
      </svg>
      {text('chart.report')}
      <svg viewBox="0 0 12 12">
        <path className="chart-today-key" d="M6 0V12" />
      </svg>
      {text('chart.today')}
      <span>∞ {text('chart.undated')}</span>
    </p>
  )
}

/** What a panel shows before its page is opened. */
const SHOWN = 4

/** A system in short: how many goals and reports by the day, and its first indicators with both values. */
function SystemPanel({ system, indicators }: { readonly system: System; readonly indicators: readonly Indicator[] }) {
  const { city, panels } = useApp()
  const { pairs } = useSystems()
  const text = useSystemText()
  const words = useLocalized()
  const day = useEvidenceDay()
  const rows = useMemo(
    () => indicators.map((indicator) => ({ indicator, ...indicatorAt(city, indicator, day) })),
    [city, indicators, day],
  )
  const goals = rows.reduce((sum, row) => sum + row.goals.length, 0)
  const reports = rows.reduce((sum, row) => sum + row.reports.length, 0)
  const stated = rows.filter((row) => row.goals.length + row.reports.length > 0)
  const first = stated
    .toSorted(
      (a, b) => Number(b.goals.length > 0 && b.reports.length > 0) - Number(a.goals.length > 0 && a.reports.length > 0),
    )
    .slice(0, SHOWN)
  const own = pairs.filter((pair) => pair.system === system.id)
  const silent = own.length > 0 && own.every(({ verdict }) => verdict === 'no-later-report')
  return (
    <section className="system-panel" data-part="system-panel" aria-label={words(system.name)}>
      <h3>
        <button
          type="button"
          title={text('cockpit.open', { name: words(system.name) })}
          onClick={() => openCockpit(panels, { system: system.id })}
        >
          <span className="number" aria-hidden="true">
            {system.order}
          </span>
          {words(system.name)}
        </button>
      </h3>
      <p className="system-counts">
        <span>{text(`diagram.${system.diagram}`)}</span>
        <span className="number">{text('cockpit.goals', { count: goals })}</span>
        <span className="number">{text('cockpit.reports', { count: reports })}</span>
        {silent && (
          <span className="verdict-chip" data-part="verdict-chip" data-verdict="no-later-report">
            {text('cockpit.noReportBySystem')}
          </span>
        )}
      </p>
      {stated.length === 0 && (
        <p className="quiet-words">{indicators.length === 0 ? words(system.summary) : text('cockpit.notYet')}</p>
      )}
      {first.length > 0 && (
        <p className="panel-head" aria-hidden="true">
          <span>{text('indicator.goal')}</span>
          <span>{text('indicator.report')}</span>
        </p>
      )}
      <ul className="panel-rows">
        {first.map(({ indicator, goals, reports }) => (
          <PanelRow key={indicator.id} indicator={indicator} goal={goals[0]?.fact} report={reports.at(-1)?.fact} />
        ))}
      </ul>
      {stated.length > first.length && (
        <button type="button" className="link panel-more" onClick={() => openCockpit(panels, { system: system.id })}>
          {text('cockpit.more', { count: stated.length - first.length })}
        </button>
      )}
    </section>
  )
}

interface RowProps {
  readonly indicator: Indicator
  readonly goal: Fact | undefined
  readonly report: Fact | undefined
}

/** An indicator with its first goal and its last report. */
function PanelRow({ indicator, goal, report }: RowProps) {
  const { panels } = useApp()
  const words = useLocalized()
  return (
    <li>
      <button
        type="button"
        className="panel-row-name"
        onClick={() => openCockpit(panels, { system: indicator.system, indicator: indicator.id })}
      >
        {words(indicator.name)}
      </button>
      <PanelValue fact={goal} side="goal" />
      <PanelValue fact={report} side="report" />
    </li>
  )
}

function PanelValue({ fact, side }: { readonly fact: Fact | undefined; readonly side: 'goal' | 'report' }) {
  const text = useSystemText()
  return (
    <span className="panel-row-value">
      {fact ? (
        <FactFigure fact={fact} side={side} />
      ) : (
        <span className="not-stated">{text('indicator.notStated')}</span>
      )}
    </span>
  )
}
