import { asDay, isoOf, type Day } from '../../../base/day.ts'
import { DayPrecision, NO_DAY, type DayColumn } from '../../../own-layers/own-layer.ts'
import type { Language } from '../../../session/session.ts'
import { formatDay, formatPeriod } from '../../../ui/format-day.ts'

/** A day as exactly as it was written: a year stays a year, a month a month. Null where none is stated. */
export function formatOwnDay(column: DayColumn | undefined, row: number, language: Language): string | null {
  const day = column?.days[row]
  if (!column || day === undefined || day === NO_DAY) return null
  return formatVague(asDay(day), column.precision[row]!, language)
}

function formatVague(day: Day, precision: number, language: Language): string {
  const iso = isoOf(day)
  const year = iso.slice(0, 4)
  switch (precision) {
    case DayPrecision.month:
      return formatPeriod(iso.slice(0, 7), language)
    case DayPrecision.year:
      return formatPeriod(year, language)
    case DayPrecision.quarter: {
      const quarter = Math.ceil(Number(iso.slice(5, 7)) / 3)
      return language === 'zh' ? `${year}年第${quarter}季度` : `Q${quarter} ${year}`
    }
    default:
      return precision === DayPrecision.part ? `≈ ${formatDay(day, language)}` : formatDay(day, language)
  }
}
