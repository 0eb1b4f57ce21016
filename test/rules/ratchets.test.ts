import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { readSources, root, type Node } from './sources.ts'

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
const longFiles: Readonly<Record<string, number>> = {
  'src/export/slides-pptx.ts': 447,
  'src/shells/planner/cockpit/cockpit.css': 599,
  'src/shells/planner/cockpit/diagrams.css': 745,
  'src/shells/planner/results/results.css': 438,
  'src/shells/planner/scenario-editor/gantt.css': 492,
  'src/shells/planner/scenarios/scenarios.css': 412,
  'src/shells/presenter/presenter.css': 466,
}

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
  expect(long).toEqual(longFiles)
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
const namespaces = /^http:\/\/schemas\.microsoft\.com\/project$|^https?:\/\/(www\.)?w3\.org\//

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
