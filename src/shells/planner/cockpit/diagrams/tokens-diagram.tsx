import './tokens-diagram.css'
import type { System } from '../../../../facts/schema.ts'
import { indicatorAt } from '../../../../moment/indicator-at.ts'
import { useLocalized, useApp } from '../../../../app/use-app.ts'
import { EntityChips } from '../entity-chips.tsx'
import { FactFigure } from '../../../../features/systems/fact-figure.tsx'
import { hasPlace, useFocusEntity } from '../focus-entity.ts'
import { useEvidenceDay, useSystems, useSystemText } from '../../../../features/systems/systems-context.tsx'
import { useSystemThings } from './system-items.ts'

/** Large tokens, one for each measured thing, and beside them what the documents name without a place. */
export function TokensDiagram({ system }: { readonly system: System }) {
  const { city } = useApp()
  const { indicators } = useSystems()
  const text = useSystemText()
  const words = useLocalized()
  const day = useEvidenceDay()
  const focusEntity = useFocusEntity()
  const things = useSystemThings(system)
  const tokens = indicators
    .filter((indicator) => indicator.system === system.id)
    .map((indicator) => ({ indicator, ...indicatorAt(city, indicator, day) }))
  return (
    <div className="tokens">
      <ul className="token-grid">
        {tokens.slice(0, 12).map(({ indicator, goals, reports }) => {
          const report = reports.at(-1)
          const goal = goals.at(-1)
          const placed = indicator.entities.some((id) => {
            const thing = city.entityById.get(id)
            return thing !== undefined && hasPlace(thing)
          })
          return (
            <li key={indicator.id} className="token" data-side={report ? 'report' : goal ? 'goal' : 'none'}>
              <button type="button" className="token-name" onClick={() => focusEntity(indicator.entities)}>
                {words(indicator.name)}
              </button>
              {goal && (
                <p>
                  <span className="token-side">{text('indicator.goal')}</span>{' '}
                  <FactFigure fact={goal.fact} side="goal" />
                </p>
              )}
              <p>
                <span className="token-side">{text('indicator.report')}</span>{' '}
                {report ? (
                  <FactFigure fact={report.fact} side="report" />
                ) : (
                  <span className="not-stated">{text('indicator.notStated')}</span>
                )}
              </p>
              {!placed && <small className="not-stated">{text('indicator.noPlace')}</small>}
            </li>
          )
        })}
      </ul>
      <EntityChips ids={things.map(({ id }) => id)} label={text('indicator.entities')} />
    </div>
  )
}
