import { asDay, dayOf, type Day } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import { aboutStatement } from '../city/about-day.ts'
import type { Localizable } from '../messages/message.ts'
import type { City } from '../city/build-city.ts'
import { statementDay } from '../city/documented-steps.ts'
import type { Entity } from '../city/schema.ts'
import type { Phase } from '../facts/phase.ts'
import type { BasisKind, Fact } from '../facts/schema.ts'
import type { EntitySchedule, Schedule } from '../scenario/build-schedule.ts'
import type { OwnRecord } from '../scenario/own-record.ts'
import { phaseDays, type Plan, type PlanEnd } from '../scenario/plan.ts'
import type { Reading } from '../scenario/reading.ts'
import type { DaySpan } from './day-span.ts'
import { entityMomentAt, type Difference } from './moment-at.ts'

interface Common {
  /** The calendar day on which it is so for the first time; the end of a plan is its last day. */
  readonly day: Day
  /** How that day is told where it is that of a paper whose own day is inferred; null where the day is known. */
  readonly about: LocalizedText | null
  /** Null where no thing of the twin is spoken of. */
  readonly entity: Entity | null
  /** The scenario that plans it, where two are held against each other (`plansApart`). */
  readonly scenario?: LocalizedText
}

/** One change in what a reading shows: what documents state, what the scenario plans, how the two compare, what a bureau recorded. */
export type Change = Common &
  (
    | {
        readonly kind: 'step'
        readonly fact: Fact
        readonly before: Phase
        readonly phase: Phase
        readonly reported: boolean
      }
    | { readonly kind: 'figure' | 'statement'; readonly fact: Fact }
    | {
        readonly kind: 'plan-start' | 'plan-end' | 'plan-cancelled' | 'hold-start' | 'hold-end' | 'plan-phase'
        readonly phase: Phase | null
        readonly basis: BasisKind
        readonly words: Localizable | null
        readonly fact: Fact | null
      }
    | { readonly kind: 'difference'; readonly before: Difference; readonly after: Difference }
    | { readonly kind: 'record-start' | 'record-finish'; readonly record: OwnRecord }
  )
export type ChangeKind = Change['kind']

/** Kinds in the order of the list, by what they belong to. */
export const CHANGE_GROUPS = {
  documented: ['step', 'figure', 'statement'],
  planned: ['plan-start', 'plan-phase', 'hold-start', 'hold-end', 'plan-cancelled', 'plan-end'],
  difference: ['difference'],
  record: ['record-start', 'record-finish'],
} as const satisfies Readonly<Record<string, readonly ChangeKind[]>>
export type ChangeGroup = keyof typeof CHANGE_GROUPS

/** What each reading shows. Own records belong to none and are always told, as what they are. */
const SHOWN: Readonly<Record<Reading, readonly ChangeGroup[]>> = {
  documented: ['documented', 'record'],
  planned: ['planned', 'record'],
  both: ['documented', 'planned', 'record'],
  difference: ['documented', 'planned', 'difference', 'record'],
}

export function groupOf(kind: ChangeKind): ChangeGroup {
  return (Object.keys(CHANGE_GROUPS) as ChangeGroup[]).find((group) =>
    (CHANGE_GROUPS[group] as readonly ChangeKind[]).includes(kind),
  )!
}

/**
 * What changed in a reading after the first day, up to and on the second: nothing that held on the first already. By day;
 * of one day, in the order of the kinds. Pure.
 */
export function changesBetween(
  city: City,
  schedule: Schedule,
  records: readonly OwnRecord[],
  reading: Reading,
  { from, to }: DaySpan,
): readonly Change[] {
  const groups = SHOWN[reading]
  const entries = schedule.entries
  const all: Change[] = [
    ...(groups.includes('documented')
      ? [...entries.flatMap((entry) => stepsOf(city, entry)), ...factsOf(city, entries)]
      : []),
    ...(groups.includes('planned') ? entries.flatMap((entry) => planOf(city, entry)) : []),
    ...records.flatMap((record) => recordOf(city, record)),
  ].filter(({ day }) => day > from && day <= to)
  if (groups.includes('difference')) all.push(...entries.flatMap((entry) => differenceOf(entry, from, to)))
  return byDay(all)
}

const ORDER = (Object.values(CHANGE_GROUPS) as readonly (readonly ChangeKind[])[]).flat()

/** By day; of one day, in the order of the kinds. */
export function byDay<T extends Change>(changes: readonly T[]): readonly T[] {
  return changes.toSorted((a, b) => a.day - b.day || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}

function stepsOf(city: City, { entity, steps }: EntitySchedule): readonly Change[] {
  return steps.flatMap((step, at): Change[] => {
    const fact = city.facts.get(step.fact)
    if (!fact) return []
    const before = steps[at - 1]?.phase ?? 'notStated'
    const reported = step.mode === 'reported-by'
    return [
      {
        kind: 'step',
        day: step.day,
        about: aboutStatement(city, fact),
        entity,
        fact,
        before,
        phase: step.phase,
        reported,
      },
    ]
  })
}

/** Statements that no step rests on: figures, and the others. Each once, at the first thing it speaks of. */
function factsOf(city: City, entries: readonly EntitySchedule[]): readonly Change[] {
  const inSteps = new Set(entries.flatMap(({ steps }) => steps.map(({ fact }) => fact)))
  return [...city.facts.values()].flatMap((fact): Change[] =>
    inSteps.has(fact.id) && !fact.figure
      ? []
      : [
          {
            kind: fact.figure ? 'figure' : 'statement',
            day: statementDay(city, fact),
            about: aboutStatement(city, fact),
            entity: city.entitiesOfFact.get(fact.id)?.[0] ?? null,
            fact,
          },
        ],
  )
}

/** Days of a plan on which something begins or ends. The phases in between rest on the scenario's shares, which it assumes. */
export function planOf(city: City, { entity, plan }: EntitySchedule): readonly Change[] {
  if (!plan) return []
  const at = (
    kind: 'plan-start' | 'plan-end' | 'plan-cancelled' | 'hold-start' | 'hold-end' | 'plan-phase',
    day: number,
    { basis, words, fact }: Pick<PlanEnd, 'basis' | 'fact'> & { readonly words: Localizable | null },
    phase: Phase | null = null,
  ): Change => {
    const source = fact === null ? null : (city.facts.get(fact) ?? null)
    const about = source && statementDay(city, source) === day ? aboutStatement(city, source) : null
    return { kind, day: asDay(Math.floor(day)), about, entity, phase, basis, words, fact: source }
  }
  const until = plan.cancelled ? Math.min(plan.cancelled.day, plan.end.day) : plan.end.day
  const changes = [at('plan-start', plan.start.day, plan.start, plan.profile[0]?.phase ?? null)]
  for (const { phase, day, fact } of phasesBetween(plan, until))
    changes.push(at('plan-phase', day, { basis: fact === null ? 'assumed' : 'derived', words: null, fact }, phase))
  for (const { from, until: end, words } of plan.holds) {
    changes.push(at('hold-start', from, { basis: 'assumed', words, fact: null }, 'onHold'))
    changes.push(at('hold-end', end, { basis: 'assumed', words, fact: null }))
  }
  if (plan.cancelled)
    changes.push(
      at(
        'plan-cancelled',
        plan.cancelled.day,
        { basis: 'assumed', words: plan.cancelled.words, fact: null },
        'cancelled',
      ),
    )
  else changes.push(at('plan-end', Math.ceil(plan.end.day) - 1, plan.end, plan.profile.at(-1)?.phase ?? null))
  return changes
}

/** Phases of a plan after its first and before `until`, with the report that one was taken up from. */
function phasesBetween(
  plan: Plan,
  until: number,
): readonly { readonly phase: Phase; readonly day: Day; readonly fact: string | null }[] {
  const days = phaseDays(plan)
  return plan.profile.flatMap(({ phase }, at) => {
    const day = days[at]
    if (day === undefined || day <= plan.start.day || day >= until) return []
    const taken = plan.takenUp.find((report) => report.phase === phase && report.day === Math.round(day))
    return [{ phase, day: taken?.day ?? day, fact: taken?.fact ?? null }]
  })
}

/** How documents and plan compare, where that is another on the second day than on the first. */
function differenceOf(entry: EntitySchedule, from: Day, to: Day): readonly Change[] {
  const before = entityMomentAt(entry, from).difference
  const after = entityMomentAt(entry, to).difference
  return before === after ? [] : [{ kind: 'difference', day: to, about: null, entity: entry.entity, before, after }]
}

function recordOf(city: City, record: OwnRecord): readonly Change[] {
  const entity = city.entityById.get(record.entity) ?? null
  const at = (kind: 'record-start' | 'record-finish', iso: string | null): Change[] =>
    iso === null ? [] : [{ kind, day: dayOf(iso), about: null, entity, record }]
  return [...at('record-start', record.actualStart), ...at('record-finish', record.actualFinish)]
}
