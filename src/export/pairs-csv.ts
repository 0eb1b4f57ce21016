import '../messages/export.ts'
import { localize } from '../messages/localize.ts'
import { message, type Message } from '../messages/message.ts'
import type { City } from '../city/build-city.ts'
import type { Fact, Pair, System } from '../facts/schema.ts'
import { writeCsv } from './csv.ts'

type Figure = NonNullable<Fact['figure']>
export type PairsLanguage = 'zh' | 'en'
/** Of one row. */
type Cells = readonly (string | number | null)[]

const HEAD = [
  'column.system',
  'column.subject',
  'column.goal',
  'column.goalFigure',
  'column.goalSign',
  'column.goalUnit',
  'column.will',
  'column.phrase',
  'column.deadline',
  'column.deadlineBasis',
  'column.source',
  'column.sourceDate',
  'column.sourceDateInferred',
  'column.line',
  'column.report',
  'column.reportFigure',
  'column.reportSign',
  'column.reportUnit',
  'column.reportPhrase',
  'column.reportSource',
  'column.reportDate',
  'column.reportDateInferred',
  'column.reportLine',
  'column.verdict',
  'column.identity',
  'column.derived',
  'column.note',
  'column.id',
] as const

/** What the caller alone knows how to say: verdicts, bases, figures and degrees of will in its language. */
export interface PairWords {
  verdict(pair: Pair): string
  basis(fact: Fact): string
  statement(fact: Fact): string
  will(fact: Fact): string
  identity(pair: Pair): string
}

const SIGNS = {
  '=': message('sign.='),
  '>=': message('sign.>='),
  '>': message('sign.>'),
  about: message('sign.about'),
  nearly: message('sign.nearly'),
} as const satisfies Record<Figure['comparator'], Message>

/** A figure as a spreadsheet adds and sorts it: the number, its sign and its unit, each in a cell of its own. */
export function figureCells(
  figure: Figure | null | undefined,
  language: PairsLanguage,
): readonly (string | number | null)[] {
  if (!figure) return [null, null, null]
  const sign = localize(SIGNS[figure.comparator], language)
  // Chinese counts in units of 万 and 亿 and prints them so; in English the number is written out.
  const scale = language === 'en' ? /^(100 million|10,000) (.+)$/.exec(figure.unit.en) : null
  if (!scale) return [figure.value, sign, figure.unit[language]]
  return [Number((figure.value * (scale[1] === '10,000' ? 1e4 : 1e8)).toFixed(2)), sign, scale[2]!]
}

/** The line, with the page of a document of several: `3:12`. */
const lineOf = ({ source: { page, line } }: Fact): string | number => (page === undefined ? line : `${page}:${line}`)

/** A fact's paper: publication, its date, the date as it is given where it is inferred, and the line; empty without a fact. */
export function sourceCells(city: City, fact: Fact | null | undefined, language: PairsLanguage): Cells {
  const paper = fact && city.documents.get(fact.source.document)
  return [
    paper?.publication[language] ?? null,
    paper?.date ?? null,
    paper?.dateAbout?.[language] ?? null,
    fact ? lineOf(fact) : null,
  ]
}

/** Goals against reports, one row each, with both sources and the twin's own ids. */
export function writePairsCsv(
  city: City,
  systems: readonly System[],
  pairs: readonly Pair[],
  language: PairsLanguage,
  words: PairWords,
): string {
  const source = (fact: Fact | undefined): Cells => sourceCells(city, fact, language)
  const rows = pairs.map((pair) => {
    const goal = city.facts.get(pair.goal)
    const report = pair.report === null ? undefined : city.facts.get(pair.report)
    return [
      systems.find(({ id }) => id === pair.system)?.name[language] ?? pair.system,
      pair.subject[language],
      goal ? words.statement(goal) : null,
      ...figureCells(goal?.figure, language),
      goal ? words.will(goal) : null,
      goal?.source.phrase ?? null,
      goal?.deadline?.period ?? null,
      goal?.deadline ? words.basis(goal) : null,
      ...source(goal),
      report ? words.statement(report) : null,
      ...figureCells(report?.figure, language),
      report?.source.phrase ?? null,
      ...source(report),
      words.verdict(pair),
      words.identity(pair),
      pair.derived?.[language] ?? null,
      pair.note[language],
      pair.id,
    ]
  })
  return writeCsv(
    HEAD.map((column) => localize(message(column), language)),
    rows,
  )
}
