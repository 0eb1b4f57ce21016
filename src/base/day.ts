/**
 * A moment of the twin's time: days since 2021-01-01, midnight, in Asia/Shanghai. Fractions are allowed.
 * Intervals are half-open, [from, to): what ends "in 2025" ends on 2026-01-01.
 */
export type Day = number & { readonly __unit: 'day' }

const EPOCH_MS = Date.UTC(2021, 0, 1)
const MS_PER_DAY = 86_400_000

/**
 * A day as data and addresses write it, YYYY-MM-DD. Any text may be taken for one, where it is checked; but no message takes
 * one (`PlainText`): in a sentence it stands as `dayText` has it.
 */
export type IsoDay = string & { readonly length: number; readonly __unit?: 'iso-day' }

/** 2021-11-01: the timeline's first day. */
export const FIRST_DAY = asDay(304)
/** 2026-01-01, labelled "the end of 2025": the plan horizon, exclusive. */
export const HORIZON_DAY = asDay(1826)
/** 2036-01-01: no scenario runs longer. The statutory spatial plan reaches to 2035, that year included. */
export const LAST_DAY = asDay(5478)

export function asDay(n: number): Day {
  return n as Day
}

/** "2022-05-20" -> Day; undefined for anything that is not a date of the calendar. */
export function parseDay(iso: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso)
  if (!match) return undefined
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const ms = Date.UTC(year, month - 1, date)
  const back = new Date(ms)
  if (back.getUTCFullYear() !== year || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date) return undefined
  return asDay((ms - EPOCH_MS) / MS_PER_DAY)
}

/** "2022-05-20" -> Day; throws on anything else. For dates that a schema has already checked. */
export function dayOf(iso: string): Day {
  const day = parseDay(iso)
  if (day === undefined) throw new Error(`not a date of the form YYYY-MM-DD: ${iso}`)
  return day
}

/** Calendar date of the day that this moment falls in, as "YYYY-MM-DD". */
export function isoOf(day: Day): IsoDay {
  return new Date(EPOCH_MS + Math.floor(day) * MS_PER_DAY).toISOString().slice(0, 10)
}

/**
 * The exclusive end of a stated period: "2025" -> 2026-01-01, "2023-04" -> 2023-05-01,
 * "2024-12-31" -> 2025-01-01. Undefined for anything else.
 */
export function endOfPeriod(period: string): Day | undefined {
  if (/^\d{4}$/.test(period)) return parseDay(`${Number(period) + 1}-01-01`)
  if (/^\d{4}-\d{2}$/.test(period)) {
    const first = parseDay(`${period}-01`)
    return first === undefined ? undefined : addMonths(first, 1)
  }
  const day = parseDay(period)
  return day === undefined ? undefined : asDay(day + 1)
}

/** The first day of a stated period: "2022" -> 2022-01-01. Undefined for what is none. */
export function startOfPeriod(period: string): Day | undefined {
  return parseDay(`${period}-01-01`.slice(0, 10))
}

/** The same date `months` calendar months later; the last of the month where that date does not exist. */
export function addMonths(day: Day, months: number): Day {
  const from = new Date(EPOCH_MS + Math.floor(day) * MS_PER_DAY)
  const target = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1)
  const lastDate = new Date(
    Date.UTC(new Date(target).getUTCFullYear(), new Date(target).getUTCMonth() + 1, 0),
  ).getUTCDate()
  return asDay((target - EPOCH_MS) / MS_PER_DAY + Math.min(from.getUTCDate(), lastDate) - 1)
}

/** Why a date of a field is not taken: not (yet) a date, or outside the days that it may name. */
export type DateFault = 'incomplete' | 'before' | 'after'

/**
 * What keeps a typed date from being taken, undefined where nothing does. `iso` is what a date field gives: YYYY-MM-DD, or
 * nothing while its parts are no date; `min` and `max` are the first and last day that it may name, both included.
 */
export function dateFault(iso: string, min: Day, max: Day): DateFault | undefined {
  const day = parseDay(iso)
  if (day === undefined) return 'incomplete'
  if (day < min) return 'before'
  return day > max ? 'after' : undefined
}

export function clampDay(day: number, from: Day = FIRST_DAY, to: Day = HORIZON_DAY): Day {
  return asDay(Math.min(Math.max(day, from), to))
}
