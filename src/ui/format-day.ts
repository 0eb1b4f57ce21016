import { HORIZON_DAY, asDay, dayOf, isoOf, type Day } from '../base/day.ts'
import { yearOf } from '../base/years.ts'
import { dayText } from '../base/day-text.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { SourceDocument } from '../facts/schema.ts'
import type { Language } from '../session/session.ts'

const LOCALE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' }

function formatters(options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> {
  const make = (language: Language): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(LOCALE[language], { ...options, timeZone: 'UTC' })
  return { zh: make('zh'), en: make('en') }
}

const LONG = formatters({ year: 'numeric', month: 'long', day: 'numeric' })
const MONTH = formatters({ year: 'numeric', month: 'long' })
const YEAR = formatters({ year: 'numeric' })

function dateOf(day: Day): Date {
  return new Date(`${isoOf(day)}T00:00:00Z`)
}

/** The end of a year: the horizon is the end of 2025, not the first day of 2026, since intervals are half-open. */
const endOfYear = (year: number, language: Language): string => (language === 'zh' ? `${year}年底` : `end of ${year}`)

/** A scenario may run on after the horizon; only that very day is the end of 2025. */
const HORIZON_YEAR = yearOf(asDay(HORIZON_DAY - 1))
const isHorizon = (day: Day): boolean => Math.floor(day) === HORIZON_DAY

/**
 * The calendar day on which something is or begins: "2023年3月9日", "9 March 2023". An exclusive end is `formatEnd`'s, and the
 * day that is shown `formatShownDay`'s: what starts on 1 January 2026 does not start at the end of 2025.
 */
export function formatDay(day: Day, language: Language): string {
  return dayText(day)[language]
}

/** The day that is shown, of the clock or of a side: as `formatDay` has it; the timeline's last as the end of 2025. */
export function formatShownDay(day: Day, language: Language): string {
  return isHorizon(day) ? endOfYear(HORIZON_YEAR, language) : formatDay(day, language)
}

/** The same in parts, so that numerals and words can be set in different sizes. */
export function dayParts(day: Day, language: Language): readonly { readonly text: string; readonly large: boolean }[] {
  if (isHorizon(day)) {
    return language === 'zh'
      ? [
          { text: String(HORIZON_YEAR), large: true },
          { text: '年底', large: false },
        ]
      : [
          { text: 'end of ', large: false },
          { text: String(HORIZON_YEAR), large: true },
        ]
  }
  return LONG[language]
    .formatToParts(dateOf(day))
    .map(({ type, value }) => ({ text: value, large: type !== 'literal' }))
}

/** The day of a statement or a paper: the date, or how it is told where it is inferred ("about late February 2022"). */
export function formatStatedDay(day: Day, about: LocalizedText | null, language: Language): string {
  return about?.[language] ?? formatDay(day, language)
}

/** The day of a paper, as `formatStatedDay` has it. */
export function formatPaperDay({ date, dateAbout }: SourceDocument, language: Language): string {
  return formatStatedDay(dayOf(date), dateAbout, language)
}

export function formatIso(iso: string, language: Language): string {
  return formatDay(dayOf(iso), language)
}

/** An exclusive end as people say it: 2026-01-01 is the end of 2025, and so on for later years; 2025-05-01 is the last of April. */
export function formatEnd(day: Day, language: Language): string {
  const iso = isoOf(day)
  return day >= HORIZON_DAY && iso.endsWith('-01-01')
    ? endOfYear(Number(iso.slice(0, 4)) - 1, language)
    : formatDay(asDay(day - 1), language)
}

/** Years from one to another: "2021—2023"; the same one once. */
export const formatYears = (years: { readonly first: string; readonly last: string }, language: Language): string =>
  years.first === years.last ? years.first : `${years.first}${language === 'zh' ? '—' : '–'}${years.last}`

/** A stated period: "2025年", "2023年4月", "9 March 2023". */
export function formatPeriod(period: string, language: Language): string {
  if (/^\d{4}$/.test(period)) return YEAR[language].format(new Date(`${period}-07-01T00:00:00Z`))
  if (/^\d{4}-\d{2}$/.test(period)) return MONTH[language].format(new Date(`${period}-15T00:00:00Z`))
  return formatIso(period, language)
}

/** `formatShownDay` for narrow places. */
export function formatShownShort(day: Day, language: Language): string {
  return isHorizon(day) ? endOfYear(HORIZON_YEAR, language) : formatShort(day, language)
}

/** `formatDay` for narrow places: "2023.3.9", "9 Mar 2023". */
export function formatShort(day: Day, language: Language): string {
  const date = dateOf(day)
  if (language === 'zh') return `${date.getUTCFullYear()}.${date.getUTCMonth() + 1}.${date.getUTCDate()}`
  return SHORT.format(date)
}

const SHORT = new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' })
