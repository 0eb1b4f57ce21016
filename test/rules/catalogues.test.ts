import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse, type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'
import { readSources, root, type Node } from './sources.ts'

type Catalogue = Readonly<Record<string, string>>

/** Every catalogue of src, by its folder: one pair of zh.ts and en.ts each. */
const folders = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('messages/zh.ts'))
  .map((path) => `src/${path.slice(0, -'/zh.ts'.length)}`)
  .sort()

async function load(folder: string, language: 'zh' | 'en'): Promise<Catalogue> {
  const module = (await import(pathToFileURL(join(root, folder, `${language}.ts`)).href)) as Record<string, Catalogue>
  const found = Object.values(module).find((value) => typeof value === 'object')
  if (!found) throw new Error(`${folder}/${language}.ts exports no catalogue`)
  return found
}
const catalogues = await Promise.all(
  folders.map(async (folder) => ({ folder, zh: await load(folder, 'zh'), en: await load(folder, 'en') })),
)

/** Names of the placeholders of an ICU message, each once, sorted. */
function placeholdersOf(message: string): readonly string[] {
  const names = new Set<string>()
  const visit = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type !== TYPE.literal && element.type !== TYPE.pound) names.add(element.value)
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        for (const option of Object.values(element.options)) visit(option.value)
      }
      if (element.type === TYPE.tag) visit(element.children)
    }
  }
  visit(parse(message))
  return [...names].sort()
}

test('there is a catalogue to look at for every feature', () => {
  expect(folders.length).toBeGreaterThanOrEqual(10)
})

test.each(catalogues)(
  '$folder: both languages have the same keys, and each text the same placeholders',
  ({ zh, en }) => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
    const differing = Object.keys(zh).filter(
      (key) => placeholdersOf(zh[key] ?? '').join() !== placeholdersOf(en[key] ?? '').join(),
    )
    expect(differing).toEqual([])
  },
)

test('no key means two things: a feature never gives a key of the main catalogue another text', () => {
  const main = catalogues.find(({ folder }) => folder === 'src/app/messages')
  const twice = catalogues
    .filter((one) => one !== main)
    .flatMap(({ folder, zh }) =>
      Object.keys(zh)
        .filter((key) => main && key in main.zh)
        .map((key) => `${folder}: ${key}`),
    )
  expect(twice).toEqual([])
})

const sources = readSources('src')

/** Values that a call gives: null where they cannot be read from the text. */
function givenTo(node: Node): readonly string[] | null {
  const [, values] = node['arguments'] as Node[]
  if (!values) return []
  if (values.type !== 'ObjectExpression') return null
  const properties = values['properties'] as Node[]
  if (properties.some(({ type }) => type !== 'Property')) return null
  return properties
    .map((property) => String((property['key'] as Node)['name'] ?? (property['key'] as Node)['value']))
    .sort()
}

test('every text is given the values that its placeholders name, and no others', () => {
  const wanted = new Map(
    catalogues.flatMap(({ zh }) => Object.entries(zh).map(([key, value]) => [key, placeholdersOf(value)])),
  )
  let checked = 0
  const faults = sources.flatMap(({ nodes, at }) =>
    nodes.flatMap((node) => {
      if (node.type !== 'CallExpression') return []
      const [id] = node['arguments'] as Node[]
      if (id?.type !== 'Literal' || typeof id['value'] !== 'string') return []
      const callee = node['callee'] as Node
      if (callee.type !== 'Identifier' || !/[tT]ext$|^(plain|say)$/.test(String(callee['name']))) return []
      const names = wanted.get(id['value'])
      const given = givenTo(node)
      if (!names || given === null) return []
      checked += 1
      return names.join() === given.join()
        ? []
        : [`${at(node)}: ${id['value']} wants ${names.join()}, gets ${given.join()}`]
    }),
  )
  expect(faults).toEqual([])
  expect(checked).toBeGreaterThan(400)
})

test('every text is named somewhere in the code', () => {
  const literals = new Set<string>()
  const patterns: RegExp[] = []
  for (const { path, nodes } of sources) {
    if (/messages\/(zh|en)\.ts$/.test(path)) continue
    for (const node of nodes) {
      if (node.type === 'Literal' && typeof node['value'] === 'string') literals.add(node['value'])
      if (node.type !== 'TemplateLiteral' && node.type !== 'TSTemplateLiteralType') continue
      const parts = (node['quasis'] as Node[]).map((part) => (part['value'] as { raw: string }).raw)
      if (parts.length > 1 && /^[\w.-]*\./.test(parts[0] ?? ''))
        patterns.push(
          new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.+')}$`),
        )
    }
  }
  const unused = catalogues.flatMap(({ folder, zh }) =>
    Object.keys(zh)
      .filter((key) => !literals.has(key) && !patterns.some((pattern) => pattern.test(key)))
      .map((key) => `${folder}: ${key}`),
  )
  expect(unused).toEqual([])
})

/** A button that shows a verb and is named after what it is about as well: `….removeNamed` beside `….remove`. */
test('the name of a button contains what it shows, so that it can be called by what is seen', () => {
  const spoken = (words: string): string => words.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  const pairs = catalogues.flatMap(({ folder, zh, en }) =>
    Object.keys(zh)
      .filter((key) => key.endsWith('Named'))
      .map((key) => [key, [key.replace(/Named$/, 'One'), key.replace(/Named$/, '')].find((one) => one in zh)] as const)
      .flatMap(([named, shown]) =>
        [zh, en].map((words) => ({
          key: `${folder} ${named}`,
          named: words[named] ?? '',
          shown: shown === undefined ? '?' : (words[shown] ?? ''),
        })),
      ),
  )
  expect(pairs.length).toBeGreaterThan(8)
  expect(pairs.filter(({ named, shown }) => !spoken(named).includes(spoken(shown)))).toEqual([])
})
