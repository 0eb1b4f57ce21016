import { useMemo, useState } from 'react'
import { FIRST_DAY, addMonths, isoOf, type Day } from '../../../base/day.ts'
import { INDICATOR_GROUPS, type IndicatorGroup, type ScenarioIndicator } from '../../../moment/indicators/indicator.ts'
import { formatShownDay } from '../../../ui/format-day.ts'
import { useLanguage, useLocalized, useApp } from '../../../app/use-app.ts'
import { IndicatorCurves } from './indicator-curves.tsx'
import type { Curve } from './shape-curves.ts'
import { useCalmDay, useResults, useResultsText } from './results-context.tsx'
import { saveText } from '../../../app/save-file.ts'
import { fileName } from '../../../base/file-name.ts'

/** What the scenarios on the screen move, beside the reference: values of the day, curves over time, and how each is worked out. */
export function IndicatorsView() {
  const { city, clock } = useApp()
  const { indicatorsOf } = useResults()
  const text = useResultsText()
  const words = useLocalized()
  const language = useLanguage()
  const day = useCalmDay()
  const shown = useShownSchedules()
  const [group, setGroup] = useState<IndicatorGroup>('vehicles')
  const sets = useMemo(
    () => shown.map(({ role, schedule }) => ({ role, schedule, indicators: indicatorsOf(schedule) })),
    [shown, indicatorsOf],
  )
  const [main] = sets as [(typeof sets)[number]]
  const groups = INDICATOR_GROUPS.filter((name) => main.indicators.some((indicator) => indicator.group === name))
  const save = async (): Promise<void> => {
    const { writeIndicatorsCsv } = await import('../../../export/indicators-csv.ts')
    const months: Day[] = []
    for (let month = FIRST_DAY; month <= clock.end; month = addMonths(month, 1)) months.push(month)
    const csv = writeIndicatorsCsv(
      city,
      sets.map(({ schedule, indicators }) => ({ scenario: schedule.scenario.name, indicators })),
      months,
      language,
    )
    saveText(
      fileName(
        [
          ...sets.map(({ schedule }) => words(schedule.scenario.name)).slice(0, 2),
          text('results.tab.indicators'),
          isoOf(day),
          language,
        ],
        'csv',
      ),
      csv,
      'text/csv;charset=utf-8',
    )
  }
  return (
    <div className="results-page" data-part="results-page">
      <fieldset className="results-chips" data-part="results-chips">
        <legend>{text('results.group')}</legend>
        {groups.map((name) => (
          <button key={name} type="button" aria-pressed={group === name} onClick={() => setGroup(name)}>
            {text(`results.group.${name}`)}
          </button>
        ))}
      </fieldset>
      <p className="results-key">
        {sets.map(({ role, schedule }) => (
          <span key={role} data-role={role}>
            <i aria-hidden="true" />
            {words(schedule.scenario.name)}
          </span>
        ))}
      </p>
      <p className="results-note">{text('results.on', { date: formatShownDay(day, language) })}</p>
      {main.indicators
        .filter((indicator) => indicator.group === group)
        .map(({ id }) => (
          <IndicatorRow
            key={id}
            day={day}
            end={clock.end}
            curves={sets.flatMap(({ role, indicators }) => {
              const indicator = indicators.find((one) => one.id === id)
              return indicator ? [{ role, indicator }] : []
            })}
          />
        ))}
      <button type="button" className="results-action" onClick={() => void save()}>
        {text('results.csv')}
      </button>
    </div>
  )
}

/** The sides on the screen, and the reference where it is neither of them. */
function useShownSchedules() {
  const { schedules } = useApp()
  const { catalog, scheduleOf } = useResults()
  return useMemo(() => {
    const [first, second] = schedules
    const reference = catalog.find(({ id }) => id === 'reference')
    const sides = [
      { role: 'first' as const, schedule: first },
      ...(second && second.source !== first.source ? [{ role: 'second' as const, schedule: second }] : []),
    ]
    return !reference || sides.some(({ schedule }) => schedule.source === reference)
      ? sides
      : [...sides, { role: 'reference' as const, schedule: scheduleOf(reference) }]
  }, [schedules, catalog, scheduleOf])
}

function IndicatorRow({
  curves,
  day,
  end,
}: {
  readonly curves: readonly Curve[]
  readonly day: Day
  readonly end: Day
}) {
  const { city, panels } = useApp()
  const text = useResultsText()
  const words = useLocalized()
  const language = useLanguage()
  const [{ indicator }] = curves as readonly [Curve, ...Curve[]]
  const format = useMemo(
    () => new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: indicator.digits }),
    [language, indicator.digits],
  )
  const valueOf = ({ valueAt }: ScenarioIndicator): string => {
    const value = valueAt(day)
    return value === null ? text('results.notStated') : format.format(value)
  }
  const facts = indicator.facts.flatMap((id) => city.facts.get(id) ?? [])
  return (
    <article className="results-indicator" data-part="results-indicator">
      <h3>
        {words(indicator.name)}{' '}
        <small>
          {words(indicator.unit)}
          {indicator.better && ` · ${text(`results.better.${indicator.better}`)}`}
        </small>
      </h3>
      <p className="results-values number" data-part="results-values">
        {curves.map(({ role, indicator: own }) => (
          <span key={role} data-role={role}>
            <i aria-hidden="true" />
            {valueOf(own)}
          </span>
        ))}
      </p>
      <IndicatorCurves curves={curves} end={end} />
      <details>
        <summary>{text('results.formula')}</summary>
        <p>{words(indicator.formula)}</p>
        {indicator.assumptions.length > 0 && (
          <ul aria-label={text('results.assumptions')}>
            {indicator.assumptions.map((assumption) => (
              <li key={words(assumption)}>
                {text('results.assumptions')}: {words(assumption)}
              </li>
            ))}
          </ul>
        )}
        {facts.length > 0 && (
          <p>
            {text('results.sources')}:{' '}
            {facts.map((fact) => (
              <button
                key={fact.id}
                type="button"
                className="link"
                onClick={() => panels.setState({ document: { id: fact.source.document, fact: fact.id } })}
              >
                {words(fact.subject)}
              </button>
            ))}
          </p>
        )}
      </details>
    </article>
  )
}
