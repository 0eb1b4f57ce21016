import type { Language } from '../../../session/session.ts'
import type { resultsZh } from './messages/zh.ts'
import { LOCALES } from '../../../base/localized-text.ts'
import type { FeatureText } from '../../../app/feature-messages.tsx'

interface ValueFormat {
  readonly text: FeatureText<typeof resultsZh>
  readonly language: Language
}

/** An indicator's value as it is read; null is "not stated", never zero. */
export function valueWords({ text, language }: ValueFormat, value: number | null): string {
  return value === null
    ? text('results.notStated')
    : new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 2 }).format(value)
}

/** "+12", "−3", "0": a difference; a dash where there is none to speak of. */
export function signedValue(valueFormat: ValueFormat, value: number | null): string {
  if (value === null) return '–'
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${valueWords(valueFormat, Math.abs(value))}`
}
