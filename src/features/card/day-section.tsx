import { useRef } from 'react'
import { factsOf } from '../../city/build-city.ts'
import type { Fact } from '../../facts/schema.ts'
import type { EntitySchedule } from '../../scenario/build-schedule.ts'
import type { Reading } from '../../scenario/reading.ts'
import { entityMomentAt } from '../../moment/moment-at.ts'
import { DifferenceMark } from '../../ui/difference-mark.tsx'
import { formatShownDay } from '../../ui/format-day.ts'
import { formatCount, formatDecimal } from '../../ui/format-figure.ts'
import { PhaseMark } from '../../ui/phase-mark.tsx'
import { phaseMessage } from '../../app/phase-messages.ts'
import { StepDayWords } from './step-day.tsx'
import { useEveryDay } from '../../app/use-clock.ts'
import { useMoment } from '../../app/use-moment.ts'
import { useLanguage, useLocalized, useText, useApp } from '../../app/use-app.ts'

/** The phase on the running day: as documented, as planned, and how they differ, by the chosen reading. */
export function DaySection({ entry, reading }: { readonly entry: EntitySchedule; readonly reading: Reading }) {
  const { schedule } = useApp()
  const text = useText()
  const words = useLocalized()
  const moment = useMoment(entry.entity.id)
  const showDocumented = reading !== 'planned'
  const showPlanned = reading !== 'documented'
  return (
    <section className="card-section day-section">
      <h3>
        {text('card.onDay')} <DayWords />
      </h3>
      {showDocumented && (
        <div className="phase-row" data-part="phase-row" data-side="documented">
          <PhaseMark phase={moment.documented} />
          <p className="phase-words">
            <span className="phase-side">{text('card.documented')}</span>
            <strong>
              {text(
                moment.exists && moment.documented === 'notStated'
                  ? entry.entity.planClass === 'goal'
                    ? 'card.goalPhase'
                    : 'card.noPhaseYet'
                  : phaseMessage(moment.documented, entry.entity),
              )}
            </strong>
            <StepDay entry={entry} />
          </p>
        </div>
      )}
      {showPlanned && (
        <div className="phase-row" data-part="phase-row" data-side="planned">
          <PhaseMark phase={moment.planned ?? 'notStated'} planned />
          <div className="phase-words">
            <span className="phase-side">{text('card.planned')}</span>
            {entry.plan && moment.planned ? (
              <>
                <strong>{text(phaseMessage(moment.planned, entry.entity))}</strong>
                <ProgressWords entry={entry} />
              </>
            ) : (
              <span className="phase-when">{text('card.noPlan', { scenario: words(schedule.scenario.name) })}</span>
            )}
          </div>
        </div>
      )}
      {reading === 'difference' && (
        <p className="difference-row" data-part="difference-row" data-difference={moment.difference}>
          <DifferenceMark difference={moment.difference} />
          {text(`difference.${moment.difference}`)}
        </p>
      )}
    </section>
  )
}

/** On which report the documented phase rests. */
function StepDay({ entry }: { readonly entry: EntitySchedule }) {
  const text = useText()
  const { step, exists } = useMoment(entry.entity.id)
  if (step) return <StepDayWords step={step} />
  return exists ? null : <span className="phase-when">{text('card.notKnown')}</span>
}

function DayWords() {
  const language = useLanguage()
  const node = useRef<HTMLSpanElement>(null)
  useEveryDay(
    (clock) => {
      const words = formatShownDay(clock.day, language)
      if (node.current && node.current.textContent !== words) node.current.textContent = words
    },
    [language],
  )
  return <span className="day-words" data-part="day-words" ref={node} />
}

/** The stated length of a line that is laid: its share under the assumption is told in its own unit. */
function useLength(entry: EntitySchedule): Fact['figure'] {
  const { city } = useApp()
  if (entry.entity.kind !== 'pipeline-planned') return null
  return factsOf(city, entry.entity).find((fact) => fact.figure?.unit.zh === '千米')?.figure ?? null
}

/** Share of the planned span that has passed, as a bar and a number, and the count of a thing that grows. */
function ProgressWords({ entry }: { readonly entry: EntitySchedule }) {
  const text = useText()
  const language = useLanguage()
  const bar = useRef<HTMLSpanElement>(null)
  const share = useRef<HTMLSpanElement>(null)
  const count = useRef<HTMLSpanElement>(null)
  const length = useLength(entry)
  useEveryDay(
    (clock) => {
      const moment = entityMomentAt(entry, clock.day)
      const progress = moment.progress ?? 0
      if (bar.current) bar.current.style.transform = `translateX(${(progress - 1) * 100}%)`
      const words = `${Math.floor(progress * 100)}%`
      if (share.current && share.current.textContent !== words) share.current.textContent = words
      if (count.current && length) {
        const done = formatDecimal(progress * length.value, language)
        count.current.textContent = ` · ${text('card.laying', { done, total: formatDecimal(length.value, language), unit: length.unit[language] })}`
      } else if (count.current)
        count.current.textContent =
          moment.count === null
            ? ''
            : ` · ${formatCount(Math.floor(moment.count), language)} / ${formatCount(entry.ramp?.to ?? 0, language)}`
    },
    [entry, language, length, text],
  )
  const [before, after] = text('card.progress', { share: '|' }).split('|')
  return (
    <>
      <span className="progress" aria-hidden="true">
        <span ref={bar} />
      </span>
      <span className="phase-when">
        {before}
        <span ref={share} className="number" />
        {after}
        {(entry.ramp || length) && <span ref={count} className="number" />}
      </span>
    </>
  )
}
