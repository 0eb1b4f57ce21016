import './own-documents.css'
import { useState } from 'react'
import { keptSetting } from '../../../session/browser-storage.ts'
import { AUTHOR_KEY } from '../../../session/text-storage.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { useApp } from '../../../app/use-app.ts'
import { useFocusOnOpen } from '../use-focus-on-open.ts'
import { DocumentStep } from './document-step.tsx'
import { OwnDocumentsProvider, useOwnText, useRecords } from './own-documents-context.tsx'
import { ReadStep, type Marked } from './read-step.tsx'
import { RecordBar } from './record-bar.tsx'
import { StatementList } from './statement-list.tsx'
import { StatementStep } from './statement-step.tsx'

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
  const [marked, setMarked] = useState<Marked | null>(null)
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
            {document && (
              <>
                <ReadStep key={document.id} onMark={setMarked} />
                {marked && (
                  <StatementStep
                    key={`${document.id} ${marked.key}`}
                    record={record}
                    document={document}
                    marked={marked}
                    by={by}
                    onDone={() => setMarked(null)}
                  />
                )}
              </>
            )}
            <StatementList record={record} by={by} />
          </>
        )}
        <p className="own-care">{text('own.care')}</p>
      </section>
    </section>
  )
}
