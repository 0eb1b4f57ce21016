import { useRef, useState, type ChangeEvent, type FocusEvent, type KeyboardEvent } from 'react'
import { dateFault, isoOf, type Day } from '../base/day.ts'
import { useLanguage, useText } from '../app/use-app.ts'
import { formatDay } from './format-day.ts'

interface TypedDateOptions {
  /** The first and the last day that may be named, both included. */
  readonly min: Day
  readonly max: Day
  /** The field may be left empty, which is taken as an empty text. */
  readonly optional?: boolean
  /** A whole date that is taken, as YYYY-MM-DD. */
  readonly onTake: (iso: string) => void
  /** What stands in the field is not taken; `reason` says why. */
  readonly onRefuse?: (reason: string) => void
}

/** What a date field is given; spread it on the input. */
interface TypedDateProps {
  readonly min: string
  readonly max: string
  readonly 'aria-invalid': true | undefined
  readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly onBlur: (event: FocusEvent<HTMLInputElement>) => void
}

const TYPES = /^(\d|Backspace|Delete)$/
const STEPS = /^Arrow(Up|Down)$/

/**
 * How a date that is typed is taken: while digits are typed the field holds other dates on the way to the one that is meant
 * (year 0202, the 3rd of the 31st), so that they count on Enter or when the field is left. What is chosen from the
 * browser's calendar or stepped with the arrows is whole, and counts at once. What is not taken says why.
 */
export function useTypedDate({ min, max, optional = false, onTake, onRefuse }: TypedDateOptions): {
  readonly fault: string | undefined
  readonly props: TypedDateProps
} {
  const text = useText()
  const language = useLanguage()
  const [fault, setFault] = useState<string>()
  const typing = useRef(false)
  const settle = (field: HTMLInputElement): void => {
    typing.current = false
    const isLeftOut = optional && field.value === '' && !field.validity.badInput
    const why = isLeftOut ? undefined : dateFault(field.value, min, max)
    const words = why && text('date.fault', { why, first: formatDay(min, language), last: formatDay(max, language) })
    // A form that holds a refused date is not sent; the browser says the same reason.
    field.setCustomValidity(words ?? '')
    setFault(words)
    if (words === undefined) onTake(field.value)
    else onRefuse?.(words)
  }
  return {
    fault,
    props: {
      min: isoOf(min),
      max: isoOf(max),
      'aria-invalid': fault === undefined ? undefined : true,
      onChange: ({ currentTarget }) => {
        if (currentTarget.value === '') typing.current = true
        if (!typing.current) settle(currentTarget)
      },
      onKeyDown: ({ key, currentTarget }) => {
        if (TYPES.test(key)) typing.current = true
        else if (STEPS.test(key)) typing.current = false
        else if (key === 'Enter' && typing.current) settle(currentTarget)
      },
      onBlur: ({ currentTarget }) => {
        if (typing.current) settle(currentTarget)
      },
    },
  }
}
