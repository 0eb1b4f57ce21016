import { dayOf, type Day } from '../base/day.ts'
import { DEFAULT_SESSION, LAYER_SWITCHES, type Session, type Side } from '../session/session.ts'
import type { Chapter, Picture } from './schema.ts'

/** Where a chapter stands when all that moves in it has come to rest. */
export interface ChapterState {
  readonly session: Session
  readonly day: Day
}

/**
 * The whole view of a chapter at rest. Nothing of it comes from what was shown before; only what belongs to the viewer
 * (language, theme, pace of play, quality) is kept from `base`. A ride ends where its lines end, which the map knows: here
 * the camera is the one that the ride sets out from.
 */
export function chapterSession(chapter: Picture | Chapter, base: Session): ChapterState {
  const side: Side = { scenario: chapter.scenario, reading: chapter.reading }
  const { compare } = chapter
  const second: Side | null = compare && {
    scenario: compare.scenario,
    reading: compare.reading,
    ...(compare.day === null ? {} : { day: dayOf(compare.day) }),
  }
  return {
    session: {
      ...base,
      sides: second ? [side, second] : [side],
      swipe: compare?.swipe ?? DEFAULT_SESSION.swipe,
      layers: new Set(chapter.layers ?? LAYER_SWITCHES),
      selection: chapter.selection,
      known: null,
      hour: chapter.hour,
      camera: chapter.camera,
      featured: chapter.about,
    },
    day: dayOf(chapter.play?.to ?? chapter.day),
  }
}
