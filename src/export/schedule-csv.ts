import '../messages/export.ts'
import { localize } from '../messages/localize.ts'
import { message } from '../messages/message.ts'
import { isoOf } from '../base/day.ts'
import type { City } from '../city/build-city.ts'
import type { BasisKind } from '../facts/schema.ts'
import type { Schedule } from '../scenario/build-schedule.ts'
import type { OwnRecord } from '../scenario/own-record.ts'
import { writeCsv } from './csv.ts'
import { lastDateOf } from './dated-entities.ts'
import { sourcesText } from './fact-sources.ts'
import { takenUpWords, type PhaseName } from './taken-up.ts'

const HEAD = [
  'column.id',
  'column.projectName',
  'column.plannedStart',
  'column.plannedFinish',
  'column.actualStart',
  'column.actualFinish',
  'column.percent',
  'column.cancelledFrom',
  'column.onHold',
  'column.startBasis',
  'column.startWhy',
  'column.endBasis',
  'column.endWhy',
  'column.takenUp',
  'column.sources',
] as const

/**
 * The planned spans as a table that spreadsheets open and `readSchedule` reads back. A finish is the last day of works.
 * The columns of actual dates hold the bureau's own records only, and are empty without them.
 */
export function writeScheduleCsv(
  city: City,
  schedule: Schedule,
  ownRecords: readonly OwnRecord[],
  language: 'zh' | 'en',
  basis: (kind: BasisKind) => string,
  phaseName: PhaseName,
): string {
  const rows = schedule.entries.flatMap(({ entity, plan }) => {
    if (!plan) return []
    const own = ownRecords.find((record) => record.entity === entity.id)
    return [
      [
        entity.id,
        entity.name[language],
        isoOf(plan.start.day),
        lastDateOf(plan.end.day),
        own?.actualStart ?? null,
        own?.actualFinish ?? null,
        typeof own?.percent === 'number' ? `${own.percent}%` : null,
        plan.cancelled ? isoOf(plan.cancelled.day) : null,
        plan.holds
          // The cell holds days as every other column does.
          .map(({ from, until }) =>
            localize(message('span.fromTo', { from: `${isoOf(from)}`, until: `${lastDateOf(until)}` }), language),
          )
          .join('; '),
        basis(plan.start.basis),
        localize(plan.start.words, language),
        basis(plan.end.basis),
        localize(plan.end.words, language),
        takenUpWords(plan, entity, phaseName)
          .map((words) => localize(words, language))
          .join('; '),
        sourcesText(city, entity.facts, language),
      ],
    ]
  })
  return writeCsv(
    HEAD.map((column) => localize(message(column), language)),
    rows,
  )
}
