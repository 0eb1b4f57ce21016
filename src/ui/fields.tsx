import { useEffect, useRef, type InputHTMLAttributes, type ReactNode, type RefObject } from 'react'
import { FIRST_DAY, LAST_DAY, asDay, type Day } from '../base/day.ts'
import { useTypedDate } from './typed-date.ts'

/** The last day that a date may name: LAST_DAY is the end of it. */
export const LAST_NAMED = asDay(LAST_DAY - 1)

/** A name over what is typed or chosen; the sheet of each form lays its fields out. */
export function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label>
      <span>{label}</span>
      {children}
    </label>
  )
}

interface ValueProps {
  readonly label: string
  readonly name?: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Takes the focus when it appears. */
  readonly focus?: boolean
}

type TextAttributes = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'maxLength' | 'required' | 'list' | 'lang' | 'inputMode' | 'onBlur'
>

/** A line of text to type. */
export function TextField({ label, value, onChange, ...input }: Omit<ValueProps, 'focus'> & TextAttributes) {
  return (
    <Field label={label}>
      <input type="text" value={value} onChange={(event) => onChange(event.target.value)} {...input} />
    </Field>
  )
}

/** A number to type, within its limits. */
export function NumberField({
  label,
  name,
  value,
  onChange,
  min,
  max,
  step = 1,
  focus = false,
}: ValueProps & { readonly min: number; readonly max: number; readonly step?: number | 'any' }) {
  const field = useRef<HTMLInputElement>(null)
  useFocusWhen(focus, field)
  return (
    <Field label={label}>
      <input
        ref={field}
        type="number"
        name={name}
        min={min}
        max={max}
        step={step}
        required
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}

interface DateFieldProps extends ValueProps {
  /** The first and the last day that may be named, both included: the time of all scenarios unless said otherwise. */
  readonly min?: Day
  readonly max?: Day
  /** May be left empty. */
  readonly optional?: boolean
}

/** A date to type or pick; an empty text where what stands in the field is none. */
export function DateField({
  label,
  name,
  value,
  onChange,
  min = FIRST_DAY,
  max = LAST_NAMED,
  optional = false,
  focus = false,
}: DateFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useFocusWhen(focus, field)
  const { fault, props } = useTypedDate({ min, max, optional, onTake: onChange, onRefuse: () => onChange('') })
  // What is refused stays in the field, beside the reason.
  useEffect(() => {
    if (field.current && value !== '' && field.current.value !== value) field.current.value = value
  }, [value])
  return (
    <Field label={label}>
      <input ref={field} type="date" name={name} required={!optional} defaultValue={value} {...props} />
      {fault !== undefined && (
        <small className="date-fault" role="alert">
          {fault}
        </small>
      )}
    </Field>
  )
}

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly name?: string
  readonly value: Value
  readonly choices: readonly Choice<Value>[]
  readonly onChange: (value: Value) => void
}

/** One of a list that folds away. */
export function SelectField<Value extends string>({ label, name, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <Field label={label}>
      <select
        name={name}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

function useFocusWhen(focus: boolean, field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus, field])
}
