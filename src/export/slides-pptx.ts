import PptxGenJS from 'pptxgenjs'
import { toBase64 } from './to-base64.ts'
import { escapeXml, withCleanTexts } from './clean-deck.ts'
import { mendPptx } from './mend-pptx.ts'

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

/** Inches of a wide slide. */
const PAGE = { width: 13.333, height: 7.5, edge: 0.45, foot: 6.78 } as const
/** Fonts that PowerPoint and WPS have or replace well. */
const FONTS = { zh: 'Microsoft YaHei', en: 'Arial' } as const
/** Room of a page of the appendix, in lines; the space after a paragraph takes its share of one. */
const APPENDIX = { lines: 26.1, space: 0.45, width: 92 } as const
const FOOTED = 'footed'

/** A presentation for PowerPoint and WPS, as the bytes of a .pptx file: notes with their slides, the foot on every one. */
export async function writePptx(given: Deck): Promise<Uint8Array> {
  const deck = withCleanTexts(given)
  const pptx = new PptxGenJS()
  const font = FONTS[deck.language]
  pptx.layout = 'LAYOUT_WIDE'
  pptx.title = deck.title
  pptx.author = deck.author
  pptx.company = escapeXml(deck.author)
  pptx.theme = { headFontFace: font, bodyFontFace: font }
  defineFoot(pptx, deck, font)
  for (const slide of deck.slides) addSlide(pptx, deck, slide, font)
  for (const lines of pagesOf(deck.appendix.lines)) addAppendix(pptx, deck, lines, font)
  return mendPptx((await pptx.write({ outputType: 'uint8array' })) as Uint8Array, deck.language)
}

function defineFoot(pptx: PptxGenJS, { foot, colours }: Deck, fontFace: string): void {
  const room = PAGE.width - 2 * PAGE.edge
  const numbers = 0.6
  pptx.defineSlideMaster({
    title: FOOTED,
    background: { color: hex(colours.ground) },
    objects: [
      { line: { x: PAGE.edge, y: PAGE.foot, w: room, h: 0, line: { color: hex(colours.line), width: 0.75 } } },
      {
        text: {
          text: `${foot.review}　${foot.permanent}`,
          options: {
            x: PAGE.edge,
            y: PAGE.foot + 0.03,
            w: room - numbers,
            h: 0.24,
            margin: 0,
            fontFace,
            fontSize: 9,
            bold: true,
            color: hex(colours.ink),
            valign: 'middle',
          },
        },
      },
      {
        text: {
          text: foot.credits,
          options: {
            x: PAGE.edge,
            y: PAGE.foot + 0.27,
            w: room - numbers,
            h: 0.4,
            margin: 0,
            fontFace,
            fontSize: 5.5,
            color: hex(colours.quiet),
            valign: 'top',
          },
        },
      },
    ],
    slideNumber: {
      x: PAGE.width - PAGE.edge - numbers,
      y: PAGE.foot + 0.05,
      w: numbers,
      h: 0.3,
      align: 'right',
      fontFace,
      fontSize: 10,
      color: hex(colours.quiet),
    },
  })
}

function addSlide(pptx: PptxGenJS, deck: Deck, slide: DeckSlide, fontFace: string): void {
  const page = pptx.addSlide({ masterName: FOOTED })
  if (slide.notes !== '') page.addNotes(slide.notes)
  const { colours } = deck
  const room = PAGE.width - 2 * PAGE.edge
  if (slide.layout === 'cover') {
    const [picture] = slide.pictures
    const band = 2.05
    if (picture) placePicture(page, picture, { x: 0, y: 0, w: PAGE.width, h: PAGE.foot - band }, 'fill')
    page.addText(slide.title, {
      x: PAGE.edge,
      y: PAGE.foot - band + 0.12,
      w: room,
      h: 0.85,
      margin: 0,
      fontFace,
      fontSize: 38,
      bold: true,
      color: hex(colours.ink),
      valign: 'middle',
      fit: 'shrink',
    })
    page.addText(slide.words, {
      x: PAGE.edge,
      y: PAGE.foot - band + 0.98,
      w: room,
      h: 0.72,
      margin: 0,
      fontFace,
      fontSize: 16,
      color: hex(colours.ink),
      valign: 'top',
      fit: 'shrink',
    })
    page.addText(slide.caption, {
      x: PAGE.edge,
      y: PAGE.foot - 0.32,
      w: room,
      h: 0.26,
      margin: 0,
      fontFace,
      fontSize: 10,
      color: hex(colours.quiet),
      valign: 'middle',
    })
    return
  }
  addHead(page, slide, colours, fontFace)
  if (slide.layout === 'pair') addPair(page, slide, colours, fontFace)
  else addPage(page, deck, slide, fontFace)
}

function addHead(page: PptxGenJS.Slide, slide: DeckSlide, colours: Deck['colours'], fontFace: string): void {
  const room = PAGE.width - 2 * PAGE.edge
  if (slide.kicker !== '')
    page.addText(slide.kicker, {
      x: PAGE.edge,
      y: 0.26,
      w: room,
      h: 0.26,
      margin: 0,
      fontFace,
      fontSize: 11,
      color: hex(colours.accent),
      bold: true,
      valign: 'middle',
    })
  page.addText(slide.title, {
    x: PAGE.edge,
    y: 0.5,
    w: room,
    h: 0.6,
    margin: 0,
    fontFace,
    fontSize: 26,
    bold: true,
    color: hex(colours.ink),
    valign: 'middle',
    fit: 'shrink',
  })
}

/** Under the head of a slide. */
const TOP = 1.22

/** Two pictures as wide as the slide holds, what each is under it, and the words under both. */
function addPair(page: PptxGenJS.Slide, slide: DeckSlide, colours: Deck['colours'], fontFace: string): void {
  const gap = 0.3
  const width = (PAGE.width - 2 * PAGE.edge - gap) / 2
  const height = 3.9
  for (const [at, picture] of slide.pictures.slice(0, 2).entries()) {
    const x = PAGE.edge + at * (width + gap)
    placePicture(page, picture, { x, y: TOP, w: width, h: height }, 'fit')
    page.addText(picture.alt, {
      x,
      y: TOP + height + 0.05,
      w: width,
      h: 0.28,
      margin: 0,
      fontFace,
      fontSize: 12,
      bold: true,
      color: hex(colours.ink),
      valign: 'middle',
    })
    page.addText(slide.marks[at] ?? '', {
      x,
      y: TOP + height + 0.36,
      w: width,
      h: PAGE.foot - TOP - height - 0.8,
      margin: 0,
      fontFace,
      fontSize: 10,
      color: hex(colours.quiet),
      valign: 'top',
      fit: 'shrink',
    })
  }
  page.addText(slide.caption, {
    x: PAGE.edge,
    y: PAGE.foot - 0.36,
    w: PAGE.width - 2 * PAGE.edge,
    h: 0.26,
    margin: 0,
    fontFace,
    fontSize: 10,
    color: hex(colours.quiet),
    valign: 'middle',
  })
}

function addPage(page: PptxGenJS.Slide, deck: Deck, slide: DeckSlide, fontFace: string): void {
  const { colours } = deck
  const room = PAGE.width - 2 * PAGE.edge
  const top = TOP
  const height = PAGE.foot - top - 0.12
  const tells = slide.words !== '' || slide.marks.length > 0 || slide.sources.length > 0
  const aside = tells ? 4 : -0.35
  const wide = slide.pictures.length === 0 ? 0 : room - aside - 0.35
  const captionHeight = slide.caption === '' ? 0 : 0.26
  const each = (height - captionHeight) / Math.max(1, slide.pictures.length)
  for (const [at, picture] of slide.pictures.entries())
    placePicture(
      page,
      picture,
      { x: PAGE.edge, y: top + at * each, w: wide, h: each - (at < slide.pictures.length - 1 ? 0.1 : 0) },
      'fit',
    )
  if (captionHeight > 0)
    page.addText(slide.caption, {
      x: PAGE.edge,
      y: top + height - captionHeight,
      w: Math.max(wide, 4),
      h: captionHeight,
      margin: 0,
      fontFace,
      fontSize: 10,
      color: hex(colours.quiet),
      valign: 'middle',
    })
  const left = PAGE.edge + (wide > 0 ? wide + 0.35 : 0)
  const right = PAGE.width - PAGE.edge - left
  const small = { fontFace, fontSize: 10, color: hex(colours.quiet), breakLine: true } as const
  const told = [
    ...(slide.words === ''
      ? []
      : [
          {
            text: slide.words,
            options: { fontFace, fontSize: 19, color: hex(colours.ink), breakLine: true, paraSpaceAfter: 12 },
          },
        ]),
    ...slide.marks.map((text) => ({ text, options: small })),
    ...(slide.sources.length === 0
      ? []
      : [
          { text: deck.sourcesLabel, options: { ...small, bold: true, color: hex(colours.accent) } },
          ...slide.sources.map((text) => ({ text, options: small })),
        ]),
  ]
  const tableTop = slide.table && wide === 0 && tells ? (slide.words === '' ? 0.5 : 1.6) : 0
  if (told.length > 0)
    page.addText(told, {
      x: left,
      y: top,
      w: right,
      h: tableTop > 0 ? tableTop - 0.1 : height,
      margin: 0,
      valign: 'top',
      fit: 'shrink',
    })
  if (slide.table)
    addTable(
      page,
      slide.table,
      { x: PAGE.edge, y: top + tableTop + (wide > 0 ? height * 0.55 : 0), w: room },
      deck,
      fontFace,
    )
}

function addTable(
  page: PptxGenJS.Slide,
  table: NonNullable<DeckSlide['table']>,
  place: { x: number; y: number; w: number },
  { colours }: Deck,
  fontFace: string,
): void {
  const cell = (text: string, bold: boolean): PptxGenJS.TableCell => ({
    text,
    options: {
      bold,
      fontFace,
      fontSize: 10,
      color: hex(bold ? colours.accent : colours.ink),
      border: [
        { type: 'none' },
        { type: 'none' },
        { type: 'solid', pt: 0.5, color: hex(colours.line) },
        { type: 'none' },
      ],
    },
  })
  page.addTable(
    [table.head.map((text) => cell(text, true)), ...table.rows.map((row) => row.map((text) => cell(text, false)))],
    {
      ...place,
      ...(table.widths ? { colW: table.widths.map((share) => (place.w * share) / sumOf(table.widths ?? [])) } : {}),
      margin: 0.04,
      autoPage: false,
    },
  )
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

function addAppendix(pptx: PptxGenJS, { appendix, colours }: Deck, lines: readonly string[], fontFace: string): void {
  const page = pptx.addSlide({ masterName: FOOTED })
  const room = PAGE.width - 2 * PAGE.edge
  page.addText(appendix.title, {
    x: PAGE.edge,
    y: 0.4,
    w: room,
    h: 0.6,
    margin: 0,
    fontFace,
    fontSize: 26,
    bold: true,
    color: hex(colours.ink),
    valign: 'middle',
  })
  page.addText(
    lines.map((text) => ({
      text,
      options: { fontFace, fontSize: 10.5, color: hex(colours.ink), breakLine: true, paraSpaceAfter: 3 },
    })),
    { x: PAGE.edge, y: 1.15, w: room, h: PAGE.foot - 1.3, margin: 0, valign: 'top', fit: 'shrink' },
  )
}

/** Puts a picture into a box: whole in its middle, or filling it and cut at its sides. */
function placePicture(
  page: PptxGenJS.Slide,
  picture: DeckPicture,
  box: { x: number; y: number; w: number; h: number },
  how: 'fit' | 'fill',
): void {
  const data = `data:${picture.type};base64,${toBase64(picture.bytes)}`
  const shape = picture.width / picture.height
  const byWidth = shape > box.w / box.h
  if (how === 'fit') {
    const [w, h] = byWidth ? [box.w, box.w / shape] : [box.h * shape, box.h]
    page.addImage({ data, altText: picture.alt, x: box.x, y: box.y, w, h })
    return
  }
  const [w, h] = byWidth ? [box.h * shape, box.h] : [box.w, box.w / shape]
  page.addImage({
    data,
    altText: picture.alt,
    x: box.x,
    y: box.y,
    w,
    h,
    sizing: { type: 'crop', x: (w - box.w) / 2, y: (h - box.h) / 2, w: box.w, h: box.h },
  })
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)

const hex = (colour: string): string => colour.replace('#', '').toUpperCase()
