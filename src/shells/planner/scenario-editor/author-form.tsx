import { useEffect, useRef, useState } from 'react'
import { useEditor, useEditorState } from './editor-context.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

/** Who changes the plan, as a role, and why: asked once, and kept for what follows. */
export function StatedForm() {
  const editor = useEditor()
  const text = useScenarioText()
  const stated = useEditorState((state) => state.stated)
  const pending = useEditorState((state) => state.pending)
  const [author, setAuthor] = useState(stated?.author ?? text('scen.stated.planner'))
  const [reason, setReason] = useState(stated?.reason ?? '')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const ready = author.trim() !== '' && reason.trim() !== ''
  return (
    <form
      className="scen-form"
      aria-label={text('scen.stated.title')}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) editor.state(author.trim(), reason.trim())
      }}
    >
      <h3>{text('scen.stated.title')}</h3>
      {pending && (
        <p className="scen-pending">
          {text('scen.stated.pending', { what: text(pending.what.message, pending.what.values) })}
        </p>
      )}
      <label>
        <span>{text('scen.stated.author')}</span>
        <input
          list="scen-authors"
          value={author}
          maxLength={60}
          required
          onChange={(event) => setAuthor(event.target.value)}
        />
      </label>
      <datalist id="scen-authors">
        {(['planner', 'transport', 'builder', 'energy', 'researcher'] as const).map((role) => (
          <option key={role}>{text(`scen.stated.${role}`)}</option>
        ))}
      </datalist>
      <label>
        <span>{text('scen.stated.reason')}</span>
        <textarea
          ref={field}
          rows={3}
          value={reason}
          maxLength={300}
          required
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit()
          }}
        />
      </label>
      <p className="quiet-words">{text('scen.stated.hint')}</p>
      <div className="scen-actions">
        <button type="submit" className="solid-button" disabled={!ready}>
          {text(pending ? 'scen.stated.take' : 'scen.stated.keep')}
        </button>
        <button type="button" className="plain-button" onClick={() => editor.dropPending()}>
          {text(pending ? 'scen.stated.drop' : 'scen.form.close')}
        </button>
      </div>
    </form>
  )
}
