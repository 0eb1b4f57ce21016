import { isoOf, type Day } from '../base/day.ts'
import type { City } from '../city/build-city.ts'
import type { Place, PlaceGeometry } from '../city/schema.ts'
import type { Schedule } from '../scenario/build-schedule.ts'
import { datedEntities, lastDateOf, type DatedEntity } from './dated-entities.ts'
import { exportNotices, type ExportCredit } from './export-notices.ts'
import type { PhaseName } from './taken-up.ts'

/** What the dated files (GeoJSON, CZML) are made from. */
export interface DatedExport {
  readonly city: City
  readonly schedule: Schedule
  /** The pack's places, with those that the scenario adds (`addedPlaces`). */
  readonly places: readonly Place[]
  readonly day: Day
  readonly credits: readonly ExportCredit[]
  readonly reviewNumber: string | null
  readonly phaseName: PhaseName
}

/**
 * GeoJSON (RFC 7946) of all entities with the phase documented on the day, the planned span with the basis of either end,
 * and the ids of the documents. What has no place that may be shown has a null geometry and says why in `location`.
 */
export function writeGeoJson(options: DatedExport): string {
  const { city, schedule, places, day, credits, reviewNumber, phaseName } = options
  const features = datedEntities(city, schedule, places, day).map((dated) => ({
    type: 'Feature',
    id: dated.entity.id,
    geometry: dated.geometry && wound(dated.geometry),
    properties: propertiesOf(dated, phaseName),
  }))
  const twin = {
    day: isoOf(day),
    crs: 'WGS-84',
    scenario: { id: schedule.scenario.id, name: schedule.scenario.name },
    ...exportNotices(credits, reviewNumber, schedule.scenario.name, city),
  }
  // A feature a line: readable in an editor, and a third of the size of indented coordinates.
  return `{"type":"FeatureCollection","twin":${JSON.stringify(twin)},"features":[\n${features.map((feature) => JSON.stringify(feature)).join(',\n')}\n]}\n`
}

function propertiesOf(dated: DatedEntity, phaseName: DatedExport['phaseName']): Record<string, unknown> {
  const { entity, documented, existing, planned, plannedPhase } = dated
  const phase = phaseName(documented.phase, entity)
  const later = plannedPhase && phaseName(plannedPhase, entity)
  return {
    id: entity.id,
    name_zh: entity.name.zh,
    name_en: entity.name.en,
    layer: entity.layer,
    kind: entity.kind,
    parent: entity.parent,
    documented_phase: documented.phase,
    documented_phase_zh: phase.zh,
    documented_phase_en: phase.en,
    documented_since: documented.since,
    documented_since_about_zh: documented.about?.zh ?? null,
    documented_since_about_en: documented.about?.en ?? null,
    documented_mode: documented.mode,
    documented_fact: documented.fact,
    existing: existing !== null,
    existing_known_from: existing?.knownFrom ?? null,
    existing_known_from_about_zh: existing?.about?.zh ?? null,
    existing_known_from_about_en: existing?.about?.en ?? null,
    existing_why_zh: existing?.words?.zh ?? null,
    existing_why_en: existing?.words?.en ?? null,
    planned_phase: plannedPhase,
    planned_phase_zh: later?.zh ?? null,
    planned_phase_en: later?.en ?? null,
    planned_start: planned?.start.date ?? null,
    planned_start_about_zh: planned?.start.about?.zh ?? null,
    planned_start_about_en: planned?.start.about?.en ?? null,
    planned_start_basis: planned?.start.basis ?? null,
    planned_start_why_zh: planned?.start.words.zh ?? null,
    planned_start_why_en: planned?.start.words.en ?? null,
    planned_end_exclusive: planned?.end.date ?? null,
    planned_last_day: dated.schedule.plan ? lastDateOf(dated.schedule.plan.end.day) : null,
    planned_end_basis: planned?.end.basis ?? null,
    planned_end_why_zh: planned?.end.words.zh ?? null,
    planned_end_why_en: planned?.end.words.en ?? null,
    // What the plan takes up of the reports, from their day on, whatever the scenario had assumed.
    planned_taken_up: (dated.schedule.plan?.takenUp ?? []).map((report) => ({
      day: isoOf(report.day),
      about_zh: report.about?.zh ?? null,
      about_en: report.about?.en ?? null,
      phase: report.phase,
      phase_zh: phaseName(report.phase, entity).zh,
      phase_en: phaseName(report.phase, entity).en,
      basis: 'derived',
      fact: report.fact,
    })),
    planned_holds: dated.schedule.plan?.holds.map(({ from, until }) => [isoOf(from), isoOf(until)]) ?? [],
    planned_cancelled_from: dated.schedule.plan?.cancelled ? isoOf(dated.schedule.plan.cancelled.day) : null,
    added_by_scenario: entity.addedBy?.scenario ?? null,
    location: dated.location,
    accuracy_m: dated.accuracyM,
    place_basis_zh: dated.placeBasis?.zh ?? null,
    place_basis_en: dated.placeBasis?.en ?? null,
    documents: [...new Set(dated.sources.map(({ document }) => document))],
    documents_zh: [
      ...new Set(dated.sources.map(({ publication, about, date }) => `${publication.zh} ${about?.zh ?? date}`)),
    ],
    documents_en: [
      ...new Set(dated.sources.map(({ publication, about, date }) => `${publication.en} ${about?.en ?? date}`)),
    ],
    facts: dated.sources.map(({ fact }) => fact),
  }
}

type Ring = Extract<PlaceGeometry, { type: 'Polygon' }>['coordinates'][number]

/** Outer rings against the clock, holes with it, as RFC 7946 asks. */
function wound(geometry: PlaceGeometry): PlaceGeometry {
  const polygon = (rings: readonly Ring[]): Ring[] =>
    rings.map((ring, i) => (isAgainstClock(ring) === (i === 0) ? ring : [...ring].reverse()))
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: polygon(geometry.coordinates) }
  return geometry.type === 'MultiPolygon'
    ? { type: 'MultiPolygon', coordinates: geometry.coordinates.map(polygon) }
    : geometry
}

function isAgainstClock(ring: Ring): boolean {
  let twice = 0
  for (const [i, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!
    twice += x * nextY - nextX * y
  }
  return twice > 0
}
