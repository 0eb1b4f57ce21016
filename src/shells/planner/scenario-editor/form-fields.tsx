import { useEffect, useRef } from 'react'
import { FIRST_DAY, LAST_DAY, asDay } from '../../../base/day.ts'
import { useTypedDate } from '../../../ui/typed-date.ts'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Takes the focus when it appears. */
  readonly focus?: boolean
}

/** The last day that a date may name: LAST_DAY is the end of it. */
export const LAST_NAMED = asDay(LAST_DAY - 1)

/** A date to type or pick, within the time of all scenarios; an empty text where what stands in the field is none. */
export function DateField({ label, value, onChange, focus = false }: FieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])
  const { fault, props } = useTypedDate({
    min: FIRST_DAY,
    max: LAST_NAMED,
    onTake: onChange,
    onRefuse: () => onChange(''),
  })
  // What is refused stays in the field, beside the reason.
  useEffect(() => {
    if (field.current && value !== '' && field.current.value !== value) field.current.value = value
  }, [value])
  return (
    <label>
      <span>{label}</span>
      <input ref={field} type="date" required defaultValue={value} {...props} />
      {fault !== undefined && (
        <small className="date-fault" role="alert">
          {fault}
        </small>
      )}
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
