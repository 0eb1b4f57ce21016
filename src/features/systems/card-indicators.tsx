import { Suspense } from 'react'
import type { Entity } from '../../city/schema.ts'
import { indicatorAt } from '../../moment/indicator-at.ts'
import { openCockpit } from '../../app/panels.ts'
import { useLocalized, useApp } from '../../app/use-app.ts'
import { FactFigure } from './fact-figure.tsx'
import { SystemsProvider, useEvidenceDay, useSystems, useSystemText } from './systems-context.tsx'

/** The indicators behind which a thing stands, each with its goal and its last reported value; a press opens it in the cockpit. */
export default function CardIndicators({ entity }: { readonly entity: Entity }) {
  return (
    <Suspense fallback={null}>
      <SystemsProvider>
        <Section entity={entity} />
      </SystemsProvider>
    </Suspense>
  )
}

function Section({ entity }: { readonly entity: Entity }) {
  const { city, panels } = useApp()
  const { indicators } = useSystems()
  const text = useSystemText()
  const words = useLocalized()
  const day = useEvidenceDay()
  const own = indicators.filter(
    (indicator) =>
      indicator.entities.includes(entity.id) &&
      [...indicator.goals, ...indicator.reports].some(({ fact }) => city.facts.has(fact)),
  )
  if (own.length === 0) return null
  return (
    <section className="card-section">
      <h3>
        {text('indicator.ofEntity')} <span className="count">{own.length}</span>
      </h3>
      <ul className="card-indicators" data-part="card-indicators">
        {own.map((indicator) => {
          const { goals, reports } = indicatorAt(city, indicator, day)
          const report = reports.at(-1)
          return (
            <li key={indicator.id} data-indicator={indicator.id}>
              <button
                type="button"
                className="link"
                onClick={() => openCockpit(panels, { system: indicator.system, indicator: indicator.id })}
              >
                {words(indicator.name)}
              </button>
              <dl>
                <dt>{text('indicator.goal')}</dt>
                <dd>
                  {goals.length > 0 ? (
                    goals.map(({ fact }) => <FactFigure key={fact.id} fact={fact} side="goal" />)
                  ) : (
                    <span className="not-stated">{text('indicator.noGoal')}</span>
                  )}
                </dd>
                <dt>{text('indicator.report')}</dt>
                <dd>
                  {report ? (
                    <FactFigure fact={report.fact} side="report" />
                  ) : (
                    <span className="not-stated">{text('indicator.notStated')}</span>
                  )}
                </dd>
              </dl>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
