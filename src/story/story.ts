import { createStore, type StoreApi } from 'zustand/vanilla'
import { assertDefined } from '../base/assert.ts'
import { chapterSession } from './chapter-session.ts'
import type { Briefing } from './schema.ts'
import { createSlidePlayer, type StoryStage } from './slide-player.ts'
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

/** Which slides are shown, where they begin, and what was asked for in vain. */
function openStory({ briefing, cut = null, at = null }: StoryOptions): Pick<StoryState, 'cut' | 'slides' | 'index'> & {
  readonly faults: readonly StoryFault[]
} {
  const slides = slidesOf(briefing, cut)
  const known = briefing.cuts.some(({ id }) => id === cut) ? cut : null
  const asked =
    at === null || at === '' ? 0 : slides.findIndex(({ view, number }) => view.id === at || String(number) === at)
  const isLeftOut = known !== null && slidesOf(briefing).some(({ view }) => view.id === at)
  return {
    slides,
    cut: known,
    index: Math.max(0, asked),
    faults: [
      ...(cut === known || cut === '' ? [] : [{ parameter: 'cut', value: cut ?? '', isLeftOut: false } as const]),
      ...(asked >= 0 ? [] : [{ parameter: 'chapter', value: at ?? '', isLeftOut } as const]),
    ],
  }
}

/** Time passes: on the timer, and for the slide while it is shown. True when the slide's time is over. */
function passTime(state: StoreApi<StoryState>, seconds: number): boolean {
  const { elapsed, timer, inSlide, exploring, black, auto, narration, index, slides } = state.getState()
  const isShown = exploring === null && !black
  state.setState({
    elapsed: timer === 'running' ? elapsed + seconds : elapsed,
    inSlide: isShown ? inSlide + seconds : inSlide,
  })
  const slide = assertDefined(slides[index], 'the slide that is shown')
  return isShown && auto && inSlide + seconds >= (narration ?? secondsOf(slide))
}

export function createStory(stage: StoryStage, options: StoryOptions): Story {
  const { store } = stage
  const { briefing, auto = false, loop = false, timed = { timer: 'running', elapsed: 0 } } = options
  const { faults, ...opening } = openStory(options)
  const { slides } = opening
  const state = createStore<StoryState>(() => ({
    briefing,
    ...opening,
    exploring: null,
    black: false,
    auto,
    elapsed: timed.elapsed,
    timer: timed.timer,
    inSlide: 0,
    narration: null,
  }))
  const player = createSlidePlayer(stage, () => state.setState({ exploring: 'free' }))
  const show = (index: number): void => {
    player.end()
    state.setState({ index, exploring: null, black: false, inSlide: 0, narration: null })
    player.play(assertDefined(slides[index], 'the slide that is shown'))
  }
  const leave = (exploring: 'free' | 'overview'): void => {
    player.leave()
    state.setState({ exploring })
  }
  const setBlack = (black: boolean): void => {
    if (black === state.getState().black) return
    state.setState({ black })
    player.setHeld(black)
  }
  /** The first turn of a page begins it: the briefing may stand open long before anyone has come. */
  const startTimer = (): void => {
    if (state.getState().timer === 'waiting') state.setState({ timer: 'running' })
  }
  const step = (by: 1 | -1): void => {
    const { index, black } = state.getState()
    if (black) return setBlack(false)
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
  show(opening.index)
  return {
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
      player.visit(session, day)
    },
    resume: () => void player.comeBack(() => state.setState({ exploring: null })),
    setBlack,
    setAuto: (next) => state.setState({ auto: next, inSlide: 0 }),
    setNarration: (narration) => state.setState({ narration }),
    setTimer: (timer) => state.setState({ timer }),
    resetTimer: () => state.setState({ timer: 'waiting', elapsed: 0 }),
    advance(seconds) {
      if (!(seconds > 0) || !passTime(state, seconds)) return
      if (loop || state.getState().index < slides.length - 1) step(1)
    },
    stop: player.stop,
  }
}
