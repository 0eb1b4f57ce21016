import { SelectField } from '../../ui/fields.tsx'
import type { Contents } from './use-contents.ts'
import { useExportText } from './use-export-text.tsx'

interface BriefingFieldsProps {
  readonly contents: readonly Contents[]
  readonly chosen: Contents
  readonly onChoose: (id: string) => void
}

/** Which briefing, or other set of views, is taken. */
export function BriefingFields({ contents, chosen, onChoose }: BriefingFieldsProps) {
  const text = useExportText()
  return (
    <>
      <SelectField
        label={text('export.what')}
        name="what"
        value={chosen.id}
        choices={contents.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={onChoose}
      />
      {chosen.statement !== '' && <p className="export-note">{chosen.statement}</p>}
    </>
  )
}
