import { ADDED_KIND_NAMES, type AddedKind } from '../../../scenario/added-kinds.ts'
import { useResultsText } from './results-context.tsx'

interface KindSelectProps {
  readonly label: string
  readonly value: AddedKind
  readonly onChange: (kind: AddedKind) => void
}

/** What rows that match nothing become. */
export function KindSelect({ label, value, onChange }: KindSelectProps) {
  const text = useResultsText()
  return (
    <select
      value={value}
      aria-label={label}
      data-part="import-kind"
      onChange={(event) => onChange(ADDED_KIND_NAMES.find((name) => name === event.currentTarget.value) ?? 'building')}
    >
      {ADDED_KIND_NAMES.map((name) => (
        <option key={name} value={name}>
          {text(`results.import.kind.${name}`)}
        </option>
      ))}
    </select>
  )
}
