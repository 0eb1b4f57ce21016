import { FIRST_DAY, LAST_DAY, addMonths, asDay, clampDay, dayOf, isoOf, type Day } from '../../../base/day.ts'
import { dayText } from '../../../base/day-text.ts'
import { message, type Localizable } from '../../../messages/message.ts'
import {
  moveSpan,
  setHorizon,
  shiftMany,
  snapToMonth,
  type Edited,
  type Stated,
} from '../../../scenario/edit-scenario.ts'
import { limitEnd, limitStart, type Evidence } from '../../../scenario/evidence.ts'
import { resolveScenario, type ScenarioCatalog } from '../../../scenario/resolve-scenario.ts'
import type { Scenario } from '../../../scenario/schema.ts'

/** Days of a month where bars are moved by whole months. */
export const MONTH_DAYS = 30.44

/** What of a bar is held: all of it, or one of its ends. */
export type Grip = 'whole' | 'start' | 'end'

/** How far something is moved. With `snap`, it comes to stand on the nearest first of a month. */
export interface Move {
  readonly months: number
  readonly days: number
  readonly snap: boolean
}

export interface Span {
  readonly start: Day
  /** Exclusive. */
  readonly end: Day
}

export interface Moved extends Span {
  /** What evidence forbids; the bar stopped there. */
  readonly why: readonly Localizable[]
}

const wantedDay = (day: Day, { months, days, snap }: Move): Day => {
  const wanted = asDay(Math.round(addMonths(day, months) + days))
  return snap ? snapToMonth(wanted) : wanted
}

/** Within the days that a plan may have. */
const movedDay = (day: Day, move: Move): Day => clampDay(wantedDay(day, move), FIRST_DAY, LAST_DAY)

const TOO_EARLY = message('plan.tooEarly', { day: dayText(FIRST_DAY) })
const TOO_LATE = message('plan.tooLate', { day: dayText(asDay(LAST_DAY - 1)) })

/** A day as it is wanted, within the days that a plan may have; where these stop it, that is said. */
function boundDay(wanted: Day, why: Localizable[]): Day {
  const words = wanted < FIRST_DAY ? TOO_EARLY : wanted > LAST_DAY ? TOO_LATE : null
  if (words && !why.includes(words)) why.push(words)
  return clampDay(wanted, FIRST_DAY, LAST_DAY)
}

/** Where a bar comes to stand that is pulled by one of its grips: never through evidence, and never shorter than a day. */
export function moveBar(span: Span, grip: Grip, move: Move, evidence: Evidence): Moved {
  const why: Localizable[] = []
  let { start, end } = span
  if (grip !== 'end') {
    const limited = limitStart(evidence, boundDay(wantedDay(span.start, move), why))
    if (limited.why) why.push(limited.why)
    start = limited.day
  }
  if (grip !== 'start') {
    // A bar that is moved as a whole keeps its length as far as evidence lets it.
    const wanted =
      grip === 'whole' && (move.snap || wantedDay(span.start, move) < FIRST_DAY)
        ? boundDay(asDay(movedDay(span.start, move) + span.end - span.start), why)
        : boundDay(wantedDay(span.end, move), why)
    const limited = limitEnd(evidence, span.end, wanted)
    if (limited.why) why.push(limited.why)
    end = limited.day
  }
  if (end <= start) {
    if (grip === 'start') start = asDay(end - 1)
    else end = asDay(start + 1)
  }
  return { start, end, why }
}

/** A later horizon where a day lies beyond the scenario's: the end of that day's year. */
export function reachTo(scenario: Scenario, end: Day, catalog: ScenarioCatalog): Edited {
  const horizon = dayOf(resolveScenario(scenario, catalog).horizon)
  if (end <= horizon) return { ok: true, value: scenario }
  const iso = isoOf(end)
  const year = Number(iso.slice(0, 4))
  const reached = dayOf(iso.endsWith('-01-01') ? iso : `${year + 1}-01-01`)
  return setHorizon(scenario, isoOf(asDay(Math.min(reached, LAST_DAY))))
}

/** Writes down where a bar was moved to: the ends that were moved, and no other; what the other rests on stays. */
export function putBar(
  scenario: Scenario,
  entity: string,
  before: Span,
  to: Span,
  evidence: Evidence,
  stated: Stated,
  catalog: ScenarioCatalog,
): Edited {
  let start = evidence.started === null && to.start !== before.start ? to.start : null
  let end = to.end !== before.end ? to.end : null
  if (start === null && end === null) return { ok: true, value: scenario }
  const at = scenario.edits.findIndex((edit) => edit.entity === entity && edit.edit === 'set-span')
  const former = scenario.edits[at]
  const movedSince = scenario.edits.some(
    (edit, i) => i > at && edit.entity === entity && (edit.edit === 'shift' || edit.edit === 'stretch'),
  )
  // An end that was set and then moved on stays where it stands now: set again, it would fall back to where it was set.
  if (former?.edit === 'set-span' && movedSince) {
    if (former.start && evidence.started === null) start ??= before.start
    if (former.end) end ??= before.end
  }
  const reached = reachTo(scenario, to.end, catalog)
  return reached.ok ? moveSpan(reached.value, entity, { start, end }, 'day', stated) : reached
}

/** Moves several bars by the same months and days. With `snap`, days are rounded to whole months. */
export function putMany(
  scenario: Scenario,
  spans: ReadonlyMap<string, Span>,
  move: Move,
  stated: Stated,
  catalog: ScenarioCatalog,
): Edited {
  const by = move.snap
    ? { months: move.months + Math.round(move.days / MONTH_DAYS), days: 0 }
    : { months: move.months, days: Math.round(move.days) }
  if (by.months === 0 && by.days === 0) return { ok: true, value: scenario }
  const last = Math.max(...[...spans.values()].map(({ end }) => movedDay(end, { ...by, snap: false })))
  const reached = reachTo(scenario, asDay(last), catalog)
  return reached.ok ? shiftMany(reached.value, [...spans.keys()], by, stated) : reached
}
