import { z } from 'zod'
import { basisKind, isoDate, slug, words } from '../facts/schema.ts'
import { LAYER_SWITCHES, FOV_LIMITS } from '../session/session.ts'

const camera = z.strictObject({
  lng: z.number().min(108).max(118),
  lat: z.number().min(30).max(38),
  zoom: z.number().min(5).max(18),
  bearing: z.number().min(-180).max(180),
  pitch: z.number().min(0).max(80),
  /** The lens: vertical field of view in degrees; left out, the map's usual one. */
  fov: z.number().min(FOV_LIMITS.min).max(FOV_LIMITS.max).optional(),
})
const reading = z.enum(['planned', 'documented', 'both', 'difference'])

/** What moves in a view: a flight from `from` to `camera`, or a ride along lines, and a stretch of days. */
const movingView = {
  reading,
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
  ride: z
    .strictObject({
      entities: z.array(slug).min(1),
      seconds: z.number().positive().max(120),
      zoom: z.number(),
      pitch: z.number(),
    })
    .nullable(),
  selection: slug.nullable(),
}

/**
 * A view composed by hand, with what moves in it: a flight from `from` to `camera`, or a ride along lines, and a stretch
 * of days. Every claim in its caption carries the ids of its facts.
 */
export const shotSchema = z.strictObject({
  id: slug,
  name: words,
  caption: words,
  /** What the caption says instead from a day on. */
  turn: z.strictObject({ from: isoDate, caption: words }).optional(),
  facts: z.array(slug),
  ...movingView,
})
export type Shot = z.infer<typeof shotSchema>

/** The order in which delegations are led: overview, as reported, plan, key projects, outlook. */
export const SECTIONS = ['overview', 'reported', 'planned', 'projects', 'outlook'] as const

/** A path inside the app's own files: never an address outside. */
const ownFile = z
  .string()
  .regex(
    /^[\w-]+(\/[\w-]+)*\.(mp3|m4a|ogg|opus|wav)$/,
    'a sound file of the app itself, for example "narration/opening-zh.mp3"',
  )

/** What a picture and a chapter share: the whole view, what is said of it, and how it is spoken. */
const pictureShape = {
  id: slug,
  title: words,
  words,
  /** Behind every claim of title and words. */
  facts: z.array(slug),
  /** Figures in the words that no document prints, each marked on the screen as derived or assumed, with why. */
  figures: z.array(z.strictObject({ words, basis: basisKind.exclude(['stated']), why: words })).default([]),
  /** Facts of these whose figures stand large on the screen, where what is told of has no place on the map. */
  board: z.array(slug).max(4).default([]),
  ...movingView,
  /** Scenario of the view, by id. */
  scenario: slug.default('reference'),
  /** A second scenario, reading or day beside the first; `swipe` is the share of the screen, from the left, that the first keeps. */
  compare: z
    .strictObject({ scenario: slug, reading, day: isoDate.nullable().default(null), swipe: z.number().min(0).max(1) })
    .nullable()
    .default(null),
  /** What is switched on; null for everything. */
  layers: z.array(z.enum(LAYER_SWITCHES)).nullable(),
  /** Entities that the view must show; the caption keeps clear of them. */
  about: z.array(slug),
  /** The side of the screen that the caption takes; the camera keeps its subject clear of it. */
  captionPlace: z.enum(['left', 'right', 'bottom']),
  notes: words,
  /** Seconds until a briefing that runs by itself goes on, where no recording times it. */
  stay: z.number().positive().max(600),
  audio: z.strictObject({ zh: ownFile.optional(), en: ownFile.optional() }).nullable().default(null),
}

/** What a picture states. */
export const pictureSchema = z.strictObject(pictureShape)
/** What a chapter states. */
export const chapterSchema = z.strictObject({ ...pictureShape, section: z.enum(SECTIONS) })

/** One chapter: it states the whole view, so that jumping to it equals walking there. */
export type Chapter = z.infer<typeof chapterSchema>
/** An opening or closing picture: a view with title words, told like a chapter but outside the count. */
export type Picture = z.infer<typeof pictureSchema>

const ownShape = z.strictObject({
  version: z.literal(1),
  id: slug,
  name: words,
  statement: words,
  opening: pictureSchema,
  chapters: z.array(chapterSchema).min(1).max(12),
  closing: pictureSchema,
  cuts: z.array(z.strictObject({ id: slug, name: words, chapters: z.array(slug).min(1) })).default([]),
})

/** Ids differ, sections come in their order, and so do the chapters of a cut. */
function checkOrder(
  { opening, chapters, closing, cuts }: z.infer<typeof ownShape>,
  context: z.core.$RefinementCtx,
): void {
  const ids = [opening, ...chapters, closing].map(({ id }) => id)
  for (const [at, id] of ids.entries()) {
    const path = at === 0 ? ['opening', 'id'] : at === ids.length - 1 ? ['closing', 'id'] : ['chapters', at - 1, 'id']
    if (ids.indexOf(id) !== at)
      context.addIssue({ code: 'custom', path, message: `"${id}" is given twice in this briefing` })
  }
  for (const [at, chapter] of chapters.entries()) {
    const before = chapters[at - 1]
    if (before && SECTIONS.indexOf(chapter.section) < SECTIONS.indexOf(before.section)) {
      context.addIssue({
        code: 'custom',
        path: ['chapters', at, 'section'],
        message: `"${chapter.section}" comes before "${before.section}": overview, reported, planned, projects, outlook`,
      })
    }
  }
  for (const [at, cut] of cuts.entries()) {
    const places = cut.chapters.map((id) => chapters.findIndex((chapter) => chapter.id === id))
    for (const [on, place] of places.entries()) {
      if (place < 0)
        context.addIssue({
          code: 'custom',
          path: ['cuts', at, 'chapters', on],
          message: `no chapter "${cut.chapters[on]}"`,
        })
      else if (on > 0 && place <= places[on - 1]!)
        context.addIssue({
          code: 'custom',
          path: ['cuts', at, 'chapters', on],
          message: 'a cut keeps the order of the chapters',
        })
    }
  }
}

/** A briefing of one's own: whole with one chapter already, for its maker knows how long it has to be. */
export const ownBriefingSchema = ownShape.superRefine(checkOrder)

/**
 * A briefing: an opening picture, six to twelve chapters, a closing picture. A cut is a shorter way through the same
 * chapters, in their order. Ids of chapters and pictures differ within a briefing.
 */
export const briefingSchema = ownShape
  .extend({ chapters: z.array(chapterSchema).min(6).max(12) })
  .superRefine(checkOrder)
export type Briefing = z.infer<typeof briefingSchema>
