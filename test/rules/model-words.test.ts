import { expect, test } from 'vitest'
import { parseSource, readSources, type Source } from './sources.ts'

/**
 * The model gives codes with values; words stand in the catalogues (src/messages, src/app/messages, each feature's messages),
 * where translators find them. This finds words that stand in the model's code: Chinese ones, and texts in two languages.
 */

const rooms = [
  'base',
  'facts',
  'city',
  'own-documents',
  'scenario',
  'moment',
  'layers',
  'intake',
  'export',
  'session',
  'story',
  'stage',
]
const HAN = /\p{Script=Han}/u

/** Files that must know Chinese words, each with the reason. They are read or compared, and never shown. */
const READ_ONLY: Readonly<Record<string, string>> = {
  'src/facts/schema.ts': 'verbs of the documents by which a phrase is checked',
  'src/facts/phase.ts': 'wordings of the documents by which a phase rule is checked',
  'src/city/search-aliases.ts': 'what people type in a search',
  'src/city/search-query.ts': 'what people type in a search',
  'src/moment/indicators/fleet.ts': 'the unit of the facts that are counted',
  'src/intake/geodata/make-layer.ts': 'units of heights',
  'src/intake/geodata/read-day.ts': 'dates without a day, and cells that say there is none',
  'src/intake/geodata/read-geoparquet.ts': 'names of columns',
  'src/intake/geodata/read-table.ts': 'headers and datums of tables',
  'src/intake/geodata/suggest-mapping.ts': 'names of fields',
  'src/intake/match-names.ts': 'words that schedules add to names',
  'src/intake/phrase/numerals.ts': 'numerals of the documents',
  'src/intake/phrase/read-figures.ts': 'units and comparisons of the documents',
  'src/intake/phrase/read-times.ts': 'times as documents print them',
  'src/intake/phrase/read-wording.ts': 'words by which a sentence tells what is to come from what has been',
  'src/intake/chinese-figures.ts': 'figures as Chinese writes them',
  'src/intake/read-cells.ts': 'dates, times and empty cells of schedules',
  'src/intake/read-schedule-table.ts': 'datums and spans of schedules',
  'src/intake/schedule-columns.ts': 'headers of schedules',
  'src/intake/vague-dates.ts': 'dates without a day',
  'src/intake/xlsx-formats.ts': 'number formats of spreadsheets, and dates as a cell shows them',
  'src/stage/live-stage.ts': 'characters for which the map’s typeface is fetched',
}

/** Chinese in strings, templates and patterns; comments may quote the documents. */
function chineseIn({ nodes, at, text }: Source): readonly string[] {
  return nodes
    .filter(({ type }) => type === 'Literal' || type === 'TemplateElement')
    .map((node) => ({ node, words: text.slice(node.start, node.end) }))
    .filter(({ words }) => HAN.test(words))
    .map(({ node, words }) => `${at(node)}: ${words.slice(0, 60)}`)
}

/** Objects of a text in Chinese and one in English, written out in code; empty ones are no words. */
function pairsIn({ nodes, at }: Source): readonly string[] {
  const hasWords = (value: unknown): boolean => {
    const { type, value: text, expressions } = value as { type: string; value?: unknown; expressions?: unknown[] }
    return (
      (type === 'Literal' && typeof text === 'string' && text !== '') || (type === 'TemplateLiteral' && !!expressions)
    )
  }
  return nodes
    .filter(({ type }) => type === 'ObjectExpression')
    .filter((node) => {
      const properties = node['properties'] as readonly { key?: { name?: string }; value?: unknown }[]
      const valueOf = (name: string): unknown => properties.find(({ key }) => key?.name === name)?.value
      return [valueOf('zh'), valueOf('en')].every((value) => value !== undefined && hasWords(value))
    })
    .map(at)
}

const sources = rooms.flatMap((room) => readSources(`src/${room}`))
const others = ['app', 'ui', 'features', 'shells', 'main'].flatMap((room) => readSources(`src/${room}`))

test('no words for readers stand in the model', () => {
  const found = sources.filter(({ path }) => !(path in READ_ONLY)).flatMap((source) => chineseIn(source))
  expect(found).toEqual([])
})

test('every exception still reads Chinese', () => {
  const idle = Object.keys(READ_ONLY).filter(
    (file) => !sources.some((source) => source.path === file && chineseIn(source).length > 0),
  )
  expect(idle).toEqual([])
})

/** Joins of two texts, and what is a setting by language and no text. */
const NO_TEXT = [
  'src/base/localized-text.ts',
  'src/city/search-city.ts',
  'src/export/slides-pptx.ts',
  'src/features/export/film.ts',
]

test('no text in two languages is written out in code: in the model or above it', () => {
  const found = [...sources, ...others]
    .filter(({ path }) => !NO_TEXT.includes(path) && !path.includes('/messages/'))
    .filter(({ path }) => !/^src\/(ui\/format-|shells\/planner\/results\/comparison-report)/.test(path))
    .flatMap((source) => pairsIn(source))
  expect(found).toEqual([])
})

test('the rule finds words, and leaves comments alone', () => {
  const of = (text: string): Source => parseSource('src/city/x.ts', text)
  expect(chineseIn(of("const a = '起点'\nconst b = `至${a}`\nconst c = /末/"))).toHaveLength(3)
  expect(chineseIn(of('// 以上\nconst a = 1'))).toEqual([])
  expect(pairsIn(of('const a = { zh: `${x}·${y}`, en: `${x} ${y}` }'))).toEqual(['src/city/x.ts:1'])
  expect(pairsIn(of("const a = { zh: '', en: '' }"))).toEqual([])
})
