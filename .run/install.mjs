/** Brings node_modules to what package-lock.json says, and does nothing when it is already there. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** @param {string} path @returns {Record<string, { version?: string, integrity?: string, optional?: boolean, link?: boolean }>} */
function packagesOf(path) {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).packages ?? {}) : {}
}

/** True when every package of the lock file is there in its version (optional ones may be missing) and nothing else is. @param {string} folder */
export function isInstalled(folder) {
  const wanted = packagesOf(join(folder, 'package-lock.json'))
  const there = packagesOf(join(folder, 'node_modules/.package-lock.json'))
  const names = Object.keys(wanted).filter((name) => name !== '')
  if (Object.keys(there).length === 0) return false
  return (
    names.every((name) =>
      there[name]
        ? there[name].version === wanted[name]?.version &&
          there[name].integrity === wanted[name]?.integrity &&
          existsSync(join(folder, name))
        : wanted[name]?.optional === true,
    ) && Object.keys(there).every((name) => wanted[name])
  )
}

/** Runs npm, whichever way this process was started. @param {string[]} args @param {string} cwd */
function npm(args, cwd) {
  const own = process.env['npm_execpath']
  const options = /** @type {const} */ ({ cwd, stdio: 'inherit' })
  if (own && /npm-cli\.c?js$/.test(own)) return spawnSync(process.execPath, [own, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}

/** Installs from the lock file when needed. Throws with a plain message. @param {string} [folder] */
export function install(folder = root) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`This project needs Node 20.19 or later; this is Node ${process.versions.node}.`)
  }
  if (isInstalled(folder)) return
  console.log(`Installing packages from ${join(folder, 'package-lock.json')} …`)
  const done = npm(['ci', '--include=dev', '--no-audit', '--no-fund'], folder)
  if (done.error) throw new Error(`npm could not be started: ${done.error.message}`)
  if (done.status !== 0) {
    throw new Error(
      `npm ci failed (exit code ${done.status ?? done.signal}). Is the npm registry reachable? Its own message stands above.`,
    )
  }
}

/** Runs a script's main function; a failure is one plain line and exit code 1. @param {() => unknown} main */
export async function runMain(main) {
  try {
    await main()
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault)
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain(() => install())
