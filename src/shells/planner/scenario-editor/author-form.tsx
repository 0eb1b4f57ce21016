import { readKept } from '../../../messages/values.ts'
import { useEffect, useRef, useState } from 'react'
import { useLocalized } from '../../../app/use-app.ts'
import { AUTHOR_ROLES } from '../../../scenario/author-roles.ts'
import { TextField } from '../../../ui/fields.tsx'
import { useEditor, useEditorState } from './editor-context.tsx'
import { useScenarioText } from '../scenarios/scenario-text.tsx'
import { Button } from '../../../ui/button.tsx'

/** Who changes the plan, as a role, and why: asked for each thing anew. What was changed is stored already. */
export function AuthorForm() {
  const editor = useEditor()
  const text = useScenarioText()
  const words = useLocalized()
  const stated = useEditorState((state) => state.stated)
  const unstated = useEditorState((state) => state.unstated)
  const [author, setAuthor] = useState(stated?.author ?? words(AUTHOR_ROLES[0]!))
  const [reason, setReason] = useState(unstated ? '' : (stated?.reason ?? ''))
  const field = useRef<HTMLTextAreaElement>(null)
  // Keys that come fast go where the first went: the form never takes the focus from a row.
  useEffect(() => {
    if (!document.activeElement?.closest('[data-entity]')) field.current?.focus()
  }, [])
  const ready = author.trim() !== '' && reason.trim() !== ''
  return (
    <form
      className="scenario-form"
      aria-label={text('scenario.author.title')}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) editor.state(author.trim(), reason.trim())
      }}
    >
      <h3>{text('scenario.author.title')}</h3>
      {unstated && (
        <p className="scenario-pending">{text('scenario.author.pending', { what: readKept(text, unstated) })}</p>
      )}
      <TextField
        label={text('scenario.author.author')}
        list="scenario-authors"
        value={author}
        maxLength={60}
        required
        onChange={setAuthor}
      />
      <datalist id="scenario-authors">
        {AUTHOR_ROLES.map((role) => (
          <option key={role.en}>{words(role)}</option>
        ))}
      </datalist>
      <label>
        <span>{text('scenario.author.reason')}</span>
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
      <p className="quiet-words">{text('scenario.author.hint')}</p>
      <div className="scenario-actions">
        <Button type="submit" kind="solid" disabled={!ready}>
          {text(unstated ? 'scenario.author.take' : 'scenario.author.keep')}
        </Button>
        {unstated && (
          <Button
            onClick={() => {
              editor.undo()
              editor.closeForm()
            }}
          >
            {text('scenario.author.drop')}
          </Button>
        )}
        <Button onClick={() => editor.closeForm()}>
          {text(unstated ? 'scenario.author.later' : 'scenario.form.close')}
        </Button>
      </div>
    </form>
  )
}
