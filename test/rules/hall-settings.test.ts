import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { placeSettings } from '../../.run/build.mjs'
import { setPin, writeAll } from '../../.run/hall-settings.mjs'
import { whyWeak } from '../../.run/weak-pins.mjs'
import { readKioskSettings, readPin } from '../../src/shells/kiosk/kiosk-settings.ts'

const GOOD = '274913'
const hash = { salt: 'A'.repeat(24), iterations: 600_000, hash: `${'B'.repeat(43)}=` }

/** A copy of the sources, and one that is built, with these files in both. */
function makeHall(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hall-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const place of ['public', 'dist']) {
    mkdirSync(join(folder, place))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, place, name), text)
  }
  writeFileSync(join(folder, 'dist/index.html'), '')
  return folder
}
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    ['public', 'dist'].flatMap((place) =>
      readdirSync(join(folder, place)).map((name) => [
        `${place}/${name}`,
        statSync(join(folder, place, name)).isDirectory()
          ? 'a folder'
          : readFileSync(join(folder, place, name), 'utf8'),
      ]),
    ),
  )

describe('npm run kiosk:pin', () => {
  test('puts a hash that the page reads into both places, and leaves the settings as they are', () => {
    const settings = '{"kiosk":{"scale":2}}'
    const folder = makeHall({ 'settings.json': settings, 'pin.json': 'null\n' })
    expect(setPin(folder, GOOD).map((file) => file.slice(folder.length + 1))).toEqual([
      'public/pin.json',
      'dist/pin.json',
    ])
    const after = contents(folder)
    expect(after['public/pin.json']).toBe(after['dist/pin.json'])
    expect(readPin(after['dist/pin.json'] ?? '')).toMatchObject({ ok: true, value: { iterations: 600_000 } })
    expect([after['public/settings.json'], after['dist/settings.json']]).toEqual([settings, settings])
    expect(JSON.stringify(after)).not.toContain(GOOD)
  })

  test('takes the hash out of older settings', () => {
    const folder = makeHall({ 'settings.json': JSON.stringify({ kiosk: { scale: 2, pin: hash } }) })
    setPin(folder, GOOD)
    for (const place of ['public', 'dist']) {
      const { settings, faults, oldPin } = readKioskSettings(readFileSync(join(folder, place, 'settings.json'), 'utf8'))
      expect([place, settings.scale, faults, oldPin]).toEqual([place, 2, [], null])
    }
  })

  test.each(['{"kiosk": {"scale": 2,}}', '', '{"kiosk"'])(
    'settings that cannot be read (%j) are named, with their file, and nothing is written anywhere',
    (text) => {
      for (const place of ['public', 'dist']) {
        const folder = makeHall({ 'settings.json': '{"kiosk":{}}', 'pin.json': 'null\n' })
        writeFileSync(join(folder, place, 'settings.json'), text)
        const before = contents(folder)
        expect(() => setPin(folder, GOOD)).toThrow(join(place, 'settings.json'))
        expect(contents(folder)).toEqual(before)
      }
    },
  )

  test('a place that cannot be written gives all others back', () => {
    const folder = makeHall({ 'settings.json': '{"kiosk":{}}' })
    writeFileSync(join(folder, 'public/pin.json'), 'null\n')
    // A folder in its place cannot be replaced by a file.
    mkdirSync(join(folder, 'dist/pin.json/within'), { recursive: true })
    const before = contents(folder)
    expect(() => setPin(folder, GOOD)).toThrow(/Nothing was written/)
    expect(contents(folder)).toEqual(before)
    // Nor does a new file stay where there was none.
    rmSync(join(folder, 'public/pin.json'))
    expect(() => setPin(folder, GOOD)).toThrow(/Nothing was written/)
    expect(existsSync(join(folder, 'public/pin.json'))).toBe(false)
    expect(() => writeAll(new Map([[join(folder, 'nowhere/pin.json'), 'x']]))).toThrow(/Nothing was written/)
  })

  test('a link stays one, and who may read a file stays as it is', () => {
    const folder = makeHall({ 'settings.json': '{"kiosk":{}}' })
    const elsewhere = join(folder, 'etc-pin.json')
    writeFileSync(elsewhere, 'null\n', { mode: 0o600 })
    symlinkSync(elsewhere, join(folder, 'public/pin.json'))
    setPin(folder, GOOD)
    expect(lstatSync(join(folder, 'public/pin.json')).isSymbolicLink()).toBe(true)
    expect(readPin(readFileSync(elsewhere, 'utf8'))).toMatchObject({ ok: true })
    expect((statSync(elsewhere).mode & 0o777).toString(8)).toBe('600')
  })

  test.each([
    '123456',
    '654321',
    '012345',
    '567890',
    '890123',
    '000000',
    '111111',
    '888888',
    '121212',
    '123123',
    '112233',
    '121121',
    '123321',
    '147258',
    '258369',
    '159753',
    '789456',
    '520520',
    '5201314',
    '168168',
    '666888',
    '100000',
    '202020',
    '135791',
    '19900101',
    '900101',
    '010190',
    '20251231',
    '201908',
    '12345678',
    '11223344',
    '123654',
    '456456456',
    '111222333',
    // Over the keypad, in runs of every other digit, and all but one or two of them the same.
    '147852',
    '124578',
    '142536',
    '963258',
    '852456',
    '369147',
    '753159',
    '246810',
    '135246',
    '192837',
    '121314',
    '102030',
    '123457',
    '168888',
    '202021',
    '584520',
  ])('%s is a PIN that everyone tries', (pin) => {
    expect(whyWeak(pin)).not.toBeNull()
    const folder = makeHall({ 'settings.json': '{"kiosk":{}}', 'pin.json': 'null\n' })
    const before = contents(folder)
    expect(() => setPin(folder, pin)).toThrow(/Everyone tries/)
    expect(contents(folder)).toEqual(before)
  })

  test.each([GOOD, '836150', '5082937', '407391628'])('%s is none of them', (pin) => {
    expect(whyWeak(pin)).toBeNull()
  })

  test('fewer than a tenth of all PINs of six digits are refused', () => {
    let weak = 0
    for (let pin = 0; pin < 1e6; pin += 7) if (whyWeak(String(pin).padStart(6, '0')) !== null) weak += 1
    expect(weak / (1e6 / 7)).toBeLessThan(0.1)
  })

  test.each(['12345', '1234567890123', '27491a', ' ', ''])('%j is no PIN', (pin) => {
    expect(() => setPin(makeHall({}), pin)).toThrow(/6 to 12 digits/)
  })
})

describe('npm start', () => {
  test('takes over what the hall has set, the PIN too, and moves one that stands in older settings', () => {
    const folder = makeHall({})
    writeFileSync(join(folder, 'public/settings.json'), JSON.stringify({ kiosk: { scale: 2, pin: hash } }))
    writeFileSync(join(folder, 'public/pin.json'), 'null\n')
    placeSettings(folder)
    const after = contents(folder)
    expect(readPin(after['dist/pin.json'] ?? '')).toEqual({ ok: true, value: hash })
    expect(readKioskSettings(after['dist/settings.json'] ?? '')).toMatchObject({ settings: { scale: 2 }, faults: [] })
    expect(after['public/settings.json']).not.toContain('hash')
  })

  test('settings that cannot be read are taken over as they are: the page names what is wrong', () => {
    const folder = makeHall({})
    writeFileSync(join(folder, 'public/settings.json'), `{"kiosk":{"pin":${JSON.stringify(hash)},}}`)
    placeSettings(folder)
    expect(contents(folder)['dist/settings.json']).toBe(contents(folder)['public/settings.json'])
  })
})
