/** The same words in the twin's two languages. */
export interface LocalizedText {
  readonly zh: string
  readonly en: string
}

/** A name that is known in one language only: the other says so, and never looks like a translation. */
export function nameInOneLanguage(name: string): LocalizedText {
  return /\p{Script=Han}/u.test(name)
    ? { zh: name, en: `${name} (no English name)` }
    : { zh: `${name}（无中文名）`, en: name }
}
