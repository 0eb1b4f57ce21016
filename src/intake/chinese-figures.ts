import { NUMERAL, readNumeral } from './phrase/numerals.ts'

/** Signs that stand for others in dates. */
const SHORT: Readonly<Record<string, string>> = { '○': '〇', 廿: '二十', 卅: '三十' }
const PARTS = new RegExp(`${NUMERAL}(?=[年月日号])`, 'g')
const DIGITS = /^[零〇一二三四五六七八九]+$/

/**
 * A date with its Chinese figures as Arabic ones: 二〇二二年五月二十日 is 2022年5月20日, 民国111年 is 2022年, and a year of two
 * figures before its sign is one of this century. What is written otherwise stays as it is.
 */
export function withArabicDates(text: string): string {
  return text
    .replaceAll(/[○廿卅](?=.*[年月日号])/g, (sign) => SHORT[sign] ?? sign)
    .replaceAll(PARTS, (signs) => String(readNumeral(signs) ?? signs))
    .replace(/^(?:中华)?民国\s*(\d{2,3})\s*(?=年)/, (_, year: string) => String(Number(year) + 1911))
    .replace(/^(\d{2})(?=年)/, '20$1')
}

/** A share as a per cent sign has it: 百分之三十五, 百分之35, 百分之三十五点五, 35 per cent. */
export function withPercentSign(text: string): string {
  const share = /^百分之\s*(.+)$/.exec(text)?.[1]
  if (share === undefined) return text.replace(/\s*per\s?cent$/i, '%')
  if (/^\d+(?:\.\d+)?$/.test(share)) return `${share}%`
  const [whole = '', parts] = share.split('点')
  const number = readNumeral(whole)
  if (number === undefined || (parts !== undefined && !DIGITS.test(parts))) return text
  const digits = parts === undefined ? '' : `.${[...parts].map((sign) => readNumeral(sign)).join('')}`
  return `${number}${digits}%`
}
