import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIRST_DAY, HORIZON_DAY, LAST_DAY, asDay } from '../../src/base/day.ts'
import { READINGS } from '../../src/scenario/reading.ts'
import { lastEvidenceOf } from '../../src/city/last-evidence.ts'
import { DOCK_TABS, RESULTS_TABS, keepArrangement } from '../../src/session/open-panels.ts'
import { readAddress, writeAddress, type AddressContext, type AddressState } from '../../src/session/address.ts'
import {
  DEFAULT_SESSION,
  LANGUAGES,
  LAYER_SWITCHES,
  FOV_LIMITS,
  QUALITIES,
  SPEEDS,
  THEMES,
  DEFAULT_FOV,
} from '../../src/session/session.ts'
import { readRealCity } from '../model/real-city.ts'
import { checkProperty } from './check-property.ts'

const { city } = readRealCity()
const isEntity = (id: string): boolean => city.entityById.has(id)
const shipped: AddressContext = {
  openingDay: lastEvidenceOf(city),
  isEntity,
  isScenario: (id) => id === 'reference',
}
const context: AddressContext = { ...shipped, isScenario: (id) => id === 'reference' || id === 'late' }

const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })

const anySlug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}$/)

/** Each tab of the cockpit with what it alone keeps. */
const spanDay = fc.integer({ min: FIRST_DAY, max: LAST_DAY - 1 }).map(asDay)
const anyCockpit = fc.oneof(
  fc.record({ tab: fc.constant('systems' as const), system: fc.option(anySlug), indicator: fc.option(anySlug) }),
  fc.record({
    tab: fc.constant('pairs' as const),
    system: fc.option(anySlug),
    indicator: fc.constant(null),
    verdict: fc.option(anySlug, { nil: undefined }),
  }),
  fc.record({ tab: fc.constant('goals' as const), system: fc.option(anySlug), indicator: fc.constant(null) }),
  fc.record({ tab: fc.constant('documents' as const), system: fc.constant(null), indicator: fc.constant(null) }),
  fc.record({
    tab: fc.constantFrom('due' as const, 'changes' as const),
    system: fc.constant(null),
    indicator: fc.constant(null),
    span: fc.option(fc.tuple(spanDay, spanDay), { nil: undefined }),
  }),
)

/** Any state that the controls can reach; the camera is as free as the map leaves it. */
const anyState: fc.Arbitrary<Required<AddressState>> = fc
  .record({
    day: fc.oneof(number(FIRST_DAY, HORIZON_DAY), fc.integer({ min: FIRST_DAY, max: HORIZON_DAY })),
    reading: fc.constantFrom(...READINGS),
    layers: fc.subarray([...LAYER_SWITCHES]),
    selection: fc.option(fc.constantFrom(...city.entityById.keys())),
    language: fc.constantFrom(...LANGUAGES),
    theme: fc.constantFrom(...THEMES),
    speed: fc.constantFrom(...SPEEDS),
    known: fc.option(fc.integer({ min: FIRST_DAY, max: HORIZON_DAY }).map(asDay)),
    quality: fc.constantFrom(...QUALITIES),
    hour: fc.option(fc.integer({ min: 0, max: 96 }).map((quarters) => quarters / 4)),
    scenario: fc.constantFrom('reference', 'late'),
    second: fc.option(
      fc.record(
        {
          scenario: fc.constantFrom('reference', 'late'),
          reading: fc.constantFrom(...READINGS),
          day: fc.option(fc.integer({ min: FIRST_DAY, max: LAST_DAY }).map(asDay), { nil: undefined }),
        },
        { requiredKeys: ['scenario', 'reading'] },
      ),
    ),
    open: fc.record({
      document: fc.option(fc.record({ id: anySlug, fact: fc.option(anySlug) })),
      cockpit: fc.option(anyCockpit),
      results: fc.option(fc.constantFrom(...RESULTS_TABS)),
      scenarios: fc.boolean(),
      scenarioEditor: fc.boolean(),
      briefingEditor: fc.boolean(),
      ownData: fc.boolean(),
      ownDocuments: fc.boolean(),
      dock: fc.option(fc.constantFrom(...DOCK_TABS)),
      lanes: fc.boolean(),
      words: fc.boolean(),
    }),
    swipe: fc.integer({ min: 0, max: 1000 }).map((share) => share / 1000),
    camera: fc.record({
      lng: number(108, 118),
      lat: number(30, 38),
      zoom: number(5, 18),
      bearing: number(-180, 180),
      pitch: number(0, 80),
      fov: fc.option(number(FOV_LIMITS.min, FOV_LIMITS.max), { nil: undefined }),
    }),
  })
  .map(({ day, reading, layers, scenario, second, swipe, open, ...rest }) => ({
    day: asDay(day),
    open,
    session: {
      ...DEFAULT_SESSION,
      ...rest,
      sides: second ? [{ scenario, reading }, second] : [{ scenario, reading }],
      swipe: second ? swipe : DEFAULT_SESSION.swipe,
      layers: new Set(layers),
    },
  }))

test('an address that was written opens the same view', () => {
  checkProperty(
    'address-round-trip',
    fc.property(anyState, (state) => {
      const text = writeAddress(state, { ...context, isLink: true })
      const { session, day, open, faults } = readAddress(text, context)
      expect(faults).toEqual([])
      const { camera, layers, ...rest } = session
      const { camera: asked, layers: askedLayers, ...askedRest } = state.session
      expect(rest).toEqual(askedRest)
      expect([...layers].toSorted()).toEqual([...askedLayers].toSorted())
      expect(day).toBe(Math.floor(state.day))
      expect(Math.abs(camera.lng - asked.lng)).toBeLessThanOrEqual(0.000_051)
      expect(Math.abs(camera.lat - asked.lat)).toBeLessThanOrEqual(0.000_051)
      expect(Math.abs(camera.zoom - asked.zoom)).toBeLessThanOrEqual(0.005_1)
      expect(Math.abs(camera.bearing - asked.bearing)).toBeLessThanOrEqual(0.501)
      expect(Math.abs(camera.pitch - asked.pitch)).toBeLessThanOrEqual(0.501)
      expect(Math.abs((camera.fov ?? DEFAULT_FOV) - (asked.fov ?? DEFAULT_FOV))).toBeLessThanOrEqual(0.64)
      expect(open).toEqual(state.open)
      expect(writeAddress({ session, day, open }, { ...context, isLink: true })).toBe(text)
      // The address bar leaves the arrangement alone, and so does going back to it.
      const bar = readAddress(writeAddress(state, context), context)
      expect(bar.open).toEqual({ ...state.open, dock: null, lanes: false, words: false })
      expect(keepArrangement(bar.open, state.open)).toEqual(state.open)
    }),
    1000,
  )
})

const parameters = [
  'day',
  'reading',
  'scenario',
  'compare',
  'compare-reading',
  'compare-day',
  'swipe',
  'view',
  'hide',
  'select',
  'lang',
  'theme',
  'speed',
  'quality',
  'hour',
  'known',
  'open',
]
const likely = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.constantFrom(
    'end',
    '2022-02-30',
    '113,34,9,0,0',
    'en',
    'parks,labels',
    'av-fleet',
    '__proto__',
    'constructor',
    '%',
    '%zz',
    '-0',
    '1e999',
    'NaN',
  ),
)
const anySearch = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...parameters), fc.string()), likely), { maxLength: 8 })
    .map((pairs) => `?${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`),
)

test('no text whatever throws; what comes out is a view that can be written and read again', () => {
  checkProperty(
    'address-rubbish',
    fc.property(anySearch, (search) => {
      const { session, day, faults } = readAddress(search, shipped)
      expect(day >= FIRST_DAY && day <= LAST_DAY).toBe(true)
      expect(Object.values(session.camera).every((value) => Number.isFinite(value))).toBe(true)
      expect(session.selection === null || isEntity(session.selection)).toBe(true)
      expect(faults.every(({ parameter, value }) => parameters.includes(parameter) && value.length <= 60)).toBe(true)
      const again = readAddress(writeAddress({ session, day }, shipped), shipped)
      expect(again.faults).toEqual([])
      expect(again.session).toEqual({ ...session, camera: again.session.camera })
      expect(again.day).toBe(day)
    }),
    2000,
  )
})
