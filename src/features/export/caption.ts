import type { Day } from '../../base/day.ts'
import type { LocalizedText } from '../../base/localized-text.ts'
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
  readonly foot: FootWords
}

export interface CaptionSource {
  readonly text: ExportText
  readonly language: Language
  readonly credits: readonly Credit[]
  readonly reviewNumber: string | null
  /** Of the last document in use: after it nothing is documented. */
  readonly lastEvidence: Day
  /** What a scenario is called, by its id: the plan that is drawn is that of the view’s own scenario. */
  readonly scenarioName: (id: string) => string
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
    foot: footWords(source),
  }
}

export function footWords({
  text,
  language,
  credits,
  reviewNumber,
  own = false,
}: Omit<CaptionSource, 'lastEvidence' | 'scenarioName'>): FootWords {
  return {
    review: reviewNumber === null ? text('foot.noReview') : text('foot.review', { number: reviewNumber }),
    permanent: own ? text('export.own.permanent', { permanent: text('foot.permanent') }) : text('foot.permanent'),
    credits: text('band.credits', {
      credits: joinCredits(
        credits.map(({ credit }) => credit),
        language,
      ),
    }),
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
