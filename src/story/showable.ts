import type { LocalizedText } from '../base/localized-text.ts'
import type { Draft } from './draft.ts'
import { freeSlideId } from './edit-briefing.ts'
import type { Briefing, Chapter, Picture } from './schema.ts'

/** LocalizedText in both languages: what is missing in one is taken from the other, as a speaker would rather than show nothing. */
function inBoth({ zh, en }: LocalizedText, otherwise: LocalizedText): LocalizedText {
  const given = [zh, en].filter((one) => one.trim() !== '')
  if (given.length === 0) return otherwise
  return { zh: zh.trim() === '' ? given[0]! : zh, en: en.trim() === '' ? given[0]! : en }
}

const NOTHING: LocalizedText = { zh: '', en: '' }

/**
 * A draft as a briefing that can be shown, under this id; null while it has no chapter. Nothing is made up: a picture that
 * is missing has the view of the chapter beside it, at rest, and only the briefing's name and sentence as its words.
 */
export function showDraft(draft: Draft, id: string, untitled: LocalizedText): Briefing | null {
  const [first, last] = [draft.chapters[0], draft.chapters.at(-1)]
  if (!first || !last) return null
  const name = inBoth(draft.name, untitled)
  const complete = <View extends Picture>(slide: View): View => ({
    ...slide,
    title: inBoth(slide.title, untitled),
    words: inBoth(slide.words, NOTHING),
    notes: inBoth(slide.notes, NOTHING),
  })
  const beside = (
    { section: _section, ...view }: Chapter,
    place: 'opening' | 'closing',
    day: string,
    words: LocalizedText,
  ): Picture => ({
    ...view,
    id: freeSlideId(draft, place),
    title: name,
    words: inBoth(words, NOTHING),
    notes: NOTHING,
    facts: [],
    figures: [],
    board: [],
    audio: null,
    day,
    play: null,
    ride: null,
  })
  return {
    version: 1,
    id,
    name,
    statement: inBoth(draft.statement, NOTHING),
    opening: draft.opening ? complete(draft.opening) : beside(first, 'opening', first.day, draft.statement),
    chapters: draft.chapters.map(complete),
    closing: draft.closing ? complete(draft.closing) : beside(last, 'closing', last.play?.to ?? last.day, NOTHING),
    cuts: draft.cuts
      .filter((cut) => cut.chapters.some((chapter) => draft.chapters.some((one) => one.id === chapter)))
      .map((cut) => ({ ...cut, name: inBoth(cut.name, { zh: cut.id, en: cut.id }) })),
  }
}

/** An id that none of these has: the same, or with a number after it. */
export function freeBriefingId(id: string, taken: ReadonlySet<string>): string {
  let free = id
  for (let copy = 2; taken.has(free); copy += 1) free = `${id}-${copy}`
  return free
}
