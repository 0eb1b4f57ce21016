import './indicator-card.css'
import { useMemo } from 'react'
import type { Indicator } from '../../../facts/schema.ts'
import {
  indicatorAt,
  indicatorHistory,
  type IndicatorGoal,
  type IndicatorReport,
} from '../../../moment/indicator-at.ts'
import { Basis } from '../../../ui/basis.tsx'
import { formatDay, formatPeriod, formatStatedDay } from '../../../ui/format-day.ts'
import { useLanguage, usePanels, useLocalized, useApp } from '../../../app/use-app.ts'
import { EntityChips } from './entity-chips.tsx'
import { FactFigure } from '../../../features/systems/fact-figure.tsx'
import { IndicatorChart } from './indicator-chart.tsx'
import { useFocusEntity } from './focus-entity.ts'
import { useEvidenceDay, useSystemText } from '../../../features/systems/systems-context.tsx'

interface IndicatorCardProps {
  readonly indicator: Indicator
  /** Whether assumed growth is drawn. */
  readonly assumed: boolean
}

/** One thing measured: the goals set, the value reported, where both stand in time, and what is behind it on the map. */
export function IndicatorCard({ indicator, assumed }: IndicatorCardProps) {
  const { city, schedule, panels } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const day = useEvidenceDay()
  const focusEntity = useFocusEntity()
  const shown = usePanels((things) => things.cockpit?.indicator === indicator.id)
  const history = useMemo(() => indicatorHistory(city, indicator), [city, indicator])
  const moment = useMemo(() => indicatorAt(city, indicator, day), [city, indicator, day])
  const entry = indicator.entities
    .map((id) => schedule.entries[city.indexOf.get(id) ?? -1])
    .find((candidate) => candidate?.ramp && history.goals.some(({ fact }) => fact.id === candidate.ramp?.goalFact))
  const report = moment.reports.at(-1)
  const name = words(indicator.name)
  const derived =
    indicator.derived !== null && indicator.derived.facts.every((id) => city.facts.has(id)) && report !== undefined
      ? indicator.derived
      : null

  const choose = (): void => {
    panels.setState((things) => ({
      cockpit: things.cockpit && { ...things.cockpit, indicator: shown ? null : indicator.id },
    }))
    if (!shown) focusEntity(indicator.entities)
  }

  return (
    <article className="indicator" data-part="indicator" data-indicator={indicator.id} data-shown={shown || undefined}>
      <h4>
        <button type="button" aria-expanded={shown} title={text('indicator.show', { name })} onClick={choose}>
          {name}
        </button>
      </h4>
      <dl className="indicator-values">
        <div>
          <dt>{text('indicator.goal')}</dt>
          <dd>
            {moment.goals.length === 0 ? (
              <NotStated goal />
            ) : (
              moment.goals.map((goal) => <GoalWords key={goal.fact.id} goal={goal} />)
            )}
          </dd>
        </div>
        <div>
          <dt>{text('indicator.report')}</dt>
          <dd>{report ? <ReportWords report={report} /> : <NotStated goal={false} />}</dd>
        </div>
      </dl>
      <IndicatorChart name={name} history={history} moment={moment} ramp={assumed && entry ? entry : null} />
      {assumed && entry?.ramp && (
        <p className="indicator-note assumed-words" data-part="assumed-words">
          {text('cockpit.assumptionWords', { reason: words(entry.ramp.reason) })}
        </p>
      )}
      {derived && (
        <p className="indicator-note">
          <span className="derived" data-derived={derived.facts.join(' ')}>
            {text('indicator.derived', { formula: words(derived.formula) })}
          </span>
        </p>
      )}
      {indicator.note && history.goals.length + history.reports.length > 0 && (
        <p className="indicator-note">{words(indicator.note)}</p>
      )}
      {shown && <EntityChips ids={indicator.entities} label={text('indicator.entities')} />}
    </article>
  )
}

function NotStated({ goal }: { readonly goal: boolean }) {
  const text = useSystemText()
  return (
    <span className="not-stated" data-part="not-stated">
      {text(goal ? 'indicator.noGoal' : 'indicator.notStated')}
    </span>
  )
}

function GoalWords({ goal }: { readonly goal: IndicatorGoal }) {
  const text = useSystemText()
  const words = useLocalized()
  const language = useLanguage()
  return (
    <span className="goal-words">
      <FactFigure fact={goal.fact} side="goal" />
      {goal.due ? (
        <span className="when" title={words(goal.due.words)}>
          {text('indicator.by', { date: formatPeriod(goal.due.period, language) })} <Basis basis={goal.due.basis} />
        </span>
      ) : (
        <span className="when">{text('indicator.noDeadline')}</span>
      )}
    </span>
  )
}

/** The value and the day it holds for; where the paper came out later, that day too. */
function ReportWords({ report }: { readonly report: IndicatorReport }) {
  const text = useSystemText()
  const language = useLanguage()
  const { city } = useApp()
  const printed = text('indicator.printed', {
    date: formatStatedDay(
      report.published,
      city.documents.get(report.fact.source.document)?.dateAbout ?? null,
      language,
    ),
  })
  return (
    <span className="goal-words">
      <FactFigure fact={report.fact} side="report" />
      <span className="when">
        {report.day === report.published
          ? printed
          : `${text('indicator.asOf', { date: formatDay(report.day, language) })} · ${printed}`}
      </span>
    </span>
  )
}
