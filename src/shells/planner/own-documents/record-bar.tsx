import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { fileName } from '../../../base/file-name.ts'
import { emptyRecord, type RecordFile } from '../../../own-documents/schema.ts'
import { mergeRecords, type Disagreement } from '../../../own-documents/merge-records.ts'
import { readOwnText } from '../../../intake/read-own-text.ts'
import { readRecordFile, writeRecordFile } from '../../../intake/read-record-file.ts'
import type { FileFault } from '../../../intake/file-fault.ts'
import { saveText, savedOn } from '../../../app/save-file.ts'
import { useApp, useLanguage, useLocalized } from '../../../app/use-app.ts'
import { newId } from '../../../session/new-id.ts'
import { formatIso } from '../../../ui/format-day.ts'
import { SelectField } from '../../../ui/fields.tsx'
import { useOwnDocuments, useOwnText, useRecords } from './own-documents-context.tsx'
import { Button } from '../../../ui/button.tsx'

/** What was last done to a record file: no words, so that it follows the language. */
type Outcome =
  | { readonly kind: 'removed' | 'opened'; readonly name: string }
  | { readonly kind: 'merged'; readonly name: string; readonly count: number }

interface RecordBarProps {
  readonly record: RecordFile | null
  readonly onChoose: (id: string) => void
}

/** The record files: which one is written into, opening, saving, merging, and whether they count. */
export function RecordBar({ record, onChoose }: RecordBarProps) {
  const library = useOwnDocuments()
  const records = useRecords()
  const text = useOwnText()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [gone, setGone] = useState<RecordFile | null>(null)
  const counted = useStore(library.store, (state) => state.counted)
  return (
    <section className="own-step" aria-label={text('own.files')}>
      {records.length === 0 && <p>{text('own.none')}</p>}
      {record && (
        <div className="own-row">
          <SelectField
            label={text('own.file')}
            value={record.id}
            choices={records.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={onChoose}
          />
          <label className="own-check">
            <input type="checkbox" checked={counted} onChange={() => library.count(!counted)} />
            <span>{text('own.counted')}</span>
          </label>
        </div>
      )}
      <div className="own-buttons">
        <RecordButtons
          record={record}
          onChoose={onChoose}
          onOutcome={setOutcome}
          onGone={(was) => {
            setGone(was)
            setOutcome({ kind: 'removed', name: was.name })
          }}
        />
      </div>
      <output className="own-outcome">
        {outcome?.kind === 'merged' && text('own.merged', outcome)}
        {outcome && outcome.kind !== 'merged' && text(`own.${outcome.kind}`, outcome)}{' '}
        {gone && (
          <button
            type="button"
            className="link"
            onClick={() => {
              library.put(gone)
              onChoose(gone.id)
              setGone(null)
              setOutcome(null)
            }}
          >
            {text('own.undo')}
          </button>
        )}
      </output>
      <Trouble />
    </section>
  )
}

interface RecordButtonsProps extends RecordBarProps {
  readonly onOutcome: (outcome: Outcome) => void
  readonly onGone: (record: RecordFile) => void
}

/** New, open, save, take out. */
function RecordButtons({ record, onChoose, onOutcome, onGone }: RecordButtonsProps) {
  const library = useOwnDocuments()
  const text = useOwnText()
  const language = useLanguage()
  const create = (): void => {
    const made = emptyRecord(newId('record'), text('own.newName', { day: formatIso(savedOn(), language) }))
    library.put(made)
    onChoose(made.id)
  }
  const remove = (gone: RecordFile): void => {
    library.remove(gone.id)
    onGone(gone)
  }
  const save = ({ name }: RecordFile, file: string): void =>
    saveText(fileName([name], 'record.json'), file, 'application/json')
  return (
    <>
      <Button kind={record ? 'plain' : 'solid'} onClick={create}>
        {text('own.new')}
      </Button>
      <OpenFile
        onOpened={(id, outcome) => {
          onOutcome(outcome)
          onChoose(id)
        }}
      />
      {record && (
        <>
          <Button onClick={() => save(record, writeRecordFile(record))}>{text('own.save')}</Button>
          <Button onClick={() => remove(record)}>{text('own.remove')}</Button>
        </>
      )}
    </>
  )
}

/** What could not be stored or read. */
function Trouble() {
  const library = useOwnDocuments()
  const text = useOwnText()
  const words = useLocalized()
  const unsaved = useStore(library.store, (state) => state.unsaved)
  const damaged = useStore(library.store, (state) => state.damaged)
  const refused = useStore(library.store, (state) => state.refused)
  return (
    <>
      {refused && (
        <p className="own-trouble" role="alert">
          {text('own.refused', { why: words(refused) })}
        </p>
      )}
      {unsaved && (
        <p className="own-trouble" role="alert">
          {words(unsaved)}
        </p>
      )}
      {damaged.map(({ key, faults }) => (
        <p className="own-trouble" key={key}>
          {text('own.damaged', { why: faults.map(({ reason }) => words(reason)).join(' ') })}{' '}
          <Button onClick={() => library.dropDamaged(key)}>{text('own.dropDamaged')}</Button>
        </p>
      ))}
    </>
  )
}

/** Opens a record file; one that is open already is merged in, and what disagrees is shown. */
function OpenFile({ onOpened }: { readonly onOpened: (id: string, outcome: Outcome) => void }) {
  const library = useOwnDocuments()
  const { wholeCity } = useApp()
  const text = useOwnText()
  const words = useLocalized()
  const input = useRef<HTMLInputElement>(null)
  const [faults, setFaults] = useState<readonly FileFault[]>([])
  const [apart, setApart] = useState<readonly Disagreement[]>([])
  const take = async (file: File): Promise<void> => {
    const found = readOwnText(file.name, new Uint8Array(await file.arrayBuffer()), 'record')
    const read = found.ok ? readRecordFile(file.name, found.value, wholeCity) : found
    setFaults(read.ok ? [] : read.errors)
    if (!read.ok) return
    const there = library.store.getState().records.get(read.value.id)
    const { record, disagreements } = there
      ? mergeRecords(there, read.value)
      : { record: read.value, disagreements: [] }
    library.put(record)
    setApart(disagreements)
    const { name } = read.value
    onOpened(record.id, there ? { kind: 'merged', name, count: disagreements.length } : { kind: 'opened', name })
  }
  return (
    <>
      <Button onClick={() => input.current?.click()}>{text('own.open')}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json"
        aria-label={text('own.open')}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void take(file)
          event.target.value = ''
        }}
      />
      {faults.length > 0 && (
        <ul className="own-trouble" role="alert">
          {faults.map((fault) => (
            <li key={`${fault.row} ${fault.column} ${fault.where}`}>
              {text('own.fault', {
                where: `${fault.file} ${text('own.faultPlace', { row: fault.row, column: fault.column, where: fault.where })}`,
                reason: words(fault.reason),
              })}
            </li>
          ))}
        </ul>
      )}
      {apart.length > 0 && (
        <ul className="own-apart">
          {apart.map(({ id, kind, first, second }) => (
            <li key={`${kind} ${id}`}>
              <strong>{text('own.disagrees', { id })}</strong>
              <div className="own-two-columns">
                <pre>{JSON.stringify(first, null, 1)}</pre>
                <pre>{JSON.stringify(second, null, 1)}</pre>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
