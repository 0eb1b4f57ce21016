import { textOf, type Cell } from './read-cells.ts'
import { SCHEDULE_FIELDS, type ScheduleField } from './schedule-file.ts'

/** Headers that mean the same, in both languages, as `plainHeader` leaves them. The better word of a field stands first. */
export const HEADER_WORDS: Readonly<Record<ScheduleField, readonly string[]>> = {
  id: [
    '编号',
    'id',
    'twinid',
    '孪生编号',
    '项目编号',
    '标识',
    '标识符',
    '代码',
    '项目代码',
    '编码',
    '项目编码',
    'code',
    'projectid',
    'taskid',
    'entity',
    'entityid',
    'text1',
  ],
  name: [
    '项目名称',
    '名称',
    'name',
    '工程名称',
    '任务名称',
    '项目',
    '工程',
    '任务',
    '建设项目',
    '工作内容',
    '事项',
    '标段名称',
    'projectname',
    'taskname',
    'task',
    'project',
    'title',
    'subject',
    'activity',
    'activityname',
  ],
  start: [
    '开工日期',
    '计划开工日期',
    '计划开工',
    '开始日期',
    '开始时间',
    '计划开始日期',
    '计划开始',
    '计划开始时间',
    '计划开工时间',
    '开工时间',
    '开工',
    '起始日期',
    '开始',
    'start',
    'startdate',
    'plannedstart',
    'plannedstartdate',
    'planstart',
    'begin',
    'begindate',
  ],
  finish: [
    '竣工日期',
    '计划竣工日期',
    '计划竣工',
    '完工日期',
    '完成日期',
    '计划完工日期',
    '计划完工',
    '计划完成日期',
    '计划完成',
    '计划完成时间',
    '结束日期',
    '结束时间',
    '完成时间',
    '竣工时间',
    '完工时间',
    '竣工',
    '完工',
    '计划竣工时间',
    '计划结束',
    '计划结束日期',
    '结束',
    'finish',
    'finishdate',
    'end',
    'enddate',
    'plannedfinish',
    'plannedfinishdate',
    'planfinish',
    'plannedend',
    'plannedenddate',
    'completiondate',
    'due',
    'duedate',
  ],
  actualStart: [
    '实际开工',
    '实际开工日期',
    '实际开工时间',
    '实际开始',
    '实际开始日期',
    '实际开始时间',
    'actualstart',
    'actualstartdate',
    'startedon',
  ],
  actualFinish: [
    '实际竣工',
    '实际竣工日期',
    '实际竣工时间',
    '实际完工',
    '实际完工日期',
    '实际完成',
    '实际完成日期',
    '实际完成时间',
    '实际结束',
    '实际结束日期',
    'actualfinish',
    'actualfinishdate',
    'actualend',
    'actualenddate',
    'finishedon',
    'completedon',
  ],
  percent: [
    '完成百分比',
    '进度',
    '完成率',
    '完成比例',
    '形象进度',
    '完成进度',
    '完成',
    '完成百分率',
    '实际进度',
    '累计完成',
    '工程进度',
    'percent',
    'percentcomplete',
    'complete',
    'progress',
    'percentdone',
    'done',
    'completion',
  ],
  cancelled: [
    '取消日期',
    '取消时间',
    '停止实施日期',
    '取消自',
    'cancelledfrom',
    'cancelled',
    'canceled',
    'canceledfrom',
  ],
  holds: ['暂缓', '暂缓时段', '停工', '停工时段', 'onhold', 'holds', 'hold', 'suspended'],
  lng: ['经度', 'lng', 'lon', 'long', 'longitude', '东经'],
  lat: ['纬度', 'lat', 'latitude', '北纬'],
}

/** Of these a schedule has at least one. */
const TIMES: ReadonlySet<ScheduleField> = new Set(['start', 'finish', 'actualStart', 'actualFinish', 'percent'])
/** Running numbers say nothing, and nobody misses them. */
const NUMBERING = new Set(['序号', '行号', 'no', 'nr', '#', ''])

const FIELD_OF: ReadonlyMap<string, { field: ScheduleField; rank: number }> = new Map(
  SCHEDULE_FIELDS.flatMap((field) => HEADER_WORDS[field].map((word, rank) => [word, { field, rank }] as const)),
)

/** A header without case, spaces, punctuation, and what stands in brackets: "计划开工 日期（年/月/日）" -> "计划开工日期". */
export function plainHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

export interface FoundColumns {
  /** Row of the headers, from 0; of two, the lower. */
  readonly header: number
  readonly columns: ReadonlyMap<ScheduleField, number>
  /** The headers as the file has them. */
  readonly texts: ReadonlyMap<ScheduleField, string>
  /** Headers of columns that are none of these. */
  readonly unused: readonly string[]
}

/** Titles and dates of print may stand over the table: that many rows are searched for the headers. */
const SEARCHED_ROWS = 20

/**
 * The row of headers that tells most, among the first twenty; undefined without one that names the work and a date or share.
 * Headers may stand in two rows, "计划 | | 实际 |" over "开工 | 竣工 | 开工 | 竣工".
 */
export function findColumns(rows: readonly (readonly Cell[])[]): FoundColumns | undefined {
  let best: FoundColumns | undefined
  for (const [at, cells] of rows.slice(0, SEARCHED_ROWS).entries()) {
    const below = rows[at + 1] ?? []
    const single = columnsIn(at, cells.map(textOf))
    const joined = columnsIn(at + 1, joinHeaders(cells, below))
    for (const found of [single, joined]) if (found && found.columns.size > (best?.columns.size ?? 0)) best = found
  }
  return best
}

/** Each lower header after the one over it; an upper one reaches over the empty cells to its right. */
function joinHeaders(upper: readonly Cell[], lower: readonly Cell[]): string[] {
  let over = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    over = textOf(upper[column]) || over
    const under = textOf(lower[column])
    // A header over both rows is one.
    return over === under ? over : over + under
  })
}

function columnsIn(header: number, texts: readonly string[]): FoundColumns | undefined {
  const chosen = new Map<ScheduleField, { column: number; rank: number; text: string }>()
  for (const [column, text] of texts.entries()) {
    const found = FIELD_OF.get(plainHeader(text))
    const before = found && chosen.get(found.field)
    if (found && (!before || found.rank < before.rank)) chosen.set(found.field, { column, rank: found.rank, text })
  }
  const names = chosen.has('id') || chosen.has('name')
  const dates = [...chosen.keys()].some((field) => TIMES.has(field))
  if (!names || !dates) return undefined
  return {
    header,
    columns: new Map([...chosen].map(([field, { column }]) => [field, column])),
    texts: new Map([...chosen].map(([field, { text }]) => [field, text])),
    unused: [
      ...new Set(
        texts.filter(
          (text, column) =>
            !NUMBERING.has(plainHeader(text)) && ![...chosen.values()].some((taken) => taken.column === column),
        ),
      ),
    ],
  }
}
