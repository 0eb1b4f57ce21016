import '../messages/export.ts'
import { localize } from '../messages/localize.ts'
import { message } from '../messages/message.ts'
import { isoOf } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { City } from '../city/build-city.ts'
import type { Entity } from '../city/schema.ts'
import type { BasisKind } from '../facts/schema.ts'
import type { PlanVerdict, ScheduleComparison } from '../scenario/compare-schedules.ts'
import type { Plan } from '../scenario/plan.ts'
import { writeCsv } from './csv.ts'
import { lastDateOf } from './dated-entities.ts'
import { sourcesText } from './fact-sources.ts'
import { takenUpWords, type PhaseName } from './taken-up.ts'

/** What stands for either scenario, in this order. */
const OF_SCENARIO = [
  'column.startOf',
  'column.startBasisOf',
  'column.finishOf',
  'column.finishBasisOf',
  'column.whyOf',
] as const

function headOf(names: readonly LocalizedText[], language: keyof LocalizedText): readonly string[] {
  return [
    message('column.id'),
    message('column.item'),
    message('column.difference'),
    message('column.startLater'),
    message('column.finishLater'),
    ...names.flatMap((scenario) => OF_SCENARIO.map((column) => message(column, { scenario }))),
    message('column.sources'),
  ].map((column) => localize(column, language))
}

/** What the caller alone knows how to say in its language. */
export interface DifferenceWords {
  verdict(verdict: PlanVerdict): string
  basis(kind: BasisKind): string
  readonly phaseName: PhaseName
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
  const span = (entity: Entity, plan: Plan | null | undefined): readonly (string | null)[] => {
    if (!plan) return [null, null, null, null, null]
    const why = [
      plan.start.words,
      plan.end.words,
      ...takenUpWords(plan, entity, words.phaseName),
      ...plan.holds.map((hold) => hold.words),
      ...(plan.cancelled ? [plan.cancelled.words] : []),
    ]
    return [
      isoOf(plan.start.day),
      words.basis(plan.start.basis),
      lastDateOf(plan.end.day),
      words.basis(plan.end.basis),
      [...new Set(why.map((part) => localize(part, language)))].join('; '),
    ]
  }
  const rows = comparison.rows.map(({ entity, verdict, startDays, endDays, first, second }) => [
    entity.id,
    entity.name[language],
    words.verdict(verdict),
    startDays,
    endDays,
    ...span(entity, first?.plan),
    ...span(entity, second?.plan),
    sourcesText(city, entity.facts, language),
  ])
  return writeCsv(headOf(names, language), rows)
}
