import { useMemo } from 'react'
import type { Day } from '../../../base/day.ts'
import { gainsAndCosts, type IndicatorDifference, type IndicatorEffect } from '../../../moment/gains-and-costs.ts'
import type { Schedule } from '../../../scenario/build-schedule.ts'
import { formatEnd, formatShownShort } from '../../../ui/format-day.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { DifferingDays } from './differing-days.tsx'
import { useCalmDay, useResults, useResultsText } from './results-context.tsx'
import { signedValue, valueWords } from './value-text.ts'

/** Of the rows that are seen at once; the rest opens beneath. */
const AT_ONCE = 7
const ORDER: readonly IndicatorEffect[] = ['gain', 'cost', 'moved', 'unknown', 'same']

interface GainRow {
  readonly today: IndicatorDifference
  readonly last: IndicatorDifference
  /** Of the day; where that day is the same under both, of the end. */
  readonly effect: IndicatorEffect
}

/** What the second scenario gains and costs, in one look: every indicator that it moves, on the chosen day and at the end. */
export function GainsView({ first, second }: { readonly first: Schedule; readonly second: Schedule }) {
  const { clock } = useApp()
  const { indicatorsOf } = useResults()
  const text = useResultsText()
  const words = useLocalized()
  const language = useLanguage()
  const day = useCalmDay()
  const { end } = clock
  const rows = useMemo(
    () => gainRows(indicatorsOf(first), indicatorsOf(second), day, end),
    [indicatorsOf, first, second, day, end],
  )
  const moved = rows.filter(isMoved).toSorted((a, b) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect))
  const countOf = (effect: IndicatorEffect): number => rows.filter((row) => row.effect === effect).length
  const table = (shown: readonly GainRow[]) => (
    <table className="results-table results-gains" data-part="results-table">
      <caption className="hidden-words">
        {text('results.gains.of', { first: words(first.scenario.name), second: words(second.scenario.name) })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{text('results.gains.indicator')}</th>
          <th scope="col">{formatShownShort(day, language)}</th>
          <th scope="col">{formatEnd(end, language)}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ today, last, effect }) => (
          <tr key={today.indicator.id} data-effect={effect}>
            <th scope="row">
              {words(today.indicator.name)} <small>{words(today.indicator.unit)}</small>
            </th>
            <GainCell row={today} />
            <GainCell row={last} />
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <section className="results-gains-block" data-part="results-gains-block" aria-label={text('results.gains')}>
      <h3>{text('results.gains')}</h3>
      <p className="results-note" data-part="gains-count">
        {text('results.gains.count', {
          gain: countOf('gain'),
          loss: countOf('cost'),
          moved: countOf('moved'),
          same: countOf('same'),
          unknown: countOf('unknown'),
        })}{' '}
        {text('results.gains.formulas')}
      </p>
      <DifferingDays first={first} second={second} />
      {moved.length === 0 ? <p>{text('results.gains.none')}</p> : table(moved.slice(0, AT_ONCE))}
      {moved.length > AT_ONCE && (
        <details>
          <summary>{text('results.gains.more', { count: moved.length - AT_ONCE })}</summary>
          {table(moved.slice(AT_ONCE))}
        </details>
      )}
    </section>
  )
}

function GainCell({ row }: { readonly row: IndicatorDifference }) {
  const text = useResultsText()
  const language = useLanguage()
  const { first, second, difference, effect } = row
  const say = (value: number | null): string => valueWords({ text, language }, value)
  return (
    <td className="number" data-effect={effect}>
      <span className="results-effect">
        {effect === 'gain' || effect === 'cost' ? <b>{text(`results.effect.${effect}`)}</b> : null}{' '}
        {difference === null
          ? ''
          : difference === 0
            ? text('results.effect.same')
            : signedValue({ text, language }, difference)}
      </span>
      <small>{first === second ? say(first) : `${say(first)} → ${say(second)}`}</small>
    </td>
  )
}

const isMoved = ({ today, last }: GainRow): boolean => today.first !== today.second || last.first !== last.second

function gainRows(
  first: Parameters<typeof gainsAndCosts>[0],
  second: Parameters<typeof gainsAndCosts>[1],
  day: Day,
  end: Day,
): readonly GainRow[] {
  const last = new Map(gainsAndCosts(first, second, end).map((row) => [row.indicator.id, row]))
  return gainsAndCosts(first, second, day).flatMap((today): GainRow[] => {
    const later = last.get(today.indicator.id)
    if (!later) return []
    return [
      {
        today,
        last: later,
        effect: today.effect === 'same' || today.first === today.second ? later.effect : today.effect,
      },
    ]
  })
}
