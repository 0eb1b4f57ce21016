import { z } from 'zod'
import { dayOf, type Day } from '../base/day.ts'
import { isoDate, slug } from '../facts/schema.ts'

/**
 * What a bureau's own schedule says of the works themselves: a source class of its own. It is never evidence (facts come
 * from documents only), never a plan (edits are), and no reading of the clock counts it; it is shown beside both.
 */
export const ownRecordSchema = z
  .strictObject({
    entity: slug,
    /** The work as the file names it. */
    name: z.string().min(1).max(300),
    actualStart: isoDate.nullable(),
    /** The last day of works, as the file has it: not exclusive. */
    actualFinish: isoDate.nullable(),
    /** 0 to 100. */
    percent: z.number().min(0).max(100).nullable(),
    /** Where it stands: the file's name, and its row or line from 1. */
    file: z.string().min(1).max(200),
    row: z.int().positive(),
  })
  .refine(
    ({ actualStart, actualFinish, percent }) => actualStart !== null || actualFinish !== null || percent !== null,
    'a record says at least one thing',
  )
  .refine(
    ({ actualStart, actualFinish }) => actualStart === null || actualFinish === null || actualStart <= actualFinish,
    { path: ['actualFinish'], message: 'ends before it starts' },
  )
export type OwnRecord = z.infer<typeof ownRecordSchema>

/** What an own record says of a day; `unknown` where it says nothing of that day. */
export type OwnState = 'not-begun' | 'under-way' | 'finished' | 'unknown'

export function ownStateAt(record: OwnRecord, day: Day): OwnState {
  const start = record.actualStart === null ? null : dayOf(record.actualStart)
  const finish = record.actualFinish === null ? null : dayOf(record.actualFinish)
  if (finish !== null && day >= finish + 1) return 'finished'
  if (start !== null && day < start) return 'not-begun'
  return start === null ? 'unknown' : 'under-way'
}
