/** A picture on a slide: its file, and its size in pixels, for its shape. */
export interface DeckPicture {
  readonly bytes: Uint8Array
  readonly type: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
  /** What is to be seen, for those who cannot see it, and where the picture is lost. */
  readonly alt: string
}

/**
 * One slide. What is empty takes no room; `cover` sets title and words large over the first picture, `pair` puts two pictures
 * side by side, each over its own `alt`.
 */
export interface DeckSlide {
  readonly layout: 'cover' | 'page' | 'pair'
  readonly title: string
  /** Over the title: section, number. */
  readonly kicker: string
  readonly words: string
  /** Under the words, quiet: what is derived or assumed, and why. */
  readonly marks: readonly string[]
  readonly pictures: readonly DeckPicture[]
  /** Under the pictures: day, reading. */
  readonly caption: string
  /** `widths`: shares of the room, one for each column; without them all are alike. */
  readonly table: {
    readonly head: readonly string[]
    readonly rows: readonly (readonly string[])[]
    readonly widths?: readonly number[]
  } | null
  /** Where the claims are written; small on the slide. */
  readonly sources: readonly string[]
  /** For whoever speaks. */
  readonly notes: string
}

export interface Deck {
  readonly language: 'zh' | 'en'
  readonly title: string
  readonly author: string
  readonly slides: readonly DeckSlide[]
  /** Appended on as many slides as it takes, one line each. */
  readonly appendix: { readonly title: string; readonly lines: readonly string[] }
  /** At the foot of every slide: map review number, what this is not, whose data it is. */
  readonly foot: { readonly review: string; readonly permanent: string; readonly credits: string }
  /** Sources' heading on a slide. */
  readonly sourcesLabel: string
  /** Hex colours. */
  readonly colours: {
    readonly ink: string
    readonly quiet: string
    readonly accent: string
    readonly line: string
    readonly ground: string
  }
}
