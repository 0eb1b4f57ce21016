import { z } from 'zod'
import { basisKind, isoDate, slug, words } from '../facts/schema.ts'
import { planClass } from '../city/schema.ts'
import { PHASES } from '../facts/phase.ts'

/** One row of the printed, editable table of durations: months from start to end; null leaves the class without a plan. */
const durationRow = z.strictObject({ planClass, months: z.int().positive().max(1200).nullable(), words })

/** The phase that a planned thing is in from the share `at` (0 to 1) of its planned span on. */
const profileRow = z.strictObject({
  planClass,
  // Six fill the plan's part of the step texture (MAX_PROFILE in src/layers/step-texture.ts).
  phases: z
    .array(z.strictObject({ at: z.number().min(0).max(1), phase: z.enum(PHASES) }))
    .min(1)
    .max(6)
    .refine((rows) => rows.every((row, i) => (i === 0 ? row.at === 0 : row.at > rows[i - 1]!.at)), 'shares of the span from 0, ascending'),
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
        if (first !== at) context.addIssue({ code: 'custom', path: [at, 'planClass'], message: `"${planClass}" has two rows` })
      }
    })
}

const setSpan = z.strictObject({
  edit: z.literal('set-span'),
  entity: slug,
  start: z.strictObject({ date: isoDate, basis: basisKind, words }).optional(),
  /** Exclusive, like every end. */
  end: z.strictObject({ date: isoDate, basis: basisKind, words }).optional(),
  author: words,
  reason: words,
})

/** How a counted thing grows over its span: from a start value (an assumption, since none is documented) to its goal. */
const setRamp = z.strictObject({
  edit: z.literal('set-ramp'),
  entity: slug,
  from: z.number().nonnegative(),
  to: z.number().positive(),
  /** The fact that states the goal. */
  goalFact: slug,
  shape: z.literal('linear'),
  author: words,
  reason: words,
})

/** A named, versioned list of edits over the plan, never over evidence. Edits name entities by their stable ids. */
export const scenarioSchema = z.strictObject({
  version: z.literal(1),
  id: slug,
  name: words,
  statement: words,
  /** Exclusive end of every planned span. */
  horizon: isoDate,
  durations: oneRowEach(durationRow),
  profiles: oneRowEach(profileRow),
  edits: z.array(z.discriminatedUnion('edit', [setSpan, setRamp])),
})
export type Scenario = z.infer<typeof scenarioSchema>
export type ScenarioEdit = Scenario['edits'][number]
