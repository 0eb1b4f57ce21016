import { expect, test } from 'vitest'
import { parseSource, readSources, type Node, type Source } from './sources.ts'

/**
 * Browser tests find things by role and name, or by the attributes that test/README.md describes. A class is a matter of
 * styles, and may change with them.
 */
const classes = new Set(
  readSources('src').flatMap(({ nodes }) =>
    nodes
      .filter((node) => node.type === 'JSXAttribute' && (node['name'] as Node)['name'] === 'className')
      .flatMap((node) => stringsIn(node))
      .flatMap((names) => names.split(/\s+/)),
  ),
)

function stringsIn(node: Node): string[] {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : []
  if (node.type === 'TemplateElement') return [String((node['value'] as { cooked: string }).cooked)]
  return Object.values(node)
    .flat()
    .filter((value): value is Node => typeof (value as Node | null)?.type === 'string')
    .flatMap(stringsIn)
}

/** Class names of src in the strings of a test, as selectors name them. */
function findClassNames({ path, nodes }: Source): string[] {
  return nodes
    .filter(({ type }) => type === 'Literal' || type === 'TemplateElement')
    .flatMap(stringsIn)
    .filter((text) => !/^\.{1,2}\/|\.(?:ts|js|mjs|json|html|css|png)\b|\s=\s/.test(text))
    .flatMap((text) =>
      [...text.matchAll(/(?<![\w/])(?:button|dialog|div|input|label|li|p|section|span)?\.([a-z][\w-]*)/g)].map(
        ([, name]) => name ?? '',
      ),
    )
    .filter((name) => classes.has(name))
    .map((name) => `${path} .${name}`)
}

/** As many as are left, by file: a list that may only shrink. */
const left: Readonly<Record<string, number>> = {}

test('browser tests name classes of styles nowhere but where the list says', () => {
  const found = readSources('test')
    .filter(({ path }) => /^test\/(?:shells|pixels)\//.test(path))
    .flatMap(findClassNames)
  const counts: Record<string, number> = {}
  for (const one of found) {
    const path = one.split(' ')[0]!
    counts[path] = (counts[path] ?? 0) + 1
  }
  const grown = found.filter((one) => counts[one.split(' ')[0]!]! > (left[one.split(' ')[0]!] ?? 0))
  expect(grown, 'by role, or by a data attribute').toEqual([])
  const gone = Object.keys(left).filter((path) => (counts[path] ?? 0) < left[path]!)
  expect(gone, 'fewer now: lower the list').toEqual([])
})

test.each([
  ["page.locator('.card')", 1],
  ["page.locator('dialog .card > .facts li')", 2],
  ['page.waitForSelector(`.card[data-id="${id}"]`)', 1],
  ["page.getByRole('complementary')", 0],
  ["page.locator('[data-part~=card]')", 0],
  ["import { card } from './planner.card'", 0],
])('a class name is found: %s', (text, count) => {
  expect(findClassNames(parseSource('test/shells/a.ts', text))).toHaveLength(count)
})
