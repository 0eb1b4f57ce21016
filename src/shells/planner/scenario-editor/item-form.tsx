import { readKept } from '../../../messages/values.ts'
import { useState } from 'react'
import { asDay, isoOf, parseDay, type Day } from '../../../base/day.ts'
import { assertDefined } from '../../../base/assert.ts'
import type { LocalizedText } from '../../../base/localized-text.ts'
import { aboutPlanned, aboutStatement } from '../../../city/about-day.ts'
import { factsOf } from '../../../city/build-city.ts'
import { addEdit, removeEdit } from '../../../scenario/edit-scenario.ts'
import { evidenceOf, type Evidence } from '../../../scenario/evidence.ts'
import type { Language } from '../../../session/session.ts'
import { formatEnd, formatIso, formatShort, formatTold } from '../../../ui/format-day.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { DateField, NumberField } from '../../../ui/fields.tsx'
import { describeEdit } from './describe-edit.ts'
import { useEditor } from './editor-context.tsx'
import type { PlanRow } from './gantt-rows.ts'
import { putBar, putMany, reachTo } from './move-bar.ts'
import { resetItems } from './reset-items.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { ItemCounts } from './item-counts.tsx'

/** What the documents fix of the plan, in words. */
function limitsOf(evidence: Evidence, text: ReturnType<typeof useScenarioText>, language: Language): readonly string[] {
  return [
    evidence.started
      ? evidence.started.from === evidence.started.to
        ? text('scenario.item.started', { date: formatIso(isoOf(evidence.started.from), language) })
        : text('scenario.item.startedWithin', {
            from: formatIso(isoOf(evidence.started.from), language),
            to: formatIso(isoOf(evidence.started.to), language),
          })
      : evidence.underWayBy === null
        ? ''
        : text('scenario.item.underWay', {
            date: formatTold(evidence.underWayBy.day, evidence.underWayBy.about, language),
          }),
    evidence.lastReport
      ? text(evidence.lastReport.complete ? 'scenario.item.complete' : 'scenario.item.unfinished', {
          date: formatTold(evidence.lastReport.day, evidence.lastReport.about, language),
        })
      : '',
  ].filter((line) => line !== '')
}

/** Everything that can be changed of one thing, exactly; or the same move for several. */
export function ItemForm({ row, chosen }: { readonly row: PlanRow; readonly chosen: readonly PlanRow[] }) {
  const editor = useEditor()
  const { city } = useApp()
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const { entity, steps } = row.entry
  const { plan } = row
  const name = entity.name[language]
  const [start, setStart] = useState(plan ? isoOf(plan.start.day) : '')
  const [last, setLast] = useState(plan ? isoOf(asDay(plan.end.day - 1)) : '')
  const [months, setMonths] = useState('3')
  const [days, setDays] = useState('0')
  const [percent, setPercent] = useState('150')
  const [from, setFrom] = useState('2024-01-01')
  const [until, setUntil] = useState('2024-06-30')
  const [end, setEnd] = useState('2024-01-01')
  const catalog = editor.library.catalog()
  const evidence = evidenceOf(city, entity)
  const aboutOf = (id: string): LocalizedText | null => aboutStatement(city, assertDefined(city.facts.get(id), id))
  const many = chosen.length > 1
  const own = editor.current().edits.filter((edit) => edit.entity === entity.id)
  const isOwn = editor.library.store.getState().own.some(({ id }) => id === editor.current().id)
  const spans = new Map(
    (many ? chosen : [row]).flatMap(({ entry, plan: span }) =>
      span ? [[entry.entity.id, { start: span.start.day, end: span.end.day }] as const] : [],
    ),
  )
  const said = { message: 'scenario.status.moved', values: { name } } as const
  const setDates = (): void => {
    const [one, two] = [parseDay(start), parseDay(last)]
    if (one === undefined || two === undefined) return
    const to = { start: one, end: asDay(two + 1) }
    // A thing without a plan, or with one that was pushed out of its time, gets its span from here.
    const before = plan ? { start: plan.start.day, end: plan.end.day } : { start: asDay(-1), end: asDay(-1) }
    editor.commit((scenario, stated) => putBar(scenario, entity.id, before, to, evidence, stated, catalog), said)
  }
  const limits = limitsOf(evidence, text, language)
  const hold = (): void => {
    const [one, two] = [parseDay(from), parseDay(until)]
    if (one === undefined || two === undefined) return
    editor.commit(
      (scenario, stated) => {
        const longer = plan
          ? reachTo(scenario, asDay(plan.end.day + Math.max(0, two + 1 - one)), catalog)
          : ({ ok: true, value: scenario } as const)
        return longer.ok
          ? addEdit(longer.value, { edit: 'hold', entity: entity.id, from, until: isoOf(asDay(two + 1)), ...stated })
          : longer
      },
      { message: 'scenario.status.held', values: { name } },
    )
  }
  const stretch = (): void => {
    const factor = Number(percent) / 100
    editor.commit(
      (scenario, stated) => {
        const to: Day = plan ? asDay(plan.start.day + Math.ceil((plan.end.day - plan.start.day) * factor)) : asDay(0)
        const longer = reachTo(scenario, to, catalog)
        return longer.ok ? addEdit(longer.value, { edit: 'stretch', entity: entity.id, factor, ...stated }) : longer
      },
      { message: 'scenario.status.stretched', values: { name, percent } },
    )
  }
  return (
    <section className="scenario-form" aria-label={text('scenario.item.title', { name })}>
      <h3>{many ? text('scenario.item.many', { count: chosen.length }) : name}</h3>
      {!many && (
        <>
          {limits.length > 0 && (
            <ul className="scenario-evidence" aria-label={text('scenario.item.evidence')}>
              {limits.map((line) => (
                <li key={line}>{line}</li>
              ))}
              {steps.map((step) => (
                <li key={`${step.day}${step.phase}`} className="quiet-words">
                  {aboutOf(step.fact)?.[language] ?? formatShort(step.day, language)} {text(`phase.${step.phase}`)}
                </li>
              ))}
            </ul>
          )}
          <form
            className="scenario-row"
            onSubmit={(event) => {
              event.preventDefault()
              setDates()
            }}
          >
            <DateField label={text('scenario.item.start')} value={start} onChange={setStart} focus />
            <DateField label={text('scenario.item.last')} value={last} onChange={setLast} />
            <button type="submit" className="plain-button">
              {text('scenario.item.set')}
            </button>
          </form>
          {plan && (
            <p className="quiet-words">
              {text('scenario.item.ends', { start: words(plan.start.words), end: words(plan.end.words) })}
            </p>
          )}
          {row.ghost && (
            <p className="quiet-words">
              {text('scenario.item.reference', {
                start: aboutPlanned(city, row.ghost.start)?.[language] ?? formatShort(row.ghost.start.day, language),
                end: formatEnd(row.ghost.end.day, language),
              })}
            </p>
          )}
        </>
      )}
      <form
        className="scenario-row"
        onSubmit={(event) => {
          event.preventDefault()
          editor.commit(
            (scenario, stated) =>
              putMany(scenario, spans, { months: Number(months), days: Number(days), snap: false }, stated, catalog),
            many ? { message: 'scenario.status.movedMany', values: { count: spans.size } } : said,
          )
        }}
      >
        <NumberField
          label={text('scenario.item.months')}
          value={months}
          min={-120}
          max={120}
          onChange={setMonths}
          focus={many}
        />
        <NumberField label={text('scenario.item.days')} value={days} min={-4000} max={4000} onChange={setDays} />
        <button type="submit" className="plain-button">
          {text('scenario.item.move')}
        </button>
      </form>
      {!many && (
        <>
          <form
            className="scenario-row"
            onSubmit={(event) => {
              event.preventDefault()
              stretch()
            }}
          >
            <NumberField
              label={text('scenario.item.percent')}
              value={percent}
              min={5}
              max={2000}
              onChange={setPercent}
            />
            <button type="submit" className="plain-button">
              {text('scenario.item.stretch')}
            </button>
          </form>
          <form
            className="scenario-row"
            onSubmit={(event) => {
              event.preventDefault()
              hold()
            }}
          >
            <DateField label={text('scenario.item.holdFrom')} value={from} onChange={setFrom} />
            <DateField label={text('scenario.item.holdUntil')} value={until} onChange={setUntil} />
            <button type="submit" className="plain-button">
              {text('scenario.item.hold')}
            </button>
          </form>
          <form
            className="scenario-row"
            onSubmit={(event) => {
              event.preventDefault()
              editor.commit(
                (scenario, stated) => addEdit(scenario, { edit: 'cancel', entity: entity.id, from: end, ...stated }),
                { message: 'scenario.status.cancelled', values: { name } },
              )
            }}
          >
            <DateField label={text('scenario.item.cancelFrom')} value={end} onChange={setEnd} />
            <button type="submit" className="plain-button">
              {text('scenario.item.cancel')}
            </button>
          </form>
          <ItemCounts row={row} goals={factsOf(city, entity).filter(({ figure }) => figure !== null)} />
        </>
      )}
      {own.length > 0 && !many && (
        <ul className="scenario-edits" aria-label={text('scenario.item.edits')}>
          {own.map((edit) => (
            <li key={edit.id}>
              <span>
                {readKept(text, describeEdit(edit))}
                <small>{words(edit.reason)}</small>
              </span>
              {isOwn && (
                <button
                  type="button"
                  className="plain-button"
                  onClick={() =>
                    editor.commit((scenario) => removeEdit(scenario, edit.id), {
                      message: 'scenario.status.removed',
                      values: { name },
                    })
                  }
                >
                  {text('scenario.edits.remove')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="scenario-actions">
        <button
          type="button"
          className="plain-button"
          disabled={!isOwn}
          onClick={() =>
            editor.commit((scenario) => resetItems(scenario, many ? [...spans.keys()] : [entity.id]), {
              message: 'scenario.status.reset',
              values: { count: Math.max(1, many ? spans.size : 1) },
            })
          }
        >
          {text('scenario.item.reset')}
        </button>
      </div>
    </section>
  )
}
