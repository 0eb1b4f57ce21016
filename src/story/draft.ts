import { z } from 'zod'
import { slug } from '../facts/schema.ts'
import { SECTIONS, ownBriefingSchema, chapterSchema, pictureSchema, type Briefing, type Picture } from './schema.ts'

/** Words that may still be missing. */
const looseWords = z.strictObject({ zh: z.string(), en: z.string() })
const loose = { title: looseWords, words: looseWords, notes: looseWords }

/** A briefing under way: words may be empty, chapters may lack, and the opening and closing pictures be missing. Ids differ. */
export const draftSchema = z
  .strictObject({
    version: z.literal(1),
    id: slug,
    name: looseWords,
    statement: looseWords,
    opening: pictureSchema.extend(loose).nullable(),
    chapters: z.array(chapterSchema.extend(loose)).max(12),
    closing: pictureSchema.extend(loose).nullable(),
    cuts: z.array(z.strictObject({ id: slug, name: looseWords, chapters: z.array(slug) })).default([]),
  })
  .superRefine(({ opening, chapters, closing }, context) => {
    const seen = new Set<string>()
    const look = (path: (string | number)[], slide: { readonly id: string } | null): void => {
      if (slide && seen.has(slide.id))
        context.addIssue({
          code: 'custom',
          path: [...path, 'id'],
          message: `"${slide.id}" is given twice in this briefing`,
        })
      if (slide) seen.add(slide.id)
    }
    look(['opening'], opening)
    chapters.forEach((chapter, at) => look(['chapters', at], chapter))
    look(['closing'], closing)
  })

export type Draft = Omit<Briefing, 'opening' | 'closing'> & { opening: Picture | null; closing: Picture | null }

const LACKING = ['name', 'statement', 'opening', 'closing', 'chapters', 'title', 'words', 'notes', 'section'] as const

/** One thing between a draft and a full briefing. `slide` is the id of the slide that it is about; `detail` is for what has no words of its own. */
export interface Lack {
  readonly kind: (typeof LACKING)[number] | 'other'
  readonly slide: string | null
  readonly detail: string
}

/** What a draft still lacks; empty exactly when it is a whole briefing of one's own. */
export function lacksOf(draft: Draft): readonly Lack[] {
  const parsed = ownBriefingSchema.safeParse(draft)
  const found = (parsed.error?.issues ?? []).map(({ path, message }): Lack => {
    const [first, second] = path
    const inside =
      first === 'chapters'
        ? draft.chapters[Number(second)]
        : first === 'opening'
          ? draft.opening
          : first === 'closing'
            ? draft.closing
            : null
    const isWhole = first === 'chapters' ? second === undefined : inside === null
    const field = isWhole ? first : path[first === 'chapters' ? 2 : 1]
    const kind = LACKING.find((name) => name === field)
    return {
      kind: kind ?? 'other',
      slide: isWhole ? null : (inside?.id ?? null),
      detail: kind ? '' : `/${path.join('/')}: ${message}`,
    }
  })
  // The schema looks at the order only once all else is in place; whoever makes a briefing is told at once.
  const order = found.some(({ kind }) => kind === 'section')
    ? []
    : draft.chapters.filter(
        (chapter, at) =>
          at > 0 && SECTIONS.indexOf(chapter.section) < SECTIONS.indexOf(draft.chapters[at - 1]!.section),
      )
  const all = [...found, ...order.map(({ id }): Lack => ({ kind: 'section', slide: id, detail: '' }))]
  return all.filter(
    (lack, at) =>
      all.findIndex(
        (other) => other.kind === lack.kind && other.slide === lack.slide && other.detail === lack.detail,
      ) === at,
  )
}
