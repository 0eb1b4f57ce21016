import type { Day } from '../../../base/day.ts'
import type { City } from '../../../city/build-city.ts'
import type { Entity, LayerId } from '../../../city/schema.ts'
import { GROUP_ALIASES } from '../../../city/search-aliases.ts'
import type { EntitySchedule, Schedule } from '../../../scenario/build-schedule.ts'
import type { Plan } from '../../../scenario/plan.ts'
import type { Span } from './move-bar.ts'
import { LANE_IDS, laneOf, type LaneId } from '../timeline/lanes.ts'

/** One thing that is planned, in the edited scenario or in the reference. */
export interface PlanRow {
  readonly entry: EntitySchedule
  readonly plan: Plan | null
  /** What the reference plans for the same thing; null where it plans nothing. */
  readonly ghost: Plan | null
  /** How many of the things that it lies in have rows of the same lane. */
  readonly depth: number
  /** What it lies in, where that has no row above it. */
  readonly within: Entity | null
  /** Whether an edit of the scenario itself, not of its base, is about it. */
  readonly edited: boolean
}

export interface PlanLane {
  readonly id: LaneId
  readonly rows: readonly PlanRow[]
}

export interface RowFilter {
  /** Part of a name, of that of what a thing lies in, or of its lane's; empty for all. */
  readonly words: string
  /** Only things that the scenario edits, or that are planned otherwise than in the reference. */
  readonly changed: boolean
}

/** What no document speaks of has the lane of its layer. */
const LANE_OF_LAYER: Readonly<Partial<Record<LayerId, LaneId>>> = {
  parks: 'parks',
  mobility: 'mobility',
  pipelines: 'pipelines',
  corridors: 'corridors',
}

export const sameSpan = (a: Plan | null, b: Plan | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.start.day === b.start.day &&
    a.end.day === b.end.day &&
    a.cancelled?.day === b.cancelled?.day &&
    sameHolds(a, b))

const sameHolds = (a: Plan, b: Plan): boolean =>
  a.holds.length === b.holds.length &&
  a.holds.every(({ from, until }, at) => from === b.holds[at]?.from && until === b.holds[at]?.until)

/** So much of a group's name asks for the group; a single letter is in almost every one. */
const SHORTEST_GROUP = 2

/** Whether small letters are in a thing's name, in that of something that it lies in, in either language, or in its lane's. */
function isAskedFor(wanted: string, city: City, entity: Entity, lane: LaneId, laneName: string): boolean {
  const holds = (words: string): boolean => words.toLowerCase().includes(wanted)
  const isNamed = ({ name }: Entity): boolean => holds(name.zh) || holds(name.en)
  if (isNamed(entity)) return true
  if (wanted.length < SHORTEST_GROUP) return false
  const ofLane = [laneName, ...(GROUP_ALIASES[lane] ?? [])].some(holds)
  if (ofLane) return true
  const around = (inner: Entity) => (inner.parent === null ? undefined : city.entityById.get(inner.parent))
  for (let outer = around(entity); outer; outer = around(outer)) if (isNamed(outer)) return true
  return false
}

/**
 * Rows of the lanes in their order, each thing after what it lies in. `reference` is of the same city; `laneName` says what
 * a lane is called where the filter is typed.
 */
export function buildRows(
  city: City,
  schedule: Schedule,
  reference: Schedule,
  filter: RowFilter,
  laneName: (id: LaneId) => string,
): readonly PlanLane[] {
  const ghosts = new Map(reference.entries.map(({ entity, plan }) => [entity.id, plan]))
  const edited = new Set([...schedule.source.edits.map(({ entity }) => entity)])
  const wanted = filter.words.trim().toLowerCase()
  const laneFor = (entity: Entity): LaneId =>
    (entity.addedBy ? LANE_OF_LAYER[entity.layer] : laneOf(city, entity)) ?? 'programmes'
  const shown = new Map<string, EntitySchedule>()
  for (const entry of schedule.entries) {
    const { entity, plan } = entry
    const ghost = ghosts.get(entity.id) ?? null
    if (!plan && !ghost && !entity.addedBy) continue
    const lane = laneFor(entity)
    if (wanted !== '' && !isAskedFor(wanted, city, entity, lane, laneName(lane))) continue
    if (filter.changed && !edited.has(entity.id) && sameSpan(plan, ghost)) continue
    shown.set(entity.id, entry)
  }
  return LANE_IDS.map((id): PlanLane => {
    const own = new Map([...shown].filter(([, { entity }]) => laneFor(entity) === id))
    const rows: PlanRow[] = []
    const add = (entry: EntitySchedule, depth: number): void => {
      const { entity, plan } = entry
      const parent =
        entity.parent === null || own.has(entity.parent) ? null : (city.entityById.get(entity.parent) ?? null)
      rows.push({
        entry,
        plan,
        ghost: ghosts.get(entity.id) ?? null,
        depth,
        within: parent,
        edited: edited.has(entity.id),
      })
      for (const inside of own.values()) if (inside.entity.parent === entity.id) add(inside, depth + 1)
    }
    for (const entry of own.values()) if (entry.entity.parent === null || !own.has(entry.entity.parent)) add(entry, 0)
    return { id, rows }
  }).filter(({ rows }) => rows.length > 0)
}

/** From the first day of what is planned to the day after its last; null where nothing is. */
export function spanOf({ plan }: Pick<PlanRow, 'plan'>): Span | null {
  return plan && { start: plan.start.day, end: plan.end.day }
}

/** The spans of those that are planned, by their ids. */
export function spansOf(rows: readonly PlanRow[]): ReadonlyMap<string, Span> {
  return new Map(
    rows.flatMap((row) => {
      const span = spanOf(row)
      return span ? [[row.entry.entity.id, span] as const] : []
    }),
  )
}

/** By how many days the plan's end is later than the reference's; null where one of the two is missing. */
export function endShift({ plan, ghost }: Pick<PlanRow, 'plan' | 'ghost'>): number | null {
  return plan && ghost ? plan.end.day - ghost.end.day : null
}

/** The ids of things whose bars lie, at least in part, in [from, to) and whose rows are among those from `first` to `last`. */
export function barsIn(lanes: readonly PlanLane[], first: number, last: number, from: Day, to: Day): readonly string[] {
  const rows = lanes.flatMap((lane) => [null, ...lane.rows])
  return rows
    .slice(Math.max(0, first), last + 1)
    .flatMap((row) => (row?.plan && row.plan.start.day < to && row.plan.end.day > from ? [row.entry.entity.id] : []))
}
