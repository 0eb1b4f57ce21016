import { inBothLanguages } from '../messages/localize.ts'
import { message } from '../messages/message.ts'
import { addMonths, asDay, isoOf, type Day } from '../base/day.ts'
import { failure, type Result } from '../base/result.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import { editWords, restateWords } from './apply-edits.ts'
import { cycleWords } from './build-schedule.ts'
import { cycleThrough } from './dependency-order.ts'
import { readScenario, type ScenarioFault } from './read-scenario.ts'
import { resolveScenario, type ScenarioCatalog } from './resolve-scenario.ts'
import type { Dependency, Milestone, Scenario, ScenarioEdit, ScenarioNote } from './schema.ts'
import { SCENARIO_VERSION } from './upgrade-scenario.ts'

/*
 * What can be done to a scenario: each verb gives a new one, checked as a whole, or says where the fault is. The one that
 * was given is never changed. Edits of the base are not its own and cannot be taken away here; an own edit comes after them.
 */

export type Edited = Result<Scenario, ScenarioFault>
type WithoutId<T> = T extends { id: string } ? Omit<T, 'id'> : never
/** An edit that is to be: it gets its id when it is taken in. */
export type NewEdit = WithoutId<ScenarioEdit>
/** Who asks for it and why; on every edit. The author is a role ("planner", "transport office"), never a person's name. */
export type Stated = Pick<ScenarioEdit, 'author' | 'reason'>

/** Stands where no one has said yet who changes the plan, or why: a change is stored at once, and told of later. */
export const UNSTATED: Stated = {
  author: inBothLanguages(message('edit.notStated')),
  reason: inBothLanguages(message('edit.notStated')),
}
const isUnstatedText = (text: LocalizedText): boolean =>
  text.zh === UNSTATED.reason.zh && text.en === UNSTATED.reason.en

/** Whether who made an edit, or why, is still to be told. */
export const isUnstated = ({ author, reason }: Stated): boolean => isUnstatedText(author) || isUnstatedText(reason)

const freeId = (stem: string, rows: readonly { readonly id: string }[]): string => {
  const taken = new Set(rows.map(({ id }) => id))
  let id = stem
  for (let copy = 2; taken.has(id); copy += 1) id = `${stem}-${copy}`
  return id
}

/** What an edit stands in for: the former one of its kind on its thing. Holds add up, and each goal has its own. */
function replaces(edit: NewEdit, former: ScenarioEdit): boolean {
  if (former.edit !== edit.edit || former.entity !== edit.entity || edit.edit === 'hold') return false
  return edit.edit !== 'set-goal' || former.edit !== 'set-goal' || former.goalFact === edit.goalFact
}

/** A scenario of the viewer's own on top of another, with nothing changed yet. */
export function createScenario(given: {
  readonly id: string
  readonly name: LocalizedText
  readonly statement: LocalizedText
  readonly base: string
}): Edited {
  return readScenario({
    version: SCENARIO_VERSION,
    ...given,
    horizon: null,
    deadlines: null,
    durations: null,
    profiles: null,
    edits: [],
    dependencies: [],
    milestones: [],
    notes: [],
  })
}

/** Takes in an edit as the last one. A former one of the same kind on the same thing goes, and the new one has its id. */
export function addEdit(scenario: Scenario, edit: NewEdit): Edited {
  const former = scenario.edits.find((other) => replaces(edit, other))
  const rest = scenario.edits.filter((other) => !replaces(edit, other))
  const id = former?.id ?? freeId(`${edit.edit}-${edit.entity}`, scenario.edits)
  return readScenario({ ...scenario, edits: [...rest, { ...edit, id }] })
}

const noSuch = (field: string, id: string): Edited =>
  failure([{ path: `/${field}`, reason: message('edit.unknown', { id }) }])

/** Puts another edit in the place of the one with this id, which it keeps. */
export function replaceEdit(scenario: Scenario, id: string, edit: NewEdit): Edited {
  if (!scenario.edits.some((other) => other.id === id)) return noSuch('edits', id)
  return readScenario({
    ...scenario,
    edits: scenario.edits.map((other) => (other.id === id ? { ...edit, id } : other)),
  })
}

/** Says anew who made an edit and why, in the words of its ends too, and what a thing that it adds is called; the edit itself stays. */
export function restateEdit(scenario: Scenario, id: string, stated: Stated, name?: LocalizedText): Edited {
  const edit = scenario.edits.find((other) => other.id === id)
  if (!edit) return noSuch('edits', id)
  const end = <T extends { readonly words: LocalizedText }>(given: T | undefined): T | undefined =>
    given && { ...given, words: restateWords(given.words, edit, stated) }
  const [start, finish] = edit.edit === 'set-span' ? [end(edit.start), end(edit.end)] : []
  const ends = { ...(start ? { start } : {}), ...(finish ? { end: finish } : {}) }
  const named = name && edit.edit === 'add' ? { name } : {}
  return readScenario({
    ...scenario,
    edits: scenario.edits.map((other) => (other.id === id ? { ...edit, ...ends, ...stated, ...named } : other)),
  })
}

/** Tells who made all edits and dependencies of which that was not told, and why; what was told stays. */
export function stateAll(scenario: Scenario, stated: Stated): Edited {
  const stateOnce = (given: LocalizedText, next: LocalizedText): LocalizedText => (isUnstatedText(given) ? next : given)
  let left: Edited = readScenario({
    ...scenario,
    dependencies: scenario.dependencies.map((one) => ({ ...one, reason: stateOnce(one.reason, stated.reason) })),
    notes: scenario.notes.map((one) => ({ ...one, author: stateOnce(one.author, stated.author) })),
  })
  for (const edit of scenario.edits)
    if (left.ok && isUnstated(edit))
      left = restateEdit(left.value, edit.id, {
        author: stateOnce(edit.author, stated.author),
        reason: stateOnce(edit.reason, stated.reason),
      })
  return left
}

function without(scenario: Scenario, field: 'edits' | 'dependencies' | 'milestones' | 'notes', id: string): Edited {
  const rows: readonly { readonly id: string }[] = scenario[field]
  return rows.some((row) => row.id === id)
    ? readScenario({ ...scenario, [field]: rows.filter((row) => row.id !== id) })
    : noSuch(field, id)
}

export const removeEdit = (scenario: Scenario, id: string): Edited => without(scenario, 'edits', id)
export const removeDependency = (scenario: Scenario, id: string): Edited => without(scenario, 'dependencies', id)
export const removeMilestone = (scenario: Scenario, id: string): Edited => without(scenario, 'milestones', id)
export const removeNote = (scenario: Scenario, id: string): Edited => without(scenario, 'notes', id)

/** The nearest first of a month; as an exclusive end that is the end of the month before. */
export function snapToMonth(day: Day): Day {
  const first = asDay(Math.floor(day) - Number(isoOf(day).slice(8)) + 1)
  const next = addMonths(first, 1)
  return day - first <= next - day ? first : next
}

/**
 * Puts the ends of a bar where it was dragged or typed to; null leaves an end as it is. `end` is exclusive. With both ends
 * it stands in for all that the scenario itself had moved of that bar before, so that dragging leaves one edit.
 */
export function moveSpan(
  scenario: Scenario,
  entity: string,
  to: { readonly start: Day | null; readonly end: Day | null },
  snap: 'day' | 'month',
  stated: Stated,
): Edited {
  const at = (day: Day): Day => (snap === 'month' ? snapToMonth(day) : asDay(Math.round(day)))
  const own = scenario.edits.find((edit) => edit.edit === 'set-span' && edit.entity === entity)
  const before = own?.edit === 'set-span' ? own : undefined
  const end = (
    day: Day | null,
    which: 'start' | 'end',
  ): { date: string; basis: 'assumed'; words: LocalizedText } | undefined =>
    day === null
      ? undefined
      : {
          date: isoOf(at(day)),
          basis: 'assumed',
          words: inBothLanguages(editWords(stated, message(which === 'start' ? 'edit.startSet' : 'edit.endSet'))),
        }
  const [start, finish] = [end(to.start, 'start') ?? before?.start, end(to.end, 'end') ?? before?.end]
  if (start && finish && start.date >= finish.date)
    return failure([{ path: '/end', reason: message('plan.backwards') }])
  const whole = to.start !== null && to.end !== null
  const rest = whole
    ? {
        ...scenario,
        edits: scenario.edits.filter(
          (edit) => edit.entity !== entity || (edit.edit !== 'shift' && edit.edit !== 'stretch'),
        ),
      }
    : scenario
  return addEdit(rest, {
    edit: 'set-span',
    entity,
    ...(start ? { start } : {}),
    ...(finish ? { end: finish } : {}),
    ...stated,
  })
}

/** Moves several things together by months and days. On one that was shifted last, it adds up. */
export function shiftMany(
  scenario: Scenario,
  entities: readonly string[],
  by: { readonly months: number; readonly days: number },
  stated: Stated,
): Edited {
  let edits: readonly ScenarioEdit[] = scenario.edits
  for (const entity of new Set(entities)) {
    const last = edits.findLast(
      (edit) =>
        edit.entity === entity &&
        (edit.edit === 'shift' || edit.edit === 'stretch' || edit.edit === 'set-span' || edit.edit === 'hold'),
    )
    if (last?.edit === 'shift') {
      const sum = { ...last, ...stated, months: last.months + by.months, days: last.days + by.days }
      edits = edits.flatMap((edit) => (edit !== last ? [edit] : sum.months === 0 && sum.days === 0 ? [] : [sum]))
    } else
      edits = [
        ...edits,
        { edit: 'shift', id: freeId(`shift-${entity}`, edits), entity, months: by.months, days: by.days, ...stated },
      ]
  }
  return readScenario({ ...scenario, edits })
}

/** Lets `after` wait for `before`. A circle, with the base's dependencies or its own, is refused and named. */
export function addDependency(
  scenario: Scenario,
  dependency: Omit<Dependency, 'id'>,
  catalog: ScenarioCatalog,
  nameOf: (id: string) => LocalizedText | undefined = () => undefined,
): Edited {
  const same = ({ before, after, kind }: Dependency): boolean =>
    before === dependency.before && after === dependency.after && kind === dependency.kind
  const former = scenario.dependencies.find(same)
  const rest = scenario.dependencies.filter((other) => !same(other))
  const cycle = cycleThrough(
    [...resolveScenario({ ...scenario, dependencies: rest }, catalog).dependencies],
    dependency,
  )
  if (cycle) return failure([{ path: '/dependencies', reason: cycleWords(cycle, nameOf) }])
  const id = former?.id ?? freeId(`${dependency.before}-before-${dependency.after}`, scenario.dependencies)
  return readScenario({ ...scenario, dependencies: [...rest, { ...dependency, id }] })
}

export function addMilestone(scenario: Scenario, milestone: Omit<Milestone, 'id'>): Edited {
  return readScenario({
    ...scenario,
    milestones: [...scenario.milestones, { ...milestone, id: freeId('milestone', scenario.milestones) }],
  })
}

export function addNote(scenario: Scenario, note: Omit<ScenarioNote, 'id'>): Edited {
  return readScenario({ ...scenario, notes: [...scenario.notes, { ...note, id: freeId('note', scenario.notes) }] })
}

export function rename(
  scenario: Scenario,
  to: { readonly name?: LocalizedText; readonly statement?: LocalizedText },
): Edited {
  return readScenario({ ...scenario, ...to })
}

/** Exclusive end of its planned spans; null for the base's. */
export function setHorizon(scenario: Scenario, horizon: string | null): Edited {
  return readScenario({ ...scenario, horizon })
}

/** The same under a free id: a scenario that is shipped becomes the viewer's own in this way. */
export function duplicate(scenario: Scenario, name: LocalizedText, catalog: ScenarioCatalog): Edited {
  return readScenario({ ...scenario, id: freeId(scenario.id, catalog), name })
}
