import { asDay, isoOf, parseDay, type Day } from '../base/day.ts'
import { DayPrecision, NO_DAY, type DayColumn, type OwnLayer } from './own-layer.ts'

/*
 * The days of a row as half-open spans, [from, until): what words (`own-feature-moment.ts`) and pixels (the packed columns
 * below) both read, so that there is one place that says what a stated day means.
 */

/** Later than every day: no end is known. */
export const NEVER = 32_767
/** Earlier than every day: no day is stated. */
export const UNSTATED = -32_768

/** Works of a row, as planned or as recorded: under way in [from, until), and there from `until` on. */
export interface OwnSpan {
  readonly from: number
  /** `NEVER`: begun, with no end known. */
  readonly until: number
  /** Days from `from` in which it is not known whether works had begun, and days before `until` in which it is not known whether they had ended. */
  readonly vagueFrom: number
  readonly vagueUntil: number
}

export interface OwnSpans {
  readonly planned: OwnSpan | null
  readonly recorded: OwnSpan | null
  /** Gone from this day on; `NEVER` where none is stated. */
  readonly removed: number
  /** Days up to `removed` in which it is not known whether it still stood. */
  readonly vagueRemoved: number
}

/**
 * What the days of a row come to. Ends are the last day of works, so that a thing stands the day after. A layer without a
 * field for ends states the day from which its things stand; where it has one and a row is without, works have no known end.
 * An end alone is a thing that stands after it, and nothing is known of before.
 */
export function spansOf({ days }: Pick<OwnLayer, 'days'>, row: number): OwnSpans {
  const removed = dayAt(days.removed, row)
  return {
    planned: spanOf(days.start, days.end, row),
    recorded: spanOf(days.actualStart, days.actualEnd, row),
    removed: removed === null ? NEVER : clamp(removed),
    vagueRemoved: removed === null ? 0 : removed - periodOf(removed, precisionAt(days.removed, row))[0],
  }
}

/** Whether a layer records what has happened at all. Where it does not, there is nothing to hold its days against. */
export function recordsAnything({ days }: Pick<OwnLayer, 'days'>): boolean {
  return days.actualStart !== undefined || days.actualEnd !== undefined
}

function spanOf(starts: DayColumn | undefined, ends: DayColumn | undefined, row: number): OwnSpan | null {
  const [start, end] = [dayAt(starts, row), dayAt(ends, row)]
  if (start === null && end === null) return null
  const vagueFrom = start === null ? 0 : periodOf(start, precisionAt(starts, row))[1] - 1 - start
  const vagueUntil = end === null ? 0 : end - periodOf(end, precisionAt(ends, row))[0]
  if (start === null) return { from: clamp(end! + 1), until: clamp(end! + 1), vagueFrom: 0, vagueUntil }
  if (end === null) return { from: clamp(start), until: ends ? NEVER : clamp(start), vagueFrom, vagueUntil: 0 }
  return { from: clamp(start), until: clamp(Math.max(start, end + 1)), vagueFrom, vagueUntil }
}

/** 1931 to 2110: within what a texture's 16 bits hold. What lies beyond stands before, or never comes, on any day of the timeline. */
function clamp(day: number): number {
  return Math.min(Math.max(day, UNSTATED + 1), NEVER - 1)
}

function dayAt(column: DayColumn | undefined, row: number): number | null {
  const day = column?.days[row] ?? NO_DAY
  return day === NO_DAY ? null : day
}

function precisionAt(column: DayColumn | undefined, row: number): number {
  return column?.precision[row] ?? DayPrecision.day
}

/** First day of the period that a day was written as, and the day after its last. A part of a year is a third of it. */
export function periodOf(day: number, precision: number): readonly [from: number, until: number] {
  const months = {
    [DayPrecision.month]: 1,
    [DayPrecision.quarter]: 3,
    [DayPrecision.part]: 4,
    [DayPrecision.year]: 12,
  }[precision]
  if (months === undefined) return [day, day + 1]
  const iso = isoOf(asDay(day))
  const [year, month] = [Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1]
  const first = Math.floor(month / months) * months
  return [firstOf(year, first), firstOf(year, first + months)]
}

function firstOf(year: number, month: number): Day {
  const [y, m] = [year + Math.floor(month / 12), (month % 12) + 1]
  return parseDay(`${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-01`) ?? asDay(0)
}

/** Features side by side in a packed texture. */
export const OWN_COLUMNS = 2048
/** Texels of a feature, one below the other: days of works; removal and flags; how vague the days of works are. */
export const OWN_TEXELS = 3
/** In the flags. */
export const HOLDS_RECORDS = 1

/** Days of all rows for the GPU, four 16-bit numbers a texel, wrapped at `OWN_COLUMNS`: no row of the step texture is taken. */
export interface PackedOwnDays {
  readonly data: Int16Array
  readonly width: number
  readonly height: number
}

export function packOwnDays(layer: Pick<OwnLayer, 'days' | 'count'>): PackedOwnDays {
  const height = Math.max(1, Math.ceil(layer.count / OWN_COLUMNS)) * OWN_TEXELS
  const data = new Int16Array(OWN_COLUMNS * height * 4)
  const flags = recordsAnything(layer) ? HOLDS_RECORDS : 0
  for (let row = 0; row < layer.count; row += 1) {
    const { planned, recorded, removed, vagueRemoved } = spansOf(layer, row)
    const at = (texel: number): number =>
      ((Math.floor(row / OWN_COLUMNS) * OWN_TEXELS + texel) * OWN_COLUMNS + (row % OWN_COLUMNS)) * 4
    const works = at(0)
    data[works] = planned?.from ?? UNSTATED
    data[works + 1] = planned?.until ?? UNSTATED
    data[works + 2] = recorded?.from ?? UNSTATED
    data[works + 3] = recorded?.until ?? UNSTATED
    const end = at(1)
    data[end] = removed
    data[end + 1] = vagueRemoved
    data[end + 2] = flags
    const vague = at(2)
    data[vague] = planned?.vagueFrom ?? 0
    data[vague + 1] = planned?.vagueUntil ?? 0
    data[vague + 2] = recorded?.vagueFrom ?? 0
    data[vague + 3] = recorded?.vagueUntil ?? 0
  }
  return { data, width: OWN_COLUMNS, height }
}
