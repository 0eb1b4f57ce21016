import { beforeEach, describe, expect, test } from 'vitest'
import { FIRST_DAY, HORIZON_DAY, asDay, dayOf, isoOf } from '../../src/base/day.ts'
import { createClock, type Clock } from '../../src/session/clock.ts'
import { createCommands, type Commands } from '../../src/session/commands.ts'
import {
  DEFAULT_SESSION,
  HOME_CAMERA,
  LAYER_SWITCHES,
  createSessionStore,
  type SessionStore,
} from '../../src/session/session.ts'

const documented = ['2021-12-24', '2022-02-21', '2022-05-20', '2022-05-22', '2023-03-09'].map(dayOf)

let store: SessionStore
let clock: Clock
let commands: Commands
beforeEach(() => {
  store = createSessionStore()
  clock = createClock(FIRST_DAY)
  commands = createCommands(store, clock, documented)
})

describe('stepping from one documented day to the next', () => {
  test('forward from the start to the horizon, and back', () => {
    const seen: string[] = []
    for (let i = 0; i < 7; i += 1) {
      commands.stepDocumentedDay(1)
      seen.push(isoOf(clock.day))
    }
    expect(seen).toEqual([
      '2021-12-24',
      '2022-02-21',
      '2022-05-20',
      '2022-05-22',
      '2023-03-09',
      '2026-01-01',
      '2026-01-01',
    ])
    seen.length = 0
    for (let i = 0; i < 7; i += 1) {
      commands.stepDocumentedDay(-1)
      seen.push(isoOf(clock.day))
    }
    expect(seen).toEqual([
      '2023-03-09',
      '2022-05-22',
      '2022-05-20',
      '2022-02-21',
      '2021-12-24',
      '2021-11-01',
      '2021-11-01',
    ])
  })

  test('from the middle of a documented day: back to its beginning, forward to the next', () => {
    clock.goToDay(asDay(dayOf('2022-05-20') + 0.5))
    commands.stepDocumentedDay(-1)
    expect(clock.day).toBe(dayOf('2022-05-20'))
    clock.goToDay(asDay(dayOf('2022-05-20') + 0.5))
    commands.stepDocumentedDay(1)
    expect(clock.day).toBe(dayOf('2022-05-22'))
  })

  test('it pauses', () => {
    clock.play()
    commands.stepDocumentedDay(1)
    expect(clock.playing).toBe(false)
  })

  test('without any documented day it goes to the ends', () => {
    const bare = createCommands(store, clock, [])
    bare.stepDocumentedDay(1)
    expect(clock.day).toBe(HORIZON_DAY)
    bare.stepDocumentedDay(-1)
    expect(clock.day).toBe(FIRST_DAY)
  })
})

test('going to a day pauses', () => {
  commands.togglePlay()
  expect(clock.playing).toBe(true)
  commands.goToDay(dayOf('2023-01-01'))
  expect([clock.playing, isoOf(clock.day)]).toEqual([false, '2023-01-01'])
  commands.togglePlay()
  commands.togglePlay()
  expect(clock.playing).toBe(false)
})

test('a speed is the clock’s and the session’s', () => {
  commands.setSpeed(365)
  expect([clock.speed, store.getState().speed]).toEqual([365, 365])
})

test('a reading is chosen for the first side; the second goes with it, or keeps a reading of its own', () => {
  commands.chooseReading('difference')
  expect(store.getState().sides).toEqual([{ scenario: 'reference', reading: 'difference' }])
  store.setState({
    sides: [
      { scenario: 'reference', reading: 'both' },
      { scenario: 'reference', reading: 'planned' },
    ],
  })
  commands.chooseReading('documented')
  expect(store.getState().sides.map(({ reading }) => reading)).toEqual(['documented', 'planned'])
  commands.compareWith('late')
  expect(store.getState().sides).toEqual([
    { scenario: 'reference', reading: 'documented' },
    { scenario: 'late', reading: 'planned' },
  ])
  commands.compareWith(null)
  commands.compareWith('late')
  commands.chooseReading('both')
  expect(store.getState().sides.map(({ reading }) => reading)).toEqual(['both', 'both'])
})

test('both scenarios are put beside each other at once, and swapped: each keeps its reading, and both go with the clock', () => {
  store.setState({ sides: [{ scenario: 'own', reading: 'planned' }] })
  commands.compareScenarios('reference', 'own')
  expect(store.getState().sides).toEqual([
    { scenario: 'reference', reading: 'planned' },
    { scenario: 'own', reading: 'planned' },
  ])
  store.setState({
    sides: [
      { scenario: 'reference', reading: 'planned' },
      { scenario: 'own', reading: 'difference', day: dayOf('2024-01-01') },
    ],
  })
  commands.swapSides()
  expect(store.getState().sides).toEqual([
    { scenario: 'own', reading: 'difference' },
    { scenario: 'reference', reading: 'planned' },
  ])
  commands.compareWith(null)
  commands.swapSides()
  expect(store.getState().sides).toEqual([{ scenario: 'own', reading: 'difference' }])
})

test('layers are switched one by one, and the default is never touched', () => {
  commands.toggleLayer('labels')
  commands.toggleLayer('parks')
  expect([...store.getState().layers]).toEqual(
    LAYER_SWITCHES.filter((layer) => layer !== 'labels' && layer !== 'parks'),
  )
  commands.toggleLayer('parks')
  expect(store.getState().layers.has('parks')).toBe(true)
  expect([...DEFAULT_SESSION.layers]).toEqual([...LAYER_SWITCHES])
})

test('selection, language, theme and camera', () => {
  commands.select('av-fleet')
  commands.chooseLanguage('en')
  commands.chooseTheme('paper')
  commands.setCamera({ lng: 112, lat: 33, zoom: 8, bearing: 0, pitch: 0 })
  expect(store.getState()).toMatchObject({
    selection: 'av-fleet',
    language: 'en',
    theme: 'paper',
    camera: { lng: 112 },
  })
  commands.goHome()
  commands.select(null)
  expect(store.getState()).toMatchObject({ selection: null, language: 'en', camera: HOME_CAMERA })
})
