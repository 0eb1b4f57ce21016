import { message, type Message } from '../../messages/message.ts'
import type { Day } from '../../base/day.ts'
import { distanceM, type LngLat } from '../../base/geodesy.ts'
import type { LocalizedText } from '../../base/localized-text.ts'
import type { EntityKind } from '../../city/schema.ts'
import type { EntitySchedule } from '../../scenario/build-schedule.ts'
import { entriesOfKind, factsHeld, type IndicatorSource, type ScenarioIndicator } from './indicator.ts'
import { courseOf, distanceToM, firstPart, lengthKm, serviceShare } from './service.ts'

interface LineClass {
  readonly kind: EntityKind
  readonly name: Message
  /** What its kilometres in service are called. */
  readonly length: Message
  /** Assumed speed in service, km/h, and without the line along the same course. */
  readonly speed: number
  readonly without: number
}

const TRUNK: LineClass = {
  kind: 'trunk-line',
  name: message('lines.trunk'),
  length: message('lines.trunkLength'),
  speed: 60,
  without: 30,
}
const BRANCH: LineClass = {
  kind: 'branch-line',
  name: message('lines.branch'),
  length: message('lines.branchLength'),
  speed: 40,
  without: 30,
}
const LOOPS: LineClass = {
  kind: 'micro-circulation',
  name: message('lines.loops'),
  length: message('lines.loopsLength'),
  speed: 20,
  without: 5,
}
const CLASSES: readonly LineClass[] = [TRUNK, BRANCH, LOOPS]
/** A line's end this near to a named node serves it, metres: the nodes are areas known to 1,500 m at worst. */
const JOIN_M = 2000

interface Line {
  readonly entry: EntitySchedule
  readonly speed: number
  readonly without: number
  readonly course: readonly LngLat[]
  readonly km: number
}

const SERVICE = message('lines.counting')
const COURSE = message('lines.illustrative')
const speedOf = ({ name, speed, without }: LineClass): Message =>
  message('lines.speed', { lines: name, speed, without })
const SPEEDS = message('lines.speeds', {
  trunk: speedOf(TRUNK),
  branch: speedOf(BRANCH),
  loops: speedOf(LOOPS),
})

function linesOf(source: IndicatorSource, only?: EntityKind): readonly Line[] {
  const places = new Map(source.places.map((place) => [place.id, place]))
  return CLASSES.filter(({ kind }) => only === undefined || kind === only).flatMap(({ kind, speed, without }) =>
    entriesOfKind(source.schedule, kind).flatMap((entry) => {
      const course = courseOf(places.get(entry.entity.place ?? ''))
      return course ? [{ entry, speed, without, course, km: lengthKm(course) }] : []
    }),
  )
}

const factsOf = (source: IndicatorSource, lines: readonly Line[]): readonly string[] =>
  factsHeld(
    source.city,
    lines.flatMap(({ entry }) => entry.entity.facts),
  )
const anyPlanned = (lines: readonly Line[]): boolean => lines.some(({ entry }) => entry.plan !== null)

/** Minutes from end to end: what is in service at the line's speed, the rest without it. */
const minutesOf = ({ entry, km, speed, without }: Line, day: Day): number => {
  const share = serviceShare(entry, day) ?? 0
  return 60 * km * (share / speed + (1 - share) / without)
}

/** Kilometres in service, by class of line. */
export function lengthIndicators(source: IndicatorSource): readonly ScenarioIndicator[] {
  return CLASSES.map(({ kind, length }): ScenarioIndicator => {
    const lines = linesOf(source, kind)
    return {
      id: `length-${kind}`,
      group: 'network',
      name: length,
      unit: message('unit.km'),
      digits: 1,
      formula: message('lines.lengthFormula'),
      assumptions: [SERVICE, COURSE],
      facts: factsOf(source, lines),
      better: 'more',
      documented: [],
      valueAt: (day) =>
        anyPlanned(lines) ? lines.reduce((sum, { entry, km }) => sum + km * (serviceShare(entry, day) ?? 0), 0) : null,
    }
  })
}

/** Share of the documents' named places that lie near a line in service. */
export function reachIndicators(source: IndicatorSource): readonly ScenarioIndicator[] {
  const lines = linesOf(source)
  const places = new Map(source.places.map((place) => [place.id, place]))
  const points = source.city.entities.flatMap((entity): LngLat[] => {
    const place =
      entity.addedBy || !['site', 'mobility-node', 'park-area'].includes(entity.kind)
        ? undefined
        : places.get(entity.place ?? '')
    return place?.geometry.type === 'Point' ? [place.geometry.coordinates] : []
  })
  return ([500, 1000] as const).map((metres): ScenarioIndicator => {
    const reached = createReach(lines, points, metres)
    return {
      id: `reach-${metres}`,
      group: 'reach',
      name: message('lines.reachName', {
        distance:
          metres < 1000
            ? message('lines.metres', { count: metres })
            : message('lines.kilometres', { count: metres / 1000 }),
      }),
      unit: message('unit.percent'),
      digits: 0,
      formula: message('lines.reachFormula', { metres, count: points.length }),
      assumptions: [SERVICE, COURSE, message('lines.reachCaveat')],
      facts: factsOf(source, lines),
      better: 'more',
      documented: [],
      valueAt: (day) => (points.length === 0 || !anyPlanned(lines) ? null : (100 * reached(day)) / points.length),
    }
  })
}

/** Counts the points within so many metres of what is in service. How far a line must run to reach each is worked out once. */
function createReach(lines: readonly Line[], points: readonly LngLat[], metres: number): (day: Day) => number {
  let known: readonly (readonly { readonly entry: EntitySchedule; readonly share: number }[])[] | undefined
  const work = () =>
    points.map((point) =>
      lines.flatMap(({ entry, course }) => {
        const share = shareThatReaches(course, point, metres)
        return share === null ? [] : [{ entry, share }]
      }),
    )
  return (day) => {
    known ??= work()
    return known.filter((near) => near.some(({ entry, share }) => (serviceShare(entry, day) ?? 0) >= share)).length
  }
}

/** The least share of a course that comes within so many metres of a point, to a billionth; null where the whole does not. */
function shareThatReaches(course: readonly LngLat[], point: LngLat, metres: number): number | null {
  const reaches = (share: number): boolean => {
    const part = firstPart(course, share)
    return part.length > 0 && distanceToM(point, part) <= metres
  }
  if (!reaches(1)) return null
  let [short, far] = [0, 1]
  while (far - short > 1e-9) {
    const middle = (short + far) / 2
    if (reaches(middle)) far = middle
    else short = middle
  }
  return far
}

/** Minutes from end to end by class of line, and between all named nodes. */
export function travelIndicators(source: IndicatorSource): readonly ScenarioIndicator[] {
  const byClass = CLASSES.map(({ kind, name }): ScenarioIndicator => {
    const lines = linesOf(source, kind)
    const total = lines.reduce((sum, { km }) => sum + km, 0)
    return {
      id: `travel-${kind}`,
      group: 'travel',
      name: message('lines.timeName', { name }),
      unit: message('unit.minutes'),
      digits: 1,
      formula: message('lines.timeFormula'),
      assumptions: [SPEEDS, SERVICE, COURSE],
      facts: factsOf(source, lines),
      better: 'less',
      documented: [],
      valueAt: (day) =>
        anyPlanned(lines) && total > 0
          ? lines.reduce((sum, line) => sum + minutesOf(line, day) * line.km, 0) / total
          : null,
    }
  })
  return [...byClass, nodesIndicator(source)]
}

function nodesIndicator(source: IndicatorSource): ScenarioIndicator {
  const places = new Map(source.places.map((place) => [place.id, place]))
  const nodes = source.city.entities.flatMap(
    (entity): { readonly at: LngLat; readonly facts: readonly string[]; readonly name: LocalizedText }[] => {
      const place = entity.kind === 'mobility-node' && !entity.addedBy ? places.get(entity.place ?? '') : undefined
      return place?.geometry.type === 'Point'
        ? [{ at: place.geometry.coordinates, facts: entity.facts, name: entity.name }]
        : []
    },
  )
  const nearest = (at: LngLat | undefined): number | null => {
    if (!at) return null
    const distances = nodes.map((node) => distanceM(node.at, at))
    const least = Math.min(...distances)
    return least <= JOIN_M ? distances.indexOf(least) : null
  }
  const links = linesOf(source).flatMap((line) => {
    const [a, b] = [nearest(line.course[0]), nearest(line.course.at(-1))]
    return a === null || b === null || a === b ? [] : [{ line, a, b }]
  })
  const pairs = nodes.flatMap((_, a) => nodes.flatMap((_other, b) => (a < b ? [[a, b] as const] : [])))
  return {
    id: 'travel-nodes',
    group: 'travel',
    name: message('lines.betweenName'),
    unit: message('unit.minutes'),
    digits: 1,
    formula: message('lines.betweenFormula', { nodes: nodes.map(({ name }) => name) }),
    assumptions: [SPEEDS, message('lines.betweenCaveat', { km: JOIN_M / 1000 }), SERVICE, COURSE],
    facts: factsHeld(source.city, [
      ...nodes.flatMap(({ facts }) => facts),
      ...links.flatMap(({ line }) => line.entry.entity.facts),
    ]),
    better: 'less',
    documented: [],
    valueAt(day) {
      if (pairs.length === 0 || !anyPlanned(links.map(({ line }) => line))) return null
      const times = nodes.map((_, a) => nodes.map((_other, b) => (a === b ? 0 : Infinity)))
      const set = (a: number, b: number, minutes: number): void => {
        const row = times[a]
        if (row && minutes < (row[b] ?? Infinity)) row[b] = minutes
      }
      for (const { line, a, b } of links) {
        const minutes = minutesOf(line, day)
        set(a, b, minutes)
        set(b, a, minutes)
      }
      for (const [via, from] of times.entries())
        for (const [a, row] of times.entries())
          for (const [b] of row.entries()) set(a, b, (row[via] ?? Infinity) + (from[b] ?? Infinity))
      const mean = pairs.reduce((sum, [a, b]) => sum + (times[a]?.[b] ?? Infinity), 0) / pairs.length
      return Number.isFinite(mean) ? mean : null
    },
  }
}
