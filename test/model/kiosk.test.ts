import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LOOP, nextIdleState, type IdleEvent, type IdleState } from '../../src/shells/kiosk/idle-machine.ts'
import { readBriefing } from '../../src/intake/read-briefing.ts'
import { exploreRoom, frameExplore, loopStep } from '../../src/shells/kiosk/frame-explore.ts'
import { hallNames } from '../../src/shells/kiosk/hall-layout.ts'
import { stageScale } from '../../src/stage/stage-scale.ts'
import { loopOf } from '../../src/shells/kiosk/kiosk-loop.ts'
import { secondsOf, slidesOf } from '../../src/story/slides.ts'
import { briefingSchema } from '../../src/story/schema.ts'
import { hiddenInLoop, namelessInLoop, SCREENS } from './frame-faults.ts'
import { readRealCity } from './real-city.ts'
import { nextPinGate, openPinGate, waitAfter } from '../../src/shells/kiosk/pin-gate.ts'
import { waitBeforeRestart, whyRestart } from '../../src/shells/kiosk/when-to-restart.ts'
import { checkProperty } from '../properties/check-property.ts'

const times = { idle: 90, countdown: 30 }
const run = (events: readonly IdleEvent[], from: IdleState = LOOP): IdleState =>
  events.reduce((state, event) => nextIdleState(state, event, times), from)
const touch: IdleEvent = { kind: 'touch' }
const pass = (seconds: number): IdleEvent => ({ kind: 'pass', seconds })

describe('idle and reset, with a clock driven by hand', () => {
  test('a touch opens exploring; 90 s without one and it asks; 30 s without an answer and it starts over', () => {
    expect(run([touch])).toEqual({ kind: 'exploring', left: 90 })
    expect(run([touch, pass(89.9)]).kind).toBe('exploring')
    expect(run([touch, pass(90)])).toEqual({ kind: 'asking', left: 30 })
    expect(run([touch, pass(90), pass(29.9)]).kind).toBe('asking')
    expect(run([touch, pass(90), pass(30)])).toBe(LOOP)
  })

  test('each touch gives the whole time again', () => {
    expect(run([touch, pass(80), touch, pass(80)])).toEqual({ kind: 'exploring', left: 10 })
  })

  test('"I\'m still looking" goes on, "start again" goes to the loop, a touch beside them is no answer and ends nothing', () => {
    const asking = run([touch, pass(100)])
    expect(asking).toEqual({ kind: 'asking', left: 20 })
    expect(run([{ kind: 'look' }], asking)).toEqual({ kind: 'exploring', left: 90 })
    expect(run([{ kind: 'restart' }], asking)).toBe(LOOP)
    expect(run([touch], asking)).toEqual({ kind: 'asking', left: 30 })
  })

  test('the loop needs no one: time passes in it without end, and an answer to nothing changes nothing', () => {
    expect(run([pass(1e9), { kind: 'look' }, { kind: 'restart' }])).toBe(LOOP)
  })

  test('a clock set back passes no time; a machine that slept through a night wakes in the loop', () => {
    const exploring = run([touch, pass(10)])
    expect(run([pass(-3600)], exploring)).toBe(exploring)
    expect(run([pass(Number.NaN)], exploring)).toBe(exploring)
    expect(run([pass(8 * 3600)], exploring)).toBe(LOOP)
    expect(run([pass(95)], exploring)).toEqual({ kind: 'asking', left: 15 })
  })

  test('how time is cut into steps makes no difference', () => {
    checkProperty(
      'idle-steps',
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 20 }), (steps) => {
        const whole = steps.reduce((sum, step) => sum + step, 0)
        expect(run([touch, ...steps.map(pass)])).toEqual(run([touch, pass(whole)]))
      }),
    )
  })
})

describe('the gate before the staff page', () => {
  test('two wrong PINs cost nothing; from the third on the wait doubles, up to an hour', () => {
    expect([1, 2, 3, 4, 5, 6].map(waitAfter)).toEqual([0, 0, 5, 10, 20, 40])
    expect(waitAfter(60)).toBe(3600)
  })

  test('trying all PINs of four digits would take more than a year', () => {
    let seconds = 0
    for (let wrong = 1; wrong <= 10_000; wrong += 1) seconds += waitAfter(wrong)
    expect(seconds / 86_400).toBeGreaterThan(365)
  })

  test('the wait passes with time, a clock set back does not lengthen it, and a right PIN clears it', () => {
    let gate = openPinGate(0)
    for (let i = 0; i < 4; i += 1) gate = nextPinGate(gate, 'wrong')
    expect(gate).toEqual({ wrong: 4, wait: 10 })
    expect(nextPinGate(gate, { seconds: 4 }).wait).toBe(6)
    expect(nextPinGate(gate, { seconds: -400 }).wait).toBe(10)
    expect(nextPinGate(gate, { seconds: 60 })).toEqual({ wrong: 4, wait: 0 })
    expect(nextPinGate(gate, 'right')).toEqual({ wrong: 0, wait: 0 })
  })

  test('pulling the plug gains nothing, and rubbish in the memory opens no gate', () => {
    expect(openPinGate(7)).toEqual({ wrong: 7, wait: waitAfter(7) })
    for (const rubbish of [Number.NaN, -3, 1.5, Infinity]) expect(openPinGate(rubbish)).toEqual({ wrong: 0, wait: 0 })
  })
})

describe('when it starts anew by itself', () => {
  const calm = { hour: 12, reloadHour: 4, uptime: 40_000, heap: { used: 1, limit: 10 }, update: false }
  test.each([
    ['by day', {}, null],
    ['for an update', { update: true, uptime: 1 }, 'update'],
    ['at its hour', { hour: 4 }, 'night'],
    ['not when it has only just begun: the clock may jump', { hour: 4, uptime: 600 }, null],
    ['never at night where that is switched off', { hour: 4, reloadHour: null }, null],
    ['at midnight', { hour: 0, reloadHour: 0 }, 'night'],
    ['when the heap is nearly full', { heap: { used: 9, limit: 10 } }, 'heap'],
    ['not for a heap that nobody measures', { heap: null }, null],
  ] as const)('%s', (_, change, expected) => {
    expect(whyRestart({ ...calm, ...change })).toBe(expected)
  })

  test('attempts that do not help come more and more seldom', () => {
    expect([0, 1, 2, 5, 50].map(waitBeforeRestart)).toEqual([60, 120, 240, 1800, 1800])
  })
})

test("the kiosk's own loop is a whole briefing, as planned throughout, of about three minutes", () => {
  const { pack } = readRealCity()
  const facts = new Set(pack.facts.facts.map(({ id }) => id))
  const entities = new Set(pack.facts.entities.map(({ id }) => id))
  const read = readBriefing('hall.json', JSON.parse(readFileSync('src/shells/kiosk/hall.json', 'utf8')), {
    isFact: (id) => facts.has(id),
    isEntity: (id) => entities.has(id),
    isScenario: (id) => id === 'reference',
  })
  expect(read.ok ? [] : read.errors).toEqual([])
  const slides = read.ok ? slidesOf(loopOf(read.value)) : []
  expect(new Set(slides.map(({ view }) => view.reading))).toEqual(new Set(['planned']))
  const seconds = slides.reduce((sum, slide) => sum + secondsOf(slide), 0)
  expect([seconds > 150, seconds < 210]).toEqual([true, true])
})

test.each(SCREENS.map((screen) => [`${screen.width} by ${screen.height}`, screen] as const))(
  'at %s every picture of the own loop shows what it is about and what it names, between head and caption, and names it in both languages',
  (_size, screen) => {
    const { opening, chapters, closing } = briefingSchema.parse(
      JSON.parse(readFileSync('src/shells/kiosk/hall.json', 'utf8')),
    )
    expect(
      [opening, ...chapters, closing].flatMap((chapter) =>
        [...hiddenInLoop(chapter, screen), ...namelessInLoop(chapter, screen)].map(
          (fault) => `${chapter.id}: ${fault}`,
        ),
      ),
    ).toEqual([])
  },
)

test('names are read from 5 m on a 55-inch screen, and the screen shows the same ground under them', () => {
  const names = hallNames({ scale: 1 })
  const tall = ((15.5 * stageScale(1920, 1080) * names) / 1080) * 0.685
  expect((3438 * tall) / 5).toBeGreaterThan(12.5)
  const screen = { width: 1920, height: 1080, rem: 20 }
  expect(names * 2 ** (loopStep({ ...screen, names }) - loopStep(screen))).toBeCloseTo(1, 9)
  expect([0.6, 1, 3].map((scale) => hallNames({ scale }))).toEqual([1, names, 3])
})

describe('a chapter that a visitor chooses stands beside what the visitor has in hand', () => {
  const none = { top: 0, right: 0, bottom: 0, left: 0 }
  test.each([
    ['landscape', { width: 1920, height: 1080, rem: 20 }, none],
    ['4K', { width: 3840, height: 2160, rem: 40 }, none],
    ['portrait', { width: 1080, height: 1920, rem: 20 }, none],
    ['32:9', { width: 5120, height: 1440, rem: 26.6 }, none],
    ['three screens, the middle one used', { width: 5760, height: 1080, rem: 20 }, { ...none, left: 34, right: 34 }],
    ['far too small', { width: 480, height: 320, rem: 16 }, none],
  ])('%s', (_, screen, insets) => {
    const { top, right, bottom, left } = exploreRoom(screen, insets)
    // Something is left of the screen, and nothing of it lies in the insets.
    expect(1 - left - right).toBeGreaterThanOrEqual(0.2 - 1e-9)
    expect(1 - top - bottom).toBeGreaterThanOrEqual(0.2 - 1e-9)
    expect(left).toBeGreaterThanOrEqual(insets.left / 100)
    const flown: unknown[] = []
    const view = {
      camera: () => ({ lng: 1, lat: 2, zoom: 10, bearing: 0, pitch: 0 }),
      jumpTo: () => undefined,
      ride: () => Promise.resolve(true),
      fly: (camera: { zoom: number }, seconds: number, clear: unknown) => {
        flown.push([camera.zoom <= 10, seconds, clear])
        return Promise.resolve(true)
      },
    }
    const framed = frameExplore(view, screen, insets)
    void framed.fly({ lng: 1, lat: 2, zoom: 10, bearing: 0, pitch: 0 }, 3)
    expect(flown).toEqual([[true, 3, { top, right, bottom, left }]])
  })
})
