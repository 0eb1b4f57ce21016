import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Rules for every text of the interface, in both languages: words of the planning bureau, and of no private dialect. */

const root = new URL('../../src/', import.meta.url).pathname
const catalogues = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)messages\/zh\.ts$/.test(file))
  .map((file) => join(root, file))

interface Message {
  readonly id: string
  readonly zh: string
  readonly en: string
}
async function readCatalogue(file: string): Promise<Readonly<Record<string, string>>> {
  const module = (await import(file)) as Readonly<Record<string, unknown>>
  return Object.assign({}, ...Object.values(module).filter((value) => typeof value === 'object')) as Record<
    string,
    string
  >
}
const messages: readonly Message[] = (
  await Promise.all(
    catalogues.map(async (file) => {
      const [zh, en] = await Promise.all([readCatalogue(file), readCatalogue(file.replace(/zh\.ts$/, 'en.ts'))])
      return Object.keys(zh).map((id) => ({ id: `${relative(root, file)} ${id}`, zh: zh[id]!, en: en[id]! }))
    }),
  )
).flat()

/** Chinese words that are not to be used, each with what is to stand instead. */
const NOT_ZH: readonly (readonly [RegExp, string])[] = [
  [/末日/, '结束日期'],
  [/现状|实际(?!开工|竣工|日期)/, '不代表当前建设情况'],
  [/底本/, '基础方案'],
  [/事物/, '项目与地点'],
  [/镜头/, '预设视角'],
  [/读法/, '显示方式'],
  [/随附/, '内置'],
  [/首份|末份/, '最早一份、最后一份文献'],
  [/材料|资料(?!截止)/, '文献'],
  [/点亮|照亮/, '见报'],
  [/指标牌|规模柱(?!状图)/, '指标卡、规模柱状图'],
  [/^规划$|规划阶段|规划管道|无规划/, '规划推演（“规划”一词有法定含义）'],
  [/^第\{line\}行$/, '识别文本第{line}行'],
  [/最后所知|读不出来|取不到|连不上/, '最后收到；无法读取、载入、连接'],
  [/他类/, '其他'],
]
const NOT_EN: readonly (readonly [RegExp, string])[] = [
  [/\bthings?\b/i, 'item'],
  [/Take it in|Drop it|Take away|taken? away/i, 'Save, Discard, Export, remove'],
  [
    /Fold away|map alone|Speed of play|goes slowly round|Show it|Mark it/i,
    'Collapse, Hide interface, Playback speed, Orbit slowly, Present',
  ],
  [/own briefing|Make a briefing/i, 'custom briefing, briefing editor'],
  [/closes a circle|are the most|missing to|do not compare/i, 'circular, at most, still needed, no comparison'],
  [/ahead of plan|behind plan|than planned/i, 'the assumption: there is no plan to be ahead of'],
  [/\bcosts?\b/i, 'loss: cost reads as money'],
  [/\b(now|currently|today|actual(ly)?)\b(?! (dates|start|finish))/i, 'a date, or "present"'],
  [/Run map/i, 'Operations map'],
  [/what this is not|the notes are in the notes/i, 'the disclaimer; with speaker notes'],
  [/lit on/i, 'in print since'],
  [
    /comes? with the twin|on the wall|go on by itself|just now|steer the map|how it is|in order$|not told|nothing fits|another (measure|scope)/i,
    'plain words',
  ],
  [/^line \{line\}$/, 'line {line} of the scanned text'],
]

test('all catalogues are found, each with its two languages', () => {
  expect(catalogues.length).toBeGreaterThan(8)
  expect(messages.length).toBeGreaterThan(1200)
  expect(messages.filter(({ zh, en }) => !zh || !en).map(({ id }) => id)).toEqual([])
})

describe('words that the interface does not use', () => {
  test.each(NOT_ZH)('not %s, but %s', (word) => {
    expect(messages.filter(({ zh }) => word.test(zh)).map(({ id, zh }) => `${id}: ${zh}`)).toEqual([])
  })
  test.each(NOT_EN)('not %s, but %s', (word) => {
    expect(messages.filter(({ en }) => word.test(en)).map(({ id, en }) => `${id}: ${en}`)).toEqual([])
  })
})

test('the reference assumption is named only where it alone is meant: elsewhere the scenario’s name is a value', () => {
  /** What is shown where the presenter’s scenario is not at hand. */
  const ITS_OWN = /follow\.otherScenario$/
  const named = messages.filter(
    ({ id, zh, en }) => (zh.includes('基准假定') || /reference assumption/i.test(en)) && !ITS_OWN.test(id),
  )
  expect(named.map(({ id, zh }) => `${id}: ${zh}`)).toEqual([])
})

test('a goal of “以上” is told as printed, on card, cockpit and board alike', () => {
  const atLeast = messages.filter(({ id }) => /(figure|indicator)\.atLeast$|board\.>=$/.test(id))
  expect(atLeast.length).toBe(1)
  expect(atLeast.filter(({ zh }) => !/\{figure\} ?以上/.test(zh)).map(({ id }) => id)).toEqual([])
})

/** Texts that say of the reference assumption itself that it is what is shown. */
const OF_THE_REFERENCE = ['shells/presenter/messages/zh.ts present.follow.otherScenario']

test('no text names the reference assumption where another plan may be shown: names come from the scenario', () => {
  const naming = messages.filter(({ zh, en }) => /基准假定/.test(zh) || /reference assumption/i.test(en))
  expect(naming.map(({ id }) => id)).toEqual(OF_THE_REFERENCE)
})
