import { asDay, isoOf, LAST_DAY, parseDay, type Day } from '../base/day.ts'
import { assert } from '../base/assert.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { Schedule } from '../scenario/build-schedule.ts'
import { addDependency } from '../scenario/edit-scenario.ts'
import type { OwnRecord } from '../scenario/own-record.ts'
import { readScenario } from '../scenario/read-scenario.ts'
import type { EditOf, Scenario, ScenarioEdit } from '../scenario/schema.ts'
import type { MatchPreview } from './match-rows.ts'
import type { ScheduleRow } from './schedule-file.ts'

/** What a schedule came to: planned dates as edits, actual dates as own records, and what could not be taken over. */
export interface TakenSchedule {
  readonly scenario: Scenario
  readonly ownRecords: readonly OwnRecord[]
  readonly edited: number
  /** Rows that stay out, or part of them, each with the reason; `row` as in the file. */
  readonly left: readonly { readonly row: number; readonly name: string; readonly reason: LocalizedText }[]
}

const FIRST_PLANNED = parseDay('2000-01-01')!

/**
 * Takes the matched rows into a scenario: planned dates that differ from `schedule` (the scenario's own, as it stands)
 * become set-span edits, whose author is the file; finish-to-start links become dependencies. Actual dates and shares
 * done become own records and touch no plan. `catalog`: all scenarios, for finding circles of dependencies.
 */
export function takeSchedule(
  preview: MatchPreview,
  scenario: Scenario,
  schedule: Schedule,
  catalog: readonly Scenario[],
): TakenSchedule {
  const { file } = preview.schedule
  const left: { row: number; name: string; reason: LocalizedText }[] = []
  const ownRecords: OwnRecord[] = []
  const plans = new Map(schedule.entries.map((entry) => [entry.entity.id, entry.plan]))
  const author: LocalizedText = { zh: `自有进度表“${file}”`, en: `own schedule "${file}"` }
  const spans: EditOf<'set-span'>[] = []
  for (const { row, chosen, state } of preview.rows) {
    const leave = (reason: LocalizedText): void => {
      left.push({ row: row.row, name: row.name ?? row.id ?? '', reason })
    }
    if (state === 'ambiguous')
      leave({ zh: '有多个可能的对应，尚未选定', en: 'several things may be meant, and none is chosen' })
    if (state === 'unmatched') leave({ zh: '没有名称相近的对应', en: 'nothing bears a name like it' })
    if (state !== 'matched' || chosen === null) continue
    const record = ownRecordOf(row, chosen, file)
    if (record) ownRecords.push(record)
    const plan = plans.get(chosen) ?? null
    const start = endOf(row.start, plan?.start.day)
    const end = endOf(row.finish === null ? null : asDay(row.finish + 1), plan?.end.day)
    if (start === 'same' && end === 'same') continue
    if (start === 'outside' || end === 'outside') {
      leave({ zh: '计划日期超出2000至2034年', en: 'a planned date is outside 2000 to 2034' })
      continue
    }
    const reason: LocalizedText = { zh: `据“${file}”第${row.row}行`, en: `after "${file}", row ${row.row}` }
    const given = (day: Day) => ({
      date: isoOf(day),
      basis: 'assumed' as const,
      words: { zh: `${author.zh}第${row.row}行`, en: `${author.en}, row ${row.row}` },
    })
    // An end that the scenario itself had set before, and the row leaves alone, stays.
    const former = scenario.edits.find((edit) => edit.edit === 'set-span' && edit.entity === chosen)
    const own = former?.edit === 'set-span' ? former : undefined
    const [from, to] = [start === 'same' ? own?.start : given(start), end === 'same' ? own?.end : given(end)]
    spans.push({
      id: own?.id ?? freeId(scenario.edits, chosen),
      edit: 'set-span',
      entity: chosen,
      ...(from ? { start: from } : {}),
      ...(to ? { end: to } : {}),
      author,
      reason,
    })
  }
  // All at once: a scenario is checked as a whole, and a file may change hundreds of things.
  const read = readScenario({
    ...scenario,
    edits: [...scenario.edits.filter(({ id }) => !spans.some((span) => span.id === id)), ...spans],
  })
  assert(read.ok, 'a scenario with spans of days that were checked is a scenario')
  let taken = read.value

  const entityOfRow = new Map(
    preview.rows.flatMap(({ row, chosen, state }) =>
      state === 'matched' && chosen !== null ? [[row.row, chosen] as const] : [],
    ),
  )
  for (const { row, chosen, state } of preview.rows) {
    if (state !== 'matched' || chosen === null) continue
    for (const link of row.links) {
      const before = entityOfRow.get(link.row)
      // The other row is left out, and its own reason stands there.
      if (before === undefined) continue
      if (taken.dependencies.some((known) => known.before === before && known.after === chosen)) continue
      const next = addDependency(
        taken,
        {
          before,
          after: chosen,
          lagDays: link.lagDays,
          reason: { zh: `据“${file}”第${row.row}行的前置任务`, en: `predecessor in "${file}", row ${row.row}` },
        },
        catalog,
      )
      if (next.ok) taken = next.value
      else left.push({ row: row.row, name: row.name ?? row.id ?? '', reason: next.errors[0]!.reason })
    }
  }
  return { scenario: taken, ownRecords, edited: spans.length, left }
}

function freeId(edits: readonly ScenarioEdit[], entity: string): string {
  let id = `set-span-${entity}`
  for (let copy = 2; edits.some((edit) => edit.id === id); copy += 1) id = `set-span-${entity}-${copy}`
  return id
}

/** An end that the row gives, `same` where it gives none or the plan's own, `outside` where no plan can lie. */
function endOf(day: Day | null, planned: Day | undefined): Day | 'same' | 'outside' {
  if (day === null || (planned !== undefined && Math.floor(planned) === day)) return 'same'
  return day >= FIRST_PLANNED && day <= LAST_DAY ? day : 'outside'
}

function ownRecordOf(row: ScheduleRow, entity: string, file: string): OwnRecord | undefined {
  if (row.actualStart === null && row.actualFinish === null && row.percent === null) return undefined
  const iso = (day: Day | null): string | null => (day === null ? null : isoOf(day))
  return {
    entity,
    name: row.name ?? row.id ?? entity,
    actualStart: iso(row.actualStart),
    actualFinish: iso(row.actualFinish),
    percent: row.percent,
    file: file.slice(0, 200),
    row: row.row,
  }
}
