import { useMemo, useState } from 'react'
import { lastDayOf } from '../../../scenario/build-schedule.ts'
import { asDay } from '../../../base/day.ts'
import {
  METHOD_WORDS,
  RANK_METHODS,
  rankScenarios,
  type RankMethod,
  type RankedIndicator,
} from '../../../scenario/rank-scenarios.ts'
import { formatDay } from '../../../ui/format-day.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { useCalmDay, useResults, useResultsText } from './results-context.tsx'

/** What a weight begins with: everything counts the same until someone says otherwise. */
const EVEN = 1

/** Scenarios in the order of a total of their indicators, with every weight, value and score shown. */
export function RankView() {
  const { schedules, commands } = useApp()
  const { catalog, scheduleOf, indicatorsOf } = useResults()
  const text = useResultsText()
  const words = useLocalized()
  const language = useLanguage()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(catalog.map(({ id }) => id)))
  const [method, setMethod] = useState<RankMethod>('min-max')
  const [when, setWhen] = useState<'end' | 'day'>('end')
  const [weights, setWeights] = useState<ReadonlyMap<string, number>>(new Map())
  const entrants = useMemo(
    () => catalog.filter(({ id }) => chosen.has(id)).map((scenario) => ({ scenario, schedule: scheduleOf(scenario) })),
    [catalog, chosen, scheduleOf],
  )
  // All are looked at on one day: the last of the longest plan, or the one that is shown.
  const today = useCalmDay()
  const day =
    when === 'end'
      ? asDay(Math.max(...[...schedules, ...entrants.map(({ schedule }) => schedule)].map(lastDayOf)) - 1)
      : today
  const judged = useMemo(
    () =>
      indicatorsOf(schedules[0]).flatMap((indicator) =>
        indicator.better ? [{ indicator, better: indicator.better }] : [],
      ),
    [indicatorsOf, schedules],
  )
  const ranked = useMemo(() => {
    const values = entrants.map(({ scenario, schedule }) => ({
      id: scenario.id,
      values: new Map(indicatorsOf(schedule).map((indicator) => [indicator.id, indicator.valueAt(day)])),
    }))
    const rows = judged.map(({ indicator, better }): RankedIndicator => ({
      id: indicator.id,
      better,
      weight: weights.get(indicator.id) ?? EVEN,
    }))
    return rankScenarios(values, rows, method, 'reference')
  }, [entrants, judged, weights, method, day, indicatorsOf])
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <div className="results-page">
      <fieldset className="results-checks">
        <legend>{text('results.rank.choose')}</legend>
        {catalog.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} /> {words(name)}
          </label>
        ))}
      </fieldset>
      <fieldset className="results-checks">
        <legend>{text('results.rank.method')}</legend>
        {RANK_METHODS.map((name) => (
          <label key={name}>
            <input type="radio" name="rank-method" checked={method === name} onChange={() => setMethod(name)} />{' '}
            {text(`results.rank.${name}`)}
          </label>
        ))}
      </fieldset>
      <fieldset className="results-checks">
        <legend>{text('results.rank.when')}</legend>
        {(['end', 'day'] as const).map((name) => (
          <label key={name}>
            <input type="radio" name="rank-when" checked={when === name} onChange={() => setWhen(name)} />{' '}
            {text(`results.rank.when.${name}`)}
          </label>
        ))}
      </fieldset>
      <p className="results-note">
        {words(METHOD_WORDS[method])} {text('results.rank.on', { date: formatDay(day, language) })}
      </p>
      {entrants.length < 2 ? (
        <p>{text('results.rank.needTwo')}</p>
      ) : !ranked.ok ? (
        <p role="alert">{ranked.errors.map(words).join(' ')}</p>
      ) : (
        <table className="results-table">
          <caption>{text('results.rank.result')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('results.rank.place')}</th>
              <th scope="col">{text('results.rank.scenario')}</th>
              <th scope="col">{text('results.rank.total')}</th>
            </tr>
          </thead>
          <tbody>
            {ranked.value.map(({ id, rank, total }) => (
              <tr key={id}>
                <td className="number">{rank}</td>
                <th scope="row">
                  <button type="button" className="link" onClick={() => commands.chooseScenario(id)}>
                    {words(catalog.find((scenario) => scenario.id === id)!.name)}
                  </button>
                </th>
                <td className="number">
                  <span
                    className="results-bar"
                    style={{ inlineSize: `${Math.min(100, total * (method === 'ratio' ? 50 : 100))}%` }}
                  />
                  {total.toFixed(2)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className="results-row">
        <button
          type="button"
          className="results-action"
          onClick={() => setWeights(new Map(judged.map(({ indicator }) => [indicator.id, 0])))}
        >
          {text('results.rank.weightsNone')}
        </button>
        <button type="button" className="results-action" onClick={() => setWeights(new Map())}>
          {text('results.rank.weightsEven')}
        </button>
      </div>
      <table className="results-table">
        <caption>{text('results.rank.weights')}</caption>
        <tbody>
          {judged.map(({ indicator, better }) => {
            const weight = weights.get(indicator.id) ?? EVEN
            return (
              <tr key={indicator.id}>
                <th scope="row">
                  {words(indicator.name)}{' '}
                  <small>
                    {words(indicator.unit)} · {text(`results.better.${better}`)}
                  </small>
                </th>
                <td>
                  <input
                    type="range"
                    min={0}
                    max={5}
                    step={0.5}
                    value={weight}
                    aria-label={words(indicator.name)}
                    onChange={(event) =>
                      setWeights(new Map(weights).set(indicator.id, event.currentTarget.valueAsNumber))
                    }
                  />
                </td>
                <td className="number">{weight}</td>
                {ranked.ok && entrants.length > 1 && (
                  <td className="number results-scores">
                    {ranked.value
                      .map(
                        ({ scores }) =>
                          scores.find((score) => score.indicator === indicator.id)?.score?.toFixed(2) ?? '–',
                      )
                      .join(' / ')}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
