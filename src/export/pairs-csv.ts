import type { LocalizedText } from '../base/localized-text.ts'
import type { City } from '../city/build-city.ts'
import type { Fact, Pair, System } from '../facts/schema.ts'
import { writeCsv } from './csv.ts'

type Figure = NonNullable<Fact['figure']>
export type PairsLanguage = 'zh' | 'en'

const HEAD: Readonly<Record<PairsLanguage, readonly string[]>> = {
  zh: [
    '体系',
    '事项',
    '目标或此前表述',
    '目标值',
    '目标值比较',
    '目标值单位',
    '意愿程度',
    '原文短语',
    '期限',
    '期限依据',
    '来源',
    '来源日期',
    '来源日期（推定者）',
    '行号',
    '报道',
    '报道值',
    '报道值比较',
    '报道值单位',
    '报道原文短语',
    '报道来源',
    '报道日期',
    '报道日期（推定者）',
    '报道行号',
    '对照结果',
    '是否同一事项',
    '推算',
    '说明',
    '编号',
  ],
  en: [
    'System',
    'Subject',
    'Goal or earlier wording',
    'Goal figure',
    'Goal sign',
    'Goal unit',
    'Degree of will',
    'Phrase',
    'Deadline',
    'Basis of the deadline',
    'Source',
    'Date of source',
    'Date of source where inferred',
    'Line',
    'Report',
    'Report figure',
    'Report sign',
    'Report unit',
    'Phrase of the report',
    'Source of the report',
    'Date of the report',
    'Date of the report where inferred',
    'Line of the report',
    'Verdict',
    'Same thing',
    'Derived',
    'Note',
    'Id',
  ],
}

/** What the caller alone knows how to say: verdicts, bases, figures and degrees of will in its language. */
export interface PairWords {
  verdict(pair: Pair): string
  basis(fact: Fact): string
  statement(fact: Fact): string
  will(fact: Fact): string
  identity(pair: Pair): string
}

const SIGNS = {
  '=': { zh: '=', en: '=' },
  '>=': { zh: '≥', en: '≥' },
  '>': { zh: '>', en: '>' },
  about: { zh: '约', en: 'about' },
  nearly: { zh: '近', en: 'nearly' },
} as const satisfies Record<Figure['comparator'], LocalizedText>

/** A figure as a spreadsheet adds and sorts it: the number, its sign and its unit, each in a cell of its own. */
export function figureCells(
  figure: Figure | null | undefined,
  language: PairsLanguage,
): readonly (string | number | null)[] {
  if (!figure) return [null, null, null]
  const sign = SIGNS[figure.comparator][language]
  // Chinese counts in units of 万 and 亿 and prints them so; in English the number is written out.
  const scale = language === 'en' ? /^(100 million|10,000) (.+)$/.exec(figure.unit.en) : null
  if (!scale) return [figure.value, sign, figure.unit[language]]
  return [Number((figure.value * (scale[1] === '10,000' ? 1e4 : 1e8)).toFixed(2)), sign, scale[2]!]
}

/** Goals against reports, one row each, with both sources and the twin's own ids. */
export function writePairsCsv(
  city: City,
  systems: readonly System[],
  pairs: readonly Pair[],
  language: PairsLanguage,
  words: PairWords,
): string {
  const source = (fact: Fact | undefined): readonly (string | number | null)[] => {
    const paper = fact && city.documents.get(fact.source.document)
    return [
      paper?.publication[language] ?? null,
      paper?.date ?? null,
      paper?.dateAbout?.[language] ?? null,
      fact?.source.line ?? null,
    ]
  }
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
  return writeCsv(HEAD[language], rows)
}
