import './edit-list.css'
import { useState, type ReactNode } from 'react'
import { HORIZON_DAY, dayOf } from '../../../base/day.ts'
import { ALL_YEARS } from '../../../base/years.ts'
import {
  removeDependency,
  removeEdit,
  removeMilestone,
  removeNote,
  setHorizon,
} from '../../../scenario/edit-scenario.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import type { ScenarioEdit } from '../../../scenario/schema.ts'
import { readKept } from '../../../messages/values.ts'
import { formatEnd, formatIso } from '../../../ui/format-day.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import type { Change } from './attempt-change.ts'
import { describeEdit } from './describe-edit.ts'
import { useEditor } from './editor-context.tsx'
import { RestateForm } from './restate-form.tsx'
import { useFocusAfterRemoval } from './use-focus-after-removal.ts'
import { Button } from '../../../ui/button.tsx'

const HORIZONS = ALL_YEARS.map((year) => `${year}-01-01`).filter((date) => dayOf(date) >= HORIZON_DAY)

interface ListProps {
  readonly schedule: Schedule
  readonly nameOf: (id: string) => string
  /** The button that takes away what is named by `change`; none where the scenario is not one's own. */
  readonly removal: (name: string, change: Change) => ReactNode
}

/** Every edit with who made it and why, each to be taken away again; what was skipped or limited says why. */
export function EditList({ schedule }: Pick<ListProps, 'schedule'>) {
  const editor = useEditor()
  const { city } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const { list, willRemove } = useFocusAfterRemoval()
  /** The edit whose author and reason are being corrected. */
  const [restated, setRestated] = useState<string | null>(null)
  const { source, scenario, entries } = schedule
  const { inherited } = scenario
  const isOwn = editor.library.store.getState().own.some(({ id }) => id === source.id)
  const nameOf = (id: string): string => {
    const entity = entries.find((entry) => entry.entity.id === id)?.entity ?? city.entityById.get(id)
    return entity?.name[language] ?? id
  }
  const removal = (name: string, change: Change): ReactNode =>
    isOwn && (
      <Button
        aria-label={text('scenario.edits.removeNamed', { name })}
        onClick={({ currentTarget }) => {
          willRemove(currentTarget)
          editor.commit(change, { message: 'scenario.status.removed', values: { name } })
        }}
      >
        {text('scenario.edits.remove')}
      </Button>
    )
  const parts = { schedule, nameOf, removal }
  const own = scenario.edits.slice(inherited.edits)
  return (
    <div className="scenario-list" ref={list}>
      <Section title={text('scenario.edits.own')} count={own.length}>
        {own.length === 0 ? (
          <p className="quiet-words">{text('scenario.edits.none')}</p>
        ) : (
          <ul className="scenario-edits" data-part="scenario-edits">
            {own.map((edit, at) => (
              <OwnEdit
                key={`${edit.id}-${at}`}
                {...parts}
                edit={edit}
                isOwn={isOwn}
                restating={restated === edit.id}
                onRestate={(begins) => setRestated(begins ? edit.id : null)}
              />
            ))}
          </ul>
        )}
      </Section>
      <Section title={text('scenario.edits.links')} count={schedule.dependencies.length}>
        <Dependencies {...parts} />
      </Section>
      <Section title={text('scenario.edits.marks')} count={scenario.milestones.length + scenario.notes.length}>
        <Marks {...parts} />
      </Section>
      <Section title={text('scenario.edits.horizon')}>
        <Horizon horizon={scenario.horizon} />
      </Section>
      {inherited.edits > 0 && (
        <details>
          <summary>{text('scenario.edits.inherited', { count: inherited.edits })}</summary>
          <ul className="scenario-edits" data-part="scenario-edits">
            {scenario.edits.slice(0, inherited.edits).map((edit, at) => (
              <li key={`${edit.id}-${at}`} data-edit={edit.edit}>
                <span>
                  <EditWords edit={edit} nameOf={nameOf} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

interface SectionProps {
  readonly title: string
  readonly count?: number
  readonly children: ReactNode
}

function Section({ title, count, children }: SectionProps) {
  return (
    <section>
      <h3>
        {title}
        {count !== undefined && <span className="count">{count}</span>}
      </h3>
      {children}
    </section>
  )
}

interface EditWordsProps {
  readonly edit: ScenarioEdit
  readonly nameOf: (id: string) => string
  /** After who made it and why. */
  readonly children?: ReactNode
}

/** What an edit is about, what it does, who made it and why; a press on the name opens its form. */
function EditWords({ edit, nameOf, children }: EditWordsProps) {
  const editor = useEditor()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const open = (): void => {
    editor.select([edit.entity])
    editor.store.setState({ focused: edit.entity, form: 'thing' })
  }
  return (
    <>
      <button type="button" className="link" onClick={open}>
        {nameOf(edit.entity)}
      </button>
      <b>{readKept(text, describeEdit(edit, language))}</b>
      <small>
        {words(edit.author)}
        {text('scenario.row.comma')}
        {words(edit.reason)}
        {children}
      </small>
    </>
  )
}

interface OwnEditProps extends ListProps {
  readonly edit: ScenarioEdit
  /** Whether it can be changed. */
  readonly isOwn: boolean
  /** Whether its author and reason are being corrected. */
  readonly restating: boolean
  readonly onRestate: (begins: boolean) => void
}

/** An edit of the scenario itself: who made it and why can be corrected, and what stood in its way is said. */
function OwnEdit({ edit, isOwn, restating, onRestate, schedule, nameOf, removal }: OwnEditProps) {
  const editor = useEditor()
  const text = useScenarioText()
  const words = useLocalized()
  const name = nameOf(edit.entity)
  const troubles = (['skipped', 'limited'] as const).flatMap((kind) =>
    schedule[kind].flatMap((report) => (report.edit.id === edit.id ? [{ kind, reason: report.reason }] : [])),
  )
  return (
    <li data-edit={edit.edit}>
      <span>
        <EditWords edit={edit} nameOf={nameOf}>
          {isOwn && (
            <button
              type="button"
              className="link"
              aria-expanded={restating}
              aria-label={text('scenario.edits.restateNamed', { name })}
              onClick={() => onRestate(!restating)}
            >
              {text('scenario.edits.restate')}
            </button>
          )}
        </EditWords>
        {restating && (
          <RestateForm
            edit={edit}
            onStated={(...stated) => {
              editor.restate(edit.id, ...stated)
              onRestate(false)
            }}
          />
        )}
        {troubles.map(({ kind, reason }) => (
          <small key={words(reason)} className="scenario-trouble">
            {text(`scenario.edits.${kind}`)} {words(reason)}
          </small>
        ))}
      </span>
      {removal(name, (one) => removeEdit(one, edit.id))}
    </li>
  )
}

/** What waits for what, and what became of it. */
function Dependencies({ schedule: { dependencies, scenario }, nameOf, removal }: ListProps) {
  const text = useScenarioText()
  const words = useLocalized()
  return (
    <ul className="scenario-edits" data-part="scenario-edits">
      {dependencies.map(({ dependency, outcome, days, reason }, at) => {
        const [before, after] = [nameOf(dependency.before), nameOf(dependency.after)]
        const met = outcome === 'kept' || outcome === 'pushed'
        return (
          <li key={`${dependency.id}-${at}`} data-outcome={outcome}>
            <span>
              <b>
                {text('scenario.edits.link', {
                  before,
                  after,
                  kind: text(`scenario.link.kind.${dependency.kind}`),
                  lag: dependency.lagDays,
                })}
              </b>
              <small>{words(dependency.reason)}</small>
              <small className={met ? undefined : 'scenario-trouble'}>
                {text(`scenario.outcome.${outcome}`, { days })}
                {reason && outcome !== 'pushed' ? ` ${words(reason)}` : ''}
              </small>
            </span>
            {at >= scenario.inherited.dependencies && removal(after, (one) => removeDependency(one, dependency.id))}
          </li>
        )
      })}
    </ul>
  )
}

/** The days that are marked: milestones, then notes with what they are about and who wrote them. */
function Marks({ schedule: { scenario }, nameOf, removal }: ListProps) {
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const { inherited, milestones, notes } = scenario
  return (
    <ul className="scenario-edits" data-part="scenario-edits">
      {milestones.map(({ id, date, name }, at) => (
        <li key={`m-${id}-${at}`}>
          <span>
            <b>{formatIso(date, language)}</b> {words(name)}
          </span>
          {at >= inherited.milestones && removal(words(name), (one) => removeMilestone(one, id))}
        </li>
      ))}
      {notes.map((note, at) => (
        <li key={`n-${note.id}-${at}`}>
          <span>
            <b>{formatIso(note.date, language)}</b> {words(note.text)}
            <small>
              {note.entity === null ? '' : `${nameOf(note.entity)}${text('scenario.row.comma')}`}
              {words(note.author)}
            </small>
          </span>
          {at >= inherited.notes && removal(words(note.text), (one) => removeNote(one, note.id))}
        </li>
      ))}
    </ul>
  )
}

/** The day to which the scenario plans. */
function Horizon({ horizon }: { readonly horizon: string }) {
  const editor = useEditor()
  const text = useScenarioText()
  const language = useLanguage()
  const endOf = (date: string): string => formatEnd(dayOf(date), language)
  return (
    <label className="scenario-inline">
      <span className="quiet-words">{text('scenario.edits.horizonHint')}</span>
      <select
        value={horizon}
        onChange={({ target }) =>
          editor.commit((one) => setHorizon(one, target.value), {
            message: 'scenario.status.horizon',
            values: { date: endOf(target.value) },
          })
        }
      >
        {[...new Set([...HORIZONS, horizon])].toSorted().map((date) => (
          <option key={date} value={date}>
            {endOf(date)}
          </option>
        ))}
      </select>
    </label>
  )
}
