/** Builds the app into dist/, and knows whether dist/ is what the present files would give. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSingle } from './build-single.mjs'
import { HALL_FILES, movePin } from './hall-settings.mjs'
import { install, root, runMain } from './install.mjs'

const inputs = [
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  '.run/vite',
  'src',
  'data',
  'scenes',
  'public',
]
const stamp = join(root, 'dist/.inputs')

/** A hash over the names and contents of everything the build reads. @param {string} [from] */
export function hashInputs(from = root) {
  const hash = createHash('sha256')
  /** @param {string} name */
  const add = (name) => {
    const path = join(from, name)
    if (!existsSync(path) || HALL_FILES.includes(name)) return
    if (statSync(path).isDirectory()) {
      for (const entry of readdirSync(path).toSorted()) add(`${name}/${entry}`)
    } else if (name.endsWith('.pmtiles')) {
      // A base map may be larger than what can be read as one: size and time tell it.
      const { size, mtimeMs } = statSync(path)
      hash.update(`${name}\0${size} ${mtimeMs}\0`)
    } else {
      hash.update(`${name}\0`).update(readFileSync(path)).update('\0')
    }
  }
  inputs.forEach(add)
  return hash.digest('hex')
}

export function isBuilt() {
  return existsSync(join(root, 'dist/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashInputs()
}

/**
 * Puts what the hall has set in the sources beside the built app, which reads it at every start: it is no part of the build.
 * A PIN in older settings is moved to where it belongs. @param {string} [from]
 */
export function placeSettings(from = root) {
  try {
    movePin(from)
  } catch (fault) {
    // The page itself names what cannot be read, and runs all the same.
    console.warn(fault instanceof Error ? fault.message : String(fault))
  }
  for (const file of HALL_FILES)
    if (existsSync(join(from, file))) copyFileSync(join(from, file), join(from, file.replace('public/', 'dist/')))
}

/** Builds the app and the single file; throws when a build fails. @param {string[]} [args] passed on to Vite */
export function build(args = []) {
  const hash = hashInputs()
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const done = spawnSync(process.execPath, [vite, 'build', ...args], { cwd: root, stdio: 'inherit' })
  if (done.status !== 0) throw new Error('The build failed; the reasons stand above.')
  if (args.length > 0) return
  // After the app, whose build empties dist/: the page that "save as one file" starts from.
  buildSingle()
  writeFileSync(stamp, hash)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runMain(() => {
    install()
    build(process.argv.slice(2))
  })
}
