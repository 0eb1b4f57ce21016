import { IntlMessageFormat } from 'intl-messageformat'
import { LOCALES, type LocalizedText } from '../base/localized-text.ts'
import { en } from './en.ts'
import type { Localizable, MessageCode, MessageValue } from './message.ts'
import { zh } from './zh.ts'

type Language = keyof LocalizedText

const CATALOGUES: Readonly<Record<Language, Readonly<Record<MessageCode, string>>>> = { zh, en }
const COMMA: Readonly<Record<Language, string>> = { zh: '、', en: ', ' }

/** Messages as parsed, by language and code: a list of plans says the same hundreds of times. */
const parsed = new Map<string, IntlMessageFormat>()

function formatOf(code: MessageCode, language: Language): IntlMessageFormat {
  const key = `${language} ${code}`
  const kept = parsed.get(key)
  if (kept) return kept
  const made = new IntlMessageFormat(CATALOGUES[language][code], LOCALES[language], undefined, { ignoreTag: true })
  parsed.set(key, made)
  return made
}

const isList = (value: MessageValue): value is readonly MessageValue[] => Array.isArray(value)

function valueIn(value: MessageValue, language: Language): string | number {
  if (typeof value !== 'object') return value
  if (isList(value)) return value.map((one) => valueIn(one, language)).join(COMMA[language])
  return localize(value as Localizable, language)
}

/** Words of the data or a message of the model, as text in one language. */
export function localize(text: Localizable, language: Language): string {
  if (!('code' in text)) return text[language]
  const values = Object.entries(text.values).map(([name, value]) => [name, valueIn(value, language)] as const)
  return String(formatOf(text.code, language).format(Object.fromEntries(values)))
}

/** The same in both languages: for what is written into a file or handed to an engine that knows no messages. */
export function inBothLanguages(text: Localizable): LocalizedText {
  return 'code' in text ? { zh: localize(text, 'zh'), en: localize(text, 'en') } : text
}
