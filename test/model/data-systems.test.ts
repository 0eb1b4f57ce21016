import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isoOf } from '../../src/base/day.ts'
import { statementDay } from '../../src/city/documented-steps.ts'
import { diagramsSchema, indicatorSchema, pairSchema, systemId, systemSchema } from '../../src/facts/schema.ts'
import { readRealCity } from './real-city.ts'

const data = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'data')

/** A file of the cockpit, under its name, or with `.unwired` after it as long as readPack does not know it. */
function readData(name: string): unknown {
  const path = join(data, `${name}.json`)
  return JSON.parse(readFileSync(existsSync(path) ? path : `${path}.unwired`, 'utf8'))
}

const { pack, city } = readRealCity()
const facts = pack.facts.facts
const systems = z.array(systemSchema).parse(readData('systems'))
const indicators = z.array(indicatorSchema).parse(readData('indicators'))
const pairs = z.array(pairSchema).parse(readData('pairs'))
const diagrams = diagramsSchema.parse(readData('diagrams'))

/** Counts of the evidence table, written here once: 241 core, 128 context, 53 marginal. */
const EVIDENCE = { core: 241, context: 128, marginal: 53 }
const DRILLS = ['env-drill-chaohe', 'env-drill-diehu', 'flood-drill-people', 'flood-drill-wantan']
const LEFT_OUT = [
  'ai-health-screening-start',
  'ai-health-services',
  'covid-15min-circle',
  'covid-isolation-sites',
  'covid-nucleic-capacity',
  'df-redflag-villages',
  'dibao-central-funds',
  'dibao-effective',
  'dibao-local-deadline',
  'dibao-people',
  'dibao-rural-annual',
  'dibao-standard',
  'dibao-subsidy',
  'dibao-tekun-ratio',
  'full-load-city-firms',
  'full-load-county-firms',
  'gongyi-units',
  'gongyi-villages',
  'henan-18th-covid-meeting',
  'henan-48h-testing',
  'hn-press-conf-digital',
  'jinghang-villages',
  'jingkai-rural-inspection',
  'minghu-agents',
  'minghu-communities',
  'museum-contest',
  'opera-children',
  'pet-campaign',
  'pet-clinics',
  'qiancheng-vaccine',
  'quality-pilot-20',
  'quality-pilot-half-year',
  'safe-city-720',
  'sci-innovation-committee',
  'smart-city-2022-theme',
  'smart-epidemiology-system',
  'sme-relief-32-measures',
  'sport-community-kinds',
  'sport-district-kinds',
  'sport-meeting',
  'sport-street-kinds',
  'sport-street-outdoor',
  'students-10',
  'two-cancer-funds',
  'two-cancer-people',
  'two-cancer-since-2017',
  'venue-code-rollout',
  'women-day-event',
  'xianghu-photo',
]
/** Counted or derived by a reader of the documents, or by the evidence table: never printed. */
const COUNTED = [
  'ai-scenario-fields',
  'ai-universities',
  'av-modes',
  'av-network-hierarchy',
  'business-circles',
  'command-centre-domains',
  'g240-s218-s216-upgrade',
  'lankao-infra-integration',
  'lankao-multi-points',
  'one-net-functions',
  'open-data-sectors',
  'sensor-types',
  'smart-manufacturing-industries',
  'songshan-huanghe-labs-2022',
  'three-digital-highlands',
  'zz-5g-villages',
]

/** Systems of the evidence table that were joined or that records moved between. */
const MOVED = ['drills-and-ai-uses', 'governance']

const leftOutSchema = z.object({
  addedOnReading: z.array(z.string()),
  leftOutFacts: z.array(z.object({ id: z.string() })),
  leftOutMarginal: z.array(
    z.object({
      id: z.string(),
      system: z.string(),
      reason: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
    }),
  ),
  systems: z.array(
    z.object({
      system: z.string(),
      inEvidence: z.number(),
      core: z.number(),
      context: z.number(),
      inPack: z.number(),
      added: z.number(),
    }),
  ),
})
const leftOut = leftOutSchema.parse(readData('left-out'))

const unknownFacts = (ids: readonly string[]): string[] => ids.filter((id) => !city.facts.has(id))
const unknownEntities = (ids: readonly string[]): string[] => ids.filter((id) => !city.entityById.has(id))
const idsOf = (indicator: (typeof indicators)[number]): string[] =>
  [...indicator.goals, ...indicator.reports].map(({ fact }) => fact)

/** Every string under one of the keys, at any depth. */
function gather(value: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => gather(item, keys))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) =>
    keys.includes(key)
      ? [item].flat().flatMap((one) => (typeof one === 'string' ? [one] : gather(one, keys)))
      : gather(item, keys),
  )
}

describe('what is in and what is left out', () => {
  test('422 records of evidence are either in the pack or left out by name', () => {
    const out = leftOut.leftOutMarginal.map(({ id }) => id)
    expect(out.toSorted()).toEqual(LEFT_OUT)
    expect(facts.filter(({ id }) => out.includes(id))).toEqual([])
    expect(leftOut.leftOutFacts).toEqual([])
    expect(facts.length - leftOut.addedOnReading.length + out.length).toBe(422)
  })

  test('all core and context facts are in, and of the marginal ones the drills', () => {
    const later = new Set(leftOut.addedOnReading)
    const count = (relevance: string): number =>
      facts.filter((fact) => fact.relevance === relevance && !later.has(fact.id)).length
    expect([count('core'), count('context'), count('marginal')]).toEqual([
      EVIDENCE.core,
      EVIDENCE.context,
      DRILLS.length,
    ])
    expect(
      facts
        .filter(({ relevance }) => relevance === 'marginal')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(DRILLS)
    expect(EVIDENCE.marginal).toBe(DRILLS.length + LEFT_OUT.length)
  })

  test('what was taken in when the pages were read again is in the pack, and is named once', () => {
    expect(unknownFacts(leftOut.addedOnReading)).toEqual([])
    expect(new Set(leftOut.addedOnReading).size).toBe(leftOut.addedOnReading.length)
    expect(leftOut.addedOnReading.length).toBeGreaterThanOrEqual(24)
  })

  test('left-out.json counts every system rightly', () => {
    const sum = (key: 'inEvidence' | 'core' | 'context' | 'inPack' | 'added'): number =>
      leftOut.systems.reduce((total, row) => total + row[key], 0)
    expect([sum('inEvidence'), sum('core'), sum('context'), sum('inPack') + sum('added')]).toEqual([
      422,
      EVIDENCE.core,
      EVIDENCE.context,
      facts.length,
    ])
    expect(sum('added')).toBe(leftOut.addedOnReading.length)
    // Where systems were moved between, the two are not told apart; `movedSystems` says which.
    const outOf = (of: string): number => leftOut.leftOutMarginal.filter(({ system }) => system === of).length
    const unbalanced = leftOut.systems.filter(
      (row) => !MOVED.includes(row.system) && row.inPack + outOf(row.system) !== row.inEvidence,
    )
    expect(unbalanced).toEqual([])
    for (const { id } of systems) expect(leftOut.systems.map(({ system }) => system)).toContain(id)
  })

  test('what was counted is never marked as printed', () => {
    expect(
      facts
        .filter(({ figure }) => figure?.basis === 'counted')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(COUNTED)
  })

  test('a range is no single figure', () => {
    expect(city.facts.get('ai-leading-firms-5-10')?.figure).toBeNull()
  })

  test('the disaster-recovery centre, the police cloud and the networks have no place', () => {
    for (const id of [
      'dc-gov-extranet-backup',
      'gov-cloud-backup',
      'police-cloud',
      'intranet-units',
      'extranet-units',
      'office-net-units',
    ]) {
      expect(city.facts.get(id)?.placeZh ?? null).toBeNull()
      for (const entity of city.entitiesOfFact.get(id) ?? [])
        expect([entity.layer, entity.place, entity.parent]).toEqual(['programmes', null, null])
    }
  })

  test('programmes have no place of their own', () => {
    expect(pack.facts.entities.filter(({ layer, place }) => layer === 'programmes' && place !== null)).toEqual([])
  })
})

describe('systems', () => {
  test('each system of the facts is there once, in order, and has facts', () => {
    expect(systems.map(({ id }) => id).toSorted()).toEqual(systemId.options.toSorted())
    expect(systems.map(({ order }) => order)).toEqual(systems.map((_, at) => at + 1))
    expect(systems.filter(({ id }) => !facts.some(({ system }) => system === id))).toEqual([])
  })
})

describe('indicators', () => {
  test('ids are unique, facts and entities exist', () => {
    expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length)
    expect(unknownFacts(indicators.flatMap((row) => [...idsOf(row), ...(row.derived?.facts ?? [])]))).toEqual([])
    expect(unknownEntities(indicators.flatMap(({ entities }) => entities))).toEqual([])
    expect(indicators.filter((row) => idsOf(row).length === 0)).toEqual([])
  })

  test('every fact with a figure belongs to exactly one', () => {
    const all = indicators.flatMap(idsOf)
    expect(all.filter((id, at) => all.indexOf(id) !== at)).toEqual([])
    expect(facts.filter(({ id, figure }) => figure && !all.includes(id)).map(({ id }) => id)).toEqual([])
    expect(all.filter((id) => !city.facts.get(id)?.figure)).toEqual(['ai-leading-firms-5-10'])
  })

  test('its facts are of its system and, within one indicator, of one scale', () => {
    for (const row of indicators) {
      const own = idsOf(row).map((id) => city.facts.get(id)!)
      expect([row.id, own.map(({ system }) => system)]).toEqual([row.id, own.map(() => row.system)])
      const scales = new Set(own.flatMap(({ figure }) => (figure ? [/^[万亿]?/.exec(figure.unit.zh)![0]] : [])))
      expect([row.id, scales.size <= 1]).toEqual([row.id, true])
    }
  })

  test('a report was reported, a goal was not', () => {
    const goalsReported = indicators
      .flatMap(({ goals }) => goals)
      .filter(({ fact }) => ['reported', 'in operation'].includes(city.facts.get(fact)?.status?.value ?? ''))
    const reportsPlanned = indicators
      .flatMap(({ reports }) => reports)
      .filter(({ fact }) => city.facts.get(fact)?.status?.value === 'planned')
    expect([goalsReported, reportsPlanned]).toEqual([[], []])
  })

  test.each([
    ['zz-dc-racks', 'hn-dc-racks'],
    ['zz-internet-egress', 'hn-backbone-bandwidth'],
    ['hn-smart-workshops', 'hn-smart-factories-yearly'],
    ['smart-factories-100', 'hn-smart-workshops'],
    ['ai-related-industry-2025', 'cluster-terminals-6000'],
  ])('%s and %s stay apart and speak of each other', (a, b) => {
    const [first, second] = [a, b].map((id) => indicators.find((row) => idsOf(row).includes(id))!)
    expect(first!.id).not.toBe(second!.id)
    expect([first!.note, second!.note]).not.toContain(null)
  })
})

describe('goal against report', () => {
  test('ids are unique, facts exist and belong to the system', () => {
    expect(new Set(pairs.map(({ id }) => id)).size).toBe(pairs.length)
    expect(unknownFacts(pairs.flatMap(({ goal, report }) => [goal, ...(report ? [report] : [])]))).toEqual([])
    for (const { id, system, goal } of pairs) expect([id, city.facts.get(goal)?.system]).toEqual([id, system])
  })

  test('a report is later than its goal', () => {
    const published = (id: string): string => city.documents.get(city.facts.get(id)!.source.document)!.date
    expect(pairs.filter(({ goal, report }) => report !== null && published(report) <= published(goal))).toEqual([])
  })

  test('eighteen pairs have a report, and each system with a goal has a row', () => {
    expect(pairs.filter(({ report }) => report !== null)).toHaveLength(18)
    expect(systems.filter(({ id }) => !pairs.some(({ system }) => system === id)).map(({ id }) => id)).toEqual([
      'drills-and-ai-uses',
    ])
  })
})

describe('diagrams', () => {
  const factKeys = ['fact', 'facts', 'litBy', 'total', 'goals', 'area', 'annual', 'count', 'parts', 'city', 'province']

  test('their facts and entities exist', () => {
    const factIds = gather(diagrams, factKeys)
    expect(factIds.length).toBeGreaterThan(200)
    expect(unknownFacts(factIds)).toEqual([])
    expect(unknownEntities(gather(diagrams, ['entity', 'entities']))).toEqual([])
  })

  test('the task tree has five tasks, parents first, and lights up on two days', () => {
    const { nodes } = diagrams.taskTree
    expect(nodes.filter(({ level }) => level === 'task')).toHaveLength(5)
    expect(
      nodes.filter(({ parent }, at) => parent !== null && !nodes.slice(0, at).some(({ id }) => id === parent)),
    ).toEqual([])
    expect(nodes.filter(({ parent }) => parent === null)).toHaveLength(1)
    // The tree lights on the day on which the map has it.
    for (const { litFrom, litBy } of nodes) expect(isoOf(statementDay(city, city.facts.get(litBy)!))).toBe(litFrom)
    expect([...new Set(nodes.map(({ litFrom }) => litFrom))]).toEqual(['2021-11-13', '2022-05-22'])
  })

  test('the diagram: three, one and one clouds, six elements, five domains, four steps of the loop', () => {
    const { nodes, groups, loop } = diagrams.systemDiagram
    const of = (group: string): string[] => nodes.filter((node) => node.group === group).map(({ id }) => id)
    expect(
      nodes
        .filter(({ id }) => /^cloud-(main|backup|supercomputing)$/.test(id))
        .map(({ facts: [fact] }) => city.facts.get(fact!)?.figure?.value),
    ).toEqual([3, 1, 1])
    expect(of('database').filter((id) => id.startsWith('element-'))).toHaveLength(6)
    expect([of('domains').length, of('loop'), loop]).toEqual([5, loop, loop])
    expect(nodes.filter(({ group }) => !groups.some(({ id }) => id === group))).toEqual([])
    for (const { plan2022, report2023 } of nodes) {
      const years = (state: { facts: string[] } | null): string[] =>
        (state?.facts ?? []).map((id) => city.documents.get(city.facts.get(id)!.source.document)!.date.slice(0, 4))
      expect([...years(plan2022)].filter((year) => year !== '2022')).toEqual([])
      expect([...years(report2023)].filter((year) => year !== '2023')).toEqual([])
    }
  })

  test('the ring’s numbers are those of its facts', () => {
    const { zones, clusters, services } = diagrams.ring
    const value = (id: string): number | undefined => city.facts.get(id)?.figure?.value
    expect([zones.count, clusters.parts.reduce((sum, part) => sum + part), services.count]).toEqual([
      value('zkc-seven-zones'),
      value('zkc-ten-clusters'),
      value('zkc-service-systems'),
    ])
  })

  test('the tiers of the sports venues add up to the total of each step', () => {
    const value = (id: string): number => city.facts.get(id)!.figure!.value
    for (const [at, { total }] of diagrams.buildOut.steps.entries()) {
      expect(diagrams.buildOut.tiers.reduce((sum, { goals }) => sum + value(goals[at]!), 0)).toBe(value(total))
    }
  })
})

describe('words and care', () => {
  const text = ['systems', 'indicators', 'pairs', 'diagrams', 'left-out']
    .map((name) => JSON.stringify(readData(name)))
    .join('\n')

  test('no telephone numbers, names or claims about the present', () => {
    expect(text.match(/1[3-9]\d{9}|\b0\d{2,3}[ -]\d{7,8}\b/g)).toBeNull()
    expect(text.match(/记者|同志|先生|女士|(书记|市长|局长)[^评]/g)).toBeNull()
    expect(text.match(/现状|实际(?!利用省外资金)|actual state|as built/gi)).toBeNull()
  })

  test('no data file waits under two names', () => {
    const names = readdirSync(data)
    expect(names.filter((name) => name.endsWith('.unwired') && names.includes(name.replace(/\.unwired$/, '')))).toEqual(
      [],
    )
  })
})
