import { useState } from 'react'
import type { LocalizedText } from '../../../base/localized-text.ts'
import { asWritten, nameInBoth } from '../../../messages/own-names.ts'
import { authorInBoth } from '../../../scenario/author-roles.ts'
import { isUnstated, type Stated } from '../../../scenario/edit-scenario.ts'
import type { ScenarioEdit } from '../../../scenario/schema.ts'
import { useLanguage } from '../../../app/use-app.ts'
import { NameFields, NO_NAME } from './name-fields.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { FormRow } from './form-row.tsx'

interface RestateFormProps {
  readonly edit: ScenarioEdit
  readonly onStated: (stated: Stated, name?: LocalizedText) => void
}

/** What was written once stands in the field of the interface's language; the other is for words of its own. */
function asTyped(given: LocalizedText, language: keyof LocalizedText): LocalizedText {
  if (isUnstated({ author: given, reason: given })) return NO_NAME
  return given.zh === given.en ? { ...NO_NAME, [language]: given[language] } : given
}

/**
 * Corrects who made one edit, as a role, and why, in one language or both; and what a thing that it adds is called. What is
 * given in one language only is shown in the other as it was written.
 */
export function RestateForm({ edit, onStated }: RestateFormProps) {
  const text = useScenarioText()
  const language = useLanguage()
  const [author, setAuthor] = useState(() => asTyped(edit.author, language))
  const [reason, setReason] = useState(() => asTyped(edit.reason, language))
  const [name, setName] = useState(edit.edit === 'add' ? edit.name : undefined)
  const ready = author[language].trim() !== '' && reason[language].trim() !== ''
  return (
    <FormRow
      action={text('scenario.edits.restateDone')}
      disabled={!ready}
      onSubmit={() => {
        if (!ready) return
        const [zh, en] = [author.zh.trim(), author.en.trim()]
        const stated = {
          author: zh === '' || en === '' ? authorInBoth(zh || en) : { zh, en },
          reason: asWritten(reason),
        }
        onStated(stated, name && nameInBoth(name))
      }}
    >
      {name && <NameFields label={text('scenario.add.name')} value={name} maxLength={60} onChange={setName} />}
      <NameFields
        label={text('scenario.author.author')}
        otherLabel={text('scenario.names.otherAuthor')}
        value={author}
        maxLength={60}
        onChange={setAuthor}
      />
      <NameFields
        label={text('scenario.author.reason')}
        otherLabel={text('scenario.names.otherReason')}
        value={reason}
        maxLength={300}
        onChange={setReason}
      />
    </FormRow>
  )
}
