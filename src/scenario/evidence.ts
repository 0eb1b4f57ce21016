import { asDay, dayOf, isoOf, parseDay, type Day } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import { factsOf, type City } from '../city/build-city.ts'
import { documentedSteps, firstStatement, type DocumentedStep } from '../city/documented-steps.ts'
import type { Entity } from '../city/schema.ts'
import type { Phase } from '../facts/phase.ts'

/** What the documents fix of a plan. Officials' phrases such as "speed up" (progressing) are no proof of works and fix nothing. */
export interface Evidence {
  /** The start of works as stated: a plan starts on that very day. */
  readonly started: { readonly day: Day; readonly fact: string } | null
  /** The first report of works: a plan starts on that day at the latest. */
  readonly underWayBy: Day | null
  /** The last report of works or of use: a plan is not complete, held or given up before what is reported then. */
  readonly lastReport: { readonly day: Day; readonly complete: boolean } | null
}

/** A day as evidence allows it, and why it is not the one that was wanted; null where it is. */
export interface Limited {
  readonly day: Day
  readonly why: LocalizedText | null
}

const WORKS: ReadonlySet<Phase> = new Set([
  'started',
  'underConstruction',
  'toppedOut',
  'partlyInOperation',
  'inOperation',
])

/** What the documents say of an entity, whatever the scenario. */
export interface Documented {
  readonly first: { readonly day: Day; readonly fact: string } | null
  readonly steps: readonly DocumentedStep[]
  readonly evidence: Evidence
}

/** A city never changes, and a schedule is built anew with every edit: what does not depend on the edit is kept. */
const known = new WeakMap<City, Map<string, Documented>>()

export function documentedOf(city: City, entity: Entity): Documented {
  const byId = known.get(city) ?? new Map<string, Documented>()
  if (byId.size === 0) known.set(city, byId)
  const kept = byId.get(entity.id)
  if (kept) return kept
  const steps = documentedSteps(city, entity)
  const made = { first: firstStatement(city, entity) ?? null, steps, evidence: evidenceOf(city, entity, steps) }
  byId.set(entity.id, made)
  return made
}

export function evidenceOf(
  city: City,
  entity: Entity,
  steps: readonly DocumentedStep[] = documentedSteps(city, entity),
): Evidence {
  const begun = factsOf(city, entity).find((fact) => fact.start !== null && parseDay(fact.start) !== undefined)
  const reports = steps.filter(({ phase }) => WORKS.has(phase))
  const last = reports.at(-1)
  return {
    started: begun?.start ? { day: dayOf(begun.start), fact: begun.id } : null,
    underWayBy: reports[0]?.day ?? null,
    lastReport: last ? { day: last.day, complete: last.phase === 'inOperation' } : null,
  }
}

/** A start that an edit or a dependency asks for. */
export function limitStart({ started, underWayBy }: Evidence, wanted: Day): Limited {
  if (started && started.day !== wanted) {
    const iso = isoOf(started.day)
    return {
      day: started.day,
      why: {
        zh: `文献载明${iso}开工，起点不改`,
        en: `the documents state a start of works on ${iso}; the start stays`,
      },
    }
  }
  if (underWayBy !== null && wanted > underWayBy) {
    const iso = isoOf(underWayBy)
    return {
      day: underWayBy,
      why: {
        zh: `文献报道${iso}已在实施，起点不得更晚`,
        en: `the documents report works by ${iso}; the start cannot be later`,
      },
    }
  }
  return { day: wanted, why: null }
}

/** An end that an edit asks for, where the plan now ends on `current`. What the plan says already is never made worse by evidence. */
export function limitEnd({ lastReport }: Evidence, current: Day, wanted: Day): Limited {
  if (!lastReport) return { day: wanted, why: null }
  const iso = isoOf(lastReport.day)
  if (lastReport.complete) {
    const latest = asDay(Math.max(current, lastReport.day))
    return wanted > latest
      ? {
          day: latest,
          why: {
            zh: `文献报道${iso}已投用，终点不再推后`,
            en: `the documents report it in operation by ${iso}; its end is not moved later`,
          },
        }
      : { day: wanted, why: null }
  }
  const earliest = asDay(Math.min(current, lastReport.day + 1))
  return wanted < earliest
    ? {
        day: earliest,
        why: {
          zh: `文献报道${iso}尚未建成，终点不得更早`,
          en: `the documents report it unfinished on ${iso}; its end cannot be earlier`,
        },
      }
    : { day: wanted, why: null }
}

/** A day from which an edit holds a thing or gives it up. */
export function limitStop({ lastReport }: Evidence, wanted: Day): Limited {
  if (!lastReport || wanted > lastReport.day) return { day: wanted, why: null }
  const iso = isoOf(lastReport.day)
  return {
    day: asDay(lastReport.day + 1),
    why: {
      zh: `文献报道${iso}仍在推进，只能自次日起`,
      en: `the documents report it still under way on ${iso}; this can apply from the day after only`,
    },
  }
}
