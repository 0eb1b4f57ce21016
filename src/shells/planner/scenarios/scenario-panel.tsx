/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- Escape in the panel closes it, whatever in it has the focus */
import './scenarios.css'
import '../scenario-editor/editor-forms.css'
import { Suspense, use, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { isoOf, parseDay } from '../../../base/day.ts'
import { READINGS } from '../../../scenario/reading.ts'
import { rename } from '../../../scenario/edit-scenario.ts'
import type { ScenarioFault } from '../../../scenario/read-scenario.ts'
import type { Scenario } from '../../../scenario/schema.ts'
import type { ScenarioLibrary } from '../../../session/scenario-library.ts'
import { Icon } from '../../../ui/icon.tsx'
import { useLanguage, useSession, useLocalized, useApp } from '../../../app/use-app.ts'
import { stepText } from '../scenario-editor/status-line.tsx'
import { DateField } from '../scenario-editor/form-fields.tsx'
import { OwnRecordsList } from './own-records-list.tsx'
import { ScenarioMessages, useScenarioText } from './scenario-text.tsx'

/** Which scenario stands on which side of the screen; one's own to make, copy, name and take away. */
export default function ScenarioPanel() {
  return (
    <ScenarioMessages>
      <Suspense fallback={null}>
        <WithLibrary />
      </Suspense>
    </ScenarioMessages>
  )
}

function WithLibrary() {
  const {
    scenarios: { loadLibrary },
  } = useApp()
  return <Panel library={use(loadLibrary())} />
}

function Panel({ library }: { readonly library: ScenarioLibrary }) {
  const {
    commands,
    panels,
    store,
    scenarios: { embedded, holdsOwnRecords },
  } = useApp()
  /** A saved page shows its scenarios and changes none. */
  const readOnly = embedded?.from === 'page'
  /** Came with a link: somebody else's, to be read and copied. */
  const isLinked = (scenario: Scenario): boolean => embedded?.from === 'address' && embedded.added.includes(scenario)
  const text = useScenarioText()
  const words = useLocalized()
  const language = useLanguage()
  const { shipped, own, unsaved } = useStore(library.store)
  const [first, second] = useSession((session) => session.sides)
  const [faults, setFaults] = useState<readonly ScenarioFault[]>([])
  /** The scenario that is about to be deleted, once that was confirmed. */
  const [sure, setSure] = useState<string | null>(null)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus({ preventScroll: true }), [])
  const close = (): void => panels.setState({ scenarios: false })
  const all = [...shipped, ...own]
  const nameOf = (id: string | null): string => {
    const found = all.find((scenario) => scenario.id === id)
    return found ? words(found.name) : (id ?? '')
  }
  const take = (edited: ReturnType<ScenarioLibrary['create']>): void => {
    setFaults(edited.ok ? [] : edited.errors)
    if (edited.ok) commands.chooseScenario(edited.value.id)
  }
  const base = all.find(({ id }) => id === first.scenario)?.name ?? { zh: first.scenario, en: first.scenario }
  const create = (): void =>
    take(
      library.create(
        first.scenario,
        { zh: `${base.zh}·新情景`, en: `New, on ${base.en}` },
        {
          zh: `以“${base.zh}”为基础方案的自有情景方案。`,
          en: `A scenario of your own, based on “${base.en}”.`,
        },
        { name: { message: 'scenario.status.created', values: {} } },
      ),
    )
  const copy = (scenario: Scenario): void =>
    take(library.copy(scenario.id, { zh: `${scenario.name.zh}（副本）`, en: `${scenario.name.en} (copy)` }))
  const remove = (scenario: Scenario): void => {
    setSure(null)
    const removed = library.remove(scenario.id)
    setFaults(removed.ok ? [] : removed.errors)
    if (!removed.ok) return
    const [one, two] = store.getState().sides
    if (two?.scenario === scenario.id) commands.compareWith(null)
    if (one.scenario === scenario.id) commands.chooseScenario(scenario.base ?? 'reference')
  }
  /** On the bench stands the first side's: one that is shown second changes places with it. */
  const edit = (scenario: Scenario): void => {
    if (scenario.id === second?.scenario && scenario.id !== first.scenario) commands.swapSides()
    else commands.chooseScenario(scenario.id)
    panels.setState({ scenarioEditor: true, scenarios: false })
  }
  /** The step of the scenario that is shown, and of no other. */
  const undo = (): void => {
    const undone = library.undo(first.scenario)
    setFaults(undone.ok ? [] : undone.errors)
    if (!undone.ok || library.find(undone.value.id)) return
    const { base } = undone.value
    commands.chooseScenario(base !== null && library.find(base) ? base : 'reference')
  }
  const undoName = library.undoName(first.scenario)
  const options = (
    <>
      <optgroup label={text('scenario.panel.shipped')}>
        {shipped
          .filter((scenario) => !isLinked(scenario))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {words(name)}
            </option>
          ))}
      </optgroup>
      {shipped.some(isLinked) && (
        <optgroup label={text('scenario.panel.linked')}>
          {shipped.filter(isLinked).map(({ id, name }) => (
            <option key={id} value={id}>
              {words(name)}
            </option>
          ))}
        </optgroup>
      )}
      {own.length > 0 && (
        <optgroup label={text('scenario.panel.own')}>
          {own.map(({ id, name }) => (
            <option key={id} value={id}>
              {words(name)}
            </option>
          ))}
        </optgroup>
      )}
    </>
  )
  return (
    <section
      className="scenarios panel"
      ref={panel}
      tabIndex={-1}
      aria-label={text('scenario.panel.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        event.stopPropagation()
        close()
      }}
    >
      <header>
        <h2>{text('scenario.panel.title')}</h2>
        <button
          type="button"
          className="round-button"
          aria-label={text('scenario.panel.close')}
          title={text('scenario.panel.close')}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="scenario-form scenario-sides">
        <label>
          <span>{text('scenario.panel.first')}</span>
          <select value={first.scenario} onChange={(event) => commands.chooseScenario(event.target.value)}>
            {options}
          </select>
        </label>
        <label>
          <span>{text('scenario.panel.second')}</span>
          <select
            value={second?.scenario ?? ''}
            onChange={(event) => commands.compareWith(event.target.value === '' ? null : event.target.value)}
          >
            <option value="">{text('scenario.panel.noSecond')}</option>
            {options}
          </select>
        </label>
        {second && (
          <div className="scenario-row">
            <label>
              <span>{text('scenario.panel.reading')}</span>
              <select
                value={second.reading}
                onChange={(event) => {
                  const reading = READINGS.find((one) => one === event.target.value)
                  if (reading) store.setState({ sides: [first, { ...second, reading }] })
                }}
              >
                {READINGS.map((reading) => (
                  <option key={reading} value={reading}>
                    {text(`reading.${reading}`)}
                  </option>
                ))}
              </select>
            </label>
            <label className="scenario-check">
              <input
                type="checkbox"
                checked={second.day !== undefined}
                onChange={(event) =>
                  commands.chooseComparedDay(event.target.checked ? parseDay('2024-01-01') : undefined)
                }
              />
              <span>{text('scenario.panel.ownDay')}</span>
            </label>
            {second.day !== undefined && (
              <DateField
                label={text('scenario.panel.day')}
                value={isoOf(second.day)}
                onChange={(value) => {
                  const day = parseDay(value)
                  if (day !== undefined) commands.chooseComparedDay(day)
                }}
              />
            )}
          </div>
        )}
        <div className="scenario-actions">
          {second && (
            <button type="button" className="plain-button" onClick={() => commands.swapSides()}>
              {text('scenario.panel.swap')}
            </button>
          )}
          {!readOnly && (
            <>
              <button
                type="button"
                className="solid-button"
                onClick={() => panels.setState({ scenarioEditor: true, scenarios: false })}
              >
                {text('scenario.panel.edit')}
              </button>
              <button type="button" className="plain-button" onClick={create}>
                {text('scenario.panel.create')}
              </button>
              <button type="button" className="plain-button" disabled={!library.canUndo(first.scenario)} onClick={undo}>
                {undoName
                  ? text('scenario.panel.undoNamed', { what: stepText(undoName, text) })
                  : text('scenario.tool.undo')}
              </button>
            </>
          )}
        </div>
      </div>
      {(faults.length > 0 || unsaved) && (
        <p className="scenario-trouble" role="alert">
          {[...faults.map(({ reason }) => words(reason)), ...(unsaved ? [words(unsaved)] : [])].join(' ')}
        </p>
      )}
      <ul className="scenario-cards" aria-label={text('scenario.panel.all')}>
        {all.map((scenario) => (
          <li
            key={scenario.id}
            data-side={
              scenario.id === first.scenario ? 'first' : scenario.id === second?.scenario ? 'second' : undefined
            }
          >
            <h3>{words(scenario.name)}</h3>
            <p>{words(scenario.statement)}</p>
            <p className="quiet-words">
              {text(
                own.includes(scenario)
                  ? 'scenario.panel.isOwn'
                  : isLinked(scenario)
                    ? 'scenario.panel.isLinked'
                    : 'scenario.panel.isShipped',
              )}
              {text('scenario.row.comma')}
              {scenario.base === null
                ? text('scenario.panel.noBase')
                : text('scenario.panel.base', { name: nameOf(scenario.base) })}
              {text('scenario.row.comma')}
              {text('scenario.panel.edits', { count: scenario.edits.length })}
              {authorsOf(scenario, language) === ''
                ? ''
                : `${text('scenario.row.comma')}${text('assumption.by', { author: authorsOf(scenario, language) })}`}
            </p>
            {own.includes(scenario) && (
              <NameForm
                scenario={scenario}
                onName={(name) => {
                  const named = library.edit(scenario.id, (one) => rename(one, { name }), {
                    name: { message: 'scenario.status.renamed', values: {} },
                  })
                  setFaults(named.ok ? [] : named.errors)
                }}
              />
            )}
            {!readOnly && (
              <div className="scenario-actions">
                <button
                  type="button"
                  className="plain-button"
                  aria-label={text('scenario.panel.editNamed', { name: words(scenario.name) })}
                  onClick={() => edit(scenario)}
                >
                  {text('scenario.panel.editOne')}
                </button>
                <button
                  type="button"
                  className="plain-button"
                  aria-label={text('scenario.panel.copyNamed', { name: words(scenario.name) })}
                  onClick={() => copy(scenario)}
                >
                  {text('scenario.panel.copy')}
                </button>
                {own.includes(scenario) && (
                  <button
                    type="button"
                    className="plain-button"
                    aria-label={text('scenario.panel.removeNamed', { name: words(scenario.name) })}
                    aria-expanded={sure === scenario.id}
                    onClick={() => setSure(sure === scenario.id ? null : scenario.id)}
                  >
                    {text('scenario.panel.remove')}
                  </button>
                )}
              </div>
            )}
            {sure === scenario.id && (
              <p className="scenario-actions" role="alert">
                <span>{text('scenario.panel.removeSure')}</span>
                <button type="button" className="solid-button" onClick={() => remove(scenario)}>
                  {text('scenario.panel.removeYes')}
                </button>
                <button type="button" className="plain-button" onClick={() => setSure(null)}>
                  {text('scenario.panel.removeNo')}
                </button>
              </p>
            )}
          </li>
        ))}
      </ul>
      {holdsOwnRecords() && (
        <Suspense fallback={null}>
          <OwnRecordsList nameOf={nameOf} isKnown={(id) => all.some((scenario) => scenario.id === id)} />
        </Suspense>
      )}
    </section>
  )
}

function authorsOf(scenario: Scenario, language: 'zh' | 'en'): string {
  return [...new Set(scenario.edits.map(({ author }) => author[language]))].slice(0, 3).join(', ')
}

/** Both languages of a name: taken in when a field is left, or with Enter. */
function NameForm({
  scenario,
  onName,
}: {
  readonly scenario: Scenario
  readonly onName: (name: Scenario['name']) => void
}) {
  const text = useScenarioText()
  const language = useLanguage()
  const [name, setName] = useState(scenario.name)
  const done = (): void => {
    const [zh, en] = [name.zh.trim(), name.en.trim()]
    if (zh !== '' && en !== '' && (zh !== scenario.name.zh || en !== scenario.name.en)) onName({ zh, en })
  }
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <form
      className="scenario-row"
      onSubmit={(event) => {
        event.preventDefault()
        done()
      }}
    >
      {([language, other] as const).map((one) => (
        <label key={one}>
          <span>{text(one === language ? 'scenario.panel.name' : 'scenario.panel.nameOther')}</span>
          <input
            lang={one}
            value={name[one]}
            maxLength={60}
            onChange={(event) => setName({ ...name, [one]: event.target.value })}
            onBlur={done}
          />
        </label>
      ))}
      <button type="submit" hidden>
        {text('scenario.edits.restateDone')}
      </button>
    </form>
  )
}
