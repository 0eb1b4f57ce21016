import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { briefingSchema, type Briefing, type Chapter, type Picture } from '../../src/story/schema.ts'
import { claimsOf, readClaims } from './claims.ts'
import { readRealCity } from './real-city.ts'

const folder = new URL('../../scenes/briefings/', import.meta.url)
const briefings: readonly Briefing[] = readdirSync(folder).map((name) =>
  briefingSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))),
)
const { city } = readRealCity()

const told = (view: Picture | Chapter, language: 'zh' | 'en'): string =>
  `${view.title[language]}。${view.words[language]}`
const listed = (claims: ReturnType<typeof readClaims>): readonly string[] =>
  [...claims.amounts, ...claims.dates].toSorted()

/** Figures in the words of a view that neither its facts nor its marked figures carry. */
function unsupported(view: Picture | Chapter): string[] {
  const facts = view.facts.flatMap((id) => city.facts.get(id) ?? []).map((fact) => claimsOf(city, fact))
  const marked = view.figures.flatMap(({ words }) => [readClaims(words.zh, 'zh'), readClaims(words.en, 'en')])
  const amounts = new Set([...facts, ...marked].flatMap((claims) => [...claims.amounts]))
  const dates = [...facts, ...marked].flatMap((claims) => [...claims.dates])
  return (['zh', 'en'] as const).flatMap((language) => {
    const said = readClaims(told(view, language), language)
    return [
      ...[...said.amounts].filter((amount) => !amounts.has(amount)),
      // "March 2023" is said by a fact of the 9th; the 9th is not said by one of March.
      ...[...said.dates].filter((date) => !dates.some((known) => known === date || known.startsWith(`${date}-`))),
    ].map((claim) => `${view.id} ${language}: ${claim}`)
  })
}

describe.each(briefings.map((briefing) => [briefing.id, briefing] as const))('%s', (_id, briefing) => {
  const views = [briefing.opening, ...briefing.chapters, briefing.closing]

  test('every figure and date in its words is in a fact behind them, or marked as derived or assumed', () => {
    expect(views.flatMap(unsupported)).toEqual([])
  })

  test('what stands large on the screen is a figure of a fact that the page cites', () => {
    expect(
      views.flatMap(({ id, board, facts }) =>
        board.filter((fact) => !facts.includes(fact) || !city.facts.get(fact)?.figure).map((fact) => `${id}: ${fact}`),
      ),
    ).toEqual([])
  })

  test('every chapter names facts; a picture may do without if it states no figure', () => {
    expect(briefing.chapters.filter(({ facts }) => facts.length === 0).map(({ id }) => id)).toEqual([])
    const bare = [briefing.opening, briefing.closing].filter(({ facts }) => facts.length === 0)
    expect(bare.flatMap((view) => listed(readClaims(view.words.zh, 'zh')))).toEqual([])
  })

  test('both languages state the same figures, to the audience and to the presenter', () => {
    const differ = views.flatMap((view) => {
      const pairs = [
        [told(view, 'zh'), told(view, 'en')],
        [view.notes.zh, view.notes.en],
      ] as const
      return pairs.flatMap(([zh, en]) => {
        const [left, right] = [listed(readClaims(zh, 'zh')), listed(readClaims(en, 'en'))]
        return left.join() === right.join() ? [] : [`${view.id}: ${left.join(' ')} | ${right.join(' ')}`]
      })
    })
    expect(differ).toEqual([])
  })

  test('what was reported is not called the present state, and the words fit on a page', () => {
    const wrong = views.flatMap((view) => {
      const words = `${told(view, 'zh')}${told(view, 'en')}`
      return [
        ...(/现状|实际|目前|\bactual(ly)?\b|\bcurrently\b/i.test(words)
          ? [`${view.id}: says that it is so today`]
          : []),
        ...(view.words.zh.length > 90 || view.words.en.length > 280
          ? [`${view.id}: ${view.words.zh.length}, ${view.words.en.length} letters`]
          : []),
        ...(view.title.zh.length > 22 ? [`${view.id}: a long title`] : []),
      ]
    })
    expect(wrong).toEqual([])
  })

  test('its seconds add up to what it promises', () => {
    const minutes = views.reduce((sum, { stay }) => sum + stay, 0) / 60
    expect(minutes).toBeGreaterThan(5)
    expect(minutes).toBeLessThan(10.5)
    for (const cut of briefing.cuts.filter(({ id }) => id === 'five-minutes')) {
      const kept = [
        briefing.opening,
        ...briefing.chapters.filter(({ id }) => cut.chapters.includes(id)),
        briefing.closing,
      ]
      const length = kept.reduce((sum, { stay }) => sum + stay, 0) / 60
      expect(Math.abs(length - 5)).toBeLessThan(0.8)
    }
  })
})

test('four briefings are shipped, in the order delegations know', () => {
  expect(briefings.map(({ id }) => id)).toEqual(['energy-and-region', 'mobility', 'science-city', 'zhengzhou-2025'])
  for (const { chapters } of briefings) expect(new Set(chapters.map(({ section }) => section)).size).toBe(5)
})

test.each([
  [
    'zh',
    '2022年5月20日启动，全长238.18千米，约占60%，共12万架、75亿立方米。5G、S312、G240不算',
    ['120000', '238.18', '60%', '7500000000', '2022-05-20'],
  ],
  [
    'en',
    'Started on 20 May 2022; 238.18 km, about 60%, 120,000 racks, 7.5 billion cubic metres. 5G, S312 and G240 are none',
    ['120000', '238.18', '60%', '7500000000', '2022-05-20'],
  ],
  ['zh', '2021—2023年，到2025年，2023年3月', ['2021', '2023', '2023-03', '2025']],
  [
    'en',
    'in 2021, May 2022 and 9 March 2023: 2,499 services, 3,000 vehicles',
    ['2021', '2022-05', '2023-03-09', '2499', '3000'],
  ],
] as const)('figures are read out of words: %s %s', (language, text, expected) => {
  expect(listed(readClaims(text, language))).toEqual([...expected].toSorted())
})
