import { asDay, dayOf, type Day } from '../../base/day.ts'
import type { Camera, Language, Session } from '../../session/session.ts'
import type { CameraPath } from '../../stage/camera-path.ts'
import { chapterSession } from '../../story/chapter-session.ts'
import type { Chapter, Picture, Shot } from '../../story/schema.ts'
import { secondsOf, type Slide } from '../../story/slides.ts'
import type { CameraAnimation } from '../../stage/stage-view.ts'

/** The way of a camera through a view; `span` is the longer side of the picture in CSS pixels. */
export type PathOf = (animation: CameraAnimation, before: Camera, span: number) => Promise<CameraPath>

/** A stretch of film with one view, its days and its words. */
export interface FilmPart {
  readonly seconds: number
  readonly session: Session
  readonly title: string
  readonly words: string
  /** The picture before fades into this part: its camera does not come from there. */
  readonly cut: boolean
  dayAt(seconds: number): Day
  /** `before` is the camera at the end of the part before, `span` the longer side of the view in CSS pixels. */
  pathFrom(pathOf: PathOf, before: Camera, span: number): Promise<CameraPath>
}

/** Degrees that the camera goes round in a second, where it does. */
const ORBIT_DEG = 3

/** Share of a film of days after which the last one stands. */
const ARRIVED = 0.86

/** A stretch of days seen from one place; the last day stands for a moment at the end. */
export function filmOfDays(
  session: Session,
  camera: Camera,
  days: { readonly from: Day; readonly to: Day },
  seconds: number,
  orbit: boolean,
  title: string,
): readonly FilmPart[] {
  return [
    {
      seconds,
      session,
      title,
      words: '',
      cut: true,
      dayAt: (at) => asDay(days.from + (days.to - days.from) * Math.min(1, at / (seconds * ARRIVED))),
      pathFrom: async () => (at) => (orbit ? { ...camera, bearing: camera.bearing + ORBIT_DEG * at } : camera),
    },
  ]
}

/** A briefing, or any views in their order: each with its flight, its ride, its days and its words, as long as it is told. */
export function filmOfSlides(slides: readonly Slide[], base: Session, language: Language): readonly FilmPart[] {
  return slides.map((slide): FilmPart => {
    const { view } = slide
    const [from, to] = [dayOf(view.day), dayOf(view.play?.to ?? view.day)]
    return {
      seconds: secondsOf(slide),
      session: chapterSession(view, base).session,
      title: view.title[language],
      words: view.words[language],
      cut: view.from !== null,
      dayAt: (at) => asDay(Math.min(to, from + at * (view.play?.daysPerSecond ?? 0))),
      pathFrom: (pathOf, before, span) => pathOf(view, before, span),
    }
  })
}

/** Views composed by hand, as slides without a frame around them. */
export function slidesOfShots(shots: readonly Shot[]): readonly Slide[] {
  return shots.map((shot, at) => ({ kind: 'chapter', view: pictureOf(shot), number: at + 1, section: null }))
}

/** Seconds that a composed view stands after what moves in it. */
const STAY_AFTER_S = 4

function pictureOf({ name, caption, turn, ...shot }: Shot): Picture | Chapter {
  const days = shot.play ? (dayOf(shot.play.to) - dayOf(shot.day)) / shot.play.daysPerSecond : 0
  return {
    ...shot,
    title: name,
    words: turn ? { zh: `${caption.zh}${turn.caption.zh}`, en: `${caption.en} ${turn.caption.en}` } : caption,
    figures: [],
    board: [],
    scenario: 'reference',
    compare: null,
    layers: null,
    about: [],
    captionPlace: 'bottom',
    notes: { zh: '', en: '' },
    stay: Math.max(days, shot.seconds + (shot.ride?.seconds ?? 0)) + STAY_AFTER_S,
    audio: null,
  }
}

/** One picture of a film. */
export interface FilmFrame {
  readonly part: number
  /** Seconds since its part began, and since the film began. */
  readonly inPart: number
  readonly at: number
}

/** The frames of a film at so many a second: evenly spaced over the whole, each in the part that it falls into. */
export function framesOf(parts: readonly Pick<FilmPart, 'seconds'>[], perSecond: number): readonly FilmFrame[] {
  const starts = parts.reduce<number[]>((list, { seconds }) => [...list, list.at(-1)! + seconds], [0])
  const count = Math.max(1, Math.round(starts.at(-1)! * perSecond))
  return Array.from({ length: count }, (_, i) => {
    const at = i / perSecond
    const part = Math.max(
      0,
      starts.findLastIndex((start, index) => index < parts.length && start <= at + 1e-9),
    )
    return { part, inPart: Math.max(0, at - starts[part]!), at }
  })
}
