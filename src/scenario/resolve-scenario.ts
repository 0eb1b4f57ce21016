import { HORIZON_DAY, isoOf } from '../base/day.ts'
import { message, type Message } from '../messages/message.ts'
import type { Scenario } from './schema.ts'

/** A scenario with all that it takes over from its base: nothing is null any more, and the base's edits stand before its own. */
export interface ResolvedScenario extends Scenario {
  readonly base: null
  readonly horizon: string
  readonly deadlines: 'all' | 'stated'
  readonly durations: NonNullable<Scenario['durations']>
  readonly profiles: NonNullable<Scenario['profiles']>
  /** Exclusive end of what is assumed by class, before any edit: the horizon of the scenario that gave the durations. */
  readonly assumedTo: string
  /** Ids from this scenario down to the one without a base. */
  readonly lineage: readonly string[]
  /** How many of the edits, dependencies, milestones and notes are the bases': the first ones. */
  readonly inherited: {
    readonly edits: number
    readonly dependencies: number
    readonly milestones: number
    readonly notes: number
  }
  /** Why a base could not be taken over; null where all is in order. */
  readonly brokenBase: Message | null
}

/** Where bases are looked up. */
export type ScenarioCatalog = readonly Scenario[]

/** Rows of its own stand in for the base's rows of the same class; further ones come after. */
function overlay<T extends { readonly planClass: string }>(base: readonly T[], own: readonly T[] | null): T[] {
  const rows = base.map((row) => own?.find(({ planClass }) => planClass === row.planClass) ?? row)
  return [...rows, ...(own ?? []).filter(({ planClass }) => !base.some((row) => row.planClass === planClass))]
}

/** Follows the bases. A base that is missing, or that leads back to itself, is named in `brokenBase`; nothing then comes from it. */
export function resolveScenario(
  scenario: Scenario | ResolvedScenario,
  catalog: ScenarioCatalog = [],
): ResolvedScenario {
  if ('assumedTo' in scenario) return scenario
  return follow(scenario, catalog, [scenario.id])
}

function follow(scenario: Scenario, catalog: ScenarioCatalog, trail: readonly string[]): ResolvedScenario {
  const found = scenario.base === null ? undefined : catalog.find(({ id }) => id === scenario.base)
  const circular = found !== undefined && trail.includes(found.id)
  const base = found && !circular ? follow(found, catalog, [...trail, found.id]) : undefined
  const broken: Message | null = circular
    ? message('base.circular', { trail: [...trail, found.id].join(' → ') })
    : scenario.base !== null && !found
      ? message('base.missing', { id: scenario.base })
      : null
  const horizon = scenario.horizon ?? base?.horizon ?? isoOf(HORIZON_DAY)
  return {
    ...scenario,
    base: null,
    horizon,
    deadlines: scenario.deadlines ?? base?.deadlines ?? 'all',
    durations: overlay(base?.durations ?? [], scenario.durations),
    profiles: overlay(base?.profiles ?? [], scenario.profiles),
    edits: [...(base?.edits ?? []), ...scenario.edits],
    dependencies: [...(base?.dependencies ?? []), ...scenario.dependencies],
    milestones: [...(base?.milestones ?? []), ...scenario.milestones],
    notes: [...(base?.notes ?? []), ...scenario.notes],
    assumedTo: base && scenario.durations === null ? base.assumedTo : horizon,
    lineage: [scenario.id, ...(base?.lineage ?? [])],
    inherited: {
      edits: base?.edits.length ?? 0,
      dependencies: base?.dependencies.length ?? 0,
      milestones: base?.milestones.length ?? 0,
      notes: base?.notes.length ?? 0,
    },
    brokenBase: base?.brokenBase ?? broken,
  }
}
