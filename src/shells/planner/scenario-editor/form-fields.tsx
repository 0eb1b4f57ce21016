import { useEffect, useRef } from 'react'
import { FIRST_DAY, LAST_DAY, isoOf } from '../../../base/day.ts'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Takes the focus when it appears. */
  readonly focus?: boolean
}

const FIRST = isoOf(FIRST_DAY)
const LAST = isoOf(LAST_DAY)

/** A date to type or pick, within the time of all scenarios. */
export function DateField({ label, value, onChange, focus = false }: FieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])
  return (
    <label>
      <span>{label}</span>
      <input
        ref={field}
        type="date"
        min={FIRST}
        max={LAST}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}

/** A number to type, within its limits. */
export function NumberField({
  label,
  value,
  onChange,
  min,
  max,
  step = 1,
  focus = false,
}: FieldProps & { readonly min: number; readonly max: number; readonly step?: number | 'any' }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])
  return (
    <label>
      <span>{label}</span>
      <input
        ref={field}
        type="number"
        min={min}
        max={max}
        step={step}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
