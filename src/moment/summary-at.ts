import { dayOf, type Day } from '../base/day.ts'
import type { City } from '../city/build-city.ts'
import { firstStatement, statementDay } from '../city/documented-steps.ts'
import type { Entity } from '../city/schema.ts'
import type { Fact } from '../facts/schema.ts'
import { PHASES, type Phase } from '../facts/phase.ts'
import type { EntitySchedule, Schedule } from '../scenario/build-schedule.ts'
import { momentAt } from './moment-at.ts'

/** The state of the twin on a day, for saying it in words. Counts are of things spoken of by then; divisions are not counted. */
export interface DaySummary {
  readonly evidence: 'before' | 'within' | 'after'
  readonly spokenOf: number
  /** Phases that stand on the day with the number of their things, the furthest first. */
  readonly documented: readonly { readonly phase: Phase; readonly count: number }[]
  readonly planned: readonly { readonly phase: Phase; readonly count: number }[]
  /** Statements that hold from this very day. */
  readonly today: readonly Fact[]
  /** Things whose documented phase changed on this day. */
  readonly changed: readonly { readonly entity: Entity; readonly phase: Phase }[]
  readonly lastDay: Day | null
  readonly nextDay: Day | null
}

/** The furthest phase first; what exists is no phase of a build-out and comes last. */
const IN_ORDER = [...PHASES.filter((phase) => phase !== 'existing').toReversed(), 'existing'] as const

/** Pure: the same city, schedule and day give the same summary. */
export function summaryAt(city: City, schedule: Schedule, day: Day): DaySummary {
  const today = Math.floor(day)
  const papers = [...city.documents.values()].map((document) => dayOf(document.date))
  const days = [...city.facts.values()].map((fact) => ({ fact, day: statementDay(city, fact) }))
  const counts = { documented: new Map<Phase, number>(), planned: new Map<Phase, number>() }
  const changed: { entity: Entity; phase: Phase }[] = []
  let spokenOf = 0
  for (const [at, moment] of momentAt(schedule, day).entries()) {
    const entry = schedule.entries[at]
    if (!entry || entry.entity.facts.length === 0) continue
    // One statement on a set is one: its parts, and the ends of a line, count with it. A goal's term is no phase.
    if (moment.step && isPartOfWhole(schedule, entry, moment.step.fact, day)) continue
    if (moment.planned && moment.planned !== 'notStated' && entry.entity.planClass !== 'goal')
      counts.planned.set(moment.planned, (counts.planned.get(moment.planned) ?? 0) + 1)
    // Divisions and zones were there before the documents: they count from the first word about them.
    const first = firstStatement(city, entry.entity)
    if (!moment.exists || !first || first.day > day) continue
    spokenOf += 1
    counts.documented.set(moment.documented, (counts.documented.get(moment.documented) ?? 0) + 1)
    if (moment.step && moment.step.day === today) changed.push({ entity: entry.entity, phase: moment.step.phase })
  }
  const inOrder = (map: ReadonlyMap<Phase, number>) =>
    IN_ORDER.flatMap((phase) => (map.has(phase) ? [{ phase, count: map.get(phase) ?? 0 }] : []))
  const past = days.filter((row) => row.day <= day).map((row) => row.day)
  const ahead = days.filter((row) => row.day > day).map((row) => row.day)
  return {
    evidence: past.length === 0 ? 'before' : today > Math.max(...papers) ? 'after' : 'within',
    spokenOf,
    documented: inOrder(counts.documented),
    planned: inOrder(counts.planned),
    today: days.filter((row) => row.day === today).map((row) => row.fact),
    changed,
    lastDay: past.length === 0 ? null : (past.reduce((a, b) => (b > a ? b : a)) as Day),
    nextDay: ahead.length === 0 ? null : (ahead.reduce((a, b) => (b < a ? b : a)) as Day),
  }
}

/** Whether the statement that a thing's phase rests on is that of the thing which it is a part of. */
function isPartOfWhole(schedule: Schedule, { entity }: EntitySchedule, fact: string, day: Day): boolean {
  const whole = schedule.entries.find((entry) => entry.entity.id === entity.parent)
  return whole?.steps.findLast((step) => step.day <= day)?.fact === fact
}
