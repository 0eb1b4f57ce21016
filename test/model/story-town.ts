import { createClock, type Clock } from '../../src/session/clock.ts'
import { FIRST_DAY } from '../../src/base/day.ts'
import { createSessionStore, type Camera, type SessionStore } from '../../src/session/session.ts'
import type { ViewCamera } from '../../src/story/run-view.ts'
import type { Briefing, Chapter } from '../../src/story/schema.ts'

const w = (en: string): { zh: string; en: string } => ({ zh: `${en}（镇）`, en })
export const at = (lng: number, zoom = 10): Camera => ({ lng, lat: 34.7, zoom, bearing: 0, pitch: 40 })

export function chapter(id: string, change: Partial<Chapter> = {}): Chapter {
  return {
    id,
    section: 'overview',
    title: w(id),
    words: w(`${id} is told`),
    facts: [],
    figures: [],
    board: [],
    reading: 'both',
    day: '2022-05-20',
    play: null,
    hour: null,
    from: null,
    camera: at(113),
    seconds: 4,
    ride: null,
    scenario: 'reference',
    compare: null,
    selection: null,
    layers: null,
    about: [],
    captionPlace: 'left',
    notes: w('note'),
    stay: 30,
    audio: null,
    ...change,
  }
}

/** Six chapters that differ in everything that a chapter states, and a cut of two of them. */
export function townBriefing(): Briefing {
  const { section: _section, ...picture } = chapter('opening', { camera: at(112.5, 8), day: '2022-01-01', stay: 10 })
  return {
    version: 1,
    id: 'town',
    name: w('Town'),
    statement: w('The town'),
    opening: picture,
    chapters: [
      chapter('one', { camera: at(113.1), selection: 'tower' }),
      chapter('two', { camera: at(113.2), reading: 'planned', play: { to: '2022-06-20', daysPerSecond: 10 } }),
      chapter('three', { camera: at(113.3), layers: ['parks', 'labels'], hour: 18, from: at(112.9, 7) }),
      chapter('four', {
        camera: at(113.4),
        ride: { entities: ['tram'], seconds: 20, zoom: 13, pitch: 60 },
        section: 'planned',
      }),
      chapter('five', {
        camera: at(113.5),
        compare: { scenario: 'late', reading: 'documented', day: null, swipe: 0.3 },
        section: 'projects',
      }),
      chapter('six', {
        camera: at(113.6),
        day: '2023-03-09',
        play: { to: '2026-01-01', daysPerSecond: 100 },
        section: 'outlook',
      }),
    ],
    closing: { ...picture, id: 'closing', camera: at(112.6, 9), reading: 'planned' },
    cuts: [{ id: 'short', name: w('Short'), chapters: ['two', 'six'] }],
  }
}

export interface HandCamera extends ViewCamera {
  /** Lets the flight or ride under way arrive. */
  arrive(): Promise<void>
  /** The viewer takes the map by the hand. */
  grab(to: Camera): Promise<void>
  readonly flights: readonly { readonly to: Camera; readonly seconds: number }[]
  readonly rides: readonly (readonly string[])[]
}

export interface HandStage {
  readonly store: SessionStore
  readonly clock: Clock
  readonly camera: HandCamera
}

/** A stage without a map, whose flights arrive when they are told to. */
export function handStage(): HandStage {
  const store = createSessionStore()
  const clock = createClock(FIRST_DAY)
  const flights: { to: Camera; seconds: number }[] = []
  const rides: (readonly string[])[] = []
  let here = store.getState().camera
  let under: { to: Camera | null; resolve: (arrived: boolean) => void } | null = null
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
  const begin = (to: Camera | null): Promise<boolean> => {
    under?.resolve(false)
    return new Promise((resolve) => (under = { to, resolve }))
  }
  const rest = (camera: Camera): void => {
    here = camera
    store.setState({ camera })
  }
  return {
    store,
    clock,
    camera: {
      flights,
      rides,
      camera: () => here,
      jumpTo(camera) {
        under?.resolve(false)
        under = null
        rest(camera)
      },
      fly(to, seconds) {
        flights.push({ to, seconds })
        return begin(to)
      },
      ride(entities) {
        rides.push(entities)
        return begin(null)
      },
      async arrive() {
        while (under) {
          const { to, resolve } = under
          under = null
          if (to) rest(to)
          resolve(true)
          await turn()
        }
      },
      async grab(to) {
        under?.resolve(false)
        under = null
        rest(to)
        await turn()
      },
    },
  }
}
