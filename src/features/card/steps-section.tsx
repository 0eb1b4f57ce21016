import { assertDefined } from '../../base/assert.ts'
import type { EntitySchedule } from '../../scenario/build-schedule.ts'
import { PhaseMark } from '../../ui/phase-mark.tsx'
import { phaseMessage } from '../../app/phase-messages.ts'
import { StepDayWords } from './step-day.tsx'
import { useMoment } from '../../app/use-moment.ts'
import { useLocalized, useText, useApp } from '../../app/use-app.ts'

/** The documented phases one under another, each on the day that a document states; a press goes to that day. */
export function StepsSection({ entry }: { readonly entry: EntitySchedule }) {
  const { city, commands } = useApp()
  const text = useText()
  const words = useLocalized()
  const { step: present } = useMoment(entry.entity.id)
  return (
    <section className="card-section steps-section">
      <h3>{text('card.steps')}</h3>
      {entry.steps.length === 0 ? (
        <p className="quiet-words">
          {entry.entity.existing
            ? words(entry.entity.existing)
            : text(entry.entity.planClass === 'goal' ? 'card.goalPhase' : 'card.noSteps')}
        </p>
      ) : (
        <ol className="steps" data-part="steps">
          {entry.steps.map((step) => {
            const wording = assertDefined(city.facts.get(step.fact), step.fact).status?.wordingZh
            return (
              <li
                key={step.day}
                aria-current={present === step ? 'step' : undefined}
                data-reached={present !== null && step.day <= present.day ? true : undefined}
              >
                <button type="button" onClick={() => commands.goToDay(step.day)}>
                  <PhaseMark phase={step.phase} />
                  <span>
                    <strong>{text(phaseMessage(step.phase, entry.entity))}</strong>
                    {wording && <q lang="zh">{wording}</q>}
                    <StepDayWords step={step} />
                  </span>
                </button>
              </li>
            )
          })}
        </ol>
      )}
    </section>
  )
}
