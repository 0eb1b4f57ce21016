import type { Day } from '../base/day.ts'
import type { FileFault } from './file-fault.ts'

/** What a schedule says of a piece of work. `name` and `id` tell which; the rest is dates and a share done. */
export const SCHEDULE_FIELDS = ['id', 'name', 'start', 'finish', 'actualStart', 'actualFinish', 'percent'] as const
export type ScheduleField = (typeof SCHEDULE_FIELDS)[number]

/** A finish-to-start link to another row of the same file; the lag in days may be negative. */
export interface ScheduleLink {
  readonly row: number
  readonly lagDays: number
}

/**
 * One piece of work as a file has it. Dates are days of the calendar, and a finish is the last day of works, as people
 * write it: the exclusive end of a span is the day after.
 */
export interface ScheduleRow {
  /** Row of the table, or line of the text, from 1. */
  readonly row: number
  readonly id: string | null
  readonly name: string | null
  readonly start: Day | null
  readonly finish: Day | null
  readonly actualStart: Day | null
  readonly actualFinish: Day | null
  /** 0 to 100. */
  readonly percent: number | null
  /** A heading over other rows, as schedules have for parts of a project: no work of its own. */
  readonly summary: boolean
  readonly links: readonly ScheduleLink[]
  /** The cells as the file has them, also where they could not be read. */
  readonly cells: Readonly<Partial<Record<ScheduleField, string>>>
  /** Fields whose cells could not be read or contradict each other; they count as empty. */
  readonly faulty: readonly ScheduleField[]
}

/** A schedule that was read. Rows that could be read stand beside the faults of those that could not: nothing is lost. */
export interface ScheduleFile {
  readonly file: string
  readonly kind: 'csv' | 'xlsx' | 'project-xml' | 'unknown'
  readonly encoding: string | null
  /** The sheet that was read, of a workbook. */
  readonly sheet: string | null
  readonly columns: readonly { readonly field: ScheduleField; readonly header: string; readonly column: number }[]
  readonly rows: readonly ScheduleRow[]
  readonly faults: readonly FileFault[]
}

/** A file from which nothing could be taken. */
export function unreadSchedule(
  file: string,
  kind: ScheduleFile['kind'],
  faults: readonly FileFault[],
  encoding: string | null = null,
): ScheduleFile {
  return { file, kind, encoding, sheet: null, columns: [], rows: [], faults }
}

/** Bounds of what is read: bytes of a file, rows and columns of a table. */
export const SCHEDULE_BOUNDS = { bytes: 8_000_000, rows: 5_000, columns: 200 } as const
