import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { readSources, root, type Node, type Source } from './sources.ts'

const src = readSources('src')
const tests = readSources('test')
const longest = 400

test('no `any` in src or test', () => {
  const found = [...src, ...tests].flatMap(({ nodes, at }) =>
    nodes.filter((node) => node.type === 'TSAnyKeyword').map(at),
  )
  expect(found).toEqual([])
})

/** Files longer than the limit, with their present length: a list that may only shrink. */
const longFiles: Readonly<Record<string, number>> = {}

test(`no file in src, styles included, has more than ${longest} lines; the longer ones only shrink`, () => {
  const styles = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.css'))
    .map((path) => ({ path: `src/${path}`, text: readFileSync(join(root, 'src', path), 'utf8') }))
  const long = Object.fromEntries(
    [...src, ...styles]
      .map(({ path, text }) => [path, text.trimEnd().split('\n').length] as const)
      .filter(([, lines]) => lines > longest)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  const grown = Object.entries(long).filter(([path, lines]) => lines > (longFiles[path] ?? longest))
  expect(grown, 'longer than the list says').toEqual([])
  const gone = Object.keys(longFiles).filter((path) => long[path] === undefined)
  expect(gone, 'short enough now: take them off the list').toEqual([])
})

const longestFunction = 80

/** Functions longer than the limit, with their present length: a list that may only shrink. */
const longFunctions: Readonly<Record<string, number>> = {
  'src/intake/located-json.ts readLocatedJson': 97,
  'src/shells/planner/planner.tsx Screen': 85,
  'src/shells/planner/results/import-view.tsx ImportView': 96,
  'src/shells/planner/timeline/lane-ticks.tsx LaneTicks': 84,
}

/** Functions of a file with their names, or those of what they are given to, and their lengths in lines. */
function functionsOf({ path, text, nodes }: Source): readonly (readonly [name: string, lines: number])[] {
  const names = new Map<unknown, string>()
  for (const node of nodes) {
    const value = node.type === 'VariableDeclarator' ? node['init'] : node['value']
    const key = (node['id'] ?? node['key']) as Node | null | undefined
    if (key?.['name']) names.set(value, String(key['name']))
  }
  return nodes
    .filter(({ type }) => /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type))
    .map((node) => {
      const own = (node['id'] as Node | null | undefined)?.['name']
      return [
        `${path} ${String(own ?? names.get(node) ?? 'anonymous')}`,
        // What tests find a part by is no length of a function.
        text
          .slice(node.start, node.end)
          .split('\n')
          .filter((line) => !/^\s*data-part=/.test(line)).length,
      ] as const
    })
}

test(`no function in src has more than ${longestFunction} lines; the longer ones only shrink`, () => {
  const long = Object.fromEntries(src.flatMap(functionsOf).filter(([, lines]) => lines > longestFunction))
  const grown = Object.entries(long).filter(([name, lines]) => lines > (longFunctions[name] ?? longestFunction))
  expect(grown, 'longer than the list says').toEqual([])
  expect(Object.entries(longFunctions).filter(([, lines]) => lines > 120)).toEqual([])
  const gone = Object.keys(longFunctions).filter((name) => long[name] === undefined)
  expect(gone, 'short enough now: take them off the list').toEqual([])
})

test('no `export *` in src', () => {
  const found = src.flatMap(({ nodes, at }) => nodes.filter((node) => node.type === 'ExportAllDeclaration').map(at))
  expect(found).toEqual([])
})

test('no file is called after nothing: utils, helpers, manager, common, index', () => {
  const empty = /^(utils?|helpers?|managers?|common|misc|index)$/
  const found = src
    .map(({ path }) => path)
    .filter((path) => path.split('/').some((part) => empty.test(part.replace(/\..*$/, ''))))
  expect(found).toEqual([])
})

test('files in src are kebab-case', () => {
  const found = src.map(({ path }) => path).filter((path) => !/^[a-z0-9-]+(\.worker|\.d)?\.tsx?$/.test(basename(path)))
  expect(found).toEqual([])
})

/** XML namespaces are names, not addresses that anyone fetches. */
const namespaces =
  /^http:\/\/schemas\.microsoft\.com\/project$|^http:\/\/www\.opengis\.net\/kml\/2\.2$|^https?:\/\/(www\.)?w3\.org\//

test('src names no address outside', () => {
  const texts = ({ type, value }: Node): string =>
    type === 'TemplateElement'
      ? String((value as { raw: string }).raw)
      : type === 'Literal' || type === 'JSXText'
        ? String(value)
        : ''
  const found = src.flatMap(({ nodes, at }) =>
    nodes
      .filter((node) =>
        (texts(node).match(/(?:https?|wss?):\/\/[^\s"'`)]*/g) ?? []).some((url) => !namespaces.test(url)),
      )
      .map((node) => `${at(node)}: ${texts(node).slice(0, 80)}`),
  )
  expect(found).toEqual([])
})

test('no test is left out or run alone', () => {
  const kinds = new Set(['only', 'skip', 'todo', 'fails', 'skipIf', 'runIf'])
  const runners = new Set(['test', 'it', 'describe', 'bench', 'suite'])
  const found = tests.flatMap(({ nodes, at }) =>
    nodes
      .filter((node) => node.type === 'MemberExpression' && kinds.has(String((node['property'] as Node)['name'])))
      .filter((node) => {
        let object = node['object'] as Node
        while (object.type === 'MemberExpression') object = object['object'] as Node
        return object.type === 'Identifier' && runners.has(String(object['name']))
      })
      .map(at),
  )
  expect(found).toEqual([])
})

test('the top-level folders are those of the architecture', () => {
  const allowed = new Set(['src', 'scenes', 'data', 'public', 'test', 'node_modules', 'dist'])
  const found = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !allowed.has(entry.name))
    .map((entry) => entry.name)
  expect(found).toEqual([])
})

test.each(['package-lock.json', 'test/browser/package-lock.json'])(
  '%s names no server, and every package in it has a checksum',
  (file) => {
    const path = join(root, file)
    expect(existsSync(path)).toBe(true)
    const lock = JSON.parse(readFileSync(path, 'utf8')) as {
      packages: Record<string, { resolved?: string; integrity?: string }>
    }
    const packages = Object.entries(lock.packages).filter(([name]) => name !== '')
    expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([name]) => name)).toEqual([])
    expect(packages.filter(([, { integrity }]) => !integrity).map(([name]) => name)).toEqual([])
  },
)
