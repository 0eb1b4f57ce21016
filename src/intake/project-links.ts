import '../messages/intake.ts'
import { message, type Message } from '../messages/message.ts'
import type { Day } from '../base/day.ts'
import { clip } from './read-cells.ts'
import { LINK_KINDS } from '../scenario/link-kinds.ts'
import type { ScheduleLink, ScheduleRow } from './schedule-file.ts'
import type { XmlNode } from './xml-nodes.ts'

/** Schema type xsd:boolean: both of its spellings. */
export const isTrue = (node: XmlNode | undefined): boolean => /^(?:1|true)$/i.test(node?.text.trim() ?? '')

/** Microsoft's numbers for how a lag is given: in working time, in time of the clock ("elapsed"), in per cent of the predecessor. */
const ELAPSED = new Set([4, 6, 8, 10, 12, 20, 36, 38, 40, 42, 44, 52])
const PERCENT = new Set([19, 20, 51, 52])
const KNOWN = new Set([...ELAPSED, ...PERCENT, 3, 5, 7, 9, 11, 21, 35, 37, 39, 41, 43, 53])
const MINUTES_OF_CLOCK = 1440

/** Which days of the week are worked on, by Microsoft's numbers less one: Sunday is 0. Every day, where the file has no calendar. */
export type WorkingWeek = readonly boolean[]

/** The week of the project's calendar, or of the one that it rests on. */
export function workingWeekOf(project: XmlNode): WorkingWeek {
  const calendars = project.child('Calendars')?.children('Calendar') ?? []
  const find = (uid: string | undefined): XmlNode | undefined =>
    uid === undefined ? undefined : calendars.find((calendar) => calendar.child('UID')?.text === uid)
  let calendar = find(project.child('CalendarUID')?.text)
  for (let step = 0; calendar && step < 5; step += 1) {
    const days = calendar.child('WeekDays')?.children('WeekDay') ?? []
    const week = Array.from({ length: 7 }, (_, day) => {
      const found = days.find((weekDay) => weekDay.child('DayType')?.text === String(day + 1))
      return found ? isTrue(found.child('DayWorking')) : undefined
    })
    if (week.every((works) => works !== undefined) && week.some(Boolean)) return week.map((works) => works === true)
    calendar = find(calendar.child('BaseCalendarUID')?.text)
  }
  return [true, true, true, true, true, true, true]
}

/** Days of the calendar after `from` until so many working days are over; back in time for less than none. */
function calendarDays(from: Day | null, working: number, week: WorkingWeek): number {
  const whole = Math.round(working)
  const perWeek = week.filter(Boolean).length
  if (perWeek === 7 || whole === 0) return whole
  if (from === null) return Math.round((whole * 7) / perWeek)
  let left = Math.abs(whole)
  let days = 0
  // 2021-01-01, day 0, was a Friday.
  const works = (day: number): boolean => week[(((day + 5) % 7) + 7) % 7] ?? true
  while (left > 0 && days < 20_000) {
    days += 1
    if (works(from + (whole > 0 ? days : 1 - days))) left -= 1
  }
  return whole > 0 ? days : -days
}

export interface LinkContext {
  readonly minutesPerDay: number
  readonly week: WorkingWeek
  /** Rows by the UID of their task; a UID that is given twice leads to none. */
  readonly rowOfUid: ReadonlyMap<string, Omit<ScheduleRow, 'links'> | 'twice'>
  /** Minutes of working time that a task lasts, where the file says so. */
  readonly durationOf: (key: number) => number | null
  readonly report: (node: XmlNode, where: string, reason: Message) => void
}

/** The links of a task to those that it waits for; one that cannot be read is a fault. */
export function readLinks(task: XmlNode, context: LinkContext): ScheduleLink[] {
  const { report } = context
  return task.children('PredecessorLink').flatMap((link): ScheduleLink[] => {
    const uid = link.child('PredecessorUID')?.text.trim() ?? ''
    const before = context.rowOfUid.get(uid)
    const refuse = (reason: Message, where = 'PredecessorLink'): ScheduleLink[] => {
      report(link, where, reason)
      return []
    }
    if (isTrue(link.child('CrossProject'))) return refuse(message('link.otherFile'))
    if (before === 'twice') return refuse(message('link.uidTwice', { uid: clip(uid) }))
    if (before === undefined) return refuse(message('link.uidMissing', { uid: clip(uid) }))
    const kind = LINK_KINDS[numberOf(link.child('Type'), 1)]
    if (kind === undefined) return refuse(message('link.kind'), 'Type')
    const lagDays = lagOf(link, before, kind.startsWith('finish') ? before.finish : before.start, context)
    return typeof lagDays === 'number' ? [{ before: before.key, kind, lagDays }] : refuse(...lagDays)
  })
}

/** A whole number, or what stands in for one that is not given; NaN where it is none. */
function numberOf(node: XmlNode | undefined, missing: number): number {
  const text = node?.text.trim() ?? ''
  return text === '' ? missing : /^[+-]?\d{1,10}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
}

/** Lag is in tenths of a minute, of working time or of the clock's, or in per cent of how long the predecessor takes. */
function lagOf(
  link: XmlNode,
  before: Omit<ScheduleRow, 'links'>,
  from: Day | null,
  { minutesPerDay, week, durationOf }: LinkContext,
): number | [reason: Message, where: string] {
  const lag = numberOf(link.child('LinkLag'), 0)
  const format = numberOf(link.child('LagFormat'), 7)
  if (!Number.isFinite(lag) || Math.abs(lag) > 1e9) return [message('link.lagNumber'), 'LinkLag']
  if (lag === 0) return 0
  if (!KNOWN.has(format)) return [message('link.lagUnit'), 'LagFormat']
  const elapsed = ELAPSED.has(format)
  if (!PERCENT.has(format)) {
    const days = lag / 10 / (elapsed ? MINUTES_OF_CLOCK : minutesPerDay)
    return (elapsed ? Math.round(days) : calendarDays(from, days, week)) || 0
  }
  const span = before.start === null || before.finish === null ? null : before.finish + 1 - before.start
  const working = durationOf(before.key)
  const share = lag / 100
  if (!elapsed && working !== null) return calendarDays(from, (share * working) / minutesPerDay, week) || 0
  if (span !== null) return Math.round(share * span) || 0
  return [message('link.lagShare'), 'LinkLag']
}

/** "PT800H0M0S" -> minutes; undefined for what is no duration in days, hours, minutes and seconds. */
export function minutesOf(text: string): number | undefined {
  const found = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text.trim())
  if (!found || /[PT]$/.test(text.trim())) return undefined
  const [, sign, days = 0, hours = 0, minutes = 0, seconds = 0] = found
  const sum = Number(days) * 1440 + Number(hours) * 60 + Number(minutes) + Number(seconds) / 60
  return sign === '-' ? -sum : sum
}
