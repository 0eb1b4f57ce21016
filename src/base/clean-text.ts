/**
 * Characters that no text of one's own needs and that some file, screen or reader cannot bear: controls, lone halves of
 * pairs, code points that are no characters, marks without width, and all that turns the direction of what follows.
 */
const HARMFUL =
  // oxlint-disable-next-line no-control-regex -- these are the ones
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff]|[\ud800-\udfff]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/gu
/** All that people and programs end a line with; Word puts U+000B into a paragraph. */
// oxlint-disable-next-line no-control-regex -- and U+000C a page
const LINE_END = /\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g

/** Characters of a text of one's own; a page of A4 holds about a third of it. */
export const LONGEST_TEXT = 5_000

/**
 * A text of one's own as any file can hold it: harmful characters are gone, lines end in one way, and it is cut, between
 * whole characters, at `longest`. Spaces stay, so that it may run while somebody types. Cleaning twice changes nothing.
 */
export function cleanText(text: string, longest = LONGEST_TEXT): string {
  return cutText(text.replace(LINE_END, '\n').replace(HARMFUL, ''), longest)
}

/** The same on one line and without spaces at its ends: for names of things and of files. */
export function cleanLine(text: string, longest = 300): string {
  return cutText(cleanText(text).replace(/\s+/g, ' ').trim(), longest).trimEnd()
}

/** Every text in a value of JSON cleaned, keys included; what needs none comes back as the very object. */
export function cleanTexts(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) {
    const cleaned = value.map(cleanTexts)
    return cleaned.some((part, at) => part !== value[at]) ? cleaned : value
  }
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value)
  const cleaned = parts.map(([key, part]) => [cleanText(key), cleanTexts(part)] as const)
  return cleaned.some(([key, part], at) => key !== parts[at]![0] || part !== parts[at]![1])
    ? Object.fromEntries(cleaned)
    : value
}

/** A sign of more code units than this is no sign. */
const MOST_OF_ONE_SIGN = 4096
const IN_A_SIGN = /^(?:[\udc00-\udfff]|\ud83c[\udde6-\uddff])/

/** At most so long, and no sign cut apart: a pair of halves, a letter with its marks, an emoji of several. */
function cutText(text: string, longest: number): string {
  if (text.length <= longest) return text
  // Only what stands about the cut is looked at: segmenting takes the square of a text's length.
  for (let about = 64; about <= MOST_OF_ONE_SIGN; about *= 8) {
    const from = Math.max(0, longest - about)
    // Whether flags begin or end here cannot be told within a row of them.
    if (from > 0 && IN_A_SIGN.test(text.slice(from, from + 2))) continue
    let end = from
    for (const { index, segment } of new Intl.Segmenter().segment(text.slice(from, longest + about))) {
      if (from + index + segment.length > longest) break
      end = from + index + segment.length
    }
    if (end > from || from === 0) return text.slice(0, end)
  }
  return text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')
}
