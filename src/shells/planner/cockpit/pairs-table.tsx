import './pairs.css'
import { useMemo, useState } from 'react'
import type { Fact, Pair, Verdict } from '../../../facts/schema.ts'
import { pairsOn } from '../../../moment/pairs-on.ts'
import { OpenListMark, WillMark } from '../../../ui/fact-marks.tsx'
import { formatPaperDay, formatPeriod } from '../../../ui/format-day.ts'
import { Basis } from '../../../ui/basis.tsx'
import { figureText } from '../../../ui/figure-text.ts'
import { Icon } from '../../../ui/icon.tsx'
import { openCockpit } from '../../../app/panels.ts'
import { useLanguage, useSession, useText, useLocalized, useApp } from '../../../app/use-app.ts'
import { FactFigure } from '../../../features/systems/fact-figure.tsx'
import { useLightUp } from './focus-entity.ts'
import { savePairs } from './save-pairs.ts'
import { useSystems, useSystemText } from '../../../features/systems/systems-context.tsx'

const COLUMNS = ['system', 'subject', 'goal', 'report', 'verdict'] as const
type Column = (typeof COLUMNS)[number]
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
  const { city, commands, panels } = useApp()
  const pack = useSystems()
  const text = useSystemText()
  const plain = useText()
  const words = useLocalized()
  const language = useLanguage()
  const focusEntity = useLightUp()
  const selection = useSession((session) => session.selection)
  const [system, setSystem] = useState('')
  const [verdict, setVerdict] = useState('')
  const [sort, setSort] = useState<{ readonly column: Column; readonly down: boolean } | null>(null)
  const pairs = useMemo(() => pairsOn(city, pack.pairs), [city, pack])
  const orderOf = useMemo(() => new Map(pack.systems.map(({ id, order }) => [id, order])), [pack])
  const nameOf = (pair: Pair): string =>
    words(pack.systems.find(({ id }) => id === pair.system)?.name ?? { zh: pair.system, en: pair.system })
  const dateOf = (id: string | null): string =>
    id === null ? '' : (city.documents.get(city.facts.get(id)?.source.document ?? '')?.date ?? '')
  const keyOf: Readonly<Record<Column, (pair: Pair) => string | number>> = {
    system: (pair) => orderOf.get(pair.system) ?? 99,
    subject: (pair) => words(pair.subject),
    goal: (pair) => dateOf(pair.goal),
    report: (pair) => dateOf(pair.report),
    verdict: (pair) => VERDICTS.indexOf(pair.verdict),
  }
  const shown = pairs.filter(
    (pair) => (system === '' || pair.system === system) && (verdict === '' || pair.verdict === verdict),
  )
  if (sort) {
    const key = keyOf[sort.column]
    shown.sort((a, b) => {
      const [x, y] = [key(a), key(b)]
      return (
        (typeof x === 'number' && typeof y === 'number'
          ? x - y
          : String(x).localeCompare(String(y), language === 'zh' ? 'zh-CN' : 'en')) * (sort.down ? -1 : 1)
      )
    })
  }
  const entitiesOf = (pair: Pair): readonly string[] =>
    [pair.report, pair.goal].flatMap((id) =>
      id === null ? [] : (city.entitiesOfFact.get(id) ?? []).map((entity) => entity.id),
    )
  const statementOf = (fact: Fact): string =>
    fact.figure
      ? figureText(fact.figure, language, plain).whole
      : (language === 'zh' && fact.status?.wordingZh) || words(fact.subject)

  return (
    <div className="pairs">
      <div className="pairs-bar">
        <p className="cockpit-lead">{text('pairs.lead')}</p>
        <label>
          <span className="hidden-words">{text('pairs.filterSystem')}</span>
          <select value={system} onChange={(event) => setSystem(event.target.value)}>
            <option value="">{text('pairs.allSystems')}</option>
            {pack.systems
              .filter(({ id }) => pairs.some((pair) => pair.system === id))
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {words(name)}
                </option>
              ))}
          </select>
        </label>
        <label>
          <span className="hidden-words">{text('pairs.filterVerdict')}</span>
          <select value={verdict} onChange={(event) => setVerdict(event.target.value)}>
            <option value="">{text('pairs.allVerdicts')}</option>
            {VERDICTS.map((name) => (
              <option key={name} value={name}>
                {text(`verdict.${name}`)}
              </option>
            ))}
          </select>
        </label>
        <output className="count">{text('pairs.count', { count: shown.length })}</output>
        <button
          type="button"
          className="plain-button"
          onClick={() =>
            void savePairs(city, pack.systems, shown, language, text('pairs.file'), {
              verdict: (pair) => text(`verdict.${pair.verdict}`),
              basis: (fact) => (fact.deadline ? plain(`basis.${fact.deadline.basis}`) : ''),
              statement: statementOf,
              will: (fact) => (fact.will ? plain('will', { degree: fact.will.degree }) : ''),
              identity: (pair) =>
                pair.report === null ? '' : text(pair.sharedName === null ? 'pairs.inferred' : 'pairs.named'),
            })
          }
        >
          {text('pairs.csv')}
        </button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */}
      <section className="pairs-scroll" tabIndex={0} aria-label={text('cockpit.tab.pairs')}>
        <table className="pairs-table">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={sort?.column === column ? (sort.down ? 'descending' : 'ascending') : 'none'}
                >
                  <button
                    type="button"
                    title={text('pairs.sort', { column: text(`pairs.${column}`) })}
                    onClick={() =>
                      setSort(
                        sort?.column === column ? (sort.down ? null : { column, down: true }) : { column, down: false },
                      )
                    }
                  >
                    {text(`pairs.${column}`)}
                    <span aria-hidden="true">{sort?.column === column ? (sort.down ? ' ↓' : ' ↑') : ''}</span>
                  </button>
                </th>
              ))}
              <th scope="col">{text('pairs.note')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((pair) => {
              const ids = entitiesOf(pair)
              const goal = city.facts.get(pair.goal)
              const report = pair.report === null ? undefined : city.facts.get(pair.report)
              const whole = pack.pairs.find(({ id }) => id === pair.id)
              return (
                <tr
                  key={pair.id}
                  data-pair={pair.id}
                  data-selected={(selection !== null && ids.includes(selection)) || undefined}
                >
                  <td>
                    <button
                      type="button"
                      className="link quiet"
                      onClick={() => openCockpit(panels, { system: pair.system })}
                    >
                      {nameOf(pair)}
                    </button>
                  </td>
                  <th scope="row">
                    <button
                      type="button"
                      className="link"
                      title={text('pairs.onMap', { subject: words(pair.subject) })}
                      onClick={() => {
                        commands.chooseReading('difference')
                        focusEntity(ids)
                      }}
                    >
                      {words(pair.subject)}
                    </button>
                  </th>
                  <td>{goal && <Statement fact={goal} side="goal" />}</td>
                  <td>
                    {report ? (
                      <Statement fact={report} side="report" />
                    ) : (
                      <span className="not-stated">{text('pairs.noReport')}</span>
                    )}
                  </td>
                  <td>
                    <span className="verdict-chip" data-verdict={pair.verdict}>
                      {text(`verdict.${pair.verdict}`)}
                    </span>
                    {pair.report !== null && pair.sharedName === null && pair.verdict !== 'not-comparable' && (
                      <span className="when">{text('pairs.inferred')}</span>
                    )}
                    {pair.derived && (
                      <span className="derived" data-derived={`${pair.goal} ${pair.report}`}>
                        {text('indicator.derived', { formula: words(pair.derived) })}
                      </span>
                    )}
                  </td>
                  <td className="pairs-note">{whole === pair ? words(pair.note) : text('pairs.knownNote')}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
        {shown.length === 0 && <p className="quiet-words">{text('pairs.none')}</p>}
      </section>
    </div>
  )
}

/** One side of a pair: the figure, or the words of the page, its deadline, and the paper with its date. */
function Statement({ fact, side }: { readonly fact: Fact; readonly side: 'goal' | 'report' }) {
  const { city, panels } = useApp()
  const words = useLocalized()
  const language = useLanguage()
  const paper = city.documents.get(fact.source.document)
  return (
    <div className="statement" data-side={side}>
      {fact.figure ? (
        <FactFigure fact={fact} side={side} />
      ) : (
        <span>
          <WillMark fact={fact} /> <q lang="zh">{fact.status?.wordingZh ?? fact.source.phrase}</q>{' '}
          <OpenListMark fact={fact} />
        </span>
      )}
      {fact.deadline && side === 'goal' && (
        <span className="when">
          {formatPeriod(fact.deadline.period, language)} <Basis basis={fact.deadline.basis} />
        </span>
      )}
      {paper && (
        <button
          type="button"
          className="statement-source"
          data-fact={fact.id}
          onClick={() => panels.setState({ document: { id: paper.id, fact: fact.id } })}
        >
          <Icon name="page" />
          <span>
            {words(paper.publication)} <span className="number">{formatPaperDay(paper, language)}</span>
          </span>
        </button>
      )}
    </div>
  )
}
