import { useState } from 'react'
import type { LocalizedText } from '../../../base/localized-text.ts'
import { nameInBoth } from '../../../messages/own-names.ts'
import { isUntold } from '../../../scenario/edit-scenario.ts'
import type { ScenarioEdit } from '../../../scenario/schema.ts'
import { useLocalized } from '../../../app/use-app.ts'
import { NameFields } from './name-fields.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

interface RestateFormProps {
  readonly edit: ScenarioEdit
  readonly onStated: (author: string, reason: string, name?: LocalizedText) => void
}

/** Corrects who made one edit, as a role, and why; and what a thing that it adds is called. */
export function RestateForm({ edit, onStated }: RestateFormProps) {
  const text = useScenarioText()
  const words = useLocalized()
  const told = (said: LocalizedText): string => (isUntold({ author: said, reason: said }) ? '' : words(said))
  const [author, setAuthor] = useState(told(edit.author))
  const [reason, setReason] = useState(told(edit.reason))
  const [name, setName] = useState(edit.edit === 'add' ? edit.name : undefined)
  const ready = author.trim() !== '' && reason.trim() !== ''
  return (
    <form
      className="scenario-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onStated(author.trim(), reason.trim(), name && nameInBoth(name))
      }}
    >
      {name && <NameFields label={text('scenario.add.name')} value={name} maxLength={60} onChange={setName} />}
      <label>
        <span>{text('scenario.author.author')}</span>
        <input value={author} maxLength={60} required onChange={(event) => setAuthor(event.target.value)} />
      </label>
      <label>
        <span>{text('scenario.author.reason')}</span>
        <input value={reason} maxLength={300} required onChange={(event) => setReason(event.target.value)} />
      </label>
      <button type="submit" className="plain-button" disabled={!ready}>
        {text('scenario.edits.restateDone')}
      </button>
    </form>
  )
}
