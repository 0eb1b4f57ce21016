import { useDeferredValue, useMemo } from 'react'
import { asDay, isoOf, type Day } from '../../../base/day.ts'
import type { Entity } from '../../../city/schema.ts'
import type { Phase } from '../../../facts/phase.ts'
import { recordEffects } from '../../../moment/record-effects.ts'
import { cityWithRecords } from '../../../own-documents/city-with-records.ts'
import { withStatement, type NewStatement } from '../../../own-documents/edit-record.ts'
import type { RecordFile } from '../../../own-documents/schema.ts'
import { buildSchedule } from '../../../scenario/build-schedule.ts'
import { phaseMessage } from '../../../app/phase-messages.ts'
import { useApp, useLanguage, useLocalized, useText } from '../../../app/use-app.ts'
import { formatDay, formatEnd } from '../../../ui/format-day.ts'
import { useFocusEntity } from '../cockpit/focus-entity.ts'
import { useOwnText } from './own-documents-context.tsx'
import { Button } from '../../../ui/button.tsx'

interface EffectsProps {
  readonly record: RecordFile
  readonly made: NewStatement
}

/** What becomes another when the statement is taken in, before it is; each with one press to see it on the map. */
export function Effects({ record, made }: EffectsProps) {
  const { wholeCity, schedule, commands } = useApp()
  const text = useOwnText()
  const plain = useText()
  const words = useLocalized()
  const language = useLanguage()
  const focusEntity = useFocusEntity()
  const asked = useDeferredValue(JSON.stringify([made.statement.fact, made.entity, made.place, made.pair]))
  const before = useMemo(() => buildSchedule(wholeCity, schedule.scenario), [wholeCity, schedule.scenario])
  const effects = useMemo(() => {
    // The statement alone, over what counts already: ids change with every keystroke, what is said does not.
    const alone = withStatement({ ...record, statements: [] }, made)
    const after = cityWithRecords(wholeCity, [alone]).city
    return recordEffects(
      { city: wholeCity, schedule: before },
      { city: after, schedule: buildSchedule(after, schedule.scenario) },
    )
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `made` is another object at every keystroke; what it says is `asked`
  }, [asked, wholeCity, schedule, before])
  const phase = (of: Phase, entity: Entity): string => plain(phaseMessage(of, entity))
  const see = (entity: Entity, day: Day): void => {
    commands.goToDay(day)
    focusEntity([entity.id])
  }
  const goal = made.pair && wholeCity.facts.get(made.pair.goal)
  const isQuiet =
    effects.steps.length + effects.plans.length + effects.entities.length === 0 && !effects.lastEvidence && !goal
  return (
    <section className="own-effects" data-part="own-effects" aria-label={text('own.preview')}>
      <h4>{text('own.preview')}</h4>
      {isQuiet && <p className="quiet-words">{text('own.previewNone')}</p>}
      <ul>
        {effects.lastEvidence !== null && (
          <li>{text('own.previewEvidence', { day: formatDay(effects.lastEvidence, language) })}</li>
        )}
        {effects.entities.map((entity) => (
          <li key={entity.id}>{text('own.previewEntity', { name: words(entity.name) })}</li>
        ))}
        {effects.steps.map(({ entity, day, before, phase: now }) => (
          <li key={`${entity.id} ${isoOf(day)} ${now}`}>
            <span>
              {text('own.previewStep', {
                name: words(entity.name),
                day: formatDay(day, language),
                before: phase(before, entity),
                phase: phase(now, entity),
              })}
            </span>
            {wholeCity.entityById.has(entity.id) && (
              <Button onClick={() => see(entity, day)}>{text('own.onMap')}</Button>
            )}
          </li>
        ))}
        {effects.plans.map(({ entity, before, after }) => (
          <li key={entity.id}>
            <span>
              {after === null
                ? text('own.previewPlanGone', { name: words(entity.name), before: formatEnd(before, language) })
                : text('own.previewPlan', {
                    name: words(entity.name),
                    before: formatEnd(before, language),
                    after: formatEnd(after, language),
                  })}
            </span>
            <Button onClick={() => see(entity, asDay(Math.floor(before) - 1))}>{text('own.onMap')}</Button>
          </li>
        ))}
        {goal && <li>{text('own.previewGoal', { name: words(goal.subject) })}</li>}
      </ul>
    </section>
  )
}
