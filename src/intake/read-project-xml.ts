import '../messages/intake.ts'
import { message, type Message } from '../messages/message.ts'
import { asDay, parseDay, type Day } from '../base/day.ts'
import { cleanLine } from '../base/clean-text.ts'
import { declaredEncoding, decodeText } from './decode-text.ts'
import { wholeFileFault, type FileFault } from './file-fault.ts'
import { isTrue, minutesOf, readLinks, workingWeekOf } from './project-links.ts'
import { clip, readClock, shiftOfClock } from './read-cells.ts'
import { readHoldsCell } from './read-schedule-table.ts'
import { readXml, type XmlNode } from './xml-nodes.ts'
import {
  SCHEDULE_BOUNDS,
  unreadSchedule,
  type ScheduleField,
  type ScheduleFile,
  type ScheduleRow,
} from './schedule-file.ts'

/** Microsoft's numbers of the fields Text1 and Text2, in which the twin writes its own id, and what the format has no field for. */
const TEXT1 = '188743731'
const TEXT2 = '188743734'
const ELEMENT: Readonly<Partial<Record<ScheduleField, string>>> = {
  start: 'Start',
  finish: 'Finish',
  actualStart: 'ActualStart',
  actualFinish: 'ActualFinish',
  percent: 'PercentComplete',
  name: 'Name',
  cancelled: 'Active',
}

type Row = Omit<ScheduleRow, 'links'>

/**
 * A schedule from Microsoft Project's XML (MSPDI), as its schema allows it: booleans in both spellings, headings by flag or by
 * outline, optional elements missing. The row of a task is the number that Project shows beside it.
 */
export function readProjectXml(file: string, bytes: Uint8Array): ScheduleFile {
  const { text, encoding, faults: found } = decodeText(file, bytes, declaredEncoding(bytes))
  const faults: FileFault[] = [...found]
  const xml = readXml(file, text, 'Project')
  if (!xml.ok) return unreadSchedule(file, 'project-xml', [...faults, ...xml.errors], encoding)
  const tasks = (xml.value.child('Tasks')?.children('Task') ?? []).filter((task) => !isTrue(task.child('IsNull')))
  if (tasks.length === 0) faults.push(wholeFileFault(file, message('xml.noTasks')))
  if (tasks.length > SCHEDULE_BOUNDS.rows)
    faults.push(wholeFileFault(file, message('xml.tooManyTasks', { max: SCHEDULE_BOUNDS.rows })))
  const read = tasks.slice(0, SCHEDULE_BOUNDS.rows)
  const levels = read.map(levelOf)
  const unnamed: number[] = []
  const rowOfUid = new Map<string, Row | 'twice'>()
  const kept: { readonly task: XmlNode; readonly row: Row }[] = []
  for (const [at, task] of read.entries()) {
    const deeper = (levels[at + 1] ?? -1) > (levels[at] ?? Number.POSITIVE_INFINITY)
    const summary = deeper || isTrue(task.child('Summary'))
    // Project's own row 0 stands for the whole file.
    if (task.child('UID')?.text === '0' && levels[at] === 0 && (summary || read.length === 1)) continue
    const number = shownNumberOf(task) ?? at + 1
    const row = readTask({ file, task, key: kept.length, row: number, summary, faults })
    if (!row) {
      unnamed.push(number)
      continue
    }
    const uid = task.child('UID')?.text.trim() ?? ''
    if (uid !== '') rowOfUid.set(uid, rowOfUid.has(uid) ? 'twice' : row)
    kept.push({ task, row })
  }
  const rows = withLinks(file, xml.value, kept, rowOfUid, faults)
  const columns = Object.entries(ELEMENT).map(([field, header]) => ({
    field: field as ScheduleField,
    header,
    column: 0,
  }))
  const base = unreadSchedule(file, 'project-xml', faults, encoding)
  return { ...base, columns, rows, unnamed }
}

function withLinks(
  file: string,
  project: XmlNode,
  kept: readonly { readonly task: XmlNode; readonly row: Row }[],
  rowOfUid: ReadonlyMap<string, Row | 'twice'>,
  faults: FileFault[],
): ScheduleRow[] {
  const minutesPerDay = Number(project.child('MinutesPerDay')?.text) || 480
  const week = workingWeekOf(project)
  const durationOf = (key: number): number | null => minutesOf(kept[key]?.task.child('Duration')?.text ?? '') ?? null
  return kept.map(({ task, row }) => ({
    ...row,
    links: readLinks(task, {
      minutesPerDay,
      week,
      rowOfUid,
      durationOf,
      report: (node, where, reason) => {
        faults.push({ file, ...node.at, where: placeOf(row.row, where), reason })
      },
    }),
  }))
}

/** "12 Start": the number that Project shows, and the element. */
const placeOf = (row: number, element: string): string => `${row} ${element}`

/** The level of a task in the outline, from its level or its number; undefined where the file has neither. */
function levelOf(task: XmlNode): number | undefined {
  const level = task.child('OutlineLevel')?.text.trim() ?? ''
  if (/^\d{1,3}$/.test(level)) return Number(level)
  const number = (task.child('OutlineNumber') ?? task.child('WBS'))?.text.trim() ?? ''
  if (number === '0') return 0
  return /^\d+(?:\.\d+)*$/.test(number) ? number.split('.').length : undefined
}

function shownNumberOf(task: XmlNode): number | undefined {
  const id = task.child('ID')?.text.trim() ?? ''
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : undefined
}

interface TaskContext {
  readonly file: string
  readonly task: XmlNode
  readonly key: number
  readonly row: number
  readonly summary: boolean
  readonly faults: FileFault[]
}

type Report = (node: XmlNode, where: string, reason: Message) => void

function readTask({ file, task, key, row, summary, faults }: TaskContext): Row | undefined {
  const faulty: ScheduleField[] = []
  const cells: Partial<Record<ScheduleField, string>> = {}
  const report: Report = (node, where, reason) => {
    faults.push({ file, ...node.at, where: placeOf(row, where), reason })
  }
  const name = cleanLine(task.child('Name')?.text ?? '') || null
  const id = ownIdOf(task)
  if (name !== null) cells.name = name
  if (id !== null) cells.id = id
  if (name === null && id === null) {
    report(task, 'Name', message('xml.noName'))
    return undefined
  }
  const days = readDays(task, cells, faulty, report)
  const active = task.child('Active')
  const inactive = active !== undefined && /^(?:0|false)$/i.test(active.text.trim())
  if (inactive) cells.cancelled = active.text
  const own = ownDataOf(task)
  const percent = percentOf(task, own.percent, cells, faulty, report)
  return {
    key,
    row,
    id,
    name,
    ...days,
    percent,
    cancelled: inactive ? own.cancelled : null,
    holds: own.holds,
    lng: null,
    lat: null,
    inactive: inactive && own.cancelled === null,
    summary,
    cells,
    faulty,
    vague: [],
  }
}

function percentOf(
  task: XmlNode,
  exact: number | null,
  cells: Partial<Record<ScheduleField, string>>,
  faulty: ScheduleField[],
  report: Report,
): number | null {
  const node = task.child('PercentComplete')
  const text = node?.text.trim() ?? ''
  if (!node || text === '') return null
  cells.percent = text
  const value = /^\d+(?:\.\d+)?\s*%?$/.test(text) ? Number(text.replace(/\s*%$/, '')) : Number.NaN
  if (value > 0 && value < 1 && !text.endsWith('%')) {
    faulty.push('percent')
    const [high, low] = [Number((value * 100).toFixed(2)), value]
    report(node, 'PercentComplete', message('cell.percentageUnclear', { text: clip(text), high, low }))
    return null
  }
  // The format holds whole per cent; the twin's own note has the rest, as long as nobody has changed the number since.
  if (value <= 100) return exact !== null && Math.round(exact) === value ? exact : value
  faulty.push('percent')
  report(node, 'PercentComplete', message('xml.noPercentage', { text: clip(text) }))
  return null
}

type Days = Record<'start' | 'finish' | 'actualStart' | 'actualFinish', Day | null>

function readDays(
  task: XmlNode,
  cells: Partial<Record<ScheduleField, string>>,
  faulty: ScheduleField[],
  report: Report,
): Days {
  const edge = (field: keyof Days): Day | null => {
    const node = task.child(ELEMENT[field]!)
    const text = node?.text.trim() ?? ''
    if (!node || text === '' || text === 'NA') return null
    cells[field] = text
    const day = dayOfInstant(text, field.toLowerCase().endsWith('finish'))
    if (day !== undefined) return day
    faulty.push(field)
    report(node, ELEMENT[field]!, message('xml.noDate', { text: clip(text) }))
    return null
  }
  const days: Days = {
    start: edge('start'),
    finish: edge('finish'),
    actualStart: edge('actualStart'),
    actualFinish: edge('actualFinish'),
  }
  const open = task.child('Duration')
  if (days.start !== null && days.finish === null && !faulty.includes('finish') && open && open.text !== '')
    report(open, 'Finish', message('xml.noFinish'))
  for (const [field, element] of [
    ['start', 'StartText'],
    ['finish', 'FinishText'],
  ] as const) {
    const node = task.child(element)
    if (days[field] === null && !faulty.includes(field) && node && node.text !== '')
      report(node, element, message('xml.dateUnused', { text: clip(node.text) }))
  }
  for (const [from, to] of [
    ['start', 'finish'],
    ['actualStart', 'actualFinish'],
  ] as const) {
    const [first, last] = [days[from], days[to]]
    // A milestone at midnight begins and ends on one moment.
    if (first !== null && last !== null && last === first - 1 && cells[from] === cells[to]) days[to] = first
    else if (first !== null && last !== null && last < first) {
      report(
        task.child(ELEMENT[to]!) ?? task,
        ELEMENT[to]!,
        message('row.backwards', { to: cells[to] ?? '', from: cells[from] ?? '' }),
      )
      faulty.push(from, to)
      days[from] = null
      days[to] = null
    }
  }
  return days
}

/** An instant as a calendar day in Shanghai: its offset counts, and a finish at midnight closes the day before. */
function dayOfInstant(text: string, isFinish: boolean): Day | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(.+)|(Z|[+-]\d{2}:\d{2}))?$/.exec(text)
  const day = match ? parseDay(match[1]!) : undefined
  if (!match || day === undefined) return undefined
  if (match[2] === undefined) return day
  const clock = readClock(match[2])
  if (!clock) return undefined
  const midnight = (((clock.minutes - (clock.offset === null ? 0 : clock.offset - 480)) % 1440) + 1440) % 1440 === 0
  const whole = asDay(day + shiftOfClock(clock))
  const passed = clock.offset === null && clock.minutes === 1440 ? asDay(whole + 1) : whole
  return midnight && isFinish ? asDay(passed - 1) : passed
}

const attributeOf = (task: XmlNode, field: string): string | undefined =>
  task
    .children('ExtendedAttribute')
    .find((attribute) => attribute.child('FieldID')?.text.trim() === field)
    ?.child('Value')?.text

/** The twin's id of a task: in its Text1, else in a line of its notes of the form `id: tower`. */
function ownIdOf(task: XmlNode): string | null {
  const value =
    attributeOf(task, TEXT1) ||
    /^(?:twin[ -]?)?id\s*[:：]\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*$/im.exec(task.child('Notes')?.text ?? '')?.[1]
  return value ? cleanLine(value, 200) || null : null
}

/** What the twin writes into Text2: "cancelled=2023-01-01 holds=2022-08-01/2022-10-31 percent=40.5". */
function ownDataOf(task: XmlNode): Pick<ScheduleRow, 'cancelled' | 'holds' | 'percent'> {
  const text = attributeOf(task, TEXT2) ?? ''
  const part = (name: string): string | undefined => new RegExp(`(?:^| )${name}=(\\S+)`).exec(text)?.[1]
  const holds = readHoldsCell(part('holds') ?? null)
  const percent = Number(part('percent') ?? Number.NaN)
  return {
    cancelled: parseDay(part('cancelled') ?? '') ?? null,
    holds: 'value' in holds && holds.value.length > 0 ? holds.value : null,
    percent: percent >= 0 && percent <= 100 ? percent : null,
  }
}
