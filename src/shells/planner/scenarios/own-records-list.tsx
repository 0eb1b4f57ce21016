import { use, useState } from 'react'
import { useStore } from 'zustand'
import type { LocalizedText } from '../../../base/localized-text.ts'
import type { OwnRecord } from '../../../scenario/own-record.ts'
import type { OwnRecords } from '../../../session/own-records.ts'
import { formatIso } from '../../../ui/format-day.ts'
import { useApp, useLanguage, useLocalized } from '../../../app/use-app.ts'
import { DateField, TextField } from '../../../ui/fields.tsx'
import { FormRow } from '../scenario-editor/form-row.tsx'
import { useScenarioText } from './scenario-text.tsx'
import { Button } from '../../../ui/button.tsx'

interface OwnRecordsListProps {
  readonly nameOf: (scenario: string) => string
  readonly isKnown: (scenario: string) => boolean
  /** The name of a thing that some scenario adds. */
  readonly addedName: (entity: string) => LocalizedText | undefined
}

/** A bureau's own records, by the scenario that they came with: each to be corrected and to be taken away. */
export function OwnRecordsList({ nameOf, isKnown, addedName }: OwnRecordsListProps) {
  const { scenarios } = useApp()
  const records = use(scenarios.loadOwnRecords())
  const { byScenario, damaged, unsaved } = useStore(records.store)
  const text = useScenarioText()
  const words = useLocalized()
  if (byScenario.size === 0 && damaged.length === 0) return null
  return (
    <section className="scenario-records" data-part="scenario-records" aria-label={text('scenario.records.title')}>
      <h3>{text('scenario.records.title')}</h3>
      {unsaved && (
        <p className="scenario-trouble" role="alert">
          {words(unsaved)}
        </p>
      )}
      {[...byScenario].map(([scenario, rows]) => (
        <details key={scenario}>
          <summary>
            {isKnown(scenario) ? nameOf(scenario) : text('scenario.records.orphaned')}
            <span className="count">{rows.length}</span>
          </summary>
          <ul className="scenario-edits" data-part="scenario-edits">
            {rows.map((record) => (
              <RecordRow
                key={`${record.entity} ${record.file}`}
                record={record}
                added={addedName(record.entity)}
                scenario={scenario}
                records={records}
              />
            ))}
          </ul>
          <Button onClick={() => records.remove(scenario)}>
            {text('scenario.records.removeAll', { count: rows.length })}
          </Button>
        </details>
      ))}
      {damaged.map(({ key, faults }) => (
        <p key={key} className="scenario-trouble">
          {text('scenario.records.damaged', { why: faults.map(({ reason }) => words(reason)).join(' ') })}{' '}
          <Button onClick={() => records.dropDamaged(key)}>{text('scenario.edits.remove')}</Button>
        </p>
      ))}
    </section>
  )
}

interface RecordRowProps {
  readonly record: OwnRecord
  readonly added: LocalizedText | undefined
  readonly scenario: string
  readonly records: OwnRecords
}

/** A record as it stands; folded out, a form that corrects it. */
function RecordRow({ record, added, scenario, records }: RecordRowProps) {
  const { wholeCity } = useApp()
  const text = useScenarioText()
  const language = useLanguage()
  const [editing, setEditing] = useState(false)
  const name = (wholeCity.entityById.get(record.entity)?.name ?? added)?.[language] ?? record.name
  const clauses = [
    record.actualStart && text('scenario.records.started', { date: formatIso(record.actualStart, language) }),
    record.actualFinish && text('scenario.records.finished', { date: formatIso(record.actualFinish, language) }),
    record.percent !== null && text('scenario.records.percent', { percent: record.percent }),
  ].filter((part) => typeof part === 'string' && part !== '')
  return (
    <li>
      <span>
        <b>{name}</b> {clauses.join(text('scenario.row.comma'))}
        <small>{text('scenario.records.from', { file: record.file, row: record.row })}</small>
        {editing && (
          <RecordForm record={record} scenario={scenario} records={records} onSaved={() => setEditing(false)} />
        )}
      </span>
      <Button
        aria-expanded={editing}
        aria-label={text('scenario.records.editNamed', { name })}
        onClick={() => setEditing(!editing)}
      >
        {text('scenario.records.edit')}
      </Button>
      <Button aria-label={text('scenario.edits.removeNamed', { name })} onClick={() => records.drop(scenario, record)}>
        {text('scenario.edits.remove')}
      </Button>
    </li>
  )
}

/** The days and the share of one record; an empty field says that the record says nothing. */
function RecordForm({
  record,
  scenario,
  records,
  onSaved,
}: Omit<RecordRowProps, 'added'> & { readonly onSaved: () => void }) {
  const text = useScenarioText()
  const words = useLocalized()
  const [start, setStart] = useState(record.actualStart ?? '')
  const [finish, setFinish] = useState(record.actualFinish ?? '')
  const [percent, setPercent] = useState(record.percent === null ? '' : String(record.percent))
  const [fault, setFault] = useState('')
  const save = (): void => {
    const changed = records.replace(scenario, record, {
      ...record,
      actualStart: start === '' ? null : start,
      actualFinish: finish === '' ? null : finish,
      percent: percent.trim() === '' ? null : Number(percent),
    })
    setFault(changed.ok ? '' : changed.errors.map(({ reason }) => words(reason)).join(' '))
    if (changed.ok) onSaved()
  }
  return (
    <FormRow action={text('scenario.edits.restateDone')} fault={fault} onSubmit={save}>
      <DateField label={text('scenario.records.start')} value={start} optional onChange={setStart} />
      <DateField label={text('scenario.records.finish')} value={finish} optional onChange={setFinish} />
      <TextField
        label={text('scenario.records.percentField')}
        inputMode="decimal"
        value={percent}
        maxLength={6}
        onChange={setPercent}
      />
    </FormRow>
  )
}
