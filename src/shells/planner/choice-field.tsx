import type { Choice } from '../../ui/fields.tsx'

interface ChoiceFieldProps<Value extends string> {
  readonly className: string
  readonly legend: string
  /** Said to the ear alone where the choices speak for themselves. */
  readonly isQuiet?: boolean
  readonly name: string
  readonly value: Value
  readonly choices: readonly Choice<Value>[]
  readonly onChange: (value: Value) => void
}

/** One of a few, all in sight. */
export function ChoiceField<Value extends string>({
  className,
  legend,
  isQuiet = false,
  name,
  value,
  choices,
  onChange,
}: ChoiceFieldProps<Value>) {
  return (
    <fieldset className={className}>
      <legend className={isQuiet ? 'hidden-words' : undefined}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="radio" name={name} checked={value === choice.value} onChange={() => onChange(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  )
}
