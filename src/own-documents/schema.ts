import { z } from 'zod'
import { LAST_DAY, isoOf, parseDay } from '../base/day.ts'
import { entitySchema, placeSchema } from '../city/schema.ts'
import {
  documentSchema,
  factSchema,
  indicatorSchema,
  isoDate,
  pairSchema,
  phaseRuleSchema,
  slug,
} from '../facts/schema.ts'

/*
 * The record file (`.record.json`): own documents with their statements, in the very schema of data/. A statement is a fact
 * with its history: who entered, checked or withdrew it, and when. Nothing in it changes a shipped fact.
 */

export const RECORD_FORMAT = 'zhengzhou-twin-record'
export const RECORD_VERSION = 1

/** More than these in one file are refused: a file of so many is no reading of people. */
const MOST_STATEMENTS = 20_000
const MOST_DOCUMENTS = 2_000

const person = z.string().trim().min(1).max(120)

const STATEMENT_ACTS = ['entered', 'changed', 'checked', 'withdrawn', 'restored'] as const
const actSchema = z.strictObject({
  act: z.enum(STATEMENT_ACTS),
  by: person,
  on: isoDate,
  note: z.string().max(1_000).nullable(),
})
export type StatementAct = z.infer<typeof actSchema>

const historySchema = z
  .array(actSchema)
  .min(1)
  .max(500)
  .superRefine((history, context) => {
    const fault = (at: number, message: string): void => context.addIssue({ code: 'custom', path: [at], message })
    let author = history[0]?.by
    for (const [at, { act, by, on }] of history.entries()) {
      const before = history[at - 1]
      if ((act === 'entered') !== (at === 0)) fault(at, 'a history begins with "entered", and only that')
      if (before && on < before.on) fault(at, 'earlier than what stands before it')
      if (act === 'checked' && by === author)
        fault(at, 'checked by a second person, not by who entered or last changed it')
      if ((act === 'restored') !== (before?.act === 'withdrawn')) fault(at, 'only what is withdrawn is brought back')
      if (act === 'changed') author = by
    }
  })

/** A statement of an own document. `entities`: what it speaks of, own or of the city. */
export const statementSchema = z.strictObject({
  fact: factSchema,
  entities: z.array(slug).min(1).max(40),
  /** The indicator that counts its figure, as a goal or as a report. */
  indicator: z.strictObject({ id: slug, as: z.enum(['goal', 'report']) }).nullable(),
  history: historySchema,
})
export type Statement = z.infer<typeof statementSchema>

const ownEntity = entitySchema.refine(({ facts }) => facts.length === 0, {
  path: ['facts'],
  message: 'statements name the entities that they speak of; here the list is empty',
})

/** A statement with what it brings along, as `makeStatement` puts it together. */
export const newStatementSchema = z.strictObject({
  statement: statementSchema,
  entity: ownEntity.nullable(),
  place: placeSchema.nullable(),
  pair: pairSchema.nullable(),
})

export const recordFileSchema = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  version: z.literal(RECORD_VERSION),
  id: slug,
  name: z.string().trim().min(1).max(200),
  documents: z
    .array(
      documentSchema.refine(({ date }) => (parseDay(date) ?? LAST_DAY) < LAST_DAY, {
        path: ['date'],
        message: `before ${isoOf(LAST_DAY)}`,
      }),
    )
    .max(MOST_DOCUMENTS),
  statements: z.array(statementSchema).max(MOST_STATEMENTS),
  entities: z.array(ownEntity).max(MOST_DOCUMENTS),
  places: z.array(placeSchema).max(MOST_DOCUMENTS),
  indicators: z.array(indicatorSchema).max(MOST_DOCUMENTS),
  pairs: z.array(pairSchema).max(MOST_DOCUMENTS),
  /** Wordings that the one table does not know, each with its class: the class allows the phase. */
  wordings: z.array(phaseRuleSchema).max(MOST_DOCUMENTS),
})
export type RecordFile = z.infer<typeof recordFileSchema>

export function emptyRecord(id: string, name: string): RecordFile {
  return {
    format: RECORD_FORMAT,
    version: RECORD_VERSION,
    id,
    name,
    documents: [],
    statements: [],
    entities: [],
    places: [],
    indicators: [],
    pairs: [],
    wordings: [],
  }
}
