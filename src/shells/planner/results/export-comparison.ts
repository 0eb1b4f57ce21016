import type { Day } from '../../../base/day.ts'
import type { Deck, DeckPicture, DeckSlide } from '../../../export/deck.ts'
import type { Language } from '../../../session/session.ts'
import type { resultsZh } from './messages/zh.ts'
import { formatShownDay } from '../../../ui/format-day.ts'
import type { FeatureText } from '../../../app/feature-messages.tsx'
import { DECK_COLOURS } from '../../../features/export/deck-colours.ts'
import type { FootWords } from '../../../features/export/caption.ts'
import { COMPARISON_PICTURE, type ComparisonPictures } from './comparison-pictures.ts'
import type { ComparisonReport, ReportTable } from './comparison-report.ts'
import { CURVES_A_SHEET, CURVES_PICTURE, drawCurves } from './draw-curves.ts'

export interface ComparisonOrder {
  readonly report: ComparisonReport
  /** Null where there is no map. */
  readonly pictures: ComparisonPictures | null
  /** Under the picture of each side: its scenario, reading and day. */
  readonly captions: readonly [string, string]
  readonly text: FeatureText<typeof resultsZh>
  readonly language: Language
  readonly author: string
  readonly foot: FootWords
  readonly day: Day
  readonly end: Day
}

/** Lines of a table that a slide holds under its head, what is left free in a row, in lines, and Chinese signs from edge to edge. */
const LINES_A_SLIDE = 26
const PADDING = 0.5
const SIGNS_A_LINE = 84
const SLIDES_TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

/** Two scenarios as slides for PowerPoint and WPS: words and tables stay text, what is drawn is pictures. */
export async function exportComparison(order: ComparisonOrder): Promise<Blob> {
  const { writePptx } = await import('../../../export/slides-pptx.ts')
  return new Blob([(await writePptx(await deckOf(order))) as Uint8Array<ArrayBuffer>], { type: SLIDES_TYPE })
}

async function deckOf(order: ComparisonOrder): Promise<Deck> {
  const { report, text, language, author, foot, day } = order
  const on = formatShownDay(day, language)
  const plain = {
    kicker: text('results.report.section'),
    words: '',
    marks: [],
    pictures: [],
    caption: '',
    table: null,
    sources: [],
    notes: '',
  } as const
  const [difference, ...sides] = await mapPictures(order)
  const cover: DeckSlide = {
    ...plain,
    layout: 'cover',
    title: report.title,
    words: report.sum,
    pictures: difference ? [difference] : [],
    caption: [
      ...(difference ? [text('results.report.mapDifference')] : [text('results.report.noMap')]),
      on,
      report.note,
    ].join(' · '),
    notes: report.statements.join('\n'),
  }
  const pair: DeckSlide[] =
    sides.length === 0
      ? []
      : [
          {
            ...plain,
            layout: 'pair',
            title: text('results.report.maps'),
            pictures: sides,
            marks: report.statements,
            caption: report.note,
          },
        ]
  return {
    language,
    title: report.title,
    author,
    slides: [
      cover,
      ...pair,
      ...tableSlides(report.gains, plain),
      ...(await curveSlides(order, plain)),
      ...tableSlides(report.differences, plain),
      ...tableSlides(report.edits, plain),
    ],
    appendix: { title: text('results.report.methods'), lines: report.methods },
    foot,
    sourcesLabel: text('results.sources'),
    colours: DECK_COLOURS,
  }
}

/** The difference first, then either side. */
async function mapPictures({ pictures, captions, text }: ComparisonOrder): Promise<readonly DeckPicture[]> {
  if (!pictures) return []
  const of = async (blob: Blob, alt: string): Promise<DeckPicture> => ({
    bytes: new Uint8Array(await blob.arrayBuffer()),
    type: 'image/jpeg',
    ...COMPARISON_PICTURE,
    alt,
  })
  return Promise.all([
    of(pictures.difference, text('results.report.mapDifference')),
    of(pictures.first, captions[0]),
    of(pictures.second, captions[1]),
  ])
}

type Plain = Omit<DeckSlide, 'layout' | 'title'>

/** A table on as many slides as it takes, its head on each; what it leaves out is said above it. */
function tableSlides(table: ReportTable, plain: Plain): readonly DeckSlide[] {
  const { title, head, widths, note } = table
  const pages = pagesOf(table)
  return pages.map((rows, at) => ({
    ...plain,
    layout: 'page' as const,
    title: pages.length === 1 ? title : `${title} ${at + 1}/${pages.length}`,
    marks: at === 0 ? [note] : [],
    table: rows.length === 0 ? null : { head, rows, widths },
  }))
}

/** Rows by the slide, by the lines that their longest cell takes, and about as many lines on each. */
function pagesOf({ rows, widths }: ReportTable): readonly ReportTable['rows'][] {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const linesOf = (row: readonly string[]): number =>
    PADDING +
    Math.max(...row.map((cell, at) => Math.ceil(widthOf(cell) / ((SIGNS_A_LINE * (widths[at] ?? 1)) / whole))))
  const all = rows.reduce((sum, row) => sum + linesOf(row), 0)
  const slides = Math.max(1, Math.ceil(all / LINES_A_SLIDE))
  const pages: (readonly string[])[][] = [[]]
  let lines = 0
  for (const row of rows) {
    const room = linesOf(row)
    if (pages.at(-1)?.length && (lines + room > LINES_A_SLIDE || lines + room / 2 > all / slides)) {
      pages.push([])
      lines = 0
    }
    pages.at(-1)?.push(row)
    lines += room
  }
  return pages
}

/** Chinese signs that words are as wide as. */
const widthOf = (words: string): number => [...words].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 1 : 0.55), 0)

async function curveSlides(
  { report, text, language, day, end }: ComparisonOrder,
  plain: Plain,
): Promise<readonly DeckSlide[]> {
  const names = [
    { role: 'first' as const, name: report.names[0] },
    { role: 'second' as const, name: report.names[1] },
    ...(report.curves.some(({ curves }) => curves.some(({ role }) => role === 'reference'))
      ? [{ role: 'reference' as const, name: text('results.reference') }]
      : []),
  ]
  const slides: DeckSlide[] = []
  for (let at = 0; at < report.curves.length; at += CURVES_A_SHEET) {
    const charts = report.curves.slice(at, at + CURVES_A_SHEET)
    const bytes = await drawCurves({ charts, day, end, names, language })
    slides.push({
      ...plain,
      layout: 'page',
      title: text('results.report.curves'),
      pictures: [
        {
          bytes,
          type: 'image/png',
          ...CURVES_PICTURE,
          alt: charts.map(({ name, values }) => `${name}: ${values}`).join('\n'),
        },
      ],
      caption: text('results.report.curvesKey', { date: formatShownDay(day, language) }),
    })
  }
  return slides
}
