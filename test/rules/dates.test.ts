import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dayOf } from '../../src/base/day.ts'
import { parseSource, readSources, root, type Node, type Source } from './sources.ts'

const folder = join(root, 'data/documents')
const dates = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { date: string }).date)

/** A document's date as code would write it: as text, or as the number of that day or of its end, in TypeScript or in a shader. */
const byHeart = new RegExp(
  dates
    .flatMap((date) => [
      date,
      ...[dayOf(date), dayOf(date) + 1].map((day) => `(?<![\\w.#-])${day}(?:\\.0*)?(?![\\w.%])`),
    ])
    .join('|'),
)

const sources = readSources('src')

/** Text of a literal or of a template's piece; numbers as they are written. */
function textOf({ type, value, raw }: Node): string {
  if (type === 'TemplateElement') return String((value as { raw: string }).raw)
  return type === 'Literal' ? String(raw ?? value) : ''
}

const knownByHeart = ({ nodes, at }: Source): string[] =>
  nodes.filter((node) => byHeart.test(textOf(node))).map((node) => `${at(node)}: ${byHeart.exec(textOf(node))![0]}`)

test('no source or shader knows the date of a shipped document by heart', () => {
  expect(dates.length).toBeGreaterThan(0)
  expect(sources.flatMap(knownByHeart)).toEqual([])
})

const newest = dates.toSorted().at(-1)!
test.each([
  [`const day = dayOf('${newest}')`, 1],
  [`const glsl = \`smoothstep(${dayOf(newest) + 1}.0, 828.0, uDay)\``, 1],
  [`const last = ${dayOf(newest)}`, 1],
  [`// ${newest}\nconst path = 'M${dayOf(newest)}.5 1'`, 0],
])('it is found where it is: %s', (text, count) => {
  expect(knownByHeart(parseSource('src/a.ts', text))).toHaveLength(count)
})

/** Names of fields that schemas read as a day, as data write it. */
const dayFields = new Set(
  sources
    .filter(({ path }) => path.endsWith('schema.ts') || path.endsWith('own-record.ts'))
    .flatMap(({ text }) => [...text.matchAll(/(\w+): (?:isoDate|planDate)\b/g)].map((match) => match[1]!)),
)

/** Elements that show such a field as it is: `<td>{edit.from}</td>`. Messages refuse it by their type (`PlainText`). */
const shownAsData = ({ nodes, at }: Source): string[] =>
  nodes.flatMap((node) =>
    ((node.children as Node[] | undefined) ?? [])
      .filter(({ type, expression }) => type === 'JSXExpressionContainer' && isDayField(expression as Node))
      .map((child) => `${at(child)}: a day goes through formatDay`),
  )

const isDayField = ({ type, property }: Node): boolean =>
  type === 'MemberExpression' && dayFields.has(String((property as Node | undefined)?.['name']))

test('no element shows a day as data write it', () => {
  expect([...dayFields].toSorted()).toEqual(expect.arrayContaining(['date', 'from', 'start', 'until', 'actualStart']))
  expect(sources.flatMap(shownAsData)).toEqual([])
  expect(shownAsData(parseSource('src/a.tsx', 'const a = <td>{edit.from}</td>'))).toHaveLength(1)
  expect(shownAsData(parseSource('src/a.tsx', 'const a = <td>{formatIso(edit.from)}</td>'))).toHaveLength(0)
})
