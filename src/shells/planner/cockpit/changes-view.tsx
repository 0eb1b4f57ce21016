import './spans.css'
import { useMemo, useState } from 'react'
import { asDay, type Day } from '../../../base/day.ts'
import { aboutDay } from '../../../city/about-day.ts'
import type { Entity, LayerId } from '../../../city/schema.ts'
import { useApp, useComparedScenarios, useLanguage, useLocalized, useReading } from '../../../app/use-app.ts'
import { byDay, changesBetween, groupOf, type Change } from '../../../moment/changes-between.ts'
import type { DaySpan } from '../../../moment/day-span.ts'
import { plansApart } from '../../../moment/plans-apart.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { formatStatedDay } from '../../../ui/format-day.ts'
import { ChangeRow } from './change-row.tsx'
import { useCockpitText } from './cockpit-text.ts'
import { useFocusEntity } from './focus-entity.ts'
import { useOwnRecords } from './own-records-here.ts'
import { SpanPicker } from './span-picker.tsx'
import { useSaveSpan } from './use-save-span.ts'
import { useSpan } from './use-span.ts'
import { Button } from '../../../ui/button.tsx'

const LAYERS: readonly LayerId[] = ['districts', 'zones', 'parks', 'mobility', 'pipelines', 'corridors', 'programmes']
/** What the list can be narrowed to. */
const KINDS = ['step', 'figure', 'statement', 'planned', 'difference', 'record'] as const
type Kind = (typeof KINDS)[number]

const kindOf = ({ kind }: Change): Kind =>
  kind === 'step' || kind === 'figure' || kind === 'statement' ? kind : (groupOf(kind) as Exclude<Kind, 'step'>)

/** What changed between two days in the reading that is shown, by layer and thing. */
export function ChangesView() {
  const { city, schedule, clock, documentedDays } = useApp()
  const text = useCockpitText()
  const words = useLocalized()
  const language = useLanguage()
  const reading = useReading()
  const [kind, setKind] = useState<Kind | ''>('')
  const choice = useSpan('changes', () => sinceLastStop(documentedDays, clock.day, clock.end))
  const { from, to } = choice.span
  const { all, second } = useChanges(choice.span)
  const listed = kind === '' ? all : all.filter((change) => kindOf(change) === kind)
  const save = useSaveSpan()
  const format = (day: Day): string => formatStatedDay(day, aboutDay(city, day), language)
  const days = { from: format(from), to: format(to) }
  return (
    <div className="spans">
      <p className="cockpit-lead" data-part="cockpit-lead">
        {second
          ? text('changes.leadApart', {
              ...days,
              count: all.filter(({ scenario }) => scenario).length,
              first: words(schedule.scenario.name),
              second: words(second.scenario.name),
            })
          : text('changes.lead', {
              ...days,
              count: all.length,
              reading: text(`reading.${reading}`),
              scenario: words(schedule.scenario.name),
            })}
      </p>
      <SpanPicker choice={choice}>
        <label>
          <span className="hidden-words">{text('span.kind')}</span>
          <select value={kind} onChange={({ target }) => setKind(KINDS.find((name) => name === target.value) ?? '')}>
            <option value="">{text('span.allKinds')}</option>
            {KINDS.filter((name) => name === kind || all.some((change) => kindOf(change) === name)).map((name) => (
              <option key={name} value={name}>
                {text(`changes.group.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <Button onClick={() => void save.changes(listed, choice.span)}>{text('span.csv')}</Button>
      </SpanPicker>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */}
      <section className="spans-scroll" tabIndex={0} aria-label={text('cockpit.tab.changes')}>
        {listed.length === 0 && (
          <p className="quiet-words">
            {text(all.length > 0 ? 'changes.noneOfKind' : second ? 'changes.noneApart' : 'changes.none')}
          </p>
        )}
        {byLayer(listed).map(([layer, things]) => (
          <section key={layer ?? 'none'} className="change-layer" data-layer={layer ?? undefined}>
            <h3 className="section-title">
              {layer === null ? text('changes.noThing') : text(`layer.${layer}`)}{' '}
              <span className="count">{things.reduce((sum, [, changes]) => sum + changes.length, 0)}</span>
            </h3>
            {things.map(([entity, changes]) => (
              <Thing key={entity?.id ?? 'none'} entity={entity} changes={changes} />
            ))}
          </section>
        ))}
      </section>
    </div>
  )
}

interface Changes {
  readonly all: readonly Change[]
  /** The second scenario where the reading holds two against each other: what both plan alike is then no row. */
  readonly second: Schedule | null
}

function useChanges({ from, to }: DaySpan): Changes {
  const { city, schedule, schedules } = useApp()
  const records = useOwnRecords()
  const reading = useReading()
  const second = useComparedScenarios() && reading === 'difference' ? (schedules[1] ?? null) : null
  const all = useMemo(() => {
    const here = changesBetween(city, schedule, records, reading, { from, to })
    if (second === null) return here
    const own = here.filter(({ kind }) => groupOf(kind) === 'record')
    return byDay([...plansApart(city, [schedule, second], { from, to }), ...own])
  }, [city, schedule, second, records, reading, from, to])
  return { all, second }
}

function Thing({ entity, changes }: { readonly entity: Entity | null; readonly changes: readonly Change[] }) {
  const text = useCockpitText()
  const words = useLocalized()
  const focusEntity = useFocusEntity()
  return (
    <div className="change-thing" data-part="change-thing" data-entity={entity?.id}>
      {entity && (
        <h4>
          <button
            type="button"
            className="link"
            title={text('span.onMap', { name: words(entity.name) })}
            onClick={() => focusEntity([entity.id])}
          >
            {words(entity.name)}
          </button>
        </h4>
      )}
      <ul>
        {changes.map((change, at) => (
          <ChangeRow key={`${change.kind} ${'fact' in change ? change.fact?.id : ''} ${at}`} change={change} />
        ))}
      </ul>
    </div>
  )
}

type Things = readonly (readonly [Entity | null, readonly Change[]])[]

/** Changes by layer, in the order of the layers, and in each by thing, in the order of their first day. */
function byLayer(changes: readonly Change[]): readonly (readonly [LayerId | null, Things])[] {
  const things = new Map<string | null, [Entity | null, Change[]]>()
  for (const change of changes) {
    const id = change.entity?.id ?? null
    const thing = things.get(id)
    if (thing) thing[1].push(change)
    else things.set(id, [change.entity, [change]])
  }
  return [...LAYERS, null].flatMap((layer) => {
    const own = [...things.values()].filter(([entity]) => (entity?.layer ?? null) === layer)
    return own.length === 0 ? [] : [[layer, own] as const]
  })
}

/** From the last documented day before the shown one, to that one: what it brought. */
function sinceLastStop(stops: readonly Day[], day: number, end: Day): readonly [Day, Day] {
  const to = asDay(Math.min(Math.floor(day), end - 1))
  return [stops.findLast((stop) => stop < to) ?? asDay(to - 1), to]
}
