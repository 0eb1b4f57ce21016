import { z } from 'zod'
import { slug } from '../../../facts/schema.ts'
import { LANGUAGES, THEMES } from '../../../session/session.ts'

const LONGEST_STATE = 20_000
const LONGEST_BRIEFING = 2_000_000

const followState = z.strictObject({
  version: z.literal(1),
  briefing: slug.max(120),
  /** Made by the presenter: it comes along, under a topic of its own. */
  own: z.boolean(),
  cut: slug.max(120).nullable(),
  slide: slug.max(120),
  exploring: z.enum(['free', 'overview']).nullable(),
  /** What is explored, as the address of that view; null while the slide itself is shown. */
  view: z.string().max(4000).nullable(),
  black: z.boolean(),
  language: z.enum(LANGUAGES),
  theme: z.enum(THEMES),
})

/** What is on the wall, as far as a follower needs it: the slide runs there by itself, as it does on the wall. */
export type FollowState = z.infer<typeof followState>

/** Where a presentation speaks on a broker: that the wall is there, what it shows, and the briefing if it is the presenter's own. */
export interface FollowTopics {
  readonly wall: string
  readonly state: string
  readonly briefing: string
}

export function followTopics(prefix: string, session: string): FollowTopics {
  return {
    wall: `${prefix}/${session}/wall`,
    state: `${prefix}/${session}/state`,
    briefing: `${prefix}/${session}/briefing`,
  }
}

/** A state as it was sent; null for whatever else someone may have put on the broker, and for none. */
export function readFollowState(text: string): FollowState | null {
  if (text === '' || text.length > LONGEST_STATE) return null
  try {
    const read = followState.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** Whether a briefing that came along is short enough to be looked at. */
export function isReadableBriefing(text: string): boolean {
  return text !== '' && text.length <= LONGEST_BRIEFING
}
