import type { LocalizedText } from '../base/localized-text.ts'
import { localize } from './localize.ts'
import { message } from './message.ts'

/** What was typed in the fields of both languages: a field that was left empty says that its name is missing. */
export function nameInBoth({ zh, en }: LocalizedText): LocalizedText {
  const [one, other] = [zh.trim(), en.trim()]
  if (one !== '' && other !== '') return { zh: one, en: other }
  return nameInOneLanguage(one || other)
}

/** A sentence of the viewer's in one language or both: the one that was left empty reads as the other was written. */
export function asWritten({ zh, en }: LocalizedText): LocalizedText {
  const [one, other] = [zh.trim(), en.trim()]
  return { zh: one || other, en: other || one }
}

/** A name that is known in one language only: the other says so, and never looks like a translation. */
export function nameInOneLanguage(name: string): LocalizedText {
  return /\p{Script=Han}/u.test(name)
    ? { zh: name, en: localize(message('name.noEnglish', { name }), 'en') }
    : { zh: localize(message('name.noChinese', { name }), 'zh'), en: name }
}
