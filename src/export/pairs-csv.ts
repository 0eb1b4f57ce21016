import type { City } from '../city/build-city.ts'
import type { Fact, Pair, System } from '../facts/schema.ts'
import { writeCsv } from './csv.ts'

export type PairsLanguage = 'zh' | 'en'

const HEAD: Readonly<Record<PairsLanguage, readonly string[]>> = {
  zh: [
    '体系',
    '事项',
    '目标或此前表述',
    '意愿程度',
    '原文短语',
    '期限',
    '期限依据',
    '来源',
    '来源日期',
    '来源日期（推定者）',
    '行号',
    '报道',
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
    'Degree of will',
    'Phrase',
    'Deadline',
    'Basis of the deadline',
    'Source',
    'Date of source',
    'Date of source where inferred',
    'Line',
    'Report',
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
      goal ? words.will(goal) : null,
      goal?.source.phrase ?? null,
      goal?.deadline?.period ?? null,
      goal?.deadline ? words.basis(goal) : null,
      ...source(goal),
      report ? words.statement(report) : null,
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
