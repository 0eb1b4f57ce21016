import { IntlMessageFormat } from 'intl-messageformat'
import { LOCALES, type LocalizedText } from '../base/localized-text.ts'
import { indicatorEn } from './indicator-en.ts'
import { indicatorZh } from './indicator-zh.ts'
import type { en } from './en.ts'
import type { Localizable, MessageCode, MessageValue } from './message.ts'
import { ownDocumentsEn } from './own-documents-en.ts'
import { ownDocumentsZh } from './own-documents-zh.ts'
import { scenarioEn } from './scenario-en.ts'
import { scenarioZh } from './scenario-zh.ts'
import { sessionEn } from './session-en.ts'
import { sessionZh } from './session-zh.ts'

type Language = keyof LocalizedText

/** Some of the texts that there are in every language. */
type Texts = Readonly<Partial<Record<keyof typeof en, string>>>

const CATALOGUES: Record<Language, Texts> = {
  zh: { ...scenarioZh, ...indicatorZh, ...sessionZh, ...ownDocumentsZh },
  en: { ...scenarioEn, ...indicatorEn, ...sessionEn, ...ownDocumentsEn },
}

/** Adds texts that are not there from the beginning: they come with the code that says them. */
export function addTexts(texts: Readonly<Record<Language, Texts>>): void {
  for (const language of ['zh', 'en'] as const) CATALOGUES[language] = { ...CATALOGUES[language], ...texts[language] }
}

const COMMA: Readonly<Record<Language, string>> = { zh: '、', en: ', ' }

/** Messages as parsed, by language and code: a list of plans says the same hundreds of times. */
const parsed = new Map<string, IntlMessageFormat>()

function formatOf(code: MessageCode, language: Language): IntlMessageFormat {
  const key = `${language} ${code}`
  const kept = parsed.get(key)
  if (kept) return kept
  const made = new IntlMessageFormat(CATALOGUES[language][code] ?? code, LOCALES[language], undefined, {
    ignoreTag: true,
  })
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
