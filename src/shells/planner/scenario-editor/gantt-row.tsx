/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an <option> cannot hold a bar. */
import { memo } from 'react'
import { assertDefined } from '../../../base/assert.ts'
import { asDay, dayOf, isoOf } from '../../../base/day.ts'
import type { LocalizedText } from '../../../base/localized-text.ts'
import { aboutPlanned, aboutStatement } from '../../../city/about-day.ts'
import type { City } from '../../../city/build-city.ts'
import type { Language } from '../../../session/session.ts'
import type { ScenarioNote } from '../../../scenario/schema.ts'
import { formatEnd, formatShort } from '../../../ui/format-day.ts'
import { endShift, sameSpan, type PlanRow } from './gantt-rows.ts'
import type { GanttScale } from './gantt-scale.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { signedDays } from './signed-days.ts'

export interface RowMarks {
  /** An edit on it was limited by evidence, or skipped. */
  readonly limited: boolean
  readonly notes: readonly ScenarioNote[]
}

interface RowProps {
  readonly row: PlanRow
  readonly city: City
  readonly scale: GanttScale
  readonly language: Language
  readonly selected: boolean
  /** Whether Tab comes to this row. */
  readonly stop: boolean
  /** Whether a dependency that is being drawn would end here. */
  readonly target: boolean
  readonly marks: RowMarks | undefined
}

/** One thing: its name, what the reference plans (thin), what the scenario plans, what is documented, and where it is held or given up. */
export const GanttRow = memo(
  Row,
  (a, b) =>
    a.city === b.city &&
    a.scale === b.scale &&
    a.language === b.language &&
    a.selected === b.selected &&
    a.stop === b.stop &&
    a.target === b.target &&
    a.row.entry.entity === b.row.entry.entity &&
    a.row.edited === b.row.edited &&
    a.row.depth === b.row.depth &&
    a.row.within === b.row.within &&
    sameSpan(a.row.plan, b.row.plan) &&
    sameSpan(a.row.ghost, b.row.ghost) &&
    a.marks?.limited === b.marks?.limited &&
    a.marks?.notes === b.marks?.notes,
)

function Row({ row, city, scale, language, selected, stop, target, marks }: RowProps) {
  const text = useScenarioText()
  const { entry, plan, ghost } = row
  const { entity, steps } = entry
  const aboutOf = (id: string): LocalizedText | null => aboutStatement(city, assertDefined(city.facts.get(id), id))
  const left = (day: number): number => scale.toX(day)
  const span = (from: number, to: number): { left: number; width: number } => ({
    left: left(from),
    width: Math.max(2, left(to) - left(from)),
  })
  const shift = endShift(row)
  const verdict = shift === null ? (plan ? 'added' : 'gone') : shift > 0 ? 'later' : shift < 0 ? 'earlier' : 'same'
  const said = [
    entity.name[language],
    plan
      ? text('scenario.row.span', {
          start: aboutPlanned(city, plan.start)?.[language] ?? formatShort(plan.start.day, language),
          end: formatEnd(plan.end.day, language),
        })
      : text('scenario.row.none'),
    shift === null || shift === 0
      ? ''
      : text(shift > 0 ? 'scenario.row.later' : 'scenario.row.earlier', { days: Math.abs(shift) }),
    plan && plan.holds.length > 0 ? text('scenario.row.held', { count: plan.holds.length }) : '',
    plan?.cancelled ? text('scenario.row.cancelled', { date: formatShort(plan.cancelled.day, language) }) : '',
    marks?.limited ? text('scenario.row.limited') : '',
  ]
    .filter((part) => part !== '')
    .join(text('scenario.row.comma'))
  return (
    <div
      className="gantt-row"
      role="option"
      aria-selected={selected}
      tabIndex={stop ? 0 : -1}
      aria-label={said}
      data-entity={entity.id}
      data-verdict={verdict}
      data-edited={row.edited || undefined}
      data-target={target || undefined}
      data-layer={entity.layer}
    >
      {/* What stands beside the name is in the row's own label too, so it is set by the sheet and not heard twice. */}
      <span className="gantt-name" title={said} style={{ paddingInlineStart: `${0.6 + row.depth * 0.9}rem` }}>
        <span className="gantt-name-words">
          {entity.name[language]}
          {row.within && <small data-said={row.within.name[language]} />}
        </span>
        {marks?.limited && <span className="gantt-warn" data-said="!" />}
        {shift !== null && shift !== 0 && (
          <span className="gantt-shift number" data-way={verdict} data-said={signedDays(shift)} />
        )}
      </span>
      <span className="gantt-room" style={{ width: scale.width }}>
        {ghost && <span className="gantt-ghost" style={span(ghost.start.day, ghost.end.day)} />}
        {plan && (
          <span
            className="gantt-bar"
            data-grip="whole"
            data-basis={plan.end.basis}
            style={span(plan.start.day, plan.end.day)}
          >
            {plan.holds.map((hold) => (
              <span
                key={hold.from}
                className="gantt-hold"
                style={{ left: left(hold.from) - left(plan.start.day), width: left(hold.until) - left(hold.from) }}
              />
            ))}
            {plan.cancelled && (
              <span className="gantt-cancelled" style={{ left: left(plan.cancelled.day) - left(plan.start.day) }} />
            )}
            <span className="gantt-end" data-grip="start" />
            <span className="gantt-end" data-grip="end" />
            <span className="gantt-joint" data-grip="link" />
          </span>
        )}
        {steps.map((step) => (
          <span
            key={`${step.day}-${step.phase}`}
            className="gantt-step"
            title={`${aboutOf(step.fact)?.[language] ?? isoOf(step.day)} ${text(`phase.${step.phase}`)}`}
            style={{ left: left(step.day) }}
          />
        ))}
        {marks?.notes.map((note) => (
          <span
            key={note.id}
            className="gantt-note"
            title={`${note.date} ${note.text[language]}`}
            style={{ left: left(asDay(dayOf(note.date))) }}
          />
        ))}
      </span>
    </div>
  )
}
