import '../messages/export.ts'
import { localize } from '../messages/localize.ts'
import { message, type Message } from '../messages/message.ts'
import { isoOf, type Day } from '../base/day.ts'
import type { LocalizedText } from '../base/localized-text.ts'
import type { City } from '../city/build-city.ts'
import type { ScenarioIndicator } from '../moment/indicators/indicator.ts'
import { figureCells } from './pairs-csv.ts'
import { writeCsv } from './csv.ts'
import { sourcesText } from './fact-sources.ts'

/** The indicators of one scenario, as `scenarioIndicators` gives them. */
export interface IndicatorsOf {
  readonly scenario: LocalizedText
  readonly indicators: readonly ScenarioIndicator[]
}

const HEAD = [
  'column.id',
  'column.indicator',
  'column.unit',
  'column.scenario',
  'column.nature',
  'column.sign',
  'column.formula',
  'column.assumptions',
  'column.sources',
] as const
const NATURE: Readonly<Record<'planned' | 'goal' | 'report', Message>> = {
  planned: message('nature.planned'),
  goal: message('nature.goal'),
  report: message('nature.report'),
}

/**
 * Indicators over time, one column for each day: a row for each indicator under each scenario, and rows of their own for
 * what documents state, on its own days. An empty cell is "not stated" or "nothing planned", never zero. Rows of one
 * indicator stand together; formula, assumptions and sources stand on every row.
 */
export function writeIndicatorsCsv(
  city: City,
  scenarios: readonly IndicatorsOf[],
  days: readonly Day[],
  language: 'zh' | 'en',
): string {
  const ids = [...new Set(scenarios.flatMap(({ indicators }) => indicators.map(({ id }) => id)))]
  const stated = scenarios.flatMap(({ indicators }) =>
    indicators.flatMap(({ documented }) => documented.map(({ day }) => Math.floor(day) as Day)),
  )
  const columns = [...new Set([...days.map((day) => Math.floor(day) as Day), ...stated])].sort((a, b) => a - b)
  const rows = ids.flatMap((id) => {
    const held = scenarios.flatMap(({ scenario, indicators }) =>
      indicators.filter((indicator) => indicator.id === id).map((indicator) => ({ scenario, indicator })),
    )
    const about = ({ name, unit }: ScenarioIndicator): string[] => [
      id,
      localize(name, language),
      localize(unit, language),
    ]
    const planned = held.map(({ scenario, indicator }) => [
      ...about(indicator),
      scenario[language],
      localize(NATURE.planned, language),
      null,
      localize(indicator.formula, language),
      indicator.assumptions.map((words) => localize(words, language)).join('; '),
      sourcesText(city, indicator.facts, language),
      ...columns.map((day) => rounded(indicator.valueAt(day), indicator.digits)),
    ])
    const [first] = held
    const documented = (first?.indicator.documented ?? []).map((point) => [
      ...about(first!.indicator),
      null,
      localize(NATURE[point.kind], language),
      figureCells(city.facts.get(point.fact)?.figure, language)[1] ?? null,
      null,
      null,
      sourcesText(city, [point.fact], language),
      ...columns.map((day) => (day === Math.floor(point.day) ? point.value : null)),
    ])
    return [...planned, ...documented]
  })
  return writeCsv([...HEAD.map((column) => localize(message(column), language)), ...columns.map(isoOf)], rows)
}

function rounded(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits))
}
