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

/* Beyond whole dates: a year of the timeline in a text or a number is known by heart as well. */

const YEAR = /(?<![\d.#u])20(?:2[0-9]|3[0-6])(?!\d)/

/** What may name a year, as [path, what stands there, why]; a path that ends with a slash is a folder. */
const REASONED: readonly (readonly [path: string, text: RegExp, why: string])[] = [
  ['src/base/day.ts', /2021/, 'the day from which days are counted'],
  ['src/export/czml.ts', /2020/, 'the same moment, in UTC'],
  ['src/stage/sun.ts', /2020/, 'the same moment, in UTC'],
  ['src/intake/', /^2021$/, 'the same day, against the days of other programs'],
  [
    'src/intake/phrase/read-times.ts',
    /^2025$/,
    'the last year of the fourteenth plan, from which the others are counted',
  ],
  ['src/app/messages/', /^.?(?:郑州|Zhengzhou) 2021–2025.?$/, 'the name of the twin'],
  ['src/messages/intake-', /2022-0[58]/, 'how a date is written'],
  ['src/shells/planner/own-data/messages/', /20\d\d-05/, 'how a date is written'],
  ['src/', /plan2022|report2023/, 'keys of data/diagrams.json'],
  ['src/', /henan-digital-2025/, 'the id of a system'],
]
const reasoned = (path: string, text: string): boolean =>
  REASONED.some(([where, what]) => path.startsWith(where) && what.test(text))

const yearsByHeart = ({ path, nodes, at }: Source): string[] =>
  nodes
    .filter((node) => YEAR.test(textOf(node)) && !reasoned(path, textOf(node)))
    .map((node) => `${at(node)}: ${textOf(node).slice(0, 80)}`)

test('no text, code or shader knows a year of the timeline by heart', () => {
  expect(readSources('src').flatMap(yearsByHeart)).toEqual([])
})

test('each reason is still needed', () => {
  const sources = readSources('src')
  const idle = REASONED.filter(
    ([where, what]) =>
      !sources.some(
        ({ path, nodes }) =>
          path.startsWith(where) && nodes.some((node) => YEAR.test(textOf(node)) && what.test(textOf(node))),
      ),
  )
  expect(idle.map(([where, what]) => `${where} ${what}`)).toEqual([])
})

test.each([
  [`const zh = { foot: '依据2021—2023年公开报道整理' }`, 1],
  ['const years = [2022, 2023]', 2],
  ['const horizon = `${2026 + i}-01-01`', 1],
  [`// 2023\nconst colour = '#202020'; const size = 20230`, 0],
])('a year by heart is found where it is: %s', (text, count) => {
  expect(yearsByHeart(parseSource('src/a.ts', text))).toHaveLength(count)
})
