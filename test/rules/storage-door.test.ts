import { expect, test } from 'vitest'
import { parseSource, readSources, type Source } from './sources.ts'

/** Who alone may name these: a browser may refuse each, and an address comes altered. */
const DOORS: Readonly<Record<string, string>> = {
  localStorage: 'src/session/browser-storage.ts',
  sessionStorage: 'src/session/browser-storage.ts',
  indexedDB: 'src/session/browser-storage.ts',
  caches: 'src/session/browser-storage.ts',
  'idb-keyval': 'src/session/browser-storage.ts',
  URLSearchParams: 'src/session/page-address.ts',
}

/** The names of doors in a file that is not theirs, with their lines; in quotes too, as in `window['localStorage']`. */
function namesIn(source: Source): string[] {
  return source.nodes.flatMap((node) => {
    const name = node.type === 'Identifier' ? node['name'] : node.type === 'Literal' ? node['value'] : undefined
    return typeof name === 'string' && Object.hasOwn(DOORS, name) && DOORS[name] !== source.path
      ? [`${source.at(node)}: ${name}`]
      : []
  })
}

test('there is one door to what a browser keeps, and one reader of addresses', () => {
  expect(readSources('src').flatMap(namesIn)).toEqual([])
})

test.each([
  ['src/a.ts', 'localStorage.getItem("a")'],
  ['src/a.ts', 'window.sessionStorage.clear()'],
  ['src/a.ts', 'const { indexedDB } = globalThis'],
  ['src/a.ts', 'globalThis["caches"].open("a")'],
  ['src/a.ts', 'import { get } from "idb-keyval"'],
  ['src/session/browser-storage.ts', 'new URLSearchParams(location.search)'],
])('%s is caught at it: %s', (path, text) => {
  expect(namesIn(parseSource(path, text))).not.toEqual([])
})
