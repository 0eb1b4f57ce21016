import { message, type Message } from '../messages/message.ts'
import { failure, success, type Result } from '../base/result.ts'

/** How values of different units become scores that can be added. */
export const RANK_METHODS = ['min-max', 'ratio'] as const
export type RankMethod = (typeof RANK_METHODS)[number]

/** To be printed beside every ranking. */
export const METHOD_WORDS: Readonly<Record<RankMethod, Message>> = {
  'min-max': message('rank.range'),
  ratio: message('rank.ratio'),
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
): Result<readonly RankedScenario[], Message> {
  if (indicators.some(({ weight }) => !(weight >= 0 && Number.isFinite(weight))))
    return failure([message('rank.badWeight')])
  const base = scenarios.find(({ id }) => id === reference)
  if (method === 'ratio' && !base) return failure([message('rank.noReference', { reference })])
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
  if (!first || counted(first.scores) === 0) return failure([message('rank.nothingCounts')])
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
