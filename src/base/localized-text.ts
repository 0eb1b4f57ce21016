/** The same words in the twin's two languages. */
export interface LocalizedText {
  readonly zh: string
  readonly en: string
}

/** What was typed in the fields of both languages: a field that was left empty says that its name is missing. */
export function nameInBoth({ zh, en }: LocalizedText): LocalizedText {
  const [one, other] = [zh.trim(), en.trim()]
  if (one !== '' && other !== '') return { zh: one, en: other }
  return nameInOneLanguage(one || other)
}

/** A name that is known in one language only: the other says so, and never looks like a translation. */
export function nameInOneLanguage(name: string): LocalizedText {
  return /\p{Script=Han}/u.test(name)
    ? { zh: name, en: `${name} (no English name)` }
    : { zh: `${name}（无中文名）`, en: name }
}
