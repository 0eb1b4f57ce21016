/** The same words in the twin's two languages. */
export interface LocalizedText {
  readonly zh: string
  readonly en: string
}

/** The tag that `<html lang>` and every number format take. */
export const LOCALES: Readonly<Record<keyof LocalizedText, string>> = { zh: 'zh-CN', en: 'en-GB' }

/** Words that a viewer typed: they stand in both languages as they were typed. */
export function sameInBoth(words: string): LocalizedText {
  return { zh: words, en: words }
}
