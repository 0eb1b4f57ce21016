import { readKept } from '../../../messages/values.ts'
import './edit-list.css'
import { useLayoutEffect, useRef, useState } from 'react'
import {
  removeDependency,
  removeEdit,
  removeMilestone,
  removeNote,
  setHorizon,
} from '../../../scenario/edit-scenario.ts'
import { dayOf } from '../../../base/day.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { formatEnd, formatIso } from '../../../ui/format-day.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { describeEdit } from './describe-edit.ts'
import { useEditor } from './editor-context.tsx'
import { RestateForm } from './restate-form.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

/** Those that can have the focus: what is folded away cannot. */
const buttonsIn = (list: HTMLElement | null): readonly HTMLElement[] =>
  [...(list?.querySelectorAll<HTMLElement>('button') ?? [])].filter((button) => button.checkVisibility())

const HORIZONS = Array.from({ length: 10 }, (_, i) => `${2026 + i}-01-01`)

/** Every edit with who made it and why, each to be taken away again; what was skipped or limited says why. */
export function EditList({ schedule }: { readonly schedule: Schedule }) {
  const editor = useEditor()
  const { city } = useApp()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const { source, scenario, dependencies } = schedule
  const { inherited } = scenario
  const isOwn = editor.library.store.getState().own.some(({ id }) => id === source.id)
  const nameOf = (id: string): string =>
    schedule.entries.find(({ entity }) => entity.id === id)?.entity.name[language] ??
    city.entityById.get(id)?.name[language] ??
    id
  const troubleOf = (id: string) =>
    [
      ...schedule.skipped.map((report) => ({ ...report, kind: 'skipped' as const })),
      ...schedule.limited.map((report) => ({ ...report, kind: 'limited' as const })),
    ].filter(({ edit }) => edit.id === id)
  /** The edit whose author and reason are being corrected. */
  const [restated, setRestated] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  /** Where a button stood that goes away with what it removes: the focus goes on to the one in its place, and the keys with it. */
  const goneAt = useRef<number | null>(null)
  useLayoutEffect(() => {
    const at = goneAt.current
    if (at === null || document.activeElement !== document.body) return
    goneAt.current = null
    const left = buttonsIn(list.current)
    ;(left[Math.min(at, left.length - 1)] ?? list.current?.querySelector<HTMLElement>('select'))?.focus({
      preventScroll: true,
    })
  })
  const remove = (label: string, press: () => void) =>
    isOwn && (
      <button
        type="button"
        className="plain-button"
        aria-label={text('scenario.edits.removeNamed', { name: label })}
        onClick={({ currentTarget }) => {
          goneAt.current = buttonsIn(list.current).indexOf(currentTarget)
          press()
        }}
      >
        {text('scenario.edits.remove')}
      </button>
    )
  const open = (entity: string): void => {
    editor.select([entity])
    editor.store.setState({ focused: entity, form: 'thing' })
  }
  const edits = (from: number, to: number | undefined, own: boolean) => (
    <ul className="scenario-edits">
      {scenario.edits.slice(from, to).map((edit, at) => (
        <li key={`${own ? 'own' : 'base'}-${edit.id}-${at}`} data-edit={edit.edit}>
          <span>
            <button type="button" className="link" onClick={() => open(edit.entity)}>
              {nameOf(edit.entity)}
            </button>
            <b>{readKept(text, describeEdit(edit))}</b>
            <small>
              {words(edit.author)}
              {text('scenario.row.comma')}
              {words(edit.reason)}
              {own && isOwn && (
                <button
                  type="button"
                  className="link"
                  aria-expanded={restated === edit.id}
                  aria-label={text('scenario.edits.restateNamed', { name: nameOf(edit.entity) })}
                  onClick={() => setRestated(restated === edit.id ? null : edit.id)}
                >
                  {text('scenario.edits.restate')}
                </button>
              )}
            </small>
            {own && restated === edit.id && (
              <RestateForm
                edit={edit}
                onStated={(...stated) => {
                  editor.restate(edit.id, ...stated)
                  setRestated(null)
                }}
              />
            )}
            {own &&
              troubleOf(edit.id).map(({ kind, reason }) => (
                <small key={words(reason)} className="scenario-trouble">
                  {text(`scenario.edits.${kind}`)} {words(reason)}
                </small>
              ))}
          </span>
          {own &&
            remove(nameOf(edit.entity), () =>
              editor.commit((one) => removeEdit(one, edit.id), {
                message: 'scenario.status.removed',
                values: { name: nameOf(edit.entity) },
              }),
            )}
        </li>
      ))}
    </ul>
  )
  return (
    <div className="scenario-list" ref={list}>
      <section>
        <h3>
          {text('scenario.edits.own')}
          <span className="count">{scenario.edits.length - inherited.edits}</span>
        </h3>
        {scenario.edits.length === inherited.edits ? (
          <p className="quiet-words">{text('scenario.edits.none')}</p>
        ) : (
          edits(inherited.edits, undefined, true)
        )}
      </section>
      <section>
        <h3>
          {text('scenario.edits.links')}
          <span className="count">{dependencies.length}</span>
        </h3>
        <ul className="scenario-edits">
          {dependencies.map(({ dependency, outcome, days, reason }, at) => (
            <li key={`${dependency.id}-${at}`} data-outcome={outcome}>
              <span>
                <b>
                  {text('scenario.edits.link', {
                    before: nameOf(dependency.before),
                    after: nameOf(dependency.after),
                    lag: dependency.lagDays,
                  })}
                </b>
                <small>{words(dependency.reason)}</small>
                <small className={outcome === 'kept' || outcome === 'pushed' ? undefined : 'scenario-trouble'}>
                  {text(`scenario.outcome.${outcome}`, { days })}
                  {reason && outcome !== 'pushed' ? ` ${words(reason)}` : ''}
                </small>
              </span>
              {at >= inherited.dependencies &&
                remove(nameOf(dependency.after), () =>
                  editor.commit((one) => removeDependency(one, dependency.id), {
                    message: 'scenario.status.removed',
                    values: { name: nameOf(dependency.after) },
                  }),
                )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>
          {text('scenario.edits.marks')}
          <span className="count">{scenario.milestones.length + scenario.notes.length}</span>
        </h3>
        <ul className="scenario-edits">
          {scenario.milestones.map((milestone, at) => (
            <li key={`m-${milestone.id}-${at}`}>
              <span>
                <b>{formatIso(milestone.date, language)}</b> {words(milestone.name)}
              </span>
              {at >= inherited.milestones &&
                remove(words(milestone.name), () =>
                  editor.commit((one) => removeMilestone(one, milestone.id), {
                    message: 'scenario.status.removed',
                    values: { name: words(milestone.name) },
                  }),
                )}
            </li>
          ))}
          {scenario.notes.map((note, at) => (
            <li key={`n-${note.id}-${at}`}>
              <span>
                <b>{formatIso(note.date, language)}</b> {words(note.text)}
                <small>
                  {note.entity === null ? '' : `${nameOf(note.entity)}${text('scenario.row.comma')}`}
                  {words(note.author)}
                </small>
              </span>
              {at >= inherited.notes &&
                remove(words(note.text), () =>
                  editor.commit((one) => removeNote(one, note.id), {
                    message: 'scenario.status.removed',
                    values: { name: words(note.text) },
                  }),
                )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{text('scenario.edits.horizon')}</h3>
        <label className="scenario-inline">
          <span className="quiet-words">{text('scenario.edits.horizonHint')}</span>
          <select
            value={scenario.horizon}
            onChange={(event) =>
              editor.commit((one) => setHorizon(one, event.target.value), {
                message: 'scenario.status.horizon',
                values: { date: formatEnd(dayOf(event.target.value), language) },
              })
            }
          >
            {[...new Set([...HORIZONS, scenario.horizon])].toSorted().map((date) => (
              <option key={date} value={date}>
                {formatEnd(dayOf(date), language)}
              </option>
            ))}
          </select>
        </label>
      </section>
      {inherited.edits > 0 && (
        <details>
          <summary>{text('scenario.edits.inherited', { count: inherited.edits })}</summary>
          {edits(0, inherited.edits, false)}
        </details>
      )}
    </div>
  )
}
