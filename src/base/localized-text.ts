/** The same words in the twin's two languages. */
export interface LocalizedText {
  readonly zh: string
  readonly en: string
}
