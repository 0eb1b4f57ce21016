import type { Fact } from '../facts/schema.ts'
import type { Language } from '../session/session.ts'
import { formatFigure } from './format-figure.ts'

type Figure = NonNullable<Fact['figure']>
export type Comparator = Figure['comparator']

/** Message of the main catalogue for each comparator; `{figure}` stands for number and unit. */
const MESSAGE = {
  '=': 'figure.equal',
  '>=': 'figure.atLeast',
  '>': 'figure.moreThan',
  about: 'figure.about',
  nearly: 'figure.nearly',
} as const satisfies Record<Comparator, string>

/** Short marks for narrow places; the words are the same as in the sentence. */
const MARK = {
  '>=': 'figure.mark.atLeast',
  '>': 'figure.mark.moreThan',
  about: 'figure.mark.about',
  nearly: 'figure.mark.nearly',
} as const satisfies Record<Exclude<Comparator, '='>, string>

/** What reads these messages of the main catalogue. */
export interface FigureReader {
  (id: (typeof MESSAGE)[Comparator], values: { readonly figure: string }): string
  (id: (typeof MARK)[keyof typeof MARK]): string
}

/** A figure as its page compares it, in one language, in parts and as a whole. */
export interface FigureText {
  /** Words before the number: "at least"; empty where the language puts them after it. */
  readonly before: string
  readonly number: string
  readonly unit: string
  /** Words after the unit: 以上. */
  readonly after: string
  /** The comparator as a sign or one word: "≥"; empty for an exact figure. */
  readonly mark: string
  /** All of it as running text: "at least 30,000 people". */
  readonly whole: string
}

/**
 * The one way from a figure to words: card, cockpit, boards, slides and CSV all show what this gives.
 * `text` reads the main catalogue in `language`.
 */
export function figureText(figure: Figure, language: Language, text: FigureReader): FigureText {
  const { number, unit } = formatFigure(figure, language)
  const [before = '', after = ''] = text(MESSAGE[figure.comparator], { figure: '\n' })
    .split('\n')
    .map((part) => part.trim())
  const gap = unit === '' || unit === '%' || language === 'zh' ? '' : ' '
  const plain = `${number}${gap}${unit}`
  return {
    before,
    number,
    unit,
    after,
    mark: figure.comparator === '=' ? '' : text(MARK[figure.comparator]),
    whole: text(MESSAGE[figure.comparator], { figure: plain }),
  }
}
