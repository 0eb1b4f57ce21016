import type { Fact } from '../facts/schema.ts'
import type { Language } from '../session/session.ts'

type Figure = NonNullable<Fact['figure']>

const ENGLISH = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })
const CHINESE = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2, useGrouping: false })

/** A plain count: 3000, 1.2万, 1.4亿; 3,000 and 12,000 in English. */
export function formatCount(value: number, language: Language): string {
  if (language === 'en') return ENGLISH.format(value)
  for (const [size, name] of [
    [1e8, '亿'],
    [1e4, '万'],
  ] as const) {
    if (value >= size && Number.isInteger((value / size) * 100)) return `${CHINESE.format(value / size)}${name}`
  }
  return CHINESE.format(value)
}

const ORDINAL = new Intl.PluralRules('en', { type: 'ordinal' })
const SUFFIX: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  one: 'st',
  two: 'nd',
  few: 'rd',
  other: 'th',
  many: 'th',
  zero: 'th',
}

/** A figure with its unit, as its language writes it: "323.4亿元", "32.34 billion yuan", "13 million visits"; "第10位", "10th place". */
export function formatFigure(figure: Figure, language: Language): { readonly number: string; readonly unit: string } {
  if (figure.ordinal)
    return {
      number: language === 'zh' ? `第${figure.value}` : `${figure.value}${SUFFIX[ORDINAL.select(figure.value)]}`,
      unit: figure.unit[language],
    }
  if (language === 'zh') {
    const scaled = /^[万亿]/.test(figure.unit.zh)
    return { number: scaled ? CHINESE.format(figure.value) : formatCount(figure.value, 'zh'), unit: figure.unit.zh }
  }
  const scale = /^(100 million|10,000) (.+)$/.exec(figure.unit.en)
  if (!scale?.[2]) return { number: ENGLISH.format(figure.value), unit: figure.unit.en }
  return nameLarge(figure.value * (scale[1] === '10,000' ? 1e4 : 1e8), scale[2])
}

function nameLarge(value: number, unit: string): { readonly number: string; readonly unit: string } {
  // 323.4 * 1e8 is not whole in binary; a hundredth of a million is.
  const whole = Math.round(value)
  if (whole >= 1e12) return { number: ENGLISH.format(whole / 1e12), unit: `trillion ${unit}` }
  if (whole >= 1e9) return { number: ENGLISH.format(whole / 1e9), unit: `billion ${unit}` }
  if (whole >= 1e6) return { number: ENGLISH.format(whole / 1e6), unit: `million ${unit}` }
  return { number: ENGLISH.format(whole), unit }
}

/** "200 m", "2.5 km"; "200 米", "2.5 千米". */
export function formatDistance(metres: number, language: Language): string {
  const far = metres >= 1000
  const number = (language === 'zh' ? CHINESE : ENGLISH).format(
    far ? Math.round(metres / 100) / 10 : Math.round(metres),
  )
  if (language === 'zh') return `${number} ${far ? '千米' : '米'}`
  return `${number} ${far ? 'km' : 'm'}`
}

const DECIMALS = {
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2, minimumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2, minimumFractionDigits: 1 }),
}

/** With one or two decimals. */
export function formatDecimal(value: number, language: Language): string {
  return DECIMALS[language].format(value)
}
