import type { Contents } from './use-contents.ts'
import { useTakeText } from './use-export-text.tsx'

interface BriefingFieldsProps {
  readonly contents: readonly Contents[]
  readonly chosen: Contents
  readonly onChoose: (id: string) => void
}

/** Which briefing, or other set of views, is taken. */
export function BriefingFields({ contents, chosen, onChoose }: BriefingFieldsProps) {
  const text = useTakeText()
  return (
    <>
      <label>
        <span>{text('take.what')}</span>
        <select name="what" value={chosen.id} onChange={(event) => onChoose(event.target.value)}>
          {contents.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {chosen.statement !== '' && <p className="take-note">{chosen.statement}</p>}
    </>
  )
}
