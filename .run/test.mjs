/**
 * npm test: installs, finds a browser, then format, types, lint, unused code, model tests, build, browser tests without
 * and with a map. Every stage runs, whatever failed before it; the last line is the sum.
 *
 *   npm test -- typecheck model      single stages
 *   npm test -- dom --shard=1/3      a third of the files of the browser stages
 *   npm test -- smoke                one file a shell and the GPU's phase function, on the built app
 *   npm test -- --repeat=10 FILE…    those files ten times running, or until they fail
 *
 * Test files of the browser stages that fail are run once more with tracing on, and their traces and screenshots are
 * named. The second run turns no failure into a pass.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { findBrowser } from './browser.mjs'
import { install, isInstalled, root } from './install.mjs'
import { readNumbers } from './numbers.mjs'

const sum = { passed: 0, failed: 0, skipped: 0, tests: 0 }
/** @type {string[]} */
const failures = []
/** @type {[stage: string, seconds: number][]} */
const times = []
const reports = join(root, '.cache/test')
const output = join(root, 'test/output')
/** The files of a stage that took longest, as lines. @type {string[]} */
const slowest = []
/** As many failed files as are run once more for their traces. */
const MOST_TRACED = 6

const SMOKE = [
  'test/shells/planner-timeline.test.ts',
  'test/shells/presenter.test.ts',
  'test/shells/kiosk.test.ts',
  'test/pixels/phase-on-gpu.test.ts',
]

/** @param {string} what @param {unknown} [fault] */
function fail(what, fault) {
  sum.failed += 1
  failures.push(what)
  if (fault) console.error(fault instanceof Error ? fault.message : fault)
}

async function finish() {
  const nothing = sum.failed === 0 && sum.passed === 0
  if (slowest.length > 0) console.log(`\n${slowest.join('\n')}`)
  if (named.length === 0 && files.length === 0 && isInstalled(root))
    console.log(`\n${(await readNumbers()).join('\n')}`)
  if (times.length > 0) {
    const whole = times.reduce((sum, [, seconds]) => sum + seconds, 0)
    console.log(
      `\n${times.map(([stage, seconds]) => `${stage} ${seconds} s`).join(', ')}: ${(whole / 60).toFixed(1)} min`,
    )
  }
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
  console.log(`\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`)
  process.exit(sum.failed > 0 || nothing ? 1 : 0)
}

/** Runs a script of Node's and lets its output through. @param {string[]} args @param {Record<string, string>} [env] */
function node(args, env = {}) {
  return (
    spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0
  )
}

/** A stage that either passes or fails, and counts as one. @param {string} name @param {string[][]} commands */
function check(name, ...commands) {
  const ok = commands.map((args) => node(args)).every(Boolean)
  if (ok) sum.passed += 1
  else fail(name)
  return ok
}

/**
 * A Vitest project, counted test by test from its JSON report. Gives the files that failed.
 * @param {string} project @param {string[]} [more] @returns {string[]}
 */
function vitest(project, more = []) {
  const report = join(reports, `${project}.json`)
  rmSync(report, { force: true })
  const ok = node([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...more,
  ])
  const before = sum.failed
  /** @type {string[]} */
  const red = []
  try {
    const found = JSON.parse(readFileSync(report, 'utf8'))
    sum.passed += found.numPassedTests
    sum.skipped += found.numPendingTests + found.numTodoTests
    sum.tests += found.numTotalTests
    sum.failed += found.numFailedTests
    if (found.numFailedTests > 0) failures.push(`${found.numFailedTests} ${project} tests`)
    const seconds = (/** @type {{ startTime: number, endTime: number }} */ { startTime, endTime }) =>
      Math.round((endTime - startTime) / 1000)
    const longest = [...found.testResults].sort((a, b) => seconds(b) - seconds(a)).slice(0, 6)
    slowest.push(`${project}: ${longest.map((file) => `${basename(file.name)} ${seconds(file)} s`).join(', ')}`)
    for (const file of found.testResults) {
      if (file.status !== 'failed') continue
      red.push(relative(root, file.name))
      if (file.assertionResults.length === 0) fail(`${file.name} (did not run)`)
    }
    if (found.numTotalTests === 0 && sum.failed === before) fail(`no ${project} test ran`)
  } catch {
    fail(`${project} tests (no report)`)
  }
  if (!ok && sum.failed === before) fail(`${project} tests (an error outside any test)`)
  return red
}

/** Browser tests of a project; what fails leaves traces and screenshots. @param {string} project @param {string[]} [more] */
function browser(project, more = []) {
  if (!built) return fail(`${project} tests (not run, since the build failed)`)
  if (!process.env['CHROME_PATH']) return fail(`${project} tests (not run, since there is no browser)`)
  const red = vitest(project, more).slice(0, MOST_TRACED)
  if (red.length === 0) return
  console.log(`\n${red.length} files failed: once more, with traces.`)
  node(['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...red], { TWIN_TRACE: output })
  for (const name of readdirSync(output, { recursive: true, encoding: 'utf8' })) {
    if (/\.(zip|png)$/.test(name)) console.log(`kept: ${join('test/output', name)}`)
  }
}

const named = process.argv.slice(2).filter((name) => !name.startsWith('--') && !name.includes('/'))
const files = process.argv.slice(2).filter((name) => !name.startsWith('--') && name.includes('/'))
const repeat = Number(process.argv.find((name) => name.startsWith('--repeat='))?.slice('--repeat='.length) ?? 1)
const shard = process.argv.slice(2).filter((name) => name.startsWith('--shard='))

/** @type {Record<string, () => void>} */
const stages = {
  format: () => void check('format', ['node_modules/oxfmt/bin/oxfmt', '--check', '.', '.run']),
  typecheck: () =>
    void check(
      'typecheck',
      ['node_modules/typescript/bin/tsc', '--noEmit'],
      ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.run'],
    ),
  lint: () => void check('lint', ['node_modules/oxlint/bin/oxlint']),
  unused: () => void check('unused', ['node_modules/knip/bin/knip.js']),
  model: () => void vitest('model'),
  build: () => {
    built = check('build', ['.run/build.mjs'])
  },
  dom: () => browser('dom', shard),
  gl: () => browser('gl', shard),
  smoke: () => {
    built = check('build', ['.run/build.mjs'])
    browser(
      'dom',
      SMOKE.filter((file) => file.includes('/shells/')),
    )
    browser(
      'gl',
      SMOKE.filter((file) => file.includes('/pixels/')),
    )
  },
}
let built = true

/** The stage that runs a test file. @param {string} file */
function projectOf(file) {
  if (/^test\/pixels\/|\.gl\.test\.ts$/.test(file)) return 'gl'
  return /^test\/shells\/|bundle\.test\.ts$/.test(file) ? 'dom' : 'model'
}

/** Runs some files as often as was asked, until one fails: what passes once may fail on a busy machine. */
function runFiles() {
  const projects = [...new Set(files.map(projectOf))]
  if (projects.some((project) => project !== 'model')) built = check('build', ['.run/build.mjs'])
  for (let run = 1; run <= repeat; run += 1) {
    console.log(`\n── run ${run} of ${repeat} ──`)
    for (const project of projects) {
      const own = files.filter((file) => projectOf(file) === project)
      if (project === 'model') vitest(project, own)
      else browser(project, own)
    }
    if (sum.failed > 0) return
  }
}

const unknown = named.filter((name) => !(name in stages))
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}; the stages are ${Object.keys(stages).join(', ')}.`)
  process.exit(1)
}
if (!Number.isInteger(repeat) || repeat < 1 || (repeat > 1 && files.length === 0)) {
  console.error('--repeat is a whole number, and goes with files: npm test -- --repeat=10 test/shells/results.test.ts')
  process.exit(1)
}
if (files.length > 0) stages['files'] = runFiles
const chosen =
  files.length > 0
    ? ['files']
    : Object.keys(stages).filter((name) => (named.length === 0 ? name !== 'smoke' : named.includes(name)))

try {
  install()
} catch (fault) {
  fail('install', fault)
  await finish()
}
mkdirSync(reports, { recursive: true })
rmSync(output, { recursive: true, force: true })
mkdirSync(output, { recursive: true })
if (chosen.some((name) => ['dom', 'gl', 'smoke', 'files'].includes(name))) {
  try {
    process.env['CHROME_PATH'] = findBrowser()
    console.log(`Browser: ${process.env['CHROME_PATH']}`)
  } catch (fault) {
    delete process.env['CHROME_PATH']
    console.error(fault instanceof Error ? fault.message : fault)
  }
}
for (const name of chosen) {
  console.log(`\n── ${name} ──`)
  const from = Date.now()
  stages[name]?.()
  times.push([name, Math.round((Date.now() - from) / 1000)])
}
await finish()
