import type { ReactNode } from 'react'
import { Button } from '../../../ui/button.tsx'

interface FormRowProps {
  /** On the button that sends it. */
  readonly action: string
  readonly disabled?: boolean
  /** Why what stands in it was refused. */
  readonly fault?: string
  readonly onSubmit: () => void
  readonly children: ReactNode
}

/** A small form in one line: some fields and the button that takes them in. */
export function FormRow({ action, disabled = false, fault = '', onSubmit, children }: FormRowProps) {
  return (
    <form
      className="scenario-row"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      <Button type="submit" disabled={disabled}>
        {action}
      </Button>
      {fault !== '' && (
        <small className="scenario-trouble" role="alert">
          {fault}
        </small>
      )}
    </form>
  )
}
