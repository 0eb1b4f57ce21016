import { z } from 'zod'
import { endOfPeriod, parseDay } from '../base/day.ts'
import { PHASES } from './phase.ts'

/*
 * Schemas of the city pack's facts and documents. They run when the pack is built and in tests;
 * the app itself gets the checked result, so it imports types only.
 */

export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id of small letters, digits and single hyphens')
export const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export const isoDate = z.string().refine((text) => parseDay(text) !== undefined, 'a calendar date of the form YYYY-MM-DD')
const period = z.string().refine((text) => endOfPeriod(text) !== undefined, 'a year, month or date: YYYY, YYYY-MM or YYYY-MM-DD')

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
export const documentSchema = z.strictObject({
  id: slug,
  publication: words,
  page: words.nullable(),
  date: isoDate,
  dateConfidence: z.enum(['high', 'medium']),
  dateBasis: words,
  publicationConfidence: z.enum(['high', 'medium']),
  articles: z.array(z.strictObject({ id: slug, headline: z.string().min(1), headlineEn: z.string().min(1), shortened: z.boolean() })).min(1),
  beyondSubject: words,
  rights: words,
})
export type SourceDocument = z.infer<typeof documentSchema>

const figure = z.strictObject({
  value: z.number(),
  unit: words,
  comparator: z.enum(['=', '>=', 'about']),
  /** `counted` figures were counted or derived by a reader and are never shown as quotations. */
  basis: z.enum(['printed', 'printed-numerals', 'counted']),
})

/** One statement of one document. Ids are those of the evidence table and never change. */
export const factSchema = z.strictObject({
  id: slug,
  system: systemId,
  kind: z.enum(['target', 'project', 'status', 'capability', 'policy', 'area', 'event', 'route', 'corridor']),
  relevance: z.enum(['core', 'context', 'marginal']),
  scope: z.enum(['zhengzhou', 'henan', 'regional', 'national', 'metro-area']),
  subject: words,
  placeZh: z.string().nullable(),
  figure: figure.nullable(),
  /** Start of the event or works, where stated: a date, or a year when no more is said. */
  start: period.nullable(),
  deadline: z.strictObject({ period, basis: basisKind, words }).nullable(),
  duration: words.nullable(),
  investmentYi: z.strictObject({ value: z.number(), words }).nullable(),
  status: z.strictObject({ value: z.string().min(1), wordingZh: z.string().nullable(), asOf: isoDate }).nullable(),
  reportedAsOf: isoDate.nullable(),
  source: z.strictObject({
    document: slug,
    article: slug,
    line: z.int().positive(),
    /** A phrase of a few words that stands on the page, for finding it. */
    phrase: z.string().min(1).max(24),
  }),
  alsoIn: z.array(z.strictObject({ document: slug, line: z.int().positive(), phrase: z.string().min(1).max(24) })),
  note: words.nullable(),
  related: z.array(z.strictObject({ relation: slug, id: slug })),
})
export type Fact = z.infer<typeof factSchema>

/** One row of the one table that maps a status and its wording to a phase; `phase: null` is a statement without one. */
export const phaseRuleSchema = z.strictObject({
  status: z.string().min(1),
  wordingZh: z.string().nullable(),
  phase: z.enum(PHASES).nullable(),
  why: words,
})
export type PhaseRule = z.infer<typeof phaseRuleSchema>
