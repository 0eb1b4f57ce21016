import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readClaims } from './claims.ts'
import { readDataFiles, readRealCity } from './real-city.ts'

/*
 * Rules for every pair of words in the pack and the scenes: one language says no more than the other, an inferred day is
 * told as such in words too, and a list that its page leaves open stays so wherever it is told.
 */

interface Said {
  readonly at: string
  readonly zh: string
  readonly en: string
}

/** All localized words below a value, each with where it stands. */
function wordsIn(value: unknown, at: string): Said[] {
  if (value === null || typeof value !== 'object') return []
  if ('zh' in value && 'en' in value && typeof value.zh === 'string' && typeof value.en === 'string')
    return [{ at, zh: value.zh, en: value.en }]
  return Object.entries(value).flatMap(([key, part]) => {
    const id: unknown = part !== null && typeof part === 'object' && 'id' in part ? part.id : undefined
    return wordsIn(part, `${at}/${typeof id === 'string' ? id : key}`)
  })
}

const scenes = new URL('../../scenes/', import.meta.url)
const sceneFiles = readdirSync(scenes, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'))
const said: readonly Said[] = [
  ...readDataFiles(),
  ...sceneFiles
    .filter((name) => !name.startsWith('scenarios'))
    .map((name): [string, unknown] => [
      `scenes/${name}`,
      JSON.parse(readFileSync(new URL(name, scenes), 'utf8')) as unknown,
    ]),
].flatMap(([file, content]) => wordsIn(content, file))
const { city, pack } = readRealCity()

test('words are found everywhere in the pack and the scenes', () => {
  expect(said.length).toBeGreaterThan(2500)
  for (const part of ['data/facts', 'data/entities', 'data/pairs', 'scenes/briefings', 'scenes/scenarios'])
    expect([part, said.some(({ at }) => at.startsWith(part))]).toEqual([part, true])
})

test('a year that one language names, the other names too', () => {
  const years = (text: string): string =>
    [...new Set(text.match(/(?<![\d,.])20[12]\d(?!,?\d)(?!平方米|项)/g))].toSorted().join(' ')
  const uneven = said.filter(({ zh, en }) => years(zh) !== years(en))
  expect(uneven.map(({ at, zh, en }) => `${at}: ${zh} | ${en}`)).toEqual([])
})

test('an amount of money, of people, of anything in ten thousands is the same in both', () => {
  const amounts = (text: string, language: 'zh' | 'en'): string =>
    [...readClaims(text, language).amounts]
      .filter((amount) => Number.parseFloat(amount) >= 1e4)
      .toSorted()
      .join(' ')
  // 亿元 without a number, as in a unit or a class of scale, is no amount.
  const numbered = said.filter(({ at, zh }) => !at.endsWith('unit') && !/(?<![\d.])[万亿](?!达|能)|千亿/.test(zh))
  expect(numbered.length).toBeGreaterThan(2000)
  const uneven = numbered.filter(({ zh, en }) => amounts(zh, 'zh') !== amounts(en, 'en'))
  expect(uneven.map(({ at, zh, en }) => `${at}: ${zh} | ${en}`)).toEqual([])
})

describe('English says no more than the Chinese', () => {
  test('of what is there, built, in use or complete', () => {
    const beyond = said.filter(
      ({ at, zh, en }) =>
        /(subject|name)$/.test(at) &&
        /\b(in use|in operation|in service|completed?|topped out|opened|existing|already)\b/i.test(en) &&
        !/用|运|建成|完成|封顶|既有|已|达产|投产|竣工|三线|一线/.test(zh),
    )
    expect(beyond.map(({ at, zh, en }) => `${at}: ${zh} | ${en}`)).toEqual([])
  })

  test('of officials’ phrases: what is sped up is not "pushed on with"', () => {
    expect(said.filter(({ en }) => /push(ed|ing)? on/i.test(en) && !/“push on”/.test(en)).map(({ at }) => at)).toEqual(
      [],
    )
  })
})

test('what is inferred to be one thing says so where it stands as one', () => {
  const joined = pack.systems.pairs
    .filter(({ report, sharedName, verdict }) => report !== null && sharedName === null && verdict !== 'not-comparable')
    .flatMap(({ goal, report }) => city.entities.filter(({ facts }) => facts.includes(goal) && facts.includes(report!)))
  expect(joined.length).toBeGreaterThanOrEqual(6)
  const unsaid = joined.filter(({ note }) => !note?.zh.includes('推断') || !note.en.includes('inferred'))
  expect(unsaid.map(({ id }) => id)).toEqual([])
})

test('words that name the month of a paper whose day is inferred say that it is', () => {
  const bare = said.filter(
    ({ at, zh, en }) =>
      !at.includes('/documents/') &&
      ((/2022年2月(?!15日)/.test(zh) && !zh.includes('推定')) ||
        (/(?<!15 )February 2022/.test(en) && !/inferred/.test(en))),
  )
  // A title is shown with its words, which say it.
  const titles = bare.filter(({ at, zh, en }) => {
    const words = said.find((other) => other.at === at.replace(/title$/, 'words'))
    return (
      !at.endsWith('title') || !words?.zh.includes('推定') || !words.en.includes('inferred') || zh === '' || en === ''
    )
  })
  expect(titles.map(({ at, zh, en }) => `${at}: ${zh} | ${en}`)).toEqual([])
})

test('so do those that name the day of a paper whose day is inferred, of what that paper alone says', () => {
  const alone = said.filter(({ at }) => /scenes\/briefings\/mobility|facts\/autonomous-mobility/.test(at))
  expect(alone.length).toBeGreaterThan(40)
  const bare = alone.filter(
    ({ zh, en }) =>
      (/2022年5月22日/.test(zh) && !/推定|前后/.test(zh)) || (/22 May 2022/.test(en) && !/inferred|about/.test(en)),
  )
  expect(bare.map(({ at }) => at)).toEqual([])
})

describe('a list that its page leaves open', () => {
  /** The items of the lists that end with 等, as their phrases and subjects name them. */
  const lists = [...city.facts.values()]
    .filter(({ openList, figure }) => openList && figure?.basis === 'counted')
    .map(({ id, source, subject }) => ({
      id,
      items: [...new Set(`${subject.zh.replace(/^.*：/, '')}、${source.phrase}`.split(/[、，]|等.*$/))].filter(
        (item) => item.length >= 2,
      ),
    }))

  test('is told as open wherever two of its items stand side by side', () => {
    expect(lists.length).toBeGreaterThanOrEqual(9)
    const closed = said.filter(({ at, zh }) => {
      if (at.endsWith('note')) return false
      const list = lists.find(({ items }) => items.some((one) => items.some((next) => zh.includes(`${one}、${next}`))))
      return list !== undefined && !zh.includes('等')
    })
    expect(closed.map(({ at, zh }) => `${at}: ${zh}`)).toEqual([])
  })

  test('and no name gives its count as the whole', () => {
    const HAN = '零一二三四五六七八九'
    const named = said.filter(({ at }) => /(name|title)$/.test(at) && /^data\/(diagrams|systems|entities)/.test(at))
    expect(named.length).toBeGreaterThan(300)
    const counted = [...city.facts.values()].filter(
      ({ openList, figure }) => openList && figure?.basis === 'counted' && figure.value < 10,
    )
    const closed = named.filter(({ zh }) =>
      counted.some(({ figure }) => {
        const kind = figure!.unit.zh.replace(/^[个项所类条]/, '')
        return kind.length >= 2 && new RegExp(`[${HAN[figure!.value]}${figure!.value}][个大项类]?${kind}`).test(zh)
      }),
    )
    expect(closed.map(({ at, zh }) => `${at}: ${zh}`)).toEqual([])
  })
})
