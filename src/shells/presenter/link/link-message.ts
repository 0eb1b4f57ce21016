import { z } from 'zod'
import { LANGUAGES, THEMES } from '../../../session/session.ts'
import { TIMERS } from '../../../story/story.ts'
import { slug } from '../../../facts/schema.ts'

const LONGEST_MESSAGE = 60_000

const localized = z.strictObject({ zh: z.string(), en: z.string() })
const count = z.int().min(0)
const seconds = z.number().min(0)
const page = z.strictObject({
  kind: z.enum(['opening', 'chapter', 'closing']),
  number: count.nullable(),
  title: localized,
})

const wallState = z.strictObject({
  /** `own`: made by a viewer; its words are not the project's. */
  briefing: z.strictObject({ id: slug, name: localized, own: z.boolean() }),
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
  /** The slide that is shown, its place among all, from 0, and what comes after it. */
  page: z.strictObject({ ...page.shape, words: localized, notes: localized }),
  index: count,
  pages: count,
  chapters: count,
  next: page.nullable(),
  exploring: z.enum(['free', 'overview']).nullable(),
  /** Name of the thing that is chosen on the wall. */
  chosen: localized.nullable(),
  black: z.boolean(),
  auto: z.boolean(),
  day: z.iso.date(),
  /** Seconds that this slide, and the whole briefing, have taken and are to take. */
  inPage: seconds,
  pageSeconds: seconds,
  elapsed: seconds,
  timer: z.enum(TIMERS),
  totalSeconds: seconds,
})

const command = z.discriminatedUnion('do', [
  z.strictObject({ do: z.enum(['next', 'back', 'first', 'last', 'overview', 'resume']) }),
  z.strictObject({ do: z.literal('goTo'), number: count }),
  z.strictObject({ do: z.literal('timer'), timer: z.enum(['running', 'paused', 'reset']) }),
  z.strictObject({ do: z.literal('black'), black: z.boolean() }),
  z.strictObject({ do: z.literal('auto'), auto: z.boolean() }),
  z.strictObject({ do: z.literal('language'), language: z.enum(LANGUAGES) }),
])

const session = z.string().regex(/^[0-9a-f]{16}$/)
const message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ask'), session }),
  z.strictObject({ kind: z.literal('state'), session, state: wallState }),
  z.strictObject({ kind: z.literal('command'), session, command }),
  z.strictObject({ kind: z.literal('over'), session }),
])

/** What is on the wall, with all that the presenter's window says of it. */
export type WallState = z.infer<typeof wallState>
/** What the presenter's window asks of the wall. */
export type WallCommand = z.infer<typeof command>
/** What the two windows of one presentation tell each other; `session` says of which. */
export type LinkMessage = z.infer<typeof message>

/** A message as it was sent, or null for whatever else another page of this origin may have said. */
export function readLinkMessage(text: unknown): LinkMessage | null {
  if (typeof text !== 'string' || text.length > LONGEST_MESSAGE) return null
  try {
    const read = message.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** Whether a text is an id of a presentation. */
export function isLinkSession(text: string): boolean {
  return session.safeParse(text).success
}
