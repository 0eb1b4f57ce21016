import { useState } from 'react'
import type { LocalizedText } from '../../../base/localized-text.ts'
import { nameInBoth } from '../../../messages/own-names.ts'
import { isUntold } from '../../../scenario/edit-scenario.ts'
import type { ScenarioEdit } from '../../../scenario/schema.ts'
import { useLocalized } from '../../../app/use-app.ts'
import { NameFields } from './name-fields.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { FormRow } from './form-row.tsx'

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
    <FormRow
      action={text('scenario.edits.restateDone')}
      disabled={!ready}
      onSubmit={() => {
        if (ready) onStated(author.trim(), reason.trim(), name && nameInBoth(name))
      }}
    >
      {name && <NameFields label={text('scenario.add.name')} value={name} maxLength={60} onChange={setName} />}
      <TextField label={text('scenario.author.author')} value={author} maxLength={60} required onChange={setAuthor} />
      <TextField label={text('scenario.author.reason')} value={reason} maxLength={300} required onChange={setReason} />
    </FormRow>
  )
}
