import { asDay, isoOf, type Day, type IsoDay } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import { inBothLanguages } from '../messages/localize.ts'
import { aboutPlanned, aboutStatement } from '../city/about-day.ts'
import { factsOf, PIN_LIMIT_M, type City } from '../city/build-city.ts'
import { isExisting, isStanding } from '../city/entity-state.ts'
import type { Entity, Place, PlaceGeometry } from '../city/schema.ts'
import type { Phase } from '../facts/phase.ts'
import { entityMomentAt } from '../moment/moment-at.ts'
import type { EntitySchedule, Schedule } from '../scenario/build-schedule.ts'
import { documentedOf } from '../scenario/evidence.ts'
import type { PlanEnd } from '../scenario/plan.ts'

/** An end of a plan as files carry it; `date` is the calendar day on which it lies, an end being exclusive. */
export interface ExportedEnd {
  readonly date: string
  /** How that day is told where it is that of a paper whose own day is inferred. */
  readonly about: LocalizedText | null
  readonly basis: PlanEnd['basis']
  readonly words: LocalizedText
  readonly fact: string | null
}

/** A page that a thing rests on. */
export interface ExportedSource {
  readonly document: string
  readonly date: string
  /** The day as it is told where it is inferred. */
  readonly about: LocalizedText | null
  readonly publication: LocalizedText
  readonly fact: string
  /** Of a document of several pages. */
  readonly page?: number
  readonly line: number
}

/**
 * Where an exported thing lies. `own`: its own geometry. `within`: no better known than that it is in its parent.
 * `withheld`: gas lines and their ends, whose coordinates no file carries. `none`: it has no place.
 */
export type ExportedLocation = 'own' | 'within' | 'withheld' | 'none'

/** One entity with all that files say of it on a day. */
export interface DatedEntity {
  readonly entity: Entity
  readonly schedule: EntitySchedule
  readonly documented: {
    readonly phase: Phase
    readonly since: string | null
    /** How that day is told where it is that of a paper whose own day is inferred. */
    readonly about: LocalizedText | null
    readonly mode: 'stated' | 'reported-by' | null
    readonly fact: string | null
  }
  /** For what was there before its first statement: the day of that, null for divisions and zones, and from what it is known. */
  readonly existing: {
    readonly knownFrom: string | null
    readonly about: LocalizedText | null
    readonly words: LocalizedText | null
  } | null
  readonly plannedPhase: Phase | null
  readonly planned: { readonly start: ExportedEnd; readonly end: ExportedEnd } | null
  readonly location: ExportedLocation
  readonly geometry: PlaceGeometry | null
  /** Radius or half-width of what is known of the place, in metres. */
  readonly accuracyM: number | null
  readonly placeBasis: LocalizedText | null
  readonly sources: readonly ExportedSource[]
}

/** Every entity of the schedule on a day, in its order. Planned and documented stay apart; nothing is filled in. */
export function datedEntities(
  city: City,
  schedule: Schedule,
  places: readonly Place[],
  day: Day,
): readonly DatedEntity[] {
  const placeOf = new Map(places.map((place) => [place.id, place]))
  return schedule.entries.map((entry) => {
    const moment = entityMomentAt(entry, day)
    const place = entry.entity.place === null ? undefined : placeOf.get(entry.entity.place)
    return {
      entity: entry.entity,
      schedule: entry,
      documented: {
        phase: moment.documented,
        since: moment.step && isoOf(moment.step.day),
        about: moment.step && aboutFact(city, moment.step.fact),
        mode: moment.step?.mode ?? null,
        fact: moment.step?.fact ?? null,
      },
      existing: existingOf(city, entry),
      plannedPhase: moment.planned,
      planned: entry.plan && { start: exportedEnd(city, entry.plan.start), end: exportedEnd(city, entry.plan.end) },
      ...whereIs(entry.entity, place),
      sources: sourcesOf(city, entry.entity),
    }
  })
}

/** The last calendar day of a span whose end is exclusive. */
export function lastDateOf(end: Day): IsoDay {
  return isoOf(asDay(Math.ceil(end) - 1))
}

function aboutFact(city: City, id: string): LocalizedText | null {
  const fact = city.facts.get(id)
  return fact ? aboutStatement(city, fact) : null
}

function existingOf(city: City, { entity, knownFrom }: EntitySchedule): DatedEntity['existing'] {
  if (!isExisting(entity)) return null
  const first = isStanding(entity) || knownFrom === null ? null : knownFrom
  return {
    knownFrom: first && isoOf(first),
    about: first && (documentedOf(city, entity).first?.about ?? null),
    words: entity.existing ?? null,
  }
}

function exportedEnd(city: City, end: PlanEnd): ExportedEnd {
  const { day, basis, words, fact } = end
  return { date: isoOf(day), about: aboutPlanned(city, end), basis, words: inBothLanguages(words), fact }
}

function whereIs(
  entity: Entity,
  place: Place | undefined,
): Pick<DatedEntity, 'location' | 'geometry' | 'accuracyM' | 'placeBasis'> {
  if (entity.layer === 'pipelines') return { location: 'withheld', geometry: null, accuracyM: null, placeBasis: null }
  const vague = place?.geometry.type === 'Point' && place.accuracyM >= PIN_LIMIT_M
  if (place && !vague)
    return { location: 'own', geometry: place.geometry, accuracyM: place.accuracyM, placeBasis: place.basis }
  return {
    location: entity.parent === null ? 'none' : 'within',
    geometry: null,
    accuracyM: null,
    placeBasis: place?.basis ?? null,
  }
}

function sourcesOf(city: City, entity: Entity): ExportedSource[] {
  return factsOf(city, entity).flatMap((fact) => {
    const document = city.documents.get(fact.source.document)
    return document
      ? [
          {
            document: document.id,
            date: document.date,
            about: document.dateAbout,
            publication: document.publication,
            fact: fact.id,
            ...(fact.source.page === undefined ? {} : { page: fact.source.page }),
            line: fact.source.line,
          },
        ]
      : []
  })
}
