import { useEffect, useRef, useState } from 'react'
import { FIRST_DAY, dateFault, isoOf } from '../../../base/day.ts'
import { formatDay } from '../../../ui/format-day.ts'
import { useLanguage, useText } from '../../../app/use-app.ts'
import { LAST_NAMED } from '../../../ui/fields.tsx'
import type { TableColumn } from './plan-table-cells.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

interface CellProps {
  readonly column: TableColumn
  readonly position: string
  /** Whether Tab comes to this cell. */
  readonly stop: boolean
  readonly shown: string
  readonly value: string
  readonly editable: boolean
  readonly editing: boolean
  readonly hint: string | undefined
  readonly label: string
  readonly onPress: () => void
  readonly onWrite: (value: string) => void
  readonly onLeave: () => void
}

/** Columns whose cells are cut where they have no room. */
const CUT: ReadonlySet<TableColumn> = new Set(['name', 'reason'])

/** One cell: what stands there, or, once Enter or a press has opened it, a field to type in. Enter takes it in, Escape does not. */
export function TableCell({
  column,
  position,
  stop,
  shown,
  value,
  editable,
  editing,
  hint,
  label,
  onPress,
  onWrite,
  onLeave,
}: CellProps) {
  return (
    <td
      data-column={column}
      data-cell={position}
      data-editable={editable || undefined}
      aria-readonly={!editable}
      tabIndex={stop && !editing ? 0 : -1}
      title={hint ?? (CUT.has(column) ? shown : undefined)}
      onClick={editing ? undefined : onPress}
    >
      {editing ? <CellField column={column} value={value} label={label} onWrite={onWrite} onLeave={onLeave} /> : shown}
    </td>
  )
}

function CellField({
  column,
  value,
  label,
  onWrite,
  onLeave,
}: Pick<CellProps, 'column' | 'value' | 'label' | 'onWrite' | 'onLeave'>) {
  const text = useScenarioText()
  const say = useText()
  const language = useLanguage()
  const [typed, setTyped] = useState(value)
  const [fault, setFault] = useState<string>()
  const isDate = column === 'start' || column === 'end'
  const write = (): void => {
    const why = isDate ? dateFault(typed, FIRST_DAY, LAST_NAMED) : undefined
    if (why === undefined) onWrite(typed)
    else
      setFault(say('date.fault', { why, first: formatDay(FIRST_DAY, language), last: formatDay(LAST_NAMED, language) }))
  }
  const field = useRef<HTMLInputElement & HTMLSelectElement>(null)
  useEffect(() => field.current?.focus(), [])
  const shared = {
    ref: field,
    'aria-label': label,
    value: typed,
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    onBlur: onLeave,
    onKeyDown: (event: React.KeyboardEvent) => {
      const key = event.nativeEvent.isComposing ? '' : event.key
      if (key === 'Enter') write()
      else if (key === 'Escape') onWrite(value)
      else {
        event.stopPropagation()
        return
      }
      event.preventDefault()
      event.stopPropagation()
    },
  }
  if (column === 'basis') {
    return (
      <select {...shared}>
        {(['assumed', 'derived'] as const).map((basis) => (
          <option key={basis} value={basis}>
            {text(`basis.${basis}`)}
          </option>
        ))}
      </select>
    )
  }
  if (column === 'months') return <input type="number" min={1} max={160} {...shared} />
  if (column === 'reason') return <input type="text" maxLength={300} {...shared} />
  return (
    <>
      <input
        type="date"
        min={isoOf(FIRST_DAY)}
        max={isoOf(LAST_NAMED)}
        aria-invalid={fault === undefined ? undefined : true}
        {...shared}
      />
      {fault !== undefined && (
        <small className="date-fault" role="alert">
          {fault}
        </small>
      )}
    </>
  )
}
