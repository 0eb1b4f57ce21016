import { cleanText, cleanTexts } from '../base/clean-text.ts'
import type { Deck } from './deck.ts'

/** The deck with texts that XML can hold, whoever wrote them; pictures stay as they are. */
export function withCleanTexts(deck: Deck): Deck {
  const slides = deck.slides.map(({ pictures, ...words }) => ({
    ...(cleanTexts(words) as typeof words),
    pictures: pictures.map((picture) => ({ ...picture, alt: cleanText(picture.alt) })),
  }))
  const { slides: _, ...rest } = deck
  return { ...(cleanTexts(rest) as typeof rest), slides }
}

/** A text for the one field that the writer of slides does not escape: the company. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
