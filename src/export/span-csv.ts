import '../messages/export.ts'
import { localize } from '../messages/localize.ts'
import { message } from '../messages/message.ts'
import { isoOf } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { City } from '../city/build-city.ts'
import type { BasisKind, Fact } from '../facts/schema.ts'
import type { Change } from '../moment/changes-between.ts'
import type { DueRow } from '../moment/due-between.ts'
import type { GoalRow } from '../moment/goals-on.ts'
import type { LaterReport } from '../moment/reports-since.ts'
import { writeCsv } from './csv.ts'
import { sourcesText } from './fact-sources.ts'
import { figureCells, sourceCells, type PairsLanguage } from './pairs-csv.ts'

type Row = readonly (string | number | null)[]

/** What the caller alone knows how to say in its language. */
export interface SpanWords {
  kind(change: Change): string
  change(change: Change): string
  due(kind: DueRow['kind']): string
  basis(kind: BasisKind): string
  statement(fact: Fact): string
  will(fact: Fact): string
  system(fact: Fact): string
  link(report: LaterReport): string
  layer(change: Change): string
}

const FIGURE = ['column.figure', 'column.sign', 'column.unit'] as const
const SOURCE = [
  'column.source',
  'column.sourceDate',
  'column.sourceDateInferred',
  'column.line',
  'column.phrase',
] as const
const CHANGES = [
  'column.day',
  'column.dayInferred',
  'column.kind',
  'column.layer',
  'column.item',
  'column.scenario',
  'column.change',
  ...FIGURE,
  'column.basis',
  'column.why',
  ...SOURCE,
  'column.id',
] as const
const DUE = [
  'column.dueBy',
  'column.deadline',
  'column.kind',
  'column.item',
  'column.goalOnly',
  ...FIGURE,
  'column.will',
  'column.basis',
  'column.why',
  ...SOURCE,
  'column.since',
  'column.sinceSources',
  'column.id',
] as const
const GOALS = [
  'column.system',
  'column.goalOnly',
  ...FIGURE,
  'column.will',
  'column.deadline',
  'column.deadlineBasis',
  ...SOURCE,
  'column.inPair',
  'column.itemReports',
  'column.sinceSources',
  'column.id',
] as const

const headOf = (codes: readonly (typeof CHANGES | typeof DUE | typeof GOALS)[number][], language: PairsLanguage) =>
  codes.map((code) => localize(message(code), language))

/** A fact's paper and the words on it. */
const statementCells = (city: City, fact: Fact | null, language: PairsLanguage): Row => [
  ...sourceCells(city, fact, language),
  fact?.source.phrase ?? null,
]

function reportCells(city: City, reports: readonly LaterReport[], language: PairsLanguage, words: SpanWords): Row {
  const lines = reports.map(
    (report) => `${words.link(report)}${language === 'zh' ? '：' : ': '}${words.statement(report.fact)}`,
  )
  return [
    lines.join('; '),
    sourcesText(
      city,
      reports.map(({ fact }) => fact.id),
      language,
    ),
  ]
}

const factOf = (change: Change): Fact | null => ('fact' in change ? change.fact : null)
const namesOf = (entities: readonly { readonly name: LocalizedText }[], language: PairsLanguage): string =>
  entities.map(({ name }) => name[language]).join('; ')

/** What changed between two days, a row each; the end of a plan is its last day. */
export function writeChangesCsv(
  city: City,
  changes: readonly Change[],
  language: PairsLanguage,
  words: SpanWords,
): string {
  const rows = changes.map((change): Row => {
    const fact = factOf(change)
    const record = 'record' in change ? change.record : null
    return [
      isoOf(change.day),
      change.about?.[language] ?? null,
      words.kind(change),
      words.layer(change),
      change.entity?.name[language] ?? record?.name ?? null,
      change.scenario?.[language] ?? null,
      words.change(change),
      ...figureCells(change.kind === 'figure' ? change.fact.figure : null, language),
      'basis' in change ? words.basis(change.basis) : null,
      'words' in change && change.words ? localize(change.words, language) : null,
      ...(record ? [record.file, null, null, record.row, null] : statementCells(city, fact, language)),
      fact?.id ?? change.entity?.id ?? null,
    ]
  })
  return writeCsv(headOf(CHANGES, language), rows)
}

/** What is due between two days, with what is reported since. */
export function writeDueCsv(city: City, rows: readonly DueRow[], language: PairsLanguage, words: SpanWords): string {
  return writeCsv(
    headOf(DUE, language),
    rows.map((row): Row => {
      const stated = row.kind === 'deadline' ? row.fact : null
      return [
        isoOf(row.day),
        row.period,
        words.due(row.kind),
        namesOf(row.entities, language),
        stated ? words.statement(stated) : null,
        ...figureCells(stated?.figure, language),
        stated ? words.will(stated) : null,
        words.basis(row.basis),
        localize(row.words, language),
        ...statementCells(city, row.fact, language),
        ...reportCells(city, row.reports, language, words),
        row.id,
      ]
    }),
  )
}

/** Goals, a row each, with what is reported of the thing that they speak of. */
export function writeGoalsCsv(
  city: City,
  goals: readonly GoalRow[],
  language: PairsLanguage,
  words: SpanWords,
): string {
  return writeCsv(
    headOf(GOALS, language),
    goals.map(({ fact, pair, reports }): Row => [
      words.system(fact),
      words.statement(fact),
      ...figureCells(fact.figure, language),
      words.will(fact),
      fact.deadline?.period ?? null,
      fact.deadline ? words.basis(fact.deadline.basis) : null,
      ...statementCells(city, fact, language),
      pair?.subject[language] ?? null,
      ...reportCells(city, reports, language, words),
      fact.id,
    ]),
  )
}
