/** What whoever puts the twin up may set, in index.html: `<meta name="twin-review-number" content="GS(2026)0000号">`. */
export interface Settings {
  /** The map's review number (审图号); null until there is one. */
  readonly reviewNumber: string | null
}

export function readSettings(): Settings {
  const content = document.querySelector('meta[name="twin-review-number"]')?.getAttribute('content')?.trim()
  return { reviewNumber: content ? content : null }
}
