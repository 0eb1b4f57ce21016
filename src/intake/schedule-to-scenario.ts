import '../messages/intake.ts'
import { inBothLanguages } from '../messages/localize.ts'
import { message, type Message } from '../messages/message.ts'
import { nameInOneLanguage } from '../messages/own-names.ts'
import { assert } from '../base/assert.ts'
import { dayOf, isoOf, LAST_DAY, type Day } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { City } from '../city/build-city.ts'
import { ADDED_KINDS } from '../scenario/added-kinds.ts'
import { buildSchedule, cycleWords, type Schedule } from '../scenario/build-schedule.ts'
import { cycleThrough } from '../scenario/dependency-order.ts'
import type { OwnRecord } from '../scenario/own-record.ts'
import { readScenario } from '../scenario/read-scenario.ts'
import { resolveScenario, type ScenarioCatalog } from '../scenario/resolve-scenario.ts'
import type { Dependency, EditOf, Scenario, ScenarioEdit } from '../scenario/schema.ts'
import type { MatchedRow, MatchPreview } from './match-rows.ts'
import { actOfRow, countActs, type PlannedRow, type RowAct, type RowCounts } from './schedule-acts.ts'
import type { ScheduleDatum, ScheduleRow } from './schedule-file.ts'

/** What became of a row. */
export interface RowOutcome {
  readonly key: number
  readonly row: number
  readonly name: string
  readonly entity: string | null
  readonly act: RowAct
  /** Why it stayed out, or what of it did, or what came of it otherwise than the file has it. */
  readonly remarks: readonly Message[]
}

/** What a schedule came to: planned dates as edits, actual dates as own records, and what could not be taken over. */
export interface TakenSchedule {
  readonly scenario: Scenario
  readonly ownRecords: readonly OwnRecord[]
  readonly outcomes: readonly RowOutcome[]
  /** Each row of the file is in one of these; `unnamed` are those that name no work. */
  readonly counts: RowCounts
  /** The later horizon that the dates asked for; null where the scenario's own reaches far enough. */
  readonly horizon: string | null
}

export interface TakeSchedule {
  readonly preview: MatchPreview
  readonly scenario: Scenario
  /** The scenario's own, as it stands. */
  readonly schedule: Schedule
  readonly city: City
  /** All scenarios: bases, and for finding circles of dependencies. */
  readonly catalog: ScenarioCatalog
}

interface Taking {
  readonly edits: ScenarioEdit[]
  readonly records: OwnRecord[]
  readonly rows: { outcome: RowOutcome; readonly edits: string[]; readonly source: ScheduleRow }[]
}

/**
 * Takes the matched rows into a scenario: planned dates that differ from its schedule become edits, whose author is the
 * file; what is new becomes a thing of its own; links become dependencies of their kind; the horizon reaches to the last
 * date. Actual dates and shares done become own records and touch no plan. What evidence or the scenario does not let
 * through is said at its row.
 */
export function takeSchedule(given: TakeSchedule): TakenSchedule {
  const { preview, scenario, catalog, city } = given
  const taking = takeRows(given)
  const links = takeLinks(given, taking)
  const reached = horizonFor(taking.edits, dayOf(resolveScenario(scenario, catalog).horizon))
  // All at once: a scenario is checked as a whole, and a file may change hundreds of things.
  const read = readScenario({
    ...scenario,
    edits: taking.edits,
    dependencies: links,
    ...(reached === null ? {} : { horizon: reached }),
  })
  assert(read.ok, 'a scenario with edits of days that were checked is a scenario')
  const taken = sameContent(read.value, scenario) ? scenario : read.value
  const outcomes = taking.rows.length === 0 ? [] : settle(taking, buildSchedule(city, taken, catalog))
  return {
    scenario: taken,
    ownRecords: taking.records,
    outcomes,
    counts: countActs(
      outcomes.map(({ act }) => act),
      preview.schedule.unnamed.length,
    ),
    horizon: reached,
  }
}

const sameContent = (a: Scenario, b: Scenario): boolean => JSON.stringify(a) === JSON.stringify(b)

const authorOf = (file: string): LocalizedText => inBothLanguages(message('own.schedule', { file }))

function takeRows({ preview, scenario, schedule }: TakeSchedule): Taking {
  const { file, datum } = preview.schedule
  const plans = new Map(schedule.entries.map((entry) => [entry.entity.id, entry.plan]))
  const taken = new Set(plans.keys())
  const taking: Taking = { edits: [...scenario.edits], records: [], rows: [] }
  for (const matched of preview.rows) {
    const { row } = matched
    const planned = actOfRow(matched, plans.get(matched.chosen ?? '') ?? null)
    const entity = planned.act === 'new' ? freeEntity(row, taken) : matched.state === 'matched' ? matched.chosen : null
    if (entity !== null) taken.add(entity)
    const made =
      entity === null
        ? []
        : [
            ...(planned.act === 'new' ? [addOf(matched, entity, planned, file, datum)] : []),
            ...changesOf(row, entity, planned, file, taking.edits),
          ]
    for (const edit of made) {
      const at = taking.edits.findIndex(({ id }) => id === edit.id)
      // What stood in its place goes; the new one comes last, as it is the latest word.
      if (at >= 0) taking.edits.splice(at, 1)
      taking.edits.push(edit)
    }
    const record = entity === null || !planned.records ? undefined : ownRecordOf(row, entity, file)
    if (record) taking.records.push(record)
    taking.rows.push({
      source: row,
      edits: made.map(({ id }) => id),
      outcome: {
        key: row.key,
        row: row.row,
        name: row.name ?? row.id ?? '',
        entity,
        act: planned.act,
        remarks: planned.remarks,
      },
    })
  }
  return taking
}

/** The file's own id where it can be one, so that what the twin wrote comes back as what it was. */
function freeEntity(row: ScheduleRow, taken: ReadonlySet<string>): string {
  if (row.id !== null && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(row.id) && row.id.length <= 60 && !taken.has(row.id))
    return row.id
  let copy = 1
  while (taken.has(`added-${copy}`)) copy += 1
  return `added-${copy}`
}

function addOf(
  { row, as = 'building' }: MatchedRow,
  entity: string,
  { changes }: PlannedRow,
  file: string,
  datum: ScheduleDatum | null,
): EditOf<'add'> {
  const { start, end } = changes
  assert(start !== null && end !== null, 'a new thing has both dates')
  return {
    id: `add-${entity}`,
    edit: 'add',
    entity,
    name: nameInOneLanguage(row.name ?? row.id ?? entity),
    ...ADDED_KINDS[as],
    place: null,
    at:
      row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat, accuracyM: datum?.accuracyM ?? 1000 },
    parent: null,
    start: isoOf(start),
    end: isoOf(end),
    author: authorOf(file),
    reason: inBothLanguages(
      row.lng === null || !datum
        ? message('own.row', { file, row: row.row })
        : message('own.rowDatum', { file, row: row.row, datum: datum.words }),
    ),
  }
}

/** The edits that a row makes of a plan: both ends, holds, giving up. */
function changesOf(
  row: ScheduleRow,
  entity: string,
  { act, changes }: PlannedRow,
  file: string,
  known: readonly ScenarioEdit[],
): ScenarioEdit[] {
  if (act !== 'plan' && act !== 'new') return []
  const author = authorOf(file)
  const reason = inBothLanguages(message('own.row', { file, row: row.row }))
  const about = { entity, author, reason }
  const given = (day: Day | null) =>
    day === null
      ? undefined
      : {
          date: isoOf(day),
          basis: 'assumed' as const,
          words: inBothLanguages(message('own.scheduleRow', { schedule: author, row: row.row })),
        }
  const edits: ScenarioEdit[] = []
  if (act === 'plan' && (changes.start !== null || changes.end !== null)) {
    // An end that the scenario itself had set before, and the row leaves alone, stays.
    const former = known.find((edit) => edit.edit === 'set-span' && edit.entity === entity)
    const own = former?.edit === 'set-span' ? former : undefined
    const [start, end] = [given(changes.start) ?? own?.start, given(changes.end) ?? own?.end]
    edits.push({
      id: own?.id ?? freeId(known, `set-span-${entity}`),
      edit: 'set-span',
      ...about,
      ...(start ? { start } : {}),
      ...(end ? { end } : {}),
    })
  }
  for (const { from, until } of changes.holds)
    edits.push({
      id: freeId([...known, ...edits], `hold-${entity}`),
      edit: 'hold',
      ...about,
      from: isoOf(from),
      until: isoOf(until),
    })
  if (changes.endAfterHolds !== null)
    edits.push({
      id: freeId([...known, ...edits], `set-span-${entity}`),
      edit: 'set-span',
      ...about,
      end: given(changes.endAfterHolds)!,
    })
  if (changes.cancelled !== null) {
    const own = known.find((edit) => edit.edit === 'cancel' && edit.entity === entity)
    edits.push({
      id: own?.id ?? freeId(known, `cancel-${entity}`),
      edit: 'cancel',
      ...about,
      from: isoOf(changes.cancelled),
    })
  }
  return edits
}

/** The scenario's dependencies with those of the file. What cannot become one is said at its row. */
function takeLinks({ preview, scenario, catalog, city }: TakeSchedule, { rows }: Taking): Dependency[] {
  const byKey = new Map(rows.map((item) => [item.outcome.key, item]))
  const entityOf = new Map(rows.map(({ outcome }) => [outcome.key, outcome.act === 'left' ? null : outcome.entity]))
  const { file } = preview.schedule
  const own = [...scenario.dependencies]
  const inherited = resolveScenario({ ...scenario, dependencies: [] }, catalog).dependencies
  for (const item of rows) {
    const after = entityOf.get(item.outcome.key) ?? null
    if (after === null) continue
    const report = (remark: Message): void => {
      item.outcome = { ...item.outcome, remarks: [...item.outcome.remarks, remark] }
    }
    for (const link of item.source.links) {
      const other = byKey.get(link.before)?.outcome
      const before = entityOf.get(link.before) ?? null
      const { kind } = link
      if (before === null || before === after) {
        report(message('link.predecessorNotTaken', { name: other?.name ?? '' }))
      } else {
        const reason = inBothLanguages(message('own.predecessor', { file, row: item.outcome.row }))
        const same = (edge: Pick<Dependency, 'before' | 'after' | 'kind'>): boolean =>
          edge.before === before && edge.after === after && edge.kind === kind
        if ([...inherited, ...own].some((edge) => same(edge) && edge.lagDays === link.lagDays)) continue
        const at = own.findIndex(same)
        const cycle = at >= 0 ? null : cycleThrough([...inherited, ...own], { before, after })
        if (cycle) {
          report(cycleWords(cycle, (id) => city.entityById.get(id)?.name))
          continue
        }
        const id = own[at]?.id ?? freeId(own, `${before}-before-${after}`)
        const lagDays = Math.min(Math.max(link.lagDays, -5000), 5000)
        own.splice(at >= 0 ? at : own.length, at >= 0 ? 1 : 0, { id, before, after, kind, lagDays, reason })
        if (item.outcome.act === 'same' || item.outcome.act === 'record')
          item.outcome = { ...item.outcome, act: 'plan' }
      }
    }
  }
  return own
}

/** The end of the last day's year, where that is later than the horizon. */
function horizonFor(edits: readonly ScenarioEdit[], horizon: Day): string | null {
  const days = edits.flatMap((edit) =>
    edit.edit === 'set-span'
      ? [edit.end?.date, edit.start && isoOf((dayOf(edit.start.date) + 1) as Day)]
      : edit.edit === 'add'
        ? [edit.end]
        : edit.edit === 'hold'
          ? [edit.until]
          : [],
  )
  const last = days.reduce<string>((latest, day) => (day !== undefined && day > latest ? day : latest), '')
  if (last === '' || dayOf(last) <= horizon) return null
  const end = last.endsWith('-01-01') ? last : `${Number(last.slice(0, 4)) + 1}-01-01`
  return dayOf(end) > LAST_DAY ? isoOf(LAST_DAY) : end
}

/** The outcomes with what the schedule makes of them: edits without effect are left, limits and delays are said. */
function settle({ rows }: Taking, schedule: Schedule): RowOutcome[] {
  return rows.map(({ outcome, edits }) => {
    const skipped = schedule.skipped.filter(({ edit }) => edits.includes(edit.id))
    const limited = schedule.limited.filter(({ edit }) => edits.includes(edit.id))
    const pushed =
      outcome.entity === null || (outcome.act !== 'plan' && outcome.act !== 'new')
        ? []
        : schedule.dependencies.filter(
            ({ dependency, reason }) => dependency.after === outcome.entity && reason !== null,
          )
    const remarks = [...outcome.remarks, ...[...skipped, ...limited, ...pushed].flatMap(({ reason }) => reason ?? [])]
    const none = edits.length > 0 && skipped.length === edits.length
    return { ...outcome, remarks, act: none ? 'left' : outcome.act }
  })
}

function freeId(rows: readonly { readonly id: string }[], stem: string): string {
  let id = stem
  for (let copy = 2; rows.some((row) => row.id === id); copy += 1) id = `${stem}-${copy}`
  return id
}

function ownRecordOf(row: ScheduleRow, entity: string, file: string): OwnRecord {
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
