import { z } from 'zod'
import { isoDate, slug, words } from '../facts/schema.ts'

const camera = z.strictObject({
  lng: z.number().min(108).max(118),
  lat: z.number().min(30).max(38),
  zoom: z.number().min(5).max(18),
  bearing: z.number().min(-180).max(180),
  pitch: z.number().min(0).max(72),
})

/**
 * A view composed by hand, with what moves in it: a flight from `from` to `camera`, or a ride along lines, and a stretch
 * of days. Every claim in its caption carries the ids of its facts.
 */
export const shotSchema = z.strictObject({
  id: slug,
  name: words,
  caption: words,
  facts: z.array(slug),
  reading: z.enum(['planned', 'documented', 'both', 'difference']),
  day: isoDate,
  /** Plays to this day at this pace; null stands still. */
  play: z.strictObject({ to: isoDate, daysPerSecond: z.number().positive() }).nullable(),
  /** Hour of the light; null leaves the theme's own. */
  hour: z.number().min(0).max(24).nullable(),
  from: camera.nullable(),
  camera,
  /** Of the flight. */
  seconds: z.number().min(0).max(60),
  /** Lines to ride along, one after the other, from the height of this zoom. */
  ride: z.strictObject({ entities: z.array(slug).min(1), seconds: z.number().positive().max(120), zoom: z.number(), pitch: z.number() }).nullable(),
  selection: slug.nullable(),
})
export type Shot = z.infer<typeof shotSchema>
