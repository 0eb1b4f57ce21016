import { FIRST_DAY, HORIZON_DAY, clampDay, type Day } from '../base/day.ts'

/**
 * The one clock. The day is a plain number that listeners read; it never passes through React while it runs.
 * Time is put in by whoever drives it (`advance`): the frame loop, or a test by hand.
 */
export interface Clock {
  readonly day: Day
  readonly playing: boolean
  /** Days per second of play. */
  readonly speed: number
  /** The last day it runs to; a scenario may push it beyond the end of 2025. */
  readonly end: Day
  setEnd(day: Day): void
  goToDay(day: Day): void
  play(): void
  pause(): void
  setSpeed(daysPerSecond: number): void
  /** Lets `seconds` of play pass; at its end play ends. Does nothing while paused. */
  advance(seconds: number): void
  /** Called after every change; returns the way to stop listening. */
  subscribe(listener: () => void): () => void
}

export function createClock(initialDay: Day, from: Day = FIRST_DAY, to: Day = HORIZON_DAY): Clock {
  const listeners = new Set<() => void>()
  const state = { day: clampDay(initialDay, from, to), playing: false, speed: 30, end: to }
  const change = (next: Partial<typeof state>): void => {
    Object.assign(state, next)
    for (const listener of [...listeners]) listener()
  }
  return {
    get day() {
      return state.day
    },
    get playing() {
      return state.playing
    },
    get speed() {
      return state.speed
    },
    get end() {
      return state.end
    },
    setEnd(end) {
      if (end === state.end) return
      const day = clampDay(state.day, from, end)
      change({ end, day, playing: state.playing && day < end })
    },
    goToDay(day) {
      if (Number.isNaN(day)) return
      const next = clampDay(day, from, state.end)
      if (next !== state.day) change({ day: next })
    },
    play() {
      // Play at the end starts over: a presenter who presses it there wants to see it again.
      if (!state.playing) change({ playing: true, day: state.day >= state.end ? from : state.day })
    },
    pause() {
      if (state.playing) change({ playing: false })
    },
    setSpeed(speed) {
      if (speed !== state.speed) change({ speed })
    },
    advance(seconds) {
      if (!state.playing || !(seconds > 0)) return
      const next = clampDay(state.day + seconds * state.speed, from, state.end)
      change({ day: next, playing: next < state.end })
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
