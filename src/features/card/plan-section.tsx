import { aboutPlanned } from '../../city/about-day.ts'
import type { EntitySchedule } from '../../scenario/build-schedule.ts'
import type { PlanEnd } from '../../scenario/plan.ts'
import { phaseMessage } from '../../app/phase-messages.ts'
import { Basis } from '../../ui/basis.tsx'
import { formatDay, formatEnd, formatStatedDay } from '../../ui/format-day.ts'
import { SourceLink } from './source-link.tsx'
import { useLanguage, useText, useLocalized, useApp } from '../../app/use-app.ts'

/** The planned span under the scenario: each end with its date, its basis and the words for it. */
export function PlanSection({ entry }: { readonly entry: EntitySchedule }) {
  const { city, schedule, panels } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const scenario = words(schedule.scenario.name)
  const duration = schedule.scenario.durations.find((row) => row.planClass === entry.entity.planClass)
  return (
    <section className="card-section plan-section" data-part="plan-section">
      <h3>
        {text('card.plan')}{' '}
        <button
          type="button"
          className="link quiet"
          onClick={() => panels.setState({ dialog: 'assumption' })}
          aria-label={text('assumption.open', { scenario })}
        >
          {scenario}
        </button>
      </h3>
      {entry.plan ? (
        <dl className="plan-ends" data-part="plan-ends">
          <dt>{text('card.planStart')}</dt>
          <dd>
            <EndWords end={entry.plan.start} date={formatDay(entry.plan.start.day, language)} />
          </dd>
          <dt>{text('card.planEnd')}</dt>
          <dd>
            <EndWords end={entry.plan.end} date={formatEnd(entry.plan.end.day, language)} />
          </dd>
          {entry.plan.takenUp.length > 0 && <dt>{text('card.takenUpTitle')}</dt>}
          {entry.plan.takenUp.map(({ day, about, phase, fact }) => {
            const source = city.facts.get(fact)
            return (
              <dd key={`${day}-${phase}`}>
                <span className="plan-date">
                  {text('card.takenUp', {
                    date: formatStatedDay(day, about, language),
                    phase: text(phaseMessage(phase, entry.entity)),
                  })}{' '}
                  <Basis basis="derived" />
                </span>
                {source && <SourceLink fact={source} short />}
              </dd>
            )
          })}
        </dl>
      ) : (
        <p className="quiet-words">
          {text('card.noPlan', { scenario })} {duration ? words(duration.words) : null}
        </p>
      )}
      {entry.ramp && <p className="quiet-words">{words(entry.ramp.reason)}</p>}
    </section>
  )
}

function EndWords({ end, date }: { readonly end: PlanEnd; readonly date: string }) {
  const { city } = useApp()
  const words = useLocalized()
  const fact = end.fact === null ? undefined : city.facts.get(end.fact)
  // A start on the day of print is told as that day is.
  const about = aboutPlanned(city, end)
  return (
    <>
      <span className="plan-date">
        <span className="number">{about ? words(about) : date}</span> <Basis basis={end.basis} />
      </span>
      <span className="quiet-words">{words(end.words)}</span>
      {fact && <SourceLink fact={fact} short />}
    </>
  )
}
