import { useState, type ChangeEvent } from 'react'
import { success } from '../../../base/result.ts'
import type { FileFault } from '../../../intake/file-fault.ts'
import type { MatchPreview } from '../../../intake/match-rows.ts'
import { useLocalized, useApp } from '../../../app/use-app.ts'
import { useResults, useResultsText } from './results-context.tsx'

interface Incoming {
  readonly faults: readonly FileFault[]
  readonly preview: MatchPreview | null
  readonly said: string
  /** The faults are rows that were left out, not what could not be read. */
  readonly left: boolean
}

const NOTHING: Incoming = { faults: [], preview: null, said: '', left: false }
const SCENARIO_FILE = /\.json$/i
/** Beyond this a file is no schedule of this city, and would stall the page. */
const LARGEST_BYTES = 20_000_000

/** Takes a scenario file in, or a schedule whose rows are first matched to things, looked at and corrected. Nothing changes until it is taken. */
export function ImportView() {
  const { city, commands } = useApp()
  const { library, scheduleOf, catalog, ownRecords } = useResults()
  const text = useResultsText()
  const words = useLocalized()
  const [incoming, setIncoming] = useState<Incoming>(NOTHING)
  const { faults, preview, said, left } = incoming

  const readFile = async (file: File): Promise<Incoming> => {
    if (file.size > LARGEST_BYTES) {
      return {
        ...NOTHING,
        faults: [
          {
            file: file.name,
            row: 0,
            column: 0,
            where: '',
            reason: { zh: '文件超过20 MB', en: 'the file is larger than 20 MB' },
          },
        ],
      }
    }
    if (SCENARIO_FILE.test(file.name)) {
      const { readScenarioFile } = await import('../../../intake/read-scenario-file.ts')
      const read = readScenarioFile(file.name, await file.text())
      if (!read.ok) return { ...NOTHING, faults: read.errors }
      for (const base of read.value.bases) if (!library.find(base.id)) library.importScenario(base)
      const taken = library.importScenario(read.value.scenario)
      if (!taken.ok)
        return {
          ...NOTHING,
          faults: taken.errors.map(({ path, reason }) => ({ file: file.name, row: 0, column: 0, where: path, reason })),
        }
      ownRecords.add(taken.value.id, read.value.ownRecords)
      commands.compareWith(taken.value.id)
      return { ...NOTHING, said: text('results.import.taken', { name: words(taken.value.name) }) }
    }
    const [{ readSchedule }, { matchRows }] = await Promise.all([
      import('../../../intake/read-schedule.ts'),
      import('../../../intake/match-rows.ts'),
    ])
    const schedule = await readSchedule(file.name, new Uint8Array(await file.arrayBuffer()))
    return { ...NOTHING, faults: schedule.faults, preview: schedule.rows.length > 0 ? matchRows(city, schedule) : null }
  }
  const onChange = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.currentTarget.files?.[0]
    event.currentTarget.value = ''
    if (file) void readFile(file).then(setIncoming)
  }
  const choose = async (row: number, entity: string | null): Promise<void> => {
    if (!preview) return
    const { chooseMatch } = await import('../../../intake/match-rows.ts')
    setIncoming({ ...incoming, preview: chooseMatch(preview, row, entity) })
  }
  const take = async (): Promise<void> => {
    if (!preview) return
    const { takeSchedule } = await import('../../../intake/schedule-to-scenario.ts')
    const name = preview.schedule.file.replace(/\.[^.]+$/, '')
    const made = library.create(
      'reference',
      { zh: name, en: name },
      { zh: `据“${preview.schedule.file}”`, en: `from "${preview.schedule.file}"` },
    )
    if (!made.ok) return setIncoming({ ...incoming, said: made.errors.map(({ reason }) => words(reason)).join(' ') })
    const taken = takeSchedule({
      preview,
      scenario: made.value,
      schedule: scheduleOf(made.value),
      city,
      catalog: [...catalog, made.value],
    })
    const leftOut = taken.outcomes.filter(({ act }) => act === 'left')
    library.edit(made.value.id, () => success(taken.scenario))
    ownRecords.add(made.value.id, taken.ownRecords)
    commands.compareWith(made.value.id)
    setIncoming({
      preview: null,
      left: true,
      faults: leftOut.flatMap(({ row, name: left, remarks }) =>
        remarks.map((reason) => ({ file: preview.schedule.file, row, column: 0, where: `${row} ${left}`, reason })),
      ),
      said: text('results.import.done', {
        name,
        edited: taken.counts.plan,
        records: taken.ownRecords.length,
        left: leftOut.length,
      }),
    })
  }
  return (
    <section className="results-import">
      <h3>{text('results.import')}</h3>
      <label className="results-action results-file">
        {text('results.import.choose')}
        <input type="file" accept=".json,.csv,.xlsx,.xml,.txt" onChange={onChange} />
      </label>
      <output>{said}</output>
      {faults.length > 0 && (
        <details open className="results-faults">
          <summary>
            {text(left ? 'results.import.left' : 'results.import.faults')} ({faults.length})
          </summary>
          <ul>
            {faults.slice(0, 200).map((fault) => (
              <li key={`${fault.where} ${fault.row} ${fault.column} ${fault.reason.en}`}>
                <b>{text('results.import.at', { file: fault.file, where: fault.where })}</b> {words(fault.reason)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {preview && (
        <>
          <p>{text('results.import.preview')}</p>
          <table className="results-table">
            <thead>
              <tr>
                <th scope="col">{text('results.import.row')}</th>
                <th scope="col">{text('results.import.name')}</th>
                <th scope="col">{text('results.import.match')}</th>
              </tr>
            </thead>
            <tbody>
              {preview.rows.map((matched, i) => (
                <tr key={matched.row.row} data-state={matched.state}>
                  <td className="number">{matched.row.row}</td>
                  <th scope="row">
                    {matched.row.name ?? matched.row.id}{' '}
                    <small>{text(`results.import.state.${matched.state === 'new' ? 'matched' : matched.state}`)}</small>
                  </th>
                  <td>
                    <select
                      value={matched.chosen ?? ''}
                      aria-label={text('results.import.match')}
                      onChange={(event) =>
                        void choose(i, event.currentTarget.value === '' ? null : event.currentTarget.value)
                      }
                    >
                      <option value="">{text('results.import.leave')}</option>
                      <optgroup label={text('results.import.match')}>
                        {matched.candidates.map(({ entity }) => (
                          <option key={entity} value={entity}>
                            {words(city.entityById.get(entity)!.name)}
                          </option>
                        ))}
                      </optgroup>
                      <optgroup label={text('results.all')}>
                        {city.entities
                          .filter(({ id }) => !matched.candidates.some(({ entity }) => entity === id))
                          .map(({ id, name }) => (
                            <option key={id} value={id}>
                              {words(name)}
                            </option>
                          ))}
                      </optgroup>
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="results-note">{text('results.import.own')}</p>
          <button type="button" className="results-action" onClick={() => void take()}>
            {text('results.import.take', { count: preview.rows.filter(({ state }) => state === 'matched').length })}
          </button>
          <button type="button" className="results-action" onClick={() => setIncoming(NOTHING)}>
            {text('results.import.cancel')}
          </button>
        </>
      )}
    </section>
  )
}
