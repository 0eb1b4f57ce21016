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
      <label>
        <span>{text('export.what')}</span>
        <select name="what" value={chosen.id} onChange={(event) => onChoose(event.target.value)}>
          {contents.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {chosen.statement !== '' && <p className="export-note">{chosen.statement}</p>}
    </>
  )
}
