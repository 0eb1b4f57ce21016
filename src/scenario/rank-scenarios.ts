import type { LocalizedText } from '../base/localized-text.ts'
import { failure, success, type Result } from '../base/result.ts'

/** How values of different units become scores that can be added. */
export const RANK_METHODS = ['min-max', 'ratio'] as const
export type RankMethod = (typeof RANK_METHODS)[number]

/** To be printed beside every ranking. */
export const METHOD_WORDS: Readonly<Record<RankMethod, LocalizedText>> = {
  'min-max': {
    zh: '每项指标：最好的情景得1，最差的得0，其间按比例；都相同时各得0.5。未载明者得0。总分＝各项得分×权重之和÷权重之和。分数只在所选情景之间有意义。',
    en: 'For each indicator the best scenario scores 1, the worst 0, the others in proportion; 0.5 each where all are the same. What is not stated scores 0. The total is the sum of scores times weights, divided by the sum of the weights. A score means something among the chosen scenarios only.',
  },
  ratio: {
    zh: '每项指标：与基准之比（越少越好者取其倒数，为零者得2）；基准得1。未载明者得0；基准为零或未载明的指标不计。总分＝各项得分×权重之和÷所计权重之和。',
    en: 'For each indicator the ratio to the reference, turned over where less is better (2 for none at all); the reference scores 1. What is not stated scores 0; an indicator whose reference is zero or not stated is left out. The total is the sum of scores times weights, divided by the sum of the weights that count.',
  },
}

export interface RankedIndicator {
  readonly id: string
  readonly better: 'more' | 'less'
  /** Shown with the result, never hidden; 0 or more. */
  readonly weight: number
}

/** One scenario's values by indicator id; null or missing is "not stated". */
export interface ScenarioValues {
  readonly id: string
  readonly values: ReadonlyMap<string, number | null>
}

export interface ScenarioScore {
  readonly indicator: string
  readonly weight: number
  readonly value: number | null
  /** Null: the indicator does not count (ratio to a reference of nothing). */
  readonly score: number | null
}

export interface RankedScenario {
  readonly id: string
  /** From 1; those with the same total share a rank. */
  readonly rank: number
  readonly total: number
  readonly scores: readonly ScenarioScore[]
}

/** Best first. `reference`: the id that ratios are taken to. Fails where there is nothing to weigh. */
export function rankScenarios(
  scenarios: readonly ScenarioValues[],
  indicators: readonly RankedIndicator[],
  method: RankMethod,
  reference: string,
): Result<readonly RankedScenario[], LocalizedText> {
  if (indicators.some(({ weight }) => !(weight >= 0 && Number.isFinite(weight))))
    return failure([{ zh: '权重须为不小于零的数', en: 'a weight must be a number, zero or more' }])
  const base = scenarios.find(({ id }) => id === reference)
  if (method === 'ratio' && !base)
    return failure([
      { zh: `没有作为基准的情景“${reference}”`, en: `there is no scenario "${reference}" to compare with` },
    ])
  const scored = scenarios.map((scenario) => ({
    id: scenario.id,
    scores: indicators.map((indicator): ScenarioScore => {
      const value = scenario.values.get(indicator.id) ?? null
      const score =
        method === 'min-max'
          ? minMax(value, scenarios, indicator)
          : ratio(value, base?.values.get(indicator.id) ?? null, indicator)
      return { indicator: indicator.id, weight: indicator.weight, value, score }
    }),
  }))
  const counted = (scores: readonly ScenarioScore[]): number =>
    scores.reduce((sum, { weight, score }) => sum + (score === null ? 0 : weight), 0)
  const [first] = scored
  if (!first || counted(first.scores) === 0)
    return failure([{ zh: '没有可计的指标或权重', en: 'no indicator with a weight counts' }])
  const totals = scored
    .map(({ id, scores }) => ({
      id,
      scores,
      total: scores.reduce((sum, { weight, score }) => sum + weight * (score ?? 0), 0) / counted(scores),
    }))
    .toSorted((a, b) => b.total - a.total)
  return success(
    totals.map((row) => ({ ...row, rank: 1 + totals.filter(({ total }) => total > row.total + 1e-12).length })),
  )
}

function minMax(value: number | null, scenarios: readonly ScenarioValues[], { id, better }: RankedIndicator): number {
  if (value === null) return 0
  const all = scenarios.flatMap(({ values }) => values.get(id) ?? [])
  const [least, most] = [Math.min(...all), Math.max(...all)]
  if (least === most) return 0.5
  const share = (value - least) / (most - least)
  return better === 'more' ? share : 1 - share
}

function ratio(value: number | null, base: number | null, { better }: RankedIndicator): number | null {
  if (base === null || base === 0) return null
  if (value === null) return 0
  if (better === 'more') return value / base
  // Nothing at all, where less is better, cannot be turned over.
  return value === 0 ? 2 : base / value
}
