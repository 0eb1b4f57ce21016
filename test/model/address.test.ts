import { describe, expect, test } from 'vitest'
import { HORIZON_DAY, asDay, dayOf } from '../../src/base/day.ts'
import { readAddress, writeAddress, type AddressContext, type AddressState } from '../../src/session/address.ts'
import { DEFAULT_SESSION, LAYER_SWITCHES, type Session } from '../../src/session/session.ts'
import { readShellAddress, type ShellAddress } from '../../src/session/shell-address.ts'

const isEntity = (id: string): boolean => ['av-fleet', 'siliang-bazhu'].includes(id)
const context: AddressContext = { openingDay: dayOf('2023-03-09'), isEntity, isScenario: (id) => id === 'reference' }
const read = (search: string): ReturnType<typeof readAddress> => readAddress(search, context)
const write = (state: AddressState, shell?: ShellAddress): string => writeAddress(state, context, shell)

test('the default view has an empty address, and an empty address opens the default view', () => {
  expect(write({ session: DEFAULT_SESSION, day: context.openingDay })).toBe('')
  expect(read('')).toEqual({ session: DEFAULT_SESSION, day: context.openingDay, faults: [] })
  const later = { ...context, openingDay: dayOf('2024-05-01') }
  expect(writeAddress({ session: DEFAULT_SESSION, day: later.openingDay }, later)).toBe('')
  expect(readAddress('', later).day).toBe(later.openingDay)
})

describe('an address as it is written', () => {
  const full: Session = {
    ...DEFAULT_SESSION,
    sides: [{ scenario: 'reference', reading: 'difference' }],
    layers: new Set(LAYER_SWITCHES.filter((layer) => layer !== 'labels' && layer !== 'pipelines')),
    selection: 'siliang-bazhu',
    language: 'en',
    theme: 'paper',
    speed: 91,
    quality: 'high',
    hour: 7.5,
    camera: { lng: 113.71, lat: 34.83, zoom: 13.25, bearing: -30, pitch: 60, fov: 24 },
  }
  const address =
    '?day=2022-06-01&reading=difference&view=113.71,34.83,13.25,-30,60,24&hide=pipelines,labels&select=siliang-bazhu&lang=en&theme=paper&speed=91&hour=7.5&quality=high'

  test('is short and legible', () => {
    expect(write({ session: full, day: dayOf('2022-06-01') })).toBe(address)
  })

  test('opens the same view', () => {
    expect(read(address)).toEqual({ session: full, day: dayOf('2022-06-01'), faults: [] })
  })

  test('the end of the timeline has a name, and a moment the date it falls in', () => {
    expect(write({ session: DEFAULT_SESSION, day: HORIZON_DAY })).toBe('?day=end')
    expect(read('?day=end').day).toBe(HORIZON_DAY)
    expect(write({ session: DEFAULT_SESSION, day: asDay(dayOf('2022-06-01') + 0.9) })).toBe('?day=2022-06-01')
  })

  test('with every layer off says so, and comes back with every layer off', () => {
    const session = { ...DEFAULT_SESSION, layers: new Set<never>() }
    expect(read(write({ session, day: context.openingDay })).session.layers.size).toBe(0)
  })

  test('commas of links that were encoded on their way are read', () => {
    expect(read('?view=113.71%2C34.83%2C13.25%2C-30%2C60%2C24&hide=pipelines%2Clabels')).toMatchObject({
      faults: [],
      session: { camera: full.camera },
    })
  })
})

describe('rubbish opens the default view, and is named', () => {
  test.each([
    ['day', '2022-02-30'],
    ['day', '1999-01-01'],
    ['day', '2035-01-02'],
    ['day', ''],
    ['day', 'yesterday'],
    ['compare', 'castle'],
    ['day', '2022-06'],
    ['reading', 'truth'],
    ['reading', 'Planned'],
    ['reading', ''],
    ['scenario', 'castle'],
    ['scenario', '__proto__'],
    ['view', ''],
    ['view', '113,34'],
    ['view', '113,34,9,0,0,0'],
    ['view', '113,34,9,0,0,61'],
    ['view', '113,34,9,0,0,24,1'],
    ['view', '113,34,9,0,NaN'],
    ['view', '113,34,9,0,Infinity'],
    ['view', '1e2,34,9,0,0'],
    ['view', '13,34,9,0,0'],
    ['view', '113,34,99,0,0'],
    ['view', '113,34,9,0,90'],
    ['view', '113,34,9,360,0'],
    ['view', ' 113,34,9,0,0'],
    ['view', '0x71,34,9,0,0'],
    ['hide', 'castles'],
    ['hide', 'parks,,labels'],
    ['hide', 'Parks'],
    ['hide', 'constructor'],
    ['select', 'castle'],
    ['select', ''],
    ['select', '__proto__'],
    ['lang', 'fr'],
    ['lang', 'ZH'],
    ['theme', 'pink'],
    ['speed', '0'],
    ['speed', '2'],
    ['speed', '1e0'],
    ['speed', '-7'],
    ['quality', 'ultra'],
    ['hour', '25'],
    ['hour', '-1'],
    ['hour', '7.3'],
  ])('%s=%s', (parameter, value) => {
    const { session, day, faults } = read(`?${new URLSearchParams([[parameter, value]]).toString()}`)
    expect(faults).toEqual([{ parameter, value }])
    expect([session, day]).toEqual([DEFAULT_SESSION, context.openingDay])
  })

  test('one bad part does not take the good ones with it; each is named', () => {
    const { session, day, faults } = read('?day=never&lang=en&theme=pink&select=av-fleet&view=1,2,3')
    expect(faults.map(({ parameter }) => parameter).toSorted()).toEqual(['day', 'theme', 'view'])
    expect([session.language, session.selection, day]).toEqual(['en', 'av-fleet', context.openingDay])
  })

  test('long rubbish is named in short', () => {
    const [fault] = read(`?day=${'x'.repeat(100_000)}`).faults
    expect(fault?.value.length).toBeLessThanOrEqual(60)
  })

  test.each([
    '?',
    '&&&',
    '?=',
    '?%',
    '?%E0%A4%A',
    '?day=%',
    '?day',
    '?day&day',
    '???',
    '#',
    '?\u0000',
    '?\ud800',
    '?select=%00',
    '?day[]=1',
    '?__proto__=1',
  ])('%j is survived', (search) => {
    expect(read(search)).toMatchObject({ session: { language: 'zh' }, day: context.openingDay })
  })

  test('parameters of others are left alone', () => {
    expect(read('?utm_source=a&fbclid=b').faults).toEqual([])
  })
})

describe('an address that chooses a shell', () => {
  const view: Session = {
    ...DEFAULT_SESSION,
    selection: 'av-fleet',
    language: 'en',
    theme: 'paper',
    quality: 'low',
    hour: 18,
  }

  test('names the shell and what is the viewer’s own; the view is the shell’s', () => {
    expect(
      write(
        { session: view, day: dayOf('2022-06-01') },
        { present: 'mobility', chapter: 'four-areas', cut: 'five-minutes' },
      ),
    ).toBe('?present=mobility&chapter=four-areas&cut=five-minutes&lang=en&theme=paper&quality=low')
    expect(write({ session: DEFAULT_SESSION, day: context.openingDay }, { present: '' })).toBe('?present=')
  })

  test('is read back; without the shell its parameters mean nothing', () => {
    expect(readShellAddress('?present=mobility&chapter=four-areas&lang=en')).toEqual({
      present: 'mobility',
      chapter: 'four-areas',
    })
    expect(readShellAddress('?present=')).toEqual({ present: '' })
    expect(readShellAddress('?chapter=four-areas&cut=five-minutes')).toEqual({})
    expect(read('?present=mobility&chapter=four-areas').faults).toEqual([])
  })
})
