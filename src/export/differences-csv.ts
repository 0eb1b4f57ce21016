import { isoOf } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { City } from '../city/build-city.ts'
import type { BasisKind } from '../facts/schema.ts'
import type { PlanVerdict, ScheduleComparison } from '../scenario/compare-schedules.ts'
import type { Plan } from '../scenario/plan.ts'
import { writeCsv } from './csv.ts'
import { lastDateOf } from './dated-entities.ts'
import { sourcesText } from './fact-sources.ts'

const HEAD: Readonly<Record<'zh' | 'en', (first: string, second: string) => readonly string[]>> = {
  zh: (first, second) => [
    '编号',
    '事项',
    '对比',
    '起点推迟（天）',
    '终点推迟（天）',
    ...[first, second].flatMap((name) => [
      `起（${name}）`,
      `起点依据（${name}）`,
      `止（${name}）`,
      `终点依据（${name}）`,
      `说明（${name}）`,
    ]),
    '来源',
  ],
  en: (first, second) => [
    'Id',
    'Thing',
    'Difference',
    'Start later by (days)',
    'Finish later by (days)',
    ...[first, second].flatMap((name) => [
      `Start (${name})`,
      `Basis of the start (${name})`,
      `Finish (${name})`,
      `Basis of the finish (${name})`,
      `Why (${name})`,
    ]),
    'Sources',
  ],
}

/** What the caller alone knows how to say in its language. */
export interface DifferenceWords {
  verdict(verdict: PlanVerdict): string
  basis(kind: BasisKind): string
}

/**
 * Two schedules side by side, a row for each thing that either plans. Days are those by which the second is later, and
 * negative where it is earlier; a finish is the last day of works.
 */
export function writeDifferencesCsv(
  city: City,
  comparison: ScheduleComparison,
  names: readonly [LocalizedText, LocalizedText],
  language: 'zh' | 'en',
  words: DifferenceWords,
): string {
  const span = (plan: Plan | null | undefined): readonly (string | null)[] => {
    if (!plan) return [null, null, null, null, null]
    const why = [
      plan.start.words,
      plan.end.words,
      ...plan.holds.map((hold) => hold.words),
      ...(plan.cancelled ? [plan.cancelled.words] : []),
    ]
    return [
      isoOf(plan.start.day),
      words.basis(plan.start.basis),
      lastDateOf(plan.end.day),
      words.basis(plan.end.basis),
      [...new Set(why.map((part) => part[language]))].join('; '),
    ]
  }
  const rows = comparison.rows.map(({ entity, verdict, startDays, endDays, first, second }) => [
    entity.id,
    entity.name[language],
    words.verdict(verdict),
    startDays,
    endDays,
    ...span(first?.plan),
    ...span(second?.plan),
    sourcesText(city, entity.facts, language),
  ])
  return writeCsv(HEAD[language](names[0][language], names[1][language]), rows)
}
