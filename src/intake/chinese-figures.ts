const DIGITS = ['〇零○', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const DIGIT = '[〇零○一二三四五六七八九]'

const digitOf = (sign: string): number => DIGITS.findIndex((signs) => signs.includes(sign))
const digitsOf = (signs: string): string => [...signs].map(digitOf).join('')

/** A whole number up to 100 in Chinese signs, 五, 十二, 二十, 三十一, 廿三, 一百: undefined for anything else. */
function numberOf(signs: string): number | undefined {
  if (/^一?百$/.test(signs)) return 100
  const plain = signs.replace(/^廿/, '二十').replace(/^卅/, '三十')
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain)
  if (tens) return (tens[1] ? digitOf(tens[1]) : 1) * 10 + (tens[2] ? digitOf(tens[2]) : 0)
  return new RegExp(`^${DIGIT}$`).test(plain) ? digitOf(plain) : undefined
}

/**
 * A date with its Chinese figures as Arabic ones: 二〇二二年五月二十日 is 2022年5月20日, 民国111年 is 2022年, and a year of two
 * figures before its sign is one of this century. What is written otherwise stays as it is.
 */
export function withArabicDates(text: string): string {
  return text
    .replace(new RegExp(`(${DIGIT}{4})(?=年)`), (year) => digitsOf(year))
    .replaceAll(/[〇零○一二三四五六七八九十廿卅]+(?=[月日号])/g, (signs) => String(numberOf(signs) ?? signs))
    .replace(/^(?:中华)?民国\s*(\d{2,3})\s*(?=年)/, (_, year: string) => String(Number(year) + 1911))
    .replace(/^(\d{2})(?=年)/, '20$1')
}

/** A share as a per cent sign has it: 百分之三十五, 百分之35, 三十五点五 after 百分之, 35 per cent. */
export function withPercentSign(text: string): string {
  const share = /^百分之\s*(.+)$/.exec(text)?.[1]
  if (share === undefined) return text.replace(/\s*per\s?cent$/i, '%')
  if (/^\d+(?:\.\d+)?$/.test(share)) return `${share}%`
  const [whole = '', parts] = share.split('点')
  const number = numberOf(whole)
  if (number === undefined || (parts !== undefined && !new RegExp(`^${DIGIT}+$`).test(parts))) return text
  return `${number}${parts === undefined ? '' : `.${digitsOf(parts)}`}%`
}
