import './file-faults.css'
import type { FileFault } from '../../../messages/file-fault.ts'
import { useLocalized } from '../../../app/use-app.ts'
import { useOwnDataText } from './own-data-text.tsx'

/** What is wrong with a file, each with its place; `count` where not all are listed. */
export function FileFaults({
  faults,
  count = faults.length,
}: {
  readonly faults: readonly FileFault[]
  readonly count?: number
}) {
  const text = useOwnDataText()
  const words = useLocalized()
  if (count === 0) return null
  return (
    <details open className="data-faults" data-part="data-faults">
      <summary>{text('data.faults', { count })}</summary>
      <ul>
        {faults.map((fault, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- two faults may be word for word the same
          <li key={at}>
            <b>{placeOf(fault, text)}</b> {words(fault.reason)}
          </li>
        ))}
      </ul>
      {count > faults.length && (
        <p className="quiet-words">{text('data.faults.more', { count: count - faults.length })}</p>
      )}
    </details>
  )
}

/** File, row and field of a fault, as far as they are known. */
function placeOf({ file, row, where }: FileFault, text: ReturnType<typeof useOwnDataText>): string {
  const parts = [file, ...(row > 0 ? [text('data.faults.row', { row })] : []), ...(where === '' ? [] : [where])]
  return parts.join(' · ')
}
