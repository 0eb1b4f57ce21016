import '../../../messages/intake.ts'
import { useEffect, useEffectEvent, useMemo, useRef, useState, type ChangeEvent } from 'react'
import { dayOf } from '../../../base/day.ts'
import { success } from '../../../base/result.ts'
import { inBothLanguages } from '../../../messages/localize.ts'
import { message } from '../../../messages/message.ts'
import { nameInOneLanguage } from '../../../messages/own-names.ts'
import type { FileFault } from '../../../intake/file-fault.ts'
import { chooseMatch, chooseNew, type MatchPreview } from '../../../intake/match-rows.ts'
import { actOfRow, countActs, ROW_ACTS, type RowCounts } from '../../../intake/schedule-acts.ts'
import type { TakenSchedule } from '../../../intake/schedule-to-scenario.ts'
import { buildSchedule } from '../../../scenario/build-schedule.ts'
import { cityWithAdded } from '../../../scenario/city-with-added.ts'
import type { AddedKind } from '../../../scenario/added-kinds.ts'
import { createScenario } from '../../../scenario/edit-scenario.ts'
import type { Scenario } from '../../../scenario/schema.ts'
import type { StoreFault } from '../../../session/stored-texts.ts'
import { useLanguage, useLocalized, useApp, usePanels } from '../../../app/use-app.ts'
import { ImportRows, type RowChoice } from './import-rows.tsx'
import { KindSelect } from './kind-select.tsx'
import { formatEnd } from '../../../ui/format-day.ts'
import { readIncoming } from './read-incoming.ts'
import { useResults, useResultsText } from './results-context.tsx'

interface Incoming {
  readonly faults: readonly FileFault[]
  readonly preview: MatchPreview | null
  /** Id of the scenario whose things the rows were matched to. */
  readonly over: string
  readonly taken: TakenSchedule | null
  readonly notice: string
}

const NOTHING: Incoming = { faults: [], preview: null, over: '', taken: null, notice: '' }
/** Lines of a report that stand in the page; the count names all. */
const SHOWN = 200

/** Takes a scenario file in, or a schedule whose rows are first matched to things, looked at and corrected. Nothing changes until it is taken. */
export function ImportView() {
  const { wholeCity, schedule: shown, commands } = useApp()
  const { library, catalog, ownRecords } = useResults()
  const text = useResultsText()
  const words = useLocalized()
  const [incoming, setIncoming] = useState<Incoming>(NOTHING)
  const latest = useRef(0)
  const { faults, preview, over, taken, notice } = incoming

  const readFile = async (file: File): Promise<void> => {
    const turn = (latest.current += 1)
    // What was said of the file before is not said of this one.
    setIncoming(NOTHING)
    const read = await readIncoming(file, cityWithAdded(wholeCity, shown.scenario))
    if (turn !== latest.current) return
    if (!read.scenario)
      return setIncoming({ ...NOTHING, faults: read.faults, preview: read.preview, over: shown.source.id })
    for (const base of read.scenario.bases) if (!library.find(base.id)) library.importScenario(base)
    const scenario = library.importScenario(read.scenario.scenario)
    if (!scenario.ok) return setIncoming({ ...NOTHING, faults: faultsOf(file.name, scenario.errors) })
    ownRecords.add(scenario.value.id, read.scenario.ownRecords)
    commands.compareWith(scenario.value.id)
    setIncoming({ ...NOTHING, notice: text('results.import.taken', { name: words(scenario.value.name) }) })
  }
  useHandedSchedule((file) => void readFile(file))
  const onChange = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0]
    event.currentTarget.value = ''
    if (file) void readFile(file)
  }
  const finish = (into: Scenario, made: TakenSchedule): void => {
    ownRecords.add(into.id, made.ownRecords)
    const name = words(into.name)
    setIncoming({
      ...NOTHING,
      taken: made,
      notice: text('results.import.done', { name, records: made.ownRecords.length }),
    })
  }
  const take = async (preview: MatchPreview, base: Scenario, isNew: boolean): Promise<void> => {
    const { takeSchedule } = await import('../../../intake/schedule-to-scenario.ts')
    const { file } = preview.schedule
    const fresh = createScenario({
      id: 'own',
      name: nameInOneLanguage(file.replace(/\.[^.]+$/, '') || file),
      statement: inBothLanguages(message('own.fromFile', { file })),
      base: base.id,
    })
    const scenario = isNew && fresh.ok ? fresh.value : base
    const schedule = buildSchedule(wholeCity, scenario, catalog)
    const made = takeSchedule({ preview, scenario, schedule, city: wholeCity, catalog })
    // One step that can be undone: a new scenario comes in with all that the file says.
    const kept = isNew ? library.importScenario(made.scenario) : library.edit(base.id, () => success(made.scenario))
    if (!kept.ok) return setIncoming({ ...incoming, notice: kept.errors.map(({ reason }) => words(reason)).join(' ') })
    if (isNew) commands.compareWith(kept.value.id)
    finish(kept.value, made)
  }
  return (
    <section className="results-import" data-part="results-import">
      <h3>{text('results.import')}</h3>
      <label className="results-action results-file" data-part="results-file">
        {text('results.import.choose')}
        <input type="file" accept=".json,.csv,.xlsx,.xml,.txt,*/*" onChange={onChange} />
      </label>
      <output>{notice}</output>
      {taken && <TakenReport taken={taken} />}
      {faults.length > 0 && (
        <details open className="results-faults" data-part="results-faults">
          <summary>
            {text('results.import.faults')} ({faults.length})
          </summary>
          <ul>
            {faults.slice(0, SHOWN).map((fault, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- two faults may be word for word the same
              <li key={at}>
                <b>{text('results.import.at', { file: fault.file, where: fault.where })}</b> {words(fault.reason)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {preview && (
        <Preview
          key={preview.schedule.file}
          preview={preview}
          base={library.find(over) ?? shown.source}
          onPreview={(next) => setIncoming({ ...incoming, preview: next })}
          onTake={(base, isNew) => void take(preview, base, isNew)}
          onCancel={() => setIncoming(NOTHING)}
        />
      )}
    </section>
  )
}

/** Faults of a scenario as those of the file that it came in. */
function faultsOf(file: string, faults: readonly StoreFault[]): readonly FileFault[] {
  return faults.map(({ path: where, reason }) => ({ file, row: 0, column: 0, where, reason }))
}

/** Takes a file that was dropped elsewhere and is a schedule. */
function useHandedSchedule(read: (file: File) => void): void {
  const { panels } = useApp()
  const handed = usePanels((open) => open.handedSchedule)
  const take = useEffectEvent(read)
  useEffect(() => {
    if (!handed) return
    panels.setState({ handedSchedule: null })
    take(handed)
  }, [handed, panels])
}

interface PreviewProps {
  readonly preview: MatchPreview
  /** The scenario that is shown: the rows go into it, or into a new one on it. */
  readonly base: Scenario
  readonly onPreview: (preview: MatchPreview) => void
  readonly onTake: (base: Scenario, isNew: boolean) => void
  readonly onCancel: () => void
}

function Preview({ preview, base, onPreview, onTake, onCancel }: PreviewProps) {
  const { wholeCity, scenarios } = useApp()
  const { catalog } = useResults()
  const text = useResultsText()
  const words = useLocalized()
  const schedule = useMemo(() => buildSchedule(wholeCity, base, catalog), [wholeCity, base, catalog])
  const city = useMemo(() => cityWithAdded(wholeCity, schedule.scenario), [wholeCity, schedule])
  const plans = useMemo(() => new Map(schedule.entries.map(({ entity, plan }) => [entity.id, plan])), [schedule])
  const acts = useMemo(
    () => preview.rows.map((row) => actOfRow(row, plans.get(row.chosen ?? '') ?? null)),
    [preview, plans],
  )
  const counts = countActs(
    acts.map(({ act }) => act),
    preview.schedule.unnamed.length,
  )
  const unmatched = preview.rows.flatMap(({ state, row }, at) => (state === 'unmatched' && !row.summary ? [at] : []))
  const [kind, setKind] = useState<AddedKind>('building')
  const choose = (index: number, choice: RowChoice): void =>
    onPreview(
      choice !== 'leave' && 'as' in choice
        ? chooseNew(preview, new Set([index]), choice.as)
        : chooseMatch(preview, index, choice === 'leave' ? null : choice.entity),
    )
  const own = !scenarios.shippedScenarios.some(({ id }) => id === base.id)
  const count = counts.plan + counts.new + counts.record
  return (
    <div className="import-preview" data-part="import-preview">
      <p>{text('results.import.over', { scenario: words(base.name) })}</p>
      <Counts counts={counts} />
      {preview.schedule.unused.length > 0 && (
        <p className="results-note">{text('results.import.unused', { columns: preview.schedule.unused.join(', ') })}</p>
      )}
      {preview.schedule.datum && <p className="results-note">{words(preview.schedule.datum.words)}</p>}
      <ImportRows city={city} preview={preview} acts={acts} onChoose={choose} />
      {unmatched.length > 0 && (
        <div className="import-all-new">
          <button
            type="button"
            className="results-action"
            onClick={() => onPreview(chooseNew(preview, new Set(unmatched), kind))}
          >
            {text('results.import.allNew', { count: unmatched.length })}
          </button>
          <KindSelect label={text('results.import.allKind')} value={kind} onChange={setKind} />
        </div>
      )}
      <p className="results-note">{text('results.import.own')}</p>
      {own && (
        <button type="button" className="results-action" disabled={count === 0} onClick={() => onTake(base, false)}>
          {text('results.import.into', { scenario: words(base.name), count })}
        </button>
      )}
      <button type="button" className="results-action" disabled={count === 0} onClick={() => onTake(base, true)}>
        {text('results.import.take', { scenario: words(base.name), count })}
      </button>
      <button type="button" className="results-action" onClick={onCancel}>
        {text('results.import.cancel')}
      </button>
    </div>
  )
}

/** Each row of the file is in one of these, so that they add up. */
function Counts({ counts }: { readonly counts: RowCounts }) {
  const text = useResultsText()
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const listed = [...ROW_ACTS, 'unnamed' as const].filter((act) => counts[act] > 0)
  return (
    <p className="import-counts" data-part="import-counts">
      {text('results.import.total', { count: total })}
      {listed.map((act) => (
        <span key={act} data-act={act}>
          {text(`results.import.act.${act}`)} <b className="number">{counts[act]}</b>
        </span>
      ))}
    </p>
  )
}

/** What became of the rows, and every one of which something is to be said. */
function TakenReport({ taken }: { readonly taken: TakenSchedule }) {
  const text = useResultsText()
  const language = useLanguage()
  const words = useLocalized()
  const listed = taken.outcomes.filter(({ act, remarks }) => act === 'left' || remarks.length > 0)
  return (
    <>
      <Counts counts={taken.counts} />
      {taken.horizon !== null && (
        <p className="results-note">
          {text('results.import.horizon', { day: formatEnd(dayOf(taken.horizon), language) })}
        </p>
      )}
      {listed.length > 0 && (
        <details open className="results-faults" data-part="results-faults">
          <summary>
            {text('results.import.left')} ({listed.length})
          </summary>
          <ul>
            {listed.slice(0, SHOWN).map(({ key, row, name, act, remarks }) => (
              <li key={key}>
                <b>{text('results.import.at', { file: String(row), where: name })}</b>{' '}
                {text(`results.import.act.${act}`)}: {remarks.map(words).join(' · ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
