import { createStore, type StoreApi } from 'zustand/vanilla'
import { assertDefined } from '../base/assert.ts'
import type { Day } from '../base/day.ts'
import type { Clock } from '../session/clock.ts'
import type { Session, SessionStore } from '../session/session.ts'
import { chapterSession } from './chapter-session.ts'
import { runView, type Run, type ViewCamera } from './run-view.ts'
import type { Briefing } from './schema.ts'
import { secondsOf, slidesOf, type Slide } from './slides.ts'

/** The clock of the whole: it waits for the first turn, runs, or stands. */
export const TIMERS = ['waiting', 'running', 'paused'] as const
export type Timer = (typeof TIMERS)[number]

/** Of what was asked for, what the briefing does not have: its beginning, or the whole of it, is shown in its place. */
export interface StoryFault {
  readonly parameter: 'chapter' | 'cut'
  readonly value: string
  /** The chapter is one of the briefing, and the cut leaves it out. */
  readonly isLeftOut: boolean
}

/** How far a briefing has come. */
export interface StoryState {
  readonly briefing: Briefing
  readonly cut: string | null
  readonly slides: readonly Slide[]
  readonly index: number
  /** The viewer has left the slide's view for one of their own; `overview` shows the opening picture's view meanwhile. */
  readonly exploring: 'free' | 'overview' | null
  readonly black: boolean
  /** Goes on by itself when a slide's time is over. */
  readonly auto: boolean
  /** Seconds that the timer has counted, and of this slide as long as it was shown. */
  readonly elapsed: number
  readonly timer: Timer
  readonly inSlide: number
  /** Length in seconds of the recording that times this slide; null without one. */
  readonly narration: number | null
}

export interface StoryStage {
  readonly store: SessionStore
  readonly clock: Clock
  /** The map's camera for a slide, with its caption's room kept clear; null while there is no map. */
  readonly cameraFor: (slide: Slide) => ViewCamera | null
}

export interface StoryOptions {
  readonly briefing: Briefing
  readonly cut?: string | null
  /** Id of the slide to begin with, or the number of a chapter; the opening otherwise. */
  readonly at?: string | null
  /** Where the timer stands; it runs at once where nothing else is said. */
  readonly timed?: { readonly timer: Timer; readonly elapsed: number }
  readonly auto?: boolean
  /** After the last slide comes the first. */
  readonly loop?: boolean
}

/** A briefing being shown. Whoever shows it lets time pass with `advance`: a frame loop, or a test by hand. */
export interface Story {
  readonly state: StoreApi<StoryState>
  readonly faults: readonly StoryFault[]
  /** Runs the present slide anew, for example once there is a map. */
  restart(): void
  next(): void
  back(): void
  first(): void
  last(): void
  goTo(index: number): void
  /** By the number on the screen, or by id; false when there is no such slide. */
  goToNumber(number: number): boolean
  goToId(id: string): boolean
  /** The viewer takes over; what runs stands still until `resume`. */
  explore(): void
  /** The opening picture's view, until `resume`. */
  overview(): void
  /** Back to where the slide stood. */
  resume(): void
  setBlack(black: boolean): void
  setAuto(auto: boolean): void
  setNarration(seconds: number | null): void
  setTimer(timer: 'running' | 'paused'): void
  /** Back to nothing, until the next turn. */
  resetTimer(): void
  advance(seconds: number): void
  /** Lets go of clock and session. */
  stop(): void
}

/** Seconds of the flight back from an excursion, and of the one to the overview. */
const RETURN_S = 1.8

export function createStory(
  { store, clock, cameraFor }: StoryStage,
  {
    briefing,
    cut = null,
    at = null,
    auto = false,
    loop = false,
    timed = { timer: 'running', elapsed: 0 },
  }: StoryOptions,
): Story {
  const slides = slidesOf(briefing, cut)
  const known = briefing.cuts.some(({ id }) => id === cut) ? cut : null
  const asked =
    at === null || at === '' ? 0 : slides.findIndex(({ view, number }) => view.id === at || String(number) === at)
  const start = Math.max(0, asked)
  const isLeftOut = known !== null && slidesOf(briefing).some(({ view }) => view.id === at)
  const faults: readonly StoryFault[] = [
    ...(cut === known || cut === '' ? [] : [{ parameter: 'cut', value: cut ?? '', isLeftOut: false } as const]),
    ...(asked >= 0 ? [] : [{ parameter: 'chapter', value: at ?? '', isLeftOut } as const]),
  ]
  const state = createStore<StoryState>(() => ({
    briefing,
    cut: known,
    slides,
    index: start,
    exploring: null,
    black: false,
    auto,
    elapsed: timed.elapsed,
    timer: timed.timer,
    inSlide: 0,
    narration: null,
  }))
  let run: Run | null = null
  let stood: { readonly session: Session; readonly day: Day } | null = null
  /** True while the story itself changes the session: whatever else changes it is the viewer. */
  let own = false
  const asOwn = (change: () => void): void => {
    own = true
    change()
    own = false
  }
  const slide = (): Slide => assertDefined(slides[state.getState().index], 'the slide that is shown')

  const show = (index: number): void => {
    run?.stop()
    stood = null
    state.setState({ index, exploring: null, black: false, inSlide: 0, narration: null })
    const { view } = slide()
    asOwn(() => {
      run = runView(view, chapterSession(view, store.getState()).session, { store, clock, camera: cameraFor(slide()) })
    })
  }
  /** `session` is how it stood when the viewer took over. */
  const leave = (exploring: 'free' | 'overview', session: Session = store.getState()): void => {
    if (!stood) {
      run?.hold()
      const camera = run?.arrived() ? cameraFor(slide())?.camera() : undefined
      stood = { session: { ...session, camera: camera ?? slide().view.camera }, day: clock.day }
    }
    state.setState({ exploring })
  }
  const moveTo = (session: Session): void => {
    const { camera, ...rest } = session
    const map = cameraFor(slide())
    asOwn(() => store.setState(map ? rest : session))
    void map?.fly(camera, RETURN_S)
  }
  const step = (by: 1 | -1): void => {
    const { index, black } = state.getState()
    if (black) {
      story.setBlack(false)
      return
    }
    const next = index + by
    startTimer()
    if (next in slides) show(next)
    else if (loop) show(by > 0 ? 0 : slides.length - 1)
  }
  const turnTo = (index: number): boolean => {
    if (!(index in slides)) return false
    startTimer()
    show(index)
    return true
  }
  /** The first turn of a page begins it: the briefing may stand open long before anyone has come. */
  const startTimer = (): void => {
    if (state.getState().timer === 'waiting') state.setState({ timer: 'running' })
  }
  const stopStore = store.subscribe((now, before) => {
    if (own || stood) return
    if (
      now.selection !== before.selection ||
      now.sides !== before.sides ||
      now.layers !== before.layers ||
      now.known !== before.known
    )
      leave('free', before)
  })

  const story: Story = {
    state,
    faults,
    restart: () => show(state.getState().index),
    next: () => step(1),
    back: () => step(-1),
    first: () => show(0),
    last: () => turnTo(slides.length - 1),
    goTo: turnTo,
    goToNumber: (number) => turnTo(slides.findIndex((one) => one.number === number)),
    goToId: (id) => turnTo(slides.findIndex(({ view }) => view.id === id)),
    explore: () => leave('free'),
    overview() {
      leave('overview')
      const { session, day } = chapterSession(briefing.opening, store.getState())
      moveTo(session)
      clock.goToDay(day)
    },
    resume() {
      if (!stood) return
      const { session, day } = stood
      const { language, theme, quality, speed } = store.getState()
      moveTo({ ...session, language, theme, quality, speed })
      clock.pause()
      clock.goToDay(day)
      stood = null
      state.setState({ exploring: null })
      run?.release()
    },
    setBlack(black) {
      if (black === state.getState().black) return
      state.setState({ black })
      if (stood) return
      if (black) run?.hold()
      else run?.release()
    },
    setAuto: (next) => state.setState({ auto: next, inSlide: 0 }),
    setNarration: (narration) => state.setState({ narration }),
    setTimer: (timer) => state.setState({ timer }),
    resetTimer: () => state.setState({ timer: 'waiting', elapsed: 0 }),
    advance(seconds) {
      if (!(seconds > 0)) return
      const { elapsed, timer, inSlide, exploring, black, auto: goesOn, narration, index } = state.getState()
      const shown = exploring === null && !black
      state.setState({
        elapsed: timer === 'running' ? elapsed + seconds : elapsed,
        inSlide: shown ? inSlide + seconds : inSlide,
      })
      if (!shown || !goesOn || inSlide + seconds < (narration ?? secondsOf(slide()))) return
      if (loop || index < slides.length - 1) step(1)
    },
    stop() {
      run?.stop()
      clock.pause()
      stopStore()
      store.setState({ featured: [] })
    },
  }
  show(start)
  return story
}
