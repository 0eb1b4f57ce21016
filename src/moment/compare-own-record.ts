import { asDay, dayOf, type Day } from '../base/day.ts'
import type { City } from '../city/build-city.ts'
import type { Phase } from '../facts/phase.ts'
import type { EntitySchedule } from '../scenario/build-schedule.ts'
import { evidenceOf } from '../scenario/evidence.ts'
import { ownStateAt, type OwnRecord, type OwnState } from '../scenario/own-record.ts'
import { entityMomentAt } from './moment-at.ts'

/** A bureau's own record of a thing beside what documents and plan say of it; none of the three is worked into another. */
export interface OwnRecordComparison {
  readonly record: OwnRecord
  readonly state: OwnState
  readonly documented: Phase
  readonly planned: Phase | null
  /** Days by which the record's start and finish are later than the plan's; null where one of the two says nothing. */
  readonly startDays: number | null
  readonly finishDays: number | null
  /** The start of works that a document states, and the days by which the record's is later than it. */
  readonly documentedStart: { readonly day: Day; readonly fact: string; readonly recordLaterDays: number | null } | null
}

export function compareOwnRecord(city: City, entry: EntitySchedule, record: OwnRecord, day: Day): OwnRecordComparison {
  const moment = entityMomentAt(entry, day)
  const start = record.actualStart === null ? null : dayOf(record.actualStart)
  // The record's finish is the last day of works; the plan's end is exclusive.
  const end = record.actualFinish === null ? null : asDay(dayOf(record.actualFinish) + 1)
  const { started } = evidenceOf(city, entry.entity)
  return {
    record,
    state: ownStateAt(record, day),
    documented: moment.documented,
    planned: moment.planned,
    startDays: start !== null && entry.plan ? start - entry.plan.start.day : null,
    finishDays: end !== null && entry.plan ? end - entry.plan.end.day : null,
    documentedStart:
      started && started.from === started.to
        ? { day: started.from, fact: started.fact, recordLaterDays: start === null ? null : start - started.from }
        : null,
  }
}
