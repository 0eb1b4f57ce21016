import type PptxGenJS from 'pptxgenjs'
import type { Deck } from './deck.ts'
import { FOOTED } from './slide-master.ts'
import { hex, PAGE, ROOM, textOptions, type DeckLook } from './slide-text.ts'

/** Room of a page of the appendix, in lines; the space after a paragraph takes its share of one. */
const APPENDIX = { lines: 26.1, space: 0.45, width: 92 } as const

/** Appends as many slides as the lines take. */
export function addAppendix(pptx: PptxGenJS, { title, lines }: Deck['appendix'], look: DeckLook): void {
  for (const paragraphs of pagesOf(lines)) {
    const page = pptx.addSlide({ masterName: FOOTED })
    const head = { x: PAGE.edge, y: 0.4, w: ROOM, h: 0.6 }
    page.addText(title, textOptions(look, head, { size: 26, colour: 'ink', bold: true }))
    const { fontFace, colours } = look
    page.addText(
      paragraphs.map((text) => ({
        text,
        options: { fontFace, fontSize: 10.5, color: hex(colours.ink), breakLine: true, paraSpaceAfter: 3 },
      })),
      { x: PAGE.edge, y: 1.15, w: ROOM, h: PAGE.foot - 1.3, margin: 0, valign: 'top', fit: 'shrink' },
    )
  }
}

/** Paragraphs by the page: a long one takes as many lines as its characters need, a Latin one being half as wide. */
function pagesOf(paragraphs: readonly string[]): readonly (readonly string[])[] {
  const pages: string[][] = []
  let left = 0
  for (const paragraph of paragraphs) {
    const width = [...paragraph].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.52), 0)
    const room = Math.ceil(width / APPENDIX.width) + APPENDIX.space
    if (pages.length === 0 || room > left) {
      pages.push([])
      left = APPENDIX.lines
    }
    pages.at(-1)?.push(paragraph)
    left -= room
  }
  return pages
}
