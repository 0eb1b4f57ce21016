/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an <option> cannot hold a bar. */
import { memo } from 'react'
import { assertDefined } from '../../../base/assert.ts'
import { dayOf } from '../../../base/day.ts'
import type { LocalizedText } from '../../../base/localized-text.ts'
import { aboutPlanned, aboutStatement } from '../../../city/about-day.ts'
import type { City } from '../../../city/build-city.ts'
import type { Language } from '../../../session/session.ts'
import type { ScenarioNote } from '../../../scenario/schema.ts'
import type { Plan } from '../../../scenario/plan.ts'
import { formatEnd, formatIso, formatShort, formatStatedDay } from '../../../ui/format-day.ts'
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

type Verdict = 'added' | 'gone' | 'later' | 'earlier' | 'same'

/** How the plan of a row stands to the reference's. */
function verdictOf(row: PlanRow): Verdict {
  const shift = endShift(row)
  if (shift === null) return row.plan ? 'added' : 'gone'
  return shift > 0 ? 'later' : shift < 0 ? 'earlier' : 'same'
}

function Row({ row, city, scale, language, selected, stop, target, marks }: RowProps) {
  const rowText = useRowWords()(row, city, marks, language)
  const { entity } = row.entry
  return (
    <div
      className="gantt-row"
      data-part="gantt-row"
      role="option"
      aria-selected={selected}
      tabIndex={stop ? 0 : -1}
      aria-label={rowText}
      data-entity={entity.id}
      data-verdict={verdictOf(row)}
      data-edited={row.edited || undefined}
      data-target={target || undefined}
      data-layer={entity.layer}
    >
      <RowName row={row} rowText={rowText} language={language} limited={marks?.limited ?? false} />
      <span className="gantt-room" style={{ width: scale.width }}>
        {row.ghost && <span className="gantt-ghost" style={barBox(row.ghost, scale)} />}
        {row.plan && <Bar plan={row.plan} scale={scale} />}
        <DatedMarks row={row} city={city} scale={scale} language={language} notes={marks?.notes ?? []} />
      </span>
    </div>
  )
}

/** A row in words, for the ear and under the pointer. */
function useRowWords(): (row: PlanRow, city: City, marks: RowMarks | undefined, language: Language) => string {
  const text = useScenarioText()
  return (row, city, marks, language) => {
    const { entry, plan } = row
    const shift = endShift(row)
    const parts = [
      entry.entity.name[language],
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
    return parts.filter((part) => part !== '').join(text('scenario.row.comma'))
  }
}

interface NameProps {
  readonly row: PlanRow
  readonly rowText: string
  readonly language: Language
  readonly limited: boolean
}

/** What stands beside the name is in the row's own label too, so it is set by the sheet and not heard twice. */
function RowName({ row, rowText, language, limited }: NameProps) {
  const shift = endShift(row)
  return (
    <span className="gantt-name" title={rowText} style={{ paddingInlineStart: `${0.6 + row.depth * 0.9}rem` }}>
      <span className="gantt-name-words">
        {row.entry.entity.name[language]}
        {row.within && <small data-text={row.within.name[language]} />}
      </span>
      {limited && <span className="gantt-warn" data-text="!" />}
      {shift !== null && shift !== 0 && (
        <span className="gantt-shift number" data-way={verdictOf(row)} data-text={signedDays(shift)} />
      )}
    </span>
  )
}

const barBox = ({ start, end }: Plan, scale: GanttScale): { left: number; width: number } => ({
  left: scale.toX(start.day),
  width: Math.max(2, scale.toX(end.day) - scale.toX(start.day)),
})

/** What is planned, with its grips, and where it is held or given up. */
function Bar({ plan, scale }: { readonly plan: Plan; readonly scale: GanttScale }) {
  /** In pixels from the bar's own start. */
  const inBar = (day: number): number => scale.toX(day) - scale.toX(plan.start.day)
  return (
    <span
      className="gantt-bar"
      data-part={plan.cancelled ? 'gantt-bar gantt-cancelled' : 'gantt-bar'}
      data-grip="whole"
      data-basis={plan.end.basis}
      style={barBox(plan, scale)}
    >
      {plan.holds.map(({ from, until }) => (
        <span key={from} className="gantt-hold" style={{ left: inBar(from), width: inBar(until) - inBar(from) }} />
      ))}
      {plan.cancelled && <span className="gantt-cancelled" style={{ left: inBar(plan.cancelled.day) }} />}
      <span className="gantt-end" data-grip="start" />
      <span className="gantt-end" data-grip="end" />
      <span className="gantt-joint" data-part="gantt-joint" data-grip="link" />
    </span>
  )
}

interface MarksProps extends Pick<RowProps, 'row' | 'city' | 'scale' | 'language'> {
  readonly notes: readonly ScenarioNote[]
}

/** What is documented of it, and the notes on it, at their days. */
function DatedMarks({ row, city, scale, language, notes }: MarksProps) {
  const text = useScenarioText()
  const aboutOf = (id: string): LocalizedText | null => aboutStatement(city, assertDefined(city.facts.get(id), id))
  return (
    <>
      {row.entry.steps.map((step) => (
        <span
          key={`${step.day}-${step.phase}`}
          className="gantt-step"
          title={`${formatStatedDay(step.day, aboutOf(step.fact), language)} ${text(`phase.${step.phase}`)}`}
          style={{ left: scale.toX(step.day) }}
        />
      ))}
      {notes.map((note) => (
        <span
          key={note.id}
          className="gantt-note"
          data-part="gantt-note"
          title={`${formatIso(note.date, language)} ${note.text[language]}`}
          style={{ left: scale.toX(dayOf(note.date)) }}
        />
      ))}
    </>
  )
}
