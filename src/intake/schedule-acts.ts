import '../messages/intake.ts'
import { message, type Message } from '../messages/message.ts'
import { LAST_DAY, asDay, parseDay, type Day } from '../base/day.ts'
import { dayText } from '../base/day-text.ts'
import { finishAfter, heldBefore, type Plan } from '../scenario/plan.ts'
import type { MatchedRow } from './match-rows.ts'
import type { ScheduleHold, ScheduleRow } from './schedule-file.ts'

/**
 * What becomes of a row; each has exactly one. `plan`: its dates change the plan (and what is actual is recorded, too).
 * `new`: it becomes a thing of the scenario's own. `record`: only what is actual is recorded. `same`: the plan says so
 * already. `empty`: it names a thing and says nothing of it. `heading`: it stands over other rows. `out`: the viewer leaves
 * it out. `left`: it cannot be taken, for the reason given.
 */
export const ROW_ACTS = ['plan', 'new', 'record', 'same', 'empty', 'heading', 'out', 'left'] as const
export type RowAct = (typeof ROW_ACTS)[number]

/** How many rows do what, with those that name no work: together all rows of the file. */
export type RowCounts = Readonly<Record<RowAct | 'unnamed', number>>

export function countActs(acts: readonly RowAct[], unnamed: number): RowCounts {
  const counts = Object.fromEntries(ROW_ACTS.map((act) => [act, 0])) as Record<RowAct, number>
  for (const act of acts) counts[act] += 1
  return { ...counts, unnamed }
}

/** What a row would change of a plan; null leaves as it is. `end` is exclusive. */
export interface RowChanges {
  readonly start: Day | null
  readonly end: Day | null
  readonly cancelled: Day | null
  readonly holds: readonly ScheduleHold[]
  /** The end set once more, after holds that reach to it or beyond, so that they do not put it off. */
  readonly endAfterHolds: Day | null
}

export interface PlannedRow {
  readonly act: RowAct
  readonly changes: RowChanges
  readonly records: boolean
  /** Why it is left, or what else is to be said of it. */
  readonly remarks: readonly Message[]
}

const FIRST_PLANNED = parseDay('2000-01-01')!
const NOTHING: RowChanges = { start: null, end: null, cancelled: null, holds: [], endAfterHolds: null }

/** Whether a row says what is actual. */
const recordsActual = ({ actualStart, actualFinish, percent }: ScheduleRow): boolean =>
  actualStart !== null || actualFinish !== null || percent !== null

/** What a row does to the plan of its thing, as it stands; quick enough for all rows at every choice. */
export function actOfRow({ row, state }: MatchedRow, plan: Plan | null): PlannedRow {
  const whole = (act: RowAct, ...remarks: Message[]): PlannedRow => ({
    act,
    changes: NOTHING,
    records: false,
    remarks,
  })
  if (row.summary) return whole('heading')
  if (state === 'ignored') return whole('out')
  if (state === 'ambiguous') return whole('left', message('act.severalMatches'))
  if (state === 'unmatched') return whole('left', message('act.noMatch'))
  const remarks = row.vague.map((field): Message =>
    message('act.dayTaken', { text: row.cells[field] ?? '', day: dayText(row[field] as Day) }),
  )
  if (row.faulty.length > 0) remarks.push(message('act.unreadCells'))
  const records = recordsActual(row)
  const { changes, refused } = changesOf(row, plan)
  if (state === 'new') return newRow(row, changes, records, remarks)
  if (refused) return { act: records ? 'record' : 'left', changes: NOTHING, records, remarks: [refused, ...remarks] }
  const changed =
    changes.start !== null || changes.end !== null || changes.cancelled !== null || changes.holds.length > 0
  if (changed) return { act: 'plan', changes, records, remarks }
  if (records) return { act: 'record', changes, records, remarks }
  if (row.faulty.length > 0) return { act: 'left', changes, records, remarks }
  const says = row.start !== null || row.finish !== null || row.cancelled !== null || row.holds !== null
  return { act: says || row.links.length > 0 ? 'same' : 'empty', changes, records, remarks }
}

function newRow(row: ScheduleRow, changes: RowChanges, records: boolean, remarks: readonly Message[]): PlannedRow {
  if (row.start === null || row.finish === null) {
    const reason: Message = message('act.needsBoth')
    return { act: 'left', changes: NOTHING, records: false, remarks: [reason, ...remarks] }
  }
  const end = asDay(row.finish + 1)
  if (!isPlannable(row.start) || !isPlannable(end))
    return { act: 'left', changes: NOTHING, records: false, remarks: [OUTSIDE, ...remarks] }
  const placed: Message[] = row.lng === null ? [message('act.noCoordinates')] : []
  return { act: 'new', changes: { ...changes, start: row.start, end }, records, remarks: [...remarks, ...placed] }
}

const LAST_PLANNED = dayText(asDay(LAST_DAY - 1))
const OUTSIDE: Message = message('act.outside', { latest: LAST_PLANNED })
const isPlannable = (day: Day): boolean => day >= FIRST_PLANNED && day <= LAST_DAY

function changesOf(row: ScheduleRow, plan: Plan | null): { changes: RowChanges; refused: Message | null } {
  const differs = (day: Day | null, planned: Day | undefined): Day | null =>
    day === null || (planned !== undefined && Math.floor(planned) === day) ? null : day
  const finish = row.finish === null ? null : asDay(row.finish + 1)
  const known = plan?.holds ?? []
  const holds = (row.holds ?? []).filter(
    ({ from, until }) => !known.some((hold) => Math.floor(hold.from) === from && Math.floor(hold.until) === until),
  )
  const start = differs(row.start, plan?.start.day)
  // What is put on hold ends later for it: the end is set to that before, and comes out as the file has it.
  const from = row.start ?? plan?.start.day ?? null
  const beyond = finish !== null && holds.some(({ until }) => until >= finish)
  const before =
    finish !== null && from !== null && holds.length > 0 && !beyond
      ? finishAfter(known, from, finish - from - heldBefore([...known, ...holds], from, finish))
      : finish
  const end = differs(before, holds.length > 0 ? undefined : plan?.end.day)
  const given = row.cancelled ?? (row.inactive ? (row.start ?? plan?.start.day ?? null) : null)
  const cancelled =
    given === null || (plan?.cancelled && Math.floor(plan.cancelled.day) === Math.floor(given))
      ? null
      : asDay(Math.floor(given))
  const changes: RowChanges = { start, end, cancelled, holds, endAfterHolds: beyond ? finish : null }
  const days = [start, end, cancelled, ...holds.flatMap(({ from: a, until }) => [a, until])]
  if (days.some((day) => day !== null && !isPlannable(day))) return { changes, refused: OUTSIDE }
  const [first, last] = [start ?? plan?.start.day, end ?? plan?.end.day]
  if ((start !== null || end !== null) && first !== undefined && last !== undefined && last <= first)
    return {
      changes,
      refused: message('act.contradicts', { from: dayText(first), until: dayText(asDay(last - 1)) }),
    }
  if (!plan && (start !== null || holds.length > 0 || cancelled !== null) && end === null)
    return {
      changes,
      refused: message('act.needsFinish'),
    }
  return { changes, refused: null }
}
