/** The same words in the twin's two languages. */
export interface Words {
  readonly zh: string
  readonly en: string
}
