import { dayOf, type Day } from '../base/day.ts'
import { LAYER_SWITCHES, type Session } from '../session/session.ts'
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
  const side = { scenario: chapter.scenario, reading: chapter.reading }
  const { compare } = chapter
  return {
    session: {
      ...base,
      sides: compare ? [side, { scenario: compare.scenario, reading: compare.reading }] : [side],
      layers: new Set(chapter.layers ?? LAYER_SWITCHES),
      selection: chapter.selection,
      known: null,
      hour: chapter.hour,
      camera: chapter.camera,
    },
    day: dayOf(chapter.play?.to ?? chapter.day),
  }
}
