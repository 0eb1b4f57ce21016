import { asDay, parseDay, type Day } from '../base/day.ts'
import { decodeText } from './decode-text.ts'
import { wholeFileFault, type FileFault } from './file-fault.ts'
import { clip } from './read-cells.ts'
import { readXml, type XmlNode } from './xml-nodes.ts'
import {
  SCHEDULE_BOUNDS,
  unreadSchedule,
  type ScheduleField,
  type ScheduleFile,
  type ScheduleLink,
  type ScheduleRow,
} from './schedule-file.ts'

/** Text1, in which the twin writes its own ids (Microsoft's number of that field). */
const TEXT1 = '188743731'
/** Codes of a link's type and of how its lag is counted, as Microsoft Project numbers them. */
const FINISH_TO_START = '1'
const ELAPSED_FORMATS = new Set(['4', '6', '8', '10', '12'])
const ELEMENT: Readonly<Partial<Record<ScheduleField, string>>> = {
  start: 'Start',
  finish: 'Finish',
  actualStart: 'ActualStart',
  actualFinish: 'ActualFinish',
  percent: 'PercentComplete',
  name: 'Name',
}

/** A schedule from Microsoft Project's XML (MSPDI). The row of a task is the line on which it begins. */
export function readProjectXml(file: string, bytes: Uint8Array): ScheduleFile {
  const { text, encoding, faults: found } = decodeText(file, bytes)
  const faults: FileFault[] = [...found]
  const xml = readXml(file, text, 'Project')
  if (!xml.ok) return unreadSchedule(file, 'project-xml', [...faults, ...xml.errors], encoding)
  const tasks = xml.value.child('Tasks')?.children('Task') ?? []
  if (tasks.length === 0)
    faults.push(wholeFileFault(file, '文件中没有任务（Tasks/Task）', 'the file holds no tasks (Tasks/Task)'))
  if (tasks.length > SCHEDULE_BOUNDS.rows)
    faults.push(
      wholeFileFault(
        file,
        `任务超过${SCHEDULE_BOUNDS.rows}项，其后未读`,
        `more than ${SCHEDULE_BOUNDS.rows} tasks; the rest was not read`,
      ),
    )
  const minutesPerDay = Number(xml.value.child('MinutesPerDay')?.text) || 480
  const lineOfUid = new Map<string, number>()
  const read = tasks.slice(0, SCHEDULE_BOUNDS.rows)
  for (const task of read) {
    const uid = task.child('UID')?.text
    if (uid && !lineOfUid.has(uid)) lineOfUid.set(uid, task.at.row)
  }
  const rows = read.flatMap((task) => readTask({ file, task, minutesPerDay, lineOfUid, faults }) ?? [])
  const columns = Object.entries(ELEMENT).map(([field, header]) => ({
    field: field as ScheduleField,
    header,
    column: 0,
  }))
  return { file, kind: 'project-xml', encoding, sheet: null, columns, rows, faults }
}

interface TaskContext {
  readonly file: string
  readonly task: XmlNode
  readonly minutesPerDay: number
  readonly lineOfUid: ReadonlyMap<string, number>
  readonly faults: FileFault[]
}

function readTask({ file, task, minutesPerDay, lineOfUid, faults }: TaskContext): ScheduleRow | undefined {
  const faulty: ScheduleField[] = []
  const cells: Partial<Record<ScheduleField, string>> = {}
  const report = (node: XmlNode, where: string, zh: string, en: string): void => {
    faults.push({ file, ...node.at, where, reason: { zh, en } })
  }
  /** An edge of the task as a calendar day: a finish at midnight closes the day before. */
  const edge = (field: 'start' | 'finish' | 'actualStart' | 'actualFinish'): Day | null => {
    const node = task.child(ELEMENT[field]!)
    if (!node || node.text === '' || node.text === 'NA') return null
    cells[field] = node.text
    const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.exec(node.text)
    const day = match ? parseDay(match[1]!) : undefined
    if (day === undefined) {
      faulty.push(field)
      report(node, ELEMENT[field]!, `“${clip(node.text)}”不是日期`, `"${clip(node.text)}" is no date`)
      return null
    }
    return match![2] === '00:00' && field.toLowerCase().endsWith('finish') ? asDay(day - 1) : day
  }
  // Project's own row 0 stands for the whole file.
  if (task.child('UID')?.text === '0' || task.child('IsNull')?.text === '1') return undefined
  const name = task.child('Name')?.text.slice(0, 300) || null
  const id = ownIdOf(task)
  if (name !== null) cells.name = name
  if (id !== null) cells.id = id
  if (name === null && id === null) {
    report(task, 'Name', '任务没有名称，未采用', 'the task has no name and is not used')
    return undefined
  }
  const days = {
    start: edge('start'),
    finish: edge('finish'),
    actualStart: edge('actualStart'),
    actualFinish: edge('actualFinish'),
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
        `“${cells[to]}”早于开始日期“${cells[from]}”`,
        `"${cells[to]}" is before the start, "${cells[from]}"`,
      )
      faulty.push(from, to)
      days[from] = null
      days[to] = null
    }
  }
  return {
    row: task.at.row,
    id,
    name,
    ...days,
    percent: percentOf(),
    summary: task.child('Summary')?.text === '1',
    links: linksOf(),
    cells,
    faulty,
  }

  function percentOf(): number | null {
    const node = task.child('PercentComplete')
    if (!node || node.text === '') return null
    cells.percent = node.text
    const value = /^\d+(?:\.\d+)?$/.test(node.text) ? Number(node.text) : Number.NaN
    if (value <= 100) return value
    faulty.push('percent')
    report(
      node,
      'PercentComplete',
      `“${clip(node.text)}”不是0至100的百分比`,
      `"${clip(node.text)}" is no percentage from 0 to 100`,
    )
    return null
  }

  function linksOf(): ScheduleLink[] {
    return task.children('PredecessorLink').flatMap((link): ScheduleLink[] => {
      const uid = link.child('PredecessorUID')?.text ?? ''
      const row = lineOfUid.get(uid)
      const type = link.child('Type')?.text ?? FINISH_TO_START
      const lag = Number(link.child('LinkLag')?.text ?? '0')
      if (row === undefined)
        report(
          link,
          'PredecessorLink',
          `前置任务${clip(uid)}不在文件中`,
          `the predecessor ${clip(uid)} is not in the file`,
        )
      else if (type !== FINISH_TO_START)
        report(
          link,
          'PredecessorLink',
          '只读取“完成—开始”关系，此关系未采用',
          'only finish-to-start links are read; this one is not used',
        )
      else if (!Number.isFinite(lag) || Math.abs(lag) > 1e9)
        report(link, 'LinkLag', '延隔不是数', 'the lag is no number')
      // Lag is in tenths of a minute: of working time, or of the clock's where its format says elapsed.
      else
        return [
          {
            row,
            lagDays:
              Math.round(
                lag / 10 / (ELAPSED_FORMATS.has(link.child('LagFormat')?.text ?? '') ? 1440 : minutesPerDay),
              ) || 0,
          },
        ]
      return []
    })
  }
}

/** The twin's id of a task: in its Text1, else in a line of its notes of the form `id: tower`. */
function ownIdOf(task: XmlNode): string | null {
  const field = task.children('ExtendedAttribute').find((attribute) => attribute.child('FieldID')?.text === TEXT1)
  const value =
    field?.child('Value')?.text ||
    /^(?:twin[ -]?)?id\s*[:：]\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*$/im.exec(task.child('Notes')?.text ?? '')?.[1]
  return value ? value.slice(0, 200) : null
}
