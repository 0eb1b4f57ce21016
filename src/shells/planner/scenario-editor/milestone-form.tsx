import { useState } from 'react'
import { isoOf } from '../../../base/day.ts'
import { addMilestone, addNote } from '../../../scenario/edit-scenario.ts'
import { useLanguage, useWorld } from '../../../app/use-app.ts'
import { DateField } from './form-fields.tsx'
import { useEditor } from './editor-context.tsx'
import type { PlanRow } from './gantt-rows.ts'
import { useScenarioText } from '../scenarios/scenario-text.tsx'

/** Marks a day: a milestone, or a note, which may be about one thing. */
export function MarkForm({ row }: { readonly row: PlanRow | undefined }) {
  const editor = useEditor()
  const { clock } = useWorld()
  const text = useScenarioText()
  const language = useLanguage()
  const [kind, setKind] = useState<'milestone' | 'note'>('milestone')
  const [date, setDate] = useState(isoOf(clock.day))
  const [words, setWords] = useState('')
  const [about, setAbout] = useState(false)
  const name = row?.entry.entity.name[language]
  return (
    <form
      className="scen-form"
      aria-label={text('scen.mark.title')}
      onSubmit={(event) => {
        event.preventDefault()
        const both = { zh: words.trim(), en: words.trim() }
        const entity = about && row ? row.entry.entity.id : null
        editor.commit(
          (scenario, { author }) =>
            kind === 'milestone'
              ? addMilestone(scenario, { date, name: both })
              : addNote(scenario, { date, entity, text: both, author }),
          { message: 'scen.said.marked', values: { date } },
        )
        setWords('')
      }}
    >
      <h3>{text('scen.mark.title')}</h3>
      <fieldset className="scen-choice">
        <legend className="hidden-words">{text('scen.mark.kind')}</legend>
        {(['milestone', 'note'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="scen-mark" checked={kind === one} onChange={() => setKind(one)} />
            <span>{text(`scen.mark.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <DateField label={text('scen.mark.date')} value={date} onChange={setDate} focus />
      <label>
        <span>{text('scen.mark.words')}</span>
        <input value={words} maxLength={120} required onChange={(event) => setWords(event.target.value)} />
      </label>
      {kind === 'note' && name !== undefined && (
        <label className="scen-check">
          <input type="checkbox" checked={about} onChange={(event) => setAbout(event.target.checked)} />
          <span>{text('scen.mark.about', { name })}</span>
        </label>
      )}
      <div className="scen-actions">
        <button type="submit" className="solid-button" disabled={words.trim() === ''}>
          {text('scen.mark.add')}
        </button>
      </div>
    </form>
  )
}
