import { z } from 'zod'
import { LAST_DAY, isoOf, parseDay } from '../base/day.ts'
import { basisKind, isoDate, slug, words } from '../facts/schema.ts'
import { entityKind, layerId, planClass } from '../city/schema.ts'
import { LINK_KINDS } from './link-kinds.ts'
import { PHASES } from '../facts/phase.ts'

/*
 * The schema of scenarios: scenes/scenarios/ and a viewer's own. It runs when the pack is built and when a scenario is
 * read from a file or from storage; whatever only computes imports types.
 */

/** One row of the printed, editable table of durations: months from start to end; null: only an end that a document or an edit gives. */
const durationRow = z.strictObject({ planClass, months: z.int().positive().max(1200).nullable(), words })

/** The phase that a planned thing is in from the share `at` (0 to 1) of its planned span on. A class without a row has no plan. */
const profileRow = z.strictObject({
  planClass,
  // Six fill the plan's part of the step texture (MAX_PROFILE in src/layers/step-texture.ts).
  phases: z
    .array(z.strictObject({ at: z.number().min(0).max(1), phase: z.enum(PHASES) }))
    .min(1)
    .max(6)
    .refine(
      (rows) => rows.every((row, i) => (i === 0 ? row.at === 0 : row.at > rows[i - 1]!.at)),
      'shares of the span from 0, ascending',
    ),
  words,
})

/** Each class has one row at most: the first would hide the others. */
function oneRowEach<T extends { planClass: string }>(row: z.ZodType<T>): z.ZodType<T[]> {
  return z
    .array(row)
    .min(1)
    .superRefine((rows, context) => {
      for (const [at, { planClass }] of rows.entries()) {
        const first = rows.findIndex((other) => other.planClass === planClass)
        if (first !== at)
          context.addIssue({ code: 'custom', path: [at, 'planClass'], message: `"${planClass}" has two rows` })
      }
    })
}

/** Days of a plan lie before the end of all timelines. */
const planDate = isoDate.refine(
  (text) => (parseDay(text) ?? LAST_DAY) <= LAST_DAY && text >= '2000',
  `a day from 2000-01-01 to ${isoOf(LAST_DAY)}`,
)
const wholeDays = z.int().min(-5000).max(5000)

/** What every edit says: its id in the scenario, the thing it is about, who made it (a role, never a person's name) and why. */
const about = { id: slug, entity: slug, author: words, reason: words }

/** An end that an edit gives is derived or assumed: what is stated, a document states. */
const ownEnd = z.strictObject({ date: planDate, basis: basisKind.exclude(['stated']), words })

const editSchema = z.discriminatedUnion('edit', [
  /** Start and end move by calendar months and then by days. */
  z.strictObject({ edit: z.literal('shift'), ...about, months: z.int().min(-160).max(160), days: wholeDays }),
  /** The span becomes this many times as long; its start stays. */
  z.strictObject({ edit: z.literal('stretch'), ...about, factor: z.number().min(0.05).max(20) }),
  /** Either end, or both, on given days; the end is exclusive, like every end. */
  z.strictObject({ edit: z.literal('set-span'), ...about, start: ownEnd.optional(), end: ownEnd.optional() }),
  /** No progress in [from, until); the end moves by as many days as lie within the span. */
  z
    .strictObject({ edit: z.literal('hold'), ...about, from: planDate, until: planDate })
    .refine(({ from, until }) => from < until, { path: ['until'], message: 'ends after it begins' }),
  /** Given up from that day on: nothing further is planned. */
  z.strictObject({ edit: z.literal('cancel'), ...about, from: planDate }),
  /** Another value for the goal of a fact; the fact stays as it is. */
  z.strictObject({ edit: z.literal('set-goal'), ...about, goalFact: slug, value: z.number().positive().max(1e9) }),
  /** How a counted thing grows over its span: from a start value (an assumption, since none is documented) to its goal. */
  z.strictObject({
    edit: z.literal('set-ramp'),
    ...about,
    from: z.number().nonnegative().max(1e9),
    to: z.number().positive().max(1e9),
    /** The fact that states the goal. */
    goalFact: slug,
    shape: z.enum(['linear', 's-curve']),
  }),
  /** A thing of the scenario's own; `entity` is its new id. It has no facts and is never shown as a document's. */
  z
    .strictObject({
      edit: z.literal('add'),
      ...about,
      name: words,
      layer: layerId,
      kind: entityKind,
      planClass,
      /** A place that the twin knows, or a point of the scenario's own; both null: it is listed and not drawn. */
      place: slug.nullable(),
      at: z
        .strictObject({
          lng: z.number().min(70).max(136),
          lat: z.number().min(17).max(55),
          accuracyM: z.number().positive().max(100_000),
        })
        .nullable(),
      parent: slug.nullable(),
      start: planDate,
      end: planDate,
    })
    .refine(({ start, end }) => start < end, { path: ['end'], message: 'ends after it begins' })
    .refine(({ place, at }) => place === null || at === null, {
      path: ['at'],
      message: 'a place or a point, not both',
    }),
])
export type ScenarioEdit = z.infer<typeof editSchema>

/**
 * One end of `after` lies no earlier than `lagDays` after one end of `before`; the kind says which ends: "finish-to-start" holds
 * the start back until the end. The lag may be negative.
 */
const dependency = z
  .strictObject({
    id: slug,
    before: slug,
    after: slug,
    kind: z.enum(LINK_KINDS),
    lagDays: wholeDays,
    reason: words,
  })
  .refine(({ before, after }) => before !== after, { path: ['after'], message: 'a thing does not wait for itself' })
export type Dependency = z.infer<typeof dependency>

const milestone = z.strictObject({ id: slug, date: planDate, name: words })
export type Milestone = z.infer<typeof milestone>

const note = z.strictObject({ id: slug, date: planDate, entity: slug.nullable(), text: words, author: words })
export type ScenarioNote = z.infer<typeof note>

function oneIdEach<T extends { id: string }>(row: z.ZodType<T>): z.ZodType<T[]> {
  return z.array(row).superRefine((rows, context) => {
    const seen = new Set<string>()
    for (const [at, { id }] of rows.entries()) {
      if (seen.has(id)) context.addIssue({ code: 'custom', path: [at, 'id'], message: `the id "${id}" is given twice` })
      seen.add(id)
    }
  })
}

/**
 * A named, versioned list of edits over the plan, never over evidence. Edits name entities by their stable ids. With a
 * `base` it begins with all that the base says, and its own edits come after; a null field is the base's. Rows of its own
 * replace the base's rows of the same classes.
 */
export const scenarioSchema = z
  .strictObject({
    version: z.literal(3),
    id: slug,
    name: words,
    statement: words,
    base: slug.nullable(),
    /** Exclusive end of every planned span, and of the timeline where it is later than 2026-01-01. */
    horizon: planDate.nullable(),
    /** Which deadlines of the documents are planned to: all, or only those that are stated and not derived or assumed. */
    deadlines: z.enum(['all', 'stated']).nullable(),
    durations: oneRowEach(durationRow).nullable(),
    profiles: oneRowEach(profileRow).nullable(),
    edits: oneIdEach(editSchema),
    dependencies: oneIdEach(dependency),
    milestones: oneIdEach(milestone),
    notes: oneIdEach(note),
  })
  .superRefine((scenario, context) => {
    if (scenario.base === scenario.id)
      context.addIssue({ code: 'custom', path: ['base'], message: 'a scenario is not its own base' })
    if (scenario.base !== null) return
    for (const field of ['horizon', 'deadlines', 'durations', 'profiles'] as const) {
      if (scenario[field] === null)
        context.addIssue({ code: 'custom', path: [field], message: 'a scenario without a base gives this itself' })
    }
  })
export type Scenario = z.infer<typeof scenarioSchema>
export type EditKind = ScenarioEdit['edit']
/** One edit of a kind, for those who have chosen it. */
export type EditOf<K extends EditKind> = Extract<ScenarioEdit, { edit: K }>
