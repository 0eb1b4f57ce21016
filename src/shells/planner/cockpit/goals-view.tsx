import './pairs.css'
import './spans.css'
import { useMemo } from 'react'
import { openCockpit } from '../../../app/panels.ts'
import { useApp, useLanguage, useLocalized, usePanels } from '../../../app/use-app.ts'
import { useSystems } from '../../../features/systems/systems-context.tsx'
import { goalsOn, type GoalRow } from '../../../moment/goals-on.ts'
import { Basis } from '../../../ui/basis.tsx'
import { formatPeriod } from '../../../ui/format-day.ts'
import { useCockpitText } from './cockpit-text.ts'
import { ReportsSince } from './due-table.tsx'
import { useFocusEntity } from './focus-entity.ts'
import { Statement } from './statement.tsx'
import { SystemSelect } from './system-select.tsx'
import { useSaveSpan } from './use-save-span.ts'
import { Button } from '../../../ui/button.tsx'

const COLUMNS = ['system', 'goal', 'deadline', 'item'] as const

/** All goals of the documents. */
export function useGoals(): readonly GoalRow[] {
  const { city } = useApp()
  const { pairs, indicators } = useSystems()
  return useMemo(() => goalsOn(city, { pairs, indicators }), [city, pairs, indicators])
}

/** Every goal of which no report was found, whatever the pairs select. */
export function GoalsView() {
  const { panels } = useApp()
  const { systems } = useSystems()
  const text = useCockpitText()
  const system = usePanels((open) => open.cockpit?.system ?? '')
  const goals = useGoals()
  const save = useSaveSpan()
  const order = new Map(systems.map((one) => [one.id, one.order]))
  const silent = goals
    .filter(({ isReported }) => !isReported)
    .toSorted((a, b) => (order.get(a.fact.system) ?? 99) - (order.get(b.fact.system) ?? 99))
  const listed = silent.filter(({ fact }) => system === '' || fact.system === system)
  return (
    <div className="spans">
      <p className="cockpit-lead" data-part="cockpit-lead">
        {text('goals.lead', { goals: goals.length, reported: goals.length - silent.length, silent: silent.length })}
      </p>
      <div className="span-picker" data-part="span-picker">
        <SystemSelect
          value={system}
          ids={new Set(silent.map(({ fact }) => fact.system))}
          onSystem={(id) => openCockpit(panels, { tab: 'goals', system: id })}
        />
        <output className="count">{text('goals.count', { count: listed.length })}</output>
        <Button onClick={() => void save.goals(listed)}>{text('span.csv')}</Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */}
      <section className="spans-scroll" tabIndex={0} aria-label={text('cockpit.tab.goals')}>
        {listed.length === 0 ? (
          <p className="quiet-words">{text('goals.none')}</p>
        ) : (
          <table className="pairs-table goals-table" data-part="pairs-table">
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {text(`goals.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {listed.map((goal) => (
                <Row key={goal.fact.id} goal={goal} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}

function Row({ goal: { fact, pair, reports } }: { readonly goal: GoalRow }) {
  const { city, panels } = useApp()
  const { systems } = useSystems()
  const text = useCockpitText()
  const words = useLocalized()
  const language = useLanguage()
  const focusEntity = useFocusEntity()
  const entities = (city.entitiesOfFact.get(fact.id) ?? []).map(({ id }) => id)
  const system = systems.find(({ id }) => id === fact.system)
  return (
    <tr data-goal={fact.id}>
      <td>
        {system && (
          <button type="button" className="link quiet" onClick={() => openCockpit(panels, { system: system.id })}>
            {words(system.name)}
          </button>
        )}
      </td>
      <th scope="row">
        {entities.length > 0 ? (
          <button
            type="button"
            className="link"
            title={text('span.onMap', { name: words(fact.subject) })}
            onClick={() => focusEntity(entities)}
          >
            {words(fact.subject)}
          </button>
        ) : (
          <span className="due-subject">{words(fact.subject)}</span>
        )}
        <Statement fact={fact} side="goal" withoutTerm />
        {pair && <span className="when">{text('goals.inPair')}</span>}
      </th>
      <td>
        {fact.deadline ? (
          <>
            {formatPeriod(fact.deadline.period, language)} <Basis basis={fact.deadline.basis} />
          </>
        ) : (
          <span className="not-stated">{text('goals.noDeadline')}</span>
        )}
      </td>
      <td>
        {reports.length === 0 ? (
          <span className="not-stated">{text('goals.noItem')}</span>
        ) : (
          <ReportsSince reports={reports} isPlan={false} />
        )}
      </td>
    </tr>
  )
}
