import './build-out-diagram.css'
import { useMemo } from 'react'
import { assertDefined } from '../../../../base/assert.ts'
import { asDay, endOfPeriod, type Day } from '../../../../base/day.ts'
import { aboutStatement } from '../../../../city/about-day.ts'
import { statementDay } from '../../../../city/documented-steps.ts'
import type { Diagrams } from '../../../../facts/schema.ts'
import { formatEnd, formatStatedDay } from '../../../../ui/format-day.ts'
import { useLanguage, useReading, useLocalized, useApp } from '../../../../app/use-app.ts'
import { EntityChips } from '../entity-chips.tsx'
import { FactFigure } from '../../../../features/systems/fact-figure.tsx'
import { useCrossedDay, useSystemText } from '../../../../features/systems/systems-context.tsx'

/**
 * Two dated steps in three tiers, one dot for each site. Dots are rings from the day the goals were printed; where plans are
 * read, those of a step fill with hatching on its deadline. No report says that one was built.
 */
export function BuildOutDiagram({ buildOut }: { readonly buildOut: Diagrams['buildOut'] }) {
  const { city, commands } = useApp()
  const text = useSystemText()
  const words = useLocalized()
  const language = useLanguage()
  const reading = useReading()
  const steps = useMemo(
    () => buildOut.steps.map((step) => ({ ...step, end: assertDefined(endOfPeriod(step.period), step.period) })),
    [buildOut],
  )
  const stops = useMemo(() => steps.map(({ end }): Day => asDay(end)), [steps])
  const day = useCrossedDay(stops)
  const first = steps.flatMap(({ total }) => city.facts.get(total) ?? [])[0]
  const stated = first ? statementDay(city, first) : undefined
  const printed = stated !== undefined && stated <= day
  return (
    <div className="build-out" data-printed={printed || undefined}>
      <ol className="build-out-steps">
        {steps.map((step) => {
          const total = city.facts.get(step.total)
          const due = day >= step.end
          return (
            <li key={step.period} data-due={due || undefined}>
              <button type="button" className="link" onClick={() => commands.goToDay(step.end)}>
                {text('buildOut.step', { date: formatEnd(step.end, language) })}
              </button>
              {printed && total ? (
                <FactFigure fact={total} side="goal" />
              ) : (
                <span className="not-stated">{text('tree.unlit')}</span>
              )}
              {printed && <span className="when">{text(due ? 'buildOut.due' : 'buildOut.ahead')}</span>}
            </li>
          )
        })}
      </ol>
      {stated !== undefined && printed && (
        <p className="quiet-words">
          {text('buildOut.stated', {
            date: formatStatedDay(stated, first ? aboutStatement(city, first) : null, language),
          })}
        </p>
      )}
      {buildOut.tiers.map((tier) => {
        const goals = tier.goals.flatMap((id) => city.facts.get(id) ?? [])
        const counts = goals.map(({ figure }) => figure?.value ?? 0)
        const area = city.facts.get(tier.area)
        return (
          <section key={tier.id} className="build-out-tier" aria-label={words(tier.name)}>
            <h5>
              {words(tier.name)}
              {printed && goals.map((goal) => <FactFigure key={goal.id} fact={goal} side="goal" />)}
            </h5>
            {printed && area && (
              <p className="quiet-words">
                {text('buildOut.least')} <FactFigure fact={area} side="plain" />
              </p>
            )}
            <div className="dots" data-tier={tier.id} aria-hidden="true">
              {Array.from({ length: printed ? (counts.at(-1) ?? 0) : 0 }, (_, at) => {
                const step = counts.findIndex((count) => at < count)
                const due = reading !== 'documented' && day >= (steps[step]?.end ?? Infinity)
                return <i key={at} data-step={step} data-due={due || undefined} />
              })}
            </div>
          </section>
        )
      })}
      <p className="diagram-note">
        {words(buildOut.place)} · {text('buildOut.dots')}
      </p>
      <p className="diagram-note">{words(buildOut.note)}</p>
      <EntityChips
        ids={[buildOut.entity, ...buildOut.tiers.map(({ entity }) => entity)]}
        label={text('indicator.entities')}
      />
    </div>
  )
}
