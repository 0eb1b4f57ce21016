/**
 * What a hall sets beside the app, in public/ of the sources and, where it is built, in dist/: settings.json, which every page
 * may read, and pin.json, which only the screen of the server's own machine is given.
 */
import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { whyWeak } from './weak-pins.mjs'

const ITERATIONS = 600_000
/** The files, in the folder of the sources; none of them is part of a build. */
export const HALL_FILES = ['public/settings.json', 'public/pin.json']

/** @param {unknown} value */
const asText = (value) => `${JSON.stringify(value, null, 2)}\n`

/** The text without the mark that an editor may put before everything. @param {string} file */
const read = (file) => readFileSync(file, 'utf8').replace(/^\uFEFF/, '')

/** Reads a file as JSON; a fault names the file. @param {string} file @returns {any} */
function readJson(file) {
  try {
    return JSON.parse(read(file))
  } catch (fault) {
    throw new Error(`${file}: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault })
  }
}

/**
 * Writes all files or none: each beside its place first, then all into their places; a place that refuses gives back what
 * stood in those before it. @param {ReadonlyMap<string, string>} texts by file
 */
export function writeAll(texts) {
  const before = /** @type {Map<string, Buffer | null>} */ (new Map())
  // A link stays one, to the file that a hall keeps elsewhere; who may read a file stays as it is.
  const places = new Map([...texts].map(([file, text]) => [existsSync(file) ? realpathSync(file) : file, text]))
  const placed = /** @type {string[]} */ ([])
  try {
    for (const file of places.keys()) before.set(file, existsSync(file) ? readFileSync(file) : null)
    for (const [file, text] of places)
      writeFileSync(`${file}.new`, text, existsSync(file) ? { mode: statSync(file).mode & 0o777 } : {})
    for (const file of places.keys()) {
      renameSync(`${file}.new`, file)
      placed.push(file)
    }
  } catch (fault) {
    for (const file of placed) {
      const content = before.get(file)
      if (content) writeFileSync(file, content)
      else rmSync(file, { force: true })
    }
    throw new Error(`Nothing was written: ${fault instanceof Error ? fault.message : String(fault)}`, { cause: fault })
  } finally {
    for (const file of places.keys()) rmSync(`${file}.new`, { force: true })
  }
}

/** The folders that a hall's files stand in. @param {string} root */
function placesOf(root) {
  return ['public', 'dist']
    .map((folder) => join(root, folder))
    .filter((folder, at) => existsSync(at === 0 ? folder : join(folder, 'index.html')))
}

/**
 * Older settings hold the PIN's hash: what has to be written so that it stands in pin.json alone. Empty where nothing has to;
 * a file that must be changed and cannot be read is named. @param {string} folder @returns {Map<string, string>}
 */
function movedPin(folder) {
  const file = join(folder, 'settings.json')
  if (!existsSync(file) || !read(file).includes('"pin"')) return new Map()
  const settings = readJson(file)
  const { pin, ...kiosk } = settings?.kiosk ?? {}
  if (pin === undefined) return new Map()
  const own = join(folder, 'pin.json')
  const isSet = existsSync(own) && readJson(own) !== null
  return new Map([
    [file, asText({ ...settings, kiosk })],
    ...(isSet || pin === null ? [] : [/** @type {[string, string]} */ ([own, asText(pin)])]),
  ])
}

/** Moves the PIN out of older settings of the sources. @param {string} root */
export function movePin(root) {
  const texts = movedPin(join(root, 'public'))
  if (texts.size > 0) writeAll(texts)
}

/**
 * Puts the salted hash of a PIN into pin.json everywhere, or nowhere. Everything that has to be changed is read first.
 * @param {string} root @param {string} pin @returns {string[]} the files that were written
 */
export function setPin(root, pin) {
  if (!/^\d{6,12}$/.test(pin)) throw new Error('A PIN has 6 to 12 digits, and nothing else.')
  const weak = whyWeak(pin)
  if (weak !== null) throw new Error(`Not this one: ${weak}. Everyone tries such a PIN first.`)
  const salt = randomBytes(16)
  const hash = pbkdf2Sync(pin, salt, ITERATIONS, 32, 'sha256')
  const text = asText({ salt: salt.toString('base64'), iterations: ITERATIONS, hash: hash.toString('base64') })
  const places = placesOf(root)
  // Settings that no page could read are mended first: whoever sets the PIN is the one who can.
  for (const folder of places) if (existsSync(join(folder, 'settings.json'))) readJson(join(folder, 'settings.json'))
  const texts = new Map(places.flatMap((folder) => [...movedPin(folder)]))
  for (const folder of places) texts.set(join(folder, 'pin.json'), text)
  writeAll(texts)
  return [...texts.keys()]
}
