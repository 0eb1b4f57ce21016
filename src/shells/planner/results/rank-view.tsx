import { useState } from 'react'
import { METHOD_WORDS, RANK_METHODS, type RankMethod, type RankedScenario } from '../../../scenario/rank-scenarios.ts'
import { formatEnd, formatShownDay } from '../../../ui/format-day.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { ChoiceField } from '../choice-field.tsx'
import { useResults, useResultsText } from './results-context.tsx'
import { useRanking, type RankDay, type Ranking } from './use-ranking.ts'

/** Scenarios in the order of a total of their indicators, with every weight, value and score shown. */
export function RankView() {
  const { catalog } = useResults()
  const text = useResultsText()
  const words = useLocalized()
  const language = useLanguage()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(catalog.map(({ id }) => id)))
  const [method, setMethod] = useState<RankMethod>('min-max')
  const [when, setWhen] = useState<RankDay>('end')
  const [weights, setWeights] = useState<ReadonlyMap<string, number>>(new Map())
  const ranking = useRanking({ chosen, method, when, weights })
  const { day, ranked } = ranking
  return (
    <div className="results-page" data-part="results-page">
      <Entrants chosen={chosen} onChange={setChosen} />
      <ChoiceField
        className="results-checks"
        legend={text('results.rank.method')}
        name="rank-method"
        value={method}
        choices={RANK_METHODS.map((value) => ({ value, label: text(`results.rank.${value}`) }))}
        onChange={setMethod}
      />
      <ChoiceField
        className="results-checks"
        legend={text('results.rank.when')}
        name="rank-when"
        value={when}
        choices={(['end', 'day'] as const).map((value) => ({ value, label: text(`results.rank.when.${value}`) }))}
        onChange={setWhen}
      />
      <p className="results-note">
        {words(METHOD_WORDS[method])}{' '}
        {text('results.rank.on', {
          date: when === 'end' ? formatEnd(day, language) : formatShownDay(day, language),
        })}
      </p>
      {!ranking.hasTwo ? (
        <p>{text('results.rank.needTwo')}</p>
      ) : !ranked.ok ? (
        <p role="alert">{ranked.errors.map(words).join(' ')}</p>
      ) : (
        <RankTable ranked={ranked.value} method={method} />
      )}
      <Weights ranking={ranking} weights={weights} onChange={setWeights} />
    </div>
  )
}

interface EntrantsProps {
  readonly chosen: ReadonlySet<string>
  readonly onChange: (chosen: ReadonlySet<string>) => void
}

/** Which scenarios are ranked. */
function Entrants({ chosen, onChange }: EntrantsProps) {
  const { catalog } = useResults()
  const text = useResultsText()
  const words = useLocalized()
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChange(next)
  }
  return (
    <fieldset className="results-checks" data-part="results-checks">
      <legend>{text('results.rank.choose')}</legend>
      {catalog.map(({ id, name }) => (
        <label key={id}>
          <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} /> {words(name)}
        </label>
      ))}
    </fieldset>
  )
}

interface RankTableProps {
  readonly ranked: readonly RankedScenario[]
  readonly method: RankMethod
}

/** Places, scenarios and totals; a ratio to the reference of two fills the bar. */
function RankTable({ ranked, method }: RankTableProps) {
  const { commands } = useApp()
  const { catalog } = useResults()
  const text = useResultsText()
  const words = useLocalized()
  return (
    <table className="results-table" data-part="results-table">
      <caption>{text('results.rank.result')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('results.rank.place')}</th>
          <th scope="col">{text('results.rank.scenario')}</th>
          <th scope="col">{text('results.rank.total')}</th>
        </tr>
      </thead>
      <tbody>
        {ranked.map(({ id, rank, total }) => (
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
                data-part="results-bar"
                style={{ inlineSize: `${Math.min(100, total * (method === 'ratio' ? 50 : 100))}%` }}
              />
              {total.toFixed(2)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface WeightsProps {
  readonly ranking: Ranking
  readonly weights: ReadonlyMap<string, number>
  readonly onChange: (weights: ReadonlyMap<string, number>) => void
}

/** What each indicator weighs, to be changed, and the scores that it gives the scenarios in the order of their places. */
function Weights({ ranking: { weighed, ranked, hasTwo }, weights, onChange }: WeightsProps) {
  const text = useResultsText()
  const words = useLocalized()
  return (
    <>
      <div className="results-row">
        <button
          type="button"
          className="results-action"
          onClick={() => onChange(new Map(weighed.map(({ indicator }) => [indicator.id, 0])))}
        >
          {text('results.rank.weightsNone')}
        </button>
        <button type="button" className="results-action" onClick={() => onChange(new Map())}>
          {text('results.rank.weightsEven')}
        </button>
      </div>
      <table className="results-table" data-part="results-table">
        <caption>{text('results.rank.weights')}</caption>
        <tbody>
          {weighed.map(({ indicator, better, weight }) => (
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
                  onChange={(event) => onChange(new Map(weights).set(indicator.id, event.currentTarget.valueAsNumber))}
                />
              </td>
              <td className="number">{weight}</td>
              {ranked.ok && hasTwo && <td className="number results-scores">{scoresOf(indicator.id, ranked.value)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function scoresOf(indicator: string, ranked: readonly RankedScenario[]): string {
  return ranked
    .map(({ scores }) => scores.find((score) => score.indicator === indicator)?.score?.toFixed(2) ?? '–')
    .join(' / ')
}
