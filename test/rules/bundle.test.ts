import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { root } from './sources.ts'

/** Budgets in gzip kB (1,000 bytes). */
const budget = { beforeEngines: 300, mainView: 945 }

/**
 * What the main view does not load: modules imported dynamically on first use, as paths in src.
 * A folder ends with a slash. Everything else that is reached from the entry counts.
 */
const onFirstUse: readonly string[] = [
  'src/export/',
  'src/intake/',
  'src/story/',
  'src/shells/presenter/',
  'src/shells/kiosk/',
  'src/features/systems/',
  'src/shells/planner/cockpit/',
  'src/shells/planner/search/',
  'src/features/export/',
  'src/features/dialogs/assumption-dialog.tsx',
  'src/features/dialogs/credits-dialog.tsx',
  'src/features/compare/',
  'src/features/real-building/',
  'src/features/overlays/own-tip-words.tsx',
  'src/shells/planner/scenarios/',
  'src/shells/planner/scenario-editor/',
  'src/shells/planner/results/',
  'src/features/own-briefings/',
  'src/shells/planner/briefing-editor/',
  'src/session/scenario-library.ts',
  'src/session/renew-own-ids.ts',
  'src/shells/planner/help-dialog.tsx',
  'src/shells/planner/day-summary.tsx',
  'src/features/card/document-panel.tsx',
  'src/features/card/own-section.tsx',
  'src/session/own-records.ts',
  'src/session/own-layers.ts',
  'src/session/own-documents.ts',
  'src/own-documents/',
  'src/shells/planner/own-documents/',
  'src/shells/planner/own-data/',
  'src/stage/own/own-object.ts',
  'src/main/add-by-address.ts',
  'src/main/load-base-map.ts',
  'src/stage/base-map/',
  'src/shells/planner/share-view.ts',
  'src/shells/planner/dock/layers-tab.tsx',
  'src/shells/planner/dock/entity-list.tsx',
  'node_modules/idb-keyval/',
  'src/shells/planner/dock/legend.tsx',
  'virtual:city-systems',
  'virtual:city-names',
  'virtual:city-briefings',
]

interface Chunk {
  file: string
  src?: string
  name?: string
  isEntry?: boolean
  imports?: string[]
  dynamicImports?: string[]
}

const dist = join(root, 'dist')
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
const gzipKb = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1000

const isLater = (key: string): boolean =>
  onFirstUse.some((item) => (item.endsWith('/') ? key.startsWith(item) : key === item))

/** The chunks reached from some, with what they import; dynamic imports too where asked. */
function reach(from: readonly string[], dynamic: boolean): Set<string> {
  const found = new Set<string>()
  const queue = [...from]
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const chunk = manifest[key]
    if (!chunk || found.has(key)) continue
    found.add(key)
    queue.push(...(chunk.imports ?? []))
    if (dynamic) queue.push(...(chunk.dynamicImports ?? []).filter((next) => !isLater(next)))
  }
  return found
}

function weigh(keys: Iterable<string>): { sum: number; lines: string[] } {
  const files = [...new Set([...keys].map((key) => manifest[key]?.file ?? ''))].filter((file) => /\.m?js$/.test(file))
  const weights = files.map((file) => ({ file, kb: gzipKb(file) })).toSorted((a, b) => b.kb - a.kb)
  return {
    sum: weights.reduce((sum, { kb }) => sum + kb, 0),
    lines: weights.map(({ file, kb }) => `${kb.toFixed(1).padStart(8)}  ${file}`),
  }
}

const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
const first = weigh(reach(entries, false))
const main = weigh(reach(entries, true))

test('there is one entry, and the manifest names its chunks', () => {
  expect(entries).toEqual(['index.html'])
  expect(first.lines.length).toBeGreaterThan(0)
})

test(`before the engines at most ${budget.beforeEngines} kB of JavaScript are loaded`, () => {
  console.info(`before the engines: ${first.sum.toFixed(1)} kB gzip\n${first.lines.join('\n')}`)
  expect(first.sum).toBeLessThanOrEqual(budget.beforeEngines)
})

test(`the main view loads at most ${budget.mainView} kB of JavaScript`, () => {
  const assets = readdirSync(join(dist, 'assets')).map((file) => `assets/${file}`)
  const workers = assets
    .filter((file) => /worker[^/]*\.m?js$/.test(file))
    .map((file) => `${gzipKb(file).toFixed(1)} kB ${file}`)
  console.info(
    `the main view: ${main.sum.toFixed(1)} kB gzip\n${main.lines.join('\n')}\nworkers, not counted: ${workers.join(', ')}`,
  )
  expect(main.sum).toBeLessThanOrEqual(budget.mainView)
})

test('no engine is among what is loaded first', () => {
  const engines = /\/(maplibre|deck|luma|three|r3f)-/
  expect(first.lines.filter((line) => engines.test(line))).toEqual([])
})

test('the build leaves the policy for servers, and no source maps', () => {
  expect(readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.map'))).toEqual([])
  expect(existsSync(join(dist, 'csp.txt'))).toBe(true)
})
