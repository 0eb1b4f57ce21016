import { message, type Message, type MessageValue } from '../messages/message.ts'
import { assertDefined } from '../base/assert.ts'
import { HORIZON_DAY, LAST_DAY, asDay, dayOf, endOfPeriod, isoOf, type Day } from '../base/day.ts'
import { dayText } from '../base/day-text.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { City } from '../city/build-city.ts'
import type { DocumentedStep } from '../city/documented-steps.ts'
import { aboutPlanned } from '../city/about-day.ts'
import { lastEvidenceOf } from '../city/last-evidence.ts'
import { isStanding } from '../city/entity-state.ts'
import type { Entity } from '../city/schema.ts'
import { applyEdit, changesSpan, endOf, type Draft } from './apply-edits.ts'
import { cityWithAdded } from './city-with-added.ts'
import { cycleThrough, inOrder } from './dependency-order.ts'
import { assumableTo, cutAt, draftPlan } from './draft-plan.ts'
import { documentedOf, isComplete, limitStart, statedDayText, type Documented, type Evidence } from './evidence.ts'
import { finishAfter, heldBefore, type Plan, type PlanEnd } from './plan.ts'
import { endsOf } from './link-kinds.ts'
import { takeUp } from './take-up.ts'
import { resolveScenario, type ResolvedScenario, type ScenarioCatalog } from './resolve-scenario.ts'
import type { Dependency, EditOf, Scenario, ScenarioEdit } from './schema.ts'

/** How a counted goal grows over its plan; every value but a fact's goal is an assumption. */
export interface Ramp {
  readonly from: number
  readonly to: number
  readonly goalFact: string
  readonly shape: 'linear' | 's-curve'
  readonly reason: LocalizedText
}

/** Another value that the scenario sets for the goal of a fact; the fact's own stays beside it. */
export interface ScenarioGoal {
  readonly fact: string
  readonly value: number
  readonly author: LocalizedText
  readonly reason: LocalizedText
}

/** All that is known and planned of one entity over time. */
export interface EntitySchedule {
  readonly entity: Entity
  /**
   * Day of the first statement: before it the thing does not exist for the twin. ALWAYS for administrative divisions and
   * development zones, which were there before the documents. The planned start for a thing that a scenario adds.
   * Null: no document speaks of it.
   */
  readonly knownFrom: Day | null
  readonly steps: readonly DocumentedStep[]
  readonly plan: Plan | null
  readonly ramp: Ramp | null
  readonly goals: readonly ScenarioGoal[]
}

/** An edit and what is to be said of it. */
export interface EditReport {
  readonly edit: ScenarioEdit
  readonly reason: Message
}

/**
 * What became of a dependency. `kept`: nothing had to move; `pushed`: its successor starts `days` later for it;
 * `beyond-horizon`: pushed out of the planned time, so that it has no plan; `evidence`: the successor's start is documented
 * and stays; `cycle`: it closes a circle and is not followed; `cancelled`: what it waits for is given up; `no-plan`: one of
 * the two has no plan, or is not there.
 */
export interface DependencyOutcome {
  readonly dependency: Dependency
  readonly outcome: 'kept' | 'pushed' | 'beyond-horizon' | 'evidence' | 'cycle' | 'cancelled' | 'no-plan'
  readonly days: number
  readonly reason: Message | null
}

/** One entry for each entity, in the order of `cityWithAdded(city, scenario).entities`: the city's own first, as they were. */
export interface Schedule {
  /** The scenario as it was given, the very object. */
  readonly source: Scenario
  /** With all that it takes over from its base. */
  readonly scenario: ResolvedScenario
  readonly entries: readonly EntitySchedule[]
  /** The last day of evidence: that of the newest document in use. */
  readonly evidenceUntil: Day
  /** Edits that change nothing, with the reason: kept and reported. */
  readonly skipped: readonly EditReport[]
  /** Edits that evidence limits, with the reason. */
  readonly limited: readonly EditReport[]
  readonly dependencies: readonly DependencyOutcome[]
}

/** Before every day of the timeline. */
const ALWAYS = asDay(-1e6)

/**
 * The last day that a clock needs for this schedule, exclusive: the timeline's own horizon, the scenario's later one, the end of
 * the year of the newest document, or the latest end that a document states.
 */
export function lastDayOf(schedule: Schedule): Day {
  const evidence = endOfPeriod(isoOf(schedule.evidenceUntil).slice(0, 4))!
  const ends = schedule.entries.map(({ plan }) => Math.ceil(plan?.end.day ?? 0))
  return asDay(Math.min(LAST_DAY, Math.max(HORIZON_DAY, dayOf(schedule.scenario.horizon), evidence, ...ends)))
}

type Outcome = Omit<DependencyOutcome, 'dependency'>

interface Planned {
  readonly entity: Entity
  readonly documented: Documented
  readonly evidence: Evidence
  draft: Draft | null
  plan: Plan | null
}

/** Edits by what they add and what they change; those that name nothing, or an id that is taken, are skipped. */
function sortEdits(whole: City, resolved: ResolvedScenario, skipped: EditReport[]) {
  const adds = new Map<string, EditOf<'add'>>()
  const editsOf = new Map<string, ScenarioEdit[]>()
  for (const edit of resolved.edits) {
    if (edit.edit === 'add') {
      if (whole.entityById.get(edit.entity)?.addedBy && !adds.has(edit.entity)) adds.set(edit.entity, edit)
      else
        skipped.push({
          edit,
          reason: message('edit.idTaken', { id: edit.entity }),
        })
    } else if (whole.entityById.has(edit.entity)) editsOf.set(edit.entity, [...(editsOf.get(edit.entity) ?? []), edit])
    else
      skipped.push({
        edit,
        reason: message('edit.notInPack', { id: edit.entity }),
      })
  }
  return { adds, editsOf }
}

/** The city's plan under a scenario. `catalog`: where its base is found. Facts are read and never changed. */
export function buildSchedule(
  city: City,
  scenario: Scenario | ResolvedScenario,
  catalog: ScenarioCatalog = [],
): Schedule {
  const resolved = resolveScenario(scenario, catalog)
  const whole = cityWithAdded(city, resolved)
  const skipped: EditReport[] = []
  const limited: EditReport[] = []
  const { adds, editsOf } = sortEdits(whole, resolved, skipped)

  const planned = new Map<string, Planned>()
  for (const entity of whole.entities) {
    const documented = documentedOf(whole, entity)
    const { evidence } = documented
    const edits = editsOf.get(entity.id) ?? []
    let draft = draftPlan(whole, entity, resolved, documented, adds.get(entity.id))
    for (const edit of edits) {
      if (!changesSpan(edit)) continue
      // Without an end there is no plan to change, but an edit may give one.
      const applied =
        draft && (endOf(draft) || (edit.edit === 'set-span' && edit.end))
          ? applyEdit(draft, edit, evidence)
          : {
              refused: message('plan.none', { item: entity.name }),
            }
      if ('refused' in applied) skipped.push({ edit, reason: applied.refused })
      else {
        draft = applied.draft
        for (const reason of applied.limited) limited.push({ edit, reason })
      }
    }
    planned.set(entity.id, { entity, documented, evidence, draft, plan: null })
  }

  const horizon = dayOf(resolved.horizon)
  const dependencies = pushSuccessors(city, planned, resolved, horizon)
  for (const { entity, draft } of planned.values()) {
    const last = editsOf.get(entity.id)?.findLast(changesSpan)
    if (last && draft && draft.start.day >= horizon && draft.start.fact === null)
      limited.push({
        edit: last,
        reason: message('plan.afterHorizon', { horizon: dayText(asDay(horizon - 1)) }),
      })
  }
  const entries = [...planned.values()].map(({ entity, documented, plan }): EntitySchedule => {
    return {
      entity,
      knownFrom: entity.addedBy
        ? (plan?.start.day ?? null)
        : isStanding(entity)
          ? ALWAYS
          : (documented.first?.day ?? null),
      steps: documented.steps,
      plan,
      ...countsOf(whole, entity, plan, editsOf.get(entity.id) ?? [], skipped),
    }
  })
  return {
    source: scenario,
    scenario: resolved,
    entries,
    evidenceUntil: lastEvidenceOf(city),
    skipped,
    limited,
    dependencies,
  }
}

/** The plan as drafted, within the horizon and with what is reported taken up; null where nothing is left of it. */
function finishPlan(draft: Draft | null, horizon: Day, evidence: Evidence): Plan | null {
  const whole = draft && endOf(draft)
  if (!draft || !whole) return null
  const { start, profile } = draft
  // No assumption cuts short what a document states.
  const end = cutAt(whole, whole.basis === 'stated' ? LAST_DAY : assumableTo(start, horizon))
  if (end.day <= start.day) return null
  const holds = draft.holds.filter(({ from, until }) => until > start.day && from < end.day)
  if (heldBefore(holds, start.day, end.day) >= end.day - start.day) return null
  const cancelled = draft.cancelled && draft.cancelled.day < end.day ? draft.cancelled : null
  return takeUp({ start, end, profile, holds, cancelled, takenUp: [] }, evidence)
}

/** Finishes all plans, each after those that it waits for, and moves successors back as far as they must. */
function pushSuccessors(
  city: City,
  planned: ReadonlyMap<string, Planned>,
  scenario: ResolvedScenario,
  horizon: Day,
): DependencyOutcome[] {
  const outcomes = new Map<Dependency, Outcome>()
  const followed: Dependency[] = []
  for (const dependency of scenario.dependencies) {
    const cycle = cycleThrough(followed, dependency)
    const gone = [dependency.before, dependency.after].filter((id) => !planned.has(id))
    if (gone.length > 0)
      outcomes.set(dependency, {
        outcome: 'no-plan',
        days: 0,
        reason: message('edit.notInPackAll', { ids: gone }),
      })
    else if (cycle)
      outcomes.set(dependency, {
        outcome: 'cycle',
        days: 0,
        reason: cycleWords(cycle, (id) => planned.get(id)?.entity.name),
      })
    else followed.push(dependency)
  }
  const order = inOrder(followed)
  const waiting = new Set(order)
  for (const [id, item] of planned) if (!waiting.has(id)) item.plan = finishPlan(item.draft, horizon, item.evidence)
  for (const id of order) {
    const item = planned.get(id)
    if (!item) continue
    for (const dependency of followed) {
      if (dependency.after === id)
        outcomes.set(dependency, pushOne(item, planned.get(dependency.before), dependency, { city, horizon }))
    }
    item.plan = finishPlan(item.draft, horizon, item.evidence)
  }
  return scenario.dependencies.map((dependency) => ({
    dependency,
    ...assertDefined<Outcome>(outcomes.get(dependency), dependency.id),
  }))
}

/** A circle of things that wait for each other, with their names. */
export function cycleWords(cycle: readonly string[], nameOf: (id: string) => LocalizedText | undefined): Message {
  const names = cycle.map((id): MessageValue => nameOf(id) ?? id)
  const items = names.reduce((first, second) => message('text.arrow', { first, second }))
  return message('dependency.circular', { items })
}

function pushOne(
  item: Planned,
  before: Planned | undefined,
  dependency: Dependency,
  { city, horizon }: { readonly city: City; readonly horizon: Day },
): Outcome {
  const end = item.draft && endOf(item.draft)
  if (!before?.plan || !item.draft || !end) return { outcome: 'no-plan', days: 0, reason: message('dependency.noPlan') }
  const ends = endsOf(dependency.kind)
  const from = before.plan[ends.from].day
  // What is given up after its start has started.
  if (before.plan.cancelled && (ends.from === 'end' || before.plan.cancelled.day <= from))
    return {
      outcome: 'cancelled',
      days: 0,
      reason: message('dependency.cancelled', { item: before.entity.name }),
    }
  const { draft } = item
  const work = end.day - draft.start.day - heldBefore(draft.holds, draft.start.day, end.day)
  // An end is never told beyond the planned time, and so waits no longer than that.
  const bound = asDay(Math.min(from + dependency.lagDays, ends.to === 'end' ? horizon : Infinity))
  // Works that are reported done hold no end back, whatever the scenario drafts.
  const done = ends.to === 'end' ? item.evidence.reached.find(({ phase }) => isComplete(phase)) : undefined
  if (done && done.day < bound)
    return { outcome: 'evidence', days: 0, reason: message('evidence.inOperationBy', { day: statedDayText(done) }) }
  if ((ends.to === 'start' ? draft.start.day : end.day) >= bound) return { outcome: 'kept', days: 0, reason: null }
  const wanted = ends.to === 'start' ? bound : startToEndOn(bound, draft, work)
  const { why } = limitStart(item.evidence, wanted)
  if (why) return { outcome: 'evidence', days: 0, reason: why }
  const words = waitWords(
    dependency,
    before.entity.name,
    statedDayText({
      // What ends on an exclusive day is done the day before.
      day: ends.from === 'end' ? asDay(Math.ceil(from) - 1) : from,
      about: aboutPlanned(city, before.plan[ends.from]),
    }),
  )
  const days = wanted - draft.start.day
  const at = (day: Day): PlanEnd => ({ day, basis: 'assumed', words, fact: null })
  item.draft = { ...draft, start: at(wanted), end: at(finishAfter(draft.holds, wanted, work)) }
  return wanted < horizon
    ? { outcome: 'pushed', days, reason: words }
    : {
        outcome: 'beyond-horizon',
        days,
        reason: message('dependency.pastHorizon', { why: words }),
      }
}

/** The first day on which works of this length may start so that they end on `end` or later; holds in between put the end off. */
function startToEndOn(end: Day, { start, holds }: Draft, work: number): Day {
  let [early, late]: [number, number] = [start.day, Math.ceil(end - work)]
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (finishAfter(holds, asDay(middle), work) >= end) late = middle
    else early = middle
  }
  return asDay(late)
}

/** Why a plan lies where it does; `day`: the end of the first thing that the link starts from, as it is told. */
function waitWords({ kind, lagDays, reason }: Dependency, item: LocalizedText, day: LocalizedText): Message {
  const values = { item, day, lag: lagDays, reason }
  switch (kind) {
    case 'start-to-start':
      return message('dependency.startToStart', values)
    case 'finish-to-finish':
      return message('dependency.finishToFinish', values)
    case 'start-to-finish':
      return message('dependency.startToFinish', values)
    default:
      return message('dependency.waits', values)
  }
}

/** Ramp and goals under the edits, in their order. */
function countsOf(
  city: City,
  entity: Entity,
  plan: Plan | null,
  edits: readonly ScenarioEdit[],
  skipped: EditReport[],
): Pick<EntitySchedule, 'ramp' | 'goals'> {
  let ramp = null as Ramp | null
  const goals = new Map<string, ScenarioGoal>()
  for (const edit of edits) {
    if (edit.edit === 'set-ramp') {
      if (plan) ramp = { from: edit.from, to: edit.to, goalFact: edit.goalFact, shape: edit.shape, reason: edit.reason }
      else
        skipped.push({
          edit,
          reason: message('ramp.noPlan', { item: entity.name }),
        })
    } else if (edit.edit === 'set-goal') {
      if (!city.facts.has(edit.goalFact) || !entity.facts.includes(edit.goalFact)) {
        skipped.push({
          edit,
          reason: message('ramp.noGoal', { item: entity.name, goal: edit.goalFact }),
        })
        continue
      }
      goals.set(edit.goalFact, { fact: edit.goalFact, value: edit.value, author: edit.author, reason: edit.reason })
      if (ramp?.goalFact === edit.goalFact) ramp = { ...ramp, to: edit.value, reason: edit.reason }
    }
  }
  return { ramp, goals: [...goals.values()] }
}
