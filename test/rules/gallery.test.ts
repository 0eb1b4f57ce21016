import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, readSources, targetOf, type Node, type Source } from './sources.ts'

const sources = new Map([...readSources('src'), ...readSources('test/gallery')].map((source) => [source.path, source]))

/** Where components are that a gallery is for: the building parts, and what draws a mark, a chart or a diagram. */
const TO_SHOW = /^src\/ui\/|-marks?\.tsx$|-(?:diagram|drawing|chart)\.tsx$/

/** Shown on pages of the planner, not on a sheet, with what their names begin with. */
const ON_PAGES: Readonly<Record<string, string>> = { Dialog: 'dialog-', TrackMarks: 'scenarios' }
/** Of halls, whose pages `kiosk-sizes` measures. */
const IN_HALLS: readonly string[] = ['OwnMark']

const nameOf = (node: unknown): string => String((node as Node | null | undefined)?.['name'] ?? '')

function exportedComponents({ nodes }: Source): readonly string[] {
  return nodes
    .filter(({ type }) => type === 'ExportNamedDeclaration' || type === 'ExportDefaultDeclaration')
    .map((node) => node['declaration'] as Node | null)
    .filter((declared) => declared?.type === 'FunctionDeclaration' || declared?.type === 'ClassDeclaration')
    .map((declared) => nameOf(declared?.['id']))
    .filter((name) => /^[A-Z]/.test(name))
}

/** Components that a file draws and that come from elsewhere, with the file that they come from. */
function drawnFrom(source: Source): readonly (readonly [name: string, from: string])[] {
  const drawn = new Set(
    source.nodes.filter(({ type }) => type === 'JSXOpeningElement').map((node) => nameOf(node['name'])),
  )
  return importsOf(source)
    .filter(({ name, typeOnly }) => name.startsWith('.') && !typeOnly)
    .flatMap((found) =>
      ((found.node['specifiers'] ?? []) as Node[])
        .filter((specifier) => drawn.has(nameOf(specifier['local'])))
        .map((specifier) => [nameOf(specifier['imported'] ?? specifier['local']), targetOf(found)] as const),
    )
}

/** All that the sheets draw, and what stands in it. */
function shownOnSheets(): ReadonlySet<string> {
  const shown = new Set<string>()
  const files = ['test/gallery/sheets.tsx']
  for (const path of files) {
    const source = sources.get(path)
    if (!source) continue
    for (const [name, from] of drawnFrom(source)) {
      shown.add(name)
      if (!files.includes(from)) files.push(from)
    }
  }
  return shown
}

test('every component of src/ui, every mark, chart and diagram stands in the gallery', () => {
  const shown = shownOnSheets()
  const asked = [...sources.values()]
    .filter(({ path }) => path.startsWith('src/') && path.endsWith('.tsx') && TO_SHOW.test(path))
    .flatMap((source) => exportedComponents(source).map((name) => `${posix.basename(source.path)} ${name}`))
  expect(asked.length).toBeGreaterThan(25)
  const missing = asked.filter((one) => {
    const name = one.split(' ')[1] ?? ''
    return !shown.has(name) && !(name in ON_PAGES) && !IN_HALLS.includes(name)
  })
  expect(missing, 'add them to test/gallery/sheets.tsx').toEqual([])
  const pages = sources.get('test/gallery/pages.tsx')?.text ?? ''
  for (const page of Object.values(ON_PAGES)) expect(pages).toContain(page)
})

test('the gallery is no part of what is built', () => {
  const reaching = [...sources.values()].filter(
    (source) =>
      source.path.startsWith('src/') && importsOf(source).some(({ name }) => /(?:^|\/)(?:test|gallery)\//.test(name)),
  )
  expect(reaching.map(({ path }) => path)).toEqual([])
})
