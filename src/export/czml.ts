import '../messages/export.ts'
import { inBothLanguages } from '../messages/localize.ts'
import { message, type Localizable } from '../messages/message.ts'
import { asDay, dayOf, FIRST_DAY, type Day } from '../base/day.ts'
import { dayText } from '../base/day-text.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import { aboutPlanned, aboutStatement } from '../city/about-day.ts'
import type { City } from '../city/build-city.ts'
import type { PlaceGeometry } from '../city/schema.ts'
import type { Phase } from '../facts/phase.ts'
import { entityMomentAt } from '../moment/moment-at.ts'
import { lastDayOf, type EntitySchedule } from '../scenario/build-schedule.ts'
import { phaseDays } from '../scenario/plan.ts'
import { datedEntities, type DatedEntity } from './dated-entities.ts'
import { endNotes } from './end-notes.ts'
import { exportNotices } from './export-notices.ts'
import type { DatedExport } from './geojson.ts'
import { takenUpWords } from './taken-up.ts'

export interface CzmlExport extends DatedExport {
  /** Either the plan or the documents: one file never mixes them. */
  readonly reading: 'planned' | 'documented'
  /** sRGB, 0 to 255, with opacity. */
  readonly colourOf: (phase: Phase) => readonly [red: number, green: number, blue: number, alpha: number]
}

type Packet = Readonly<Record<string, unknown>>
type Position = readonly [number, number]

const MS_PER_DAY = 86_400_000
/** Midnight in Asia/Shanghai (UTC+8, no summer time) of the twin's day 0, 2021-01-01. */
const EPOCH_MS = Date.UTC(2020, 11, 31, 16)

/** A day of the twin as the instant that Cesium reads; days begin at midnight in Asia/Shanghai. */
function instantOf(day: Day): string {
  return new Date(EPOCH_MS + Math.round(day * MS_PER_DAY)).toISOString().replace('.000Z', 'Z')
}

const intervalOf = (from: Day, to: Day): string => `${instantOf(from)}/${instantOf(to)}`

/**
 * CZML for Cesium: one document packet with the clock, then a packet for each entity and part of its shape. A thing is
 * available from its first phase on; its colour follows its phases, interval by interval.
 */
export function writeCzml(options: CzmlExport): string {
  const { city, schedule, places, day, credits, reviewNumber, reading } = options
  const dated = datedEntities(city, schedule, places, day)
  const to = lastDayOf(schedule)
  const from = asDay(Math.min(FIRST_DAY, ...dated.flatMap((row) => phaseSpans(city, row, reading, to)[0]?.from ?? [])))
  const name = schedule.scenario.name
  const notices = exportNotices(credits, reviewNumber, name, city)
  const document: Packet = {
    id: 'document',
    name:
      reading === 'planned'
        ? titleOf(message('file.planned', { scenario: name }))
        : titleOf(message('file.documented')),
    version: '1.0',
    description: plainToHtml([
      notices.notActual,
      ...(reading === 'planned' ? [notices.planned] : []),
      notices.review,
      ...credits.map(({ credit, licence }) => message('credit.line', { credit, licence })),
    ]),
    clock: {
      interval: intervalOf(from, to),
      currentTime: instantOf(asDay(Math.min(Math.max(day, from), to))),
      multiplier: 7 * 86_400,
      range: 'CLAMPED',
      step: 'SYSTEM_CLOCK_MULTIPLIER',
    },
  }
  return `[\n${[document, ...dated.flatMap((row) => packetsOf(row, options, to))].map((packet) => JSON.stringify(packet)).join(',\n')}\n]\n`
}

function titleOf(title: Localizable): string {
  const { zh, en } = inBothLanguages(title)
  return `${zh} / ${en}`
}

interface PhaseSpan {
  readonly from: Day
  readonly to: Day
  /** How the first day is told where it is that of a paper whose own day is inferred. */
  readonly about: LocalizedText | null
  readonly phase: Phase
}

/** The phases of a thing in one reading, from the first to the end of the clock; half-open, without gaps. */
function phaseSpans(city: City, dated: DatedEntity, reading: CzmlExport['reading'], until: Day): PhaseSpan[] {
  const changes =
    reading === 'documented' ? documentedChanges(city, dated) : plannedChanges(city, dated.schedule, until)
  return changes
    .map((change, i) => ({ ...change, to: changes[i + 1]?.from ?? until }))
    .filter(({ from, to }) => from < to)
}

type Change = Omit<PhaseSpan, 'to'>

/** What a document says of a thing, step by step; what exists has no step, and is there from when it is known. */
function documentedChanges(city: City, { schedule, existing }: DatedEntity): Change[] {
  if (existing)
    return schedule.knownFrom === null
      ? []
      : [{ from: asDay(Math.max(schedule.knownFrom, FIRST_DAY)), about: existing.about, phase: 'existing' }]
  return schedule.steps.map(({ day, phase, fact: id }) => {
    const fact = city.facts.get(id)
    return { from: day, about: fact ? aboutStatement(city, fact) : null, phase }
  })
}

/** The days on which the planned phase changes: by progress, at holds, and where the plan is given up. */
function plannedChanges(city: City, entry: EntitySchedule, until: Day): Change[] {
  if (!entry.plan) return []
  const { start, holds, cancelled, takenUp } = entry.plan
  const edges = [
    ...phaseDays(entry.plan),
    ...holds.flatMap(({ from, until: to }) => [from, to]),
    ...(cancelled ? [cancelled.day] : []),
  ]
  const days = [...new Set(edges)]
    .filter((day) => day >= Math.min(start.day, cancelled?.day ?? start.day) && day < until)
    .sort((a, b) => a - b)
  const about = (day: Day): LocalizedText | null =>
    day === start.day ? aboutPlanned(city, start) : (takenUp.find((report) => report.day === day)?.about ?? null)
  const found: Change[] = []
  for (const [i, from] of days.entries()) {
    // Between two edges the phase is one; the middle is clear of rounding at either.
    const phase = entityMomentAt(entry, asDay((from + (days[i + 1] ?? until)) / 2)).planned
    if (phase !== null && phase !== found.at(-1)?.phase) found.push({ from, about: about(from), phase })
  }
  return found
}

function packetsOf(dated: DatedEntity, options: CzmlExport, until: Day): Packet[] {
  const spans = phaseSpans(options.city, dated, options.reading, until)
  const first = spans[0]
  if (!first) return []
  const { entity, schedule } = dated
  const planned = options.reading === 'planned' ? schedule.plan : null
  const colour = spans.map(({ from, to, phase }) => ({
    interval: intervalOf(from, to),
    rgba: [...options.colourOf(phase)],
  }))
  const lines = spans.map(({ from, about, phase }): Localizable => {
    const name = options.phaseName(phase, entity)
    // Divisions and zones were there all the time.
    const undated = phase === 'existing' && dated.existing?.knownFrom === null
    return undated ? name : message('label.from', { day: about ?? dayText(from), name })
  })
  const grounds: readonly Localizable[] = [
    ...(planned ? [...endNotes(planned), ...takenUpWords(planned, entity, options.phaseName)] : []),
    ...(options.reading === 'documented' && dated.existing?.words ? [dated.existing.words] : []),
  ]
  const sources = dated.sources.map(({ publication, date, about, page = 0, line, fact }) =>
    message('source.cited', { publication, date: about ?? dayText(dayOf(date)), page, line, fact }),
  )
  const base = {
    name: `${entity.name.zh} ${entity.name.en}`,
    availability: intervalOf(first.from, until),
    description: plainToHtml([
      options.reading === 'planned' ? message('czml.planned') : message('czml.documented'),
      ...lines,
      ...grounds,
      ...sources,
      message('notice.notPresent'),
    ]),
    // Cesium refuses a file with an empty value anywhere among the properties: what is not known is left out.
    properties: {
      twinId: entity.id,
      layer: entity.layer,
      reading: options.reading,
      location: dated.location,
      ...(dated.accuracyM === null ? {} : { accuracyM: dated.accuracyM }),
    },
  }
  const shapes = dated.geometry ? shapesOf(dated.geometry, colour) : [{}]
  return shapes.map((shape, i) => ({ id: i === 0 ? entity.id : `${entity.id}#${i + 1}`, ...base, ...shape }))
}

/** Parts of a geometry as Cesium's graphics; several for a geometry of several parts. */
function shapesOf(geometry: PlaceGeometry, color: readonly Packet[]): Packet[] {
  const material = { solidColor: { color } }
  const flat = (points: readonly Position[]): number[] => points.flatMap(([lng, lat]) => [lng, lat, 0])
  const polygon = ([outer = [], ...holes]: readonly (readonly Position[])[]): Packet => ({
    polygon: {
      positions: { cartographicDegrees: flat(outer) },
      ...(holes.length > 0 ? { holes: { cartographicDegrees: holes.map(flat) } } : {}),
      material,
    },
  })
  const line = (points: readonly Position[]): Packet => ({
    polyline: { positions: { cartographicDegrees: flat(points) }, clampToGround: true, width: 4, material },
  })
  if (geometry.type === 'Point')
    return [
      {
        position: { cartographicDegrees: flat([geometry.coordinates]) },
        point: { color, pixelSize: 9, heightReference: 'CLAMP_TO_GROUND' },
      },
    ]
  if (geometry.type === 'LineString') return [line(geometry.coordinates)]
  if (geometry.type === 'MultiLineString') return geometry.coordinates.map(line)
  return geometry.type === 'Polygon' ? [polygon(geometry.coordinates)] : geometry.coordinates.map(polygon)
}

/** Lines of text for a field that Cesium shows as HTML: nothing in them is markup. */
function plainToHtml(lines: readonly Localizable[]): string {
  const escape = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  return lines
    .map(inBothLanguages)
    .map(({ zh, en }) => `${escape(zh)}<br>${escape(en)}`)
    .join('<br>')
}
