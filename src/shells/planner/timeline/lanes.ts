import { FIRST_DAY, LAST_DAY, type Day } from '../../../base/day.ts'
import type { City } from '../../../city/build-city.ts'
import { statementDay } from '../../../city/documented-steps.ts'
import type { Entity } from '../../../city/schema.ts'
import type { Fact, SystemId } from '../../../facts/schema.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'

export const LANE_IDS = ['parks', 'logistics', 'dengfeng', 'mobility', 'pipelines', 'corridors', 'programmes'] as const
export type LaneId = (typeof LANE_IDS)[number]
/** The one lane of the low bar: all of them as one. */
export const ALL_LANES = 'all'

/** Systems with a lane of their own; every other one speaks of the whole city or province, in the last lane. */
const LANE_OF_SYSTEM: Readonly<Partial<Record<SystemId, LaneId>>> = {
  'zhongyuan-science-city': 'parks',
  'zhengdong-new-district': 'parks',
  'smart-logistics': 'logistics',
  dengfeng: 'dengfeng',
  'autonomous-mobility': 'mobility',
  'gas-pipeline': 'pipelines',
  'lankao-integration': 'corridors',
}

/** A day on which documents speak of a lane's system, and what they say. */
export interface LaneDay {
  readonly day: Day
  readonly facts: readonly Fact[]
}

/** How many planned spans overlap from one day to another, [from, to). */
export interface PlanDensity {
  readonly from: Day
  readonly to: Day
  readonly count: number
}

export interface Lane {
  readonly id: LaneId | typeof ALL_LANES
  readonly days: readonly LaneDay[]
  readonly density: readonly PlanDensity[]
  readonly peak: number
}

/** The timeline's lanes; those of which neither a document nor the plan says anything are left out. */
export function buildLanes(city: City, schedule: Schedule): readonly Lane[] {
  const lanes = LANE_IDS.map((id): Lane => {
    const days = daysOf(city, id)
    const density = densityOf(schedule, (entity) => laneOf(city, entity) === id)
    return { id, days, density, peak: Math.max(0, ...density.map((part) => part.count)) }
  })
  return lanes.filter((lane) => lane.days.length > 0 || lane.density.length > 0)
}

/** All lanes as one, for the low bar. */
export function joinLanes(city: City, schedule: Schedule): readonly Lane[] {
  const density = densityOf(schedule, (entity) => laneOf(city, entity) !== null)
  return [
    { id: ALL_LANES, days: daysOf(city, ALL_LANES), density, peak: Math.max(0, ...density.map((part) => part.count)) },
  ]
}

/** The lane of a thing: that of the first statement about it. Null where no document speaks of it. */
export function laneOf(city: City, entity: Entity): LaneId | null {
  const fact = entity.facts[0] === undefined ? undefined : city.facts.get(entity.facts[0])
  return fact ? laneOfFact(fact) : null
}

function laneOfFact(fact: Fact): LaneId {
  return LANE_OF_SYSTEM[fact.system] ?? 'programmes'
}

function daysOf(city: City, lane: Lane['id']): readonly LaneDay[] {
  const byDay = new Map<Day, Fact[]>()
  for (const fact of city.facts.values()) {
    if (lane !== ALL_LANES && laneOfFact(fact) !== lane) continue
    const day = statementDay(city, fact)
    if (day < FIRST_DAY || day >= LAST_DAY) continue
    byDay.set(day, [...(byDay.get(day) ?? []), fact])
  }
  return [...byDay].map(([day, facts]) => ({ day, facts })).sort((a, b) => a.day - b.day)
}

function densityOf(schedule: Schedule, belongs: (entity: Entity) => boolean): readonly PlanDensity[] {
  const changes = new Map<Day, number>()
  const change = (day: Day, by: number): void => void changes.set(day, (changes.get(day) ?? 0) + by)
  for (const { entity, plan } of schedule.entries) {
    if (!plan || !belongs(entity)) continue
    change(plan.start.day, 1)
    change(plan.end.day, -1)
  }
  const days = [...changes].sort(([a], [b]) => a - b)
  const density: PlanDensity[] = []
  let count = 0
  for (const [at, [day, by]] of days.entries()) {
    count += by
    const next = days[at + 1]
    if (next && count > 0) density.push({ from: day, to: next[0], count })
  }
  return density
}

/** Days that stand nearer than `gap` pixels to the one before are shown as one tick. */
export function clusterDays(
  days: readonly LaneDay[],
  toX: (day: number) => number,
  gap: number,
): readonly (readonly LaneDay[])[] {
  const clusters: LaneDay[][] = []
  for (const day of days) {
    const last = clusters.at(-1)
    if (last && toX(day.day) - toX(last[0]!.day) < gap) last.push(day)
    else clusters.push([day])
  }
  return clusters
}
