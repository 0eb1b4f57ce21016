/**
 * npm test: installs, finds a browser, then type check, lint, model tests, build, browser tests.
 * Every stage runs, whatever failed before it; the last line is the sum.
 * Stages can be named: npm test -- typecheck model
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './browser.mjs'
import { install, root } from './install.mjs'

const sum = { passed: 0, failed: 0, skipped: 0, tests: 0 }
/** @type {string[]} */
const failures = []
const reports = join(root, '.cache/test')

/** @param {string} what @param {unknown} [fault] */
function fail(what, fault) {
  sum.failed += 1
  failures.push(what)
  if (fault) console.error(fault instanceof Error ? fault.message : fault)
}

function finish() {
  const nothing = sum.failed === 0 && sum.passed === 0
  if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
  console.log(`\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`)
  process.exit(sum.failed > 0 || nothing ? 1 : 0)
}

/** Runs a script of Node's and lets its output through. @param {string[]} args */
function node(args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0
}

/** A stage that either passes or fails, and counts as one. @param {string} name @param {string[]} args */
function check(name, args) {
  const ok = node(args)
  if (ok) sum.passed += 1
  else fail(name)
  return ok
}

/** A Vitest project, counted test by test from its JSON report. @param {string} project */
function vitest(project) {
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
  ])
  const before = sum.failed
  try {
    const found = JSON.parse(readFileSync(report, 'utf8'))
    sum.passed += found.numPassedTests
    sum.skipped += found.numPendingTests + found.numTodoTests
    sum.tests += found.numTotalTests
    sum.failed += found.numFailedTests
    if (found.numFailedTests > 0) failures.push(`${found.numFailedTests} ${project} tests`)
    for (const file of found.testResults) {
      if (file.status === 'failed' && file.assertionResults.length === 0) fail(`${file.name} (did not run)`)
    }
    if (found.numTotalTests === 0 && sum.failed === before) fail(`no ${project} test ran`)
  } catch {
    fail(`${project} tests (no report)`)
  }
  if (!ok && sum.failed === before) fail(`${project} tests (an error outside any test)`)
}

/** @type {Record<string, () => void>} */
const stages = {
  typecheck: () => void check('typecheck', ['node_modules/typescript/bin/tsc', '--noEmit']),
  lint: () => void check('lint', ['node_modules/oxlint/bin/oxlint']),
  model: () => vitest('model'),
  build: () => {
    built = check('build', ['.run/build.mjs'])
  },
  browser: () => {
    if (!built) return fail('browser tests (not run, since the build failed)')
    if (!process.env['CHROME_PATH']) return fail('browser tests (not run, since there is no browser)')
    vitest('browser')
  },
}
let built = true

const named = process.argv.slice(2)
const unknown = named.filter((name) => !(name in stages))
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}; the stages are ${Object.keys(stages).join(', ')}.`)
  process.exit(1)
}
const chosen = Object.keys(stages).filter((name) => named.length === 0 || named.includes(name))

try {
  install()
} catch (fault) {
  fail('install', fault)
  finish()
}
mkdirSync(reports, { recursive: true })
if (chosen.includes('browser')) {
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
  stages[name]?.()
}
finish()
