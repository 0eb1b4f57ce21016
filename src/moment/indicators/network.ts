import type { Day } from '../../base/day.ts'
import { distanceM, type LngLat } from '../../base/geodesy.ts'
import type { LocalizedText } from '../../base/localized-text.ts'
import type { EntityKind } from '../../city/schema.ts'
import type { EntitySchedule } from '../../scenario/build-schedule.ts'
import { entriesOfKind, factsHeld, type IndicatorSource, type ScenarioIndicator } from './indicator.ts'
import { courseOf, distanceToM, firstPart, lengthKm, serviceShare } from './service.ts'

interface LineClass {
  readonly kind: EntityKind
  readonly name: LocalizedText
  /** Assumed speed in service, km/h, and without the line along the same course. */
  readonly speed: number
  readonly without: number
}

const CLASSES: readonly LineClass[] = [
  { kind: 'trunk-line', name: { zh: '主干线', en: 'trunk lines' }, speed: 60, without: 30 },
  { kind: 'branch-line', name: { zh: '支线', en: 'branch lines' }, speed: 40, without: 30 },
  { kind: 'micro-circulation', name: { zh: '微循环', en: 'loops' }, speed: 20, without: 5 },
]
/** A line's end this near to a named node serves it, metres: the nodes are areas known to 1,500 m at worst. */
const JOIN_M = 2000

interface Line {
  readonly entry: EntitySchedule
  readonly speed: number
  readonly without: number
  readonly course: readonly LngLat[]
  readonly km: number
}

const SERVICE: LocalizedText = {
  zh: '假定：规划阶段为“建成投用”时全线计入，“部分投用”时自起点按进度计入；取消后不计',
  en: 'Assumed: a line counts whole once its plan has it in operation, and from its start by progress while partly in operation; cancelled, it counts no more',
}
const COURSE: LocalizedText = {
  zh: '线路走向为示意，误差数百米至数千米；长度按折线计，文献未载明',
  en: 'The courses are illustrative, known to some hundred metres or some kilometres; lengths follow their bends and no document states them',
}
const SPEEDS: LocalizedText = {
  zh: `假定时速：${CLASSES.map(({ name, speed, without }) => `${name.zh}${speed}千米，未投用时${without}千米`).join('；')}（主、支线未投用时走道路，微循环未投用时步行）`,
  en: `Assumed speeds: ${CLASSES.map(({ name, speed, without }) => `${name.en} ${speed} km/h, and ${without} km/h where not in service yet`).join('; ')} (by road instead of trunk and branch lines, on foot instead of loops)`,
}

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
  return CLASSES.map(({ kind, name }): ScenarioIndicator => {
    const lines = linesOf(source, kind)
    return {
      id: `length-${kind}`,
      group: 'network',
      name: { zh: `${name.zh}在运营里程`, en: `${name.en[0]?.toUpperCase()}${name.en.slice(1)} in service` },
      unit: { zh: '千米', en: 'km' },
      digits: 1,
      formula: {
        zh: '各线长度×在运营的份额，相加',
        en: 'the length of each line times the share of it that is in service, added up',
      },
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
  return ([500, 1000] as const).map((metres): ScenarioIndicator => ({
    id: `reach-${metres}`,
    group: 'reach',
    name: {
      zh: `距在运营线路${metres === 500 ? '500米' : '1千米'}以内的具名地点`,
      en: `Named places within ${metres === 500 ? '500 m' : '1 km'} of a line in service`,
    },
    unit: { zh: '%', en: '%' },
    digits: 0,
    formula: {
      zh: `到在运营线路（或其已运营部分）直线距离不超过${metres}米的地点数÷有点位的具名地点总数（${points.length}处）`,
      en: `places no further than ${metres} m, in a straight line, from a line in service or the part of it that is, divided by all named places with a point (${points.length})`,
    },
    assumptions: [
      SERVICE,
      COURSE,
      {
        zh: '只计文献中的项目、节点与片区，情景自设的地点不计；点位本身亦有误差，大者数千米',
        en: 'Only the documents’ sites, nodes and areas count, not what a scenario adds; the points themselves are approximate, some of them by kilometres',
      },
    ],
    facts: factsOf(source, lines),
    better: 'more',
    documented: [],
    valueAt(day) {
      if (points.length === 0 || !anyPlanned(lines)) return null
      const running = lines
        .map(({ entry, course }) => firstPart(course, serviceShare(entry, day) ?? 0))
        .filter((part) => part.length > 0)
      return (
        (100 * points.filter((point) => running.some((part) => distanceToM(point, part) <= metres)).length) /
        points.length
      )
    },
  }))
}

/** Minutes from end to end by class of line, and between all named nodes. */
export function travelIndicators(source: IndicatorSource): readonly ScenarioIndicator[] {
  const byClass = CLASSES.map(({ kind, name }): ScenarioIndicator => {
    const lines = linesOf(source, kind)
    const total = lines.reduce((sum, { km }) => sum + km, 0)
    return {
      id: `travel-${kind}`,
      group: 'travel',
      name: { zh: `${name.zh}全程时间`, en: `Time along ${name.en}` },
      unit: { zh: '分钟', en: 'minutes' },
      digits: 1,
      formula: {
        zh: '各线：长度×（运营份额÷线路时速＋其余÷未投用时的时速）；按长度加权平均',
        en: 'for each line its length times (share in service / its speed + the rest / the speed without it); the mean, weighted by length',
      },
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
    name: { zh: '具名节点之间的时间', en: 'Time between the named nodes' },
    unit: { zh: '分钟', en: 'minutes' },
    digits: 1,
    formula: {
      zh: `${nodes.map(({ name }) => name.zh).join('、')}两两之间经各线的最短时间，按节点对等权平均`,
      en: `the shortest time over the lines between each two of ${nodes.map(({ name }) => name.en).join(', ')}; the mean over all pairs, each with the same weight`,
    },
    assumptions: [
      SPEEDS,
      {
        zh: `等权：文献未载明客流；换乘不计时间；线路端点距节点${JOIN_M / 1000}千米以内视为到达该节点`,
        en: `Equal weights, since no document states a demand; changing takes no time; a line that ends within ${JOIN_M / 1000} km of a node is taken to reach it`,
      },
      SERVICE,
      COURSE,
    ],
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
