import { createStore, type StoreApi } from 'zustand/vanilla'
import { readLinkMessage, type LinkMessage, type WallCommand, type WallState } from './link-message.ts'
import type { LinkTransport } from './link-transport.ts'

/** The wall's end of a presentation: answers whoever asks, and does what it is told. Without a question it does nothing. */
export interface WallEnd {
  /** Something has changed: says so, unless no one ever asked. */
  tell(): void
  /** Says that this presentation is over; asked again, it answers, as a page does that comes back from history. */
  leave(): void
  /** Leaves, and hears no more. */
  close(): void
}

/** What the presenter's window knows of the wall: waiting for its first word, in step, or without it. */
export interface NotesState {
  readonly wall: WallState | null
  readonly hears: 'waiting' | 'in step' | 'lost' | 'over'
}

/** The presenter's end. Nothing passes by itself: whoever shows it calls `advance`. */
export interface NotesEnd {
  readonly state: StoreApi<NotesState>
  command(command: WallCommand): void
  advance(seconds: number): void
  close(): void
}

/** Seconds from one question to the next, and without an answer until the wall counts as gone. */
const ASK_EVERY_S = 1
const LOST_AFTER_S = 4.5

export function createWallEnd(
  transport: LinkTransport,
  session: string,
  read: () => WallState,
  obey: (command: WallCommand) => void,
): WallEnd {
  let asked = false
  const say = (message: LinkMessage): void => transport.send(JSON.stringify(message))
  const tell = (): void => {
    if (asked) say({ kind: 'state', session, state: read() })
  }
  const stop = transport.listen((text) => {
    const message = readLinkMessage(text)
    if (message?.session !== session) return
    if (message.kind === 'command') obey(message.command)
    if (message.kind === 'ask') {
      asked = true
      tell()
    }
  })
  const leave = (): void => {
    if (asked) say({ kind: 'over', session })
    asked = false
  }
  return {
    tell,
    leave,
    close() {
      stop()
      leave()
    },
  }
}

export function createNotesEnd(transport: LinkTransport, session: string): NotesEnd {
  const state = createStore<NotesState>(() => ({ wall: null, hears: 'waiting' }))
  let sinceAsked = 0
  let sinceHeard = 0
  const say = (message: LinkMessage): void => transport.send(JSON.stringify(message))
  const ask = (): void => {
    sinceAsked = 0
    say({ kind: 'ask', session })
  }
  const stop = transport.listen((text) => {
    const message = readLinkMessage(text)
    if (message?.session !== session) return
    if (message.kind === 'over') state.setState({ hears: 'over' })
    if (message.kind !== 'state') return
    sinceHeard = 0
    state.setState({ wall: message.state, hears: 'in step' })
  })
  ask()
  return {
    state,
    command: (command) => say({ kind: 'command', session, command }),
    advance(seconds) {
      sinceAsked += seconds
      sinceHeard += seconds
      if (sinceHeard >= LOST_AFTER_S && state.getState().hears !== 'over') state.setState({ hears: 'lost' })
      // Also when it is gone: it may come back, or have slept.
      if (sinceAsked >= ASK_EVERY_S) ask()
    },
    close: stop,
  }
}
