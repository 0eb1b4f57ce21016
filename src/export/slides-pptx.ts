import PptxGenJS from 'pptxgenjs'
import { escapeXml, withCleanTexts } from './clean-deck.ts'
import type { Deck } from './deck.ts'
import { mendPptx } from './mend-pptx.ts'
import { addAppendix } from './slide-appendix.ts'
import { addSlide } from './slide-layouts.ts'
import { defineFoot } from './slide-master.ts'
import type { DeckLook } from './slide-text.ts'

/** Fonts that PowerPoint and WPS have or replace well. */
const FONTS = { zh: 'Microsoft YaHei', en: 'Arial' } as const

/** A presentation for PowerPoint and WPS, as the bytes of a .pptx file: notes with their slides, the foot on every one. */
export async function writePptx(given: Deck): Promise<Uint8Array> {
  const deck = withCleanTexts(given)
  const pptx = new PptxGenJS()
  const look: DeckLook = { fontFace: FONTS[deck.language], colours: deck.colours }
  pptx.layout = 'LAYOUT_WIDE'
  pptx.title = deck.title
  pptx.author = deck.author
  pptx.company = escapeXml(deck.author)
  pptx.theme = { headFontFace: look.fontFace, bodyFontFace: look.fontFace }
  defineFoot(pptx, deck, look)
  for (const slide of deck.slides) addSlide(pptx, deck, slide, look)
  addAppendix(pptx, deck.appendix, look)
  return mendPptx((await pptx.write({ outputType: 'uint8array' })) as Uint8Array, deck.language)
}
