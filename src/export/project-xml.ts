import '../messages/export.ts'
import { localize } from '../messages/localize.ts'
import { message, type Localizable } from '../messages/message.ts'
import { XMLBuilder } from 'fast-xml-parser'
import { LINK_KINDS } from '../scenario/link-kinds.ts'
import { asDay, dayOf, isoOf, type Day } from '../base/day.ts'
import { dayText } from '../base/day-text.ts'
import { factsOf, type City } from '../city/build-city.ts'
import type { Entity } from '../city/schema.ts'
import type { System } from '../facts/schema.ts'
import type { EntitySchedule, Schedule } from '../scenario/build-schedule.ts'
import type { OwnRecord } from '../scenario/own-record.ts'
import type { Plan } from '../scenario/plan.ts'
import { lastDateOf } from './dated-entities.ts'
import { endNotes } from './end-notes.ts'
import { exportNotices } from './export-notices.ts'
import { takenUpWords, type PhaseName } from './taken-up.ts'

export interface ProjectXmlExport {
  readonly city: City
  readonly schedule: Schedule
  readonly systems: readonly System[]
  /** Actual dates of the bureau's own; documented phases are never written as actual. */
  readonly ownRecords: readonly OwnRecord[]
  readonly phaseName: PhaseName
  readonly language: 'zh' | 'en'
  readonly reviewNumber: string | null
}

type Xml = { [name: string]: string | number | Xml | Xml[] }

const CALENDAR = 1
/** Microsoft's numbers of the fields Text1, which carries the twin's id, and Text2, for what the format has no field for. */
const TEXT1 = '188743731'
const TEXT2 = '188743734'
const MINUTES_PER_DAY = 480
/** Characters that XML cannot hold in any form. */
// oxlint-disable-next-line no-control-regex -- these are the ones
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/gu
/** Uids of the headings lie above all entities'. */
const HEADING_UID = 100_000
/** For entities that no fact puts under a system. */
const OTHER: Localizable = message('layer.other')

/**
 * Microsoft Project XML (MSPDI) of all that is planned: a heading for each system, a task for each thing, in days of the
 * calendar (every day is a working day, 08:00 to 17:00, so that a finish shows the last day of works). Notes carry
 * the basis of either end, the pages and the id. Undated things have no task.
 */
export function writeProjectXml(options: ProjectXmlExport): string {
  const { city, schedule, systems, language, reviewNumber } = options
  const planned = schedule.entries.filter((entry): entry is EntitySchedule & { plan: Plan } => entry.plan !== null)
  const groups = new Map<string, (EntitySchedule & { plan: Plan })[]>()
  const order = [...systems].sort((a, b) => a.order - b.order).map(({ id }) => id as string)
  for (const id of [...order, '']) groups.set(id, [])
  for (const entry of planned) {
    const system = factsOf(city, entry.entity)[0]?.system ?? ''
    groups.get(groups.has(system) ? system : '')!.push(entry)
  }
  const tasks: Xml[] = []
  for (const [id, entries] of groups) {
    if (entries.length === 0) continue
    const name = systems.find((system) => system.id === id)?.name ?? OTHER
    tasks.push(headingOf(HEADING_UID + tasks.length, localize(name, language), entries))
    for (const entry of entries) tasks.push(taskOf(entry, options, uidOf(schedule)))
  }
  for (const [at, task] of tasks.entries()) task['ID'] = at + 1
  const notices = exportNotices([], reviewNumber, schedule.scenario.name, options.city)
  const project: Xml = {
    SaveVersion: 14,
    Name: `${schedule.scenario.id}.xml`,
    Title: schedule.scenario.name[language].slice(0, 500),
    Subject: [notices.notActual, notices.planned, notices.review]
      .map((notice) => localize(notice, language))
      .join(' ')
      .slice(0, 500),
    ScheduleFromStart: 1,
    ...edges(
      planned.map(({ plan }) => plan),
      'StartDate',
      'FinishDate',
    ),
    CalendarUID: CALENDAR,
    DefaultStartTime: '08:00:00',
    DefaultFinishTime: '17:00:00',
    MinutesPerDay: MINUTES_PER_DAY,
    MinutesPerWeek: MINUTES_PER_DAY * 7,
    DaysPerMonth: 30,
    ExtendedAttributes: {
      ExtendedAttribute: [
        { FieldID: TEXT1, FieldName: 'Text1', Alias: localize(message('field.id'), language) },
        { FieldID: TEXT2, FieldName: 'Text2', Alias: localize(message('field.data'), language) },
      ],
    },
    Calendars: {
      Calendar: {
        UID: CALENDAR,
        Name: localize(message('calendar.days'), language),
        IsBaseCalendar: 1,
        BaseCalendarUID: -1,
        WeekDays: { WeekDay: [1, 2, 3, 4, 5, 6, 7].map(weekDay) },
      },
    },
    Tasks: { Task: tasks },
  }
  const builder = new XMLBuilder({
    format: true,
    indentBy: '  ',
    ignoreAttributes: false,
    attributeNamePrefix: '@_',
    suppressEmptyNode: false,
  })
  const text = builder.build({
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8', '@_standalone': 'yes' },
    Project: { '@_xmlns': 'http://schemas.microsoft.com/project', ...project },
  })
  return text.replace(NOT_XML, '')
}

function weekDay(day: number): Xml {
  const times = [
    ['08:00:00', '12:00:00'],
    ['13:00:00', '17:00:00'],
  ].map(([from = '', to = '']): Xml => ({ FromTime: from, ToTime: to }))
  return { DayType: day, DayWorking: 1, WorkingTimes: { WorkingTime: times } }
}

/** The uid of a planned thing: its row in the schedule, from 1. */
const uidOf =
  ({ entries }: Schedule) =>
  (id: string): number | undefined => {
    const index = entries.findIndex(({ entity, plan }) => entity.id === id && plan !== null)
    return index < 0 ? undefined : index + 1
  }

const startOf = (day: Day): string => `${isoOf(asDay(Math.floor(day)))}T08:00:00`
const finishOf = (end: Day): string => `${lastDateOf(end)}T17:00:00`
const daysOf = ({ start, end }: Plan): number => Math.max(1, Math.ceil(end.day) - Math.floor(start.day))
const duration = (days: number): string => `PT${days * 8}H0M0S`

function edges(plans: readonly Plan[], start: string, finish: string): Xml {
  if (plans.length === 0) return {}
  const from = Math.min(...plans.map((plan) => plan.start.day))
  const to = Math.max(...plans.map((plan) => plan.end.day))
  return { [start]: startOf(asDay(from)), [finish]: finishOf(asDay(to)) }
}

function headingOf(uid: number, name: string, entries: readonly { plan: Plan }[]): Xml {
  const plans = entries.map(({ plan }) => plan)
  const days =
    Math.max(...plans.map(({ end }) => Math.ceil(end.day))) -
    Math.min(...plans.map(({ start }) => Math.floor(start.day)))
  return {
    UID: uid,
    ID: 0,
    Name: name,
    Type: 1,
    IsNull: 0,
    OutlineLevel: 1,
    ...edges(plans, 'Start', 'Finish'),
    Duration: duration(Math.max(1, days)),
    DurationFormat: 7,
    Summary: 1,
    CalendarUID: CALENDAR,
  }
}

function taskOf(
  { entity, plan }: EntitySchedule & { plan: Plan },
  options: ProjectXmlExport,
  uid: (id: string) => number | undefined,
): Xml {
  const { language, ownRecords, schedule } = options
  const record = ownRecords.find((row) => row.entity === entity.id)
  const before = schedule.dependencies.filter(
    ({ dependency, outcome }) =>
      dependency.after === entity.id && outcome !== 'cycle' && uid(dependency.before) !== undefined,
  )
  return {
    UID: uid(entity.id) ?? 0,
    ID: 0,
    Name: entity.name[language],
    ...(plan.cancelled ? { Active: 0 } : {}),
    // Entered by hand: Project must not move a date that rests on a document.
    Manual: 1,
    Type: 1,
    IsNull: 0,
    OutlineLevel: 2,
    Start: startOf(plan.start.day),
    Finish: finishOf(plan.end.day),
    Duration: duration(daysOf(plan)),
    ManualStart: startOf(plan.start.day),
    ManualFinish: finishOf(plan.end.day),
    ManualDuration: duration(daysOf(plan)),
    DurationFormat: 7,
    Summary: 0,
    ...(typeof record?.percent === 'number' ? { PercentComplete: Math.round(record.percent) } : {}),
    ...(record?.actualStart ? { ActualStart: `${record.actualStart}T08:00:00` } : {}),
    ...(record?.actualFinish ? { ActualFinish: `${record.actualFinish}T17:00:00` } : {}),
    CalendarUID: CALENDAR,
    Notes: notesOf(entity, plan, record, options),
    ...(before.length === 0
      ? {}
      : {
          PredecessorLink: before.map(({ dependency }): Xml => ({
            PredecessorUID: uid(dependency.before) ?? 0,
            Type: LINK_KINDS.indexOf(dependency.kind),
            CrossProject: 0,
            LinkLag: dependency.lagDays * MINUTES_PER_DAY * 10,
            LagFormat: 7,
          })),
        }),
    ExtendedAttribute: [{ FieldID: TEXT1, Value: entity.id }, ...dataOf(plan, record)],
  }
}

/** The day of giving up, holds, and a share that is no whole number, as the twin reads them back. */
function dataOf({ cancelled, holds }: Plan, record: OwnRecord | undefined): Xml[] {
  const percent = record?.percent ?? null
  const parts = [
    ...(cancelled ? [`cancelled=${isoOf(cancelled.day)}`] : []),
    ...(holds.length > 0
      ? [`holds=${holds.map(({ from, until }) => `${isoOf(from)}/${lastDateOf(until)}`).join(';')}`]
      : []),
    ...(percent === null || Number.isInteger(percent) ? [] : [`percent=${percent}`]),
  ]
  return parts.length === 0 ? [] : [{ FieldID: TEXT2, Value: parts.join(' ') }]
}

function notesOf(
  entity: Entity,
  plan: Plan,
  record: OwnRecord | undefined,
  { city, language, phaseName }: ProjectXmlExport,
): string {
  const { holds, cancelled } = plan
  const sources = factsOf(city, entity).flatMap((fact) => {
    const paper = city.documents.get(fact.source.document)
    if (!paper) return []
    const { publication, dateAbout, date } = paper
    return [
      message('note.source', {
        publication,
        date: dateAbout ?? dayText(dayOf(date)),
        page: fact.source.page ?? 0,
        line: fact.source.line,
        fact: fact.id,
      }),
    ]
  })
  const notes = [
    ...endNotes(plan),
    ...takenUpWords(plan, entity, phaseName).map((report) => message('note.takenUp', { report })),
    ...holds.map(({ from, until, words }) =>
      message('note.hold', { from: dayText(from), until: dayText(asDay(Math.ceil(until) - 1)), words }),
    ),
    ...(cancelled ? [message('note.cancelled', { from: dayText(cancelled.day), words: cancelled.words })] : []),
    ...(entity.addedBy ? [message('note.added', { reason: entity.addedBy.reason })] : []),
    ...sources,
    ...(record ? [message('note.record', { file: record.file, row: record.row })] : []),
    message('notice.notPresent'),
  ]
  return [...notes.map((note) => localize(note, language)), `id: ${entity.id}`].join('\n')
}
