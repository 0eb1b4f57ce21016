import { isoOf, type Day } from './day.ts'
import { LOCALES, type LocalizedText } from './localized-text.ts'

const written = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' })
const [ZH, EN] = [written(LOCALES.zh), written(LOCALES.en)]

/** A schedule says the same few hundred days thousands of times. */
const known = new Map<number, LocalizedText>()

/** The calendar day as either language writes it in a sentence: "2023年3月9日", "9 March 2023". */
export function dayText(day: Day): LocalizedText {
  const whole = Math.floor(day)
  const kept = known.get(whole)
  if (kept) return kept
  const date = new Date(`${isoOf(day)}T00:00:00Z`)
  const made = { zh: ZH.format(date), en: EN.format(date) }
  known.set(whole, made)
  return made
}
