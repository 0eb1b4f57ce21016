import { addMonths, asDay, isoOf, parseDay } from '../../../base/day.ts'
import { sameInBoth } from '../../../base/localized-text.ts'
import type { City } from '../../../city/build-city.ts'
import { isUnstated, replaceEdit, restateEdit } from '../../../scenario/edit-scenario.ts'
import { evidenceOf } from '../../../scenario/evidence.ts'
import type { ScenarioCatalog } from '../../../scenario/resolve-scenario.ts'
import type { EditOf, ScenarioEdit } from '../../../scenario/schema.ts'
import type { Language } from '../../../session/session.ts'
import type { LaneId } from '../timeline/lanes.ts'
import { spanOf, type PlanLane, type PlanRow } from './gantt-rows.ts'
import { putBar, type Span } from './move-bar.ts'
import type { Change } from './attempt-change.ts'
import type { What } from './plan-editor.ts'

export const TABLE_COLUMNS = ['name', 'lane', 'start', 'end', 'months', 'basis', 'shift', 'reason'] as const
export type TableColumn = (typeof TABLE_COLUMNS)[number]

/** A row of the table, with the scenario's own edits that its cells write into. */
export interface TableLine {
  readonly row: PlanRow
  readonly lane: LaneId
  /** The own edit that was made last, and the own span. */
  readonly last: ScenarioEdit | undefined
  readonly span: EditOf<'set-span'> | undefined
}

export function tableLines(lanes: readonly PlanLane[], own: readonly ScenarioEdit[]): readonly TableLine[] {
  return lanes.flatMap((lane) =>
    lane.rows.map((row): TableLine => {
      const mine = own.filter(({ entity }) => entity === row.entry.entity.id)
      return { row, lane: lane.id, last: mine.at(-1), span: mine.findLast((edit) => edit.edit === 'set-span') }
    }),
  )
}

/** How long it is planned to take, in whole months; 0 where nothing is planned. */
export const monthsOf = ({ plan }: PlanRow): number =>
  plan ? Math.round((plan.end.day - plan.start.day) / 30.4375) : 0

/** What a cell's field begins with: dates as YYYY-MM-DD, the end by its last day; empty where nothing can be written. */
export function cellValue({ row, last, span }: TableLine, column: TableColumn, language: Language): string {
  const { plan } = row
  switch (column) {
    case 'start':
      return plan ? isoOf(plan.start.day) : ''
    case 'end':
      return plan ? isoOf(asDay(plan.end.day - 1)) : ''
    case 'months':
      return plan ? String(monthsOf(row)) : ''
    case 'basis':
      return span ? ((span.end ?? span.start)?.basis ?? '') : (plan?.end.basis ?? '')
    case 'reason':
      return last?.reason[language] ?? ''
    default:
      return ''
  }
}

/** Dates where something is planned; basis and reason where an own edit can hold them. */
export function isWritable({ row, last, span }: TableLine, column: TableColumn): boolean {
  if (column === 'reason') return last !== undefined
  if (column === 'basis') return span !== undefined
  return (column === 'start' || column === 'end' || column === 'months') && row.plan !== null
}

interface WriteContext {
  readonly city: City
  readonly catalog: ScenarioCatalog
  readonly language: Language
}

/** What a value that is written into a cell changes; null where it changes nothing. */
export function cellChange(
  line: TableLine,
  column: TableColumn,
  value: string,
  { city, catalog, language }: WriteContext,
): { readonly change: Change; readonly what: What } | null {
  if (value === cellValue(line, column, language)) return null
  const { row, last, span } = line
  const { entity } = row.entry
  const values = { name: entity.name[language] }
  if (column === 'reason' && last) {
    const { id, author, reason } = last
    // The words of the other language stay where they were given in their own right.
    const isOne = reason.zh === reason.en || isUnstated({ author: reason, reason })
    const restated = isOne ? sameInBoth(value) : { ...reason, [language]: value }
    return {
      change: (scenario) => restateEdit(scenario, id, { author, reason: restated }),
      what: { message: 'scenario.status.reason', values },
    }
  }
  if (column === 'basis' && span && (value === 'derived' || value === 'assumed')) {
    const { id, start, end, ...rest } = span
    const basis: 'derived' | 'assumed' = value
    const ends = { ...(start ? { start: { ...start, basis } } : {}), ...(end ? { end: { ...end, basis } } : {}) }
    return {
      change: (scenario) => replaceEdit(scenario, id, { ...rest, ...ends }),
      what: { message: 'scenario.status.basis', values },
    }
  }
  const before = spanOf(row)
  if (!before) return null
  const to = writtenSpan(before, column, value)
  const evidence = evidenceOf(city, entity)
  return {
    change: (scenario, stated) => putBar(scenario, entity.id, before, to, evidence, stated, catalog),
    what: { message: 'scenario.status.moved', values },
  }
}

/** A span with one end, or its length, as it is written; the same where that is no date. */
function writtenSpan(before: Span, column: TableColumn, value: string): Span {
  if (column === 'months') return { ...before, end: addMonths(before.start, Math.max(1, Math.round(Number(value)))) }
  const day = parseDay(value)
  if (day === undefined) return before
  return column === 'start' ? { ...before, start: day } : { ...before, end: asDay(day + 1) }
}
