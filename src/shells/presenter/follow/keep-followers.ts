import { createStore } from 'zustand/vanilla'
import { lastEvidenceOf } from '../../../city/last-evidence.ts'
import { writeAddress } from '../../../session/address.ts'
import { createWallSpeaker, WALL_GONE, type BrokerState, type WallSpeaker } from './follow-link.ts'
import { followTopics, type FollowState } from './follow-message.ts'
import { presentationSession } from '../presentation-session.ts'
import type { Presentation } from '../presentation.ts'
import type { AppServices } from '../../../app/services.ts'
import { openBroker } from './open-broker.ts'

type Wall = Pick<AppServices, 'store' | 'clock' | 'page' | 'wholeCity'>

/** Changes are told at most this often, in milliseconds. */
const TELL_EVERY_MS = 250

/** The address at which this presentation is followed. */
export function followAddress(): string {
  return new URL(`${location.pathname}?follow=${presentationSession()}`, location.href).href
}

/** Remote followers of this page's presentation: off until the presenter starts it. One for the page. */
export const followers = createStore<BrokerState | 'off'>(() => 'off')

let shown: Presentation | null = null
let speaker: WallSpeaker | null = null
let starting = false

function stateOf({ store, clock, wholeCity }: Wall, { story, own }: Presentation): FollowState {
  const { briefing, cut, slides, index, exploring, black } = story.state.getState()
  const session = store.getState()
  const view =
    exploring === 'free' ? writeAddress({ session, day: clock.day }, { openingDay: lastEvidenceOf(wholeCity) }) : null
  return {
    version: 1,
    briefing: briefing.id,
    own: own !== null,
    cut,
    slide: slides[index]!.view.id,
    exploring,
    view,
    black,
    language: session.language,
    theme: session.theme,
  }
}

/** Connects to the configured broker and says what is on the wall from now on. */
export async function startFollowers(wall: Wall): Promise<void> {
  const { broker: place } = wall.page
  if (!place || speaker || starting) return
  starting = true
  followers.setState('connecting', true)
  try {
    const topics = followTopics(place.prefix, presentationSession())
    const broker = await openBroker(place.url, { topic: topics.wall, text: WALL_GONE })
    broker.state.subscribe((state) => speaker && followers.setState(state, true))
    speaker = createWallSpeaker(
      broker,
      topics,
      () =>
        shown && {
          state: stateOf(wall, shown),
          briefing: shown.own?.briefing ? JSON.stringify(shown.own.briefing) : null,
        },
    )
  } catch {
    // Its code could not be fetched.
    followers.setState('gone', true)
  } finally {
    starting = false
  }
}

/** Says good-bye, and leaves nothing with the broker. */
export function stopFollowers(): void {
  speaker?.close()
  speaker = null
  followers.setState('off', true)
}

/** Keeps followers, if they are let in, in step with a presentation, until the returned function is called. */
export function keepFollowers(wall: Wall, presentation: Presentation): () => void {
  shown = presentation
  let soon: ReturnType<typeof setTimeout> | undefined
  const tellSoon = (): void => {
    if (!speaker) return
    soon ??= setTimeout(() => {
      soon = undefined
      speaker?.tell()
    }, TELL_EVERY_MS)
  }
  const stops = [
    presentation.story.state.subscribe((now, before) => {
      if (now.index !== before.index || now.exploring !== before.exploring || now.black !== before.black) tellSoon()
    }),
    wall.store.subscribe(tellSoon),
    wall.clock.subscribe(() => presentation.story.state.getState().exploring === 'free' && tellSoon()),
  ]
  const leave = (): void => stopFollowers()
  addEventListener('pagehide', leave)
  tellSoon()
  return () => {
    removeEventListener('pagehide', leave)
    clearTimeout(soon)
    for (const stop of stops) stop()
    shown = null
    // Between two briefings followers wait.
    speaker?.tell()
  }
}
