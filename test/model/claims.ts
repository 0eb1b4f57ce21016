import type { City } from '../../src/city/build-city.ts'
import { statementDay } from '../../src/city/documented-steps.ts'
import { isoOf } from '../../src/base/day.ts'
import type { Fact } from '../../src/facts/schema.ts'
import { MONTHS } from '../date-in-words.ts'

/** What is stated in figures: amounts ("3000", "60%") and dates ("2022", "2022-05", "2022-05-20"), each once. */
export interface Claims {
  readonly amounts: ReadonlySet<string>
  readonly dates: ReadonlySet<string>
}

const TIMES: Readonly<Record<string, number>> = {
  万: 1e4,
  亿: 1e8,
  万亿: 1e12,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
}
const two = (text: string): string => text.padStart(2, '0')
const plain = (value: number): string => String(Number(value.toPrecision(12)))

const DATES = {
  zh: /(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|(20[23]\d)(?=[—–-]\d{4}年|[。，、\s]|$)/g,
  en: new RegExp(
    `(?:(?:(\\d{1,2}) )?(${MONTHS.join('|')}) )?\\b(2\\d{3})\\b(?! ?(?:kilom|km|veh|serv|rack|item|firm))`,
    'g',
  ),
}
/** Not part of a name such as 5G, S312 or No.1. */
const AMOUNT = {
  zh: /(?<![A-Za-z\d.,])(\d[\d,]*(?:\.\d+)?)(万亿|亿|万|%)?(?![\d.]*[A-Za-z])/g,
  en: /(?<![A-Za-z\d.,])(\d[\d,]*(?:\.\d+)?)(?! ?[A-Z]\b|[A-Za-z])(%| trillion| billion| million)?/g,
}

/** Reads the figures out of words of one language. */
export function readClaims(text: string, language: 'zh' | 'en'): Claims {
  const dates = new Set<string>()
  const rest = text.replace(DATES[language], (_whole, ...groups: (string | undefined)[]) => {
    const [year, month, day] =
      language === 'zh'
        ? [groups[0] ?? groups[3], groups[1], groups[2]]
        : [groups[2], groups[1] && String(MONTHS.indexOf(groups[1]) + 1), groups[0]]
    dates.add([year!, ...(month ? [two(month)] : []), ...(day ? [two(day)] : [])].join('-'))
    return ' '
  })
  const amounts = new Set<string>()
  for (const [, digits = '', unit = ''] of rest.matchAll(AMOUNT[language])) {
    const times = unit.trim()
    amounts.add(
      times === '%'
        ? `${plain(Number(digits.replaceAll(',', '')))}%`
        : plain(Number(digits.replaceAll(',', '')) * (TIMES[times] ?? 1)),
    )
  }
  return { amounts, dates }
}

/** What a fact says in figures and dates; the end of a period that was only assumed is not said by it. */
export function claimsOf(city: City, fact: Fact): Claims {
  const amounts = new Set<string>()
  if (fact.figure) {
    const [, times = '', percent = ''] = /^(万亿|亿|万)?(%)?/.exec(fact.figure.unit.zh) ?? []
    amounts.add(percent ? `${plain(fact.figure.value)}%` : plain(fact.figure.value * (TIMES[times] ?? 1)))
  }
  if (fact.investmentYi) amounts.add(plain(fact.investmentYi.value * 1e8))
  for (const [digits] of (fact.duration?.zh ?? '').matchAll(/\d+/g)) amounts.add(digits)
  const inSubject = readClaims(fact.subject.zh, 'zh')
  for (const amount of inSubject.amounts) amounts.add(amount)
  const dates = new Set(inSubject.dates)
  for (const date of [
    fact.start,
    fact.status?.asOf,
    fact.reportedAsOf,
    isoOf(statementDay(city, fact)),
    city.documents.get(fact.source.document)?.date,
  ])
    if (date) dates.add(date)
  if (fact.deadline && fact.deadline.basis !== 'assumed') dates.add(fact.deadline.period)
  return { amounts, dates }
}
