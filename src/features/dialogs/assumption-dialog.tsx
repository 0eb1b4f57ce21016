import './dialogs.css'
import { phaseMessage } from '../../app/phase-messages.ts'
import { dayOf } from '../../base/day.ts'
import { describeEdit } from '../../scenario/describe-edit.ts'
import type { ResolvedScenario } from '../../scenario/resolve-scenario.ts'
import type { ScenarioEdit } from '../../scenario/schema.ts'
import { Basis } from '../../ui/basis.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EntityLink } from '../card/entity-link.tsx'
import { formatEnd, formatIso } from '../../ui/format-day.ts'
import { formatCount } from '../../ui/format-figure.ts'
import { PhaseMark } from '../../ui/phase-mark.tsx'
import { useLanguage, useText, useLocalized, useApp } from '../../app/use-app.ts'

/** All that the scenario assumes, printed: its statement, durations, profiles and edits with their reasons. */
export function AssumptionDialog() {
  const { schedule } = useApp()
  const { scenario, skipped } = schedule
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  return (
    <Dialog title={words(scenario.name)}>
      <p className="lead">{words(scenario.statement)}</p>
      <p className="quiet-words">
        {text('assumption.horizon', { date: formatEnd(dayOf(scenario.horizon), language) })}
      </p>
      {scenario.edits.length > 0 && (
        <section>
          <h3>{text('assumption.edits')}</h3>
          <ul className="edits" data-part="edits">
            {scenario.edits.map((edit, at) => (
              <EditItem key={`${edit.id}-${at}`} edit={edit} />
            ))}
          </ul>
        </section>
      )}
      <Durations rows={scenario.durations} />
      <Profiles rows={scenario.profiles} />
      {skipped.length > 0 && (
        <section>
          <h3>{text('assumption.skipped')}</h3>
          <ul>
            {skipped.map(({ edit, reason }, at) => (
              <li key={`${edit.id}-${at}`}>{words(reason)}</li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}

/** How long works of each class are taken to last. */
function Durations({ rows }: { readonly rows: ResolvedScenario['durations'] }) {
  const text = useText()
  const words = useLocalized()
  return (
    <section>
      <h3>{text('assumption.durations')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('assumption.class')}</th>
            <th scope="col">{text('assumption.months')}</th>
            <th scope="col">{text('assumption.words')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.planClass}>
              <th scope="row">{text(`class.${row.planClass}`)}</th>
              <td className="number">
                {row.months === null
                  ? text('assumption.noDuration')
                  : text('assumption.monthCount', { months: row.months })}
              </td>
              <td>{words(row.words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** In which share of its time a plan of each class comes to which phase. */
function Profiles({ rows }: { readonly rows: ResolvedScenario['profiles'] }) {
  const text = useText()
  const words = useLocalized()
  return (
    <section>
      <h3>{text('assumption.profiles')}</h3>
      <ul className="profiles" data-part="profiles">
        {rows.map((row) => (
          <li key={row.planClass}>
            <h4>{text(`class.${row.planClass}`)}</h4>
            <ol>
              {row.phases.map(({ at, phase }) => (
                <li key={at}>
                  <PhaseMark phase={phase} planned />
                  <span className="number">{Math.round(at * 100)}%</span>{' '}
                  {text(
                    phaseMessage(phase, {
                      layer: row.planClass === 'pipeline' ? 'pipelines' : 'parks',
                      planClass: row.planClass,
                    }),
                  )}
                </li>
              ))}
            </ol>
            <p className="quiet-words">{words(row.words)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function EditItem({ edit }: { readonly edit: ScenarioEdit }) {
  const { city, schedule } = useApp()
  const text = useText()
  const words = useLocalized()
  const language = useLanguage()
  const entity = city.entityById.get(edit.entity)
  // Where evidence lets it be less than it asks for, it says so.
  const limits = schedule.limited.filter((report) => report.edit === edit)
  return (
    <li>
      <h4>{entity ? <EntityLink entity={entity} /> : edit.entity}</h4>
      {edit.edit === 'set-ramp' && edit.shape === 'linear' && (
        <p className="number">
          {text('assumption.ramp', { from: formatCount(edit.from, language), to: formatCount(edit.to, language) })}
        </p>
      )}
      {edit.edit !== 'set-span' && !(edit.edit === 'set-ramp' && edit.shape === 'linear') && (
        <p className="number">{words(describeEdit(edit))}</p>
      )}
      {edit.edit === 'set-span' && (
        <ul className="edit-ends">
          {edit.start && (
            <li>
              {text('card.planStart')} <span className="number">{formatIso(edit.start.date, language)}</span>{' '}
              <Basis basis={edit.start.basis} /> {words(edit.start.words)}
            </li>
          )}
          {edit.end && (
            <li>
              {text('card.planEnd')} <span className="number">{formatEnd(dayOf(edit.end.date), language)}</span>{' '}
              <Basis basis={edit.end.basis} /> {words(edit.end.words)}
            </li>
          )}
        </ul>
      )}
      <p>{words(edit.reason)}</p>
      {limits.map(({ reason }) => (
        <p key={words(reason)}>{words(reason)}</p>
      ))}
      <p className="quiet-words">{text('assumption.by', { author: words(edit.author) })}</p>
    </li>
  )
}
