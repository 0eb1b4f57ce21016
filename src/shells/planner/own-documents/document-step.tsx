import { useState } from 'react'
import { FIRST_DAY, LAST_DAY, asDay } from '../../../base/day.ts'
import { withDocument } from '../../../own-documents/edit-record.ts'
import type { RecordFile } from '../../../own-documents/schema.ts'
import type { SourceDocument } from '../../../facts/schema.ts'
import { inBothLanguages } from '../../../messages/localize.ts'
import { message } from '../../../messages/message.ts'
import { newId } from '../../../session/new-id.ts'
import { DateField, SelectField, TextField } from '../../../ui/fields.tsx'
import { formatPaperDay } from '../../../ui/format-day.ts'
import { useLanguage, useLocalized } from '../../../app/use-app.ts'
import { useOwnDocuments, useOwnText } from './own-documents-context.tsx'
import { useKeptEntry } from './use-kept-entry.ts'
import { Button } from '../../../ui/button.tsx'

interface DocumentStepProps {
  readonly record: RecordFile
  readonly document: SourceDocument | null
  readonly onChoose: (id: string) => void
}

const NEW = 'new'

/** Which document the statements are entered into; a new one needs its paper, its day and its headline. */
export function DocumentStep({ record, document, onChoose }: DocumentStepProps) {
  const text = useOwnText()
  const words = useLocalized()
  const language = useLanguage()
  const [isNew, setNew] = useState(record.documents.length === 0)
  const choices = record.documents.map((one) => ({
    value: one.id,
    label: `${words(one.publication)} ${formatPaperDay(one, language)} 《${one.articles[0]?.headline ?? ''}》`,
  }))
  const isMaking = isNew || document === null
  return (
    <section className="own-step" aria-label={text('own.step.document')}>
      <h3>{text('own.step.document')}</h3>
      {record.documents.length > 0 && (
        <SelectField
          label={text('own.document')}
          value={isMaking ? NEW : document.id}
          choices={[...choices, { value: NEW, label: text('own.documentNew') }]}
          onChange={(id) => {
            setNew(id === NEW)
            if (id !== NEW) onChoose(id)
          }}
        />
      )}
      {isMaking && (
        <NewDocument
          record={record}
          onMade={(id) => {
            setNew(false)
            onChoose(id)
          }}
        />
      )}
    </section>
  )
}

const NOTHING_TYPED = { publication: '', publicationEn: '', date: '', headline: '', page: '' }

function NewDocument({ record, onMade }: { readonly record: RecordFile; readonly onMade: (id: string) => void }) {
  const library = useOwnDocuments()
  const text = useOwnText()
  const [typed, keep] = useKeptEntry(`document/${record.id}`, NOTHING_TYPED)
  const { publication, publicationEn, date, headline, page } = typed
  const type = (name: keyof typeof NOTHING_TYPED) => (value: string) => keep({ ...typed, [name]: value })
  const isWhole = publication.trim() !== '' && date !== '' && headline.trim() !== ''
  const add = (): void => {
    const both = (zh: string, en: string) => ({ zh: zh.trim(), en: en.trim() || zh.trim() })
    const made: SourceDocument = {
      id: newId('own-document'),
      publication: both(publication, publicationEn),
      page: page.trim() === '' ? null : both(page, page),
      date,
      dateConfidence: 'high',
      dateBasis: inBothLanguages(message('ownDocument.dateBasis')),
      dateAbout: null,
      publicationConfidence: 'high',
      articles: [{ id: 'article', headline: headline.trim(), headlineEn: headline.trim(), shortened: false }],
      beyondSubject: inBothLanguages(message('ownDocument.beyond')),
      rights: inBothLanguages(message('ownDocument.rights')),
    }
    if (!library.put(withDocument(record, made)).ok) return
    keep(NOTHING_TYPED)
    onMade(made.id)
  }
  return (
    <form
      className="own-fields"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) add()
      }}
    >
      <TextField
        label={text('own.publication')}
        value={publication}
        maxLength={200}
        required
        onChange={type('publication')}
      />
      <TextField
        label={text('own.publicationEn')}
        value={publicationEn}
        maxLength={200}
        onChange={type('publicationEn')}
      />
      <DateField
        label={text('own.date')}
        name="own-date"
        value={date}
        min={asDay(FIRST_DAY - 3653)}
        max={asDay(LAST_DAY - 1)}
        onChange={type('date')}
      />
      <TextField label={text('own.page')} value={page} maxLength={60} onChange={type('page')} />
      <div className="own-wide">
        <TextField label={text('own.headline')} value={headline} maxLength={200} required onChange={type('headline')} />
      </div>
      <Button type="submit" kind="solid" disabled={!isWhole}>
        {text('own.addDocument')}
      </Button>
    </form>
  )
}
