import { inWords, worded } from '../in-words.ts'
import { describe, expect, test } from 'vitest'
import {
  METHOD_WORDS,
  RANK_METHODS,
  rankScenarios,
  type RankedScenario,
  type ScenarioValues,
} from '../../src/scenario/rank-scenarios.ts'

const scenario = (id: string, values: Record<string, number | null>): ScenarioValues => ({
  id,
  values: new Map(Object.entries(values)),
})
const three = [
  scenario('reference', { length: 20, minutes: 40, same: 5 }),
  scenario('fast', { length: 60, minutes: 20, same: 5 }),
  scenario('middle', { length: 40, minutes: 40, same: 5 }),
]
const indicators = [
  { id: 'length', better: 'more', weight: 3 },
  { id: 'minutes', better: 'less', weight: 1 },
] as const
const brief = (result: ReturnType<typeof rankScenarios>): unknown =>
  result.ok
    ? result.value.map(({ id, rank, total }: RankedScenario) => [id, rank, Number(total.toFixed(6))])
    : result.errors

describe('ranking, worked out by hand', () => {
  test('min-max: the best scores 1, the worst 0, and weights count', () => {
    // middle: length (40 − 20) / 40 = 0.5, minutes worst: (3 × 0.5 + 0) / 4.
    expect(brief(rankScenarios(three, indicators, 'min-max', 'reference'))).toEqual([
      ['fast', 1, 1],
      ['middle', 2, 0.375],
      ['reference', 3, 0],
    ])
  })

  test('ratio: the reference scores 1; less is turned over', () => {
    // fast: (3 × 3 + 2) / 4; middle: (3 × 2 + 1) / 4.
    expect(brief(rankScenarios(three, indicators, 'ratio', 'reference'))).toEqual([
      ['fast', 1, 2.75],
      ['middle', 2, 1.75],
      ['reference', 3, 1],
    ])
  })

  test('what is the same for all decides nothing; equal totals share a rank', () => {
    expect(brief(rankScenarios(three, [{ id: 'same', better: 'more', weight: 1 }], 'min-max', 'reference'))).toEqual([
      ['reference', 1, 0.5],
      ['fast', 1, 0.5],
      ['middle', 1, 0.5],
    ])
  })

  test('what is not stated scores nothing, and is shown as not stated', () => {
    const result = rankScenarios([...three, scenario('silent', { minutes: null })], indicators, 'min-max', 'reference')
    expect(result.ok && result.value.at(-1)).toEqual({
      id: 'silent',
      rank: 3,
      total: 0,
      scores: [
        { indicator: 'length', weight: 3, value: null, score: 0 },
        { indicator: 'minutes', weight: 1, value: null, score: 0 },
      ],
    })
  })

  test('a ratio to nothing does not count, and to no reference is refused', () => {
    const zero = [scenario('reference', { length: 0, minutes: 10 }), scenario('other', { length: 5, minutes: 0 })]
    expect(brief(rankScenarios(zero, indicators, 'ratio', 'reference'))).toEqual([
      ['other', 1, 2],
      ['reference', 2, 1],
    ])
    expect(worded(rankScenarios(three, indicators, 'ratio', 'gone'))).toMatchObject({
      ok: false,
      errors: [{ en: expect.stringContaining('"gone"') as string }],
    })
  })

  test.each([[-1], [Number.NaN], [0]])('a weight of %d alone is refused', (weight) => {
    expect(rankScenarios(three, [{ id: 'length', better: 'more', weight }], 'min-max', 'reference').ok).toBe(false)
    expect(rankScenarios([], indicators, 'min-max', 'reference').ok).toBe(false)
  })

  test('the weights come with the result, and each method says in both languages what it does', () => {
    const result = rankScenarios(three, indicators, 'min-max', 'reference')
    expect(result.ok && result.value.map(({ scores }) => scores.map(({ weight }) => weight))).toEqual([
      [3, 1],
      [3, 1],
      [3, 1],
    ])
    expect(
      RANK_METHODS.map(
        (method) =>
          inWords(METHOD_WORDS[method], 'zh').includes('权重') && inWords(METHOD_WORDS[method]).includes('weights'),
      ),
    ).toEqual([true, true])
  })
})
