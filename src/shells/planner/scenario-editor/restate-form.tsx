import { useState } from 'react'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

interface RestateFormProps {
  readonly author: string
  readonly reason: string
  readonly onStated: (author: string, reason: string) => void
}

/** Corrects who made one edit, as a role, and why. */
export function RestateForm({ author: before, reason: why, onStated }: RestateFormProps) {
  const text = useScenarioText()
  const [author, setAuthor] = useState(before)
  const [reason, setReason] = useState(why)
  const ready = author.trim() !== '' && reason.trim() !== ''
  return (
    <form
      className="scenario-row"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onStated(author.trim(), reason.trim())
      }}
    >
      <label>
        <span>{text('scenario.author.author')}</span>
        <input value={author} maxLength={60} required onChange={(event) => setAuthor(event.target.value)} />
      </label>
      <label>
        <span>{text('scenario.author.reason')}</span>
        <input value={reason} maxLength={300} required onChange={(event) => setReason(event.target.value)} />
      </label>
      <button type="submit" className="plain-button" disabled={!ready}>
        {text('scenario.edits.restateDone')}
      </button>
    </form>
  )
}
