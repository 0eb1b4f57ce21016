import type PptxGenJS from 'pptxgenjs'
import type { Deck } from './deck.ts'
import { hex, PAGE, ROOM, textOptions, type DeckLook } from './slide-text.ts'

/** Name of the master that every slide has. */
export const FOOTED = 'footed'

/** Room for a slide's number, in inches. */
const NUMBERS = 0.6

/** What stands at the foot of every slide: a line, the review number, what this is not, credits, and the slide's number. */
export function defineFoot(pptx: PptxGenJS, { foot }: Deck, look: DeckLook): void {
  const { colours, fontFace } = look
  const at = (y: number, h: number) => ({ x: PAGE.edge, y: PAGE.foot + y, w: ROOM - NUMBERS, h })
  pptx.defineSlideMaster({
    title: FOOTED,
    background: { color: hex(colours.ground) },
    objects: [
      { line: { x: PAGE.edge, y: PAGE.foot, w: ROOM, h: 0, line: { color: hex(colours.line), width: 0.75 } } },
      {
        text: {
          text: `${foot.review}　${foot.permanent}`,
          options: textOptions(look, at(0.03, 0.24), { size: 9, colour: 'ink', bold: true }),
        },
      },
      {
        text: {
          text: foot.credits,
          options: textOptions(look, at(0.27, 0.4), { size: 5.5, colour: 'quiet', valign: 'top' }),
        },
      },
    ],
    slideNumber: {
      x: PAGE.width - PAGE.edge - NUMBERS,
      y: PAGE.foot + 0.05,
      w: NUMBERS,
      h: 0.3,
      align: 'right',
      fontFace,
      fontSize: 10,
      color: hex(colours.quiet),
    },
  })
}
