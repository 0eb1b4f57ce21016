import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSheets } from './sheets.ts'
import { parseSource, readSources, root, type Source } from './sources.ts'

/**
 * Names are the field's own terms, and one word means one thing (the table in src/README.md). These are words that once
 * stood for something else or for something that has a name: in identifiers, names of files, and comments.
 */

/** Words of identifiers, as their parts stand one after the other, each with the term to use. */
const NOT_NAMES: readonly (readonly [parts: string, term: string])[] = [
  ['maker', 'briefing editor'],
  ['take away', 'export'],
  ['plan bench', 'scenario editor'],
  ['shelf', 'library, catalog'],
  ['briefing desk', 'draft store'],
  ['kept desk', 'draft store'],
  ['feet', 'contact shadow'],
  ['drained', 'desaturate'],
  ['paled', 'fade'],
  ['know city', 'city view'],
  ['own beside', 'compare own record'],
  ['text sum', 'checksum'],
  ['open things', 'panels'],
  ['stand shot', 'seek shot'],
  ['hold screen', 'render of a given view'],
  ['look after', 'watchdog'],
  ['press slowly', 'long press'],
  ['light up', 'focus entity'],
  ['carried', 'embedded, fragment'],
  ['carry scenario', 'embedded scenario'],
  ['own world', 'services'],
  ['shell world', 'services'],
  ['held world', 'services'],
  ['edited world', 'services'],
  ['usual fov', 'default fov'],
  ['told names', 'featured'],
  ['told filter', 'featured'],
  ['camera way', 'camera animation'],
  ['way of', 'animation of'],
  ['thing form', 'item form'],
  ['stated form', 'author form'],
  ['mark form', 'milestone form'],
  ['link form', 'dependency form'],
  ['forms schema', 'diagrams schema'],
  ['system form', 'diagram'],
  ['briefing shelf', 'briefing library'],
  ['own record file', 'record file'],
  ['own record document', 'own document'],
  ['record fact', 'statement'],
  ['record statement', 'statement'],
  ['record book', 'record file'],
  ['chronicle', 'record file'],
  ['form note', 'diagram note'],
  ['bench forms', 'editor forms'],
  ['format told', 'format stated day'],
  ['follow told', 'follow status'],
  ['progress told', 'progress bar'],
  ['chart said', 'chart stated'],
  ['untold', 'unstated'],
  ['to be told', 'needs statement'],
  ['tell all', 'state all'],
]

/** The same in comments and in texts of tests. */
const NOT_PROSE: readonly RegExp[] = [
  /\b(take-away|plan-bench|stand-shot|light-up|shelf|shelves|know-city|own-beside|text-sum)\b/i,
]

/** "briefingShelf", "BRIEFING_SHELF", "briefing-shelf.ts" -> "briefing shelf". */
const partsOf = (name: string): string =>
  ` ${name
    .replace(/\.[a-z.]+$/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase()} `

/** The term that a name should use, by name: the same names stand in the code again and again. */
const terms = new Map<string, string | undefined>()
function found(name: string): string | undefined {
  if (!terms.has(name)) {
    const parts = partsOf(name)
    terms.set(name, NOT_NAMES.find(([bad]) => parts.includes(` ${bad} `))?.[1])
  }
  return terms.get(name)
}

function namesIn({ nodes, at }: Source): readonly string[] {
  return nodes
    .filter(({ type }) => type === 'Identifier' || type === 'JSXIdentifier' || type === 'PrivateIdentifier')
    .flatMap((node) => {
      const term = found(String(node['name']))
      return term === undefined ? [] : [`${at(node)}: ${String(node['name'])}, rather ${term}`]
    })
}

const own = 'test/rules/vocabulary.test.ts'
const sources = [...readSources('src'), ...readSources('test')].filter(({ path }) => path !== own)

describe('words that the code does not use', () => {
  test('in identifiers', () => {
    expect(sources.flatMap(namesIn)).toEqual([])
  })

  test('in names of files', () => {
    const files = ['src', 'test', 'data', 'scenes'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
    )
    const bad = files.filter((path) => path.split('/').some((part) => found(part) !== undefined))
    expect(bad).toEqual([])
  })

  test('in classes, custom properties and data of styles', () => {
    const names = readSheets().flatMap(({ path, text }) =>
      [...text.matchAll(/(?:\.|--|\[data-)([a-z][a-z-]*)/g)].map(([, name = '']) => ({ path, name })),
    )
    expect(names.length).toBeGreaterThan(3000)
    expect(names.filter(({ name }) => found(name) !== undefined)).toEqual([])
  })

  test('in the names of parts that tests ask for', () => {
    const parts = sources
      .filter(({ path }) => path.startsWith('src/'))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/data-part="([^"]+)"/g)].flatMap(([, names = '']) =>
          names.split(' ').map((name) => ({ path, name })),
        ),
      )
    expect(parts.length).toBeGreaterThan(200)
    expect(parts.filter(({ name }) => found(name) !== undefined)).toEqual([])
  })

  test('in comments and texts', () => {
    const bad = sources.flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, i) => (NOT_PROSE.some((word) => word.test(line)) ? [`${path}:${i + 1}: ${line}`] : [])),
    )
    expect(bad).toEqual([])
  })
})

test('a name says what it holds: neither told nor said', () => {
  const found = sources
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap(({ nodes, at }) =>
      nodes.filter(({ type, name }) => type === 'Identifier' && (name === 'told' || name === 'said')).map(at),
    )
  expect(found).toEqual([])
})

test('the world is the scene of three: what a shell is given are its services', () => {
  const elsewhere = sources
    .filter(({ path }) => /^(?:src|test\/(?:model|shells))\//.test(path) && !path.startsWith('src/stage/'))
    .filter(({ path }) => path !== 'test/model/project-point.ts')
    .flatMap(({ nodes, at }) =>
      nodes.filter(({ type, name }) => type === 'Identifier' && name === 'world').map((node) => at(node)),
    )
  expect(elsewhere).toEqual([])
})

test('a form is filled in: what a system is drawn as is a diagram, and massing has a shape', async () => {
  const { systemSchema, diagramsSchema } = await import('../../src/facts/schema.ts')
  const { massingSchema } = await import('../../src/city/schema.ts')
  expect([
    ...Object.keys(systemSchema.shape),
    ...Object.keys(diagramsSchema.shape),
    ...Object.keys(massingSchema.shape),
  ]).not.toContain('form')
})

test('the rule finds a word whichever way it is written, and only whole words', () => {
  const names = (text: string): readonly string[] => namesIn(parseSource('src/x.ts', text))
  expect(names('const briefingShelf = 1; const SHELF_ID = 2; class Shelf {}')).toHaveLength(3)
  expect(found('plan-bench.tsx')).toBe('scenario editor')
  expect(names('const selfish = 1; const pairs = 2; const wayOff = 3')).toEqual([])
})
