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
import { figureCells, type PairsLanguage } from './pairs-csv.ts'

type Row = readonly (string | number | null)[]
type Heads = Readonly<Record<PairsLanguage, readonly string[]>>

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

const FIGURE = { zh: ['数值', '比较', '单位'], en: ['Figure', 'Sign', 'Unit'] } as const
const SOURCE = {
  zh: ['来源', '来源日期', '来源日期（推定者）', '行号', '原文短语'],
  en: ['Source', 'Date of source', 'Date of source where inferred', 'Line', 'Phrase'],
} as const

const CHANGES: Heads = {
  zh: ['日期', '日期（推定者）', '类别', '图层', '事项', '变化', ...FIGURE.zh, '依据', '说明', ...SOURCE.zh, '编号'],
  en: [
    'Day',
    'Day where inferred',
    'Kind',
    'Layer',
    'Item',
    'Change',
    ...FIGURE.en,
    'Basis',
    'Why',
    ...SOURCE.en,
    'Id',
  ],
}
const DUE: Heads = {
  zh: [
    '到期日',
    '期限',
    '类别',
    '事项',
    '目标',
    ...FIGURE.zh,
    '意愿程度',
    '依据',
    '说明',
    ...SOURCE.zh,
    '此后报道',
    '此后报道的来源',
    '编号',
  ],
  en: [
    'Due by',
    'Term',
    'Kind',
    'Item',
    'Goal',
    ...FIGURE.en,
    'Degree of will',
    'Basis',
    'Why',
    ...SOURCE.en,
    'Reported since',
    'Sources of the reports',
    'Id',
  ],
}
const GOALS: Heads = {
  zh: [
    '体系',
    '目标',
    ...FIGURE.zh,
    '意愿程度',
    '期限',
    '期限依据',
    ...SOURCE.zh,
    '列入对照',
    '同一事项后来的报道',
    '其来源',
    '编号',
  ],
  en: [
    'System',
    'Goal',
    ...FIGURE.en,
    'Degree of will',
    'Term',
    'Basis of the term',
    ...SOURCE.en,
    'In a pair',
    'Later reports on the same item',
    'Their sources',
    'Id',
  ],
}

function sourceCells(city: City, fact: Fact | null, language: PairsLanguage): Row {
  const paper = fact && city.documents.get(fact.source.document)
  return [
    paper?.publication[language] ?? null,
    paper?.date ?? null,
    paper?.dateAbout?.[language] ?? null,
    fact?.source.line ?? null,
    fact?.source.phrase ?? null,
  ]
}

function reportCells(city: City, reports: readonly LaterReport[], language: PairsLanguage, words: SpanWords): Row {
  const said = reports.map(
    (report) => `${words.link(report)}${language === 'zh' ? '：' : ': '}${words.statement(report.fact)}`,
  )
  return [
    said.join('; '),
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
      words.change(change),
      ...figureCells(change.kind === 'figure' ? change.fact.figure : null, language),
      'basis' in change ? words.basis(change.basis) : null,
      'words' in change ? (change.words?.[language] ?? null) : null,
      ...(record ? [record.file, null, null, record.row, null] : sourceCells(city, fact, language)),
      fact?.id ?? change.entity?.id ?? null,
    ]
  })
  return writeCsv(CHANGES[language], rows)
}

/** What is due between two days, with what is reported since. */
export function writeDueCsv(city: City, rows: readonly DueRow[], language: PairsLanguage, words: SpanWords): string {
  return writeCsv(
    DUE[language],
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
        row.words[language],
        ...sourceCells(city, row.fact, language),
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
    GOALS[language],
    goals.map(({ fact, pair, reports }): Row => [
      words.system(fact),
      words.statement(fact),
      ...figureCells(fact.figure, language),
      words.will(fact),
      fact.deadline?.period ?? null,
      fact.deadline ? words.basis(fact.deadline.basis) : null,
      ...sourceCells(city, fact, language),
      pair?.subject[language] ?? null,
      ...reportCells(city, reports, language, words),
      fact.id,
    ]),
  )
}
