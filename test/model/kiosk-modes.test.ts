import { describe, expect, onTestFinished, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { FIRST_DAY } from '../../src/base/day.ts'
import { createClock } from '../../src/session/clock.ts'
import { createSessionStore, DEFAULT_SESSION, HOME_CAMERA, type Camera } from '../../src/session/session.ts'
import { memoryStorage } from '../../src/session/text-storage.ts'
import type { AppServices, StageStatus } from '../../src/app/services.ts'
import { createKiosk, readPickedLoop } from '../../src/shells/kiosk/create-kiosk.ts'
import { createKioskMemory } from '../../src/shells/kiosk/kiosk-memory.ts'
import { DEFAULT_KIOSK_SETTINGS } from '../../src/shells/kiosk/kiosk-settings.ts'
import { createKioskTime } from '../../src/shells/kiosk/kiosk-time.ts'
import { listenTouch } from '../../src/shells/kiosk/listen-touch.ts'
import { LONGEST_S } from '../../src/shells/kiosk/signs-of-life.ts'
import { REACH, withinReach } from '../../src/shells/kiosk/visit-view.ts'
import { townBriefing } from './story-town.ts'

const IDLE = DEFAULT_KIOSK_SETTINGS.idleSeconds
const COUNTDOWN = DEFAULT_KIOSK_SETTINGS.countdownSeconds

function openKiosk() {
  const store = createSessionStore({ ...DEFAULT_SESSION, language: 'zh' })
  const clock = createClock(FIRST_DAY)
  clock.setSpeed(30)
  const stage = createStore<StageStatus>(() => ({ state: 'unavailable', reason: 'no-webgl2', detail: '' }))
  const time = createKioskTime()
  const memory = createKioskMemory(memoryStorage())
  let camera: Camera = HOME_CAMERA
  const services = { store, clock, stage, hover: createStore(() => null) } as unknown as AppServices
  const kiosk = createKiosk(
    {
      services,
      settings: DEFAULT_KIOSK_SETTINGS,
      pin: null,
      pinFault: null,
      memory,
      faults: [],
      ownLoops: new Set(),
      briefings: [townBriefing(), { ...townBriefing(), id: 'other' }],
      camera: () => ({
        camera: () => camera,
        jumpTo: (to) => (camera = to),
        fly: (to) => ((camera = to), Promise.resolve(true)),
        ride: () => Promise.resolve(true),
      }),
      screen: () => ({ width: 1920, height: 1080, rem: 20 }),
      forget: () => undefined,
      time,
      health: createStore(() => ({ errors: 0, last: [] })),
      offline: {
        offline: createStore(() => ({ state: 'ready' as const, update: false })),
        look: () => undefined,
        takeUpdate: () => undefined,
      },
      still: { keep: () => Promise.resolve(), address: () => Promise.resolve(null) },
      version: 'test',
      contextLosses: () => 0,
      restartPage: () => undefined,
    },
    'town',
  )
  const pass = time.takeOver()
  onTestFinished(() => {
    kiosk.stop()
    time.stop()
  })
  const story = () => kiosk.story.getState().story
  return {
    kiosk,
    store,
    clock,
    pass,
    memory,
    story,
    camera: () => camera,
    /** All that decides what is on the screen and what a touch does, but for words and camera. */
    mode: () => {
      const { idle, black, staff } = kiosk.state.getState()
      return [
        idle.kind,
        story().state.getState().exploring === null ? 'chapter' : 'free',
        ...(black ? ['black'] : []),
        ...(staff === 'shut' ? [] : [staff]),
      ].join(' ')
    },
  }
}
type Opened = ReturnType<typeof openKiosk>

/** Each thing that can happen, whoever does it. */
const EVENTS = {
  touch: ({ kiosk }) => kiosk.touch(),
  'still looking': ({ kiosk }) => kiosk.keepLooking(),
  'start again': ({ kiosk }) => kiosk.startAgain(),
  'no one for a while': ({ pass }) => pass(IDLE),
  'no answer': ({ pass }) => pass(COUNTDOWN),
  'chapter chosen': ({ kiosk }) => kiosk.choose(3),
  'thing chosen': ({ store }) => store.setState({ selection: 'tram' }),
  'whole city': ({ kiosk }) => kiosk.lookAround(),
  'corner held': ({ kiosk }) => kiosk.setStaff('pin'),
  'PIN right': ({ kiosk }) => kiosk.setStaff('open'),
  'staff done': ({ kiosk }) => kiosk.setStaff('shut'),
  'loop picked': ({ kiosk }) => kiosk.pickLoop('other'),
  'room: next': ({ kiosk }) => kiosk.remote.next(),
  'room: chapter': ({ kiosk }) => kiosk.remote.goToChapter('3'),
  'room: black': ({ kiosk }) => kiosk.remote.black('on'),
  'room: light': ({ kiosk }) => kiosk.remote.black('off'),
  'room: language': ({ kiosk }) => kiosk.remote.language('en'),
} satisfies Record<string, (opened: Opened) => unknown>
type EventName = keyof typeof EVENTS

/** How each mode is reached, and where each event leads from it; an event that is not named changes nothing. */
const TABLE: Record<string, { by: readonly EventName[]; to: Partial<Record<EventName, string>> }> = {
  'loop chapter': {
    by: [],
    to: {
      touch: 'exploring free',
      'corner held': 'loop chapter pin',
      'PIN right': 'loop chapter open',
      'thing chosen': 'loop free',
      'whole city': 'loop free',
      'room: black': 'loop chapter black',
    },
  },
  'exploring free': {
    by: ['touch'],
    to: {
      'start again': 'loop chapter',
      'no one for a while': 'asking free',
      'chapter chosen': 'exploring chapter',
      'corner held': 'exploring free pin',
      'PIN right': 'exploring free open',
      'loop picked': 'loop chapter',
      'room: next': 'exploring chapter',
      'room: chapter': 'exploring chapter',
      'room: black': 'exploring free black',
    },
  },
  'exploring chapter': {
    by: ['touch', 'chapter chosen'],
    to: {
      'start again': 'loop chapter',
      'no one for a while': 'asking chapter',
      'thing chosen': 'exploring free',
      'whole city': 'exploring free',
      'corner held': 'exploring chapter pin',
      'PIN right': 'exploring chapter open',
      'loop picked': 'loop chapter',
      'room: black': 'exploring chapter black',
    },
  },
  'asking free': {
    by: ['touch', 'no one for a while'],
    to: {
      'still looking': 'exploring free',
      'start again': 'loop chapter',
      'no one for a while': 'loop chapter',
      'no answer': 'loop chapter',
      'chapter chosen': 'asking chapter',
      'corner held': 'asking free pin',
      'PIN right': 'asking free open',
      'loop picked': 'loop chapter',
      'room: next': 'asking chapter',
      'room: chapter': 'asking chapter',
      'room: black': 'asking free black',
    },
  },
  'exploring free black': {
    by: ['touch', 'room: black'],
    to: {
      'start again': 'loop chapter black',
      'no one for a while': 'asking free black',
      'chapter chosen': 'exploring chapter black',
      'corner held': 'exploring free black pin',
      'PIN right': 'exploring free open',
      'loop picked': 'loop chapter black',
      'room: next': 'exploring free',
      'room: chapter': 'exploring chapter',
      'room: light': 'exploring free',
    },
  },
  'loop chapter black': {
    by: ['room: black'],
    to: {
      'corner held': 'loop chapter black pin',
      'PIN right': 'loop chapter open',
      'room: next': 'loop chapter',
      'room: chapter': 'loop chapter',
      'room: light': 'loop chapter',
      'whole city': 'loop free black',
      'thing chosen': 'loop free black',
    },
  },
  'exploring free open': {
    by: ['touch', 'corner held', 'PIN right'],
    to: {
      'start again': 'loop chapter',
      'no one for a while': 'asking free open',
      'chapter chosen': 'exploring chapter open',
      'corner held': 'exploring free pin',
      'staff done': 'exploring free',
      'loop picked': 'loop chapter',
      'room: next': 'exploring chapter open',
      'room: chapter': 'exploring chapter open',
      'room: black': 'exploring free black open',
    },
  },
}

describe('every way from one mode into another', () => {
  test.each(
    Object.entries(TABLE).flatMap(([from, { by, to }]) =>
      (Object.keys(EVENTS) as EventName[]).map((event) => [from, event, to[event] ?? from, by] as const),
    ),
  )('%s, %s: %s', (from, event, to, by) => {
    const opened = openKiosk()
    for (const before of by) EVENTS[before](opened)
    expect(opened.mode()).toBe(from)
    EVENTS[event](opened)
    expect(opened.mode()).toBe(to)
  })

  /** What a visitor has in hand where they choose for themselves, and what the loop begins with, whatever was before. */
  const VISIT = {
    layers: DEFAULT_SESSION.layers,
    sides: [{ scenario: 'reference', reading: 'planned' }],
    hour: null,
    known: null,
    featured: [],
    swipe: DEFAULT_SESSION.swipe,
    theme: 'night',
  }
  test('a visitor has the same in hand from whichever picture of the loop they come', () => {
    for (const index of townBriefing().chapters.keys()) {
      for (const seconds of [0.2, 3, 20]) {
        const { kiosk, store, clock, pass } = openKiosk()
        kiosk.remote.goToChapter(String(index + 1))
        pass(seconds)
        clock.advance(seconds)
        kiosk.touch()
        expect([index, store.getState()]).toEqual([index, { ...store.getState(), ...VISIT, selection: null }])
        expect([clock.playing, clock.speed]).toEqual([false, 30])
      }
    }
  })

  test('and from whichever chapter they chose, with what they chose there: a thing, or a reading', () => {
    for (const index of townBriefing().chapters.keys()) {
      const { kiosk, store, clock } = openKiosk()
      kiosk.touch()
      kiosk.choose(index + 1)
      store.setState({ selection: 'place' })
      expect([index, store.getState()]).toEqual([index, { ...store.getState(), ...VISIT, selection: 'place' }])
      expect([clock.playing, clock.speed]).toEqual([false, 30])
      kiosk.choose(index + 1)
      const [side] = store.getState().sides
      const reading = side.reading === 'documented' ? 'planned' : 'documented'
      store.setState({ sides: [{ ...side, reading }] })
      expect(store.getState().sides).toEqual([{ scenario: 'reference', reading }])
      kiosk.choose(index + 1)
      kiosk.lookAround()
      expect(store.getState()).toEqual({ ...store.getState(), ...VISIT, selection: null })
    }
  })

  test('the loop begins as it began, whatever a visitor, staff and control room did before', () => {
    for (const [name, event] of Object.entries(EVENTS)) {
      const { kiosk, store, clock, story } = openKiosk()
      const opened = { kiosk, store, clock, story }
      const begun = { ...store.getState(), language: 'zh' }
      kiosk.touch()
      store.setState({ selection: 'tram', hour: 3, layers: new Set(['labels']), theme: 'paper', language: 'en' })
      clock.setSpeed(365)
      event({ ...opened, pass: () => undefined } as unknown as Opened)
      kiosk.remote.black('off')
      kiosk.touch()
      kiosk.startAgain()
      expect([name, store.getState()]).toEqual([name, begun])
      expect(clock.speed).toBe(30)
      expect(kiosk.state.getState()).toMatchObject({
        idle: { kind: 'loop' },
        staff: 'shut',
        moved: false,
        shield: true,
      })
      expect(story().state.getState()).toMatchObject({ index: 0, auto: true, exploring: null, black: false })
    }
  })

  test('a visitor begins within reach: no nearer, farther or lower, and where they are if that is within', () => {
    expect(withinReach(HOME_CAMERA)).toBe(HOME_CAMERA)
    for (const camera of [
      { ...HOME_CAMERA, zoom: 5.3 },
      { ...HOME_CAMERA, zoom: 17.4, pitch: 80 },
      { ...HOME_CAMERA, pitch: 79 },
    ]) {
      const { zoom, pitch, ...rest } = withinReach(camera)
      expect(zoom).toBeGreaterThanOrEqual(REACH.zoom[0])
      expect(zoom).toBeLessThanOrEqual(REACH.zoom[1])
      expect(pitch).toBeLessThanOrEqual(REACH.pitch)
      expect(rest).toEqual({ lng: HOME_CAMERA.lng, lat: HOME_CAMERA.lat, bearing: HOME_CAMERA.bearing })
    }
  })

  test('the loop that staff pick is remembered', () => {
    const { kiosk, memory } = openKiosk()
    expect(readPickedLoop(memory)).toBeNull()
    kiosk.pickLoop('other')
    expect([readPickedLoop(memory), kiosk.remote.status().briefing]).toEqual(['other', 'other'])
    expect(kiosk.remote.status().chapterIds).toHaveLength(kiosk.remote.status().chapters)
  })
})

describe('what is stuck, trembles or is jammed', () => {
  const open = () => {
    const opened = openKiosk()
    const page = new EventTarget()
    onTestFinished(listenTouch(page, opened.kiosk))
    const send = (type: string, more: object = {}): Event => {
      const event = Object.assign(new Event(type), { pointerId: 1, isPrimary: true, buttons: 1, ...more })
      page.dispatchEvent(event)
      return event
    }
    let pressed = 0
    page.addEventListener('click', () => (pressed += 1))
    return { ...opened, send, pressed: () => pressed }
  }
  const LONG = LONGEST_S + IDLE + COUNTDOWN + 5
  /** Each half second for hours: a finger's worth of trembling, a frame that presses one spot, a jammed key, a leaning bag. */
  const STUCK: Record<string, (send: ReturnType<typeof open>['send'], n: number) => void> = {
    'a contact that trembles on its spot': (send, n) => {
      if (n === 0) send('pointerdown', { clientX: 900, clientY: 500 })
      send('pointermove', { clientX: 900 + (n % 7), clientY: 500 - (n % 5) })
    },
    'a contact that never lifts and wanders over the whole frame': (send, n) => {
      if (n === 0) send('pointerdown', { clientX: 900, clientY: 500 })
      send('pointermove', { clientX: (n * 137) % 1900, clientY: (n * 71) % 1000 })
    },
    'a frame that presses one spot again and again': (send, n) => {
      send('pointerdown', { pointerId: n + 2, clientX: 300 + (n % 9), clientY: 700 })
      send('pointerup', { pointerId: n + 2, clientX: 300 + (n % 9), clientY: 700 })
      send('click', { clientX: 300, clientY: 700 })
    },
    'a contact of which only movement is heard': (send, n) =>
      void send('pointermove', { pointerId: 77, clientX: 10 + (n % 3), clientY: 10 }),
    'a key that repeats': (send, n) => void send('keydown', { key: 'a', code: 'KeyA', repeat: n > 0 }),
    'a key that bounces': (send) => void send('keydown', { key: 'Enter', code: 'Enter', repeat: false }),
    'a wheel that is leant on': (send) => void send('wheel', { clientX: 400, clientY: 400 }),
  }
  test.each(Object.entries(STUCK))('%s: the loop is back after a set time, and stays', (_, happen) => {
    const { send, pass, mode, kiosk } = open()
    kiosk.touch()
    for (let n = 0; n < LONG * 2; n += 1) {
      happen(send, n)
      pass(0.5)
    }
    expect(mode()).toBe('loop chapter')
    for (let n = LONG * 2; n < LONG * 6; n += 1) {
      happen(send, n)
      pass(0.5)
      expect(mode()).toBe('loop chapter')
    }
  })

  test('what is stuck on "I\'m still looking" does not give that answer', () => {
    const { send, pass, mode, pressed } = open()
    for (let n = 0; mode() !== 'asking free' && n < 1000; n += 1) {
      send('pointerdown', { pointerId: n, clientX: 960, clientY: 600 })
      pass(0.5)
    }
    const before = pressed()
    send('pointerdown', { pointerId: 5000, clientX: 962, clientY: 601 })
    send('click')
    expect(pressed()).toBe(before)
    // A person, elsewhere on the glass, is heard.
    send('pointerdown', { pointerId: 5001, clientX: 500, clientY: 300 })
    send('click')
    expect(pressed()).toBe(before + 1)
  })

  test('a person who comes while something is stuck is heard, and so is everyone once it has been wiped off', () => {
    const { send, pass, mode } = open()
    for (let n = 0; n < LONG * 2; n += 1) {
      send('pointerdown', { pointerId: n, clientX: 300, clientY: 700 })
      pass(0.5)
    }
    expect(mode()).toBe('loop chapter')
    send('pointerdown', { pointerId: 90_000, clientX: 1400, clientY: 400 })
    expect(mode()).toBe('exploring free')
    pass(IDLE + COUNTDOWN + 30)
    expect(mode()).toBe('loop chapter')
    send('pointerdown', { pointerId: 90_001, clientX: 300, clientY: 700 })
    expect(mode()).toBe('exploring free')
  })

  test('a visitor who moves about is heard for as long as they like', () => {
    const { send, pass, mode } = open()
    for (let n = 0; n < 1200; n += 1) {
      const [x, y] = [200 + ((n * 233) % 1500), 200 + ((n * 177) % 700)]
      send('pointerdown', { pointerId: n, clientX: x, clientY: y })
      for (let step = 0; step < 4; step += 1) send('pointermove', { pointerId: n, clientX: x + 40 * step, clientY: y })
      send('pointerup', { pointerId: n, clientX: x + 120, clientY: y })
      pass(3)
      expect(mode()).toBe('exploring free')
    }
  })
})
