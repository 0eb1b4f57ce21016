/**
 * What a hall's screen is doing: it runs its loop; a visitor explores, and has so many seconds left before it asks; it
 * asks whether anyone is still there, and has so many seconds left before everything starts over.
 */
export type IdleState =
  | { readonly kind: 'loop' }
  | { readonly kind: 'exploring'; readonly left: number }
  | { readonly kind: 'asking'; readonly left: number }

export type IdleEvent =
  /** A touch anywhere, a key, or "I'm still looking". While it is asking, only that answer counts: see `look`. */
  | { readonly kind: 'touch' }
  /** "I'm still looking". */
  | { readonly kind: 'look' }
  /** "Start again", or a command from outside. */
  | { readonly kind: 'restart' }
  /** So many seconds have passed. A clock that was set back passes none; a machine that slept passes them all at once. */
  | { readonly kind: 'pass'; readonly seconds: number }

/** In seconds. */
export interface IdleTimes {
  readonly idle: number
  readonly countdown: number
}

export const LOOP: IdleState = { kind: 'loop' }

/** The state after an event. Pure: time comes in as an event. The same object is given back when nothing has changed. */
export function nextIdleState(state: IdleState, event: IdleEvent, times: IdleTimes): IdleState {
  const exploring = (): IdleState =>
    state.kind === 'exploring' && state.left === times.idle ? state : { kind: 'exploring', left: times.idle }
  if (event.kind === 'restart') return LOOP
  if (event.kind === 'look') return state.kind === 'loop' ? state : exploring()
  // A countdown covers the screen with two large answers: a touch beside them is no answer, but someone is there.
  if (event.kind === 'touch') return state.kind === 'asking' ? { kind: 'asking', left: times.countdown } : exploring()
  return state.kind === 'loop' ? state : pass(state, Math.max(0, event.seconds), times)
}

function pass(state: Exclude<IdleState, { kind: 'loop' }>, seconds: number, times: IdleTimes): IdleState {
  if (seconds === 0 || Number.isNaN(seconds)) return state
  const left = state.left - seconds
  if (left > 0) return { ...state, left }
  return state.kind === 'asking' ? LOOP : pass({ kind: 'asking', left: times.countdown }, -left, times)
}
