import './pairs.css'
import { useMemo, useState } from 'react'
import type { Pair, Verdict } from '../../../facts/schema.ts'
import { pairsOn } from '../../../moment/pairs-on.ts'
import { openCockpit } from '../../../app/panels.ts'
import { useApp, useLanguage, useLocalized, usePanels } from '../../../app/use-app.ts'
import { useSystems } from '../../../features/systems/systems-context.tsx'
import { SortSign } from '../../../ui/sort-sign.tsx'
import { useCockpitText } from './cockpit-text.ts'
import { useGoals } from './goals-view.tsx'
import { PairRow } from './pair-row.tsx'
import { usePairsCsv } from './save-pairs.ts'
import { SystemSelect } from './system-select.tsx'
import { Button } from '../../../ui/button.tsx'

const COLUMNS = ['system', 'subject', 'goal', 'report', 'verdict'] as const
type Column = (typeof COLUMNS)[number]
type Sort = { readonly column: Column; readonly down: boolean } | null
const VERDICTS: readonly Verdict[] = [
  'reached',
  'partly',
  'later',
  'wording-changed',
  'not-comparable',
  'no-later-report',
]

/** Goals, or earlier wordings, against later reports: one row a pair, with both sources and a neutral verdict. A press on a subject compares on the map. */
export function PairsTable() {
  const { city } = useApp()
  const pack = useSystems()
  const text = useCockpitText()
  const system = usePanels((open) => open.cockpit?.system ?? '')
  const verdict = usePanels((open) => open.cockpit?.verdict ?? '')
  const [sort, setSort] = useState<Sort>(null)
  const pairs = useMemo(() => pairsOn(city, pack.pairs), [city, pack])
  const compare = usePairOrder(sort)
  const shown = pairs.filter(
    (pair) => (system === '' || pair.system === system) && (verdict === '' || pair.verdict === verdict),
  )
  const listed = compare ? shown.toSorted(compare) : shown
  return (
    <div className="pairs">
      <PairsBar pairs={pairs} shown={listed} system={system} verdict={verdict} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */}
      <section className="pairs-scroll" tabIndex={0} aria-label={text('cockpit.tab.pairs')}>
        <table className="pairs-table" data-part="pairs-table">
          <PairsHead sort={sort} onSort={setSort} />
          <tbody>
            {listed.map((pair) => (
              <PairRow key={pair.id} pair={pair} />
            ))}
          </tbody>
        </table>
        {listed.length === 0 && <p className="quiet-words">{text('pairs.none')}</p>}
      </section>
    </div>
  )
}

/** How pairs are ordered by a column; null leaves them in the order of the pack. */
function usePairOrder(sort: Sort): ((a: Pair, b: Pair) => number) | null {
  const { city } = useApp()
  const { systems } = useSystems()
  const words = useLocalized()
  const language = useLanguage()
  const orderOf = useMemo(() => new Map(systems.map(({ id, order }) => [id, order])), [systems])
  if (!sort) return null
  const dateOf = (id: string | null): string =>
    id === null ? '' : (city.documents.get(city.facts.get(id)?.source.document ?? '')?.date ?? '')
  const keyOf: Readonly<Record<Column, (pair: Pair) => string | number>> = {
    system: (pair) => orderOf.get(pair.system) ?? 99,
    subject: (pair) => words(pair.subject),
    goal: (pair) => dateOf(pair.goal),
    report: (pair) => dateOf(pair.report),
    verdict: (pair) => VERDICTS.indexOf(pair.verdict),
  }
  const key = keyOf[sort.column]
  return (a, b) => {
    const [x, y] = [key(a), key(b)]
    return (
      (typeof x === 'number' && typeof y === 'number'
        ? x - y
        : String(x).localeCompare(String(y), language === 'zh' ? 'zh-CN' : 'en')) * (sort.down ? -1 : 1)
    )
  }
}

function PairsHead({ sort, onSort }: { readonly sort: Sort; readonly onSort: (sort: Sort) => void }) {
  const text = useCockpitText()
  return (
    <thead>
      <tr>
        {COLUMNS.map((column) => {
          const direction = sort?.column === column ? (sort.down ? 'descending' : 'ascending') : 'none'
          return (
            <th key={column} scope="col" aria-sort={direction}>
              <button
                type="button"
                title={text('pairs.sort', { column: text(`pairs.${column}`) })}
                onClick={() => onSort(direction === 'descending' ? null : { column, down: direction === 'ascending' })}
              >
                {text(`pairs.${column}`)}
                <SortSign direction={direction} />
              </button>
            </th>
          )
        })}
        <th scope="col">{text('pairs.note')}</th>
      </tr>
    </thead>
  )
}

interface PairsBarProps {
  readonly pairs: readonly Pair[]
  readonly shown: readonly Pair[]
  readonly system: string
  readonly verdict: string
}

/** What the table is, what it is narrowed to, and its file. That it is a selection is said before anything else. */
function PairsBar({ pairs, shown, system, verdict }: PairsBarProps) {
  const { panels } = useApp()
  const text = useCockpitText()
  const savePairs = usePairsCsv()
  return (
    <div className="pairs-bar" data-part="pairs-bar">
      <p className="cockpit-lead" data-part="cockpit-lead">
        {text('pairs.lead')} <PairsSelection pairs={pairs} />
      </p>
      <SystemSelect
        value={system}
        ids={new Set(pairs.map((pair) => pair.system))}
        onSystem={(id) => openCockpit(panels, { tab: 'pairs', system: id, verdict: verdict === '' ? null : verdict })}
      />
      <select
        aria-label={text('pairs.filterVerdict')}
        value={verdict}
        onChange={({ target: { value } }) =>
          openCockpit(panels, {
            tab: 'pairs',
            system: system === '' ? null : system,
            verdict: value === '' ? null : value,
          })
        }
      >
        <option value="">{text('pairs.allVerdicts')}</option>
        {VERDICTS.map((name) => (
          <option key={name} value={name}>
            {text(`verdict.${name}`)}
          </option>
        ))}
      </select>
      <output className="count">{text('pairs.count', { count: shown.length })}</output>
      <Button data-part="pairs-csv" onClick={() => void savePairs(shown)}>
        {text('pairs.csv')}
      </Button>
    </div>
  )
}

/** How many of all goals the pairs take up, and the way to those of which no report was found. */
function PairsSelection({ pairs }: { readonly pairs: readonly Pair[] }) {
  const { panels } = useApp()
  const text = useCockpitText()
  const goals = useGoals()
  const ids = new Set(goals.map(({ fact }) => fact.id))
  return (
    <>
      <span className="pairs-selection" data-part="pairs-selection">
        {text('pairs.selection', {
          goals: goals.length,
          paired: goals.filter(({ pair }) => pair !== null).length,
          wordings: pairs.filter(({ goal }) => !ids.has(goal)).length,
        })}
      </span>{' '}
      <button type="button" className="link" onClick={() => openCockpit(panels, { tab: 'goals' })}>
        {text('pairs.allSilent', { count: goals.filter(({ isReported }) => !isReported).length })}
      </button>
    </>
  )
}
