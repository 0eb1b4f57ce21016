import { createStore, type StoreApi } from 'zustand/vanilla'
import { isReadableBriefing, readFollowState, type FollowState, type FollowTopics } from './follow-message.ts'

/** Whether the broker can be reached. */
export type BrokerState = 'connecting' | 'there' | 'gone'

/** What both ends need of a broker that keeps the last message of a topic for those who come later. */
export interface Broker {
  readonly state: StoreApi<BrokerState>
  /** Lost when there is no connection: whoever publishes does so again once there is one. */
  publish(topic: string, text: string): void
  /** Hears these topics, also after a connection that was lost and made anew. */
  listen(topics: readonly string[], hear: (topic: string, text: string) => void): void
  close(): void
}

/** On the topic of the wall; the broker itself says that it is gone, when its connection breaks off. */
const WALL_HERE = 'here'
export const WALL_GONE = 'gone'
const WALL_OVER = 'over'

/** The wall's end: says what is shown, to whoever follows. It hears nothing: followers cannot steer. */
export interface WallSpeaker {
  tell(): void
  close(): void
}

/** `read` gives what is shown, and the text of an own briefing; null while nothing is. */
export function createWallSpeaker(
  broker: Broker,
  topics: FollowTopics,
  read: () => { readonly state: FollowState; readonly briefing: string | null } | null,
): WallSpeaker {
  const sent = new Map<string, string>()
  const say = (topic: string, text: string): void => {
    if (broker.state.getState() !== 'there' || (sent.get(topic) ?? null) === text) return
    sent.set(topic, text)
    broker.publish(topic, text)
  }
  const tell = (): void => {
    const shown = read()
    say(topics.wall, WALL_HERE)
    // The briefing first: whoever hears the state can show it.
    say(topics.briefing, shown?.briefing ?? '')
    say(topics.state, shown ? JSON.stringify(shown.state) : '')
  }
  const stop = broker.state.subscribe((now) => {
    // A broker that was away may have forgotten, or told the followers that the wall is gone.
    sent.clear()
    if (now === 'there') tell()
  })
  if (broker.state.getState() === 'there') tell()
  return {
    tell,
    close() {
      stop()
      if (broker.state.getState() === 'there') {
        broker.publish(topics.wall, WALL_OVER)
        for (const topic of [topics.state, topics.briefing, topics.wall]) broker.publish(topic, '')
      }
      broker.close()
    },
  }
}

/** What a follower knows. `shown` stays as it was last heard, whatever becomes of the connection. */
export interface Followed {
  readonly hears: 'connecting' | 'waiting' | 'in step' | 'wall gone' | 'broker gone' | 'over'
  readonly shown: FollowState | null
  /** Text of the presenter's own briefing, unread. */
  readonly briefing: string | null
}

/** A follower's end: it listens and never says anything. */
export function createFollower(
  broker: Broker,
  topics: FollowTopics,
): { readonly state: StoreApi<Followed>; close(): void } {
  const state = createStore<Followed>(() => ({ hears: 'connecting', shown: null, briefing: null }))
  let wall = ''
  const look = (): void => {
    const { shown } = state.getState()
    const connection = broker.state.getState()
    const there = wall === WALL_GONE ? 'wall gone' : wall === WALL_OVER ? 'over' : shown ? 'in step' : 'waiting'
    state.setState({ hears: connection === 'there' ? there : connection === 'gone' ? 'broker gone' : 'connecting' })
  }
  broker.listen([topics.wall, topics.briefing, topics.state], (topic, text) => {
    // Cleared after the end: that it is over stays said.
    if (topic === topics.wall && !(text === '' && wall === WALL_OVER)) wall = text
    if (topic === topics.briefing) state.setState({ briefing: isReadableBriefing(text) ? text : null })
    if (topic === topics.state) {
      const shown = readFollowState(text)
      // What is cleared at the end leaves the last picture standing.
      if (shown || wall !== WALL_OVER) state.setState({ shown })
    }
    look()
  })
  const stop = broker.state.subscribe(look)
  look()
  return {
    state,
    close() {
      stop()
      broker.close()
    },
  }
}
