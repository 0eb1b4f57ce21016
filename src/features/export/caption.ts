import type { Day } from '../../base/day.ts'
import type { LocalizedText } from '../../base/localized-text.ts'
import type { OwnLayerStyle } from '../../own-layers/layer-style.ts'
import { legendEntries, type LegendMeaning } from '../../own-layers/legend-entries.ts'
import { ownColours } from '../../session/palette-css.ts'
import { PALETTES } from '../../session/palette.ts'
import type { Language, Session } from '../../session/session.ts'
import { formatShownDay } from '../../ui/format-day.ts'
import type { Credit } from '../../app/services.ts'
import type { ExportText } from './use-export-text.tsx'

/** One sign of the legend line. */
export interface LegendSign {
  readonly colour: string
  readonly hatched: boolean
  readonly label: string
}

/** The lines that nothing leaves without: the map review number or that there is none, what this is not, whose data it is. */
export interface FootWords {
  readonly review: string
  readonly permanent: string
  readonly credits: string
}

/** What stands under a picture, in words. */
export interface Caption {
  readonly title: string
  /** Empty where the title says it all. */
  readonly words: string
  readonly day: string
  readonly reading: string
  /** That the day lies after the last document; null where it does not. */
  readonly beyond: string | null
  readonly legend: readonly LegendSign[]
  /** Of the viewer's own data that is in the picture; empty where there is none. */
  readonly ownLegend: readonly LegendSign[]
  readonly foot: FootWords
}

/** An own layer as far as a caption tells it. */
export interface CaptionLayer {
  readonly name: string
  readonly colour: OwnLayerStyle['colour']
  readonly attribution: string
  readonly licence: string
}

export interface CaptionSource {
  readonly text: ExportText
  readonly language: Language
  readonly credits: readonly Credit[]
  readonly reviewNumber: string | null
  /** In which the documents in use were published: "2021–2023". */
  readonly years: string
  /** Of the last document in use: after it nothing is documented. */
  readonly lastEvidence: Day
  /** What a scenario is called, by its id: the plan that is drawn is that of the view’s own scenario. */
  readonly scenarioName: (id: string) => string
  /** Own layers that are drawn, the uppermost first. */
  readonly ownLayers: readonly CaptionLayer[]
  /** What is taken is a briefing of the viewer's own: its words are not the project's. */
  readonly own?: boolean
}

/** The caption of a view on a day. */
export function captionOf(source: CaptionSource, session: Session, day: Day, title: string, words = ''): Caption {
  const { text, language } = source
  const { reading } = session.sides[0]
  return {
    title,
    words,
    day: formatShownDay(day, language),
    reading: text(`reading.${reading}`),
    beyond: day >= source.lastEvidence + 1 ? text('evidence.after') : null,
    legend: legendOf(source, session),
    ownLegend: ownLegendOf(source, session),
    foot: footWords(source),
  }
}

export function footWords({
  text,
  language,
  credits,
  reviewNumber,
  years,
  ownLayers,
  own = false,
}: Omit<CaptionSource, 'lastEvidence' | 'scenarioName'>): FootWords {
  const permanent = text('foot.permanent', { years })
  return {
    review: reviewNumber === null ? text('foot.noReview') : text('foot.review', { number: reviewNumber }),
    permanent: own ? text('export.own.permanent', { permanent }) : permanent,
    credits: [
      text('band.credits', {
        credits: joinCredits(
          credits.map(({ credit }) => credit),
          language,
        ),
      }),
      ...ownLayers.map(({ name, attribution, licence }) =>
        text('band.own.credit', {
          name,
          whose: [attribution, licence].filter(Boolean).join(' · ') || text('band.own.unsaid'),
        }),
      ),
    ].join(' '),
  }
}

/** Every credit once: files share most of their sentences. */
function joinCredits(credits: readonly LocalizedText[], language: Language): string {
  const sentences = credits.flatMap((credit) =>
    credit[language].split(language === 'zh' ? /(?<=。)/ : /(?<=\.)\s+(?=[A-Z])/),
  )
  return [...new Set(sentences.map((sentence) => sentence.trim()))].join(language === 'zh' ? '' : ' ')
}

function legendOf({ text, scenarioName }: CaptionSource, { theme, sides }: Session): readonly LegendSign[] {
  const { documented, planned, differences } = PALETTES[theme]
  const solid = { colour: documented, hatched: false, label: text('band.solid') }
  const hatched = {
    colour: planned,
    hatched: true,
    label: text('band.hatched', { scenario: scenarioName(sides[0].scenario) }),
  }
  switch (sides[0].reading) {
    case 'documented':
      return [solid]
    case 'planned':
      return [hatched]
    case 'both':
      return [solid, hatched]
    case 'difference':
      return (['ahead', 'same', 'behind', 'noLaterReport', 'noPlan'] as const).map((difference) => ({
        colour: differences[difference],
        hatched: false,
        label: text(`difference.short.${difference}`),
      }))
  }
}

/** What the colours of own layers mean: the layer's name first, then, where it is coloured by a field, what each colour stands for. */
function ownLegendOf({ text, ownLayers }: CaptionSource, { theme }: Session): readonly LegendSign[] {
  const colours = ownColours(PALETTES[theme].own)
  const sign = (number: number, label: string): LegendSign => ({ colour: colours[number] ?? '', hatched: false, label })
  return ownLayers.flatMap(({ name, colour }) => {
    const [first, ...more] = legendEntries({ colour }).filter(({ meaning }) => meaning.of !== 'rest')
    if (!first) return []
    if (colour.by === 'one') return [sign(first.number, text('band.own', { name }))]
    const label = text('band.own.field', { name, field: colour.field, first: meaningOf(first.meaning) })
    return [sign(first.number, label), ...more.map(({ number, meaning }) => sign(number, meaningOf(meaning)))]
  })
}

/** In signs, so that it is as short as it can be. */
function meaningOf(meaning: LegendMeaning): string {
  if (meaning.of === 'value') return meaning.value
  if (meaning.of !== 'class') return ''
  const { from, to } = meaning
  if (from !== null && to !== null) return `${from}–${to}`
  return from !== null ? `≥ ${from}` : `< ${to ?? '∞'}`
}
