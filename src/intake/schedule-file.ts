import type { LinkKind } from '../scenario/link-kinds.ts'
import type { Message } from '../messages/message.ts'
import type { Day } from '../base/day.ts'
import type { FileFault } from './file-fault.ts'

/** What a schedule says of a piece of work. `name` and `id` tell which; the rest is dates, a share done, and where it lies. */
export const SCHEDULE_FIELDS = [
  'id',
  'name',
  'start',
  'finish',
  'actualStart',
  'actualFinish',
  'percent',
  'cancelled',
  'holds',
  'lng',
  'lat',
] as const
export type ScheduleField = (typeof SCHEDULE_FIELDS)[number]

/** A link to another row of the same file, by its key; the lag in days of the calendar may be negative. */
export interface ScheduleLink {
  readonly before: number
  readonly kind: LinkKind
  readonly lagDays: number
}

/** A time without progress; `until` is the day on which works go on, so that it is exclusive. */
export interface ScheduleHold {
  readonly from: Day
  readonly until: Day
}

/**
 * One piece of work as a file has it. Dates are days of the calendar, and a finish is the last day of works, as people
 * write it: the exclusive end of a span is the day after.
 */
export interface ScheduleRow {
  /** Tells the row from all others of the file. `row` is for people to find it and may come twice. */
  readonly key: number
  /** Row of the table from 1; of a Project file the number that Project shows beside the task. */
  readonly row: number
  readonly id: string | null
  readonly name: string | null
  readonly start: Day | null
  readonly finish: Day | null
  readonly actualStart: Day | null
  readonly actualFinish: Day | null
  /** 0 to 100. */
  readonly percent: number | null
  /** Given up from that day on. */
  readonly cancelled: Day | null
  readonly holds: readonly ScheduleHold[] | null
  /** Degrees. */
  readonly lng: number | null
  readonly lat: number | null
  /** Switched off, and the file says no day: nothing of it is carried out. */
  readonly inactive: boolean
  /** A heading over other rows, as schedules have for parts of a project: no work of its own. */
  readonly summary: boolean
  readonly links: readonly ScheduleLink[]
  /** The cells as the file has them, also where they could not be read. */
  readonly cells: Readonly<Partial<Record<ScheduleField, string>>>
  /** Fields whose cells could not be read or contradict each other; they count as empty. */
  readonly faulty: readonly ScheduleField[]
  /** Fields that name a time and no day ("2024年底"): the first or last day of that time is taken. */
  readonly vague: readonly ScheduleField[]
}

/** How precisely the coordinates of a file are known, and from what. */
export interface ScheduleDatum {
  readonly accuracyM: number
  readonly words: Message
}

/** A schedule that was read. Rows that could be read stand beside the faults of those that could not: nothing is lost. */
export interface ScheduleFile {
  readonly file: string
  readonly kind: 'csv' | 'xlsx' | 'project-xml' | 'unknown'
  readonly encoding: string | null
  /** The sheet that was read, of a workbook. */
  readonly sheet: string | null
  readonly columns: readonly { readonly field: ScheduleField; readonly header: string; readonly column: number }[]
  /** Headers of columns that say nothing the twin takes. */
  readonly unused: readonly string[]
  readonly datum: ScheduleDatum | null
  readonly rows: readonly ScheduleRow[]
  /** Rows that hold something and name no work: sums, signatures, headers said again. */
  readonly unnamed: readonly number[]
  readonly faults: readonly FileFault[]
}

/** A file from which nothing could be taken. */
export function unreadSchedule(
  file: string,
  kind: ScheduleFile['kind'],
  faults: readonly FileFault[],
  encoding: string | null = null,
): ScheduleFile {
  return { file, kind, encoding, sheet: null, columns: [], unused: [], datum: null, rows: [], unnamed: [], faults }
}

/** Bounds of what is read: bytes of a file, rows and columns of a table. */
export const SCHEDULE_BOUNDS = { bytes: 8_000_000, rows: 5_000, columns: 200 } as const
