import type { LocalizedText } from '../src/base/localized-text.ts'
import { inBothLanguages, localize } from '../src/messages/localize.ts'
import type { Localizable, Message } from '../src/messages/message.ts'

/** What the model says, in words; undefined where it says nothing. */
export function inWords(said: Localizable, language?: keyof LocalizedText): string
export function inWords(said: Localizable | null | undefined, language?: keyof LocalizedText): string | undefined
export function inWords(
  said: Localizable | null | undefined,
  language: keyof LocalizedText = 'en',
): string | undefined {
  return said ? localize(said, language) : undefined
}

const isMessage = (value: object): value is Message => 'code' in value && 'values' in value

/** The same with every message in it in both languages: for comparing all that a part of the model gives. */
export function worded(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(worded)
  if (isMessage(value)) return inBothLanguages(value)
  if (Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, worded(one)]))
}
