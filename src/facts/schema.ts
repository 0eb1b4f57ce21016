import { z } from 'zod'
import { endOfPeriod, parseDay, type IsoDay } from '../base/day.ts'
import { PHASES, WORDING_CLASSES, type WordingClass } from './phase.ts'

/*
 * Schemas of the city pack's facts and documents. They run when the pack is built and in tests;
 * the app itself gets the checked result, so it imports types only, but for what viewers bring along.
 */

// Else zod tries out whether it may compile code, which the page's policy forbids and reports.
z.config({ jitless: true })

export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id of small letters, digits and single hyphens')
export const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
/** No message takes what this reads: the type is that of days as data write them (`IsoDay`). */
export const isoDate: z.ZodType<IsoDay, string> = z.custom<IsoDay>(
  (text) => typeof text === 'string' && parseDay(text) !== undefined,
  'a calendar date of the form YYYY-MM-DD',
)
const period = z
  .string()
  .refine((text) => endOfPeriod(text) !== undefined, 'a year, month or date: YYYY, YYYY-MM or YYYY-MM-DD')

/** How a date or figure came about: printed in the document, worked out from it, or assumed by the twin. */
export const basisKind = z.enum(['stated', 'derived', 'assumed'])
export type BasisKind = z.infer<typeof basisKind>

export const systemId = z.enum([
  'ai-pilot-zone',
  'autonomous-mobility',
  'zhongyuan-science-city',
  'zhengdong-new-district',
  'city-brain',
  'digital-government',
  'digital-infrastructure',
  'industry-clusters',
  'smart-manufacturing',
  'smart-logistics',
  'smart-agriculture',
  'innovation',
  'sports-venues',
  'dengfeng',
  'gas-pipeline',
  'lankao-integration',
  'henan-digital-2025',
  'henan-lane-change',
  'drills-and-ai-uses',
])
export type SystemId = z.infer<typeof systemId>

/** One source: a newspaper page. `date` is the day of publication as far as it is known. */
export const documentSchema = z
  .strictObject({
    id: slug,
    publication: words,
    page: words.nullable(),
    date: isoDate,
    dateConfidence: z.enum(['high', 'medium']),
    dateBasis: words,
    /** The day as it is told where it is inferred, "about late February 2022 (day inferred)"; null where it is known. */
    dateAbout: words.nullable(),
    publicationConfidence: z.enum(['high', 'medium']),
    articles: z
      .array(
        z.strictObject({
          id: slug,
          headline: z.string().min(1),
          headlineEn: z.string().min(1),
          shortened: z.boolean(),
        }),
      )
      .min(1),
    beyondSubject: words,
    rights: words,
  })
  .refine(
    ({ dateConfidence, dateAbout }) => (dateConfidence === 'medium') === (dateAbout !== null),
    'a day that is inferred, and only that, is told as about such a day',
  )
export type SourceDocument = z.infer<typeof documentSchema>

/** What is quoted of a page, for finding it again: a few words that stand there. */
const phrase = z.string().min(1).max(24)

/**
 * How strongly a page wills what it states, by the word that governs the clause. 努力 and 争创 are printed beside the
 * six words of the rules of care, and are told apart like them.
 */
export const willDegree = z.enum(['strive', 'endeavour', 'ensure', 'seek', 'encourage', 'support', 'promote'])
export type WillDegree = z.infer<typeof willDegree>

/** The words of a page by which each degree is known. */
export const WILL_WORDS: Readonly<Record<WillDegree, readonly string[]>> = {
  strive: ['力争'],
  endeavour: ['努力'],
  ensure: ['确保'],
  seek: ['争取', '争创'],
  encourage: ['鼓励'],
  support: ['支持'],
  promote: ['推动'],
}

const will = z
  .strictObject({ degree: willDegree, phrase })
  .refine(
    ({ degree, phrase: printed }) => WILL_WORDS[degree].some((word) => printed.includes(word)),
    'the phrase holds no word of this degree of will',
  )

/**
 * What a page prints that a date rests on. The first phrase stands in the clause or governs it; the second, where there
 * is one, names what the first refers to. Empty for what the twin assumes, and only there.
 */
const governedBy = z.array(phrase).max(2)
const governed = ({ basis, governedBy: phrases }: { basis: BasisKind; governedBy: readonly string[] }): boolean =>
  (basis === 'assumed') === (phrases.length === 0)
const GOVERNED = 'a stated or derived date names the phrase that governs it, an assumed one names none'

const figure = z.strictObject({
  value: z.number(),
  unit: words,
  /** As the page words it: 以上 is `>=`, 超、突破、余 are `>`, 近 is `nearly`; a count of a list that ends with 等 is `>=`. */
  comparator: z.enum(['=', '>=', '>', 'about', 'nearly']),
  /** `counted` figures were counted or derived by a reader and are never shown as quotations. */
  basis: z.enum(['printed', 'printed-numerals', 'counted']),
  /** An order and not a count: 第10位, the tenth place. */
  ordinal: z.literal(true).optional(),
})

/** One statement of one document. Ids never change. */
export const factSchema = z
  .strictObject({
    id: slug,
    system: systemId,
    kind: z.enum(['target', 'project', 'status', 'capability', 'policy', 'area', 'event', 'route', 'corridor']),
    relevance: z.enum(['core', 'context', 'marginal']),
    scope: z.enum(['zhengzhou', 'henan', 'regional', 'national', 'metro-area']),
    subject: words,
    placeZh: z.string().nullable(),
    figure: figure.nullable(),
    /** Whether the page names this as one of a list, or names a list, that it leaves open (等) and gives no total of. */
    openList: z.boolean(),
    will: will.nullable(),
    /** Start of the event or works: a date, or a year when no more is said. */
    start: period.nullable(),
    /** How `start` came about; null without one. */
    startBasis: z.strictObject({ basis: basisKind, governedBy, words }).refine(governed, GOVERNED).nullable(),
    /** `sum`: the figure is an amount of that period, of something larger; nothing ends with it. */
    deadline: z
      .strictObject({ period, basis: basisKind, governedBy, words, sum: z.literal(true).optional() })
      .refine(governed, GOVERNED)
      .nullable(),
    duration: words.nullable(),
    investmentYi: z.strictObject({ value: z.number(), words }).nullable(),
    status: z.strictObject({ value: z.string().min(1), wordingZh: z.string().nullable(), asOf: isoDate }).nullable(),
    reportedAsOf: isoDate.nullable(),
    source: z.strictObject({
      document: slug,
      article: slug,
      /** The page of a document that has several, from 1; the line is then that of the page's text. */
      page: z.int().positive().optional(),
      line: z.int().positive(),
      phrase,
    }),
    alsoIn: z.array(z.strictObject({ document: slug, line: z.int().positive(), phrase })),
    note: words.nullable(),
    related: z.array(z.strictObject({ relation: slug, id: slug })),
  })
  .refine((fact) => (fact.start === null) === (fact.startBasis === null), 'a start and its basis come together')
  .refine(
    ({ figure: of, openList }) => of?.basis !== 'counted' || !openList || of.comparator === '>=',
    'a count of a list that the page leaves open is at least that many',
  )
export type Fact = z.infer<typeof factSchema>

/**
 * One row of the one table that maps a status and its wording to a phase; `phase: null` is a statement without one. The
 * class of the wording allows the phase, and the wording holds one of the words of its class.
 */
export const phaseRuleSchema = z
  .strictObject({
    status: z.string().min(1),
    wordingZh: z.string().nullable(),
    class: z.enum(Object.keys(WORDING_CLASSES) as [WordingClass, ...WordingClass[]]),
    phase: z.enum(PHASES).nullable(),
    why: words,
  })
  .superRefine((rule, context) => {
    const { phases, words } = WORDING_CLASSES[rule.class]
    if (!phases.some((phase) => phase === rule.phase))
      context.addIssue({
        code: 'custom',
        path: ['phase'],
        message: `a wording of class "${rule.class}" does not carry the phase "${rule.phase ?? 'none'}"`,
      })
    if (words && !words.test(rule.wordingZh ?? ''))
      context.addIssue({
        code: 'custom',
        path: ['wordingZh'],
        message: `no word of class "${rule.class}" stands in "${rule.wordingZh ?? ''}"`,
      })
  })
export type PhaseRule = z.infer<typeof phaseRuleSchema>

/** The diagram in which a system is shown. */
const diagramKind = z.enum([
  'task-tree',
  'pillars',
  'indicators',
  'system-diagram',
  'ring',
  'sites',
  'blocks',
  'build-out',
  'comparison',
  'routes',
  'corridor',
])

/** One system of the documents: data/systems.json, in the order of the cockpit. */
export const systemSchema = z.strictObject({
  id: systemId,
  name: words,
  summary: words,
  diagram: diagramKind,
  order: z.int().positive(),
})
export type System = z.infer<typeof systemSchema>

const factRef = z.strictObject({ fact: slug })

/**
 * One thing measured: data/indicators.json. Each fact with a figure belongs to exactly one, as a goal or as a report.
 * `derived` is worked out by the twin from the facts it names, and is never shown without its formula.
 */
export const indicatorSchema = z.strictObject({
  id: slug,
  system: systemId,
  name: words,
  unit: words,
  goals: z.array(factRef),
  reports: z.array(factRef),
  derived: z.strictObject({ formula: words, facts: z.array(slug).min(1) }).nullable(),
  entities: z.array(slug).min(1),
  note: words.nullable(),
})
export type Indicator = z.infer<typeof indicatorSchema>

export const verdict = z.enum(['reached', 'partly', 'later', 'wording-changed', 'no-later-report', 'not-comparable'])
export type Verdict = z.infer<typeof verdict>

/** A goal, or an earlier wording, against its later report: data/pairs.json. */
export const pairSchema = z
  .strictObject({
    id: slug,
    system: systemId,
    subject: words,
    goal: slug,
    report: slug.nullable(),
    verdict,
    /** The name under which both pages speak of it; null where that it is the same is inferred, or without a report. */
    sharedName: z.string().min(1).nullable(),
    derived: words.nullable(),
    note: words,
  })
  .refine(
    (pair) => (pair.report === null) === (pair.verdict === 'no-later-report'),
    'a pair without a report, and only that, has the verdict "no-later-report"',
  )
  .refine((pair) => pair.report !== null || pair.sharedName === null, 'a pair without a report shares no name with it')
export type Pair = z.infer<typeof pairSchema>

const factIds = z.array(slug).min(1)
/** What the documents of one year say of a part of the diagram; null where they say nothing. */
const stateWords = z.strictObject({ words, facts: factIds }).nullable()

/** The structure of the diagrams that need more than a list: data/diagrams.json. */
export const diagramsSchema = z.strictObject({
  taskTree: z.strictObject({
    system: systemId,
    /** Parents stand before their children. A node lights up on `litFrom`, the day of the fact `litBy`. */
    nodes: z.array(
      z.strictObject({
        id: slug,
        parent: slug.nullable(),
        level: z.enum(['goal', 'target', 'task', 'measure', 'area', 'safeguard']),
        name: words,
        facts: factIds,
        entities: z.array(slug),
        litFrom: isoDate,
        litBy: slug,
        note: words.nullable(),
      }),
    ),
  }),
  systemDiagram: z.strictObject({
    system: systemId,
    groups: z.array(z.strictObject({ id: slug, name: words })),
    nodes: z.array(
      z.strictObject({
        id: slug,
        group: slug,
        parent: slug.nullable(),
        name: words,
        facts: factIds,
        plan2022: stateWords,
        report2023: stateWords,
        note: words.nullable(),
      }),
    ),
    /** Nodes of the loop, in the order in which it runs. */
    loop: z.array(slug),
  }),
  ring: z.strictObject({
    system: systemId,
    centre: z.strictObject({ name: words, facts: factIds, entity: slug }),
    zones: z.strictObject({ count: z.int(), name: words, facts: factIds, note: words }),
    clusters: z.strictObject({ parts: z.array(z.int()), name: words, facts: factIds, note: words }),
    services: z.strictObject({ count: z.int(), name: words, facts: factIds }),
    divisions: z.strictObject({ count: z.int(), directions: z.int(), name: words, facts: factIds }),
    threeInOne: z.array(z.strictObject({ name: words, entity: slug })),
  }),
  pillars: z.strictObject({
    system: systemId,
    columns: z.array(z.strictObject({ id: slug, name: words, fact: slug, entity: slug })),
    onMap: z.strictObject({ entity: slug, fact: slug }),
    note: words,
  }),
  blocks: z.strictObject({
    system: systemId,
    /** `size` is what the block is drawn by; a sum of the year and a total are different measures. */
    blocks: z.array(
      z.strictObject({
        id: slug,
        name: words,
        size: z.strictObject({ fact: slug, measure: z.enum(['total', 'annual']) }),
        annual: slug,
        count: slug,
        parts: z.array(slug),
        entity: slug,
      }),
    ),
    unsized: z.array(z.strictObject({ name: words, count: slug, entity: slug })),
    songshanRing: z.strictObject({ name: words, entity: slug, facts: factIds }),
    note: words,
  }),
  buildOut: z.strictObject({
    system: systemId,
    steps: z.array(z.strictObject({ period, total: slug })),
    /** `goals` in the order of the steps; `area` is the least area of one centre. */
    tiers: z.array(z.strictObject({ id: slug, name: words, goals: factIds, area: slug, entity: slug })),
    entity: slug,
    place: words,
    note: words,
  }),
  comparison: z.strictObject({
    systems: z.array(systemId),
    rows: z.array(
      z.strictObject({
        id: slug,
        name: words,
        city: factIds,
        province: factIds,
        relation: z.enum(['contradicts', 'other-measure', 'other-scope']),
        note: words,
      }),
    ),
  }),
})
export type Diagrams = z.infer<typeof diagramsSchema>
