import '../messages/intake.ts'
import { message } from '../messages/message.ts'
import { isoOf } from '../base/day.ts'
import { dayText } from '../base/day-text.ts'
import { dayOfSerial, type Cell } from './read-cells.ts'

/** Number formats that workbooks name by number only (ECMA-376-1, 18.8.30, those of Chinese workbooks among them). */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** What a number is shown as: parts of a date, a time of day, per cent (by the format's own % or by a letter), or as it is. */
export type NumberShape =
  | { readonly kind: 'plain'; readonly zeros: number }
  | { readonly kind: 'percent' }
  | { readonly kind: 'percent-sign' }
  | { readonly kind: 'time' }
  | { readonly kind: 'date'; readonly year: boolean; readonly month: boolean; readonly day: boolean }

export function shapeOfFormat(id: number, codes: ReadonlyMap<number, string>): NumberShape {
  const code = codes.get(id) ?? BUILT_IN[id] ?? 'General'
  const positive = /^(?:"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^;])*/.exec(code)?.[0] ?? ''
  if (/\[(?:h+|m+|s+)\]/i.test(positive)) return { kind: 'time' }
  const letters = positive.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, ' ')
  if (/general/i.test(letters)) return { kind: 'plain', zeros: 0 }
  if (letters.includes('%')) return { kind: 'percent' }
  const tokens = letters.replace(/am\/pm|a\/p|上午\/下午/gi, ' ').match(/[ymdhseg]+|[:/.-]/gi) ?? []
  const units = tokens.map((token) => token[0]!.toLowerCase()).filter((unit) => /[ymdhseg]/.test(unit))
  const isMinute = (at: number): boolean => units[at - 1] === 'h' || units[at + 1] === 's' || units[at - 1] === 's'
  const month = units.some((unit, at) => unit === 'm' && !isMinute(at))
  const [year, day] = [units.some((unit) => unit === 'y' || unit === 'e'), units.includes('d')]
  // Digits make an "e" an exponent: 0.00E+00.
  if (!/[0#?]/.test(letters.replace(/\.0+/g, '')) || /[ymd]/i.test(letters)) {
    if (year || month || day) return { kind: 'date', year, month, day }
    if (units.some((unit) => unit === 'h' || unit === 's' || unit === 'm')) return { kind: 'time' }
  }
  if (/"\s*[%％]\s*"|\\[%％]/.test(positive)) return { kind: 'percent-sign' }
  return { kind: 'plain', zeros: /^\s*0{2,}\s*$/.test(letters) ? letters.trim().length : 0 }
}

/** A number as its cell shows it: 0.35 as "35%", 44682 as a day, a month or a year; what does not show a year cannot be read. */
export function shownNumber(value: number, shape: NumberShape, from1904: boolean): Cell {
  if (shape.kind === 'percent') return `${round(value * 100)}%`
  if (shape.kind === 'percent-sign') return `${round(value)}%`
  if (shape.kind === 'time')
    return {
      shown: String(value),
      spread: false,
      fault: message('cell.timeShown'),
    }
  if (shape.kind === 'plain')
    return shape.zeros > 0 && Number.isInteger(value) && value >= 0
      ? String(value).padStart(shape.zeros, '0')
      : from1904 && /^\d{5}(?:\.\d+)?$/.test(String(value))
        ? isoOf(dayOfSerial(value, true))
        : value
  const day = dayOfSerial(value, from1904)
  const iso = Math.abs(day) < 1e6 ? isoOf(day) : ''
  const [year = '', month = '', date = ''] = iso.split('-')
  if (iso === '' || iso.startsWith('-') || iso.startsWith('+')) return value
  if (!shape.year)
    return {
      shown: iso,
      spread: false,
      fault: message('cell.noYear', { month: Number(month), date: Number(date), stored: dayText(day) }),
    }
  if (shape.day) return iso
  return shape.month ? `${year}年${Number(month)}月` : `${year}年`
}

/** Without the noise of binary fractions: 0.07 × 100 is 7. */
const round = (value: number): number => Number(value.toFixed(6))
