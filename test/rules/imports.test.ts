import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, parseSource, readSources, root, targetOf, type Import, type Node, type Source } from './sources.ts'

interface Rule {
  /** Folders of src whose values it may import. */
  values: readonly string[]
  /** Folders of which it may import types only (marked * in the architecture). */
  types?: readonly string[]
  /** Packages; `name/*` is a whole scope. */
  packages?: readonly string[]
  /** No clock, chance, network or page: the same input gives the same output. */
  pure?: true
}

const react = ['react', 'react-dom']
const model = ['base', 'messages', 'facts', 'city', 'scenario', 'moment', 'own-layers', 'own-documents', 'base-map']

/** Who may import whom. Each folder may import itself; no one imports main or test. */
const rules: Record<string, Rule> = {
  base: { values: [], pure: true },
  messages: { values: ['base'], packages: ['intl-messageformat'], pure: true },
  facts: { values: ['base'], packages: ['zod'], pure: true },
  city: { values: ['base', 'facts'], packages: ['zod'], pure: true },
  scenario: { values: ['base', 'messages', 'facts', 'city'], packages: ['zod'], pure: true },
  moment: { values: ['base', 'messages', 'facts', 'city', 'scenario'], pure: true },
  layers: {
    values: ['base', 'messages', 'facts', 'city', 'scenario', 'moment', 'own-layers', 'base-map'],
    packages: ['earcut', 'pbf', '@mapbox/vector-tile'],
    pure: true,
  },
  'base-map': { values: ['base', 'messages'], packages: ['pmtiles'] },
  'own-documents': { values: ['base', 'messages', 'facts', 'city'], packages: ['zod'], pure: true },
  'own-layers': { values: ['base', 'messages'], pure: true },
  intake: {
    values: ['base', 'messages', 'facts', 'city', 'scenario', 'story', 'own-layers', 'own-documents'],
    packages: [
      'zod',
      'papaparse',
      'fast-xml-parser',
      'fflate',
      'proj4',
      'gcoord',
      '@noble/hashes',
      '@tmcw/togeojson',
      '@xmldom/xmldom',
      'flatbuffers',
      'flatgeobuf',
      'hyparquet',
      'fzstd',
      'sql.js',
      'htmlparser2',
      'pdfjs-dist',
    ],
    pure: true,
  },
  export: {
    values: ['base', 'messages', 'facts', 'city', 'scenario', 'moment', 'own-layers'],
    types: ['story'],
    packages: ['papaparse', 'fast-xml-parser', 'pptxgenjs', 'fflate', 'flatgeobuf', '@noble/hashes'],
    pure: true,
  },
  session: {
    values: ['base', 'messages', 'scenario', 'own-layers', 'own-documents'],
    types: ['facts', 'city'],
    packages: ['zustand', 'zod', 'idb-keyval'],
  },
  story: { values: ['base', 'messages', 'facts', 'session'], types: ['scenario'], packages: ['zod', 'zustand'] },
  stage: {
    values: ['base', 'messages', 'facts', 'scenario', 'moment', 'own-layers', 'base-map', 'layers', 'session'],
    types: ['city'],
    packages: [
      ...react,
      'zustand',
      'suncalc',
      'three',
      '@react-three/fiber',
      'maplibre-gl',
      '@deck.gl/*',
      '@luma.gl/*',
      '@math.gl/*',
    ],
  },
  app: {
    values: [...model, 'session', 'story', 'export', 'intake'],
    types: ['stage'],
    packages: [...react, 'react-intl', 'zustand'],
  },
  ui: {
    values: ['base', 'messages', 'facts', 'session', 'app'],
    types: ['scenario', 'moment'],
    packages: [...react, 'react-intl'],
  },
  features: {
    values: [...model, 'export', 'intake', 'session', 'story', 'stage', 'app', 'ui'],
    packages: [...react, 'react-intl', 'zustand', '@visx/*', 'mediabunny'],
  },
  shells: {
    values: [...model, 'export', 'intake', 'session', 'story', 'stage', 'app', 'ui', 'features'],
    types: ['layers'],
    packages: [
      ...react,
      'react-intl',
      'zustand',
      'zod',
      'jsonc-parser',
      '@visx/*',
      '@tanstack/*',
      'workbox-precaching',
      'mqtt',
    ],
  },
  main: {
    values: [...model, 'layers', 'export', 'intake', 'session', 'story', 'stage', 'app', 'shells'],
    packages: ['zustand', 'virtual:*'],
  },
}

/** Imports that break a rule and are to go away: `src/a.ts -> src/b.ts`, or `src/a.ts -> package`. */
const debts: readonly string[] = []

const folderOf = (path: string): string => {
  const [, folder = '', ...rest] = path.split('/')
  return rest.length === 0 && /^main\.tsx?$|\.css$/.test(folder) ? 'main' : folder
}

const shells = ['planner', 'presenter', 'kiosk']

/** planner, presenter or kiosk; undefined for everything that is no shell. */
const shellOf = (path: string): string | undefined => /^src\/shells\/([^/]+)\//.exec(path)?.[1]

const packageOf = (name: string): string =>
  name.startsWith('virtual:')
    ? 'virtual:*'
    : name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/')

function allowsPackage(rule: Rule, name: string): boolean {
  const wanted = packageOf(name)
  return (rule.packages ?? []).some(
    (item) => item === wanted || (item.endsWith('/*') && wanted.startsWith(item.slice(0, -1))),
  )
}

/** What is wrong with an import, or nothing. */
function findFault(found: Import, exists: (path: string) => boolean): string | undefined {
  const { source, name, typeOnly } = found
  const from = folderOf(source.path)
  const rule = rules[from]
  if (!rule) return `src/${from} is no folder of the architecture`
  if (!name.startsWith('.')) {
    if (name === 'geojson' && typeOnly) return undefined
    return allowsPackage(rule, name) ? undefined : `${from} must not import the package ${name}`
  }
  const target = targetOf(found)
  if (!target.startsWith('src/')) return `${target} is outside src`
  if (!/\.\w+$/.test(target)) return `${name} lacks its file ending`
  if (!exists(target)) return `${target} does not exist`
  const to = folderOf(target)
  if (to === 'main' && from !== 'main') return 'nobody imports main'
  const [shell, other] = [shellOf(source.path), shellOf(target)]
  if (from === 'shells' && other && other !== shell) return `${shell ?? 'shells'} must not import the shell ${other}`
  if (to === from || rule.values.includes(to)) return undefined
  if (!rule.types?.includes(to)) return `${from} must not import ${to}`
  return typeOnly ? undefined : `${from} may import types only from ${to}: write "import type"`
}

const impureNames = new Set([
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'self',
  'globalThis',
  'process',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'requestAnimationFrame',
  'requestIdleCallback',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'performance',
  'crypto',
])
const impureMembers = new Set(['Date.now', 'Math.random'])

/** Names a file gives to things of its own: a `document` that is a source document is no page. */
function ownNames(source: Source): Set<string> {
  const names = new Set<string>()
  const collect = (pattern: unknown): void => {
    const node = pattern as Node | null | undefined
    if (!node) return
    if (node.type === 'Identifier') names.add(String(node['name']))
    for (const inside of [node['left'], node['argument'], node['value'], node['parameter']]) {
      if (inside && typeof inside === 'object') collect(inside)
    }
    for (const list of [node['elements'], node['properties']]) if (Array.isArray(list)) list.forEach(collect)
  }
  for (const node of source.nodes) {
    if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') collect(node['id'])
    if (node.type.startsWith('Import') && node.type.endsWith('Specifier')) collect(node['local'])
    if (Array.isArray(node['params'])) node['params'].forEach(collect)
  }
  return names
}

/** Uses of the clock, chance, network or page in a file that must be pure. */
function findImpurities(source: Source): string[] {
  const own = ownNames(source)
  const notReferences = new Set<unknown>()
  const faults: string[] = []
  for (const node of source.nodes) {
    if (node.type === 'MemberExpression' && node['computed'] === false) notReferences.add(node['property'])
    if (/Property|MethodDefinition|TSMethodSignature|TSEnumMember/.test(node.type) && node['shorthand'] !== true) {
      if (node['computed'] !== true) notReferences.add(node['key'])
    }
    // Types name no values: parameter names, labels and qualified names in them are no references.
    if (/^TS(FunctionType|MethodSignature|CallSignatureDeclaration|IndexSignature)$/.test(node.type)) {
      for (const param of (node['params'] ?? node['parameters']) as Node[]) notReferences.add(param)
    }
    if (node.type === 'TSNamedTupleMember') notReferences.add(node['label'])
  }
  for (const node of source.nodes) {
    const name = String(node['name'])
    if (node.type === 'Identifier' && impureNames.has(name) && !own.has(name) && !notReferences.has(node)) {
      faults.push(`${source.at(node)}: ${name}`)
    }
    if (node.type === 'MemberExpression') {
      const path = `${String((node['object'] as Node)['name'])}.${String((node['property'] as Node)['name'])}`
      if (impureMembers.has(path)) faults.push(`${source.at(node)}: ${path}`)
    }
    const callee = node['callee'] as Node | undefined
    const asksTheClock = node.type === 'CallExpression' || (node['arguments'] as Node[] | undefined)?.length === 0
    if (callee?.type === 'Identifier' && callee['name'] === 'Date' && asksTheClock) {
      faults.push(`${source.at(node)}: Date without a date`)
    }
  }
  return faults
}

const sources = readSources('src').filter((source) => !source.path.endsWith('.d.ts'))

describe('import directions', () => {
  test('every import in src goes the way of the table', () => {
    const paid = new Set(debts)
    const faults = sources.flatMap(importsOf).flatMap((found) => {
      const fault = findFault(found, (path) => existsSync(join(root, path)))
      if (!fault) return []
      const debt = `${found.source.path} -> ${found.name.startsWith('.') ? targetOf(found) : found.name}`
      return paid.delete(debt) ? [] : [`${found.source.at(found.node)}: ${fault}`]
    })
    expect(faults).toEqual([])
    expect([...paid], 'debts that are paid: take them off the list').toEqual([])
  })

  test('only main and the folders of the architecture stand in src', () => {
    const strange = sources.map((source) => folderOf(source.path)).filter((folder) => !(folder in rules))
    expect(strange).toEqual([])
  })

  test.each([
    ['src/moment/a.ts', "import { x } from '../stage/b.ts'", /moment must not import stage/],
    ['src/shells/planner/a.ts', "import * as THREE from 'three'", /shells must not import the package three/],
    [
      'src/shells/planner/a.ts',
      "const k = import('maplibre-gl/dist/x.css')",
      /must not import the package maplibre-gl/,
    ],
    ['src/session/a.ts', "import { type Id } from '../city/b.ts'", /types only from city/],
    ['src/session/a.ts', "import type { Id } from '../city/b.ts'", /^$/],
    ['src/shells/planner/a.ts', "export { b } from '../kiosk/b.ts'", /must not import the shell kiosk/],
    ['src/shells/planner/a.ts', "import { b } from '../../features/card/b.ts'", /^$/],
    ['src/features/card/a.ts', "import { b } from '../../shells/kiosk/b.ts'", /features must not import shells/],
    ['src/ui/a.ts', "import { b } from '../city/b.ts'", /ui must not import city/],
    ['src/app/a.ts', "import { b } from '../ui/b.ts'", /app must not import ui/],
    ['src/facts/a.ts', "import { b } from '../../data/b.ts'", /outside src/],
    ['src/facts/a.ts', "import { b } from './b'", /lacks its file ending/],
    ['src/stage/a.ts', "import { start } from '../main.tsx'", /nobody imports main/],
    ['src/stage/a.ts', "import { start } from '../main/open-twin.ts'", /nobody imports main/],
    ['src/main.tsx', "import { start } from './main/open-twin.ts'", /^$/],
  ])('the table is enforced: %s with %s', (path, text, expected) => {
    const faults = importsOf(parseSource(path, text)).map((found) => findFault(found, () => true) ?? '')
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(expected)
  })
})

describe('rooms', () => {
  const byPath = new Map(sources.map((source) => [source.path, source]))

  /** All files that are reached from some, along imports of values and of types. */
  function reachedFrom(paths: readonly string[]): Set<string> {
    const found = new Set<string>()
    const queue = [...paths]
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      const source = byPath.get(path)
      if (!source || found.has(path)) continue
      found.add(path)
      queue.push(...importsOf(source).flatMap((one) => (one.name.startsWith('.') ? [targetOf(one)] : [])))
    }
    return found
  }

  test('what app, ui and features hold is used by two shells, or by main', () => {
    const reached = shells.map((shell) =>
      reachedFrom(sources.map(({ path }) => path).filter((path) => shellOf(path) === shell)),
    )
    const fromMain = reachedFrom(
      importsOf(byPath.get('src/main.tsx') as Source)
        .filter(({ name }) => name.startsWith('.'))
        .map(targetOf)
        .filter((path) => !shellOf(path)),
    )
    const shared = sources.map(({ path }) => path).filter((path) => /^src\/(app|ui|features)\//.test(path))
    const misplaced = shared.filter(
      (path) => !fromMain.has(path) && reached.filter((files) => files.has(path)).length < 2,
    )
    expect(misplaced, 'used by one shell only: it belongs in that shell').toEqual([])
    expect(shared.length).toBeGreaterThan(50)
  })

  test('every folder of src/shells is a shell', () => {
    expect([...new Set(sources.map(({ path }) => shellOf(path)).filter(Boolean))].sort()).toEqual([...shells].sort())
  })
})

describe('purity', () => {
  test('base to intake use no clock, chance, network or page', () => {
    const pure = sources.filter(({ path }) => rules[folderOf(path)]?.pure && !path.endsWith('.worker.ts'))
    expect(pure.flatMap(findImpurities)).toEqual([])
  })

  test.each([
    ['const t = Date.now()', 1],
    ['const t = new Date()', 1],
    ['const t = new Date(0).getUTCDay() + Math.floor(Math.random())', 1],
    ['fetch(document.title)', 2],
    ['const f = (document: { window: number }) => document.window', 0],
    ["// window\nconst s = 'document'; const o = { fetch: 1 }; o.fetch", 0],
    ['interface Clock { now(window: number): void; document: string }', 0],
  ])('it is found where it is: %s', (text, count) => {
    expect(findImpurities(parseSource('src/base/a.ts', text))).toHaveLength(count)
  })
})
