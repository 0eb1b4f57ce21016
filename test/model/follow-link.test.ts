import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import {
  createFollower,
  createWallSpeaker,
  WALL_GONE,
  type Broker,
  type BrokerState,
} from '../../src/shells/presenter/follow/follow-link.ts'
import { followTopics, readFollowState, type FollowState } from '../../src/shells/presenter/follow/follow-message.ts'

const topics = followTopics('twin', '00000000000000aa')
const state = (change: Partial<FollowState> = {}): FollowState => ({
  version: 1,
  briefing: 'town',
  own: false,
  cut: null,
  slide: 'one',
  exploring: null,
  view: null,
  black: false,
  language: 'zh',
  theme: 'night',
  ...change,
})

/** A broker that keeps the last text of each topic, in one process, with a cable that can be pulled for each end. */
function handBroker() {
  const kept = new Map<string, string>()
  const hearers = new Set<(topic: string, text: string) => void>()
  const log: string[] = []
  const say = (topic: string, text: string): void => {
    log.push(`${topic.split('/').at(-1)} ${text}`)
    if (text === '') kept.delete(topic)
    else kept.set(topic, text)
    for (const hear of hearers) hear(topic, text)
  }
  const open = (
    first: BrokerState = 'there',
  ): Broker & { readonly cable: (state: BrokerState) => void; readonly said: () => number } => {
    const connection = createStore<BrokerState>(() => first)
    let said = 0
    let own: ((topic: string, text: string) => void) | undefined
    return {
      state: connection,
      publish(topic, text) {
        said += 1
        say(topic, text)
      },
      listen(listened, hear) {
        own = (topic, text) => void (listened.includes(topic) && connection.getState() === 'there' && hear(topic, text))
        hearers.add(own)
        for (const [topic, text] of kept) own(topic, text)
      },
      close: () => void (own && hearers.delete(own)),
      cable(next) {
        connection.setState(next, true)
        if (next === 'there' && own) for (const [topic, text] of kept) own(topic, text)
      },
      said: () => said,
    }
  }
  return { open, say, log, kept }
}

test('whoever comes late is in step at once, hears every change once, and says nothing', () => {
  const broker = handBroker()
  let shown = state()
  const wall = createWallSpeaker(broker.open(), topics, () => ({ state: shown, briefing: null }))
  shown = state({ slide: 'two' })
  wall.tell()
  wall.tell()
  const end = broker.open()
  const follower = createFollower(end, topics)
  expect(follower.state.getState()).toEqual({ hears: 'in step', shown, briefing: null })
  shown = state({ slide: 'three', black: true })
  wall.tell()
  expect(follower.state.getState().shown).toEqual(shown)
  expect(broker.log.filter((line) => line.startsWith('state')).length).toBe(3)
  expect(end.said()).toBe(0)
})

test('an own briefing comes before the state that needs it', () => {
  const broker = handBroker()
  createWallSpeaker(broker.open(), topics, () => ({ state: state({ own: true }), briefing: '{"a": 1}' }))
  expect(broker.log.map((line) => line.split(' ')[0])).toEqual(['wall', 'briefing', 'state'])
  expect(createFollower(broker.open(), topics).state.getState().briefing).toBe('{"a": 1}')
})

test('the end is told, nothing is left with the broker, and the last picture stands', () => {
  const broker = handBroker()
  const wall = createWallSpeaker(broker.open(), topics, () => ({ state: state(), briefing: '{}' }))
  const follower = createFollower(broker.open(), topics)
  wall.close()
  expect(follower.state.getState()).toMatchObject({ hears: 'over', shown: state() })
  expect([...broker.kept]).toEqual([])
  expect(createFollower(broker.open(), topics).state.getState().hears).toBe('waiting')
})

test('between two briefings followers wait; a wall that is gone, or a broker, is told from one another, and both come back', () => {
  const broker = handBroker()
  let shown: FollowState | null = null
  const wallEnd = broker.open('connecting')
  const wall = createWallSpeaker(wallEnd, topics, () => shown && { state: shown, briefing: null })
  const end = broker.open('connecting')
  const follower = createFollower(end, topics)
  const hears = (): string => follower.state.getState().hears
  expect(hears()).toBe('connecting')
  end.cable('there')
  wallEnd.cable('there')
  expect(hears()).toBe('waiting')
  shown = state()
  wall.tell()
  expect(hears()).toBe('in step')
  // The broker tells the last will of a wall whose cable is pulled.
  wallEnd.cable('gone')
  broker.say(topics.wall, WALL_GONE)
  expect(follower.state.getState()).toMatchObject({ hears: 'wall gone', shown })
  shown = state({ slide: 'two' })
  wall.tell()
  expect(follower.state.getState().shown?.slide, 'nothing is said without a connection').toBe('one')
  wallEnd.cable('there')
  expect(follower.state.getState()).toMatchObject({ hears: 'in step', shown: { slide: 'two' } })
  end.cable('gone')
  expect(hears()).toBe('broker gone')
  shown = state({ slide: 'three' })
  wall.tell()
  expect(follower.state.getState().shown?.slide).toBe('two')
  end.cable('there')
  expect(follower.state.getState()).toMatchObject({ hears: 'in step', shown: { slide: 'three' } })
})

test.each([
  '',
  'null',
  '{',
  '[]',
  '"x"',
  '{"version":1}',
  JSON.stringify({ ...state(), slide: 'One Two' }),
  JSON.stringify({ ...state(), more: 1 }),
  JSON.stringify({ ...state(), black: 'no' }),
  JSON.stringify({ ...state(), view: 'x'.repeat(5000) }),
  `${' '.repeat(30_000)}${JSON.stringify(state())}`,
])('rubbish on the broker is no state: %.40s', (text) => {
  expect(readFollowState(text)).toBeNull()
})
