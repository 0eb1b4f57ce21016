/** Where in the marked text something was read, from and to (exclusive), in UTF-16 units. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A text in characters of one width, each where it was: what is read in it has its place in the original. */
export const oneWidth = (text: string): string =>
  [...text].map((character) => (/[！-～]/.test(character) ? character.normalize('NFKC') : character)).join('')
