import type PptxGenJS from 'pptxgenjs'
import type { Deck, DeckSlide } from './deck.ts'
import { FOOTED } from './slide-master.ts'
import { placePicture } from './slide-picture.ts'
import { addTable } from './slide-table.ts'
import { hex, PAGE, ROOM, textOptions, type Box, type DeckLook, type TextLook } from './slide-text.ts'

/** Under the head of a slide. */
const TOP = 1.22
/** Between a picture and the words beside it. */
const GAP = 0.35

/** Adds one slide in its layout, with its notes. */
export function addSlide(pptx: PptxGenJS, deck: Deck, slide: DeckSlide, look: DeckLook): void {
  const page = pptx.addSlide({ masterName: FOOTED })
  if (slide.notes !== '') page.addNotes(slide.notes)
  const write = (text: string, box: Box, how: TextLook): void => {
    page.addText(text, textOptions(look, box, how))
  }
  if (slide.layout === 'cover') return addCover(page, slide, write)
  if (slide.kicker !== '')
    write(slide.kicker, { x: PAGE.edge, y: 0.26, w: ROOM, h: 0.26 }, { size: 11, colour: 'accent', bold: true })
  const title: TextLook = { size: 26, colour: 'ink', bold: true, shrinks: true }
  write(slide.title, { x: PAGE.edge, y: 0.5, w: ROOM, h: 0.6 }, title)
  if (slide.layout === 'pair') addPair(page, slide, write)
  else addPage(page, deck, slide, look, write)
}

type Write = (text: string, box: Box, how: TextLook) => void

/** One picture over the whole width, title and words large under it. */
function addCover(page: PptxGenJS.Slide, slide: DeckSlide, write: Write): void {
  const [picture] = slide.pictures
  const band = 2.05
  if (picture) placePicture(page, picture, { x: 0, y: 0, w: PAGE.width, h: PAGE.foot - band }, 'fill')
  const at = (y: number, h: number): Box => ({ x: PAGE.edge, y: PAGE.foot + y, w: ROOM, h })
  write(slide.title, at(0.12 - band, 0.85), { size: 38, colour: 'ink', bold: true, shrinks: true })
  write(slide.words, at(0.98 - band, 0.72), { size: 16, colour: 'ink', valign: 'top', shrinks: true })
  write(slide.caption, at(-0.32, 0.26), { size: 10, colour: 'quiet' })
}

/** Two pictures as wide as the slide holds, what each is under it, and the words under both. */
function addPair(page: PptxGenJS.Slide, slide: DeckSlide, write: Write): void {
  const gap = 0.3
  const w = (ROOM - gap) / 2
  const height = 3.9
  const under = TOP + height
  for (const [at, picture] of slide.pictures.slice(0, 2).entries()) {
    const x = PAGE.edge + at * (w + gap)
    placePicture(page, picture, { x, y: TOP, w, h: height }, 'fit')
    write(picture.alt, { x, y: under + 0.05, w, h: 0.28 }, { size: 12, colour: 'ink', bold: true })
    const mark: TextLook = { size: 10, colour: 'quiet', valign: 'top', shrinks: true }
    write(slide.marks[at] ?? '', { x, y: under + 0.36, w, h: PAGE.foot - under - 0.8 }, mark)
  }
  write(slide.caption, { x: PAGE.edge, y: PAGE.foot - 0.36, w: ROOM, h: 0.26 }, { size: 10, colour: 'quiet' })
}

/** Pictures one above the other, the words beside them, a table under both. */
function addPage(page: PptxGenJS.Slide, deck: Deck, slide: DeckSlide, look: DeckLook, write: Write): void {
  const height = PAGE.foot - TOP - 0.12
  const hasWords = slide.words !== '' || slide.marks.length > 0 || slide.sources.length > 0
  const aside = hasWords ? 4 : -GAP
  const wide = slide.pictures.length === 0 ? 0 : ROOM - aside - GAP
  const captionHeight = slide.caption === '' ? 0 : 0.26
  const each = (height - captionHeight) / Math.max(1, slide.pictures.length)
  for (const [at, picture] of slide.pictures.entries()) {
    const h = each - (at < slide.pictures.length - 1 ? 0.1 : 0)
    placePicture(page, picture, { x: PAGE.edge, y: TOP + at * each, w: wide, h }, 'fit')
  }
  if (captionHeight > 0)
    write(
      slide.caption,
      { x: PAGE.edge, y: TOP + height - captionHeight, w: Math.max(wide, 4), h: captionHeight },
      { size: 10, colour: 'quiet' },
    )
  const tableTop = slide.table && wide === 0 && hasWords ? (slide.words === '' ? 0.5 : 1.6) : 0
  const left = PAGE.edge + (wide > 0 ? wide + GAP : 0)
  if (hasWords)
    page.addText(wordsOf(deck, slide, look), {
      x: left,
      y: TOP,
      w: PAGE.width - PAGE.edge - left,
      h: tableTop > 0 ? tableTop - 0.1 : height,
      margin: 0,
      valign: 'top',
      fit: 'shrink',
    })
  if (slide.table)
    addTable(page, slide.table, { x: PAGE.edge, y: TOP + tableTop + (wide > 0 ? height * 0.55 : 0), w: ROOM }, look)
}

/** The words of a slide, what is derived or assumed in them, and where the claims are written. */
function wordsOf(deck: Deck, slide: DeckSlide, { fontFace, colours }: DeckLook): PptxGenJS.TextProps[] {
  const words = { fontFace, fontSize: 19, color: hex(colours.ink), breakLine: true, paraSpaceAfter: 12 }
  const small = { fontFace, fontSize: 10, color: hex(colours.quiet), breakLine: true }
  const label = { ...small, bold: true, color: hex(colours.accent) }
  return [
    ...(slide.words === '' ? [] : [{ text: slide.words, options: words }]),
    ...slide.marks.map((text) => ({ text, options: small })),
    ...(slide.sources.length === 0 ? [] : [{ text: deck.sourcesLabel, options: label }]),
    ...slide.sources.map((text) => ({ text, options: small })),
  ]
}
