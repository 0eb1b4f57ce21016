import type { Briefing, Chapter, Picture } from './schema.ts'

export type Section = Chapter['section']

/** One stop of a briefing, in the order shown: opening, chapters, closing. */
export interface Slide {
  readonly kind: 'opening' | 'chapter' | 'closing'
  /** The view and the words. */
  readonly view: Picture | Chapter
  /** From 1, of the chapters shown; null for the pictures. */
  readonly number: number | null
  readonly section: Section | null
}

/** The slides of a briefing, or of one of its cuts; the pictures are always among them. An unknown cut is no cut. */
export function slidesOf(briefing: Briefing, cut: string | null = null): readonly Slide[] {
  const kept = briefing.cuts.find(({ id }) => id === cut)?.chapters
  const chapters = kept ? briefing.chapters.filter(({ id }) => kept.includes(id)) : briefing.chapters
  return [
    { kind: 'opening', view: briefing.opening, number: null, section: null },
    ...chapters.map((view, at): Slide => ({ kind: 'chapter', view, number: at + 1, section: view.section })),
    { kind: 'closing', view: briefing.closing, number: null, section: null },
  ]
}

/** Seconds that a slide takes where nothing is recorded: its stay, or what moves in it if that is longer. */
export function secondsOf({ view }: Pick<Slide, 'view'>): number {
  return Math.max(view.stay, view.seconds + (view.ride?.seconds ?? 0))
}
