import { sameInBoth } from '../../../base/localized-text.ts'
import { authorInBoth } from '../../../scenario/author-roles.ts'
import { success, type Result } from '../../../base/result.ts'
import { localize } from '../../../messages/localize.ts'
import type { Localizable } from '../../../messages/message.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { UNSTATED, createScenario, isUnstated, type Edited, type Stated } from '../../../scenario/edit-scenario.ts'
import { nameOfEdited, statementOn } from '../../../scenario/name-own.ts'
import type { ScenarioFault } from '../../../scenario/read-scenario.ts'
import type { Dependency, Scenario, ScenarioEdit } from '../../../scenario/schema.ts'
import type { KeptText } from '../../../session/browser-storage.ts'

/** A change of the edited scenario that is to be; `stated` says who asks for it and why. */
export type Change = (scenario: Scenario, stated: Stated) => Edited

/** What a change would make of the edited scenario; null where it changes nothing. */
export type Attempt = Result<Scenario | null, ScenarioFault>

/** The edited scenario, as what comes of a change depends on it. */
export interface Edits {
  readonly scenario: Scenario
  readonly isOwn: boolean
  /** Came with a link, and will not be there tomorrow. */
  readonly isPassing: boolean
}

/** Tries a change; stores nothing. */
export function attemptChange(
  { scenario, isOwn, isPassing }: Edits,
  change: Change,
  stated: Stated = UNSTATED,
): Attempt {
  const begun = isOwn ? success(scenario) : ownOn(scenario, isPassing)
  if (!begun.ok) return begun
  const edited = change(begun.value, stated)
  return edited.ok && edited.value === begun.value ? success(null) : edited
}

/**
 * A scenario that came with the twin is not edited: what is changed becomes an own one that rests on it. One that came with a
 * link is copied whole.
 */
function ownOn(base: Scenario, isPassing: boolean): Edited {
  const [id, name] = [`${base.id}-own`, nameOfEdited(base.name)]
  if (isPassing) return success({ ...base, id, name })
  return createScenario({ id, name, statement: statementOn(base.name), base: base.id })
}

/** Who changes the plan, and why. */
export interface Statement {
  readonly author: string
  readonly reason: string
  /**
   * What the reason is about (`topicOf`): another thing has a reason of its own, and so has a change of another kind: the
   * reason for putting works off is none for giving them up. Null until the first is changed.
   */
  readonly things: readonly string[] | null
}

/** Tries a change with who and why as far as they are told, and says about what they then are. */
export function attemptStated(
  edits: Edits,
  change: Change,
  statement: Statement,
): { readonly attempt: Attempt; readonly statement: Statement } {
  const given = { author: authorInBoth(statement.author), reason: sameInBoth(statement.reason) }
  const attempt = attemptChange(edits, change, given)
  if (!attempt.ok || attempt.value === null) return { attempt, statement }
  const touched = touchedThings(edits.scenario, attempt.value)
  if (statement.things === null) return { attempt, statement: { ...statement, things: touched } }
  const { things } = statement
  // The reason for one thing is not the reason for another.
  if (touched.every((thing) => things.includes(thing))) return { attempt, statement }
  return { attempt: attemptChange(edits, change, { ...given, reason: UNSTATED.reason }), statement }
}

/** Moving either end in time is one kind of change, whatever edit it is written as; so is changing a count. */
const KIND: Partial<Readonly<Record<ScenarioEdit['edit'], string>>> = {
  shift: 'time',
  stretch: 'time',
  'set-span': 'time',
  'set-goal': 'count',
  'set-ramp': 'count',
}

/** What a change is about, for its reason: a thing, and what is done to it. */
export function topicOf(row: ScenarioEdit | Dependency): string {
  return 'edit' in row ? `${KIND[row.edit] ?? row.edit} ${row.entity}` : `link ${row.before} ${row.after}`
}

/** What the edits and dependencies are about that one scenario has otherwise than another. */
function touchedThings(before: Scenario, after: Scenario): string[] {
  const rows = ({ edits, dependencies }: Scenario): readonly (ScenarioEdit | Dependency)[] => [
    ...edits,
    ...dependencies,
  ]
  const there = new Set(rows(before).map((row) => JSON.stringify(row)))
  return rows(after).flatMap((row) => (there.has(JSON.stringify(row)) ? [] : [topicOf(row)]))
}

/** Whether who made a change of a scenario, or why, is still to be told. */
export const needsStatement = ({ edits, dependencies }: Pick<Scenario, 'edits' | 'dependencies'>): boolean =>
  edits.some(isUnstated) || dependencies.some(({ reason }) => isUnstated({ author: reason, reason }))

/** Who and why as they were kept; null where nothing was, or it cannot be read. */
export function readStatement(remembered: KeptText | undefined): Statement | null {
  try {
    const { author, reason } = JSON.parse(remembered?.read() ?? 'null') as Record<string, unknown>
    return typeof author === 'string' && typeof reason === 'string' ? { author, reason, things: [] } : null
  } catch {
    return null
  }
}

/** What stands in the way of a schedule's edits and dependencies: reasons by what they are about. */
export function troublesOf({ limited, skipped, dependencies }: Schedule): ReadonlyMap<string, Localizable> {
  const edits = [...limited, ...skipped].map(
    ({ edit, reason }) => [`${edit.id}: ${localize(reason, 'en')}`, reason] as const,
  )
  const links = dependencies.flatMap(({ dependency, outcome, reason }) =>
    reason && outcome !== 'kept' && outcome !== 'pushed' ? [[`${dependency.id}: ${outcome}`, reason] as const] : [],
  )
  return new Map([...edits, ...links])
}
