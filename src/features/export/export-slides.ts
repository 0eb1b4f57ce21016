import { success, type Result } from '../../base/result.ts'
import type { Deck, DeckPicture } from '../../export/deck.ts'
import type { Slide } from '../../story/slides.ts'
import { DECK_COLOURS } from './deck-colours.ts'
import { footWords, type CaptionSource } from './caption.ts'
import type { RenderingApp, ExportFault } from './render-session.ts'
import { appendixOf, sheetsOf, type SheetSource } from './sheets.ts'
import { renderSheetPictures } from './render-sheet-pictures.ts'

export interface SlidesOrder {
  readonly title: string
  readonly slides: readonly Slide[]
  /** Of each picture, in pixels. */
  readonly width: number
  readonly height: number
}

/** Share of the work that the pictures are; writing the file is the rest. */
const PICTURES = 0.95

/** Slides for PowerPoint and WPS: one for each chapter with picture, words, sources and the speaker's notes. */
export async function exportSlides(
  services: RenderingApp,
  source: CaptionSource & SheetSource,
  order: SlidesOrder,
  signal: AbortSignal,
  tell: (share: number) => void,
): Promise<Result<Blob, ExportFault>> {
  const pictures = await renderSheetPictures(services, order, signal, (share) => tell(share * PICTURES))
  if (!pictures.ok) return pictures
  const { writePptx } = await import('../../export/slides-pptx.ts')
  const bytes = await writePptx(await deckOf(order, pictures.value, source))
  return success(
    new Blob([bytes as Uint8Array<ArrayBuffer>], {
      type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    }),
  )
}

async function deckOf(
  { title, slides, width, height }: SlidesOrder,
  blobs: readonly Blob[],
  source: CaptionSource & SheetSource,
): Promise<Deck> {
  const { text, language } = source
  const sheets = sheetsOf(slides, source)
  const pictures = await Promise.all(
    blobs.map(async (blob, at): Promise<DeckPicture> => ({
      bytes: new Uint8Array(await blob.arrayBuffer()),
      type: 'image/jpeg',
      width,
      height,
      alt: `${sheets[at]!.title} · ${sheets[at]!.caption}`,
    })),
  )
  return {
    language,
    title,
    author: text('title'),
    slides: sheets.map(({ kind, title, kicker, words, marks, notes, caption, sources, shortSources }, at) => ({
      layout: kind === 'chapter' ? 'page' : 'cover',
      title,
      kicker,
      words,
      marks,
      pictures: pictures.slice(at, at + 1),
      caption,
      table: null,
      sources: shortSources,
      notes: [notes, ...(sources.length > 0 ? [text('export.sources'), ...sources] : [])]
        .filter((line) => line !== '')
        .join('\n'),
    })),
    appendix: { title: text('export.appendix'), lines: appendixOf(sheets) },
    foot: footWords(source),
    sourcesLabel: text('export.sources'),
    colours: DECK_COLOURS,
  }
}
