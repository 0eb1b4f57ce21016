import { assert } from '../base/assert.ts'
import { isoOf, type Day } from '../base/day.ts'
import { LAYER_SWITCHES, FOV_LIMITS, type Camera, type Session } from '../session/session.ts'
import type { Draft } from './draft.ts'
import type { Chapter, Picture } from './schema.ts'

export const MOST_CHAPTERS = 12

/** Where a slide of a draft stands: the pictures have places of their own, chapters go by their id. */
export type SlidePlace = 'opening' | 'closing' | 'chapter'

export const EMPTY_DRAFT: Draft = {
  version: 1,
  id: 'own-briefing',
  name: { zh: '', en: '' },
  statement: { zh: '', en: '' },
  opening: null,
  chapters: [],
  closing: null,
  cuts: [],
}

const between = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value))

/**
 * The present view as a chapter without words: what `chapterSession` makes of it is this view on the day that `day` falls
 * in. What is known on a day belongs to no chapter and is left out. The camera is kept within what a briefing may state.
 */
export function chapterOfSession(session: Session, day: Day, camera: Camera): Omit<Chapter, 'id' | 'section'> {
  const [first, second] = session.sides
  const empty = { zh: '', en: '' }
  return {
    title: empty,
    words: empty,
    facts: [],
    figures: [],
    board: [],
    reading: first.reading,
    day: isoOf(day),
    play: null,
    hour: session.hour,
    from: null,
    camera: {
      lng: between(camera.lng, 108, 118),
      lat: between(camera.lat, 30, 38),
      zoom: between(camera.zoom, 5, 18),
      bearing: Math.abs(camera.bearing) <= 180 ? camera.bearing : ((((camera.bearing + 180) % 360) + 360) % 360) - 180,
      pitch: between(camera.pitch, 0, 80),
      ...(camera.fov === undefined ? {} : { fov: between(camera.fov, FOV_LIMITS.min, FOV_LIMITS.max) }),
    },
    seconds: 4,
    ride: null,
    selection: session.selection,
    scenario: first.scenario,
    compare: second
      ? {
          scenario: second.scenario,
          reading: second.reading,
          day: second.day === undefined ? null : isoOf(second.day),
          swipe: session.swipe,
        }
      : null,
    layers: LAYER_SWITCHES.every((layer) => session.layers.has(layer))
      ? null
      : LAYER_SWITCHES.filter((layer) => session.layers.has(layer)),
    about: session.selection === null ? [] : [session.selection],
    captionPlace: 'left',
    notes: empty,
    stay: 60,
    audio: null,
  }
}

/** Every slide there is, in its order, with its place. */
export function slidesOfDraft({
  opening,
  chapters,
  closing,
}: Draft): readonly { readonly place: SlidePlace; readonly slide: Picture | Chapter }[] {
  return [
    ...(opening ? [{ place: 'opening' as const, slide: opening }] : []),
    ...chapters.map((slide) => ({ place: 'chapter' as const, slide })),
    ...(closing ? [{ place: 'closing' as const, slide: closing }] : []),
  ]
}

/** An id that no slide of the draft has. */
export function freeSlideId(draft: Draft, stem: string): string {
  const taken = new Set(slidesOfDraft(draft).map(({ slide }) => slide.id))
  let id = stem
  for (let copy = 2; taken.has(id); copy += 1) id = `${stem}-${copy}`
  return id
}

/** Puts a view last among the chapters, in the section of the one before; never beyond twelve. */
export function addChapter(draft: Draft, id: string, view: Omit<Chapter, 'id' | 'section'>): Draft {
  assert(draft.chapters.length < MOST_CHAPTERS, 'a briefing has at most twelve chapters')
  return {
    ...draft,
    chapters: [...draft.chapters, { ...view, id, section: draft.chapters.at(-1)?.section ?? 'overview' }],
  }
}

/** Gives the opening or closing picture this view; what was said with the one before stays with it. */
export function setPicture(draft: Draft, place: 'opening' | 'closing', view: Omit<Picture, 'id'>): Draft {
  const before = draft[place]
  const kept = before && {
    title: before.title,
    words: before.words,
    facts: before.facts,
    figures: before.figures,
    board: before.board,
    notes: before.notes,
    stay: before.stay,
    seconds: before.seconds,
    audio: before.audio,
  }
  return { ...draft, [place]: { ...view, ...kept, id: before?.id ?? freeSlideId(draft, place) } }
}

/** Gives a slide the present view, and leaves all that is said of it; a picture or chapter that is not there is left out. */
export function retakeView(draft: Draft, id: string, view: Omit<Picture, 'id'>): Draft {
  const retaken = <View extends Picture>(slide: View): View => {
    if (slide.id !== id) return slide
    const { title, words, facts, figures, board, notes, stay, seconds, audio, captionPlace } = slide
    return { ...slide, ...view, id, title, words, facts, figures, board, notes, stay, seconds, audio, captionPlace }
  }
  return {
    ...draft,
    opening: draft.opening && retaken(draft.opening),
    chapters: draft.chapters.map(retaken),
    closing: draft.closing && retaken(draft.closing),
  }
}

/** Cuts keep the order of the chapters, and lose what is gone; an empty one goes too. */
function withChapters(draft: Draft, chapters: Chapter[]): Draft {
  const cuts = draft.cuts.map((cut) => ({
    ...cut,
    chapters: chapters.filter(({ id }) => cut.chapters.includes(id)).map(({ id }) => id),
  }))
  return { ...draft, chapters, cuts: cuts.filter((cut) => cut.chapters.length > 0) }
}

/** One place earlier (-1) or later (+1); at the end of the row nothing changes. */
export function moveChapter(draft: Draft, id: string, by: 1 | -1): Draft {
  const at = draft.chapters.findIndex((chapter) => chapter.id === id)
  const [here, there] = [draft.chapters[at], draft.chapters[at + by]]
  if (!here || !there) return draft
  return withChapters(draft, draft.chapters.with(at, there).with(at + by, here))
}

export function removeSlide(draft: Draft, id: string): Draft {
  const rest = withChapters(
    draft,
    draft.chapters.filter((chapter) => chapter.id !== id),
  )
  return {
    ...rest,
    opening: draft.opening?.id === id ? null : draft.opening,
    closing: draft.closing?.id === id ? null : draft.closing,
  }
}

type Changeable = Partial<Pick<Chapter, 'title' | 'words' | 'notes' | 'facts' | 'seconds' | 'stay' | 'section'>>

/** Says something else of one slide; a picture has no section. */
export function changeSlide(draft: Draft, id: string, change: Changeable): Draft {
  const { section: _section, ...ofPicture } = change
  const picture = (slide: Picture | null): Picture | null => (slide?.id === id ? { ...slide, ...ofPicture } : slide)
  return {
    ...draft,
    opening: picture(draft.opening),
    chapters: draft.chapters.map((chapter) => (chapter.id === id ? { ...chapter, ...change } : chapter)),
    closing: picture(draft.closing),
  }
}
