import type { Day } from '../base/day.ts'
import type { ScenarioIndicator } from './indicators/indicator.ts'

/**
 * What a second scenario makes of an indicator on a day. `moved`: another value, and neither way is a gain. `unknown`: one
 * of the two states nothing, so that there is no difference to speak of; never a gain from nothing.
 */
export type IndicatorEffect = 'gain' | 'cost' | 'moved' | 'same' | 'unknown'

export interface IndicatorDifference {
  /** As the first scenario has it. */
  readonly indicator: ScenarioIndicator
  /** As the second has it. */
  readonly other: ScenarioIndicator
  /** Rounded to the indicator's digits, so that what is shown adds up; null: not stated. */
  readonly first: number | null
  readonly second: number | null
  /** The second less the first; null where either is not stated. */
  readonly difference: number | null
  readonly effect: IndicatorEffect
}

/** Every indicator of two scenarios side by side on a day, in the order of the first. */
export function gainsAndCosts(
  first: readonly ScenarioIndicator[],
  second: readonly ScenarioIndicator[],
  day: Day,
): readonly IndicatorDifference[] {
  const others = new Map(second.map((indicator) => [indicator.id, indicator]))
  return first.flatMap((indicator): IndicatorDifference[] => {
    const other = others.get(indicator.id)
    if (!other) return []
    const round = (value: number | null): number | null =>
      value === null ? null : Number(value.toFixed(indicator.digits))
    const [a, b] = [round(indicator.valueAt(day)), round(other.valueAt(day))]
    const difference = a === null || b === null ? null : Number((b - a).toFixed(indicator.digits))
    return [{ indicator, other, first: a, second: b, difference, effect: effectOf(indicator.better, difference) }]
  })
}

function effectOf(better: ScenarioIndicator['better'], difference: number | null): IndicatorEffect {
  if (difference === null) return 'unknown'
  if (difference === 0) return 'same'
  if (better === null) return 'moved'
  return (better === 'more') === difference > 0 ? 'gain' : 'cost'
}
