import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseLoop, faultLine } from '../../src/shells/kiosk/kiosk-fault.ts'
import { createKioskMemory } from '../../src/shells/kiosk/kiosk-memory.ts'
import {
  DEFAULT_KIOSK_SETTINGS,
  readKioskSettings,
  readPin,
  type KioskSettings,
} from '../../src/shells/kiosk/kiosk-settings.ts'
import { createKioskTime } from '../../src/shells/kiosk/kiosk-time.ts'
import { loadSettings, readTexts, type SettingsTexts } from '../../src/shells/kiosk/load-settings.ts'
import { watchSettings } from '../../src/shells/kiosk/watch-settings.ts'
import { memoryStorage } from '../../src/session/text-storage.ts'
import { checkProperty } from '../properties/check-property.ts'

const read = (value: unknown) => readKioskSettings(typeof value === 'string' ? value : JSON.stringify(value))
/** Every setting away from its default. */
const OWN: KioskSettings = {
  briefing: 'mobility',
  language: 'en',
  idleSeconds: 60,
  countdownSeconds: 20,
  insets: { top: 1, right: 2, bottom: 3, left: 4 },
  scale: 1.5,
  reloadHour: 5,
  control: true,
}
const hash = { salt: 'A'.repeat(24), iterations: 600_000, hash: `${'B'.repeat(43)}=` }

describe('settings.json', () => {
  test('the one that is shipped is what stands where there is none', () => {
    const shipped = read(readFileSync('public/settings.json', 'utf8'))
    expect(shipped).toEqual({ settings: DEFAULT_KIOSK_SETTINGS, faults: [], oldPin: null })
    expect(read({ kiosk: {} })).toEqual(shipped)
    expect(read({ kiosk: OWN })).toEqual({ settings: OWN, faults: [], oldPin: null })
  })

  const WRONG = [undefined, null, 'x', '', -1, 1e9, 12.34, true, [], {}, { top: 1 }, ['zh'], '90', 'NaN'] as const
  test('a fault in one setting is named with its place and costs that setting only, whichever it is and whatever stands there', () => {
    checkProperty(
      'a fault costs one setting',
      fc.property(
        fc.constantFrom(...(Object.keys(OWN) as (keyof KioskSettings)[])),
        fc.constantFrom(...WRONG),
        (key, wrong) => {
          const { settings, faults } = read({ kiosk: { ...OWN, [key]: wrong } })
          const { [key]: one, ...others } = settings
          const { [key]: _own, ...wanted } = OWN
          expect(others).toEqual(wanted)
          // Whatever is taken was given; else the default stands, and is named.
          const isTaken = wrong === undefined || key === 'insets' || JSON.stringify(one) === JSON.stringify(wrong)
          const named = faults.map((line) => line.startsWith(`settings.json: kiosk.${key}`))
          expect([isTaken || JSON.stringify(one), isTaken || named]).toEqual(
            isTaken ? [true, true] : [JSON.stringify(DEFAULT_KIOSK_SETTINGS[key]), [true]],
          )
        },
      ),
    )
  })

  test.each([
    ['one side', { left: 'x' }, { left: 0 }, /kiosk\.insets\.left: /],
    ['one side too large', { right: 95 }, { right: 0 }, /kiosk\.insets\.right: /],
    ['two that leave nothing', { left: 60, right: 60 }, { left: 0, right: 0 }, /left and right: nothing is left/],
    ['a side that is none', { middle: 5 }, {}, /kiosk\.insets\.middle: there is no such setting/],
  ])('insets: %s costs no other', (_, change, taken, expected) => {
    const { settings, faults } = read({ kiosk: { ...OWN, insets: { ...OWN.insets, ...change } } })
    expect(settings).toEqual({ ...OWN, insets: { ...OWN.insets, ...taken } })
    expect(faults).toEqual([expect.stringMatching(expected)])
  })

  test('a mistyped key is named, and costs nothing else', () => {
    const { idleSeconds: _, ...rest } = OWN
    const { settings, faults } = read({ kiosk: { ...rest, idelSeconds: 60 }, other: 1 })
    expect(settings).toEqual({ ...OWN, idleSeconds: DEFAULT_KIOSK_SETTINGS.idleSeconds })
    expect(faults.map((line) => line.split(': ')[1])).toEqual(['other', 'kiosk.idelSeconds'])
  })

  test.each([
    ['a comma too many', `{"kiosk": {"scale": 2, "idleSeconds": 60,}}`, 'line 1'],
    ['a comma too few', `{\n"kiosk": {"scale": 2\n "idleSeconds": 60}}`, 'line 3'],
    ['a bracket too few', `{"kiosk": {"scale": 2, "idleSeconds": 60`, 'line 1'],
    ['a remark', `{"kiosk": {"scale": 2, // large\n "idleSeconds": 60}}`, 'line 1'],
  ])('%s is named by line and column, and the rest is read', (_, text, place) => {
    const { settings, faults } = read(text)
    expect(settings).toEqual({ ...DEFAULT_KIOSK_SETTINGS, scale: 2, idleSeconds: 60 })
    expect(faults[0]).toMatch(new RegExp(`^settings\\.json: ${place}, column \\d+: \\w+$`))
  })

  test('what stands there twice is named: only the last of it counts', () => {
    const { settings, faults } = read(
      '{"kiosk": {"scale": 1.5, "insets": {"left": 1, "left": 2}, "scale": 2}, "other": {"scale": 1}}',
    )
    expect(settings).toMatchObject({ scale: 2, insets: { left: 2 } })
    expect(faults.filter((line) => line.includes('twice'))).toEqual([
      expect.stringContaining('kiosk.scale: '),
      expect.stringContaining('kiosk.insets.left: '),
    ])
  })

  test('a mark of the encoding before everything is no fault', () => {
    expect(read(`\uFEFF${JSON.stringify({ kiosk: OWN })}`)).toMatchObject({ settings: OWN, faults: [] })
  })

  test('whatever the text is, whole settings come of it', () => {
    for (const text of ['', ' ', '[]', 'null', '"kiosk"', '{', '}', '{"kiosk":[]}', '{"kiosk":null}', '<html>', '\0'])
      expect([text, read(text).settings, read(text).faults.length > 0]).toEqual([text, DEFAULT_KIOSK_SETTINGS, true])
    checkProperty(
      'any text gives whole settings',
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(Object.keys(readKioskSettings(text).settings)).toEqual(Object.keys(DEFAULT_KIOSK_SETTINGS))
      }),
    )
  })

  test('the PIN of older settings still opens, and where it belongs is said', () => {
    const { settings, faults, oldPin } = read({ kiosk: { ...OWN, pin: hash } })
    expect([settings, oldPin]).toEqual([OWN, hash])
    expect(faults).toEqual([expect.stringContaining('kiosk.pin: is kept in pin.json')])
    expect(read({ kiosk: { ...OWN, pin: null } })).toEqual({ settings: OWN, faults: [], oldPin: null })
  })
})

describe('pin.json', () => {
  test('none is set, one is set, or it is at fault and says why', () => {
    expect(readPin(readFileSync('public/pin.json', 'utf8'))).toEqual({ ok: true, value: null })
    expect(readPin(JSON.stringify(hash))).toEqual({ ok: true, value: hash })
    for (const text of [
      '',
      '{',
      '"1234"',
      '[]',
      JSON.stringify({ ...hash, iterations: 1 }),
      `${JSON.stringify(hash)},`,
    ]) {
      const found = readPin(text)
      expect([text, found.ok ? [] : found.errors]).toEqual([
        text,
        expect.arrayContaining([expect.stringMatching(/^pin\.json: /)]),
      ])
    }
  })
})

describe('what is loaded', () => {
  const serving =
    (files: Readonly<Record<string, string | number>>): typeof fetch =>
    async (address) => {
      const file = files[String(address).replace('./', '')]
      if (file === undefined) throw new TypeError('Failed to fetch')
      return typeof file === 'number' ? new Response('', { status: file }) : new Response(file)
    }
  const text = JSON.stringify({ kiosk: OWN })

  test('the staff get in whatever is wrong with the settings, and the settings stand whatever is wrong with the PIN', async () => {
    const withPin = { 'pin.json': JSON.stringify(hash) }
    for (const broken of ['{', '', '[]', '{"kiosk":{"idelSeconds":1}}', 404, 500]) {
      const loaded = await loadSettings(serving({ ...withPin, 'settings.json': broken }))
      expect([broken, loaded.pin, loaded.pinFault, loaded.faults.length > 0]).toEqual([broken, hash, null, true])
    }
    expect(await loadSettings(serving(withPin))).toMatchObject({
      pin: hash,
      faults: ['settings.json: Failed to fetch'],
    })
    for (const broken of ['{', '', '[]', 500, 404]) {
      const loaded = await loadSettings(serving({ 'settings.json': text, 'pin.json': broken }))
      expect([broken, loaded.settings, loaded.faults, loaded.pin]).toEqual([broken, OWN, [], null])
      expect(loaded.pinFault).toMatch(/^pin\.json: /)
    }
    expect(await loadSettings(serving({ 'settings.json': text, 'pin.json': 'null' }))).toMatchObject({
      pin: null,
      pinFault: null,
    })
  })

  test('a page of a proxy or a portal, which comes with 200 as well, is none of the files, and no reason to start anew', async () => {
    for (const page of ['<!doctype html><title>502</title>', '\n  <html>', '\uFEFF<?xml version="1.0"?>']) {
      const withPin = await loadSettings(serving({ 'settings.json': page, 'pin.json': JSON.stringify(hash) }))
      expect([withPin.pin, withPin.pinFault, withPin.settings]).toEqual([hash, null, DEFAULT_KIOSK_SETTINGS])
      expect(withPin.faults).toEqual(['settings.json: the server answers with a page, not with the file'])
      const withSettings = await loadSettings(serving({ 'settings.json': text, 'pin.json': page }))
      expect([withSettings.settings, withSettings.faults, withSettings.pin]).toEqual([OWN, [], null])
      expect(withSettings.pinFault).toMatch(/^pin\.json: .* page/)
      // What is watched for changes takes it for a file that cannot be had.
      expect(await readTexts(serving({ 'settings.json': page, 'pin.json': page }))).toEqual({
        settings: null,
        pin: null,
      })
    }
  })

  test('the page starts anew while no one is there once the settings are others, or can be had at last', async () => {
    const time = createKioskTime()
    const pass = time.takeOver()
    let idle = true
    let restarts = 0
    let now: SettingsTexts = { settings: text, pin: 'null' }
    let answered: Promise<SettingsTexts> = Promise.resolve(now)
    const stop = watchSettings({
      time,
      loaded: { settings: text, pin: null },
      read: () => (answered = Promise.resolve(now)),
      isIdle: () => idle,
      restart: () => (restarts += 1),
    })
    const look = async (): Promise<void> => {
      pass(31)
      await answered
      await Promise.resolve()
    }
    now = { settings: text, pin: null }
    await look()
    now = { settings: null, pin: null }
    await look()
    expect(restarts).toBe(0)
    idle = false
    now = { settings: `${text} `, pin: null }
    await look()
    expect(restarts).toBe(0)
    idle = true
    await look()
    expect(restarts).toBe(1)
    now = { settings: text, pin: 'null' }
    await look()
    expect(restarts).toBe(2)
    stop()
    await look()
    expect(restarts).toBe(2)
    time.stop()
  })
})

describe('which loop runs', () => {
  const isLoop = (id: string): boolean => ['hall', 'mobility', 'science-city'].includes(id)
  test.each([
    [{ staff: null, address: '', settings: null }, 'hall', []],
    [{ staff: null, address: '', settings: 'mobility' }, 'mobility', []],
    [{ staff: null, address: 'science-city', settings: 'mobility' }, 'science-city', []],
    [{ staff: 'mobility', address: 'science-city', settings: null }, 'mobility', []],
    [{ staff: null, address: '', settings: 'nowhere' }, 'hall', ['settings']],
    [{ staff: 'gone', address: 'typo', settings: 'mobility' }, 'mobility', ['staff', 'address']],
    [{ staff: 'mobility', address: 'typo', settings: 'nowhere' }, 'mobility', ['address', 'settings']],
  ])('%j: %s, and what is unknown is named', (named, wanted, faulty) => {
    const { id, faults } = chooseLoop(named, isLoop, 'hall')
    expect([id, faults.map((fault) => (fault.kind === 'loop' ? fault.from : ''))]).toEqual([wanted, faulty])
    for (const fault of faults) expect(faultLine(fault)).toMatch(/no briefing "(nowhere|gone|typo)"/)
  })
})

describe('what a kiosk remembers', () => {
  const refused = {
    read: (): never => {
      throw new DOMException('denied', 'SecurityError')
    },
    write: (): never => {
      throw new DOMException('full', 'QuotaExceededError')
    },
    remove: (): never => {
      throw new DOMException('denied', 'SecurityError')
    },
  }
  test.each([
    ['where there is storage', memoryStorage()],
    ['where the browser refuses it', refused],
  ])('%s, it never fails, and remembers for as long as the page lives', (_, storage) => {
    const memory = createKioskMemory(storage)
    expect(memory.read('a')).toBeNull()
    memory.write('a', '1')
    expect(memory.read('a')).toBe('1')
    memory.remove('a')
    expect(memory.read('a')).toBeNull()
  })

  test('over restarts where there is storage', () => {
    const storage = memoryStorage()
    createKioskMemory(storage).write('wrong-pins', '4')
    expect(createKioskMemory(storage).read('wrong-pins')).toBe('4')
  })
})
