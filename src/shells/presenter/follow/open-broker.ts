import { createStore } from 'zustand/vanilla'
import type { Broker, BrokerState } from './follow-link.ts'

/** Left with the broker: what it tells the others when this end is gone without a word. */
export interface LastWill {
  readonly topic: string
  readonly text: string
}

const RETRY_MS = 2000
const TIMEOUT_MS = 8000
const KEEP_ALIVE_S = 20

/**
 * A connection to an MQTT broker over WebSocket (mqtt.js, fetched only now), made anew whenever it is lost. Everything is
 * published to be kept, so that whoever comes late is in step at once.
 */
export async function openBroker(url: string, will: LastWill | null): Promise<Broker> {
  const { default: mqtt } = await import('mqtt')
  const state = createStore<BrokerState>(() => 'connecting')
  const client = mqtt.connect(url, {
    protocolVersion: 4,
    clean: true,
    keepalive: KEEP_ALIVE_S,
    reconnectPeriod: RETRY_MS,
    connectTimeout: TIMEOUT_MS,
    resubscribe: true,
    queueQoSZero: false,
    // Its own timers live in a worker made of text, which the content security policy forbids.
    timerVariant: 'native',
    ...(will ? { will: { topic: will.topic, payload: will.text as never, qos: 1 as const, retain: true } } : {}),
  })
  client.on('connect', () => state.setState('there', true))
  client.on('close', () => state.setState('gone', true))
  // Told by the state; unheard it would be thrown.
  client.on('error', () => state.setState('gone', true))
  return {
    state,
    publish: (topic, text) => void client.publish(topic, text, { qos: 1, retain: true }),
    listen(topics, hear) {
      client.on('message', (topic, payload) => hear(topic, new TextDecoder().decode(payload)))
      client.subscribe([...topics], { qos: 1 })
    },
    // What was said last goes out before.
    close: () => void client.end(),
  }
}
