import './own-documents.css'
import { useState } from 'react'
import { keptSetting } from '../../../session/browser-storage.ts'
import { AUTHOR_KEY } from '../../../session/text-storage.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { useApp } from '../../../app/use-app.ts'
import { useFocusOnOpen } from '../use-focus-on-open.ts'
import type { SourceDocument } from '../../../facts/schema.ts'
import type { StatementForm } from '../../../own-documents/make-statement.ts'
import type { RecordFile } from '../../../own-documents/schema.ts'
import { DocumentStep } from './document-step.tsx'
import { OwnDocumentsProvider, useOwnText, useRecords } from './own-documents-context.tsx'
import { ReadStep, type Marked } from './read-step.tsx'
import { RecordBar } from './record-bar.tsx'
import { StatementList } from './statement-list.tsx'
import { StatementStep } from './statement-step.tsx'
import { useKeptEntry } from './use-kept-entry.ts'

/** Entering documents that the shipped five do not hold: a document, its text, what is marked in it, the statement. */
export default function OwnDocumentsPanel() {
  return (
    <OwnDocumentsProvider>
      <Panel />
    </OwnDocumentsProvider>
  )
}

const author = keptSetting(AUTHOR_KEY)

function Panel() {
  const { panels } = useApp()
  const text = useOwnText()
  const records = useRecords()
  const panel = useFocusOnOpen<HTMLElement>()
  const [by, setBy] = useState(() => author.read() ?? '')
  const [chosen, setChosen] = useState<string | null>(null)
  const [documentId, setDocumentId] = useState<string | null>(null)
  const record = records.find(({ id }) => id === chosen) ?? records[0] ?? null
  const document = record?.documents.find(({ id }) => id === documentId) ?? record?.documents.at(-1) ?? null
  return (
    <section
      className="own-documents panel"
      data-part="own-documents"
      ref={panel}
      tabIndex={-1}
      aria-label={text('own.title')}
    >
      <header className="own-documents-head">
        <h2>{text('own.title')}</h2>
        <IconButton icon="close" label={text('own.close')} onClick={() => panels.setState({ ownDocuments: false })} />
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls can be reached by keyboard */}
      <section className="own-documents-body" tabIndex={0} aria-label={text('own.body')}>
        <p className="quiet-words">{text('own.lead')}</p>
        <RecordBar record={record} onChoose={setChosen} />
        {record && (
          <>
            <div className="own-row">
              <TextField
                label={text('own.you')}
                value={by}
                maxLength={120}
                onChange={(value) => {
                  setBy(value)
                  author.write(value)
                }}
              />
              <p className="quiet-words own-hint">{text('own.youHint')}</p>
            </div>
            <DocumentStep record={record} document={document} onChoose={setDocumentId} />
            {document && <Entering key={document.id} record={record} document={document} by={by} />}
            <StatementList record={record} by={by} />
          </>
        )}
        <p className="own-care">{text('own.care')}</p>
      </section>
    </section>
  )
}

/** The phrase that is being made a statement, and the form once anything of it is filled in. */
interface Pending {
  readonly marked: Marked | null
  readonly form: StatementForm | null
}
const NOTHING: Pending = { marked: null, form: null }

interface EnteringProps {
  readonly record: RecordFile
  readonly document: SourceDocument
  readonly by: string
}

/** The text of a document, and the statement that is made of a phrase in it. */
function Entering({ record, document, by }: EnteringProps) {
  const [pending, setPending] = useKeptEntry(`statement/${document.id}`, NOTHING)
  const { marked, form } = pending
  return (
    <>
      <ReadStep
        document={document.id}
        isWaiting={form !== null}
        onMark={(next) => setPending({ marked: next, form: null })}
      />
      {marked && (
        <StatementStep
          key={marked.key}
          record={record}
          document={document}
          marked={marked}
          by={by}
          filled={form}
          onFill={(next) => setPending({ marked, form: next })}
          onDone={() => setPending(NOTHING)}
        />
      )}
    </>
  )
}
